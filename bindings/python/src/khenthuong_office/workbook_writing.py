"""Writes the workbook of a layout: blank, or with the contents of a request."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from . import sheet_style as style
from .cell_types import Date, Decimal, Instant, Whole
from .columns import FactSheet, Table, get
from .instructions import instruction_lines
from .layout import INSTRUCTIONS, LISTS, Layout
from .sheet_headings import WIDE, width_of, write_headings

# Rows of a blank sheet that have drop-downs, that show a unit's name, that are ruled.
PREPARED_ROWS = 2000
NAMED_ROWS = 50
BOXED_ROWS = 20


@dataclass
class Contents:
    """What stands in the workbook: the rows of each table by its name, the facts of
    each sheet of facts by its purpose."""

    rows: dict[str, list[dict]] = field(default_factory=dict)
    facts: dict[str, dict] = field(default_factory=dict)


class WorkbookWriter:
    def __init__(self, layout: Layout, contents: Contents, progress=lambda rows, label: rows):
        self._layout = layout
        self._contents = contents
        self._progress = progress
        self._book = Workbook()
        self._lists: dict[tuple[str, ...], str] = {}

    def save(self, path) -> None:
        layout = self._layout
        book = self._book
        book.remove(book.active)
        for name in layout.sheet_names:
            book.create_sheet(name)
        self._write_instructions(book[INSTRUCTIONS])
        for facts in layout.fact_sheets:
            self._write_facts(book[facts.name], facts)
        for table in layout.tables:
            self._write_table(book[table.name], table)
        self._write_lists(book[LISTS])
        book.calculation.fullCalcOnLoad = True
        book.properties.title = layout.guidance.title["vi"]
        book.properties.creator = "khenthuong-office"
        # A workbook of the same contents is the same file, whenever it is written.
        book.properties.created = book.properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
        book.save(path)

    def _write_instructions(self, sheet) -> None:
        sheet.column_dimensions["A"].width = 120
        for row, (kind, text) in enumerate(instruction_lines(self._layout), start=1):
            font = {"title": style.TITLE, "heading": style.BOLD}.get(kind, style.BODY)
            style.set_cell(sheet.cell(row, 1), text, font, border=None)
            height = 21 if kind == "title" else 15.5
            sheet.row_dimensions[row].height = height * style.lines_needed(
                text, 118 if kind != "title" else 85
            )
        style.set_up_print(sheet, fit_width=True)
        sheet.page_setup.fitToHeight = 1
        sheet.sheet_view.showGridLines = False

    # Sheets of facts.

    def _write_facts(self, sheet, facts: FactSheet) -> None:
        widths = {FactSheet.LABEL: 44, FactSheet.VALUE: 48, FactSheet.NOTE: 62, FactSheet.KEY: 10}
        for column, width in widths.items():
            sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.column_dimensions[get_column_letter(FactSheet.KEY)].hidden = True
        style.set_cell(
            sheet.cell(FactSheet.TITLE, 1), facts.title, style.TITLE, style.Alignment(), border=None
        )
        style.set_cell(
            sheet.cell(FactSheet.HINT, 1), facts.hint, style.SMALL, style.Alignment(), border=None
        )
        for column, heading in enumerate(("Mục", "Nội dung", "Giải thích"), start=1):
            style.set_cell(
                sheet.cell(FactSheet.HEADINGS, column),
                heading,
                style.BOLD,
                style.HEADING,
                style.HEADING_FILL,
            )
        given = self._contents.facts.get(facts.purpose)
        for row, fact in enumerate(facts.facts, start=FactSheet.FIRST):
            value = get(given, fact.path) if given is not None else fact.default
            if value is None and fact.only_shown:
                value = fact.default
            label = fact.label + (" *" if fact.required else "")
            style.set_cell(
                sheet.cell(row, FactSheet.LABEL), label, style.BOLD if fact.required else style.BODY
            )
            cell = sheet.cell(row, FactSheet.VALUE)
            shown, number_format = _cell(fact.type, value)
            style.set_cell(
                cell,
                shown,
                fill=None if fact.only_shown else style.INPUT_FILL,
                number_format=number_format,
                alignment=style.Alignment(horizontal="left", vertical="top", wrap_text=True),
            )
            style.set_cell(sheet.cell(row, FactSheet.NOTE), fact.note, style.SMALL)
            style.set_cell(sheet.cell(row, FactSheet.KEY), fact.key, style.SMALL)
            lines = max(
                style.lines_needed(label, widths[1]),
                style.lines_needed(shown if isinstance(shown, str) else "", widths[2]),
                style.lines_needed(fact.note, widths[3] * 1.15),
            )
            sheet.row_dimensions[row].height = 15.5 * lines + 3
            self._validate(sheet, fact.type, f"B{row}", fact.label)
        sheet.freeze_panes = f"A{FactSheet.FIRST}"
        style.set_up_print(sheet, f"{FactSheet.HEADINGS}:{FactSheet.HEADINGS}", fit_width=True)
        sheet.print_area = f"A1:C{FactSheet.FIRST + len(facts.facts) - 1}"

    # Tables.

    def _write_table(self, sheet, table: Table) -> None:
        rows = self._contents.rows.get(table.name, [])
        write_headings(sheet, table)
        wide = len(table.columns) > WIDE
        folded = {
            place
            for place, column in enumerate(table.columns, start=1)
            if column.rare and not any(get(row, column.path) is not None for row in rows)
        }
        last = Table.FIRST + max(len(rows), PREPARED_ROWS) + 200
        for number, column in enumerate(table.columns, start=1):
            letter = get_column_letter(number)
            dimension = sheet.column_dimensions[letter]
            dimension.width = width_of(column)
            dimension.number_format = column.type.number_format
            dimension.font = style.BODY
            dimension.alignment = _alignment(column.type)
            if column.rare:
                dimension.outlineLevel = 1
                dimension.hidden = number in folded
            if not column.formula:
                self._validate(
                    sheet, column.type, f"{letter}{Table.FIRST}:{letter}{last}", column.full_heading
                )
        for number, row in enumerate(self._progress(rows, table.name), start=Table.FIRST):
            lines = 1
            for place, column in enumerate(table.columns, start=1):
                value = get(row, column.path) if column.path else None
                if value is None or not column.type.takes(value):
                    if place not in folded:
                        sheet.cell(number, place).border = style.BOX
                    continue
                shown, number_format = _cell(column.type, value)
                style.set_cell(
                    sheet.cell(number, place),
                    shown,
                    alignment=_alignment(column.type),
                    number_format=number_format,
                )
                if isinstance(shown, str):
                    lines = max(lines, style.lines_needed(shown, column.type.width))
            # Excel shows no row higher than 409 points.
            sheet.row_dimensions[number].height = min(15 * lines + 1, 409)
        for number in range(Table.FIRST + len(rows), Table.FIRST + max(len(rows), BOXED_ROWS)):
            for place, column in enumerate(table.columns, start=1):
                if place not in folded:
                    sheet.cell(number, place).border = style.BOX
                    sheet.cell(number, place).number_format = column.type.number_format
        self._write_formulas(sheet, table, len(rows))
        sheet.freeze_panes = f"{get_column_letter(table.frozen + 1)}{Table.FIRST}"
        sheet.auto_filter.ref = f"A{Table.HEADINGS}:{get_column_letter(len(table.columns))}{max(Table.FIRST + len(rows) - 1, Table.FIRST)}"
        repeated = f"$A:${get_column_letter(table.frozen)}" if wide else None
        style.set_up_print(
            sheet, f"{Table.SECTIONS}:{Table.HEADINGS}", repeated, fit_width=not wide
        )
        sheet.sheet_properties.outlinePr.summaryRight = False

    def _write_formulas(self, sheet, table: Table, filled: int) -> None:
        for place, column in enumerate(table.columns, start=1):
            if column.formula is None:
                continue
            for row in range(Table.FIRST, Table.FIRST + max(filled + BOXED_ROWS, NAMED_ROWS)):
                cell = sheet.cell(row, place)
                cell.value = column.formula.format(row=row)
                cell.font = style.SMALL
                cell.alignment = style.CELL

    # Drop-downs.

    def _validate(self, sheet, type, cells: str, heading: str) -> None:
        if type.options:
            formula = self._list(type.options)
            validation = DataValidation(type="list", formula1=formula, allow_blank=True)
            validation.showErrorMessage = type.only_options
        elif isinstance(type, (Date, Instant)):
            validation = DataValidation(
                type="date", operator="greaterThan", formula1="36526", allow_blank=True
            )
            validation.showErrorMessage = True
        elif isinstance(type, Whole):
            validation = DataValidation(
                type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True
            )
            validation.showErrorMessage = True
        elif isinstance(type, Decimal):
            validation = DataValidation(
                type="decimal",
                operator="between",
                formula1="0",
                formula2="1000000",
                allow_blank=True,
            )
            validation.showErrorMessage = True
        else:
            return
        validation.errorTitle = "Chưa đúng"
        validation.error = f"Cần {type.expected[0]}."[:255]
        validation.add(cells)
        sheet.add_data_validation(validation)

    def _list(self, options: tuple[str, ...]) -> str:
        if options not in self._lists:
            letter = get_column_letter(len(self._lists) + 1)
            self._lists[options] = f"'{LISTS}'!${letter}$1:${letter}${len(options)}"
        return self._lists[options]

    def _write_lists(self, sheet) -> None:
        for column, options in enumerate(self._lists, start=1):
            for row, option in enumerate(options, start=1):
                style.set_cell(sheet.cell(row, column), option, border=None)
        sheet.sheet_state = "hidden"


def _cell(type, value):
    """What goes into the cell, and its number format."""
    if value is None:
        return None, type.number_format
    written = type.write(value)
    return written if isinstance(written, tuple) else (written, type.number_format)


def _alignment(type):
    if isinstance(type, (Whole, Decimal)):
        return style.NUMBER
    if isinstance(type, (Date, Instant)):
        return style.CENTRED
    return style.CELL
