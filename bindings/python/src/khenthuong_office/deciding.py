"""Decides what was read, and finds for each problem the cell it comes from."""

import copy
import json
from dataclasses import dataclass, field

from khenthuong import KhenThuongError

from .engine import Engine
from .faults import Fault, Place
from .places import steps_of
from .workbook_reading import Reading

# The library names one problem of a nomination at a time. To name all, the value
# at fault is taken out and the round is asked again, at most so often.
MOST_ROUNDS = 25

# Problems that a row may have only because of a cell that is at fault already.
ECHOES = ("missing-field", "unknown-nomination", "unknown-unit")
# What the reader finds itself, all of it.
FOUND_BEFORE = ("duplicate-id", "duplicate-unit")
# Without these a nomination could not be examined further.
KEPT = ("id", "code", "award", "nominee", "nominator", "unit", "kind")


@dataclass
class Decided:
    request: bytes
    response: bytes | None
    faults: list[Fault] = field(default_factory=list)


def text_of(request: dict) -> bytes:
    return json.dumps(request, ensure_ascii=False, separators=(",", ":")).encode()


def decide(engine: Engine, reading: Reading, keep_invalid: bool = False) -> Decided:
    """With `keep_invalid` a nomination or a ruling that the library finds faulty is
    decided as that; otherwise it is a fault, and nothing is decided."""
    request = text_of(reading.request)
    faults = list(reading.faults)
    if faults and not reading.request.get("submissions"):
        return Decided(request, None, faults)
    known = {(f.place.sheet, f.place.row, f.place.column) for f in faults}
    rows_known = {(f.place.sheet, f.place.row) for f in faults}
    response = None
    asked = copy.deepcopy(reading.request)
    if faults:
        # What is missing for a fault of its own must not hide the faults of the rest.
        validity = engine.guidance.described["rulebook"]["validity"]
        asked = {"asOf": validity.get("to", validity["from"]), "stage": "open"} | asked
    for _ in range(MOST_ROUNDS):
        try:
            answer = engine.decide(text_of(asked))
            problems = [] if keep_invalid else _problems(json.loads(answer))
            response = response or answer
        except KhenThuongError as error:
            problems = [json.loads(error.raw)["problem"]]
        found = False
        for problem in problems:
            place = reading.places.of(problem["pointer"])
            cell = (place.sheet, place.row, place.column)
            echo = cell in known or (problem["code"] in ECHOES and cell[:2] in rows_known)
            echo = echo or (problem["code"] in FOUND_BEFORE and bool(reading.faults))
            if not echo:
                faults.append(_fault(place, problem))
                known.add(cell)
            found = _take_out(asked, steps_of(problem["pointer"])) or found
        if not found:
            break
    return Decided(request, None if faults else response, faults)


def _problems(decision: dict) -> list[dict]:
    results = decision["nominations"] + decision["rulings"]
    return [result["problem"] for result in results if "problem" in result]


def _fault(place: Place, problem: dict) -> Fault:
    message, expected = problem["message"], problem.get("expected")
    vi, en = message["vi"].rstrip("."), message["en"].rstrip(".")
    if expected:
        vi += f"; cần {expected['vi']}"
        en += f": expected {expected['en']}"
    return Fault(place, vi, en)


def _take_out(request: dict, steps: tuple[str, ...]) -> bool:
    """Takes the value out of its object. Elements of arrays stay: others would move."""
    target = request
    for step in steps[:-1]:
        try:
            target = target[int(step)] if isinstance(target, list) else target[step]
        except (KeyError, IndexError, TypeError, ValueError):
            return False
    if not steps or steps[-1] in KEPT or not isinstance(target, dict) or steps[-1] not in target:
        return False
    del target[steps[-1]]
    return True
