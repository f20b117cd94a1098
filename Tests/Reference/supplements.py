"""What a nomination says in the end: itself and the supplements that count.

Faults that make a nomination malformed are found here as well.
"""

from dataclasses import dataclass, field

from guidance import Count, Fact, JudgedItems, Judgement, Rate, accepted_only, criteria
from malformed import Malformed
from rates import check_percent, check_rate
from values import decimal, instant, same


@dataclass
class Given:
    evidence: dict
    documents: dict
    achievement: str | None
    prior_awards: list | None
    measured_on: str | None
    arrived: str | None
    # Findings for which something came that does not count.
    came_late: set = field(default_factory=set)
    # Papers of the nomination or of the submission itself dated too late.
    papers_dated_late: bool = False


def effective(nomination, submission, kind, category, reading, accepted, deadline):
    """`deadline` is None where Part IV does not apply."""
    known = criteria(kind, category, reading) + accepted_only(kind, category, reading)
    by_id = {criterion.id: criterion for criterion in known}
    evidence = {
        id: _normal(by_id[id], given) for id, given in nomination.get("evidence", {}).items()
    }
    basis = "sentAt" if reading["A-15"] == "sent" else "receivedAt"
    result = Given(
        evidence,
        {},
        nomination.get("achievement"),
        nomination.get("priorAwards"),
        nomination.get("measuredOn"),
        nomination.get(basis, submission.get(basis)),
    )
    for source in (nomination, submission):
        for id, paper in source.get("documents", {}).items():
            if not _paper_counts(paper, deadline) and "dossier" not in accepted:
                result.came_late.add(id)
                result.papers_dated_late = True
            else:
                result.documents[id] = paper
    for supplement in nomination.get("supplements", []):
        let_in = ("supplement", same(supplement["id"])) in accepted
        counts = let_in or _in_time(supplement, reading, deadline)
        _fill_evidence(result, supplement, by_id, counts)
        _fill_papers(result, supplement, counts, let_in, deadline)
        if counts:
            _fill_fields(result, supplement)
        elif "priorAwards" in supplement or "achievement" in supplement:
            result.came_late.add("prior-award")
    for supplement in submission.get("supplements", []):
        let_in = ("submission supplement", same(supplement["id"])) in accepted
        counts = let_in or _in_time(supplement, reading, deadline)
        _fill_papers(result, supplement, counts, let_in, deadline)
    beside = accepted_only(kind, category, reading)
    for criterion in known:
        if criterion.id in evidence:
            check_form(evidence[criterion.id])
            # What is not in force is accepted and not looked at.
            if isinstance(criterion, Rate) and criterion not in beside:
                check_rate(criterion, evidence[criterion.id], reading)
    result.evidence = {id: _plain(by_id[id], fields) for id, fields in evidence.items()}
    if result.measured_on and result.arrived:
        if instant(result.measured_on) > instant(result.arrived):
            raise Malformed("date-order")
    return result


def _in_time(supplement, reading, deadline):
    """Without Part IV nothing is late (A-35)."""
    if deadline is None:
        return True
    return reading["A-35"] == "until-deadline" and instant(supplement["on"]) < deadline


def _paper_counts(paper, deadline):
    return deadline is None or "date" not in paper or instant(paper["date"]) < deadline


def holds_late_paper(supplement, deadline):
    papers = supplement.get("documents", {}).values()
    return any(not _paper_counts(paper, deadline) for paper in papers)


def is_late(supplement, reading, deadline):
    return not _in_time(supplement, reading, deadline)


def _normal(criterion, evidence):
    """Evidence of every type as an object of fields, those of a verdict together."""
    if isinstance(criterion, Fact):
        return dict(evidence) if isinstance(evidence, dict) else {"value": evidence}
    if isinstance(criterion, Rate | Count | JudgedItems):
        return dict(evidence)
    return {"": evidence}


def _plain(criterion, fields):
    """The fields as the criterion reads them, None where there are none."""
    if isinstance(criterion, Fact | Rate | Count | JudgedItems):
        return fields
    return fields.get("")


def _fill_evidence(result, supplement, by_id, counts):
    """Judgements always count: they are not papers."""
    for id, more in supplement.get("evidence", {}).items():
        criterion = by_id[id]
        more = _normal(criterion, more)
        check_form(more)
        if not counts and not isinstance(criterion, Judgement):
            if more.keys() - {"judgement"} or not isinstance(criterion, JudgedItems):
                result.came_late.add(id)
            more = {"judgement": more["judgement"]} if "judgement" in more else {}
            if not isinstance(criterion, JudgedItems):
                continue
        if not more:
            continue
        given = result.evidence.setdefault(id, {})
        figures = given.keys() - {"entity"}
        if "entity" in more and figures and "entity" not in given:
            raise Malformed("duplicate-supply")
        for name, value in more.items():
            if name in given and not _says_the_same(name, given[name], value):
                raise Malformed("duplicate-supply")
            given.setdefault(name, value)


def _says_the_same(name, one, other):
    if name == "percent":
        return decimal(one) == decimal(other)
    if name == "entity":
        return same(one) == same(other)
    return one == other


def _fill_papers(result, supplement, counts, let_in, deadline):
    """A paper given again replaces the one before, when it counts itself."""
    for id, paper in supplement.get("documents", {}).items():
        if counts and (let_in or _paper_counts(paper, deadline)):
            result.documents[id] = paper
        else:
            result.came_late.add(id)


def _fill_fields(result, supplement):
    if "achievement" in supplement:
        if result.achievement is not None:
            if same(result.achievement) != same(supplement["achievement"]):
                raise Malformed("duplicate-supply")
        else:
            result.achievement = supplement["achievement"]
    for key, name in (("priorAwards", "prior_awards"), ("measuredOn", "measured_on")):
        if key in supplement:
            if getattr(result, name) not in (None, supplement[key]):
                raise Malformed("duplicate-supply")
            setattr(result, name, supplement[key])


def check_form(evidence):
    """Whether it can be said at all, whether or not it counts."""
    check_percent(evidence)
    if {"count", "items"} <= evidence.keys() and evidence["count"] != len(evidence["items"]):
        raise Malformed("counts-disagree")
