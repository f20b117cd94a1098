"""OpenFisca-Core: a variable for each operand and each outcome, vectorised. It reads no JSON: orjson
does, and a percentage becomes whole hundredths. Integers are its int32; -1 stands for what is missing."""

import numpy
import orjson
from openfisca_core.entities import build_entity
from openfisca_core.periods import ETERNITY
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from peers import octets
from rules import CRITERIA, FACTS, RATES, Rate

PERIOD = "2024"
OUTCOMES = numpy.array(["unknown", "met", "notMet", "notApplicable"])
VERDICTS = numpy.array(["eligible", "needsReview", "incomplete", "ineligible"])


def ident(rule, part):
    return f"{rule.id}_{part}".replace("-", "_")


def system():
    nominee = build_entity(key="nominee", plural="nominees", label="A commune", is_person=True)
    model = TaxBenefitSystem([nominee])

    def variable(name, formula=None):
        body = {"value_type": int, "entity": nominee, "definition_period": ETERNITY, "label": name, "default_value": -1}
        if formula:
            body["formula"] = formula
        model.add_variable(type(name, (Variable,), body))

    def rate(rule):
        parts = [ident(rule, part) for part in ("n", "d", "p")]
        least = rule.threshold

        def formula(nominees, period):
            n, d, p = (nominees(part, period) for part in parts)
            return numpy.select([p >= least * 100, p >= 0, (n < 0) | (d < 0), d == 0, n * 100 >= d * least], [1, 2, 0, 3, 1], 2)
        return formula

    def fact(rule):
        name = ident(rule, "v")
        return lambda nominees, period: numpy.select(
            [nominees(name, period) == 1, nominees(name, period) == 0], [1, 2], 0)
    for rule in CRITERIA:
        for part in ("n", "d", "p") if isinstance(rule, Rate) else ("v",):
            variable(ident(rule, part))
        variable(ident(rule, "outcome"), (rate if isinstance(rule, Rate) else fact)(rule))

    def verdict(nominees, period):
        outcomes = numpy.stack([nominees(ident(rule, "outcome"), period) for rule in CRITERIA])
        return numpy.select([(outcomes == which).any(axis=0) for which in (2, 0, 3)], [3, 2, 1], 0)
    variable("verdict", verdict)
    return model


def operands(evidence):
    for rule in RATES:
        given = evidence.get(rule.id, {})
        n, d = given.get("numerator", -1), given.get("denominator", -1)
        if rule.exclusions and n >= 0 and d >= 0:
            n, d = n - given["excludedNumerator"], d - given["excludedDenominator"]
        whole, _, part = given.get("percent", "").partition(".")
        yield ident(rule, "n"), n
        yield ident(rule, "d"), d
        yield ident(rule, "p"), int(whole) * 100 + int(part.ljust(2, "0")) if whole else -1
    for rule in FACTS:
        given = evidence.get(rule.id)
        if rule.proof and given is not None:
            given = (None if given["value"] and not ("document" in given and "date" in given) else given["value"])
        yield ident(rule, "v"), -1 if given is None else int(given)


def answers(ids, simulation):
    columns = [OUTCOMES[simulation.calculate(ident(rule, "outcome"), PERIOD)].tolist() for rule in CRITERIA]
    verdicts = VERDICTS[simulation.calculate("verdict", PERIOD)].tolist()
    names = [rule.id for rule in CRITERIA]
    return [orjson.dumps({"id": id, "verdict": verdict, "outcomes": dict(zip(names, row))})
            for id, verdict, row in zip(ids, verdicts, zip(*columns))]


def assess(model, lines):
    nominations = [orjson.loads(line) for line in lines]
    simulation = SimulationBuilder().build_default_simulation(model, count=len(lines))
    rows = [tuple(operands(one["evidence"])) for one in nominations]
    for column in zip(*rows):
        simulation.set_input(column[0][0], ETERNITY, numpy.array([value for _, value in column], dtype=numpy.int32))
    return answers([one["id"] for one in nominations], simulation)


def one(data):
    lines, model = octets(data), system()
    return lambda count: [assess(model, [line])[0] for line in lines[:count]]


def batch(data):
    lines, model = octets(data), system()
    return lambda count: assess(model, lines[:count])


ENGINES = {"one": one, "batch": batch}
