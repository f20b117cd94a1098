"""GoRules ZEN: one expression node in a decision graph, parsed and compiled once (create_decision)."""

import json

import orjson
import zen

from peers import octets, texts
from rules import CRITERIA, Rate


def rate(rule):
    given = f'evidence["{rule.id}"]'
    numerator, denominator = f"{given}.numerator", f"{given}.denominator"
    net = (f"{numerator} - {given}.excludedNumerator", f"{denominator} - {given}.excludedDenominator") \
        if rule.exclusions else (numerator, denominator)
    return (f'{given}.percent != null ? (number({given}.percent) >= {rule.threshold} ? "met" : "notMet") : '
            f'({numerator} != null and {denominator} != null ? (({net[1]}) == 0 ? "notApplicable" : '
            f'(({net[0]}) * 100 >= ({net[1]}) * {rule.threshold} ? "met" : "notMet")) : "unknown")')


def fact(rule):
    given = f'evidence["{rule.id}"]'
    if not rule.proof:
        return f'{given} == null ? "unknown" : ({given} ? "met" : "notMet")'
    return (f'{given} == null ? "unknown" : ({given}.value ? '
            f'({given}.document != null and {given}.date != null ? "met" : "unknown") : "notMet")')


def decision():
    expressions = [{"id": "id", "key": "id", "value": "id"}]
    for number, one in enumerate(CRITERIA):
        expressions.append({"id": one.id, "key": f"outcomes.o{number}", "value": (rate if isinstance(one, Rate) else fact)(one)})
    expressions.append({"id": "found", "key": "found", "value": "values($.outcomes)"})
    expressions.append({"id": "verdict", "key": "verdict", "value":
                        '"notMet" in $.found ? "ineligible" : ("unknown" in $.found ? "incomplete" : '
                        '("notApplicable" in $.found ? "needsReview" : "eligible"))'})
    node = {"id": "rules", "type": "expressionNode", "name": "rules", "position": {"x": 0, "y": 0},
            "content": {"expressions": expressions}}
    ends = [{"id": name, "type": f"{name}Node", "name": name, "position": {"x": 0, "y": 0}, "content": {}}
            for name in ("input", "output")]
    edges = [{"id": "a", "type": "edge", "sourceId": "input", "targetId": "rules"},
             {"id": "b", "type": "edge", "sourceId": "rules", "targetId": "output"}]
    return json.dumps({"nodes": [ends[0], node, ends[1]], "edges": edges})


NAMES = [one.id for one in CRITERIA]
KEYS = [f"o{number}" for number in range(len(CRITERIA))]


def answer(result):
    """Back to the ids: a key of ZEN's is a path of plain names."""
    outcomes = result["outcomes"]
    return {"id": result["id"], "verdict": result["verdict"],
            "outcomes": {name: outcomes[key] for name, key in zip(NAMES, KEYS)}}


def prepared():
    return zen.ZenEngine().create_decision(zen.ZenDecisionContent(decision()))


def one(data):
    lines, compiled = texts(data), prepared()
    return lambda count: [orjson.dumps(answer(compiled.evaluate(line)["result"])) for line in lines[:count]]


def traced(data):
    lines, compiled, options = texts(data), prepared(), {"trace": True}

    def assess(line):
        response = compiled.evaluate(line, options)
        return orjson.dumps(answer(response["result"]) | {"trace": response["trace"]})
    return lambda count: [assess(line) for line in lines[:count]]


ENGINES = {"one": one, "trace": traced}
