"""Competence, earlier awards, papers, the deadline and the prize of one nomination."""

from datetime import timedelta
from math import ceil

from finding import Finding
from guidance import (
    BASE_SALARIES,
    COLLECTIVE,
    DEADLINE_DAY,
    ENTERPRISE,
    MULTIPLIERS,
    PRESS,
    originals,
)
from values import day_of, instant, same


def deadline(reading):
    """The first instant that is too late (A-14)."""
    day = DEADLINE_DAY
    if reading["A-14"] == "that-day-included":
        day += timedelta(days=1)
    return instant(day.isoformat())


def authority_finding(nomination, registry, reading):
    nominator, nominee = nomination["nominator"], nomination["nominee"]["unit"]
    if registry.has_authority(nominator, nominee, reading):
        return Finding("met", {"fulfilled"}, section="authority")
    return Finding("notMet", {"notBelow"}, section="authority")


def prior_award_finding(given, award, reading):
    """II.2-4 and Law Art. 5(2)(c): one achievement, one award (A-32)."""
    missing = set()
    if given.prior_awards is None:
        missing.add("absent")
    if given.achievement is None:
        missing.add("noAchievementId")
    if missing:
        return Finding("unknown", missing, section="priorAward")
    for prior in given.prior_awards:
        if same(prior["achievement"]) != same(given.achievement):
            continue
        if reading["A-32"] == "barred" or prior.get("award", award) == award:
            return Finding("notMet", {"priorAward"}, section="priorAward")
    return Finding("met", {"fulfilled"}, section="priorAward")


def paper_finding(paper, document, submitter, reading):
    """Never not met: what is wrong with a paper can be put right."""
    gate = not (paper.id == "summary-report" and reading["A-28"] == "warning-only")
    if document is None:
        return Finding("unknown", {"absent"}, gate, section="dossier")
    wrong = set()
    if paper.form is not None and document.get("form") != paper.form:
        wrong.add("wrongForm")
    signed = reading["A-45"] == "electronic" and paper.of == "nomination"
    if not (signed and document.get("electronicallySigned")):
        if document.get("originals", 0) < originals(paper, reading):
            wrong.add("tooFewOriginals")
    if paper.confirmed and not document.get("confirmed"):
        wrong.add("notConfirmed")
    # other minutes, of bodies that may have no council; no other paper.
    instead = document.get("equivalent", False)
    accepted = paper.id == "council-minutes" and submitter in (PRESS, ENTERPRISE)
    if instead and (not accepted or reading["A-30"] == "not-accepted"):
        wrong.add("equivalentPaper")
    if wrong:
        return Finding("unknown", wrong, gate, section="dossier")
    if instead and reading["A-30"] == "with-review":
        return Finding("needsJudgement", {"equivalentPaper"}, gate, section="dossier")
    return Finding("met", {"fulfilled"}, gate, section="dossier")


def deadline_finding(arrived, reading, replaced_late, accepted):
    """IV.2; the verdict looks at it only while it is not known. A replacement that was
    too late has missed it whenever the dossier came."""
    if replaced_late or (arrived is not None and instant(arrived) >= deadline(reading)):
        if "dossier" in accepted:
            return Finding("met", {"ruled"}, gate=False, section="deadline")
        return Finding("notMet", {"late"}, gate=False, section="deadline")
    if arrived is None:
        return Finding("unknown", {"absent"}, gate=True, section="deadline")
    return Finding("met", {"fulfilled"}, gate=False, section="deadline")


def prize(award, kind, decision_date):
    """III.3; A-38: without the date of the decision none is guessed."""
    if decision_date is None:
        return None
    day = day_of(decision_date)
    salary = [amount for since, amount in BASE_SALARIES if since <= day][-1]
    product = MULTIPLIERS[award] * salary * (2 if kind == COLLECTIVE else 1)
    return ceil(product / 10_000) * 10_000
