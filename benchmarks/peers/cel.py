"""Google's CEL in C++ through its own Python package: one checked expression, compiled once; the
20 outcomes and the verdict come back as a list. JSON text is read and written by orjson."""

import orjson
from cel_expr_python import cel
from cel_expr_python.ext import ext_bindings

from peers import octets
from rules import CRITERIA, Rate


def rate(rule):
    given = f"e['{rule.id}']"
    numerator, denominator = f"int({given}.numerator)", f"int({given}.denominator)"
    if rule.exclusions:
        numerator += f" - int({given}.excludedNumerator)"
        denominator += f" - int({given}.excludedDenominator)"
    return (f"!('{rule.id}' in e) ? 'unknown' : has({given}.percent) ? "
            f"(double({given}.percent) >= {rule.threshold}.0 ? 'met' : 'notMet') : "
            f"has({given}.numerator) && has({given}.denominator) ? (({denominator}) == 0 ? 'notApplicable' : "
            f"({numerator}) * 100 >= ({denominator}) * {rule.threshold} ? 'met' : 'notMet') : 'unknown'")


def fact(rule):
    given = f"e['{rule.id}']"
    if not rule.proof:
        return f"!('{rule.id}' in e) ? 'unknown' : bool({given}) ? 'met' : 'notMet'"
    return (f"!('{rule.id}' in e) ? 'unknown' : !bool({given}.value) ? 'notMet' : "
            f"has({given}.document) && has({given}.date) ? 'met' : 'unknown'")


def expression():
    outcomes = ", ".join((rate if isinstance(one, Rate) else fact)(one) for one in CRITERIA)
    verdict = ("'notMet' in o ? 'ineligible' : 'unknown' in o ? 'incomplete' : "
               "'notApplicable' in o ? 'needsReview' : 'eligible'")
    return f"cel.bind(o, [{outcomes}], o + [{verdict}])"


def one(data):
    lines, names = octets(data), [one.id for one in CRITERIA]
    environment = cel.NewEnv(variables={"e": cel.Type.Map(cel.Type.STRING, cel.Type.DYN)},
                             extensions=[ext_bindings.ExtBindings()])
    compiled = environment.compile(expression())

    def assess(line):
        nomination = orjson.loads(line)
        *outcomes, verdict = compiled.eval(data={"e": nomination["evidence"]}).plain_value()
        return orjson.dumps({"id": nomination["id"], "verdict": verdict, "outcomes": dict(zip(names, outcomes))})
    return lambda count: [assess(line) for line in lines[:count]]


ENGINES = {"one": one}
