"""A whole round: who stands, who shares what, and what rulings settle."""

from dataclasses import dataclass, field
from itertools import combinations

from assessment import Assessment, assess
from dates import check_past
from dossier import deadline
from guidance import INDIVIDUAL, MERIT, POOLS, groups
from malformed import Malformed
from ordering import check_ordering, live_keys, place
from readings import readings
from registry import Registry, kinds_exclude, limits
from selection import Candidate, Pool
from supplements import holds_late_paper, is_late
from values import instant, same


@dataclass
class Entry:
    """One nomination of the round."""

    nomination: dict
    submission: dict
    submission_index: int
    pool: tuple | None = None
    problem: str | None = None
    assessment: Assessment | None = None
    # What rulings let count, and the outcome of the findings they settled.
    accepted: set = field(default_factory=set)
    ruled: dict = field(default_factory=dict)
    assessed: tuple | None = None
    replaced_by: str | None = None
    # None, "unresolved", "kept" or "dropped".
    duplicate: str | None = None

    @property
    def id(self):
        return same(self.nomination["id"])

    @property
    def kind(self):
        return self.nomination["nominee"]["kind"]

    @property
    def award(self):
        return self.nomination["award"]

    @property
    def nominee(self):
        """Who is nominated: a unit, or a person by the host's id."""
        nominee = self.nomination["nominee"]
        return (self.kind, same(nominee["id" if self.kind == INDIVIDUAL else "unit"]))

    @property
    def is_withdrawn(self):
        return "withdrawnOn" in self.nomination or self.replaced_by is not None


