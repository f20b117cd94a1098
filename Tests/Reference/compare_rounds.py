"""The library's decision of a round held against the model's."""

from collections import Counter

from compare import differences_of_findings, differences_of_place
from decision import STANDINGS, decide
from guidance import KINDS, POOLS
from values import same

# Problems that the model finds as well.
MALFORMED_ALONE = {
    "numerator-above-denominator",
    "percent-out-of-range",
    "counts-disagree",
    "date-order",
    "duplicate-supply",
}
MALFORMED = MALFORMED_ALONE | {"duplicate-id", "unknown-unit", "unknown-nomination"}
REFUSED = {
    "two-rulings",
    "ruling-mismatch",
    "unknown-nomination",
    "unknown-finding",
    "unknown-supplement",
    "date-order",
}
VERDICTS = ("eligible", "ineligible", "incomplete", "needsReview")


def differences_of_decision(answer, decision):
    round = decision.round
    theirs = answer["nominations"]
    if len(theirs) != len(round.entries):
        yield f"{len(theirs)} nominations, model {len(round.entries)}"
        return
    for index, entry in enumerate(round.entries):
        name = f"{entry.nomination['id']}: "
        for difference in _nomination(theirs[index], decision, index, entry):
            yield name + difference
    yield from _duplicates(answer["duplicates"], decision)
    yield from _pools(answer["pools"], decision)
    yield from _proposed(answer["proposed"], decision)
    yield from _rulings(answer["rulings"], decision)
    yield from _totals(answer["totals"], decision)
    yield from _effects(answer.get("readingEffects", []), decision)


def _effects(theirs, decision):
    """Which standings every other value of every modelled reading would change."""
    request, reading = decision.round.request, decision.round.reading
    for effect in theirs:
        id, value = effect["reading"], effect["value"]
        if id not in reading:
            continue
        other = decide(_plain(request) | {"readings": request.get("readings", {}) | {id: value}})
        mine = [
            (same(entry.nomination["id"]), result.standing, other.results[index].standing)
            for index, entry in enumerate(decision.round.entries)
            if (result := decision.results[index]).standing != other.results[index].standing
        ]
        said = [
            (same(change["nomination"]), change["from"], change["to"])
            for change in effect["changes"]
        ]
        if said != mine:
            yield f"readingEffects {id} {value} {said}, model {mine}"


def _plain(request):
    return {k: v for k, v in request.items() if k not in ("certainty", "readingEffects")}


def _nomination(theirs, decision, index, entry):
    round, result = decision.round, decision.results[index]
    if theirs["standing"] != result.standing:
        yield f"standing {theirs['standing']}, model {result.standing}"
    if decision.certainty:
        mine = decision.certainty[index] if _has_certainty(round, entry) else None
        if theirs.get("certainty") != mine:
            yield f"certainty {theirs.get('certainty')}, model {mine}"
    if result.standing == "invalid" or theirs["standing"] == "invalid":
        # Of several faults either may be named.
        code = theirs.get("problem", {}).get("code")
        if (code is None) != (entry.problem is None):
            yield f"problem {code}, model {entry.problem}"
        return
    if theirs["verdict"] != entry.assessment.verdict:
        yield f"verdict {theirs['verdict']}, model {entry.assessment.verdict}"
    if "findings" in theirs:
        yield from differences_of_findings(theirs["findings"], entry.assessment)
    yield from differences_of_place(
        theirs,
        entry.assessment,
        round.registry,
        entry.nomination["nominee"],
        entry.pool,
        has_prize=result.standing == "proposed",
    )
    replaced_by = theirs.get("replacedBy")
    for name, said, mine in (
        ("provisional", theirs.get("provisional", False), result.provisional),
        ("resolved", theirs.get("resolved"), result.resolved),
        ("rank", theirs.get("rank"), result.rank),
        ("replacedBy", replaced_by and same(replaced_by), entry.replaced_by),
    ):
        if said != mine:
            yield f"{name} {said}, model {mine}"
    yield from _equals(theirs, decision, entry, result)
    yield from _lost_to(theirs.get("lostTo"), decision, entry, result)


def _has_certainty(round, entry):
    """Of an invalid one only in an open round."""
    return entry.problem is None or not round.closed


