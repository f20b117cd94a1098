"""The words of the formats against the Swift sources and the C header.

What stands in an enum, among the problem codes or among the limits must be the same
in the sources, in include/schemas and in docs/formats.md or docs/errors.md.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import cases as shared
import schemas

REPOSITORY = Path(__file__).resolve().parents[2]
FORMATS = (REPOSITORY / "docs/formats.md").read_text(encoding="utf-8")
ERRORS = (REPOSITORY / "docs/errors.md").read_text(encoding="utf-8")
HEADER = (REPOSITORY / "include/khenthuong.h").read_text(encoding="utf-8")


@cache
def swift() -> str:
    files = sorted((REPOSITORY / "Sources").rglob("*.swift"))
    assert files
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def cases_of(name: str) -> list[str]:
    """The words of a Swift enum; "Pool.Kinds" is the enum Kinds inside Pool."""
    blocks = _declared(swift(), name.split("."))
    assert len(blocks) == 1, f"{name} stands {len(blocks)} times"
    words = []
    for line in re.findall(r"^\s*case ([^:.]+?)$", re.sub(r"//.*", "", blocks[0]), re.M):
        for word in filter(None, map(str.strip, line.split(","))):
            raw = re.fullmatch(r'\w+ = "(.*)"', word)
            words.append(raw[1] if raw else word)
    assert words, name
    return words


def _declared(text: str, path: list[str]) -> list[str]:
    """The blocks of the types so named, one inside the other."""
    if not path:
        return [text]
    declaration = rf"^ *(?:@frozen )?(?:public |private )?(?:enum|struct) {path[0]}\b"
    return [
        block
        for found in re.finditer(declaration, text, re.M)
        for block in _declared(_block(text[found.start() :]), path[1:])
    ]


def _block(text: str) -> str:
    """The text between the first brace and the one that closes it."""
    depth = 0
    start = text.index("{")
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            # Lists of cases go on after a comma at the end of a line.
            return re.sub(r",\s*\n\s*", ", ", text[start + 1 : place])
    raise AssertionError("a block without an end")


def at(place: str) -> Any:
    """The list of words at a place of a schema, "common#/$defs/reason/enum"."""
    name, _, pointer = place.partition("#")
    value = schemas.load()[name]
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


FINDING = "common#/$defs/findingFields/properties"
NOTICE = "common#/$defs/notice/properties"
RULEBOOK = "rulebook#/$defs"
REQUEST = "decide-request#/$defs/ruling"
DECISION = "decide-response#/$defs"

# The Swift enum, the place in a schema, and what the schema leaves out.
ENUMS = [
    ("Reason", "common#/$defs/reason/enum", ()),
    ("Outcome", "common#/$defs/outcome/enum", ()),
    ("Verdict", "common#/$defs/verdict/enum", ()),
    ("Standing", "common#/$defs/standing/enum", ()),
    ("Standing", DECISION + "/totals/properties/standings/required", ()),
    ("Verdict", DECISION + "/totals/properties/verdicts/required", ()),
    ("RoundNotice.Code", NOTICE + "/code/enum", ()),
    ("Severity", NOTICE + "/severity/enum", ("off",)),
    ("Severity", RULEBOOK + "/whenUnused/properties/severity/enum", ()),
    ("Layer", "common#/$defs/layer/enum", ()),
    ("NomineeKind", "common#/$defs/kind/enum", ()),
    ("Detail", "common#/$defs/detail/enum", ()),
    ("Language", "common#/$defs/language/enum", ()),
    ("Stage", "common#/$defs/stage/enum", ()),
    ("PersonalField", "common#/$defs/optionFields/properties/show/items/enum", ()),
    ("EvidenceReader.JudgedOutcome", "common#/$defs/judgement/properties/verdict/enum", ()),
    ("SharedPart", DECISION + "/decidedFields/properties/sharesWith/items/properties/by/enum", ()),
    ("RulingInput.Status", DECISION + "/rulingResult/properties/status/enum", ()),
    ("RulingReader.Kind", REQUEST + "/properties/type/enum", ()),
    ("RulingReader.Ruled", REQUEST + "/allOf/2/then/properties/outcome/enum", ()),
    ("RulingReader.KindChoice", REQUEST + "/allOf/4/then/properties/choose/enum", ()),
    ("Part", "describe-request#/properties/parts/items/enum", ()),
    ("CriterionSection", RULEBOOK + "/criterionFields/properties/section/enum", ()),
    ("CriterionType", RULEBOOK + "/typeFields/properties/type/enum", ()),
    ("MeasuredEntity", RULEBOOK + "/measuredEntity/enum", ()),
    ("CriterionGroup.Combination", RULEBOOK + "/group/properties/combine/enum", ()),
    ("Obligation", RULEBOOK + "/documentFields/properties/obligation/enum", ()),
    ("BelongsTo", RULEBOOK + "/documentFields/properties/belongsTo/enum", ()),
    ("DocumentCheck", RULEBOOK + "/documentFields/properties/checks/items/enum", ()),
    ("FactPart", RULEBOOK + "/typeFields/allOf/1/then/properties/requires/items/enum", ()),
    ("Relation", "rulebook#/properties/authority/properties/relations/items/enum", ()),
    ("Deadline.Basis", RULEBOOK + "/deadlineFields/properties/basis/enum", ()),
    ("Deadline.Supplements", RULEBOOK + "/deadlineFields/properties/supplements/enum", ()),
    ("Pool.Scope", RULEBOOK + "/poolFields/properties/scope/enum", ()),
    ("Pool.Kinds", RULEBOOK + "/poolFields/properties/kinds/enum", ()),
    ("Pool.Kinds", DECISION + "/pool/properties/kinds/enum", ()),
    ("Pool.Mixed", RULEBOOK + "/poolFields/properties/mixed/enum", ()),
    ("Pool.Among", RULEBOOK + "/whenUnused/properties/among/enum", ()),
    ("Slot.Side", RULEBOOK + "/slotFields/properties/owner/properties/of/enum", ()),
    ("QuotaRules.Counts", "rulebook#/properties/quota/properties/counts/enum", ()),
    ("QuotaRules.OpenBeside", "rulebook#/properties/quota/properties/openBeside/enum", ()),
    ("OrderingKey.Source", RULEBOOK + "/keyFields/properties/type/enum", ()),
    ("OrderingKey.Missing", RULEBOOK + "/keyFields/allOf/0/then/properties/missing/enum", ()),
    ("PrizeTable.Rounding", RULEBOOK + "/prizeFields/properties/rounding/properties/mode/enum", ()),
    ("Clause.NoRule", RULEBOOK + "/clause/properties/noRule/enum", ()),
]


@pytest.mark.parametrize("name, place, left_out", ENUMS, ids=[f"{e[0]}={e[1]}" for e in ENUMS])
def test_words_are_those_of_the_sources(name, place, left_out):
    words = cases_of(name)
    assert set(left_out) <= set(words)
    assert sorted(at(place)) == sorted(set(words) - set(left_out))


def test_sections_are_those_of_the_sources():
    block = _block(swift()[swift().index("func section(of subject:") :])
    written = set(re.findall(r'"(\w+)"', block)) | set(cases_of("CriterionSection"))
    assert set(at(FINDING + "/section/enum")) == written


@pytest.mark.parametrize("name", ["Reason", "Outcome", "Verdict", "Standing", "RoundNotice.Code"])
def test_formats_name_every_word(name):
    for word in cases_of(name):
        assert f"`{word}`" in FORMATS, word


# Problem codes

STATUS = {"json": "JSON", "request": "REQUEST", "rulebook": "RULEBOOK", "limit": "LIMIT"}


def raised() -> dict[str, str]:
    """Status by code, of those that are declared and raised somewhere."""
    declaration = re.compile(r'static let (\w+) = ProblemCode\("([a-z0-9-]+)", \.(\w+)\)')
    rest = declaration.sub("", swift())
    assert "ProblemCode(\"" not in rest, "a code that this test cannot read"
    codes = {
        code: STATUS[group]
        for name, code, group in declaration.findall(swift())
        if re.search(rf"\.{name}\b", rest)
    }
    assert codes["out-of-memory"] == "LIMIT"
    return codes | {"out-of-memory": "MEMORY"}


def explained() -> list[tuple[str, str]]:
    """Code and status of each row, in which both languages have cause and *remedy*."""
    rows = []
    for status, section in re.findall(r"^## `KT_ERROR_([A-Z]+)` .*\n((?:(?!## ).*\n)*)", ERRORS, re.M):
        for row in re.findall(r"^\| `.*$", section, re.M):
            found = re.fullmatch(r"\| `([a-z0-9-]+)` \| \S.*[.] \*.+[.]\* \| \S.*[.] \*.+[.]\* \|", row)
            assert found, row
            rows.append((found[1], status))
    return rows


def test_problem_codes_are_explained():
    assert len(explained()) == len(dict(explained())), "a code stands twice"
    assert dict(explained()) == raised()


def test_statuses_have_the_values_of_the_header():
    values = dict(re.findall(r"^#define (KT_ERROR_\w+) \(\(kt_status\)(\d+)\)", HEADER, re.M))
    assert dict(re.findall(r"`(KT_ERROR_\w+)`(?: \w+)* \((\d+)\)", ERRORS)) == values


def test_problem_codes_of_the_schema():
    assert sorted(at("common#/$defs/problem/properties/code/enum")) == sorted(raised())


# What no shared case can show: it takes a text of megabytes, or all the memory.
SHOWN_ELSEWHERE = {
    "json-too-large": "Tests/ABI/limits.c",
    "list-too-long": "Tests/ABI/limits.c",
    "out-of-memory": "Tests/ABI/limits.c",
}


def codes_within(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(codes_within, value))
    if isinstance(value, dict):
        own = {value["code"]} if isinstance(value.get("code"), str) else set()
        return own.union(*map(codes_within, value.values()))
    return set()


def test_every_problem_code_is_shown():
    shown = codes_within([case.expect for case in shared.load()])
    assert raised().keys() - shown == SHOWN_ELSEWHERE.keys()
    for code, path in SHOWN_ELSEWHERE.items():
        word = "KT_ERROR_MEMORY" if code == "out-of-memory" else f'"{code}"'
        assert word in (REPOSITORY / path).read_text(encoding="utf-8")


# Limits


def test_limits_of_the_formats():
    """The limits of the table are those of the header; the others, of the sources."""
    rows = re.findall(r"^\| ([^|]+) \| ([0-9 ]+) \| (?:`(\w+)` )?\|$", FORMATS, re.M)
    given = {name or text: int(number.replace(" ", "")) for text, number, name in rows}
    macros = re.findall(r"^#define (KT_MAX_\w+) ([0-9]+)", HEADER, re.M)
    limits = {name: int(number) for name, number in macros}
    assert limits
    limits["units, rulings or local quotas"] = constant("RequestLimits.maxUnits")
    limits["elements of a list of a rulebook"] = constant("RulebookLimits.maxListItems")
    limits["categories, award forms or roles of a rulebook"] = constant("RulebookLimits.maxKinds")
    limits["values of a status of a rulebook"] = constant("RulebookLimits.maxStatusValues")
    limits["faults that `check` lists"] = constant("RulebookLimits.maxFaults")
    assert given == limits
    depth, neighbours = constant("Registry.maxDepth"), constant("Selection.maxNeighbours")
    assert f"at most {depth}\nothers" in FORMATS
    assert f"list at most {neighbours} others" in FORMATS
    for list_name in ("sharesWith", "tiedWith"):
        place = f"{DECISION}/decidedFields/properties/{list_name}/maxItems"
        assert at(place) == neighbours


def constant(name: str) -> int:
    kind, _, constant = name.partition(".")
    found = [
        re.search(rf"static let {constant} = ([0-9_]+)$", block, re.M)
        for block in _declared(swift(), [kind])
    ]
    values = {int(match[1].replace("_", "")) for match in found if match}
    assert len(values) == 1, name
    return values.pop()
