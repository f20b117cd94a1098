"""Hypothesis strategies: what may be odd about one nomination."""

from decimal import Decimal

from drawing import DAYS, MOMENTS, nfd, one_in, pick
from guidance import (
    AWARDS,
    COLLECTIVE,
    Count,
    Fact,
    JudgedItems,
    Judgement,
    Rate,
    accepted_only,
    criteria,
)
from hypothesis import strategies as st
from odd_evidence import evidence
from readings import READINGS
from world import LETTER, MINUTES, REPORT, SUMMARY, evidence_of


@st.composite
def papers(draw, usual):
    """A paper with something about it, None to leave it out."""
    if one_in(draw, 4):
        return None
    paper = dict(usual)
    change = pick(
        draw, "form", "originals", "confirmed", "date", "equivalent", "electronic", "none"
    )
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
        draw,
        "evidence",
        "evidence",
        "evidence",
        "paper",
        "prior",
        "achievement",
        "measured",
        "supplement",
        "moment",
        "ordering",
        "beside",
        "review",
    )
    if what == "review":
        _leave_to_a_person(draw, nomination, known)
        return
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


def _leave_to_a_person(draw, nomination, known):
    """No verdict yet, nothing to measure, or a matter that only a person can weigh."""
    criterion = pick(draw, *known)
    given = nomination["evidence"]
    if isinstance(criterion, Judgement):
        given.pop(criterion.id, None)
    elif isinstance(criterion, JudgedItems):
        given[criterion.id] = {"count": 1}
    elif isinstance(criterion, Rate):
        names = evidence_of(criterion)
        given[criterion.id] = dict.fromkeys(names, 0)
    elif not isinstance(criterion, Fact | Count):
        given[criterion.id] = pick(draw, *criterion.outcomes)


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
