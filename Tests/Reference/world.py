"""The units of the generated requests, and a nomination of each kind and category that
is eligible as it stands. All figures are made up."""

import copy
import unicodedata

from guidance import (
    COLLECTIVE,
    INDIVIDUAL,
    MERIT,
    Count,
    Fact,
    JudgedItems,
    Judgement,
    Rate,
    criteria,
)
from readings import readings

NFC_CODE = "DN-Thủy"
NFD_CODE = unicodedata.normalize("NFD", NFC_CODE)


def _unit(code, category, parent=None, **more):
    above = {} if parent is None else {"parent": parent}
    return {"code": code, "name": f"Đơn vị thử {code}", "category": category} | above | more


UNITS = [
    _unit("STTTT", "department", roles=["organising-department", "standing-agency"]),
    _unit("VPUBND", "department", roles=["standing-agency"]),
    _unit("SYT", "department"),
    _unit("SGDDT", "department"),
    _unit("STTTT-P1", "inner-unit", "STTTT"),
    _unit("SYT-P1", "inner-unit", "SYT"),
    _unit("SYT-P1-T", "inner-unit", "SYT-P1"),
    _unit("DU-SYT", "party-organisation", "SYT", level="province"),
    _unit("TINHDOAN", "party-organisation", level="province"),
    _unit("TINHDOAN-P1", "inner-unit", "TINHDOAN"),
    _unit("HUYENDOAN", "party-organisation", "381", level="district"),
    _unit("DOANXA", "party-organisation", "14809", level="commune"),
    _unit("BAO", "press-agency"),
    _unit("DAI", "press-agency"),
    _unit("BAO-P1", "inner-unit", "BAO"),
    _unit("380", "district"),
    _unit("381", "district"),
    _unit("381-P1", "inner-unit", "381"),
    _unit("14755", "commune", "380"),
    _unit("14758", "commune", "380"),
    _unit("14761", "commune", "380"),
    _unit("14809", "commune", "381"),
    _unit("14812", "commune", "381"),
    _unit("14809-P1", "inner-unit", "14809"),
    _unit("DN1", "enterprise"),
    _unit("DN2", "enterprise"),
    _unit(NFC_CODE, "enterprise"),
    _unit("DN1-P1", "inner-unit", "DN1"),
]

# Whom each nominator names in the generated rounds; the last ones have no slot or no
# authority.
NAMES = {
    "STTTT": ["STTTT", "STTTT-P1", "STTTT", "DN1", "BAO"],
    "VPUBND": ["VPUBND"],
    "SYT": ["SYT", "SYT-P1", "SYT-P1-T", "DU-SYT", "SGDDT"],
    "TINHDOAN": ["TINHDOAN", "TINHDOAN-P1"],
    "380": ["14755", "14758", "14761", "380", "14809"],
    "381": ["381", "14809", "14812", "381-P1", "14809-P1", "HUYENDOAN", "DOANXA"],
    "14809": ["14809", "DOANXA"],
    "HUYENDOAN": ["HUYENDOAN"],
    "BAO": ["BAO", "BAO-P1"],
    "DAI": ["DAI"],
    "DN1": ["DN1", "DN1-P1"],
    "DN2": ["DN2"],
    NFC_CODE: [NFC_CODE, NFD_CODE],
    "SYT-P1": ["SYT-P1"],
}

COUNCIL = "Hội đồng Thi đua - Khen thưởng tỉnh"
MET = {"verdict": "met", "by": COUNCIL, "on": "2024-09-10"}
LETTER = {"form": "01", "originals": 2, "signed": True}
MINUTES = {"originals": 2}
REPORT = {"form": "08", "originals": 2, "confirmed": True}
SUMMARY = {"originals": 2, "confirmed": True}


def evidence_of(criterion):
    """What meets a criterion."""
    if isinstance(criterion, Rate):
        figures = {"numerator": 1000, "denominator": 1000}
        if criterion.secret:
            figures |= {"excludedNumerator": 0, "excludedDenominator": 0}
        return figures
    if isinstance(criterion, Fact):
        if criterion.needs:
            return {"value": True, "document": "12/QĐ-UBND", "date": "2024-05-02"}
        return True
    if isinstance(criterion, Count):
        return {"count": 3}
    if isinstance(criterion, Judgement):
        return dict(MET)
    if isinstance(criterion, JudgedItems):
        return {"count": 1, "judgement": dict(MET)}
    return next(value for value, outcome in criterion.outcomes.items() if outcome == "met")


def complete(id, kind, unit, category, person=None):
    """A nomination that is eligible where its nominator may name it."""
    nominee = {"kind": kind, "unit": unit}
    if kind == INDIVIDUAL:
        nominee["id"] = person or f"người-{id}"
    ordering = {"achievementScore": "80", "directlyInvolved": True}
    ordering |= (
        {"women": {"numerator": 40, "denominator": 100}} if kind == COLLECTIVE else {"woman": False}
    )
    return copy.deepcopy(
        {
            "id": id,
            "award": MERIT,
            "nominee": nominee,
            "achievement": f"thành tích {id}",
            "measuredOn": "2024-08-31",
            "evidence": {c.id: evidence_of(c) for c in criteria(kind, category, readings({}))},
            "priorAwards": [],
            "documents": {"achievement-report": REPORT, "summary-report": SUMMARY},
            "ordering": ordering,
        }
    )
