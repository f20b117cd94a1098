"""Sound texts and small damages to them, each of which a schema must refuse."""

import copy
from typing import Any

REMOVE = object()

PAIR = {"vi": "lời", "en": "text"}
NOTICE = {
    "severity": "warning",
    "code": "rankingKeySkipped",
    "message": "Không dùng xếp hạng năm 2023",
    "pool": "district-own",
    "owner": "399",
    "kind": "collective",
    "key": "ranking-2023",
    "units": ["399"],
    "year": 2023,
    "readings": ["A-16"],
}
PRIZE = {
    "amount": 7020000,
    "baseSalary": 2340000,
    "multiplier": "1.5",
    "factor": 2,
    "verified": False,
    "clauses": ["V.3"],
}
RATE = {
    "id": "district-online-dossiers",
    "section": "criteria",
    "outcome": "notMet",
    "reason": "belowThreshold",
    "gate": True,
    "clauses": ["III.1.1.d-2 (1)"],
    "layer": "guidance",
    "readings": ["A-24"],
    "value": {"numerator": 942, "denominator": 1072, "percent": "87.87"},
    "threshold": {"atLeast": "90"},
    "shortfall": {"count": 23, "of": 1072, "unit": {"vi": "hồ sơ", "en": "dossiers"}},
    "entity": "399",
}
PAPER = {
    "id": "achievement-report",
    "section": "dossier",
    "outcome": "met",
    "reason": "fulfilled",
    "gate": True,
    "clauses": ["V.1-3 (1)"],
    "layer": "guidance",
}
COLLECTIVE = {"kind": "collective", "unit": "399", "category": "district"}
PERSON = {"kind": "individual", "unit": "399", "category": "district", "id": "p-1"}
HEAD = {"schemaVersion": 1, "rulebook": {"id": "thanh-hoa-2024", "version": "1.0.0"}}

ASSESSED = {
    **HEAD,
    "nomination": "n-1",
    "verdict": "ineligible",
    "award": "certificate-of-merit",
    "nominator": "399",
    "nominee": COLLECTIVE,
    "pool": {"id": "district-own", "owner": "399"},
    "late": False,
    "findings": [RATE, PAPER],
    "prize": PRIZE,
    "warnings": [NOTICE],
    "assumptions": ["A-24"],
    "extensions": {"any": [1, None]},
    "requestExtensions": 7,
}
VERDICTS = {
    "schemaVersion": 1,
    "nomination": "n-1",
    "verdict": "ineligible",
    "outcomes": {"district-online-dossiers": "notMet"},
}
PROBLEM = {
    "code": "wrong-type",
    "message": PAIR,
    "pointer": "/nomination/id",
    "line": 1,
    "column": 20,
    "byteOffset": 19,
    "expected": PAIR,
}


def _nomination(id: str, standing: str, **fields: Any) -> dict:
    return {
        "nomination": id,
        "award": "certificate-of-merit",
        "nominator": "399",
        "nominee": COLLECTIVE,
        "verdict": "eligible",
        "standing": standing,
        "pool": {"id": "district-own", "owner": "399"},
        "late": False,
        "findings": [PAPER],
        "warnings": [],
        "assumptions": [],
        "clauses": ["III.4.a-2"],
        **fields,
    }


