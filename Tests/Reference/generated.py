"""Hypothesis strategies: whole requests of `assess` and `decide`."""

import copy

from decision import decide
from drawing import AS_OF, MOMENTS, nfd, one_in, pick
from guidance import AWARDS, COLLECTIVE, DISTRICT_COMMENDATION, INDIVIDUAL, KINDS, MERIT
from hypothesis import strategies as st
from oddities import oddity, oddity_of_submission, orderings, overruled
from readings import readings
from registry import Registry
from world import LETTER, MINUTES, NAMES, UNITS, complete

REGISTRY = Registry(UNITS)
DECISION_DATES = ["2019-07-01", "2023-06-30", "2024-06-30", "2024-10-10", "2026-07-01"]


def _nomination(draw, id, nominator, reading, oddities, individual=None):
    unit = pick(draw, *NAMES[nominator])
    is_individual = pick(draw, False, False, True) if individual is None else individual
    kind = INDIVIDUAL if is_individual else COLLECTIVE
    nomination = complete(id, kind, unit, REGISTRY.category(unit))
    for _ in range(oddities):
        oddity(draw, nomination, kind, REGISTRY.category(unit), reading)
    return nomination


def _options(draw, request):
    if one_in(draw, 4):
        request["decisionDate"] = pick(draw, *DECISION_DATES)
    chosen = draw(overruled())
    if chosen:
        request["readings"] = chosen
    return readings(chosen)


@st.composite
def assess_requests(draw):
    request = {"schemaVersion": 1, "asOf": pick(draw, AS_OF, AS_OF, AS_OF, "2024-09-19T12:00")}
    reading = _options(draw, request)
    nominator = pick(draw, *NAMES)
    nomination = _nomination(draw, "đề nghị", nominator, reading, pick(draw, 0, 1, 1, 2, 3, 5))
    nomination["nominator"] = nominator
    nomination.setdefault("receivedAt", "2024-09-12")
    if one_in(draw, 8):
        nomination["award"] = pick(draw, *AWARDS)
    submission = {"documents": {"submission-letter": LETTER, "council-minutes": MINUTES}}
    submission = copy.deepcopy(submission)
    if one_in(draw, 4):
        oddity_of_submission(draw, submission)
    for name in ("receivedAt", "sentAt"):
        if name in submission:
            nomination.setdefault(name, submission.pop(name))
    if one_in(draw, 16):
        nomination.pop("receivedAt", None)
    nomination["submission"] = submission
    return request | {"units": UNITS, "nomination": nomination}


@st.composite
def rounds(draw):
    """Some nominations of one or two pools, with much in common."""
    request = {
        "schemaVersion": 1,
        "asOf": AS_OF,
        "stage": pick(draw, "open", "open", "closed"),
        "units": UNITS,
    }
    reading = _options(draw, request)
    scene = pick(draw, *SCENES)
    ids = iter("abcdefghijklmnopqrstuvwxyz")
    request["submissions"] = [
        _submission(draw, nominator, ids, reading) for nominator in scene if not one_in(draw, 6)
    ]
    filed = [n for s in request["submissions"] for n in s["nominations"]]
    _share(draw, filed)
    if draw(st.booleans()):
        request["rankings"] = _rankings(draw)
    if scene is LOCAL:
        for nomination in filed:
            nomination["award"] = pick(draw, MERIT, DISTRICT_COMMENDATION, *AWARDS)
        if draw(st.booleans()):
            most = {kind: pick(draw, None, 0, 1, 2) for kind in KINDS}
            request["localQuotas"] = [
                {"award": DISTRICT_COMMENDATION, "decider": "381", "limits": most}
            ]
    if draw(st.booleans()):
        request["certainty"] = True
    if one_in(draw, 40):
        request["readingEffects"] = True
    if not one_in(draw, 3):
        request["rulings"] = draw(rulings(request))
    return request


LOCAL = ("381", "14809")
SCENES = [
    ("STTTT",),
    ("STTTT", "DN1", "BAO"),
    ("SYT", "VPUBND"),
    ("SYT",),
    ("380",),
    ("381",),
    ("381", "380", "HUYENDOAN"),
    ("DN1", "DN2", "DN-Thủy"),
    ("DN1", "DN1", "DN2", "DN2", "DN-Thủy"),
    ("BAO", "DAI"),
    ("TINHDOAN", "SYT-P1"),
    LOCAL,
]


def _submission(draw, nominator, ids, reading):
    submission = {
        "nominator": nominator,
        "receivedAt": "2024-09-12",
        "documents": copy.deepcopy({"submission-letter": LETTER, "council-minutes": MINUTES}),
    }
    if one_in(draw, 5):
        oddity_of_submission(draw, submission)
    nominations = submission["nominations"] = []
    for _ in range(pick(draw, 1, 2, 2, 3)):
        oddities = pick(draw, 0, 0, 0, 1, 1, 2)
        nomination = _nomination(draw, next(ids), nominator, reading, oddities)
        if draw(st.booleans()):
            nomination["ordering"] = draw(orderings(nomination["nominee"]["kind"]))
        if one_in(draw, 16):
            nomination["withdrawnOn"] = pick(draw, "2024-09-15", "2024-09-25")
        before = [n["id"] for n in nominations]
        if before and one_in(draw, 8):
            nomination["replaces"] = {"nomination": pick(draw, *before), "on": pick(draw, *MOMENTS)}
        nominations.append(nomination)
    return submission


