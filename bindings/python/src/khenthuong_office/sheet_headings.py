"""The rows above the data of a sheet: title, sections, groups, headings, hidden keys."""

from openpyxl.comments import Comment

from . import sheet_style as style
from .columns import Column, Table

# Columns from which a sheet is printed over several pages in width.
WIDE = 12


def width_of(column: Column) -> int:
    return 28 if column.formula else column.type.width


def write_headings(sheet, table: Table) -> None:
    columns = table.columns
    _write_title(sheet, table)
    lines = 1
    for number, column in enumerate(columns, start=1):
        heading = column.heading + (" *" if column.required else "")
        fill = style.REQUIRED_FILL if column.required else style.HEADING_FILL
        cell = sheet.cell(Table.HEADINGS, number)
        style.set_cell(cell, heading, style.BOLD, style.HEADING, fill)
        style.set_cell(sheet.cell(Table.KEYS, number), column.key, style.SMALL)
        style.set_cell(
            sheet.cell(Table.GROUPS, number),
            None,
            style.BOLD,
            style.HEADING,
            style.HEADING_FILL,
        )
        style.set_cell(
            sheet.cell(Table.SECTIONS, number),
            None,
            style.BAND,
            style.HEADING,
            style.BAND_FILLS[0],
        )
        lines = max(lines, style.lines_needed(heading, width_of(column) * 0.9))
        if column.note and not column.group:
            _comment(cell, column.note)
    sheet.row_dimensions[Table.HEADINGS].height = 15 * lines + 4
    sheet.row_dimensions[Table.KEYS].hidden = True
    _write_bands(sheet, table)


def _write_title(sheet, table: Table) -> None:
    """Within the columns that stay in sight, where scrolling or printing cuts nothing off."""
    kept = table.columns[: table.frozen] if len(table.columns) > WIDE else table.columns
    width = sum(width_of(column) for column in kept)
    for row, text, font, size in (
        (Table.TITLE, table.title, style.TITLE, 1.6),
        (Table.HINT, table.hint, style.SMALL, 0.85),
    ):
        style.set_cell(sheet.cell(row, 1), text, font, style.CELL, border=None)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(kept))
        sheet.row_dimensions[row].height = (
            font.size * 1.35 * style.lines_needed(text, width / size) + 3
        )


def _write_bands(sheet, table: Table) -> None:
    """Sections over groups over headings, each band as wide as what it covers."""
    columns = table.columns
    sections = _runs([column.section for column in columns])
    for index, (first, last, section) in enumerate(sections):
        for number in range(first, last + 1):
            sheet.cell(Table.SECTIONS, number).fill = style.BAND_FILLS[index % 2]
        sheet.cell(Table.SECTIONS, first).value = section or None
        if last > first:
            sheet.merge_cells(
                start_row=Table.SECTIONS,
                end_row=Table.SECTIONS,
                start_column=first,
                end_column=last,
            )
    lines = 1
    for first, last, group in _runs([(column.section, column.group) for column in columns]):
        if not group[1]:
            continue
        cell = sheet.cell(Table.GROUPS, first)
        cell.value = group[1]
        shown = [column.type.width for column in columns[first - 1 : last] if not column.rare]
        lines = max(lines, style.lines_needed(group[1], sum(shown or [14]) * 0.9))
        _comment(cell, columns[first - 1].note)
        if last > first:
            sheet.merge_cells(
                start_row=Table.GROUPS,
                end_row=Table.GROUPS,
                start_column=first,
                end_column=last,
            )
    grouped = any(column.group for column in columns)
    sheet.row_dimensions[Table.SECTIONS].hidden = not any(column.section for column in columns)
    sheet.row_dimensions[Table.GROUPS].hidden = not grouped
    if grouped:
        sheet.row_dimensions[Table.GROUPS].height = 15 * min(lines, 9) + 4


def _comment(cell, text: str) -> None:
    comment = Comment(text, "khenthuong-office")
    comment.width = 420
    comment.height = 24 + 17 * style.lines_needed(text, 62)
    cell.comment = comment


def _runs(values: list) -> list[tuple]:
    """First and last number of each run of equal values, from 1."""
    runs = []
    for number, value in enumerate(values, start=1):
        if runs and runs[-1][2] == value:
            runs[-1] = (runs[-1][0], number, value)
        else:
            runs.append((number, number, value))
    return runs