def _ids(values):
    return {same(value) for value in values}


def _equals(theirs, decision, entry, result):
    round = decision.round
    shares = {}
    if result.standing == "duplicate":
        for other in round.valid():
            if other is not entry and round.stands(other) and round.share(entry, other):
                shares[other.id] = round.share(entry, other)
    said = {same(one["nomination"]): one["by"] for one in theirs.get("sharesWith", [])}
    if said != shares:
        yield f"sharesWith {said}, model {shares}"
    tied = set()
    if result.standing == "tied":
        tied = decision.pools[entry.pool].ties[entry.kind][0] - {entry.id}
    if _ids(theirs.get("tiedWith", [])) != tied:
        yield f"tiedWith {theirs.get('tiedWith')}, model {tied}"
    if result.rank is not None:
        peers = [
            other
            for index, other in enumerate(round.entries)
            if other.pool == entry.pool
            and other.kind == entry.kind
            and decision.results[index].rank == result.rank
        ]
        if theirs.get("sharesRank", False) != (len(peers) > 1):
            yield f"sharesRank {theirs.get('sharesRank')}, model {len(peers) > 1}"


def _first_difference(round, one, other):
    keys = round.keys_in_use(one.pool, one.kind)
    mine, theirs = round.candidate(one).place, round.candidate(other).place
    return next((key for key, a, b in zip(keys, mine, theirs) if a != b), None)


def _lost_to(theirs, decision, entry, result):
    """Who has the last place, and the first key by which it is before this one."""
    if result.standing != "overQuota":
        if theirs is not None:
            yield f"lostTo {theirs}, model None"
        return
    if result.beaten_by in ("kind", "ruling"):
        if theirs is None or theirs["key"] != result.beaten_by:
            yield f"lostTo {theirs}, model {result.beaten_by}"
        return
    round = decision.round
    before = [
        (decision.results[index].rank, other)
        for index, other in enumerate(round.entries)
        if other.pool == entry.pool
        and other.kind == entry.kind
        and decision.results[index].standing in ("proposed", "tied", "kindConflict", "open")
        and decision.results[index].rank
    ]
    if not before:
        if theirs is not None and "nomination" in theirs:
            yield f"lostTo {theirs}, where nobody has a place"
        return
    last = max(rank for rank, _ in before)
    holders = {other.id: other for rank, other in before if rank == last}
    if theirs is None or same(theirs.get("nomination", "")) not in holders:
        yield f"lostTo {theirs}, model {sorted(holders)}"
        return
    key = _first_difference(round, entry, holders[same(theirs["nomination"])])
    if theirs["key"] != key:
        yield f"lostTo {theirs}, model {key}"


def _duplicates(theirs, decision):
    round = decision.round
    groups = round.groups_of([entry for entry in round.valid() if round.stands(entry)])
    mine = {
        frozenset(e.id for e in group): frozenset(e.id for e in group if e.duplicate == "kept")
        for group in groups
    }
    said = {
        frozenset(_ids(group["members"])): frozenset(_ids(group.get("kept", [])))
        for group in theirs
    }
    if said != mine:
        yield f"duplicates {said}, model {mine}"


def _pools(theirs, decision):
    round = decision.round
    said = {(pool["id"], same(pool["owner"]) if "owner" in pool else None): pool for pool in theirs}
    mine = round.pool_keys()
    if list(said) != mine:
        yield f"pools {list(said)}, model {mine}"
    for key in mine:
        if key in said:
            for difference in _pool(said[key], decision, key):
                yield f"pool {key}: {difference}"


