"""The shared cases: the library's whole answer is the reference model's, where the
model answers such a request."""

import pytest
from answers import Comparison
from cases import load

COMPARISON = Comparison()
CASES = [
    case
    for case in load()
    if case.operation in ("assess", "decide")
    and not case.has_own_rulebook
    and case.rulebook_id == "thanh-hoa-2024"
    and COMPARISON.is_in_scope(case.operation, case.request)
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case, case_comparison):
    differences = getattr(case_comparison, case.operation)(case.request)
    assert not differences, differences


def test_most_cases_are_answered():
    assert len(CASES) > 1300
