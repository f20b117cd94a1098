"""GoRules ZEN: one expression node in a decision graph, compiled once when its static loader is built
(a call through the engine costs far less than one through create_decision's object)."""

import orjson
import zen

from peers import texts
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


def outcomes():
    """One array: an expression for each outcome costs 20 µs more a nomination, an object 10 µs."""
    return "[" + ", ".join(f"({(rate if isinstance(one, Rate) else fact)(one)})" for one in CRITERIA) + "]"


VERDICT = ('"notMet" in {0} ? "ineligible" : ("unknown" in {0} ? "incomplete" : '
           '("notApplicable" in {0} ? "needsReview" : "eligible"))')


def decision():
    expressions = [{"id": key, "key": key, "value": value} for key, value in
                   (("id", "id"), ("found", outcomes()), ("verdict", VERDICT.format("$.found")))]
    node = {"id": "rules", "type": "expressionNode", "name": "rules", "position": {"x": 0, "y": 0},
            "content": {"expressions": expressions}}
    ends = [{"id": name, "type": f"{name}Node", "name": name, "position": {"x": 0, "y": 0}, "content": {}}
            for name in ("input", "output")]
    edges = [{"id": "a", "type": "edge", "sourceId": "input", "targetId": "rules"},
             {"id": "b", "type": "edge", "sourceId": "rules", "targetId": "output"}]
    return {"nodes": [ends[0], node, ends[1]], "edges": edges}


NAMES = [one.id for one in CRITERIA]


def answer(result):
    return {"id": result["id"], "verdict": result["verdict"], "outcomes": dict(zip(NAMES, result["found"]))}


def prepared():
    return zen.ZenEngine({"loader": {"type": "static", "content": {"commune": decision()}}})


def one(data):
    lines, evaluate = texts(data), prepared().evaluate
    return lambda count: [orjson.dumps(answer(evaluate("commune", line)["result"])) for line in lines[:count]]


def traced(data):
    lines, evaluate, options = texts(data), prepared().evaluate, {"trace": True}

    def assess(line):
        response = evaluate("commune", line, options)
        return orjson.dumps(answer(response["result"]) | {"trace": response["trace"]})
    return lambda count: [assess(line) for line in lines[:count]]


def batch(data):
    lines, evaluate = texts(data), prepared().evaluate_batch
    return lambda count: [orjson.dumps(answer(one["data"]["result"])) for one in
                          evaluate([{"key": "commune", "context": line} for line in lines[:count]])]


def expression(data):
    """The expression language alone, without the decision graph and its trace."""
    lines, compiled = texts(data), zen.compile_expression(f"[id, {outcomes()}]")

    def assess(line):
        id, found = compiled.evaluate(line)
        verdict = ("ineligible" if "notMet" in found else "incomplete" if "unknown" in found
                   else "needsReview" if "notApplicable" in found else "eligible")
        return orjson.dumps({"id": id, "verdict": verdict, "outcomes": dict(zip(NAMES, found))})
    return lambda count: [assess(line) for line in lines[:count]]


ENGINES = {"one": one, "trace": traced, "batch": batch, "expression": expression}
