"""Hypothesis strategies: what may be odd about one nomination."""

import unicodedata
from decimal import Decimal
from math import ceil

from hypothesis import strategies as st

from guidance import (
    AWARDS,
    COLLECTIVE,
    READINGS,
    Count,
    Fact,
    JudgedItems,
    Judgement,
    Rate,
    accepted_only,
    criteria,
    readings,
)
from world import COUNCIL, LETTER, MET, MINUTES, NFC_CODE, REPORT, SUMMARY, UNITS, evidence_of

AS_OF = "2024-09-30"
MANY = 2**53 + 1

# Moments about the deadline of 20/9/2024, in every way of writing one.
MOMENTS = [
    "2024-09-12",
    "2024-09-19",
    "2024-09-19T23:59",
    "2024-09-19T23:59:59",
    "2024-09-19T16:59:59Z",
    "2024-09-19T17:00Z",
    "2024-09-20",
    "2024-09-20T00:00",
    "2024-09-20T00:00:00+07:00",
    "2024-09-20T00:30+08:00",
    "2024-09-19T18:00+00:00",
    "2024-09-20T23:59:59+07:00",
    "2024-09-21",
    "2024-09-25T10:00",
]
DAYS = ["2024-09-10", "2024-09-19", "2024-09-20", "2024-09-21", "2024-09-25"]


def nfd(text):
    return unicodedata.normalize("NFD", text)


def pick(draw, *values):
    return draw(st.sampled_from(values))


def one_in(draw, n):
    """Rarely true; false is the simpler one."""
    return draw(st.integers(0, n - 1)) == n // 2


@st.composite
def percentages(draw, at_least):
    """Near a threshold, as a number or as text with a point or a comma."""
    near = pick(draw, "0", "0.01", "-0.01", "0.001", "-0.005", "-0.000001", "-1", "0.5", "-0.5")
    value = Decimal(at_least) + Decimal(near)
    if value > 100 and not one_in(draw, 4):
        value = Decimal(at_least)
    value = value.quantize(Decimal("0." + "0" * pick(draw, 1, 2, 3, 6))) if draw(st.booleans()) else value
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


@st.composite
def papers(draw, usual):
    """A paper with something about it, None to leave it out."""
    if one_in(draw, 4):
        return None
    paper = dict(usual)
    change = pick(draw, "form", "originals", "confirmed", "date", "equivalent", "electronic", "none")
    if change == "form":
        paper["form"] = pick(draw, "01", "08", "02")
    if change in ("originals", "electronic"):
        paper["originals"] = pick(draw, 0, 1, 3)
        if one_in(draw, 4):
            del paper["originals"]
    if change == "confirmed":
        paper["confirmed"] = draw(st.booleans())
    if change == "equivalent" or ("confirmed" not in usual and one_in(draw, 5)):
        paper["equivalent"] = draw(st.booleans())
    if change == "electronic":
        paper["electronicallySigned"] = draw(st.booleans())
    if change == "date" or one_in(draw, 5):
        paper["date"] = pick(draw, *DAYS)
    return paper


USUAL = {
    "submission-letter": LETTER,
    "council-minutes": MINUTES,
    "achievement-report": REPORT,
    "summary-report": SUMMARY,
}
OF_SUBMISSION = ("submission-letter", "council-minutes")
OF_NOMINATION = ("achievement-report", "summary-report")


def set_or_drop(holder, key, value):
    if value is None:
        holder.pop(key, None)
    else:
        holder[key] = value


@st.composite
def supplements(draw, id, nomination, known, names):
    """Fills what is taken out of the nomination, says it again, or otherwise."""
    supplement = {"id": id, "on": pick(draw, *MOMENTS)}
    what = pick(draw, "evidence", "evidence", "documents", "fields")
    unit = nomination["nominee"]["unit"]
    if what == "evidence" and known:
        criterion = pick(draw, *known)
        given = draw(evidence(criterion, unit))
        if given is None:
            given = evidence_of(criterion)
        supplement["evidence"] = {criterion.id: given}
        if not one_in(draw, 6):
            nomination["evidence"].pop(criterion.id, None)
    elif what == "documents":
        name = pick(draw, *names)
        supplement["documents"] = {name: draw(papers(USUAL[name])) or dict(USUAL[name])}
        if draw(st.booleans()):
            nomination.get("documents", {}).pop(name, None)
    else:
        field = pick(draw, "achievement", "priorAwards", "measuredOn")
        supplement[field] = nomination.get(field, [] if field == "priorAwards" else None)
        if supplement[field] is None:
            supplement[field] = "2024-08-31" if field == "measuredOn" else "thành tích bổ sung"
        if draw(st.booleans()):
            nomination.pop(field, None)
    return supplement


