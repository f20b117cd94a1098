"""What people ruled, applied in phases whatever their order in the request."""

from collections import Counter

from selection import settle
from values import instant, same

PHASES = ("late", "supplement", "finding", "duplicate", "kind", "tie")


class Refused(Exception):
    """`code` is that of the problem document."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Overtaken(Exception):
    """It meets nothing open."""


def point_of(ruling):
    """What a ruling settles; two on one point are both refused."""
    kind = ruling["type"]
    names = ("nomination", "submission", "supplement", "finding", "pool", "owner")
    named = tuple(same(ruling[name]) if name in ruling else None for name in names)
    return (kind, *named, ruling.get("kind") if kind == "tie" else None)


class Rulings:
    """`status` of each ruling by its place in the request, `problem` of those refused;
    `kinds` and `ties` are all that were given, fitting or not."""

    def __init__(self, round):
        self.round = round
        self.rulings = round.request.get("rulings", [])
        self.status, self.problem, self.applied = {}, {}, []
        self.kinds, self.ties, self.duplicates = {}, {}, []
        for index, ruling in enumerate(self.rulings):
            self._try(index, self._check, ruling)
        for phase in PHASES:
            sound = [
                (index, ruling)
                for index, ruling in enumerate(self.rulings)
                if ruling["type"] == phase and index not in self.status
            ]
            points = Counter(point for _, ruling in sound for point in self._points(ruling))
            for index, ruling in sound:
                if any(points[point] > 1 for point in self._points(ruling)):
                    self.status[index], self.problem[index] = "refused", "two-rulings"
            for index, ruling in sound:
                if index not in self.status:
                    self._try(index, getattr(self, phase), ruling)
                if index not in self.status:
                    self.status[index] = "applied"
                    self.applied.append(ruling)
            self._after(phase)

    def _try(self, index, action, ruling):
        try:
            action(ruling)
        except Refused as refused:
            self.status[index] = "refused"
            self.problem[index] = refused.code
        except Overtaken:
            self.status[index] = "overtaken"

    def _check(self, ruling):
        """A faulty ruling is on no point."""
        if instant(ruling["date"]) > self.round.as_of:
            raise Refused("date-order")
        names = ["nomination", "members", "keep"]
        names += ["choose"] if ruling["type"] == "tie" else []
        for name in names:
            given = ruling.get(name, [])
            for id in [given] if isinstance(given, str) else given:
                self._entry(id)

    def _points(self, ruling):
        if ruling["type"] == "duplicate":
            return [tuple(e.id for e in group) for group in self._groups_named(ruling)]
        return [point_of(ruling)]

    def _groups_named(self, ruling):
        """The open groups all of whose members a ruling names; none when those it
        kept have all fallen out since."""
        members = [self._entry(id) for id in ruling["members"]]
        kept = [self._entry(id) for id in ruling["keep"]]
        if kept and not any(self.round.stands(entry) for entry in kept):
            return []
        return [
            group
            for group in self.round.groups_of(self._standing())
            if all(entry in members and entry.duplicate == "unresolved" for entry in group)
        ]

    def _after(self, phase):
        if phase in ("late", "supplement", "finding"):
            self.round.update()
        if phase == "finding":
            for group in self.round.groups_of(self._standing()):
                for entry in group:
                    entry.duplicate = "unresolved"

    def _standing(self):
        return [entry for entry in self.round.valid() if self.round.stands(entry)]

    def _entry(self, id):
        entry = self.round.find(id)
        if entry is None:
            raise Refused("unknown-nomination")
        return entry

    def late(self, ruling):
        entry = self._entry(ruling["nomination"])
        if not self.round.waits_for_acceptance(entry):
            raise Overtaken
        entry.accepted.add("dossier")

    def supplement(self, ruling):
        id = same(ruling["supplement"])
        if "nomination" in ruling:
            sharing = [self._entry(ruling["nomination"])]
            source, name = sharing[0].nomination, "supplement"
        else:
            nominator = same(ruling["submission"])
            sources = [
                submission
                for submission in self.round.request["submissions"]
                if same(submission["nominator"]) == nominator
                and any(same(s["id"]) == id for s in submission.get("supplements", []))
            ]
            if len(sources) > 1:
                raise Refused("ruling-mismatch")
            source, name = (sources or [{}])[0], "submission supplement"
            sharing = [e for e in self.round.entries if e.submission is source]
        found = [s for s in source.get("supplements", []) if same(s["id"]) == id]
        if not found:
            raise Refused("unknown-supplement")
        open_to_it = [
            entry
            for entry in sharing
            if self.round.standing_alone(entry) not in ("invalid", "withdrawn", "noSlot")
            and self.round.supplement_waits(found[0], entry.award)
        ]
        if not open_to_it:
            raise Overtaken
        for entry in sharing:
            entry.accepted.add((name, id))

    def finding(self, ruling):
        entry = self._entry(ruling["nomination"])
        if entry.problem is not None:
            raise Overtaken
        finding = entry.assessment.findings.get(ruling["finding"])
        if finding is None:
            raise Refused("unknown-finding")
        if not self.round.stands(entry):
            raise Overtaken
        if finding.outcome not in ("needsJudgement", "notApplicable"):
            raise Overtaken
        group = self.round.group_of_finding(entry, ruling["finding"])
        if group is not None:
            decided = entry.assessment.findings[group.id]
            if decided.outcome in ("met", "notMet") and decided.reasons != {"ruled"}:
                raise Overtaken
        entry.ruled[ruling["finding"]] = ruling["outcome"]

    def duplicate(self, ruling):
        members = [self._entry(id) for id in ruling["members"]]
        kept = [self._entry(id) for id in ruling["keep"]]
        self.duplicates.append(ruling)
        groups = self._groups_named(ruling)
        if not groups:
            raise Overtaken
        if any(entry not in members for entry in kept):
            raise Refused("ruling-mismatch")
        for group in groups:
            if not self.round.may_keep(group, [e for e in group if e in kept]):
                raise Refused("ruling-mismatch")
        for group in groups:
            for entry in group:
                entry.duplicate = "kept" if entry in kept else "dropped"

    def _pool(self, ruling):
        owner = ruling.get("owner")
        key = (ruling["pool"], None if owner is None else same(owner))
        return key, self.round.pool(key), self.round.candidates(key)

    def applied_to(self, key):
        """The kind and the ties that applied rulings chose in a pool."""
        kind, ties = None, {}
        for ruling in self.applied:
            if ruling["type"] in ("kind", "tie") and self._pool(ruling)[0] == key:
                if ruling["type"] == "kind":
                    kind = ruling["choose"]
                else:
                    ties[ruling["kind"]] = tuple(same(id) for id in ruling["choose"])
        return kind, ties

    def kind(self, ruling):
        key, pool, candidates = self._pool(ruling)
        self.kinds[key] = ruling["choose"]
        choices = settle(pool, candidates).choices
        if choices is None:
            raise Overtaken
        if ruling["choose"] not in choices:
            raise Refused("ruling-mismatch")

    def tie(self, ruling):
        key, pool, candidates = self._pool(ruling)
        chosen = tuple(same(id) for id in ruling["choose"])
        self.ties.setdefault(key, {})[ruling["kind"]] = chosen
        tied = settle(pool, candidates, self.kinds.get(key)).ties.get(ruling["kind"])
        if tied is None:
            raise Overtaken
        ids, places = tied
        if not set(chosen) <= ids or len(set(chosen)) != places:
            raise Refused("ruling-mismatch")
