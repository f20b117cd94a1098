"""Reads one sheet: every cell by its column's type, every fault with its cell."""

from dataclasses import dataclass, field
from datetime import datetime

from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter

from .cell_types import UnitCode
from .choice_types import Handed
from .columns import Column, FactSheet, Table, get, put
from .faults import CellFault, Fault, Place, shown


@dataclass
class Row:
    number: int
    value: dict = field(default_factory=dict)


@dataclass
class TableContents:
    """What was read of a table; `columns` says where its keys were found."""

    table: Table
    rows: list[Row] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    units_named: list[tuple[Place, str]] = field(default_factory=list)

    def fault(self, place: Place, vi: str, en: str) -> None:
        self.faults.append(Fault(place, vi, en))


def read_table(sheet, table: Table, progress=lambda rows, label: rows) -> TableContents:
    contents = TableContents(table)
    _find_columns(sheet, contents)
    _refuse_merged(sheet, Table.FIRST, contents)
    for number, cells in enumerate(
        progress(sheet.iter_rows(min_row=Table.FIRST), table.name), start=Table.FIRST
    ):
        row = _read_row(sheet, number, cells, contents)
        if row is not None:
            contents.rows.append(row)
    _refuse_strays(sheet, contents)
    return contents


def _find_columns(sheet, contents: TableContents) -> None:
    table = contents.table
    by_key = {column.key: column for column in table.columns}
    for cell in sheet[Table.KEYS]:
        key = cell.value
        if key is None or isinstance(cell, MergedCell):
            continue
        if key in contents.columns:
            contents.fault(
                Place(table.name, Table.KEYS, cell.column),
                f"cột {shown(by_key[key].full_heading)} có hai lần; cần một lần",
                f"the column {shown(key)} stands twice: expected once",
            )
        elif key in by_key:
            contents.columns[key] = cell.column
    for column in table.columns:
        if column.key not in contents.columns and not column.formula:
            contents.fault(
                Place(table.name),
                f"thiếu cột {shown(column.full_heading)}: dòng {Table.KEYS} (ẩn) không còn mã {shown(column.key)}; "
                "cần đủ các cột của mẫu",
                f"the column {shown(column.key)} is missing from the hidden row {Table.KEYS}: "
                "expected every column of the template",
            )


def _refuse_merged(sheet, first: int, contents: TableContents) -> None:
    for merged in sorted(sheet.merged_cells.ranges, key=lambda m: (m.min_row, m.min_col)):
        if merged.max_row >= first:
            contents.fault(
                Place(sheet.title, merged.min_row, merged.min_col),
                f"các ô {merged.coord} bị gộp; cần bỏ gộp và ghi từng ô",
                f"the cells {merged.coord} are merged: expected single cells",
            )


def _read_row(sheet, number: int, cells, contents: TableContents) -> Row | None:
    table = contents.table
    read = [
        column for column in table.columns if not column.formula and column.key in contents.columns
    ]
    by_place = {cell.column: cell for cell in cells if cell.value not in (None, "")}
    filled = [column for column in read if contents.columns[column.key] in by_place]
    if not filled:
        return None
    if sheet.row_dimensions[number].hidden:
        contents.fault(
            Place(table.name, number),
            "dòng có dữ liệu nhưng đang bị ẩn; cần bỏ ẩn hoặc bỏ lọc",
            "the row has data but is hidden: expected no hidden or filtered rows",
        )
    row = Row(number)
    supplement = any(
        column.path[:1] == ("supplement",) and len(column.path) == 2 for column in filled
    )
    for column in read:
        cell = by_place.get(contents.columns[column.key])
        place = Place(table.name, number, contents.columns[column.key], column.full_heading)
        if cell is None:
            if column.required and not supplement:
                vi, en = column.type.expected
                contents.fault(place, f"ô trống; cần {vi}", f"empty: expected {en}")
            continue
        try:
            value = read_cell(cell, column.type)
        except CellFault as fault:
            contents.fault(place, fault.vi, fault.en)
            continue
        if value is None:
            continue
        if isinstance(column.type, UnitCode):
            contents.units_named.append((place, value))
        _put(row.value, column, value, place, contents)
    _refuse_parts_of_what_is_not_there(row, read, by_place, contents)
    return row


def _refuse_parts_of_what_is_not_there(row: Row, read, by_place, contents: TableContents) -> None:
    for column in read:
        cell = by_place.get(contents.columns[column.key])
        if (
            cell is None
            or not isinstance(column.type, Handed)
            or get(row.value, column.path) is None
        ):
            continue
        if cell.value == column.type.NOT_HANDED:
            contents.fault(
                Place(contents.table.name, row.number, cell.column, column.full_heading),
                f"{shown(cell.value)} nhưng có điền các cột của giấy tờ này; cần “Có” hoặc để trống các cột đó",
                f"{shown(cell.value)}, yet columns of this paper are filled: expected “Có”, or nothing there",
            )


