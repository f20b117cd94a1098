"""One nomination: its findings, its verdict, how far it is from each threshold."""

from dataclasses import dataclass
from fractions import Fraction

from dossier import (
    authority_finding,
    deadline,
    deadline_finding,
    paper_finding,
    prior_award_finding,
    prize,
)
from finding import Finding
from guidance import (
    MERIT,
    PAPERS,
    Count,
    Fact,
    JudgedItems,
    Judgement,
    Rate,
    Status,
    criteria,
    groups,
)
from rates import lowest, more_needed, net, reaches
from supplements import effective
from values import exact, same


@dataclass
class Assessment:
    findings: dict
    verdict: str
    late: bool
    prize: int | None
    came_late: set
    achievement: str | None
    papers_dated_late: bool


def assess(
    nomination,
    submission,
    registry,
    reading,
    accepted=frozenset(),
    ruled=None,
    decision_date=None,
    late_replacement=False,
):
    """`submission` has "documents" and "supplements"; `accepted` names what rulings
    let count: "dossier", ("supplement", id) and ("submission supplement", id);
    `ruled` is the outcome of each finding ruled on. Raises Malformed."""
    ruled = ruled or {}
    nominee = nomination["nominee"]
    kind, unit = nominee["kind"], nominee["unit"]
    category = registry.category(unit)
    award = nomination["award"]
    given = effective(
        nomination,
        submission,
        kind,
        category,
        reading,
        accepted,
        deadline(reading) if award == MERIT else None,
    )
    found = {}
    for criterion in criteria(kind, category, reading):
        evidence = given.evidence.get(criterion.id)
        found[criterion.id] = _criterion(
            criterion,
            evidence,
            given.measured_on,
            registry.measured(criterion, unit, reading),
            reading,
        )
    found["authority"] = authority_finding(nomination, registry, reading)
    found["prior-award"] = prior_award_finding(given, award, reading)
    late = False
    if award == MERIT:
        # A-30 speaks of the bodies that have no council: those that submit.
        submitter = registry.category(nomination["nominator"])
        for paper in PAPERS:
            found[paper.id] = paper_finding(
                paper, given.documents.get(paper.id), submitter, reading
            )
        found["deadline"] = deadline_finding(given.arrived, reading, late_replacement, accepted)
        late = found["deadline"].outcome == "notMet"
    for id in given.came_late:
        if id in found and found[id].outcome == "unknown":
            found[id].reasons.add("lateSupplement")
    for id, outcome in ruled.items():
        if id in found:
            found[id].outcome, found[id].reasons = outcome, {"ruled"}
            found[id].shortfall = None
    for group in groups(kind, category):
        members = [found[member] for member in group.members]
        for member in members:
            member.gate, member.group = False, group.id
        outcome = _together(members, reading[group.reading] == group.needs_all)
        reasons = {"fulfilled", "memberOpen", "membersNotMet"}
        found[group.id] = Finding(outcome, reasons)
        if group.id in ruled:
            found[group.id] = Finding(ruled[group.id], {"ruled"})
    return Assessment(
        found,
        verdict(found.values()),
        late,
        prize(award, kind, decision_date),
        given.came_late,
        given.achievement,
        given.papers_dated_late,
    )


def verdict(findings):
    outcomes = {finding.outcome for finding in findings if finding.gate}
    if "notMet" in outcomes:
        return "ineligible"
    if "unknown" in outcomes:
        return "incomplete"
    return "needsReview" if outcomes - {"met"} else "eligible"


def _together(members, all_needed):
    outcomes = [member.outcome for member in members]
    if all_needed:
        if "notMet" in outcomes:
            return "notMet"
        if all(outcome == "met" for outcome in outcomes):
            return "met"
    else:
        if "met" in outcomes:
            return "met"
        if all(outcome == "notMet" for outcome in outcomes):
            return "notMet"
    return "unknown" if "unknown" in outcomes else "needsJudgement"


