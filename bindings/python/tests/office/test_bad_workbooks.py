"""What a workbook may not be: each fault is told with its cell, in both languages, and
nothing is decided or written."""

import re
import unicodedata
import zipfile
from datetime import datetime

import pytest
from office_round import Sheets, run
from openpyxl import Workbook

from khenthuong_office.deciding import decide
from khenthuong_office.workbook_reading import WorkbookReader

RATE = "evidence/district-online-dossiers/"


def first_of(sheets: Sheets, category: str = "district") -> tuple[str, int]:
    return sheets.sheet(category), 7


def set_cell(category: str, key: str, value, number_format: str | None = None):
    """Changes one cell of the first nomination of a category's sheet."""

    def change(sheets: Sheets) -> None:
        name, number = first_of(sheets, category)
        cell = sheets.cell(name, number, key)
        cell.value = value
        if number_format is not None:
            cell.number_format = number_format

    return change


ONE_CELL = {
    "date as text": ("district", "measuredOn", "20/08/2024", "@", "ngày"),
    "date as a number": ("district", "measuredOn", 45000, "General", "ngày"),
    "date with a time": ("district", "measuredOn", datetime(2024, 8, 20, 9), None, "giờ"),
    "count as text with a dot": ("district", RATE + "numerator", "1.072", "@", "số nguyên"),
    "count that is no whole number": ("district", RATE + "numerator", 1.072, None, "số nguyên"),
    "count below zero": ("district", RATE + "numerator", -3, None, "số nguyên"),
    "count as a percentage": ("district", RATE + "numerator", 1, "0%", "phần trăm"),
    "decimal comma as text": ("district", RATE + "percent", "89,95", "@", "số"),
    "percent cell": ("district", RATE + "percent", 0.8995, "0.00%", "phần trăm"),
    "formula": ("district", RATE + "numerator", "=5+5", None, "công thức"),
    "formula of a text": ("district", "achievement", "=A7", None, "công thức"),
    "error value": ("district", RATE + "numerator", "#N/A", None, "#N/A"),
    "boolean": ("district", "evidence/district-targets/value", True, None, "một trong"),
    "label not in the list": ("district", "evidence/district-targets/value", "có", None, "một trong"),
    "label with a space": ("district", "evidence/district-targets/value", "Có ", None, "một trong"),
    "unknown award": ("district", "award", "Huân chương", None, "một trong"),
    "unknown unit": ("district", "nominee/unit", "999", None, "không có đơn vị mã"),
    "unknown nominator": ("district", "nominator", "998", None, "998"),
    "nominator without submission": ("district", "nominator", "DN-2", None, "DN-2"),
    "id with spaces": ("district", "id", " 399-1", None, "khoảng trắng"),
    "only white space": ("district", "achievement", "   ", None, "khoảng trắng"),
    "empty id": ("district", "id", None, None, "ô trống"),
    "empty unit": ("district", "nominee/unit", None, None, "ô trống"),
    "reference turned into a date": ("district", "documents/achievement-report/reference", datetime(2024, 9, 12), None, "Text"),
    "NFD text": ("district", "documents/achievement-report/reference", unicodedata.normalize("NFD", "Quyết định"), None, "NFD"),
    "id too long": ("district", "id", "a" * 300, None, "256"),
    "text too long": ("district", "documents/achievement-report/reference", "ắ" * 32767, None, "65"),
    "item without a title": ("district", "evidence/district-initiative/items", "| SK-1", None, "mỗi dòng một mục"),
    "handed in and not": ("district", "documents/achievement-report", "Chưa nộp", None, "Chưa nộp"),
    "award listed and not there": ("district", "priorAwards", "Có, đã kê", None, "Đã khen thưởng"),
    # What the library finds.
    "numerator above denominator": ("district", RATE + "numerator", 10**9, None, "lớn hơn mẫu số"),
    "date after the round": ("district", "measuredOn", datetime(2030, 1, 1), None, "sau thời điểm xét"),
    "percent above 100": ("district", RATE + "percent", 101, None, "100"),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_CELL)
def test_one_cell(engine, made, open_small, name):
    """Read from the open workbook, whose cell is put back afterwards."""
    category, key, value, number_format, words = ONE_CELL[name]
    sheets = Sheets(open_small, made)
    sheet, number = first_of(sheets, category)
    cell = sheets.cell(sheet, number, key)
    before = cell.value, cell.number_format
    try:
        set_cell(category, key, value, number_format)(sheets)
        decided = decide(engine, WorkbookReader(made, open_small).read())
    finally:
        cell.value, cell.number_format = before
    assert decided.response is None
    here = [
        fault
        for fault in decided.faults
        if (fault.place.sheet, fault.place.row, fault.place.column) == (sheet, number, cell.column)
    ]
    assert len(here) == 1, [str(fault) for fault in decided.faults]
    told = str(here[0])
    assert f"heet “{sheet}”, dòng {number}, cột {cell.column_letter} (" in told
    assert f"ô {cell.coordinate}: " in told
    assert re.search(words, here[0].vi), told
    assert here[0].en
    assert here[0].en != here[0].vi


