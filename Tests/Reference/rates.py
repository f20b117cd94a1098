"""Rates: net of what is secret, compared exactly, and what makes them malformed."""

from fractions import Fraction
from math import ceil, floor

from malformed import Malformed
from values import exact, places


def net(criterion, evidence):
    """Numerator and denominator without what is secret; None where one is missing."""
    names = ["numerator", "denominator"]
    if criterion.secret:
        names += ["excludedNumerator", "excludedDenominator"]
    if any(name not in evidence for name in names):
        return None
    return (
        evidence["numerator"] - evidence.get("excludedNumerator", 0),
        evidence["denominator"] - evidence.get("excludedDenominator", 0),
    )


def reaches(percentage, at_least, reading):
    """ "Từ X% trở lên" (A-20), exact unless a rate of 100% is rounded half up (A-19)."""
    if at_least == 100 and reading["A-19"] != "exact":
        step = {"whole-percent": 1, "one-decimal": 10}[reading["A-19"]]
        percentage = Fraction(floor(percentage * step + Fraction(1, 2)), step)
    return percentage >= at_least


def lowest(at_least, reading):
    """The lowest percentage that reaches the threshold."""
    if at_least == 100 and reading["A-19"] != "exact":
        return (
            at_least
            - {"whole-percent": Fraction(1, 2), "one-decimal": Fraction(1, 20)}[reading["A-19"]]
        )
    return at_least


def more_needed(criterion, numerator, denominator, reading):
    """The fewest more that reach the threshold of the same denominator."""
    more = ceil(Fraction(criterion.at_least * denominator, 100)) - numerator
    while more > 1 and reaches(
        Fraction(100 * (numerator + more - 1), denominator), criterion.at_least, reading
    ):
        more -= 1
    return more


def check_percent(evidence):
    if "percent" in evidence and not 0 <= exact(evidence["percent"]) <= 100:
        raise Malformed("percent-out-of-range")


def check_rate(criterion, evidence, reading):
    # What is counted in the numerator is among what is counted in the denominator,
    # and what is secret of either among it.
    within = [
        ("numerator", "denominator"),
        ("excludedNumerator", "excludedDenominator"),
        ("excludedNumerator", "numerator"),
        ("excludedDenominator", "denominator"),
        ("excludedNumerator", "denominator"),
    ]
    for part, whole in within:
        if part in evidence and whole in evidence and evidence[part] > evidence[whole]:
            raise Malformed("numerator-above-denominator")
    counts = net(criterion, evidence)
    if counts is not None and counts[0] > counts[1]:
        raise Malformed("numerator-above-denominator")
    if "percent" not in evidence:
        return
    check_percent(evidence)
    percent = exact(evidence["percent"])
    if _denominator_is_zero(criterion, evidence):
        raise Malformed("counts-disagree")
    if counts is not None:
        computed = Fraction(100 * counts[0], counts[1])
        near = abs(computed - percent) < Fraction(1, 10 ** places(evidence["percent"]))
        if not near or reaches(computed, criterion.at_least, reading) != reaches(
            percent, criterion.at_least, reading
        ):
            raise Malformed("counts-disagree")


def _denominator_is_zero(criterion, evidence):
    if "denominator" not in evidence:
        return False
    if evidence["denominator"] == 0:
        return True
    excluded = evidence.get("excludedDenominator") if criterion.secret else 0
    return excluded is not None and evidence["denominator"] == excluded
