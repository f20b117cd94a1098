"""jsonschema-rs: one validator, built once, its errors read back as outcomes. JSON Schema cannot
compare two numbers of the instance, so a rate is a keyword of ours that it calls in Python (its
documented way); presence, facts and papers are the schema's own."""

import jsonschema_rs
import orjson

from peers import octets
from rules import CRITERIA, Rate


class RateKeyword:
    def __init__(self, parent_schema, value, schema_path):
        self.threshold, self.exclusions = value

    def validate(self, given):
        if "percent" in given:
            if float(given["percent"]) < self.threshold:
                raise ValueError("notMet")
        elif "numerator" in given and "denominator" in given:
            numerator, denominator = given["numerator"], given["denominator"]
            if self.exclusions:
                numerator -= given["excludedNumerator"]
                denominator -= given["excludedDenominator"]
            if not denominator:
                raise ValueError("notApplicable")
            if numerator * 100 < self.threshold * denominator:
                raise ValueError("notMet")
        else:
            raise ValueError("unknown")


def schema(rule):
    if isinstance(rule, Rate):
        return {"rate": [rule.threshold, rule.exclusions]}
    if rule.proof:
        return {"if": {"properties": {"value": {"const": True}}}, "then": {"required": ["document", "date"]},
                "properties": {"value": {"const": True}}}
    return {"const": True}


def one(data):
    lines = octets(data)
    names = [rule.id for rule in CRITERIA]
    validator = jsonschema_rs.Draft202012Validator(
        {"properties": {name: schema(rule) for name, rule in zip(names, CRITERIA)}, "required": names},
        keywords={"rate": RateKeyword})
    all_met, rates = {name: "met" for name in names}, {rule.id for rule in CRITERIA if isinstance(rule, Rate)}

    def assess(line):
        nomination = orjson.loads(line)
        outcomes = dict(all_met)
        for error in validator.iter_errors(nomination["evidence"]):
            path = error.instance_path
            if not path:
                outcomes[error.kind.property] = "unknown"
            elif path[0] in rates:
                outcomes[path[0]] = error.message
            else:
                outcomes[path[0]] = "unknown" if error.kind.name == "required" else "notMet"
        found = outcomes.values()
        verdict = ("ineligible" if "notMet" in found else "incomplete" if "unknown" in found
                   else "needsReview" if "notApplicable" in found else "eligible")
        return orjson.dumps({"id": nomination["id"], "verdict": verdict, "outcomes": outcomes})
    return lambda count: [assess(line) for line in lines[:count]]


ENGINES = {"one": one}
