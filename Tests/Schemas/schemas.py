"""The schemas of include/schemas, ready to validate."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

REPOSITORY = Path(__file__).resolve().parents[2]
PREFIX = "urn:khenthuong:schema:1:"
FILES = sorted((REPOSITORY / "include/schemas").glob("*.schema.json"))


@cache
def load() -> dict[str, Any]:
    """Schema by name, as in the file name and the $id."""
    return {
        path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
        for path in FILES
    }


def specialised(rulebook: Any) -> dict[str, Any]:
    """The schemas with what only a rulebook knows: its ids and what hangs on them.

    The published schemas leave the ids open, so they cannot say that a rate was
    given where a fact is asked for; these can.
    """
    schemas = copy.deepcopy(load())
    common = schemas["common"]["$defs"]
    kinds = {
        "fact": "factEvidence",
        "count": "countEvidence",
        "judgement": "judgement",
        "judgedItems": "judgedItemsEvidence",
    }
    evidence = {}
    for criterion in rulebook["criteria"]:
        kind = criterion["type"]
        if kind == "status":
            evidence[criterion["id"]] = {"enum": [value["id"] for value in criterion["values"]]}
        elif kind == "rate":
            name = "rateEvidence" if criterion["exclusions"] else "rateEvidenceExact"
            evidence[criterion["id"]] = {"$ref": f"#/$defs/{name}"}
        elif kind != "ranking":
            evidence[criterion["id"]] = {"$ref": f"#/$defs/{kinds[kind]}"}
    common["evidence"] = {"type": "object", "properties": evidence, "additionalProperties": False}
    for owner in ("nomination", "submission"):
        common[f"{owner}Documents"] = {
            "type": "object",
            "properties": {
                document["id"]: {"$ref": "#/$defs/document"}
                for document in rulebook["documents"]
                if document["belongsTo"] == owner
            },
            "additionalProperties": False,
        }
    unit = common["unit"]
    categories = {"enum": [category["id"] for category in rulebook["categories"]]}
    unit["properties"]["category"] = categories
    round = schemas["decide-request"]["properties"]
    round["rankings"]["items"]["properties"]["category"] = categories
    unit["properties"]["roles"]["items"] = {"enum": [role["id"] for role in rulebook["roles"]]}
    unit["allOf"] = [_unit_of(category) for category in rulebook["categories"]]
    award = {"enum": [award["id"] for award in rulebook["awards"]]}
    common["nominationFields"]["properties"]["award"] = award
    common["priorAwards"]["items"]["properties"]["award"] = award
    round["localQuotas"]["items"]["properties"]["award"] = award
    common["chosenReadings"] = {
        "type": "object",
        "properties": {
            reading["id"]: {"enum": [value["id"] for value in reading["values"]]}
            for reading in rulebook["readings"]
            if "values" in reading
        },
        "additionalProperties": False,
    }
    for kind in schemas["decide-request"]["$defs"]["ruling"]["allOf"]:
        if "pool" in kind["then"]["properties"]:
            kind["then"]["properties"]["pool"] = {"enum": [pool["id"] for pool in rulebook["pools"]]}
            kind["then"]["allOf"] = [_owner_of(pool) for pool in rulebook["pools"]]
    return schemas


def _owner_of(pool: Any) -> Any:
    """A shared pool has no owner, any other has one."""
    shared = pool["scope"] == "shared"
    return {
        "if": {"properties": {"pool": {"const": pool["id"]}}, "required": ["pool"]},
        "then": {"properties": {"owner": False}} if shared else {"required": ["owner"]},
    }


def _unit_of(category: Any) -> Any:
    """What else a unit needs by its category."""
    levels = category.get("levels", [])
    return {
        "if": {"properties": {"category": {"const": category["id"]}}, "required": ["category"]},
        "then": {
            "properties": {"level": {"enum": levels} if levels else True},
            "required": (["level"] if len(levels) > 1 else [])
            + (["parent"] if category.get("judgedBy") == "parent" else []),
        },
    }


class Validator:
    def __init__(self, schemas: dict[str, Any] | None = None):
        schemas = schemas or load()
        self._registry = jsonschema_rs.Registry([(s["$id"], s) for s in schemas.values()])
        self._validators: dict[str, Any] = {}

    def errors(self, name: str, value: Any) -> list[tuple[list, str]]:
        """Places and messages; `name` is a schema or, "name#definition", a part of one."""
        if name not in self._validators:
            reference = PREFIX + name.replace("#", "#/$defs/")
            self._validators[name] = jsonschema_rs.Draft202012Validator(
                {"$ref": reference}, registry=self._registry
            )
        return [
            (list(error.instance_path), error.message)
            for error in self._validators[name].iter_errors(value)
        ]

    def require(self, name: str, value: Any) -> None:
        errors = self.errors(name, value)
        assert not errors, f"not a {name}: " + "; ".join(
            f"/{'/'.join(map(str, place))}: {message[:300]}" for place, message in errors[:5]
        )
