"""Hypothesis strategies: evidence near what decides it."""

from decimal import Decimal
from math import ceil

from drawing import DAYS, nfd, one_in, pick
from guidance import Count, Fact, JudgedItems, Judgement, Rate
from hypothesis import strategies as st
from world import COUNCIL

MANY = 2**53 + 1


@st.composite
def percentages(draw, at_least):
    """Near a threshold, as a number or as text with a point or a comma."""
    near = pick(draw, "0", "0.01", "-0.01", "0.001", "-0.005", "-0.000001", "-1", "0.5", "-0.5")
    value = Decimal(at_least) + Decimal(near)
    if value > 100 and not one_in(draw, 4):
        value = Decimal(at_least)
    value = (
        value.quantize(Decimal("0." + "0" * pick(draw, 1, 2, 3, 6)))
        if draw(st.booleans())
        else value
    )
    form = pick(draw, "number", "point", "comma")
    text = format(value, "f")
    return value if form == "number" else text if form == "point" else text.replace(".", ",")


@st.composite
def rates(draw, criterion, unit):
    denominator = pick(draw, 1000, 1, 3, 7, 10, 100, 1072, 999_983, MANY, 0)
    numerator = ceil(criterion.at_least * denominator / 100 if denominator < MANY else 0)
    if denominator == MANY:
        numerator = -(-criterion.at_least * denominator // 100)
    numerator += pick(draw, 0, -1, 1, -2)
    if not one_in(draw, 31):
        numerator = min(numerator, denominator)
    figures = {"numerator": max(0, numerator), "denominator": denominator}
    if criterion.secret:
        hidden = pick(draw, 0, 1, 5, 42)
        shown = pick(draw, 0, 0, hidden, 1)
        figures["denominator"] += hidden
        figures["numerator"] += shown
        figures |= {"excludedNumerator": shown, "excludedDenominator": hidden}
    form = pick(draw, "counts", "counts", "percent", "both", "parts")
    if form in ("percent", "both"):
        figures = {} if form == "percent" else figures
        figures["percent"] = draw(percentages(criterion.at_least))
        if form == "both" and draw(st.booleans()) and figures["denominator"]:
            exactly = Decimal(100 * figures["numerator"]) / Decimal(figures["denominator"])
            figures["percent"] = str(min(exactly, Decimal(100)).quantize(Decimal("0.01")))
    if form == "parts" or one_in(draw, 16):
        for name in draw(st.sets(st.sampled_from(sorted(figures)), max_size=2)):
            del figures[name]
    if one_in(draw, 10):
        figures["entity"] = pick(draw, unit, nfd(unit), "380", "381", "SYT")
    return figures


def verdicts(draw):
    return {
        "verdict": pick(draw, "met", "notMet"),
        "by": COUNCIL,
        "on": pick(draw, "2024-09-10", "2024-09-25"),
    }


@st.composite
def items(draw):
    given = {}
    number = pick(draw, 0, 1, 2)
    form = pick(draw, "count", "items", "both", "none")
    if form in ("count", "both"):
        given["count"] = number
    if form in ("items", "both"):
        if one_in(draw, 10):
            number += 1
        given["items"] = [{"title": f"Mô hình thử {n}"} for n in range(number)]
    return given


@st.composite
def evidence(draw, criterion, unit):
    """Of a criterion, near what decides it; None to leave it out."""
    if one_in(draw, 6):
        return None
    if isinstance(criterion, Rate):
        return draw(rates(criterion, unit))
    if isinstance(criterion, Fact):
        fact = {"value": pick(draw, True, True, False)}
        for name, value in (("document", "12/QĐ"), ("date", pick(draw, *DAYS))):
            if draw(st.booleans()):
                fact[name] = value
        return pick(draw, fact, True, False)
    if isinstance(criterion, Count):
        return draw(items())
    if isinstance(criterion, Judgement):
        return verdicts(draw)
    if isinstance(criterion, JudgedItems):
        given = draw(items())
        return given | ({"judgement": verdicts(draw)} if draw(st.booleans()) else {})
    return pick(draw, *criterion.outcomes)
