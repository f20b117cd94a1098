"""The library's answers held against the model's, over all fields that decide."""

from fractions import Fraction
from math import floor

from values import exact, same

UNSAID = object()


def differences_of_findings(theirs, model, where=""):
    """`theirs`: the library's findings; `model`: an Assessment."""
    found = {finding["id"]: finding for finding in theirs}
    if found.keys() != model.findings.keys():
        yield f"{where}findings: {sorted(found.keys() ^ model.findings.keys())}"
        return
    for id, ours in model.findings.items():
        yield from _finding(f"{where}{id}: ", found[id], ours)


def _finding(where, theirs, ours):
    for name, mine in (
        ("outcome", ours.outcome),
        ("gate", ours.gate),
        ("section", ours.section),
        ("group", ours.group),
    ):
        if theirs.get(name) != mine:
            yield f"{where}{name} {theirs.get(name)}, model {mine}"
    if theirs["reason"] not in ours.reasons:
        yield f"{where}reason {theirs['reason']}, model {sorted(ours.reasons)}"
    yield from _value(where, theirs.get("value", {}), ours.value)
    yield from _shortfall(where, theirs.get("shortfall"), ours.shortfall)


def _value(where, theirs, ours):
    for name, mine in ours.items():
        said = theirs.get(name)
        agree = exact(said) == exact(mine) if name == "percent" and said else said == mine
        if not agree:
            yield f"{where}value {name} {said}, model {mine}"
    if "percent" in theirs and "percent" not in ours:
        # Computed to two decimals and cut off, never rounded up.
        counts = Fraction(10_000 * ours["numerator"], ours["denominator"])
        if exact(theirs["percent"]) != Fraction(floor(counts), 100):
            yield f"{where}value percent {theirs['percent']} of {ours}"


def _shortfall(where, theirs, ours):
    if (theirs is None) != (ours is None):
        yield f"{where}shortfall {theirs}, model {ours}"
        return
    for name, mine in (ours or {}).items():
        said = theirs.get(name)
        if said is None or exact(said) != mine:
            yield f"{where}shortfall {name} {said}, model {mine}"


def differences_of_assessment(answer, model, registry, nomination, reading, detail="findings"):
    nominee = nomination["nominee"]
    if answer["verdict"] != model.verdict:
        yield f"verdict {answer['verdict']}, model {model.verdict}"
    if detail == "verdicts":
        ours = {id: finding.outcome for id, finding in model.findings.items()}
        if answer["outcomes"] != ours:
            yield f"outcomes {set(answer['outcomes'].items()) ^ set(ours.items())}"
        return
    yield from differences_of_findings(answer["findings"], model)
    slot = registry.slot(
        nomination["award"], nomination["nominator"], nominee["kind"], nominee["unit"], reading
    )
    has_prize = model.verdict == "eligible"
    yield from differences_of_place(answer, model, registry, nominee, slot, has_prize)


def differences_of_place(answer, model, registry, nominee, slot, has_prize=True):
    pool = slot and {"id": slot[0]} | ({} if slot[1] is None else {"owner": slot[1]})
    said = answer["pool"]
    if said and "owner" in said:
        said = said | {"owner": same(said["owner"])}
    category = registry.category(nominee["unit"])
    prize = answer.get("prize", {}).get("amount")
    for name, theirs, ours in (
        ("pool", said, pool),
        ("late", answer["late"], model.late),
        ("category", answer["nominee"]["category"], category),
        ("prize", prize, model.prize if has_prize else None),
    ):
        if theirs != ours:
            yield f"{name} {theirs}, model {ours}"
