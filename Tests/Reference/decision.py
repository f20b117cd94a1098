"""The result of a round, provisional places and certainty by going through every way
in which what is open can end."""

from dataclasses import dataclass, field
from itertools import chain, product

from guidance import KINDS, groups
from rounds import Round
from rulings import Rulings
from selection import Candidate, outcomes, settle
from values import same

# More completions than these are not gone through; certainty is then not compared.
MOST_POINTS = 10

# Before all of its kind.
FIRST = ()
STANDINGS = (
    "invalid withdrawn noSlot late ineligible lapsed duplicate open "
    "kindConflict tied overQuota proposed"
).split()


class TooManyPoints(Exception):
    pass


@dataclass
class Result:
    standing: str
    provisional: bool = False
    resolved: bool | None = None
    rank: int | None = None
    beaten_by: str | None = None


@dataclass
class Decision:
    round: Round
    rulings: Rulings
    results: dict = field(default_factory=dict)
    pools: dict = field(default_factory=dict)
    certainty: dict = field(default_factory=dict)


def decide(request):
    round = Round(request)
    rulings = Rulings(round)
    decision = Decision(round, rulings)
    for index, entry in enumerate(round.entries):
        result = Result(round.standing_before_quota(entry))
        if result.standing == "duplicate":
            result.resolved = entry.duplicate == "dropped"
        decision.results[index] = result
    for key in round.pool_keys():
        _decide_pool(decision, key)
    if request.get("certainty"):
        try:
            decision.certainty = certainty(round, rulings)
        except TooManyPoints:
            pass
    return decision


def _decide_pool(decision, key):
    round, rulings = decision.round, decision.rulings
    pool, candidates = round.pool(key), round.candidates(key)
    settled = settle(pool, candidates, *rulings.applied_to(key))
    decision.pools[key] = settled
    for index, entry in enumerate(round.entries):
        if entry.pool != key or decision.results[index].standing != "eligible":
            continue
        result = decision.results[index]
        result.standing = settled.standing[entry.id]
        result.rank = settled.rank[entry.id]
        result.beaten_by = settled.beaten_by.get(entry.id)
        if result.standing == "proposed" and could_lose(round, rulings, key, entry):
            if round.reading["A-41"] == "wait":
                result.standing = "open"
            else:
                result.provisional = True


def could_lose(round, rulings, key, entry):
    """Whether open ones of the pool, each taken as able to win, could displace it; also
    where its duplicates may have to be settled again, for what is not provisional is
    certain."""
    if round.keeping_may_end(entry):
        return True
    pool, candidates = round.pool(key), round.candidates(key)
    waiting = [
        Candidate(f"open {index}", other.kind, FIRST)
        for index, other in enumerate(round.entries)
        if other.pool == key and (round.is_open(other) or _may_come_back(round, other))
    ]
    kinds = {kind: [c for c in waiting if c.kind == kind] for kind in KINDS}
    # Which of a kind win is all the same; how many do is not.
    for first in range(len(kinds[KINDS[0]]) + 1):
        for second in range(len(kinds[KINDS[1]]) + 1):
            winning = kinds[KINDS[0]][:first] + kinds[KINDS[1]][:second]
            ends = outcomes(pool, candidates + winning, *rulings.applied_to(key))
            if any(entry.id not in end for end in ends):
                return True
    return False


def _may_come_back(round, entry):
    return entry.duplicate == "dropped" and round.keeping_may_end(entry)


# Certainty


def certainty(round, rulings):
    """Of each nomination: certain, possible or impossible, over all completions."""
    always, ever = {}, {}
    for eligible in completions(round):
        for keeping in _kept(round, rulings, eligible):
            for key in round.pool_keys():
                candidates = [c for c, pool in keeping if pool == key]
                ends = outcomes(
                    round.pool(key), candidates, rulings.kinds.get(key), rulings.ties.get(key)
                )
                for index, entry in enumerate(round.entries):
                    if entry.pool != key:
                        continue
                    name = _name(entry, index)
                    proposed = [name in end for end in ends]
                    always[index] = always.get(index, True) and all(proposed)
                    ever[index] = ever.get(index, False) or any(proposed)
    return {
        index: "certain" if always.get(index) else "possible" if ever.get(index) else "impossible"
        for index in range(len(round.entries))
    }


