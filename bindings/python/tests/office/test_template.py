"""The blank workbook is what the rulebook describes, whatever the rulebook."""

import json

import pytest
from office_round import RULEBOOK, Sheets, run
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from khenthuong_office import command
from khenthuong_office.engine import Engine
from khenthuong_office.layout import layout


@pytest.fixture(scope="module")
def template(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("template") / "de-nghi.xlsx"
    assert run("template", "-o", path).code == 0
    return Sheets(load_workbook(path), made)


def test_a_sheet_for_each_category_and_one_for_individuals(template, engine):
    names = template.book.sheetnames
    for category in engine.guidance.categories:
        if category["kinds"]:
            assert category["label"]["vi"][:31] in names
    assert "Cá nhân" in names
    assert names == template.layout.sheet_names


def test_every_criterion_has_its_columns_and_its_clause_in_a_note(template, engine):
    for table in template.layout.nominations:
        sheet = template.book[table.name]
        keys = [cell.value for cell in sheet[3]]
        notes = {cell.value: cell.comment.text for cell in sheet[5] if cell.comment}
        for evidence in engine.guidance.evidence(table.categories[0], table.kind):
            if evidence["type"] == "ranking":
                continue
            assert any(key.startswith(f"evidence/{evidence['id']}") for key in keys if key)
            note = next(
                text
                for heading, text in notes.items()
                if heading.startswith(evidence["label"]["vi"])
            )
            assert evidence["label"]["en"] in note
            for ref in evidence["clauses"]:
                assert engine.guidance.quotes[ref] in note
            if "unit" in evidence:
                assert evidence["unit"]["vi"] in note


def test_drop_downs_hold_the_labels(template, engine):
    sheet_name = template.sheet("department")
    sheet = template.book[sheet_name]
    lists = template.book["Danh mục"]
    found = {}
    for validation in sheet.data_validations.dataValidation:
        if validation.type == "list":
            reference = validation.formula1.partition("!")[2].replace("$", "")
            column, first, _, last = range_boundaries(reference)
            options = [lists.cell(row, column).value for row in range(first, last + 1)]
            for cells in validation.sqref.ranges:
                found[get_column_letter(cells.min_col)] = options
    letter = template.cell(sheet_name, 7, "award").column_letter
    assert found[letter] == [award["label"]["vi"] for award in engine.guidance.awards]
    letter = template.cell(sheet_name, 7, "evidence/department-targets/value").column_letter
    assert found[letter] == ["Có", "Không", "Chưa có số liệu"]
    letter = template.cell(sheet_name, 7, "evidence/discipline").column_letter
    statuses = next(
        e for e in engine.guidance.evidence("department", "collective") if e["id"] == "discipline"
    )
    assert found[letter][:-1] == [value["label"]["vi"] for value in statuses["values"]]


def test_printed_on_landscape_paper_under_frozen_headings(template):
    for table in template.layout.tables:
        sheet = template.book[table.name]
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.freeze_panes.endswith("7")
        assert sheet.print_title_rows == "$4:$6"
        assert sheet.row_dimensions[3].hidden


def test_numbers_and_dates_in_vietnamese_form(template):
    name = template.sheet("district")
    letter = template.cell(name, 7, "evidence/district-online-dossiers/numerator").column_letter
    dimension = template.book[name].column_dimensions[letter]
    assert dimension.number_format == "[$-42A]#,##0"
    letter = template.cell(name, 7, "measuredOn").column_letter
    assert template.book[name].column_dimensions[letter].number_format == "[$-42A]dd/mm/yyyy"


def test_a_blank_workbook_is_not_decided(tmp_path):
    run("template", "-o", tmp_path / "t.xlsx")
    ran = run("decide", tmp_path / "t.xlsx", "-o", tmp_path / "out")
    assert ran.code == 65
    assert "sheet “Đợt xét”, dòng 7" in ran.err.lower().replace("đợt xét", "Đợt xét")
    assert not (tmp_path / "out").exists()


def test_units_can_be_filled_in(tmp_path):
    units = [{"code": "008", "name": "Xã Mẫu", "category": "commune"}]
    (tmp_path / "units.json").write_text(json.dumps(units))
    assert run("template", "-o", tmp_path / "t.xlsx", "--units", tmp_path / "units.json").code == 0
    sheet = load_workbook(tmp_path / "t.xlsx")["Đơn vị"]
    assert (sheet["A7"].value, sheet["B7"].value) == ("008", "Xã Mẫu")


def other_rulebook(path) -> str:
    """The built-in rulebook with another id, a renamed category, another threshold and a
    criterion that individuals of one category alone are asked for."""
    rulebook = json.loads(RULEBOOK.read_bytes())
    rulebook["id"] = "other-2030"
    for category in rulebook["categories"]:
        if category["id"] == "enterprise":
            category["label"]["vi"] = "Hợp tác xã / tổ chức kinh tế khác ở địa phương"
    for criterion in rulebook["criteria"]:
        if criterion["id"] == "department-online-dossiers":
            criterion["threshold"] = "97.5"
            criterion["label"]["vi"] = "Tỷ lệ hồ sơ thử nghiệm"
            criterion["unit"]["vi"] = "bộ thử nghiệm"
        if criterion["id"] == "individual-compliance":
            criterion["appliesTo"]["categories"] = ["department"]
    path.write_text(json.dumps(rulebook, ensure_ascii=False))
    return str(path)


def test_another_rulebook_gives_another_workbook(tmp_path):
    file = other_rulebook(tmp_path / "other.json")
    ran = run("template", "-o", tmp_path / "t.xlsx", "--rulebook", file)
    assert ran.code == 0, ran.err
    book = load_workbook(tmp_path / "t.xlsx")
    assert "Hợp tác xã   tổ chức kinh tế kh" in book.sheetnames
    assert sum(name.startswith("Cá nhân") for name in book.sheetnames) == 2
    sheets = Sheets(book, layout(Engine(file).guidance))
    name = sheets.sheet("department")
    cell = sheets.cell(name, 5, "evidence/department-online-dossiers/numerator")
    assert cell.value == "Tỷ lệ hồ sơ thử nghiệm (từ 97,5 %)"
    assert "bộ thử nghiệm" in cell.comment.text


def test_a_workbook_of_another_rulebook_is_refused(tmp_path):
    file = other_rulebook(tmp_path / "other.json")
    run("template", "-o", tmp_path / "t.xlsx", "--rulebook", file)
    ran = run("decide", tmp_path / "t.xlsx", "-o", tmp_path / "out", "--rulebook", "thanh-hoa-2024")
    assert ran.code == 65
    assert "other-2030 1.0.0" in ran.err
    ran = run("decide", tmp_path / "t.xlsx", "-o", tmp_path / "out")
    assert ran.code == 65
    assert "other-2030" in ran.err


def test_no_text_of_the_rulebook_stands_in_the_code(engine):
    """Labels, thresholds' units and quotes come from the rulebook alone."""
    described = engine.guidance.described
    words = set()
    for category in described["categories"]:
        words.add(category["label"]["vi"])
        for kind in category["kinds"]:
            for evidence in kind["evidence"]:
                words.add(evidence["id"])
                words.add(evidence["label"]["vi"])
                words |= {value["label"]["vi"] for value in evidence.get("values", [])}
    for group in ("awards", "pools", "documents", "ordering"):
        words |= {entry["label"]["vi"] for entry in described[group]} | {
            entry["id"] for entry in described[group]
        }
    words |= {clause["quote"] for clause in described["clauses"]}
    # Words of any office, not of this rulebook.
    words -= {
        "Không có",
        "compliance",
        "discipline",
        "investigation",
        "complaint",
        "Doanh nghiệp",
        "enterprise",
        "press",
    }
    folder = command.Path(command.__file__).parent
    for file in folder.iterdir():
        if file.suffix in (".py", ".j2"):
            text = file.read_text()
            assert not [
                word for word in words if f'"{word}"' in text or (len(word) > 20 and word in text)
            ], file