def _criterion(criterion, evidence, measured_on, entity, reading):
    if isinstance(criterion, Rate):
        finding = _rate(criterion, evidence or {}, measured_on, entity, reading)
    elif isinstance(criterion, Fact):
        finding = _fact(criterion, evidence)
    elif isinstance(criterion, Count):
        finding = _count(criterion, evidence)
    elif isinstance(criterion, Judgement):
        finding = _judgement(evidence)
    elif isinstance(criterion, JudgedItems):
        finding = _judged_items(criterion, evidence or {})
    else:
        assert isinstance(criterion, Status)
        finding = _status(criterion, evidence)
    if criterion.clause.startswith(("II.2-5", "Decree")):
        finding.section = "integrity"
    elif criterion.clause == "II.1.b":
        finding.section = "scope"
    return finding


def _rate(criterion, evidence, measured_on, entity, reading):
    figures = evidence.keys() - {"entity"}
    if not figures:
        reasons = {"absent", "operandMissing", "noMeasurementDate", "wrongEntity"}
        return Finding("unknown", reasons)
    counts, percent = net(criterion, evidence), evidence.get("percent")
    value = {}
    if counts is not None:
        value = {"numerator": counts[0], "denominator": counts[1]}
    if percent is not None:
        value["percent"] = percent
    missing = set()
    if "entity" in evidence and same(evidence["entity"]) != same(entity):
        missing.add("wrongEntity")
    if counts is None and percent is None:
        missing.add("operandMissing")
    if measured_on is None:
        missing.add("noMeasurementDate")
    if missing:
        return Finding("unknown", missing, value=value)
    if counts is None:
        if reaches(exact(percent), criterion.at_least, reading):
            return Finding("met", {"fulfilled"}, value=value)
        distance = {"percentagePoints": lowest(criterion.at_least, reading) - exact(percent)}
        return Finding("notMet", {"belowThreshold"}, value=value, shortfall=distance)
    numerator, denominator = counts
    if denominator == 0:
        outcome = {"not-applicable": "notApplicable", "met": "met", "not-met": "notMet"}
        return Finding(outcome[reading["A-21"]], {"zeroDenominator"}, value=value)
    if reaches(Fraction(100 * numerator, denominator), criterion.at_least, reading):
        return Finding("met", {"fulfilled"}, value=value)
    distance = {"count": more_needed(criterion, numerator, denominator, reading), "of": denominator}
    return Finding("notMet", {"belowThreshold"}, value=value, shortfall=distance)


def _fact(criterion, evidence):
    if evidence is None or "value" not in evidence:
        return Finding("unknown", {"absent"})
    value = {"value": evidence["value"]}
    if not evidence["value"]:
        return Finding("notMet", {"statedFalse"}, value=value)
    missing = {f"{name}Missing" for name in criterion.needs if name not in evidence}
    if missing:
        return Finding("unknown", missing, value=value)
    return Finding("met", {"fulfilled"}, value=value)


def how_many(evidence):
    if "count" in evidence:
        return evidence["count"]
    return len(evidence["items"]) if "items" in evidence else None


def _count(criterion, evidence):
    number = how_many(evidence or {})
    if number is None:
        return Finding("unknown", {"absent"})
    value = {"count": number}
    if number >= criterion.minimum:
        return Finding("met", {"fulfilled"}, value=value)
    distance = {"count": criterion.minimum - number, "of": criterion.minimum}
    return Finding("notMet", {"tooFew"}, value=value, shortfall=distance)


def _judgement(evidence):
    if evidence is None:
        return Finding("needsJudgement", {"noVerdict"})
    value = {"verdict": evidence["verdict"]}
    if evidence["verdict"] == "met":
        return Finding("met", {"fulfilled"}, value=value)
    return Finding("notMet", {"verdictNotMet"}, value=value)


def _judged_items(criterion, evidence):
    items = _count(criterion, evidence)
    judged = _judgement(evidence.get("judgement"))
    value = items.value | judged.value
    reasons = set()
    for part in (items, judged):
        if part.outcome == "notMet":
            reasons |= part.reasons
    if reasons:
        return Finding("notMet", reasons, value=value, shortfall=items.shortfall)
    if items.outcome == "unknown":
        return Finding("unknown", items.reasons, value=value)
    return Finding(judged.outcome, judged.reasons, value=value)


def _status(criterion, evidence):
    if evidence is None:
        return Finding("unknown", {"absent"})
    outcome = criterion.outcomes[evidence]
    reason = {"met": "fulfilled", "notMet": "barred", "needsJudgement": "underReview"}[outcome]
    return Finding(outcome, {reason}, value={"status": evidence})
