"""The units of a request: who stands below whom, and who may name whom for what."""

from guidance import (
    CITY,
    COLLECTIVE,
    COMMUNE,
    COMMUNE_COMMENDATION,
    DEPARTMENT,
    DISTRICT,
    DISTRICT_COMMENDATION,
    ENTERPRISE,
    INDIVIDUAL,
    INNER_UNIT,
    MERIT,
    PARTY,
    PRESS,
    STANDING_AGENCIES,
)
from values import same


class Registry:
    def __init__(self, units):
        self.units = {same(unit["code"]): unit for unit in units}

    def __contains__(self, code):
        return same(code) in self.units

    def unit(self, code):
        return self.units[same(code)]

    def upwards(self, code):
        """The codes of a unit and of all that stand above it, nearest first."""
        chain = []
        while code is not None:
            chain.append(same(code))
            code = self.unit(code).get("parent")
        return chain

    def is_inner(self, code):
        return self.unit(code)["category"] == INNER_UNIT

    def judged(self, code):
        """The code of the unit by whose category a unit is judged (A-42)."""
        return next((c for c in self.upwards(code) if not self.is_inner(c)), None)

    def category(self, code):
        judged = self.judged(code)
        return None if judged is None else self.unit(judged)["category"]

    def level(self, code):
        unit = self.unit(code)
        if unit["category"] in (DEPARTMENT, PRESS):
            return "province"
        return unit.get("level")

    def is_organiser(self, code):
        return "organising-department" in self.unit(code).get("roles", [])

    def nearest(self, code, category):
        for above in self.upwards(code):
            if self.unit(above)["category"] == category:
                return above
        return None

    def has_authority(self, nominator, nominee, reading):
        """V.1: itself or what stands below it; an inner unit nominates nobody."""
        if self.is_inner(nominator):
            return False
        if same(nominator) in self.upwards(nominee):
            return True
        return (
            reading["A-5"] == "through-organiser"
            and self.is_organiser(nominator)
            and self.category(nominee) in (ENTERPRISE, PRESS)
        )

    def measured(self, criterion, nominee, reading):
        """The code of the unit whose figures count (A-11, A-42)."""
        if criterion.id == "commune-digital-documents" and reading["A-11"] == "district":
            return self.unit(self.judged(nominee)).get("parent")
        if self.is_inner(nominee) and reading["A-42"] == "parent-figures":
            return self.judged(nominee)
        return nominee

    def slot(self, award, nominator, kind, nominee, reading):
        """The pool and its owner by III.4, or None. Owners of shared pools are None."""
        if self.is_inner(nominator):
            return None
        category = self.category(nominee)
        if award == DISTRICT_COMMENDATION:
            owner = self.nearest(nominee, DISTRICT)
            return owner and ("district-commendation", owner)
        if award == COMMUNE_COMMENDATION:
            owner = self.nearest(nominee, COMMUNE)
            return owner and ("commune-commendation", owner)
        assert award == MERIT
        if kind == INDIVIDUAL and reading["A-9"] == "collectives-only":
            return None
        inner = kind == COLLECTIVE and self.is_inner(nominee)
        if inner and reading["A-42"] == "parent-only":
            return None
        return self._merit_slot(same(nominator), kind, same(nominee), category, inner, reading)

    def _merit_slot(self, nominator, kind, nominee, category, inner, reading):
        proposer = self.unit(nominator)["category"]
        shared = reading["A-4"] == "together"
        if category == PARTY and (
            proposer in (DISTRICT, COMMUNE)
            or (proposer == PARTY and self.level(nominator) != "province")
        ):
            # "Đảng, đoàn thể các cấp" against "Cấp tỉnh": A-10.
            owner = self.nearest(nominator, DISTRICT)
            if reading["A-10"] == "no-slot" or owner is None:
                return None
            return ("district-own", owner)
        if proposer in (DEPARTMENT, PARTY) and category in (DEPARTMENT, PARTY):
            # III.4.a-1
            if proposer == PARTY and self.level(nominator) != "province":
                return None
            return ("province-unit", nominator)
        if proposer == DISTRICT and category == DISTRICT:
            return ("district-own", nominator)  # III.4.a-2
        if proposer == DISTRICT and category == COMMUNE and kind == INDIVIDUAL:
            return ("district-own", nominator) if reading["A-36"] == "district-slot" else None
        if proposer == DISTRICT and category == COMMUNE and not inner:
            # III.4.a-3; one pool with the district's own under A-6.
            one = reading["A-6"] == "one-pool"
            return ("district-own" if one else "commune-pick", nominator)
        through = reading["A-5"] == "through-organiser" and proposer == DEPARTMENT
        through = through and self.is_organiser(nominator)
        if category == ENTERPRISE and (proposer == ENTERPRISE or through):
            owner = self.nearest(nominee, ENTERPRISE) if through else nominator
            return ("enterprise", None if shared else owner)  # III.4.a-4
        if category == PRESS and (proposer == PRESS or (through and kind == COLLECTIVE)):
            if kind == INDIVIDUAL and reading["A-8"] == "no-slot":
                return None
            owner = self.nearest(nominee, PRESS) if through else nominator
            return ("press", None if shared else owner)  # III.4.a-5
        return None


def limits(pool, reading, local=None):
    """How many of either kind; None is no limit. `local`: of a decider's own quota."""
    name, owner = pool
    if name == "province-unit":
        n = 2 if owner in STANDING_AGENCIES else 1
        return {COLLECTIVE: n, INDIVIDUAL: n}
    if name == "district-own":
        two = owner == CITY and reading["A-6"] == "one-pool"
        return {COLLECTIVE: 2 if two else 1, INDIVIDUAL: 1}
    if name == "commune-pick":
        return {COLLECTIVE: 2 if owner == CITY else 1, INDIVIDUAL: 0}
    if name == "enterprise":
        return {COLLECTIVE: 3, INDIVIDUAL: 3}
    if name == "press":
        return {COLLECTIVE: 1, INDIVIDUAL: 0 if reading["A-8"] == "no-slot" else 1}
    return dict(local or {COLLECTIVE: None, INDIVIDUAL: None})


def kinds_exclude(pool, reading):
    """ "01 tập thể hoặc 01 cá nhân" (A-1): one kind or the other."""
    if pool[0] in ("province-unit", "district-own"):
        return reading["A-1"] == "exclusive"
    return pool[0] in ("enterprise", "press")