def _pool(theirs, decision, key):
    round, settled = decision.round, decision.pools[key]
    pool = round.pool(key)
    exclusive = "exclusive" if pool.exclusive else "each"
    if theirs["kinds"] != exclusive:
        yield f"kinds {theirs['kinds']}, model {exclusive}"
    for kind in KINDS:
        inside = [
            (entry, decision.results[index])
            for index, entry in enumerate(round.entries)
            if entry.pool == key and entry.kind == kind
        ]
        standings = Counter(result.standing for _, result in inside)
        tied = settled.ties.get(kind, (set(), 0))[0]
        if standings["tied"] == 0:
            tied = set()
        waiting = [e for e, r in inside if r.standing == "open" and not round.is_open(e)]
        for name, mine in (
            ("limits", pool.limit(kind)),
            ("filed", len(round.filed(key, kind))),
            ("standing", sum(e.problem is None and round.stands(e) for e, _ in inside)),
            ("open", sum(round.is_open(e) for e, _ in inside) + len(waiting)),
            ("proposed", standings["proposed"]),
            ("over", standings["overQuota"]),
        ):
            if theirs[name][kind] != mine:
                yield f"{name} of {kind} {theirs[name][kind]}, model {mine}"
        if _ids(theirs.get("tied", {}).get(kind, [])) != tied:
            yield f"tied {theirs.get('tied')}, model {tied}"
        if round.filed(key, kind):
            keys = round.keys_in_use(key, kind)
            if theirs["keys"][kind] != keys:
                yield f"keys of {kind} {theirs['keys'][kind]}, model {keys}"
    exceeded = _exceeded(round, key, pool)
    if theirs["exceeded"] != exceeded:
        yield f"exceeded {theirs['exceeded']}, model {exceeded}"


def _exceeded(round, key, pool):
    """More were filed than it has places for."""
    filed = {kind: len(round.filed(key, kind)) for kind in KINDS}
    most = {kind: pool.limit(kind) for kind in KINDS}
    if any(most[kind] is not None and filed[kind] > most[kind] for kind in KINDS):
        return True
    if pool.exclusive and all(filed.values()):
        return pool.mixed != "allowed" or sum(filed.values()) > min(most.values())
    return False


def _proposed(theirs, decision):
    round = decision.round
    mine = sorted(
        (
            POOLS.index(entry.pool[0]),
            same(entry.nomination["nominator"]),
            KINDS.index(entry.kind),
            result.rank,
            entry.id,
        )
        for index, entry in enumerate(round.entries)
        if (result := decision.results[index]).standing == "proposed"
    )
    said = [same(line["nomination"]) for line in theirs]
    if said != [line[-1] for line in mine]:
        yield f"proposed {said}, model {[line[-1] for line in mine]}"
        return
    if [line["position"] for line in theirs] != list(range(1, len(theirs) + 1)):
        yield "positions are not counted from 1"
    for line in theirs:
        entry = round.find(line["nomination"])
        key = _placed_by(decision, entry)
        if line["placedBy"] != key:
            yield f"placedBy of {entry.id} {line['placedBy']}, model {key}"


def _placed_by(decision, entry):
    """The key that sets it before the next, None where none comes next or an equal."""
    round = decision.round
    mine = round.candidate(entry).place
    in_order = sorted((c.place, c.id) for c in round.candidates(entry.pool) if c.kind == entry.kind)
    next_one = in_order.index((mine, entry.id)) + 1
    if next_one == len(in_order):
        return None
    following = round.find(in_order[next_one][1])
    return _first_difference(round, entry, following)


def _rulings(theirs, decision):
    for index, said in enumerate(theirs):
        status = decision.rulings.status.get(index)
        problem = decision.rulings.problem.get(index)
        code = said.get("problem", {}).get("code")
        if (said["status"], code) != (status, problem):
            yield f"ruling {said['ruling']} {said['status']} {code}, model {status} {problem}"


def _totals(theirs, decision):
    standings = Counter(result.standing for result in decision.results.values())
    verdicts = Counter(entry.assessment.verdict for entry in decision.round.valid())
    for name, mine, all_of in (
        ("standings", standings, STANDINGS),
        ("verdicts", verdicts, VERDICTS),
    ):
        if theirs[name] != {one: mine[one] for one in all_of}:
            yield f"totals {name} {theirs[name]}, model {dict(mine)}"
    prizes = _prizes(decision)
    if "prize" in theirs and (theirs["prize"]["total"], theirs["prize"]["provisional"]) != prizes:
        yield f"totals prize {theirs['prize']}, model {prizes}"


def _prizes(decision):
    total, provisional = 0, 0
    for index, entry in enumerate(decision.round.entries):
        result = decision.results[index]
        if result.standing == "proposed":
            total += entry.assessment.prize or 0
            provisional += (entry.assessment.prize or 0) if result.provisional else 0
    return total, provisional