def _name(entry, index):
    return f"invalid {index}" if entry.problem is not None else entry.id


def points(round, index, entry):
    """The open points of a nomination as (name, its group or None)."""
    category = round.registry.category(entry.nomination["nominee"]["unit"])
    members = {m: g for g in groups(entry.kind, category) for m in g.members}
    findings = entry.assessment.findings
    found = []
    for id, finding in findings.items():
        group = members.get(id)
        if group is not None:
            if findings[group.id].is_open and finding.is_open:
                found.append((_coupled(index, entry, id, finding), group))
        elif finding.gate and finding.is_open and id not in {g.id for g in members.values()}:
            found.append((_coupled(index, entry, id, finding), None))
    return found


def _coupled(index, entry, id, finding):
    """The same point for several nominations only where the definitions say so."""
    if finding.section in ("criteria", "integrity", "scope"):
        return ("criterion", entry.nominee, id)
    if finding.section == "priorAward" and entry.assessment.achievement is not None:
        return ("prior award", same(entry.assessment.achievement))
    if id in ("submission-letter", "council-minutes"):
        return ("paper", entry.submission_index, id)
    return ("own", index, id)


def completions(round):
    """Every set of eligible nominations that the open findings can lead to, each as
    (Candidate, pool, Entry or None)."""
    certain, depends, names = [], [], {}
    for index, entry in enumerate(round.entries):
        if entry.problem is not None:
            if not round.closed and entry.pool is not None:
                candidate = Candidate(_name(entry, index), entry.kind, FIRST)
                names[("invalid", index)] = {index}
                depends.append((candidate, entry, [(("invalid", index), None)]))
            continue
        standing = round.standing_alone(entry)
        if standing == "eligible":
            certain.append((round.candidate(entry), entry))
        if standing == "open":
            needs = points(round, index, entry)
            for name, _ in needs:
                names.setdefault(name, set()).add(index)
            depends.append((round.candidate(entry), entry, needs))
    # Points of one nomination alone end together: met, or not.
    shared = {name for name, of in names.items() if len(of) > 1}
    variables = sorted({n if n in shared else ("alone", *names[n]) for n in names}, key=str)
    if len(variables) > MOST_POINTS:
        raise TooManyPoints
    for values in product((True, False), repeat=len(variables)):
        value = dict(zip(variables, values))
        eligible = list(certain)
        for candidate, entry, needs in depends:
            if _fulfilled(round, entry, needs, value, shared, names):
                eligible.append((candidate, entry))
        yield eligible


def _fulfilled(round, entry, needs, value, shared, names):
    of_groups = {}
    for name, group in needs:
        met = value[name if name in shared else ("alone", *names[name])]
        if group is None:
            if not met:
                return False
        else:
            of_groups.setdefault(group, []).append(met)
    for group, met in of_groups.items():
        needed = all if round.reading[group.reading] == group.needs_all else any
        if not needed(met):
            return False
    return True


def _kept(round, rulings, eligible):
    """Every way in which the duplicates among the eligible can be settled."""
    valid = [entry for _, entry in eligible if entry.problem is None]
    ways = []
    for group in round.groups_of(valid):
        ruled = None
        for ruling in rulings.duplicates:
            members, keep = (set(map(same, ruling[name])) for name in ("members", "keep"))
            kept = [entry for entry in group if entry.id in keep]
            if all(entry.id in members for entry in group) and round.may_keep(group, kept):
                ruled = kept
        keeps = [ruled] if ruled is not None else round.all_keeps(group)
        ways.append([[e for e in group if e not in kept] for kept in keeps])
    for dropped in product(*ways):
        out = list(chain.from_iterable(dropped))
        yield [(c, entry.pool) for c, entry in eligible if all(entry is not o for o in out)]
