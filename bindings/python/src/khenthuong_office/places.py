"""From a JSON Pointer in the request back to the cell it was read from."""

from .columns import FactSheet, Table
from .faults import Place


def pointer(*steps) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def steps_of(text: str) -> tuple[str, ...]:
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in text.split("/")[1:])


class Places:
    def __init__(self, fallback: Place):
        self._rows: dict[tuple[str, ...], tuple[Table, int]] = {}
        self._cells: dict[tuple[str, ...], Place] = {}
        self._columns: dict[str, dict[str, int]] = {}
        self._fallback = fallback

    def columns_stand(self, table: Table, columns: dict[str, int]) -> None:
        """In which columns of the sheet the keys of the table were found."""
        self._columns[table.name] = columns

    def row_is(self, base: tuple, table: Table, row: int) -> None:
        self._rows[tuple(map(str, base))] = (table, row)

    def cell_is(self, path: tuple, place: Place) -> None:
        self._cells[tuple(map(str, path))] = place

    def fact_is(self, sheet: FactSheet, path: tuple, row: int, label: str) -> None:
        self.cell_is(path, Place(sheet.name, row, FactSheet.VALUE, label))

    def cell(self, table: Table, row: int, path: tuple) -> Place:
        """The cell of the row whose column stands for the path, for what is in it, or,
        where the path leads to several columns, for the first of them."""
        stands = self._columns.get(table.name, {})
        best, length = None, -1
        for column in table.columns:
            if column.key not in stands or not column.path:
                continue
            shared = min(len(column.path), len(path))
            if column.path[:shared] == path[:shared] and path and shared > length:
                best, length = column, shared
        if best is None:
            return Place(table.name, row)
        return Place(table.name, row, stands[best.key], best.full_heading)

    def of(self, text: str) -> Place:
        steps = steps_of(text)
        for length in range(len(steps), -1, -1):
            known = steps[:length]
            if known in self._cells:
                return self._cells[known]
            if known in self._rows:
                table, row = self._rows[known]
                return self.cell(table, row, steps[length:])
        return self._fallback
