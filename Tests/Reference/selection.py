"""One pool: who of its eligible nominations is proposed, and what a person must settle."""

from dataclasses import dataclass, field
from itertools import combinations

from guidance import COLLECTIVE, INDIVIDUAL, KINDS


@dataclass(frozen=True)
class Candidate:
    id: str
    kind: str
    # Lower is better; equals are equal in every key.
    place: tuple


@dataclass(frozen=True)
class Pool:
    limits: tuple
    exclusive: bool
    shared: bool
    # may one of each stand under a limit of two, and who says so?
    mixed: str

    def limit(self, kind):
        return dict(self.limits)[kind]


@dataclass
class Settled:
    standing: dict = field(default_factory=dict)
    rank: dict = field(default_factory=dict)
    # What beat those over the quota: "kind", "ruling" or "key".
    beaten_by: dict = field(default_factory=dict)
    # What a ruling may choose; None where the kinds do not conflict.
    choices: list | None = None
    # Of each kind with a tie at the edge: its members and the places left for them.
    ties: dict = field(default_factory=dict)


def kind_choices(pool, candidates):
    """What a ruling may choose between, or None where there is no conflict."""
    of = {kind: [c for c in candidates if c.kind == kind] for kind in KINDS}
    if not pool.exclusive or not all(of.values()):
        return None
    together = len(candidates) <= min(pool.limit(kind) for kind in KINDS)
    if together and pool.mixed == "allowed":
        return None
    choices = [COLLECTIVE, INDIVIDUAL]
    return choices + ["both"] if together and pool.mixed == "ruling" else choices


def settle(pool, candidates, kind=None, ties=None):
    """`kind`: what a ruling chose; `ties`: those it chose, by kind."""
    ties = ties or {}
    settled = Settled()
    for one in candidates:
        better = [c for c in candidates if c.kind == one.kind and c.place < one.place]
        settled.rank[one.id] = len(better) + 1
    settled.choices = kind_choices(pool, candidates)
    if settled.choices is not None and kind not in settled.choices:
        for one in candidates:
            beyond = settled.rank[one.id] > pool.limit(one.kind)
            settled.standing[one.id] = "overQuota" if pool.shared and beyond else "kindConflict"
            if pool.shared and beyond:
                settled.beaten_by[one.id] = "key"
        return settled
    for each in KINDS:
        of_kind = [c for c in candidates if c.kind == each]
        if settled.choices is not None and kind not in (each, "both"):
            for one in of_kind:
                settled.standing[one.id] = "overQuota"
                settled.beaten_by[one.id] = "kind"
        else:
            _fill(settled, pool.limit(each), each, of_kind, ties.get(each))
    return settled


def _fill(settled, limit, kind, candidates, chosen):
    left = len(candidates) if limit is None else limit
    for place in sorted({c.place for c in candidates}):
        equals = [c.id for c in candidates if c.place == place]
        if len(equals) <= left:
            settled.standing |= dict.fromkeys(equals, "proposed")
            left -= len(equals)
            continue
        if left == 0:
            settled.standing |= dict.fromkeys(equals, "overQuota")
            settled.beaten_by |= dict.fromkeys(equals, "key")
            continue
        settled.ties[kind] = (set(equals), left)
        if chosen is not None and set(chosen) <= set(equals) and len(set(chosen)) == left:
            for id in equals:
                settled.standing[id] = "proposed" if id in chosen else "overQuota"
                if id not in chosen:
                    settled.beaten_by[id] = "ruling"
        else:
            settled.standing |= dict.fromkeys(equals, "tied")
        left = 0


def outcomes(pool, candidates, kind=None, ties=None):
    """Every set of proposed ones that people can still bring about; what rulings say
    holds where it fits."""
    ties = ties or {}
    settled = settle(pool, candidates, kind, ties)
    if "kindConflict" in settled.standing.values():
        return [
            result
            for choice in settled.choices
            for result in outcomes(pool, candidates, choice, ties)
        ]
    open_kind = next(
        (k for k, (ids, _) in settled.ties.items() if settled.standing[min(ids)] == "tied"), None
    )
    if open_kind is not None:
        ids, left = settled.ties[open_kind]
        return [
            result
            for chosen in combinations(sorted(ids), left)
            for result in outcomes(pool, candidates, kind, ties | {open_kind: chosen})
        ]
    return [frozenset(id for id, standing in settled.standing.items() if standing == "proposed")]