def test_a_formula_with_a_cached_value_is_refused(decide_changed, tmp_path, small_workbook):
    """As Excel saves it: the formula and beside it what it came to."""
    out = tmp_path / "cached.xlsx"
    with zipfile.ZipFile(small_workbook) as source, zipfile.ZipFile(out, "w") as target:
        for item in source.infolist():
            text = source.read(item)
            if item.filename == "xl/worksheets/sheet8.xml":
                assert b'<c r="I7"' in text
                before, _, after = text.partition(b'<c r="I7"')
                after = (
                    after.partition(b"</c>")[2]
                    if b"</c>" in after.partition(b"<c ")[0]
                    else after.partition(b"/>")[2]
                )
                text = before + b'<c r="I7"><f>1+1</f><v>2</v></c>' + after
            target.writestr(item, text)
    ran = run("decide", out, "-o", tmp_path / "o")
    assert ran.code == 65
    assert "ô I7: ô chứa công thức" in ran.err


def test_all_faults_are_listed(decide_changed):
    def change(sheets):
        for category, key, value, number_format, _ in (
            ONE_CELL["date as text"],
            ONE_CELL["percent cell"],
            ONE_CELL["unknown award"],
        ):
            set_cell(category, key, value, number_format)(sheets)
        set_cell("department", "evidence/department-targets/value", "x")(sheets)
        set_cell("department", "evidence/department-online-dossiers/numerator", 10**9)(sheets)
        set_cell("department", "evidence/department-digital-documents/numerator", 10**9)(sheets)
        sheets.book["Đợt xét"]["B8"].value = "hôm nay"

    ran = decide_changed(change)
    assert ran.code == 65
    assert "7 lỗi; chưa xét và chưa ghi gì." in ran.err, ran.err


def test_a_duplicated_row(decide_changed):
    def change(sheets):
        name, number = first_of(sheets)
        sheet = sheets.book[name]
        below = sheet.max_row + 1
        for cell in sheet[number]:
            sheet.cell(below, cell.column).value = cell.value

    ran = decide_changed(change)
    assert ran.code == 65
    assert "“399-2” đã có ở sheet “Ủy ban nhân dân cấp huyện”, dòng 7" in ran.err
    assert "1 lỗi" in ran.err, ran.err


def test_a_second_unit_submission_ranking(decide_changed):
    def change(sheets):
        sheet = sheets.book["Đơn vị"]
        number = sheet.max_row + 1
        for column in range(1, 5):
            sheet.cell(number, column).value = sheet.cell(7, column).value
        sheet = sheets.book["Hồ sơ trình"]
        last = sheets.row_of("Hồ sơ trình", "nominator", "DN-1") + 3
        sheet.cell(last, 1).value = "DN-1"
        sheet = sheets.book["Xếp hạng"]
        last = max(c.row for c in sheet["A"] if c.value) + 1
        for column in (1, 2, 3, 5):
            sheet.cell(last, column).value = sheet.cell(7, column).value

    ran = decide_changed(change)
    assert "3 lỗi" in ran.err, ran.err


def test_merged_cells(decide_changed):
    def change(sheets):
        name, number = first_of(sheets)
        sheets.book[name].merge_cells(f"F{number}:G{number + 1}")

    ran = decide_changed(change)
    assert ran.code == 65
    assert "bị gộp" in ran.err


def test_a_hidden_row_with_data(decide_changed):
    def change(sheets):
        name, number = first_of(sheets)
        sheets.book[name].row_dimensions[number].hidden = True

    ran = decide_changed(change)
    assert ran.code == 65
    assert "đang bị ẩn" in ran.err


def test_an_empty_row_between_is_no_fault(faults_after):
    def change(sheets):
        name, number = first_of(sheets)
        sheets.book[name].insert_rows(number)

    assert not faults_after(change)


def test_a_column_more(decide_changed):
    def change(sheets):
        sheet = sheets.book[sheets.sheet("district")]
        sheet.cell(7, sheet.max_column + 1).value = "ghi chú"

    ran = decide_changed(change)
    assert ran.code == 65
    assert "không thuộc mẫu" in ran.err


