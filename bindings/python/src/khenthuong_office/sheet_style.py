"""How the workbooks look: one set of fonts, fills and print settings."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "Times New Roman"

BODY = Font(name=FONT, size=11)
BOLD = Font(name=FONT, size=11, bold=True)
SMALL = Font(name=FONT, size=9, italic=True, color="595959")
TITLE = Font(name=FONT, size=14, bold=True)
BAND = Font(name=FONT, size=11, bold=True, color="FFFFFF")

HEADING_FILL = PatternFill("solid", fgColor="DCE6F1")
REQUIRED_FILL = PatternFill("solid", fgColor="FCE4D6")
INPUT_FILL = PatternFill("solid", fgColor="FFFFE5")
BAND_FILLS = [PatternFill("solid", fgColor=colour) for colour in ("1F4E79", "2E75B6")]

_LINE = Side(style="thin", color="A6A6A6")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

HEADING = Alignment(horizontal="center", vertical="center", wrap_text=True)
CELL = Alignment(vertical="top", wrap_text=True)
NUMBER = Alignment(vertical="top", horizontal="right")
CENTRED = Alignment(vertical="top", horizontal="center")


def set_cell(cell, value, font=BODY, alignment=CELL, fill=None, border=BOX, number_format=None):
    """Text stays text: what begins with = is no formula here."""
    cell.value = value
    if isinstance(value, str) and cell.data_type == "f":
        cell.data_type = "s"
    cell.font = font
    cell.alignment = alignment
    if border is not None:
        cell.border = border
    if fill is not None:
        cell.fill = fill
    if number_format is not None:
        cell.number_format = number_format


def set_up_print(
    sheet,
    repeat_rows: str | None = None,
    repeat_columns: str | None = None,
    fit_width: bool = False,
):
    """A4 landscape; wide sheets run on to the right under the same first columns."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddFooter.center.text = "&A – Trang &P/&N"
    sheet.oddFooter.center.size = 9
    if fit_width:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
    else:
        sheet.page_setup.scale = 75
        sheet.page_setup.pageOrder = "overThenDown"
    if repeat_rows:
        sheet.print_title_rows = repeat_rows
    if repeat_columns:
        sheet.print_title_cols = repeat_columns


def lines_needed(text: str, width: float) -> int:
    """Lines that a wrapped text takes in a column of so many characters."""
    usable = max(width - 1.5, 4)
    total = 0
    for line in str(text).split("\n"):
        used, count = 0, 1
        for word in line.split(" "):
            if used and used + 1 + len(word) > usable:
                count, used = count + 1, 0
            used += len(word) + (1 if used else 0)
            while used > usable:
                count, used = count + 1, used - usable
        total += count
    return total