def _put(target: dict, column: Column, value, place: Place, contents: TableContents) -> None:
    standing = target.get(column.path[0]) if len(column.path) == 1 else None
    if standing is not None:
        contents.fault(
            place,
            f"đã điền cột khác cho cùng một nội dung ({shown(standing)}); cần điền một trong hai",
            f"another column for the same thing is filled ({shown(standing)}): expected one of them",
        )
        return
    put(target, column.path, value)


def _refuse_strays(sheet, contents: TableContents) -> None:
    """Data in columns that are none of the template's."""
    table = contents.table
    known = set(contents.columns.values())
    named = {cell.column for cell in sheet[Table.KEYS] if cell.value is not None}
    keys = {column.key for column in table.columns}
    found = set()
    for cells in sheet.iter_rows(min_row=Table.FIRST):
        for cell in cells:
            if cell.column in known or cell.column in found or cell.value in (None, ""):
                continue
            key = sheet.cell(Table.KEYS, cell.column).value
            if cell.column in named and key in keys:
                continue
            found.add(cell.column)
            contents.fault(
                Place(table.name, cell.row, cell.column),
                f"{shown(cell.value)} ở cột không thuộc mẫu; cần bỏ cột này",
                f"{shown(cell.value)} in a column that is not the template's: expected no other columns",
            )


def read_cell(cell, type):
    """The value of a cell that is not empty. None: it says that nothing is known."""
    value = cell.value
    if cell.data_type == "f":
        raise CellFault(
            f"ô chứa công thức {shown(getattr(value, 'text', value))}; cần giá trị (chép rồi dán giá trị)",
            f"a formula {shown(getattr(value, 'text', value))}: expected a value (paste values)",
        )
    if cell.data_type == "e":
        raise CellFault(
            f"ô báo lỗi {value}; cần giá trị", f"the cell shows the error {value}: expected a value"
        )
    if isinstance(value, str) and not value.strip():
        raise CellFault(
            "ô chỉ có khoảng trắng; cần để trống hẳn", "only white space: expected an empty cell"
        )
    number_format = cell.number_format or "General"
    if isinstance(value, datetime) and value.year < 1901:
        raise CellFault(
            f"{shown(value)} không phải ngày của hồ sơ", f"{shown(value)} is no date of a dossier"
        )
    return type.read(value, number_format)


@dataclass
class FactContents:
    sheet: FactSheet
    value: dict = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: Place, vi: str, en: str) -> None:
        self.faults.append(Fault(place, vi, en))


def read_facts(sheet, facts: FactSheet) -> FactContents:
    contents = FactContents(facts)
    by_key = {fact.key: fact for fact in facts.facts}
    _refuse_merged(sheet, FactSheet.FIRST, contents)
    for number in range(FactSheet.FIRST, sheet.max_row + 1):
        key = sheet.cell(number, FactSheet.KEY).value
        cell = sheet.cell(number, FactSheet.VALUE)
        empty = cell.value in (None, "")
        if key not in by_key or key in contents.rows:
            if not empty:
                contents.fault(
                    Place(facts.name, number, FactSheet.VALUE),
                    f"{shown(cell.value)} ở dòng không thuộc mẫu; cần bỏ dòng này",
                    f"{shown(cell.value)} in a row that is not the template's: expected no other rows",
                )
            continue
        fact = by_key[key]
        contents.rows[key] = number
        place = Place(facts.name, number, FactSheet.VALUE, fact.label)
        if empty:
            if fact.required:
                vi, en = fact.type.expected
                contents.fault(place, f"ô trống; cần {vi}", f"empty: expected {en}")
            continue
        try:
            value = read_cell(cell, fact.type)
        except CellFault as fault:
            contents.fault(place, fault.vi, fault.en)
            continue
        if value is not None:
            put(contents.value, fact.path, value)
    for fact in facts.facts:
        if fact.key not in contents.rows:
            letter = get_column_letter(FactSheet.KEY)
            contents.fault(
                Place(facts.name),
                f"thiếu dòng {shown(fact.label)}: cột {letter} (ẩn) không còn mã {shown(fact.key)}; cần đủ các dòng của mẫu",
                f"the row {shown(fact.key)} is missing from the hidden column {letter}: expected every row of the template",
            )
    return contents
