"""The schemas of include/schemas against everything that crosses the boundary.

Run with `python -m pytest Tests/Schemas` after `pip install -r
Tests/requirements.txt`; the library is build/libkhenthuong.so, or what
KHENTHUONG_LIBRARY names. What is not there fails; nothing is skipped.
"""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Iterator

import jsonschema_rs
import pytest

import cases as shared
import damages
import schemas
from library import Answer, Library, Rulebook, RulebookRefused

REPOSITORY = Path(__file__).resolve().parents[2]
ROUNDS = REPOSITORY / "examples/rounds"
BUILTIN = sorted(shared.RULEBOOKS.glob("*.json"))
SAMPLE_ROUNDS = [ROUNDS / f"thanh-hoa-2024{stage}.json" for stage in ("", "-closed")]
DETAILS = ("verdicts", "findings", "full")
LANGUAGES = ("vi", "en")
# Faults that a schema sees as well as the library does: it must refuse them.
# (Dates and decimals are not among them: 2023-02-29, and how a number is written.)
SHAPE = {
    *("unknown-field", "missing-field", "wrong-type", "bad-value", "text-too-long"),
    *("number-out-of-range", "percent-out-of-range", "level-required", "unknown-reading"),
    *("unknown-criterion", "unknown-document", "unknown-category", "unknown-role", "unknown-kind"),
    *("unknown-award", "unknown-pool", "threshold-out-of-range", "untraced-clause"),
}
# Faults of a rulebook that no schema sees.
MEANING = {
    *("unknown-reference", "duplicate-id", "date-order"),
    *("one-way-trace", "reading-path", "reading-default"),
}
PARTS = "categories documents pools deadline awards readings clauses prize ordering".split()
REQUEST = {
    "assess": "assess-request",
    "assessLines": "assess-options",
    "decide": "decide-request",
    "describe": "describe-request",
    "check": "rulebook",
}
CASES = shared.load()


def each(name: str, chosen: list) -> Any:
    return pytest.mark.parametrize(name, chosen, ids=lambda case: case.name)


DETAILED = [
    case
    for case in CASES
    if case.operation in ("assess", "assessLines", "decide") and case.status == 0
]
DECIDED = [case for case in DETAILED if case.operation == "decide"]
CHECKED = [case for case in CASES if case.operation == "check" and case.status == 0]


@cache
def published() -> schemas.Validator:
    return schemas.Validator()


@cache
def specialised(id: str) -> schemas.Validator:
    """The schemas with the ids of a built-in rulebook; see schemas.specialised."""
    return schemas.Validator(schemas.specialised(shared.builtin_rulebooks()[id]))


def specialised_for(case: shared.Case) -> schemas.Validator:
    if case.has_own_rulebook:
        return schemas.Validator(schemas.specialised(case.rulebook))
    return specialised(case.rulebook_id)


def values(key: str, expect: Any) -> Iterator[Any]:
    """Everything that stands under a key, however deep."""
    if isinstance(expect, dict):
        for name, value in expect.items():
            if name == key:
                yield value
            yield from values(key, value)
    elif isinstance(expect, list):
        for element in expect:
            yield from values(key, element)


def parse(text: bytes) -> Any:
    return json.loads(text)


def parse_response(text: bytes) -> Any:
    def distinct(members: list) -> dict:
        assert len({key for key, _ in members}) == len(members), f"a key stands twice: {members}"
        return dict(members)

    return json.loads(text, object_pairs_hook=distinct)


# What is there to test


def test_there_are_cases_of_every_operation():
    assert {case.operation for case in CASES} == set(REQUEST)
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)


def test_there_are_rulebooks_and_rounds():
    assert BUILTIN
    assert {"thanh-hoa-2024.json", "thanh-hoa-2024-closed.json", "communes-2024.ndjson"} <= {
        path.name for path in ROUNDS.iterdir()
    }


# The schemas themselves


