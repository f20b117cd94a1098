"""The commune's 15 rates and 5 facts, read from the built-in rulebook, and the rulebook the
benchmark decides by: the built-in one without what a commune would need besides them.

What is left out for a commune: the initiative (judged by people), the integrity conditions, the
papers and the deadline. Each would lengthen a nomination beyond 1.1 KB. What a nomination of this
benchmark needs to be eligible are its 20 criteria, no prior award and a competent nominator.
"""

import json
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
BUILT_IN = HERE.parent / "Sources/CRulebooks/rulebooks/thanh-hoa-2024.json"
CATEGORY, AWARD, OTHER_AWARD = "commune", "certificate-of-merit", "district-certificate-of-commendation"


class Rate(NamedTuple):
    id: str
    threshold: int
    exclusions: bool


class Fact(NamedTuple):
    id: str
    proof: bool  # counts only with its document and date


def _of_communes(rulebook):
    return [criterion for criterion in rulebook["criteria"]
            if CATEGORY in criterion["appliesTo"]["categories"] and criterion["inForce"]
            and "collective" in criterion["appliesTo"]["kinds"] and criterion["section"] == "criteria"]


def criteria():
    """The criteria in the order of the rulebook, as Rate or Fact."""
    found = []
    for criterion in _of_communes(json.loads(BUILT_IN.read_bytes())):
        if criterion["type"] == "rate":
            assert criterion["threshold"].isdigit()
            found.append(Rate(criterion["id"], int(criterion["threshold"]), criterion["exclusions"]))
        elif criterion["type"] == "fact":
            found.append(Fact(criterion["id"], bool(criterion["requires"])))
    assert sum(isinstance(one, Rate) for one in found) == 15 and len(found) == 20
    return found


CRITERIA = criteria()
RATES = [one for one in CRITERIA if isinstance(one, Rate)]
FACTS = [one for one in CRITERIA if isinstance(one, Fact)]


def derived():
    rulebook = json.loads(BUILT_IN.read_bytes())
    kept = {one.id for one in CRITERIA}
    for criterion in rulebook["criteria"]:
        categories = criterion["appliesTo"]["categories"]
        if CATEGORY in categories and criterion["id"] not in kept and criterion["type"] != "ranking":
            if len(categories) > 1:
                categories.remove(CATEGORY)
            else:
                criterion["inForce"] = False
    for rule in rulebook["documents"] + [rulebook["deadline"]]:
        rule["awards"] = [OTHER_AWARD if award == AWARD else award for award in rule["awards"]]
    rulebook["id"] = "benchmark"
    return rulebook


