"""The layout of administrative papers: state heading, agency, number, place and date,
title, body, recipients, signature, page numbers (Decree 30/2020/NĐ-CP, annex I)."""

from datetime import UTC, datetime

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
SIZE = 14
DOTS = "……"

LEFT, RIGHT, TOP, BOTTOM = Mm(30), Mm(20), Mm(20), Mm(20)
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
JUSTIFY = WD_ALIGN_PARAGRAPH.JUSTIFY


class Letter:
    """`facts` are those of the sheet of letters; what is missing is left to be filled in."""

    def __init__(self, facts: dict, abbreviation: str, year: str):
        self._facts = facts
        self._kind = abbreviation
        self._year = year
        self.document = Document()
        self._set_styles()
        section = self.document.sections[0]
        _set_page(section)
        section.different_first_page_header_footer = True
        _number_pages(section)

    @property
    def agency(self) -> str:
        return self._facts.get("agency") or DOTS * 4

    def save(self, path) -> None:
        properties = self.document.core_properties
        properties.author = self._facts.get("agency", "")
        properties.last_modified_by = ""
        # The same decision gives the same file, whenever it is written.
        properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
        self.document.save(path)

    def _set_styles(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name = FONT
        normal.font.size = Pt(SIZE)
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), FONT)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "vi-VN")
        normal.element.get_or_add_rPr().append(language)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.space_before = Pt(0)

    # The heading of the first page.

    def heading(
        self, title: str, subject: str, addressee: str | None, draft: str | None = None
    ) -> None:
        if draft:
            self.paragraph(
                draft, bold=True, italic=True, size=12, align=CENTRE, indent=False, after=6
            )
        left, right = self._columns(Mm(66), Mm(94))
        facts = self._facts
        superior = facts.get("superior")
        if superior:
            self._line(left, superior.upper(), 12)
        self._line(left, self.agency.upper(), 12, bold=True)
        _rule(left, Mm(20))
        self._line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
        self._line(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
        _rule(right, Mm(18.5))
        left, right = self._columns(Mm(66), Mm(94))
        self._line(left, f"Số:        /{self._kind}-{facts.get('abbreviation') or DOTS}", 13)
        place = facts.get("place") or DOTS
        self._line(right, f"{place}, ngày {DOTS} tháng {DOTS} năm {self._year}", 13, italic=True)
        self.paragraph(title, bold=True, align=CENTRE, indent=False, before=18)
        self.paragraph(subject, bold=True, align=CENTRE, indent=False)
        rule = self.document.add_paragraph()
        _border_below(rule, Mm(55))
        if addressee:
            self.paragraph(
                f"Kính gửi: {addressee}.", align=CENTRE, indent=False, before=10, after=10
            )

    def _columns(self, *widths):
        table = self.document.add_table(rows=1, cols=len(widths))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        _no_cell_margins(table)
        for column, width in zip(table.columns, widths, strict=False):
            column.width = width
        for cell, width in zip(table.rows[0].cells, widths, strict=False):
            cell.width = width
        return table.rows[0].cells

    @staticmethod
    def _line(cell, text: str, size: int, bold: bool = False, italic: bool = False) -> None:
        first = cell.paragraphs[0]
        paragraph = first if not first.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()
        paragraph.alignment = CENTRE
        _run(paragraph, text, size, bold, italic)

    # The body.

    def paragraph(
        self,
        text: str,
        *,
        bold=False,
        italic=False,
        size=SIZE,
        align=JUSTIFY,
        indent=True,
        before=0,
        after=6,
        keep_with_next=False,
        left=None,
    ):
        paragraph = self.document.add_paragraph()
        paragraph.alignment = align
        layout = paragraph.paragraph_format
        layout.space_before, layout.space_after = Pt(before), Pt(after)
        layout.keep_with_next = keep_with_next
        if indent:
            layout.first_line_indent = Mm(12.7)
        if left is not None:
            layout.left_indent = left
        _run(paragraph, text, size, bold, italic)
        return paragraph

    def bases(self, lines: list[str]) -> None:
        for number, line in enumerate(lines, start=1):
            self.paragraph(line.strip(" ;.") + ("." if number == len(lines) else ";"), italic=True)

    def table(
        self,
        widths: list,
        headings: list[str],
        rows: list[list[str]],
        size=12,
        centred=(0,),
        right=(),
    ) -> None:
        table = self.document.add_table(rows=1, cols=len(widths))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=False):
            column.width = width
        _repeat_on_every_page(table.rows[0])
        self._fill(table.rows[0], widths, headings, size, set(range(len(widths))), (), bold=True)
        for values in rows:
            row = table.add_row()
            _keep_whole(row)
            self._fill(row, widths, values, size, centred, right)

    @staticmethod
    def _fill(row, widths, values, size, centred, right, bold=False) -> None:
        for number, (cell, width, value) in enumerate(zip(row.cells, widths, values, strict=True)):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            if number in centred:
                paragraph.alignment = CENTRE
            elif number in right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _run(paragraph, value, size, bold)

    def closing(self, recipients: list[str]) -> None:
        """Recipients on the left, the signature block on the right, never torn apart."""
        left, right = self._columns(Mm(80), Mm(80))
        _keep_whole(self.document.tables[-1].rows[0])
        first = left.paragraphs[0]
        first.paragraph_format.space_before = Pt(6)
        _run(first, "Nơi nhận:", 12, bold=True, italic=True)
        for number, line in enumerate(recipients, start=1):
            end = "." if number == len(recipients) else ";"
            _run(left.add_paragraph(), f"- {line.strip(' -;.')}{end}", 11)
        title = self._facts.get("signer-title") or DOTS * 4
        right.paragraphs[0].paragraph_format.space_before = Pt(6)
        self._line(right, title.upper(), SIZE, bold=True)
        for _ in range(5):
            right.add_paragraph()
        self._line(right, self._facts.get("signer") or DOTS * 4, SIZE, bold=True)

    def landscape(self) -> None:
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.different_first_page_header_footer = False
        _set_page(section)

    @property
    def recipients(self) -> list[str]:
        return [
            line for line in (self._facts.get("recipients") or "").split("\n") if line.strip(" -;.")
        ] or ["Lưu: VT"]


def _run(paragraph, text: str, size: int, bold: bool = False, italic: bool = False) -> None:
    # A figure and its sign stay on one line.
    run = paragraph.add_run(text.replace(" %", "\u00a0%"))
    run.font.size = Pt(size)
    run.bold = bold
    run.italic = italic


def _set_page(section) -> None:
    width, height = Mm(210), Mm(297)
    if section.orientation == WD_ORIENT.LANDSCAPE:
        width, height = height, width
    section.page_width, section.page_height = width, height
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance = Mm(10)


def _number_pages(section) -> None:
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = text
        run._r.append(element)


def _border_below(paragraph, inset) -> None:
    """A rule: an empty low paragraph with a line under it, drawn in from both sides."""
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = inset
    layout.line_spacing = Pt(4)
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _rule(cell, inset) -> None:
    _border_below(cell.add_paragraph(), inset)


def _no_cell_margins(table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _repeat_on_every_page(row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
