"""The shared cases of Tests/Cases, with bases, patches and templates applied.

Tests/Cases/README.md says what stands in them.
"""

import base64
import copy
import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
CASES = REPOSITORY / "Tests/Cases"
RULEBOOKS = REPOSITORY / "Sources/CRulebooks/rulebooks"


def read(path: Path) -> Any:
    """JSON with numbers as they are written: no binary float."""
    return json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def write(value: Any) -> str:
    """Compact JSON; a Decimal as it was written."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{write(key)}:{write(member)}" for key, member in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def merge(target: Any, patch: Any) -> Any:
    """JSON Merge Patch, RFC 7396."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merge(result.get(key), value)
    return result


def expand(value: Any, nominations: dict) -> Any:
    """Replaces {"$nomination": NAME, "patch": …} wherever it stands."""
    if isinstance(value, list):
        return [expand(element, nominations) for element in value]
    if not isinstance(value, dict):
        return value
    if "$nomination" in value:
        assert value.keys() <= {"$nomination", "patch"}, f"unknown part of a template: {value}"
        template = expand(nominations[value["$nomination"]], nominations)
        return merge(template, expand(value.get("patch", {}), nominations))
    return {key: expand(member, nominations) for key, member in value.items()}


def _index(array: list, step: str) -> int:
    for index, element in enumerate(array):
        if isinstance(element, dict) and element.get("id") == step:
            return index
    return int(step)


def patch_rulebook(rulebook: Any, patch: list) -> Any:
    """Applies a rulebookPatch to a copy."""
    rulebook = copy.deepcopy(rulebook)
    for change in patch:
        steps = [s.replace("~1", "/").replace("~0", "~") for s in change["path"].split("/")[1:]]
        if not steps:
            rulebook = change["value"]
            continue
        spot = rulebook
        for step in steps[:-1]:
            spot = spot[_index(spot, step)] if isinstance(spot, list) else spot[step]
        last: Any = steps[-1]
        if isinstance(spot, list):
            if last == "-":
                spot.append(change["value"])
                continue
            last = _index(spot, last)
        if change.get("remove"):
            del spot[last]
        else:
            spot[last] = change["value"]
    return rulebook


@cache
def builtin_rulebooks() -> dict[str, Any]:
    rulebooks = [read(path) for path in sorted(RULEBOOKS.glob("*.json"))]
    return {rulebook["id"]: rulebook for rulebook in rulebooks}


@dataclass
class Case:
    name: str
    operation: str
    data: dict
    bases: dict
    nominations: dict

    @property
    def status(self) -> int:
        return self.data.get("status", 0)

    @property
    def expect(self) -> Any:
        return self.data["expect"]

    @property
    def has_own_rulebook(self) -> bool:
        return "rulebookPatch" in self.data and self.operation != "check"

    @property
    def rulebook_id(self) -> str:
        return self.data.get("rulebook", "thanh-hoa-2024")

    @property
    def rulebook(self) -> Any:
        """The rulebook in use, as JSON; None when no built-in one has that id."""
        builtin = builtin_rulebooks().get(self.rulebook_id)
        patch = self.data.get("rulebookPatch")
        return patch_rulebook(builtin, patch) if patch else builtin

    @property
    def request(self) -> bytes:
        """The request's text; the options of assessLines."""
        if "requestText" in self.data:
            return self.data["requestText"].encode()
        if "requestBase64" in self.data:
            return base64.b64decode(self.data["requestBase64"])
        if "options" in self.data:
            options = self.data["options"]
            return (options if isinstance(options, str) else self._text(options)).encode()
        if "base" in self.data:
            base = expand(self.bases[self.data["base"]], self.nominations)
            return write(merge(base, expand(self.data.get("patch", {}), self.nominations))).encode()
        if "request" in self.data:
            return self._text(self.data["request"]).encode()
        assert self.operation == "check", f"{self.name} has no request"
        return write(self.rulebook).encode()

    @property
    def lines(self) -> list[str]:
        """Of assessLines: the lines, without their ends."""
        return [
            line if isinstance(line, str) else self._text(line) for line in self.data["lines"]
        ]

    @property
    def lines_text(self) -> bytes:
        if not self.lines:
            return b""
        end = self.data.get("lineEnd", "\n")
        last = end if self.data.get("lastLineEnd", True) else ""
        return (end.join(self.lines) + last).encode()

    @property
    def verifies(self) -> str | None:
        """Of verify: the operation whose response is verified; None: `earlier`."""
        return self.data.get("verifies")

    def mutated(self, text: bytes, key: str) -> bytes:
        """A text with the changes listed under a key, each where it first occurs."""
        for change in self.data.get(key, []):
            assert change["replace"].encode() in text, f"{self.name}: no {change['replace']}"
            text = text.replace(change["replace"].encode(), change["by"].encode(), 1)
        return text

    def _text(self, value: Any) -> str:
        return write(expand(value, self.nominations))


def load() -> list[Case]:
    """Every case, in the order of its file and place."""
    cases = []
    for folder in sorted(path for path in CASES.iterdir() if path.is_dir()):
        shared = read(folder / "bases.json") if (folder / "bases.json").exists() else {}
        for path in sorted(folder.glob("*.json")):
            if path.name == "bases.json":
                continue
            for data in read(path)["cases"]:
                cases.append(
                    Case(
                        name=data["name"],
                        operation=data["operation"],
                        data=data,
                        bases=shared.get("bases", {}),
                        nominations=shared.get("nominations", {}),
                    )
                )
    return cases
