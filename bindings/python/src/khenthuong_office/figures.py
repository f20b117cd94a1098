"""The figures behind the report's charts and tables."""

from dataclasses import dataclass, field
from fractions import Fraction
from statistics import median

from .round_view import Entry, RoundView
from .vietnamese import decimal
from .words import STANDINGS


@dataclass
class PoolUse:
    """A quota over all who have a share of it; `places` None: without limit."""

    label: str
    shares: int = 0
    places: int | None = 0
    filed: int = 0
    proposed: int = 0
    provisional: int = 0
    open: int = 0


def pool_uses(view: RoundView) -> list[PoolUse]:
    provisional: dict[tuple, int] = {}
    for line, _ in view.proposed:
        key = (line["pool"], line.get("owner"))
        provisional[key] = provisional.get(key, 0) + bool(line.get("provisional"))
    uses: dict[str, PoolUse] = {}
    for pool in view.decision["pools"]:
        use = uses.setdefault(pool["id"], PoolUse(view.guidance.label("pools", pool["id"])))
        limits = list(pool["limits"].values())
        use.shares += 1
        if None in limits or use.places is None:
            use.places = None
        else:
            # Of an exclusive quota one kind alone takes the places.
            use.places += max(limits) if pool["kinds"] == "exclusive" else sum(limits)
        use.filed += sum(pool["filed"].values())
        use.proposed += sum(pool["proposed"].values())
        use.open += sum(pool["open"].values())
        use.provisional += provisional.get((pool["id"], pool.get("owner")), 0)
    return list(uses.values())


@dataclass
class CriterionSpread:
    """What was measured of one criterion, in percent."""

    label: str
    threshold: Fraction
    met: list[Fraction] = field(default_factory=list)
    failing: list[Fraction] = field(default_factory=list)

    @property
    def values(self) -> list[Fraction]:
        return self.met + self.failing

    @property
    def least(self) -> Fraction:
        return min(self.values)

    @property
    def middle(self) -> Fraction:
        return median(self.values)

    @property
    def most(self) -> Fraction:
        return max(self.values)


def percent_shown(value: Fraction) -> str:
    """To two places, cut off: 99,996 is not 100."""
    hundredths = int(value * 100)
    return decimal(f"{hundredths // 100}.{hundredths % 100:02}")


def spreads(view: RoundView, category: str) -> list[CriterionSpread]:
    """For the collectives of a category, each rate that somebody gave figures of."""
    found = {}
    for evidence in view.guidance.evidence(category, "collective"):
        if evidence["type"] == "rate":
            threshold = Fraction(evidence["threshold"])
            found[evidence["id"]] = CriterionSpread(evidence["label"]["vi"], threshold)
    for entry in view.entries:
        if entry.kind != "collective" or view.category(entry) != category:
            continue
        for finding in entry.result.get("findings", []):
            spread = found.get(finding["id"])
            value = _percent(finding.get("value"))
            if spread is not None and value is not None and finding["outcome"] in ("met", "notMet"):
                (spread.met if finding["outcome"] == "met" else spread.failing).append(value)
    return [spread for spread in found.values() if spread.values]


def _percent(value: dict | None) -> Fraction | None:
    """For drawing only: the outcome is the library's."""
    if not value:
        return None
    if value.get("denominator") and "numerator" in value:
        return Fraction(100 * value["numerator"], value["denominator"])
    return Fraction(value["percent"].replace(",", ".")) if "percent" in value else None


@dataclass
class StandingCount:
    label: str
    standings: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.standings.values())


def standing_counts(view: RoundView) -> list[StandingCount]:
    """By category and kind, in the rulebook's order; what has no category comes last."""
    counts: dict[tuple, StandingCount] = {}
    for category in [*(c["id"] for c in view.guidance.categories), None]:
        for kind in ("collective", "individual"):
            label = view.guidance.label("categories", category) or "Không rõ loại đơn vị"
            counts[category, kind] = StandingCount(f"{label} – {view.kind_label(kind).lower()}")
    for entry in view.entries:
        standings = counts[view.category(entry), entry.kind].standings
        standings[entry.standing] = standings.get(entry.standing, 0) + 1
    return [count for count in counts.values() if count.standings]


@dataclass
class NearMiss:
    entry: Entry
    finding: dict
    points: Fraction


def near_misses(view: RoundView, most: int = 12) -> list[NearMiss]:
    """Nominations that one rate alone, and barely, keeps from being eligible."""
    found = []
    for entry in view.entries:
        failing = entry.reasons
        if len(failing) == 1 and failing[0]["reason"] == "belowThreshold":
            value = _percent(failing[0].get("value"))
            if value is not None:
                threshold = Fraction(failing[0]["threshold"]["atLeast"])
                found.append(NearMiss(entry, failing[0], threshold - value))
    return sorted(found, key=lambda miss: (miss.points, miss.entry.id))[:most]


@dataclass
class Tile:
    """A unit of the grid: how many nominations it sent and how many are proposed."""

    name: str
    sent: int
    proposed: int
    pending: int

    @property
    def state(self) -> str:
        if not self.sent:
            return "none"
        if self.pending:
            return "pending"
        return "proposed" if self.proposed else "refused"


PENDING = ("tied", "kindConflict", "duplicate", "open", "invalid")


def grid_category(view: RoundView) -> str | None:
    """The category of the units that most others stand below; where there are no levels,
    the category with most units."""
    above: dict[str, int] = {}
    own: dict[str, int] = {}
    for unit in view.units.values():
        own[unit["category"]] = own.get(unit["category"], 0) + 1
        parent = view.units.get(unit.get("parent"))
        if parent is not None and parent["category"] != unit["category"]:
            above[parent["category"]] = above.get(parent["category"], 0) + 1
    counts = above or own
    return max(counts, key=counts.get) if counts else None


def tiles(view: RoundView, category: str) -> list[Tile]:
    grid = []
    for unit in view.units.values():
        if unit["category"] != category:
            continue
        entries = view.by_nominator.get(unit["code"], [])
        standings = [entry.standing for entry in entries]
        pending = sum(standing in PENDING for standing in standings)
        grid.append(Tile(unit["name"], len(entries), standings.count("proposed"), pending))
    return grid


def standing_totals(view: RoundView) -> list[tuple[str, int]]:
    totals = view.decision["totals"]["standings"]
    return [(label, totals[id]) for id, label in STANDINGS.items() if totals.get(id)]