def test_a_heading_gone(decide_changed):
    def change(sheets):
        name = sheets.sheet("district")
        sheets.cell(name, 3, "award").value = None

    ran = decide_changed(change)
    assert ran.code == 65
    assert "thiếu cột “Hình thức khen thưởng”" in ran.err


def test_columns_in_another_order_are_the_same(faults_after):
    """The keys of the hidden row say what a column is, not its place."""

    def change(sheets):
        sheet = sheets.book["Đơn vị"]
        for number in [3, *range(7, sheet.max_row + 1)]:
            a, b = sheet.cell(number, 3), sheet.cell(number, 5)
            a.value, b.value = b.value, a.value

    assert not faults_after(change)


def test_a_sheet_gone_and_one_too_many(decide_changed):
    def change(sheets):
        sheets.book[sheets.sheet("press-agency")].title = "Báo chí"
        del sheets.book["Xếp hạng"]

    ran = decide_changed(change)
    assert ran.code == 65
    for words in (
        "“Cơ quan báo chí địa phương”: không có sheet này",
        "“Báo chí”: sheet không thuộc mẫu",
        "“Xếp hạng”: không có",
    ):
        assert words in ran.err, words


def test_a_row_of_facts_gone(decide_changed):
    ran = decide_changed(lambda sheets: sheets.book["Đợt xét"].delete_rows(8))
    assert ran.code == 65
    assert "thiếu dòng “Xét đến thời điểm”" in ran.err


def test_rulings_on_what_is_not_there(decide_changed, faults_after):
    def change(sheets):
        for key, value in (
            ("id", "kl-1"),
            ("type", "Chấp nhận hồ sơ nộp muộn"),
            ("by", "Hội đồng"),
            ("document", "1/KL"),
            ("date", datetime(2024, 9, 23)),
            ("reason", "Đường bưu chính"),
            ("nomination", "399-99"),
        ):
            sheets.cell("Quyết định xử lý", 7, key).value = value

    ran = decide_changed(change)
    assert ran.code == 65
    assert "sheet “Quyết định xử lý”, dòng 7, cột" in ran.err.replace("Sheet", "sheet")
    assert not faults_after(change, keep_invalid=True)


def test_a_supplement_to_nothing(decide_changed):
    def change(sheets):
        name = sheets.sheet("district")
        number = sheets.book[name].max_row + 1
        sheets.cell(name, number, "id").value = "399-99"
        sheets.cell(name, number, "supplement/id").value = "bs-9"

    ran = decide_changed(change)
    assert ran.code == 65
    assert "dòng bổ sung không ứng với dòng nào" in ran.err


def test_a_nominee_on_the_sheet_of_another_category(decide_changed):
    def change(sheets):
        set_cell("district", "nominee/unit", "SKHDT")(sheets)

    ran = decide_changed(change)
    assert ran.code == 65
    assert "sheet “Ủy ban nhân dân cấp huyện”, dòng 7, cột" in ran.err.replace("Sheet", "sheet")


def test_a_nomination_that_the_library_finds_faulty_can_be_set_apart(faults_after):
    faulty = set_cell("district", RATE + "numerator", 10**9)
    assert faults_after(faulty)
    assert not faults_after(faulty, keep_invalid=True)
    # What a cell may not hold is refused all the same.
    assert faults_after(set_cell("district", RATE + "numerator", "1.072"), keep_invalid=True)


def test_files_that_are_no_workbooks(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 not a zip")
    (tmp_path / "b.xlsx").write_text("a;b;c")
    (tmp_path / "c.xlsx").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "d.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    for name in "abcd":
        ran = run("decide", tmp_path / f"{name}.xlsx", "-o", tmp_path / "out")
        assert ran.code == 65, (name, ran.err)
        assert "is not an Excel workbook" in ran.err
    book = Workbook()
    book.save(tmp_path / "e.xlsx")
    ran = run("decide", tmp_path / "e.xlsx", "-o", tmp_path / "out")
    assert ran.code == 65
    assert "sheet “Sheet”: sheet không thuộc mẫu" in ran.err.replace("Sheet “S", "sheet “S")
    assert not (tmp_path / "out").exists()


def test_the_fault_of_the_sample_round_is_told_with_its_cell(sample_workbook, tmp_path):
    ran = run("decide", sample_workbook("thanh-hoa-2024"), "-o", tmp_path / "out")
    assert ran.code == 65
    assert ran.err.count("\n    sheet ") == 1
    assert "Số đạt (người)" in ran.err
    assert "Tử số 5120 lớn hơn mẫu số 5021" in ran.err
    assert not (tmp_path / "out").exists()
