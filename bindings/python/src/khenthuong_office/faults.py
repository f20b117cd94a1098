"""What is wrong in a workbook, where, and what was expected."""

from dataclasses import dataclass

from openpyxl.utils import get_column_letter


@dataclass(frozen=True)
class Place:
    """A cell, a row (no column) or a sheet (no row) of the workbook."""

    sheet: str
    row: int | None = None
    column: int | None = None
    heading: str = ""

    def vi(self) -> str:
        return self._said("dòng", "cột", "ô")

    def en(self) -> str:
        return self._said("row", "column", "cell")

    def _said(self, row: str, column: str, cell: str) -> str:
        words = [f"sheet “{self.sheet}”"]
        if self.row is not None:
            words.append(f"{row} {self.row}")
        if self.column is not None:
            letter = get_column_letter(self.column)
            heading = f" ({self.heading})" if self.heading else ""
            words.append(f"{column} {letter}{heading}")
            if self.row is not None:
                words.append(f"{cell} {letter}{self.row}")
        return ", ".join(words)


@dataclass(frozen=True)
class Fault:
    place: Place
    vi: str
    en: str

    def __str__(self) -> str:
        first = self.place.vi()
        return f"{first[0].upper()}{first[1:]}: {self.vi}\n    {self.place.en()}: {self.en}"


class CellFault(Exception):
    """Raised by a cell's type; the reader knows the place."""

    def __init__(self, vi: str, en: str):
        super().__init__(vi)
        self.vi = vi
        self.en = en


class Unrepresentable(Exception):
    """A value of a request that has no form in the workbook."""


def shown(value) -> str:
    """A cell's content as it may stand in a message."""
    text = str(value).replace("\n", "⏎")
    return f"“{text if len(text) <= 60 else text[:57] + '…'}”"