class Round:
    def __init__(self, request):
        self.request = request
        self.as_of = instant(request["asOf"])
        self.closed = request["stage"] == "closed"
        self.reading = readings(request.get("readings", {}))
        self.registry = Registry(request["units"])
        self.deadline = deadline(self.reading)
        self.rankings = {
            (ranking["year"], ranking["category"]): {
                same(code): rank for code, rank in ranking["ranks"].items()
            }
            for ranking in request.get("rankings", [])
        }
        self.entries = [
            Entry({**nomination, "nominator": submission["nominator"]}, submission, index)
            for index, submission in enumerate(request["submissions"])
            for nomination in submission["nominations"]
        ]
        self._read()
        self.update()

    # Reading

    def _read(self):
        ids = [entry.id for entry in self.entries]
        for entry in self.entries:
            nomination, nominee = entry.nomination, entry.nomination["nominee"]
            units = (nomination["nominator"], nominee["unit"])
            if all(unit in self.registry for unit in units):
                entry.pool = self.registry.slot(
                    entry.award, nomination["nominator"], entry.kind, nominee["unit"], self.reading
                )
            else:
                entry.problem = "unknown-unit"
                continue
            try:
                if ids.count(entry.id) > 1:
                    raise Malformed("duplicate-id")
                check_past(nomination, self.as_of)
                check_ordering(nomination, self.reading)
                self._check_replaces(entry, ids)
                self._assess(entry)
            except Malformed as malformed:
                entry.problem = malformed.code

    def _check_replaces(self, entry, ids):
        if "replaces" in entry.nomination:
            id = same(entry.nomination["replaces"]["nomination"])
            if id == entry.id or ids.count(id) != 1:
                raise Malformed("unknown-nomination")

    def _assess(self, entry):
        """Again only when rulings have changed what counts."""
        state = (frozenset(entry.accepted), frozenset(entry.ruled.items()))
        if entry.assessed == state:
            return
        entry.assessed = state
        replaces = entry.nomination.get("replaces")
        entry.assessment = assess(
            entry.nomination,
            entry.submission,
            self.registry,
            self.reading,
            accepted=entry.accepted,
            ruled=entry.ruled,
            decision_date=self.request.get("decisionDate"),
            late_replacement=bool(
                replaces and entry.award == MERIT and instant(replaces["on"]) >= self.deadline
            ),
        )

    def update(self):
        """Assesses again what rulings have changed, and sees who replaces whom."""
        for entry in self.valid():
            try:
                self._assess(entry)
            except Malformed as malformed:
                entry.problem = malformed.code
        by_id = {entry.id: entry for entry in self.valid()}
        for entry in self.entries:
            entry.replaced_by = None
        for entry in self.valid():
            replaces = entry.nomination.get("replaces")
            if replaces and not entry.assessment.late:
                replaced = by_id.get(same(replaces["nomination"]))
                if replaced is not None:
                    replaced.replaced_by = entry.id

    def valid(self):
        return [entry for entry in self.entries if entry.problem is None]

    def find(self, id):
        found = [entry for entry in self.entries if entry.id == same(id)]
        return found[0] if len(found) == 1 else None

    # Standing

    def standing_alone(self, entry):
        """The first standing that applies without looking at the others."""
        if entry.problem is not None:
            return "invalid"
        if entry.is_withdrawn:
            return "withdrawn"
        if entry.pool is None:
            return "noSlot"
        if entry.assessment.late:
            return "late"
        if entry.assessment.verdict == "ineligible":
            return "ineligible"
        if entry.assessment.verdict == "incomplete" and self.closed:
            return "lapsed"
        return "eligible" if entry.assessment.verdict == "eligible" else "open"

    def stands(self, entry):
        return self.standing_alone(entry) in ("eligible", "open")

    def standing_before_quota(self, entry):
        alone = self.standing_alone(entry)
        if alone in ("eligible", "open") and entry.duplicate in ("unresolved", "dropped"):
            return "duplicate"
        return alone

    def is_open(self, entry):
        """Whether it may still come to stand in the way of others of its pool."""
        standing = self.standing_before_quota(entry)
        if standing == "invalid":
            return not self.closed and entry.pool is not None
        return standing == "open" or entry.duplicate == "unresolved" and standing == "duplicate"

    def keeping_may_end(self, entry):
        """Of those a ruling on duplicates settled: whether one that it kept is open.
        Without that one the ruling may not fit what is left of the group, so whoever it
        kept may go and whoever it did not keep may come back."""
        if entry.duplicate not in ("kept", "dropped") or not self.stands(entry):
            return False
        standing = [one for one in self.valid() if self.stands(one)]
        group = next((g for g in self.groups_of(standing) if entry in g), [])
        return any(
            one.duplicate == "kept" and self.standing_alone(one) == "open"
            for one in group
            if one is not entry
        )

    # Duplicates

    def share(self, one, other):
        """By what two nominations are the same: "achievement", "nominee" or None."""
        mine, theirs = one.assessment.achievement, other.assessment.achievement
        forms = one.award == other.award or self.reading["A-32"] == "barred"
        if mine is not None and theirs is not None and same(mine) == same(theirs) and forms:
            return "achievement"
        if one.nominee == other.nominee and one.award == other.award:
            return "nominee"
        return None

    def groups_of(self, entries):
        """Those that hang together by what they share, two or more."""
        left, found = list(entries), []
        while left:
            group = [left.pop(0)]
            for member in group:
                near = [entry for entry in left if self.share(member, entry)]
                group += near
                left = [entry for entry in left if entry not in near]
            if len(group) > 1:
                found.append(sorted(group, key=self.entries.index))
        return found

    def may_keep(self, group, kept):
        """A largest set without a shared one: nobody in it shares, nobody else could
        be kept as well."""
        if any(self.share(a, b) for a, b in combinations(kept, 2)):
            return False
        return all(
            any(self.share(entry, one) for one in kept) for entry in group if entry not in kept
        )

    def all_keeps(self, group):
        """Every set of a group that a ruling may keep."""
        return [
            list(kept)
            for size in range(1, len(group) + 1)
            for kept in combinations(group, size)
            if self.may_keep(group, kept)
        ]

    # Pools

    def pool_keys(self):
        """Every pool that something was filed in, in the order of III.4.a."""
        keys = {entry.pool for entry in self.entries if entry.pool and not self._is_gone(entry)}
        return sorted(keys, key=lambda key: (POOLS.index(key[0]), key[1] or ""))

    def _is_gone(self, entry):
        return entry.problem is None and entry.is_withdrawn

    def pool(self, key):
        local = None
        for quota in self.request.get("localQuotas", []):
            if key == (_pool_of_award(quota["award"]), same(quota["decider"])):
                local = quota["limits"]
        most = limits(key, self.reading, local)
        mixed = self.reading["A-2"] if key[0] == "province-unit" else "barred"
        return Pool(
            tuple(most.items()),
            kinds_exclude(key, self.reading),
            shared=key[1] is None,
            mixed=mixed,
        )

    def filed(self, key, kind):
        return [
            entry
            for entry in self.valid()
            if entry.pool == key and entry.kind == kind and not entry.is_withdrawn
        ]

    def keys_in_use(self, key, kind):
        filed = [entry.nomination for entry in self.filed(key, kind)]
        return live_keys(kind, filed, self.rankings, self.registry, self.reading)

    def candidate(self, entry):
        keys = self.keys_in_use(entry.pool, entry.kind)
        where = place(entry.nomination, keys, self.rankings, self.registry)
        return Candidate(entry.id, entry.kind, where)

    def candidates(self, key):
        return [
            self.candidate(entry)
            for entry in self.valid()
            if entry.pool == key and self.standing_before_quota(entry) == "eligible"
        ]

    def group_of_finding(self, entry, finding):
        category = self.registry.category(entry.nomination["nominee"]["unit"])
        for group in groups(entry.kind, category):
            if finding in group.members:
                return group
        return None

    # What a ruling may accept

    def waits_for_acceptance(self, entry):
        """A late dossier, or one in time with a paper of its own dated too late."""
        standing = self.standing_alone(entry)
        if standing in ("invalid", "withdrawn", "noSlot"):
            return False
        return standing == "late" or entry.assessment.papers_dated_late

    def supplement_waits(self, supplement, award):
        if award != MERIT:
            return False
        late = is_late(supplement, self.reading, self.deadline)
        return late or holds_late_paper(supplement, self.deadline)


def _pool_of_award(award):
    return award.replace("-certificate-of-commendation", "-commendation")