STANDINGS = (
    "invalid withdrawn noSlot late ineligible lapsed duplicate open kindConflict tied overQuota "
    "proposed"
).split()
EACH = {"collective": 1, "individual": 0}
DECIDED = {
    **HEAD,
    "round": {"id": "r-1", "title": "Đợt 2024"},
    "stage": "open",
    "asOf": "2024-09-25T08:00:00+07:00",
    "readings": [{"id": "A-1", "value": "exclusive", "default": True}],
    "nominations": [
        _nomination("n-1", "proposed", rank=1, provisional=True, prize=PRIZE),
        _nomination(
            "n-2", "overQuota", rank=2, lostTo={"nomination": "n-1", "key": "achievement-score"}
        ),
        _nomination("n-3", "tied", rank=1, tiedWith=["n-4"], nominee=PERSON),
        _nomination(
            "n-4",
            "duplicate",
            resolved=False,
            sharesWith=[{"nomination": "n-5", "by": "achievement"}],
        ),
        _nomination("n-6", "open", verdict="needsReview"),
        {"nomination": None, "standing": "invalid", "problem": PROBLEM, "nominator": "399"},
    ],
    "duplicates": [{"members": ["n-4", "n-5"]}, {"members": ["n-7", "n-8"], "kept": ["n-7"]}],
    "pools": [
        {
            "id": "district-own",
            "owner": "399",
            "kinds": "exclusive",
            "limits": {"collective": 1, "individual": None},
            "filed": EACH,
            "standing": EACH,
            "open": EACH,
            "proposed": EACH,
            "over": EACH,
            "exceeded": True,
            "keys": {"collective": ["achievement-score"], "individual": []},
            "tied": {"collective": [], "individual": ["n-3", "n-4"]},
            "clauses": ["III.4.a-2"],
        }
    ],
    "proposed": [
        {
            "position": 1,
            "nomination": "n-1",
            "pool": "district-own",
            "owner": "399",
            "nominator": "399",
            "nominee": COLLECTIVE,
            "rank": 1,
            "placedBy": "achievement-score",
            "provisional": True,
            "prize": PRIZE,
            "clauses": ["III.4.a-2"],
        }
    ],
    "notices": [NOTICE],
    "rulings": [
        {"ruling": "q-1", "status": "overtaken"},
        {"ruling": "", "status": "refused", "problem": PROBLEM},
    ],
    "submissions": [{"nominator": "399", "extensions": 7}],
    "totals": {
        "standings": {standing: 0 for standing in STANDINGS},
        "verdicts": {"eligible": 4, "ineligible": 0, "incomplete": 0, "needsReview": 0},
        "byCategory": [
            {
                "category": "district",
                "kind": "collective",
                "nominations": 4,
                "eligible": 4,
                "proposed": 1,
                "provisional": 1,
                "prize": 7020000,
                "provisionalPrize": 7020000,
            }
        ],
        "prize": {"total": 7020000, "provisional": 7020000},
    },
    "readingEffects": [
        {
            "reading": "A-1",
            "value": "each",
            "changes": [{"nomination": "n-1", "from": "tied", "to": "proposed"}],
        },
        {"reading": "A-2", "value": "allowed", "changes": [], "problem": PROBLEM},
    ],
}
ROUND = {
    "schemaVersion": 1,
    "detail": "full",
    "language": "vi",
    "asOf": "2024-09-25",
    "decisionDate": "2024-10-10",
    "stage": "closed",
    "readings": {"A-1": "each"},
    "show": ["displayName"],
    "units": [{"code": "399", "name": "Huyện Hoằng Hóa", "category": "district"}],
    "submissions": [
        {
            "nominator": "399",
            "receivedAt": "2024-09-16T09:30",
            "documents": {"submission-letter": {"form": "01", "signed": True, "listed": ["n-1"]}},
            "nominations": [
                {
                    "id": "n-1",
                    "award": "certificate-of-merit",
                    "nominee": {"kind": "individual", "id": "p-1", "unit": "399"},
                    "evidence": {
                        "district-online-dossiers": {"numerator": 1, "percent": "89,95"},
                        "individual-advising": {
                            "verdict": "met",
                            "by": "Hội đồng",
                            "on": "2024-09-12",
                        },
                        "discipline": "none",
                    },
                    "priorAwards": [],
                    "ordering": {"achievementScore": 91.5, "woman": True},
                    "supplements": [{"id": "s-1", "on": "2024-09-18", "achievement": "a-1"}],
                }
            ],
        }
    ],
    "rankings": [{"year": 2023, "category": "district", "ranks": {"399": 3}}],
    "rulings": [
        {
            "id": "q-1",
            "by": "Hội đồng",
            "document": "12/QĐ",
            "date": "2024-09-30",
            "reason": "vì",
            "type": "tie",
            "pool": "district-own",
            "owner": "399",
            "kind": "collective",
            "choose": ["n-1"],
        }
    ],
}
TEXTS: dict[str, Any] = {
    "assess-response": ASSESSED,
    "assess-response#verdicts": VERDICTS,
    "decide-response": DECIDED,
    "decide-request": ROUND,
    "problem": {"schemaVersion": 1, "problem": PROBLEM},
    "check-response": {"schemaVersion": 1, "valid": False, "faults": [PROBLEM]},
}

