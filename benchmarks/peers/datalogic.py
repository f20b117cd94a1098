"""datalogic-rs through its own Python binding: compiled once, text in and text out, one session."""

from datalogic_py import DataHandle, Engine

from peers import texts
from rules import CRITERIA, Rate


def value(*path):
    return {"val": ["evidence", *path]}


def rate(rule):
    numerator, denominator = value(rule.id, "numerator"), value(rule.id, "denominator")
    if rule.exclusions:  # a number left out counts as 0
        numerator = {"-": [numerator, value(rule.id, "excludedNumerator")]}
        denominator = {"-": [denominator, value(rule.id, "excludedDenominator")]}
    percent = value(rule.id, "percent")
    return {"if": [
        {"exists": ["evidence", rule.id, "percent"]},
        {"if": [{">=": [percent, rule.threshold]}, "met", "notMet"]},
        {"and": [{"exists": ["evidence", rule.id, "numerator"]}, {"exists": ["evidence", rule.id, "denominator"]}]},
        {"if": [{"===": [denominator, 0]}, "notApplicable",
                {">=": [{"*": [numerator, 100]}, {"*": [denominator, rule.threshold]}]}, "met", "notMet"]},
        "unknown"]}


def fact(rule):
    if not rule.proof:
        return {"if": [value(rule.id), "met", {"exists": ["evidence", rule.id]}, "notMet", "unknown"]}
    return {"if": [
        value(rule.id, "value"),
        {"if": [{"and": [{"exists": ["evidence", rule.id, "document"]}, {"exists": ["evidence", rule.id, "date"]}]},
                "met", "unknown"]},
        {"exists": ["evidence", rule.id]}, "notMet", "unknown"]}


def rule():
    """The outcomes are computed once, as a list; a map over that one list stands for a let."""
    outcomes = [(rate if isinstance(one, Rate) else fact)(one) for one in CRITERIA]
    found = lambda outcome: {"in": [outcome, {"val": []}]}
    verdict = {"if": [found("notMet"), "ineligible", found("unknown"), "incomplete",
                      found("notApplicable"), "needsReview", "eligible"]}
    named = {one.id: {"val": [number]} for number, one in enumerate(CRITERIA)}
    return {"id": {"val": "id"}, "result": {"map": [[outcomes], {"verdict": verdict, "outcomes": named}]}}


def one(data):
    lines, engine = texts(data), Engine(templating=True)
    compiled, session = engine.compile_template(rule()), engine.session()
    evaluate = session.evaluate_str
    return lambda count: [evaluate(compiled, line) for line in lines[:count]]


def batch(data):
    lines, engine = texts(data), Engine(templating=True)
    compiled, session = engine.compile_template(rule()), engine.session()
    return lambda count: session.evaluate_batch(compiled, [DataHandle(line) for line in lines[:count]])


def empty(data):
    """What a call through this binding costs by itself: a constant rule over an empty object."""
    engine = Engine()
    compiled, session = engine.compile(True), engine.session()
    evaluate = session.evaluate_str
    return lambda count: [evaluate(compiled, "{}") for _ in range(count)]


ENGINES = {"one": one, "batch": batch, "empty": empty}
