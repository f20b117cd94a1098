"""What a caller writes, for test_wheel.py: mypy --strict must agree with every type here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_type

from khenthuong import (
    Assessment,
    InvalidRequest,
    Outcome,
    Problem,
    Refusal,
    Rulebook,
    Standing,
    TextPair,
    Verdict,
    check,
)

rulebook = Rulebook.builtin()

assessment = rulebook.assess({"schemaVersion": 1})
assert_type(assessment.verdict, Verdict)
assert_type(assessment.outcomes, Mapping[str, Outcome] | None)
assert_type(assessment.findings[0].outcome, Outcome)
assert_type(assessment.findings[0].clauses, tuple[str, ...])
assert_type(assessment.explanation, TextPair | None)
assert_type(assessment.raw, bytes)

for result in rulebook.assess_many("", [], progress=lambda done, total: done < 10):
    if isinstance(result, Refusal):
        assert_type(result.problem, Problem)
    else:
        assert_type(result, Assessment)

decision = rulebook.decide(b"")
assert_type(decision.nominations[0].standing, Standing)
assert_type(decision.proposed[0].nominee.display_name, str | None)
assert_type(decision.pools[0].limits.collective, int | None)
assert_type(decision.totals.standings["proposed"], int)
assert_type(rulebook.verify("", decision).same, bool)
assert_type(check("{}").faults, tuple[Problem, ...])

description = rulebook.describe()
if description.categories is not None:
    assert_type(description.categories[0].kinds[0].evidence[0].threshold, str | None)

try:
    rulebook.describe("[]")
except InvalidRequest as error:
    assert_type(error.code, str)
    assert_type(error.byte_offset, int)
    assert_type(error.expected, TextPair | None)