_FINDING = "/findings/0"
_DISTRICT = "/submissions/0/nominations/0"

# The text (or "rulebook": the built-in one), the place, and what is put there.
DAMAGES: list[tuple[str, str, Any]] = [
    ("assess-response", "/verdict", "passed"),
    ("assess-response", "/late", REMOVE),
    ("assess-response", "/remark", "a field that no one knows"),
    ("assess-response", "/schemaVersion", 2),
    ("assess-response", "/pool", "district-own"),
    ("assess-response", "/sentences", ["sentences without labels in the findings"]),
    ("assess-response", "/outcomes", {}),
    ("assess-response", "/nominee/displayName", "a name for a collective"),
    ("assess-response", "/prize/amount", 7020000.5),
    ("assess-response", "/warnings/0/code", "rankingSkipped"),
    ("assess-response", "/warnings/0/key", REMOVE),
    ("assess-response", "/assumptions/0", "reading-24"),
    ("assess-response", _FINDING + "/reason", "tooLow"),
    ("assess-response", _FINDING + "/outcome", "met"),
    ("assess-response", _FINDING + "/clauses/0", 45),
    ("assess-response", _FINDING + "/gate", REMOVE),
    ("assess-response", _FINDING + "/value/percent", 87.87),
    ("assess-response", _FINDING + "/value/denominator", REMOVE),
    ("assess-response", _FINDING + "/threshold/atLeast", "90 %"),
    ("assess-response", _FINDING + "/shortfall/unit", REMOVE),
    ("assess-response", _FINDING + "/shortfall/percentagePoints", "2.2"),
    ("assess-response", _FINDING + "/shortfall", REMOVE),
    ("assess-response", _FINDING + "/reason", "ruled"),
    ("assess-response", _FINDING + "/ruling", "q-1"),
    ("assess-response", "/findings/1/reason", "ruled"),
    ("assess-response", "/findings/1/section", "deadline"),
    ("assess-response", "/warnings/0/units", REMOVE),
    ("assess-response", "/findings/1/outcome", "notMet"),
    ("assess-response#verdicts", "/outcomes/district-online-dossiers", "failed"),
    ("assess-response#verdicts", "/late", False),
    ("decide-response", "/stage", "final"),
    ("decide-response", "/nominations/0/provisional", False),
    ("decide-response", "/nominations/0/rank", REMOVE),
    ("decide-response", "/nominations/0/verdict", "incomplete"),
    ("decide-response", "/nominations/0/pool", None),
    ("decide-response", "/nominations/1/lostTo/key", REMOVE),
    ("decide-response", "/nominations/1/standing", "proposed"),
    ("decide-response", "/nominations/2/tiedWith", []),
    ("decide-response", "/nominations/2/nominee/id", REMOVE),
    ("decide-response", "/nominations/3/resolved", REMOVE),
    ("decide-response", "/nominations/3/sharesWith/0/by", "name"),
    ("decide-response", "/nominations/4/rank", 1),
    ("decide-response", "/nominations/4/verdict", "eligible"),
    ("decide-response", "/nominations/1/prize", PRIZE),
    ("decide-response", "/nominations/1/sharesWith", [{"nomination": "n-5", "by": "nominee"}]),
    ("decide-response", "/nominations/2/rank", REMOVE),
    ("decide-response", "/nominations/2/tiedWith", [f"n-{n}" for n in range(21)]),
    ("decide-response", "/nominations/5/problem", REMOVE),
    ("decide-response", "/nominations/5/verdict", "eligible"),
    ("decide-response", "/duplicates", REMOVE),
    ("decide-response", "/duplicates/0/members", ["n-4"]),
    ("decide-response", "/duplicates/1/kept", []),
    ("decide-response", "/pools/0/tied/individual", []),
    ("decide-response", "/pools/0/tied/individual", ["n-3"]),
    ("decide-response", "/readingEffects/0/changes/0/to", "won"),
    ("decide-response", "/readingEffects/0/problem", PROBLEM),
    ("decide-response", "/submissions", []),
    ("decide-response", "/submissions/0/extensions", REMOVE),
    ("decide-response", "/rulings/0/ruling", ""),
    ("decide-response", "/pools/0/limits/individual", REMOVE),
    ("decide-response", "/pools/0/over/collective", -1),
    ("decide-response", "/proposed/0/clauses", []),
    ("decide-response", "/proposed/0/position", 0),
    ("decide-response", "/rulings/0/status", "refused"),
    ("decide-response", "/totals/standings/tied", REMOVE),
    ("decide-response", "/totals/prize/total", "7020000"),
    ("decide-request", "/asOf", "2024-09-25 08:00"),
    ("decide-request", "/asOf", REMOVE),
    ("decide-request", "/rankings/0/ranks/399", 1000001),
    ("decide-request", "/units/0/code", 399),
    ("decide-request", "/decisionDate", "2024-09-31"),
    ("decide-request", "/rulings/0/choose", REMOVE),
    ("decide-request", "/rulings/0/nomination", "n-1"),
    ("decide-request", _DISTRICT + "/nominee/id", REMOVE),
    ("decide-request", _DISTRICT + "/nominee/kind", "collective"),
    ("decide-request", _DISTRICT + "/nominator", "399"),
    ("decide-request", _DISTRICT + "/achievement", None),
    ("decide-request", _DISTRICT + "/ordering/women", {"percent": 70}),
    ("decide-request", _DISTRICT + "/evidence/district-online-dossiers/percent", "1.234,5"),
    ("decide-request", _DISTRICT + "/evidence/district-online-dossiers/percent", 100.01),
    ("decide-request", _DISTRICT + "/evidence/district-online-dossiers/numerator", 2**63),
    ("decide-request", _DISTRICT + "/evidence/individual-advising/by", REMOVE),
    ("decide-request", _DISTRICT + "/supplements/0/withdrawnOn", "2024-09-18"),
    ("problem", "/problem/code", "no-such-code"),
    ("problem", "/problem/message", "one language"),
    ("problem", "/problem/pointer", "nomination/id"),
    ("problem", "/problem/line", 0),
    ("check-response", "/valid", True),
    ("check-response", "/faults", []),
    ("rulebook", "/criteria/0/label/en", REMOVE),
    ("rulebook", "/criteria/0/threshhold", "90"),
    ("rulebook", "/criteria/0/type", "text"),
    ("rulebook", "/criteria/district-online-dossiers/threshold", 90),
    ("rulebook", "/criteria/district-online-dossiers/threshold", "100.1"),
    ("rulebook", "/criteria/district-online-dossiers/unit", REMOVE),
    ("rulebook", "/criteria/district-online-dossiers/minimum", 1),
    ("rulebook", "/criteria/discipline/values/0/outcome", "unknown"),
    ("rulebook", "/deadline/date", "20/9/2024"),
    ("rulebook", "/pools/0/limits/collective", "1"),
    ("rulebook", "/pools/0/whenUnused", REMOVE),
    ("rulebook", "/ordering/keys/ranking-2023/missing", REMOVE),
    ("rulebook", "/prize/baseSalaries/0/amount", 1490000.5),
    ("rulebook", "/readings/0/fixed", PAIR),
    ("rulebook", "/clauses/0/rules", ["criterion/x"]),
    ("rulebook", "/zone", "Asia/Ho_Chi_Minh"),
]


def damage(text: Any, place: str, value: Any) -> Any:
    """A copy with `value` at `place`; an element of an array by index or id."""
    text = copy.deepcopy(text)
    spot = text
    steps = place.split("/")[1:]
    for number, step in enumerate(steps):
        key: Any = step
        if isinstance(spot, list):
            named = [i for i, element in enumerate(spot) if isinstance(element, dict)]
            key = next((i for i in named if spot[i].get("id") == step), None)
            key = int(step) if key is None else key
        if number < len(steps) - 1:
            spot = spot[key]
        elif value is REMOVE:
            del spot[key]
        else:
            spot[key] = value
    return text
