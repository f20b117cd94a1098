"""The guidance of 2024 as plain tables, written from its text.

Thresholds, quotas, the deadline, the papers and the amounts stand here a second
time, apart from the rulebook of the library, so that a slip in either shows.
Ids are the rulebook's, for the two to be compared; the clause a line was written
from stands beside it.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

COLLECTIVE, INDIVIDUAL = KINDS = ("collective", "individual")

MERIT = "certificate-of-merit"
DISTRICT_COMMENDATION = "district-certificate-of-commendation"
COMMUNE_COMMENDATION = "commune-certificate-of-commendation"
AWARDS = (MERIT, DISTRICT_COMMENDATION, COMMUNE_COMMENDATION)

DEPARTMENT, PARTY, PRESS = "department", "party-organisation", "press-agency"
DISTRICT, COMMUNE, ENTERPRISE = "district", "commune", "enterprise"
CATEGORIES = (DEPARTMENT, PARTY, PRESS, DISTRICT, COMMUNE, ENTERPRISE)
INNER_UNIT = "inner-unit"


@dataclass(frozen=True)
class Rate:
    """ "Đạt từ X% trở lên". `secret`: "trừ văn bản mật theo quy định"."""

    id: str
    clause: str
    at_least: int
    secret: bool = False


@dataclass(frozen=True)
class Fact:
    id: str
    clause: str
    needs: tuple = ()


@dataclass(frozen=True)
class Count:
    id: str
    clause: str
    minimum: int = 1


@dataclass(frozen=True)
class Judgement:
    """What the words leave to a person: "tốt", "tích cực", "đậm nét"."""

    id: str
    clause: str


@dataclass(frozen=True)
class JudgedItems:
    """At least one, and a person says whether it is "nổi bật" or "cao"."""

    id: str
    clause: str
    minimum: int = 1


@dataclass(frozen=True)
class Status:
    """`outcomes` of each value."""

    id: str
    clause: str
    outcomes: dict


@dataclass(frozen=True)
class Group:
    id: str
    members: tuple
    reading: str
    needs_all: str


def _area(prefix, at_least):
    """The lines that districts and communes share, with the place of each."""
    names = [
        ("digital-documents", "CQS+1", 100),
        ("online-dossiers", "CQS+2", at_least["online"]),
        ("fully-online-dossiers", "CQS+3", at_least["fully"]),
        ("satisfaction", "hài lòng", 90),
        ("staff-trained", "tập huấn", 100),
        ("products-online", "KTS+1", 100),
        ("cashless-businesses", "KTS+2", 100),
        ("sme-platforms", "KTS+3", 50),
        ("smartphones", "XHS+1", 80),
        ("fibre-households", "XHS+2", 80),
        ("payment-accounts", "XHS+3", 80),
        ("digital-signatures", "XHS+4", 30),
        ("digital-skills", "XHS+5", 60),
        ("health-records", "XHS+6", 90),
        ("telehealth", "XHS+7", 10),
    ]
    rates = [
        Rate(f"{prefix}-{name}", place, bound, secret=name == "digital-documents")
        for name, place, bound in names
    ]
    return rates + [
        Fact(f"{prefix}-targets", "lead"),
        Fact(f"{prefix}-website", "Nghị định 42/2022"),
        Fact(f"{prefix}-security-approved", "an toàn thông tin: được phê duyệt"),
        Fact(f"{prefix}-security-deployed", "an toàn thông tin: triển khai"),
        JudgedItems(f"{prefix}-initiative", "sáng kiến"),
    ]


# III.1.1, collectives by category.
OF_COLLECTIVES = {
    DEPARTMENT: [
        Fact("department-targets", "III.1.1.a lead"),
        Fact("department-steering-committee", "III.1.1.a-1"),
        Fact("department-period-plan", "III.1.1.a-1"),
        Fact("department-annual-plan", "III.1.1.a-1"),
        Judgement("department-plan-2024", "III.1.1.a-1"),
        Rate("department-digital-documents", "III.1.1.a-2", 100, secret=True),
        Rate("department-online-dossiers", "III.1.1.a-3", 90),
        Fact("department-security-approved", "III.1.1.a-4"),
        Fact("department-security-deployed", "III.1.1.a-4"),
        JudgedItems("department-initiative", "III.1.1.a-6"),
    ],
    PARTY: [
        Fact("party-targets", "III.1.1.b lead"),
        Judgement("party-awareness", "III.1.1.b-1"),
        Judgement("party-propaganda", "III.1.1.b-1"),
        Judgement("party-contribution", "III.1.1.b-2"),
        Judgement("party-application", "III.1.1.b-2"),
        JudgedItems("party-initiative", "III.1.1.b-2"),
    ],
    PRESS: [
        Fact("press-targets", "III.1.1.c lead"),
        Count("press-columns", "III.1.1.c-1"),
        Count("press-items", "III.1.1.c-1"),
        Judgement("press-day-coverage", "III.1.1.c-2"),
        Judgement("press-models-coverage", "III.1.1.c-2"),
        Judgement("press-application", "III.1.1.c-3"),
        JudgedItems("press-initiative", "III.1.1.c-3"),
    ],
    # III.1.1.d: 90% online, 85% fully online, and the payment line.
    DISTRICT: _area("district", {"online": 90, "fully": 85})
    + [Rate("district-online-payment", "III.1.1.d CQS+4", 45)],
    # III.1.1.e: 65% and 65%, no payment line, and the recognition.
    COMMUNE: _area("commune", {"online": 65, "fully": 65})
    + [Fact("commune-recognition", "III.1.1.e-4", needs=("document", "date"))],
    ENTERPRISE: [
        Fact("enterprise-compliance", "III.1.1.f-1"),
        Judgement("enterprise-pioneer", "III.1.1.f-2"),
        JudgedItems("enterprise-initiative", "III.1.1.f-2"),
        JudgedItems("enterprise-prizes", "III.1.1.f-3"),
        JudgedItems("enterprise-contribution", "III.1.1.f-3"),
    ],
}

# the payment line of communes, when it is read as left out by a slip.
COMMUNE_PAYMENT = Rate("commune-online-payment", "III.1.1.d CQS+4", 45)

# III.1.2 and II.1.b.
OF_INDIVIDUALS = [
    Status(
        "individual-employment",
        "II.1.b",
        {
            "cadre": "met",
            "civil-servant": "met",
            "public-employee": "met",
            "worker": "met",
            "other": "notMet",
        },
    ),
    Fact("individual-compliance", "III.1.2-1"),
    Count("individual-years-fulfilled", "III.1.2-1, A-13"),
    Judgement("individual-advising", "III.1.2-2"),
    Judgement("individual-carrying-out", "III.1.2-2"),
    JudgedItems("individual-initiative", "III.1.2-2"),
]

# the result of the person's unit, when it is read as needed.
UNIT_RESULT = Fact("individual-unit-result", "III.1.2, A-25")

PRIZE_OR_CONTRIBUTION = Group(
    "enterprise-prize-or-contribution",
    ("enterprise-prizes", "enterprise-contribution"),
    "A-17",
    "both",
)
ADVISING_OR_CARRYING_OUT = Group(
    "individual-achievement", ("individual-advising", "individual-carrying-out"), "A-44", "both"
)


def criteria(kind, category, reading):
    """The criteria in force for a nominee, II.2-5 and Decree 98 Art. 4(4) included."""
    if kind == INDIVIDUAL:
        own = list(OF_INDIVIDUALS)
        if reading["A-13"] == "two-years":
            own = [Count(c.id, c.clause, 2) if isinstance(c, Count) else c for c in own]
        if reading["A-25"] == "needed":
            own.append(UNIT_RESULT)
    else:
        own = list(OF_COLLECTIVES[category])
        if category == COMMUNE and reading["A-12"] == "required":
            own.append(COMMUNE_PAYMENT)
    return own + _integrity(kind, category, reading)


def accepted_only(kind, category, reading):
    """Evidence that may be given and is not looked at under the readings in force."""
    if kind == INDIVIDUAL:
        return [UNIT_RESULT] if reading["A-25"] != "needed" else []
    if category == COMMUNE and reading["A-12"] != "required":
        return [COMMUNE_PAYMENT]
    return []


def groups(kind, category):
    if kind == INDIVIDUAL:
        return [ADVISING_OR_CARRYING_OUT]
    return [PRIZE_OR_CONTRIBUTION] if category == ENTERPRISE else []


def _integrity(kind, category, reading):
    """Whose matter bars: the nominee's own and, of a collective, its subordinates'
    (II.2-5); for an individual the units headed go to review (A-26). A complaint
    bars once its verification is opened (A-27), a planned inspection never."""
    matters = {
        "discipline": {"none": "met", "under-consideration": "notMet"},
        "investigation": {"none": "met", "planned": "met", "open-with-signs": "notMet"},
        "complaint": {"none": "met", "received": "met", "being-verified": "notMet"},
    }
    if reading["A-27"] == "any-received":
        matters["complaint"]["received"] = "notMet"
    headed = {"review": "needsJudgement", "bars": "notMet", "no-bearing": "met"}[reading["A-26"]]
    found = []
    for id, outcomes in matters.items():
        found.append(Status(id, "Decree 98 Art. 4(4)", outcomes))
        if kind == COLLECTIVE:
            found.append(Status(f"{id}-subordinates", "II.2-5", outcomes))
        else:
            of_units = {v: headed if o == "notMet" else o for v, o in outcomes.items()}
            if id == "complaint" and reading["A-27"] == "any-received":
                of_units["received"] = "needsJudgement"
            found.append(Status(f"{id}-units-headed", "II.2-5, A-26", of_units))
    found.append(
        Status("press-matter", "Decree 98 Art. 4(4)", {"none": "met", "being-verified": "notMet"})
    )
    # Enterprises and individuals have a compliance line of their own in III.1.
    if kind == COLLECTIVE and category != ENTERPRISE:
        found.append(Fact("compliance", "II.2-5 (1)"))
    return found


@dataclass(frozen=True)
class Paper:
    """A paper of IV.1."""

    id: str
    clause: str
    of: str
    form: str | None
    confirmed: bool


PAPERS = [
    Paper("submission-letter", "IV.1-1", "submission", "01", confirmed=False),
    Paper("council-minutes", "IV.1-2", "submission", None, confirmed=False),
    Paper("achievement-report", "IV.1-3, IV.1-4", "nomination", "08", confirmed=True),
    Paper("summary-report", "IV.1-4", "nomination", None, confirmed=True),
]


def originals(paper, reading):
    """ "02 bộ bản chính", of the reports (A-29)."""
    if reading["A-29"] == "all-papers":
        return 2
    if reading["A-29"] == "one-set":
        return 1
    return 2 if paper.of == "nomination" else 0


# IV.2: "trước ngày 20/9/2024", at +07:00.
DEADLINE_DAY = date(2024, 9, 20)

# III.3: Decree 98/2023 Art. 53 and 58.
BASE_SALARIES = [
    (date(2019, 7, 1), 1_490_000),
    (date(2023, 7, 1), 1_800_000),
    (date(2024, 7, 1), 2_340_000),
    (date(2026, 7, 1), 2_530_000),
]
MULTIPLIERS = {
    MERIT: Fraction(3, 2),
    DISTRICT_COMMENDATION: Fraction(3, 10),
    COMMUNE_COMMENDATION: Fraction(3, 20),
}

# III.4.a, in its order; then III.4.b, without a limit of the guidance.
POOLS = (
    "province-unit",
    "district-own",
    "commune-pick",
    "enterprise",
    "press",
    "district-commendation",
    "commune-commendation",
)

# III.4.a-1 (2) and III.4.a-3 (2).
STANDING_AGENCIES = ("STTTT", "VPUBND")
CITY = "380"