@pytest.mark.parametrize("path", schemas.FILES, ids=lambda path: path.name)
def test_schema_is_valid(path):
    name = path.name.removesuffix(".schema.json")
    schema = schemas.load()[name]
    jsonschema_rs.Draft202012Validator(
        {"$ref": "https://json-schema.org/draft/2020-12/schema"}
    ).validate(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == schemas.PREFIX + name
    assert schema["title"] and schema["description"]
    published().errors(name, {})  # every reference resolves
    for part in schema.get("$defs", {}):
        published().errors(f"{name}#{part}", {})


def test_every_schema_of_the_contract_is_there():
    assert set(schemas.load()) == {
        *("common", "rulebook", "nomination", "problem", "assess-options"),
        *(f"{operation}-request" for operation in ("assess", "decide", "describe")),
        *(f"{operation}-response" for operation in ("assess", "decide", "describe", "check")),
    }


@pytest.mark.parametrize("name", schemas.load())
def test_objects_are_closed(name):
    """Every object says what else may stand in it: nothing, or a shape by key.

    Exempt are the fragments ("…Fields"), which whoever uses them closes, and the
    conditions within an object.
    """

    def visit(schema: Any, place: str) -> None:
        if not isinstance(schema, dict):
            return
        kind = schema.get("type")
        fragment = place.lower().endswith("fields")
        if "properties" in schema and not fragment:
            closed = ("additionalProperties", "unevaluatedProperties")
            assert any(schema.get(word) is False for word in closed), f"{name}{place} is open"
            assert kind == "object" or "object" in kind, f"{name}{place} has no type"
        for member in ("properties", "$defs"):
            for key, inner in schema.get(member, {}).items():
                visit(inner, f"{place}/{member}/{key}")
        for member in ("items", "additionalProperties"):
            visit(schema.get(member), f"{place}/{member}")

    visit(schemas.load()[name], "")


# Rulebooks, samples, requests


@pytest.mark.parametrize("path", BUILTIN, ids=lambda path: path.name)
def test_builtin_rulebook(path):
    published().require("rulebook", parse(path.read_bytes()))


def test_sample_rounds():
    for path in SAMPLE_ROUNDS:
        request = parse(path.read_bytes())
        published().require("decide-request", request)
        specialised("thanh-hoa-2024").require("decide-request", request)
    for path in sorted(ROUNDS.glob("*-options.json")):
        published().require("assess-options", parse(path.read_bytes()))


def test_sample_lines():
    for path in sorted(ROUNDS.glob("*.ndjson")):
        lines = path.read_bytes().splitlines()
        assert lines
        for line in lines:
            published().require("nomination", parse(line))
            specialised("thanh-hoa-2024").require("nomination", parse(line))


@each("case", [case for case in CASES if case.operation != "check"])
def test_request(case):
    rulebook = case.rulebook
    if rulebook is None:
        assert case.status == 40
        return
    problem = case.expect.get("problem", {}) if case.status else {}
    codes = {problem.get("code")}
    if case.has_own_rulebook:
        # Status 40 is that of opening it; the request was not looked at then.
        opening = case.status if case.status == 40 else 0
        judge(published(), "rulebook", shared.write(rulebook).encode(), opening, codes, case)
        if opening:
            return
    validator = specialised_for(case)
    if case.operation == "describe" and not case.request.strip():
        assert case.status == 0
        return
    judge(validator, REQUEST[case.operation], case.request, case.status, codes, case)
    if case.operation == "assessLines" and case.status == 0:
        lines = [line for line in case.lines if line.strip()]
        assert len(lines) == len(case.expect["lines"])
        for line, expect in zip(lines, case.expect["lines"]):
            codes = {expect.get("problem", {}).get("code")}
            failed = 30 if "problem" in expect else 0
            judge(validator, "nomination", line.encode(), failed, codes, case)


def judge(validator, name, text: bytes, status: int, codes: set, case) -> None:
    """A text that succeeds validates, one that fails by its shape does not."""
    if status == 0 and not codes & SHAPE or name == "decide-request" and status == 0:
        errors = validator.errors(name, parse(text))
        # Where exactly is for test_round_reports_what_a_schema_refuses.
        if "invalid" in values("standing", case.expect):
            errors = [error for error in errors if not within("submissions", error[0])]
        if "refused" in values("status", case.expect):
            errors = [error for error in errors if not within("rulings", error[0])]
        assert not errors, errors[:3]
    elif codes & SHAPE:
        assert validator.errors(name, parse(text)), f"{name} accepts what is {codes}"


def within(list_name: str, place: list) -> bool:
    return len(place) >= 2 and place[0] == list_name


# Responses


@pytest.fixture(scope="session")
def library() -> Library:
    try:
        return Library()
    except OSError as error:
        pytest.fail(f"the library is not there (make builds it): {error}", pytrace=False)


@pytest.fixture(scope="session")
def builtin(library) -> dict[str, Rulebook]:
    return {id: library.open_rulebook(id) for id in shared.builtin_rulebooks()}


def detail_of(request: bytes) -> str:
    return parse(request).get("detail", "findings") if request.strip() else "findings"


def require_answer(answer: Answer, status: int, name: str) -> Any:
    """The response of a call: of the schema, or a problem when it failed."""
    response = parse_response(answer.text)
    assert answer.status == status, response
    assert ("problem" in response) == (status != 0)
    published().require("problem" if status else name, response)
    if not status:
        published().require(name.partition("#")[0], response)
    return response


def run(library: Library, rulebook: Rulebook, operation: str, request: bytes, lines: bytes) -> Answer:
    if operation == "assessLines":
        return library.assess_lines(rulebook, request, lines)
    return getattr(library, operation)(rulebook, request)


def open_rulebook(case, library: Library, builtin: dict[str, Rulebook]) -> Rulebook:
    if case.has_own_rulebook:
        return library.open_rulebook(text=shared.write(case.rulebook).encode())
    return builtin.get(case.rulebook_id) or library.open_rulebook(case.rulebook_id)


@each("case", CASES)
def test_response(case, library, builtin):
    if case.operation == "check":
        require_answer(library.check(case.request), case.status, "check-response")
        return
    try:
        rulebook = open_rulebook(case, library, builtin)
    except RulebookRefused as refused:
        assert case.status, f"the rulebook was refused: {refused}"
        require_answer(refused.answer, case.status, "problem")
        return
    lines = case.lines_text if case.operation == "assessLines" else b""
    answer = run(library, rulebook, case.operation, case.request, lines)
    if case.status:
        require_answer(answer, case.status, "problem")
    elif case.operation == "assessLines":
        require_lines(answer, detail_of(case.request), len(case.expect["lines"]))
    elif case.operation == "describe":
        require_answer(answer, 0, "describe-response")
    else:
        require_answer(answer, 0, f"{case.operation}-response#{detail_of(case.request)}")


def require_lines(answer: Answer, detail: str, count: int) -> list:
    assert answer.status == 0, answer.text
    lines = [parse_response(line) for line in answer.text.splitlines()]
    assert len(lines) == count
    for line in lines:
        name = "problem" if "problem" in line else f"assess-response#{detail}"
        published().require(name, line)
        published().require("assess-response", line)
    return lines


@each("case", DETAILED)
def test_response_in_every_detail(case, library, builtin):
    rulebook = open_rulebook(case, library, builtin)
    options = json.loads(case.request, parse_float=Decimal)
    lines = case.lines_text if case.operation == "assessLines" else b""
    for detail, language in zip(DETAILS + ("full",), ("en", "vi", "vi", "en")):
        request = shared.write({**options, "detail": detail, "language": language}).encode()
        answer = run(library, rulebook, case.operation, request, lines)
        if case.operation == "assessLines":
            require_lines(answer, detail, len(case.expect["lines"]))
        else:
            require_answer(answer, 0, f"{case.operation}-response#{detail}")


@each("case", DECIDED)
def test_round_reports_what_a_schema_refuses(case, library, builtin):
    """What a schema refuses inside a submission or ruling is reported there, and the reverse."""
    request = parse(case.request)
    errors = specialised_for(case).errors("decide-request", request)
    places = ["/" + "/".join(map(str, place)) + "/" for place, _ in errors]
    answer = library.decide(open_rulebook(case, library, builtin), case.request)
    response = parse(answer.text)
    filed = [
        (f"/submissions/{index}", f"/submissions/{index}/nominations/{place}")
        for index, submission in enumerate(request["submissions"])
        for place in range(len(submission["nominations"]))
    ]
    assert len(filed) == len(response["nominations"])
    reported = []
    for (submission, own), nomination in zip(filed, response["nominations"]):
        problem = nomination.get("problem")
        if problem:
            inside = problem["pointer"].startswith(f"{submission}/nominations/")
            reported.append((own if inside else submission, problem))
    for index, ruling in enumerate(response["rulings"]):
        if ruling["status"] == "refused":
            reported.append((f"/rulings/{index}", ruling["problem"]))
    roots = {root for root, _ in reported}
    for place, (_, message) in zip(places, errors):
        assert any(place.startswith(root + "/") for root in roots), (place, message)
    for root, problem in reported:
        assert (problem["pointer"] + "/").startswith(root + "/")
        if problem["code"] in SHAPE:
            assert any(place.startswith(root + "/") for place in places), problem


@each("case", CHECKED)
def test_check_and_the_schema_agree(case, library):
    response = require_answer(library.check(case.request), 0, "check-response")
    codes = {fault["code"] for fault in response["faults"]}
    errors = published().errors("rulebook", parse(case.request))
    if codes <= MEANING:
        assert not errors, errors[:3]
    if codes & SHAPE:
        assert errors, f"the schema accepts what is {codes & SHAPE}"


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_round_response(detail, language, library, builtin):
    for path in SAMPLE_ROUNDS:
        request = parse(path.read_bytes())
        text = json.dumps({**request, "detail": detail, "language": language}).encode()
        answer = library.decide(builtin["thanh-hoa-2024"], text)
        require_answer(answer, 0, f"decide-response#{detail}")


@pytest.mark.parametrize("path", SAMPLE_ROUNDS, ids=lambda path: path.name)
def test_reading_effects(path, library, builtin):
    request = {**parse(path.read_bytes()), "detail": "verdicts", "readingEffects": True}
    answer = library.decide(builtin["thanh-hoa-2024"], json.dumps(request).encode())
    effects = require_answer(answer, 0, "decide-response#verdicts")["readingEffects"]
    in_force = {reading["id"]: reading["value"] for reading in parse(answer.text)["readings"]}
    readings = shared.builtin_rulebooks()["thanh-hoa-2024"]["readings"]
    assert [(effect["reading"], effect["value"]) for effect in effects] == [
        (reading["id"], value["id"])
        for reading in readings
        for value in reading.get("values", [])
        if in_force[reading["id"]] != value["id"]
    ]


@pytest.mark.parametrize("detail", DETAILS)
def test_sample_lines_response(detail, library, builtin):
    for path in sorted(ROUNDS.glob("*.ndjson")):
        options = parse(path.with_name(path.stem + "-options.json").read_bytes())
        options |= {"detail": detail, "decisionDate": "2024-10-10"}
        text = path.read_bytes()
        rulebook = builtin["thanh-hoa-2024"]
        answer = library.assess_lines(rulebook, json.dumps(options).encode(), text)
        lines = require_lines(answer, detail, len(text.splitlines()))
        assert not any("problem" in line for line in lines)


@pytest.mark.parametrize("id", [path.stem for path in BUILTIN])
def test_describe_response(id, library, builtin):
    def describe(request: dict | None) -> dict:
        text = b"" if request is None else json.dumps({"schemaVersion": 1, **request}).encode()
        response = require_answer(library.describe(builtin[id], text), 0, "describe-response")
        return response

    def brings(*parts: str) -> set[str]:
        extra = {"slots"} if "pools" in parts else set()
        return {"schemaVersion", "rulebook", *parts} | extra

    usual = [part for part in PARTS if part != "clauses"]
    assert set(describe(None)) == brings(*usual)
    assert set(describe({})) == brings(*usual)
    assert set(describe({"parts": PARTS})) == brings(*PARTS)
    assert set(describe({"parts": []})) == brings()
    for part in PARTS:
        assert set(describe({"parts": [part]})) == brings(part)
    assert describe({"language": "en"}) == describe({"language": "vi"}) == describe({})


@pytest.mark.parametrize("path", BUILTIN, ids=lambda path: path.name)
def test_check_response(path, library):
    response = require_answer(library.check(path.read_bytes()), 0, "check-response")
    assert response["valid"]


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff", b"\xef\xbb\xbf{}", b"[" * 100, b"null"])
def test_problem_document(text, library, builtin):
    rulebook = builtin["thanh-hoa-2024"]
    answers = [library.assess(rulebook, text), library.decide(rulebook, text)]
    answers.append(library.assess_lines(rulebook, text, b""))
    if text:
        answers.append(library.describe(rulebook, text))
    for opening in ({"id": "no-such-rulebook"}, {"text": text}):
        with pytest.raises(RulebookRefused) as refused:
            library.open_rulebook(**opening)
        answers.append(refused.value.answer)
    for answer in answers:
        assert answer.status != 0
        require_answer(answer, answer.status, "problem")
    published().require("check-response", parse(library.check(text).text))


# Teeth


@pytest.mark.parametrize("name", damages.TEXTS)
def test_sound_text(name):
    published().require(name, damages.TEXTS[name])


def damage_id(damage: Any) -> str:
    name, place, value = damage
    return f"{name}:{place}={'removed' if value is damages.REMOVE else json.dumps(value)}"


@pytest.mark.parametrize("damage", damages.DAMAGES, ids=damage_id)
def test_damage_is_refused(damage):
    name, place, value = damage
    sound = damages.TEXTS.get(name) or json.loads(
        shared.write(shared.builtin_rulebooks()["thanh-hoa-2024"])
    )
    assert not published().errors(name, sound)
    assert published().errors(name, damages.damage(sound, place, value))


def test_damage_of_a_described_part_is_refused(library, builtin):
    request = json.dumps({"schemaVersion": 1, "parts": PARTS}).encode()
    sound = parse(library.describe(builtin["thanh-hoa-2024"], request).text)
    published().require("describe-response", sound)
    for place, value in [
        ("/rulebook/title", "one language"),
        ("/categories/0/kinds/0/kind", "team"),
        ("/categories/0/kinds/0/evidence/0/label/vi", damages.REMOVE),
        ("/categories/0/kinds/0/evidence/0/clauses/0", 7),
        ("/documents/0/clauses/0", 108),
        ("/deadline/inclusive", damages.REMOVE),
        ("/pools/0/limits", {"collective": 1}),
        ("/slots", damages.REMOVE),
        ("/ordering/0/type", "name"),
        ("/readings/A-1/value", damages.REMOVE),
        ("/readings/A-1/values/0/set", []),
        ("/prize/rounding/mode", "down"),
        ("/clauses/0/rules", []),
    ]:
        damaged = damages.damage(sound, place, value)
        assert published().errors("describe-response", damaged), place
