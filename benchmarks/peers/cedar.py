"""Cedar through cedarpy: a permit policy for each outcome of each criterion, the set parsed once. The
satisfied policies come back as the reasons; what has none is unknown. Percentages are its decimals."""

import orjson
from cedarpy import Entities, PolicySet, is_authorized

from peers import octets
from rules import CRITERIA, Rate


def policies():
    texts, names = [], []

    def permit(rule, outcome, condition):
        names.append((rule.id, outcome))
        texts.append(f'permit(principal, action, resource) when {{ context has "{rule.id}" && ({condition}) }};')
    for rule in CRITERIA:
        given = f'context["{rule.id}"]'
        if isinstance(rule, Rate):
            numerator, denominator = f"{given}.numerator", f"{given}.denominator"
            if rule.exclusions:
                numerator = f"({numerator} - {given}.excludedNumerator)"
                denominator = f"({denominator} - {given}.excludedDenominator)"
            counted = f"{given} has numerator && {given} has denominator"
            percent, least = f"decimal({given}.percent)", f'decimal("{rule.threshold}.0")'
            reached = f"{numerator} * 100 >= {denominator} * {rule.threshold}"
            permit(rule, "met", f"if {given} has percent then {percent}.greaterThanOrEqual({least}) else "
                                f"{counted} && {denominator} != 0 && {reached}")
            permit(rule, "notMet", f"if {given} has percent then {percent}.lessThan({least}) else "
                                   f"{counted} && {denominator} != 0 && !({reached})")
            permit(rule, "notApplicable", f"{counted} && {denominator} == 0")
        elif rule.proof:
            permit(rule, "met", f"{given}.value && {given} has document && {given} has date")
            permit(rule, "notMet", f"!{given}.value")
        else:
            permit(rule, "met", given)
            permit(rule, "notMet", f"!{given}")
    return PolicySet.from_str("\n".join(texts)), {f"policy{number}": name for number, name in enumerate(names)}


def one(data):
    lines, (compiled, names) = octets(data), policies()
    nobody = Entities.from_json_str("[]")
    unknown = {rule.id: "unknown" for rule in CRITERIA}

    def assess(line):
        nomination = orjson.loads(line)
        request = {"principal": 'Unit::"nominator"', "action": 'Action::"assess"', "resource": 'Unit::"nominee"',
                   "context": nomination["evidence"]}
        result = is_authorized(request, compiled, nobody)
        outcomes = unknown | dict(names[reason] for reason in result.diagnostics.reasons)
        found = outcomes.values()
        verdict = ("ineligible" if "notMet" in found else "incomplete" if "unknown" in found
                   else "needsReview" if "notApplicable" in found else "eligible")
        return orjson.dumps({"id": nomination["id"], "verdict": verdict, "outcomes": outcomes})
    return lambda count: [assess(line) for line in lines[:count]]


ENGINES = {"one": one}
