"""The order within one kind of a pool: the keys in use and what they say of each."""

from fractions import Fraction

from guidance import COLLECTIVE, COMMUNE, DEPARTMENT, DISTRICT, Rate
from rates import check_rate, net
from values import exact, same

# Decree 98 Art. 4(6): women, and collectives with at least 70% of them.
WOMEN = Rate("women", "Decree 98 Art. 4(6)", 70)
RANKED = (DEPARTMENT, DISTRICT, COMMUNE)
LAST = Fraction(10**9)


def key_names(reading):
    """A-39: achievement first; A-16: 2023 before 2022; II.2-2; the decree last."""
    score, ranks = ["achievement-score"], ["ranking-2023", "ranking-2022"]
    first = score + ranks if reading["A-39"] == "achievement-first" else ranks + score
    women = ["women-preference"] if reading["A-33"] == "preference" else []
    return first + ["direct-involvement"] + women


def live_keys(kind, filed, rankings, registry, reading):
    """`filed`: all well-formed nominations of the kind in the pool, not withdrawn."""
    return [
        name
        for name in key_names(reading)
        if not name.startswith("ranking")
        or _ranking_is_live(int(name[-4:]), kind, filed, rankings, registry, reading)
    ]


def _ranking_is_live(year, kind, filed, rankings, registry, reading):
    if kind != COLLECTIVE or not filed:
        return False
    units = [nomination["nominee"]["unit"] for nomination in filed]
    categories = {registry.category(unit) for unit in units}
    if len(categories) > 1 or not categories <= set(RANKED):
        return False
    if reading["A-16"] == "last":
        return True
    ranks = rankings.get((year, categories.pop()), {})
    return all(same(unit) in ranks for unit in units)


def place(nomination, keys, rankings, registry):
    """A tuple by key, the lower the better; whatever is missing is last."""
    return tuple(_of_key(name, nomination, rankings, registry) for name in keys)


def _of_key(name, nomination, rankings, registry):
    nominee, data = nomination["nominee"], nomination.get("ordering", {})
    if name == "achievement-score":
        return -exact(data["achievementScore"]) if "achievementScore" in data else LAST
    if name == "direct-involvement":
        return _preference(data.get("directlyInvolved"))
    if name == "women-preference":
        return _preference(_is_preferred(nominee["kind"], data))
    ranks = rankings.get((int(name[-4:]), registry.category(nominee["unit"])), {})
    return ranks.get(same(nominee["unit"]), LAST)


def _preference(datum):
    return LAST if datum is None else Fraction(0 if datum else 1)


def _is_preferred(kind, data):
    if kind != COLLECTIVE:
        return data.get("woman")
    women = data.get("women", {})
    counts = net(WOMEN, women)
    if counts is not None and counts[1] > 0:
        return 100 * counts[0] >= WOMEN.at_least * counts[1]
    return exact(women["percent"]) >= WOMEN.at_least if "percent" in women else None


def check_ordering(nomination, reading):
    """Raises Malformed for a share of women that cannot be true."""
    women = nomination.get("ordering", {}).get("women")
    if women is not None:
        check_rate(WOMEN, women, reading)