@st.composite
def prior_awards(draw, achievement):
    prior = {"achievement": pick(draw, achievement, nfd(achievement), "thành tích khác")}
    if draw(st.booleans()):
        prior["award"] = pick(draw, *AWARDS)
    if one_in(draw, 4):
        prior["decidedOn"] = "2023-11-20"
    return [prior]


@st.composite
def orderings(draw, kind):
    data = {}
    if not one_in(draw, 8):
        data["achievementScore"] = pick(draw, "80", "80.0", Decimal("80"), "80,5", 90, "79.999999")
    if not one_in(draw, 8):
        data["directlyInvolved"] = pick(draw, True, True, False)
    if kind != COLLECTIVE:
        if not one_in(draw, 8):
            data["woman"] = draw(st.booleans())
        return data
    women = pick(
        draw,
        {"numerator": 70, "denominator": 100},
        {"numerator": 69, "denominator": 100},
        {"percent": "70,0"},
        {"percent": "69.9"},
        {"numerator": 7, "denominator": 10, "percent": "70"},
        {"numerator": 0, "denominator": 0},
        {"numerator": 5},
        {},
        None,
    )
    if women is not None:
        data["women"] = women
    return data


def oddity(draw, nomination, kind, category, reading):
    """Changes one thing about a nomination."""
    unit = nomination["nominee"]["unit"]
    known = criteria(kind, category, reading)
    beside = accepted_only(kind, category, reading)
    what = pick(
        draw, "evidence", "evidence", "evidence", "paper", "prior", "achievement", "measured",
        "supplement", "moment", "ordering", "beside",
    )
    if what == "beside" and beside:
        given = draw(evidence(beside[0], unit))
        set_or_drop(nomination["evidence"], beside[0].id, given)
    elif what in ("evidence", "beside"):
        criterion = pick(draw, *known)
        set_or_drop(nomination["evidence"], criterion.id, draw(evidence(criterion, unit)))
    elif what == "paper":
        name = pick(draw, *OF_NOMINATION)
        set_or_drop(nomination["documents"], name, draw(papers(USUAL[name])))
    elif what == "prior":
        achievement = nomination.get("achievement", "thành tích khác")
        prior = draw(prior_awards(achievement)) if draw(st.booleans()) else None
        set_or_drop(nomination, "priorAwards", prior)
    elif what == "achievement":
        nomination.pop("achievement", None)
    elif what == "measured":
        set_or_drop(nomination, "measuredOn", pick(draw, None, "2024-09-12", "2024-09-13"))
    elif what == "moment":
        name = pick(draw, "receivedAt", "receivedAt", "sentAt")
        nomination[name] = pick(draw, *MOMENTS)
    elif what == "ordering":
        nomination["ordering"] = draw(orderings(kind))
    else:
        given = nomination.setdefault("supplements", [])
        id = f"s{len(given) + 1}"
        given.append(draw(supplements(id, nomination, known + beside, OF_NOMINATION)))


def oddity_of_submission(draw, submission):
    """Changes one thing about what is handed in for all nominations of a nominator."""
    what = pick(draw, "paper", "paper", "supplement", "moment")
    name = pick(draw, *OF_SUBMISSION)
    if what == "moment":
        set_or_drop(submission, "receivedAt", pick(draw, None, *MOMENTS))
        if draw(st.booleans()):
            submission["sentAt"] = pick(draw, *MOMENTS)
    elif what == "paper":
        set_or_drop(submission["documents"], name, draw(papers(USUAL[name])))
    else:
        given = submission.setdefault("supplements", [])
        paper = draw(papers(USUAL[name])) or dict(USUAL[name])
        given.append(
            {"id": f"h{len(given) + 1}", "on": pick(draw, *MOMENTS), "documents": {name: paper}}
        )
        if draw(st.booleans()):
            submission["documents"].pop(name, None)


@st.composite
def overruled(draw):
    """A few readings, most often none."""
    if not one_in(draw, 3):
        return {}
    ids = draw(st.sets(st.sampled_from(sorted(READINGS)), min_size=1, max_size=3))
    return {id: pick(draw, *READINGS[id]) for id in sorted(ids)}


