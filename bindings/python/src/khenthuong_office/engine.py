"""The library as this command calls it: one rulebook, its description, its decisions."""

from functools import cached_property
from pathlib import Path

from khenthuong import Rulebook

from .guidance import Guidance

EVERY_PART = [
    "categories",
    "documents",
    "pools",
    "deadline",
    "awards",
    "readings",
    "clauses",
    "prize",
    "ordering",
]


class Engine:
    def __init__(self, rulebook: str):
        """`rulebook` is a file, or the id of a rulebook that comes with the library."""
        if rulebook.endswith(".json") or Path(rulebook).is_file():
            self._rulebook = Rulebook.from_file(rulebook)
        else:
            self._rulebook = Rulebook.builtin(rulebook)

    @cached_property
    def guidance(self) -> Guidance:
        described = self._rulebook.describe({"schemaVersion": 1, "parts": EVERY_PART})
        return Guidance(described.json())

    def decide(self, request: bytes) -> bytes:
        return self._rulebook.decide_json(request)
