"""The typed views against the schemas and against every response of the shared cases."""

from __future__ import annotations

import json
import pickle
from enum import StrEnum
from typing import Any

import cases
import pytest
from conftest import REPOSITORY
from responses import answered

from khenthuong import (
    Assessment,
    Decision,
    Description,
    Outcome,
    RulebookCheck,
    Verdict,
    Verification,
)
from khenthuong._view import Response, View, each, mapping
from khenthuong.batch import BatchReceipt
from khenthuong.problem import Refusal

SCHEMAS = {
    document["$id"]: document
    for path in sorted((REPOSITORY / "include/schemas").glob("*.schema.json"))
    for document in [json.loads(path.read_bytes())]
}
RESPONSES: dict[type[Response], str] = {
    Assessment: "assess-response",
    Decision: "decide-response",
    Description: "describe-response",
    RulebookCheck: "check-response",
    Verification: "verify-response",
}
COMBINING = ("allOf", "anyOf", "oneOf")
# The words of an enum that only rulebooks use, or that an answer never has.
NARROWER = {"Outcome", "Section"}


def resolve(reference: str, base: str) -> tuple[Any, str]:
    document, _, path = reference.partition("#")
    base = document or base
    spot = SCHEMAS[base]
    for step in path.split("/")[1:]:
        spot = spot[step]
    return spot, base


def parts(schema: Any, base: str, seen: frozenset[int] = frozenset()) -> list[tuple[Any, str]]:
    """The schemas that together describe one value: references and alternatives followed."""
    if not isinstance(schema, dict) or id(schema) in seen:
        return []
    seen |= {id(schema)}
    found = [(schema, base)]
    if "$ref" in schema:
        found += parts(*resolve(schema["$ref"], base), seen)
    for word in COMBINING:
        for inner in schema.get(word, []):
            found += parts(inner, base, seen)
    for word in ("then", "else"):
        found += parts(schema.get(word), base, seen)
    return found


def properties(schemas: list[tuple[Any, str]]) -> dict[str, list[tuple[Any, str]]]:
    found: dict[str, list[tuple[Any, str]]] = {}
    for schema, base in schemas:
        for key, inner in schema.get("properties", {}).items():
            if inner is not False:
                found.setdefault(key, []).extend(parts(inner, base))
    return found


def items(schemas: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    return [part for s, base in schemas if "items" in s for part in parts(s["items"], base)]


def compare(view: type[View], schemas: list[tuple[Any, str]], path: str, wrong: list[str]) -> None:
    wanted = properties(schemas)
    fields = view.fields()
    if issubclass(view, Response):
        wanted.pop("problem", None)  # a failure is an exception
    for key in sorted(wanted.keys() ^ fields.keys()):
        wrong.append(f"{path}.{key} is only in the {'schema' if key in wanted else 'view'}")
    for key in wanted.keys() & fields.keys():
        read: Any = fields[key].read
        inner = wanted[key]
        place = f"{path}.{key}"
        if isinstance(read, each):
            read, inner = read.read, items(inner)
        if isinstance(read, mapping):
            continue
        if isinstance(read, type) and issubclass(read, View):
            compare(read, inner, place, wrong)
        elif isinstance(read, type) and issubclass(read, StrEnum):
            words = {word for s, _ in inner for word in s.get("enum", [])}
            if not words <= set(read) or (words != set(read) and read.__name__ not in NARROWER):
                wrong.append(f"{place} may be {sorted(words)}, not {[str(w) for w in read]}")


@pytest.mark.parametrize("view", RESPONSES, ids=lambda view: view.__name__)
def test_views_have_the_fields_of_the_schemas(view: type[Response]) -> None:
    base = f"urn:khenthuong:schema:1:{RESPONSES[view]}"
    wrong: list[str] = []
    compare(view, parts(SCHEMAS[base], base), view.__name__, wrong)
    assert not wrong, "\n".join(wrong)


def plain(value: Any) -> Any:
    if isinstance(value, View):
        return value.json()
    if isinstance(value, tuple):
        return [plain(element) for element in value]
    if hasattr(value, "items"):
        return {key: plain(member) for key, member in value.items()}
    return value


def walk(view: View) -> int:
    """Reads every field of a view and of those in it; how many there were."""
    document = view.json()
    fields = type(view).fields()
    assert document.keys() <= fields.keys(), document.keys() - fields.keys()
    count = 0
    for key, field in fields.items():
        value = getattr(view, field.name)
        count += 1
        if document.get(key) is None:
            assert value is None or value in ((), 0, 1, False), (key, value)
        elif key not in ("extensions", "requestExtensions"):
            assert plain(value) == document[key], key
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, View):
                count += walk(inner)
    return count


@pytest.mark.parametrize("operation", ["assess", "assessLines", "check", "describe", "verify"])
def test_every_field_of_every_response(operation: str) -> None:
    chosen = [case for case in cases.load() if case.operation == operation]
    assert sum(walk(response) for case in chosen for response in answered(case)) > 100


@pytest.mark.parametrize("part", range(8))
def test_every_field_of_every_decision(part: int) -> None:
    chosen = [case for case in cases.load() if case.operation == "decide"][part::8]
    assert sum(walk(response) for case in chosen for response in answered(case)) > 10_000


def test_views_cannot_be_changed(rulebook: Any, sample_round: bytes) -> None:
    decision = rulebook.decide(sample_round)
    for view in (decision, decision.proposed[0]):
        with pytest.raises(AttributeError):
            view.nomination = "x"
        with pytest.raises(AttributeError):
            del view.nomination
    with pytest.raises(AttributeError):
        decision.raw = b""
    with pytest.raises(TypeError):
        decision.totals.standings["proposed"] = 0


def test_views_are_equal_when_their_json_is(rulebook: Any, sample_round: bytes) -> None:
    one, other = rulebook.decide(sample_round), rulebook.decide(sample_round)
    assert one == other
    assert one.proposed[0] == other.proposed[0] != other.proposed[1]
    assert one.proposed[0].nominee != one.proposed[0].json()["nominee"]


def test_views_are_pickled(rulebook: Any, sample_round: bytes) -> None:
    decision = rulebook.decide(sample_round)
    assert decision.proposed
    for view in (decision, decision.proposed[0], decision.totals):
        again = pickle.loads(pickle.dumps(view))
        assert again == view
        assert type(again) is type(view)
    assert pickle.loads(pickle.dumps(decision)).raw == decision.raw


def test_a_field_of_a_later_version_is_kept() -> None:
    later = Assessment(b'{"schemaVersion":1,"nomination":"a","verdict":"eligible","later":1.50}')
    assert later.verdict is Verdict.ELIGIBLE
    assert str(later.json()["later"]) == "1.50"
    with pytest.raises(ValueError, match="sometimes"):
        assert Assessment(later.raw.replace(b"eligible", b"sometimes")).verdict


def test_words_are_the_words_of_the_json(rulebook: Any, sample_round: bytes) -> None:
    decision = rulebook.decide(sample_round)
    finding = next(f for n in decision.nominations for f in n.findings if f.outcome == "unknown")
    assert finding.outcome is Outcome.UNKNOWN
    assert f"{finding.outcome}" == "unknown"
    assert json.dumps(finding.outcome) == '"unknown"'


def test_a_refusal_and_a_receipt_are_views_too() -> None:
    assert Refusal.fields().keys() == {"schemaVersion", "problem"}
    assert BatchReceipt.fields().keys() == {"schemaVersion", "receipt"}