def _share(draw, filed):
    """Achievements and persons that stand twice, in both forms of their letters; ids."""
    for nomination in filed:
        if one_in(draw, 5) and "achievement" in nomination:
            shared = pick(draw, "mô hình số", "tổ công nghệ số")
            nomination["achievement"] = pick(draw, shared, nfd(shared))
        if nomination["nominee"]["kind"] == INDIVIDUAL and one_in(draw, 3):
            person = pick(draw, "người thứ nhất", "p2")
            nomination["nominee"]["id"] = pick(draw, person, nfd(person))
    if len(filed) > 1 and one_in(draw, 31):
        filed[-1]["id"] = filed[0]["id"]


def _rankings(draw):
    found = []
    for year in (2022, 2023):
        for category in ("department", "district", "commune"):
            if one_in(draw, 4):
                continue
            codes = [u["code"] for u in UNITS if u["category"] == category]
            ranks = {code: pick(draw, 1, 2, 3) for code in codes if not one_in(draw, 10)}
            found.append({"year": year, "category": category, "ranks": ranks})
    return found


@st.composite
def rulings(draw, request):
    """On what is open, as the model sees it, and on what is not. A second look finds
    what opens when the first are applied."""
    given = []
    for _ in range(2):
        choices = _rulings_on_open_points(draw, request | {"rulings": given})
        choices += [_stray_ruling(draw, request)] if one_in(draw, 4) else []
        for ruling in choices:
            if not one_in(draw, 4):
                head = {
                    "id": f"r{len(given) + 1}",
                    "by": "Sở Thông tin và Truyền thông",
                    "document": f"{len(given) + 1}/STTTT",
                    "date": pick(draw, "2024-09-25", "2024-09-25", "2024-09-30", "2024-10-01")
                    if one_in(draw, 10)
                    else "2024-09-25",
                    "reason": "Đã xem xét",
                }
                given.append(head | ruling)
    return draw(st.permutations(given)) if draw(st.booleans()) else given


def _rulings_on_open_points(draw, request):
    asked_for = ("certainty", "readingEffects")
    decision = decide({k: v for k, v in request.items() if k not in asked_for})
    round, found = decision.round, []
    for entry in round.valid():
        id = entry.nomination["id"]
        if entry.assessment.late or entry.assessment.papers_dated_late:
            found.append({"type": "late", "nomination": id})
        for supplement in entry.nomination.get("supplements", []):
            if round.supplement_waits(supplement, entry.award):
                found.append(
                    {"type": "supplement", "nomination": id, "supplement": supplement["id"]}
                )
        for name, finding in entry.assessment.findings.items():
            if finding.outcome in ("needsJudgement", "notApplicable"):
                outcome = pick(draw, "met", "met", "notMet")
                found.append(
                    {"type": "finding", "nomination": id, "finding": name, "outcome": outcome}
                )
    for submission in request["submissions"]:
        for supplement in submission.get("supplements", []):
            found.append(
                {
                    "type": "supplement",
                    "submission": submission["nominator"],
                    "supplement": supplement["id"],
                }
            )
    standing = [entry for entry in round.valid() if round.stands(entry)]
    for group in round.groups_of(standing):
        if all(entry.duplicate == "unresolved" for entry in group):
            found.append(_duplicate_ruling(draw, round, group))
    for key, settled in decision.pools.items():
        named = {"pool": key[0]} | ({} if key[1] is None else {"owner": key[1]})
        if "kindConflict" in settled.standing.values():
            choose = pick(draw, *settled.choices, "both")
            found.append({"type": "kind"} | named | {"choose": choose})
        for kind, (ids, left) in settled.ties.items():
            if not one_in(draw, 6):
                chosen = sorted(ids)[-left:]
            else:
                chosen = draw(st.lists(st.sampled_from(sorted(ids)), min_size=1, unique=True))
            found.append({"type": "tie"} | named | {"kind": kind, "choose": chosen})
    return found[:6]


def _duplicate_ruling(draw, round, group):
    members = [entry.nomination["id"] for entry in group]
    keep = [entry.nomination["id"] for entry in pick(draw, *round.all_keeps(group))]
    odd = draw(st.integers(0, 11))
    if odd == 0:
        keep = members
    if odd == 1:
        members = members[:-1]
    if odd == 2:
        members = members + [e.nomination["id"] for e in round.valid() if e not in group][:1]
    return {"type": "duplicate", "members": members, "keep": keep}


def _stray_ruling(draw, request):
    """Very likely on nothing that is open."""
    ids = [n["id"] for s in request["submissions"] for n in s["nominations"]] or ["a"]
    id = pick(draw, *ids)
    return pick(
        draw,
        {"type": "late", "nomination": id},
        {"type": "finding", "nomination": id, "finding": "compliance", "outcome": "met"},
        {"type": "finding", "nomination": id, "finding": "individual-advising", "outcome": "met"},
        {"type": "finding", "nomination": id, "finding": "deadline", "outcome": "met"},
        {"type": "kind", "pool": "province-unit", "owner": "SYT", "choose": "collective"},
        {"type": "kind", "pool": "province-unit", "owner": "STTTT", "choose": "both"},
        {
            "type": "tie",
            "pool": "commune-pick",
            "owner": "380",
            "kind": "collective",
            "choose": [id],
        },
        {"type": "supplement", "nomination": id, "supplement": "s1"},
    )
