"""The sample round, a small part of it that is quick to change, and the command run in
this process."""

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path

from khenthuong_office.command import main
from khenthuong_office.layout import Layout

REPOSITORY = Path(__file__).resolve().parents[4]
ROUNDS = REPOSITORY / "examples/rounds"
PROGRAM = REPOSITORY / "build/khenthuong"
RULEBOOK = REPOSITORY / "Sources/CRulebooks/rulebooks/thanh-hoa-2024.json"


@dataclass
class Ran:
    code: int
    out: str
    err: str


def run(*arguments) -> Ran:
    """The command, in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as exit:
            code = exit.code
    return Ran(code, out.getvalue(), err.getvalue())


def sample(name: str = "thanh-hoa-2024") -> dict:
    return json.loads((ROUNDS / f"{name}.json").read_bytes())


# A department, a district that sends all kinds, one with a supplement, an enterprise.
NOMINATORS = ("SKHDT", "STTTT", "399", "405", "DN-1")


def small_request() -> dict:
    """Some submissions of the sample round, with the units that they need."""
    request = sample()
    request["submissions"] = [s for s in request["submissions"] if s["nominator"] in NOMINATORS]
    request.pop("localQuotas")
    wanted = set(NOMINATORS)
    for submission in request["submissions"]:
        wanted |= {nomination["nominee"]["unit"] for nomination in submission["nominations"]}
    parents = {unit["code"]: unit.get("parent") for unit in request["units"]}
    wanted |= {parents[code] for code in wanted if parents[code]}
    request["units"] = [unit for unit in request["units"] if unit["code"] in wanted]
    request["rankings"] = [
        ranking
        | {"ranks": {code: rank for code, rank in ranking["ranks"].items() if code in wanted}}
        for ranking in request["rankings"]
    ]
    request["rankings"] = [ranking for ranking in request["rankings"] if ranking["ranks"]]
    return request


@dataclass
class Sheets:
    """A workbook to be changed, with cells found by the keys of their columns."""

    book: object
    layout: Layout

    def cell(self, sheet: str, row: int, key: str):
        keys = {cell.value: cell.column for cell in self.book[sheet][3] if cell.value}
        return self.book[sheet].cell(row, keys[key])

    def row_of(self, sheet: str, key: str, value) -> int:
        worksheet = self.book[sheet]
        for row in range(7, worksheet.max_row + 1):
            if self.cell(sheet, row, key).value == value:
                return row
        raise KeyError(value)

    def sheet(self, category: str) -> str:
        """The name of the sheet for collectives of a category."""
        tables = self.layout.nominations
        return next(t.name for t in tables if t.kind == "collective" and category in t.categories)
