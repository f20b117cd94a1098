"""Hand-written Python with orjson: the rules as a table, the comparison in exact integers (counts) or
in floats that cannot change order against a whole threshold (a percentage of two decimals)."""

import orjson

from peers import octets
from rules import CRITERIA, Rate

RULES = [(rule.id, rule.threshold if isinstance(rule, Rate) else None,
          rule.exclusions if isinstance(rule, Rate) else rule.proof) for rule in CRITERIA]


def assess(text):
    nomination = orjson.loads(text)
    get = nomination["evidence"].get
    outcomes = {}
    for id, threshold, special in RULES:
        given = get(id)
        if given is None:
            outcome = "unknown"
        elif threshold is None:
            if given is True:
                outcome = "met"
            elif given is False or not given["value"]:
                outcome = "notMet"
            else:
                outcome = "met" if "document" in given and "date" in given else "unknown"
        elif "numerator" in given and "denominator" in given:
            numerator, denominator = given["numerator"], given["denominator"]
            if special:
                numerator -= given.get("excludedNumerator", 0)
                denominator -= given.get("excludedDenominator", 0)
            if not denominator:
                outcome = "notApplicable"
            else:
                outcome = "met" if numerator * 100 >= threshold * denominator else "notMet"
        elif "percent" in given:
            outcome = "met" if float(given["percent"]) >= threshold else "notMet"
        else:
            outcome = "unknown"
        outcomes[id] = outcome
    found = outcomes.values()
    verdict = ("ineligible" if "notMet" in found else "incomplete" if "unknown" in found
               else "needsReview" if "notApplicable" in found else "eligible")
    return orjson.dumps({"id": nomination["id"], "verdict": verdict, "outcomes": outcomes})


def one(data):
    lines = octets(data)
    return lambda count: [assess(line) for line in lines[:count]]


ENGINES = {"one": one}
