"""What `decide` writes: every document there, in form, saying what was decided."""

import io
import itertools
import json
import re
import subprocess
import time
from fractions import Fraction

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from lxml import html
from office_round import PROGRAM, REPOSITORY, ROUNDS, RULEBOOK, run, small_request
from openpyxl import load_workbook
from pypdf import PdfReader

from khenthuong_office import command, office_files
from khenthuong_office.deciding import decide
from khenthuong_office.figures import percent_shown
from khenthuong_office.replies import _file_name
from khenthuong_office.results_workbook import write_results
from khenthuong_office.round_view import RoundView
from khenthuong_office.workbook_reading import WorkbookReader


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The sample round with a day of decision, decided through the command."""
    folder = tmp_path_factory.mktemp("written")
    request = json.loads((ROUNDS / "thanh-hoa-2024.json").read_bytes()) | {
        "decisionDate": "2024-10-08"
    }
    (folder / "r.json").write_text(json.dumps(request))
    assert run("workbook", folder / "r.json", "-o", folder / "de-nghi.xlsx").code == 0
    ran = run("decide", folder / "de-nghi.xlsx", "-o", folder / "ket-qua", "--keep-invalid")
    assert ran.code == 0, ran.err
    assert ran.err == ""  # no bar where nobody watches
    assert ran.out.startswith(
        "Còn 19 việc cần người có thẩm quyền quyết định:\n  Chọn trong 2 đề nghị bằng nhau"
    )
    return folder / "ket-qua"


@pytest.fixture(scope="module")
def decision(written):
    return json.loads((written / "quyet-dinh.json").read_bytes())


def text_of(path) -> str:
    document = Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells).replace("\u00a0", " ")


def test_everything_is_there(written, decision):
    names = {path.name for path in written.iterdir()}
    assert {
        "ket-qua.xlsx",
        "to-trinh.docx",
        "thong-bao",
        "bao-cao.html",
        "bao-cao.pdf",
        "quyet-dinh.json",
        "yeu-cau.json",
    } <= names
    nominators = {result["nominator"] for result in decision["nominations"]}
    assert {path.stem for path in (written / "thong-bao").iterdir()} == nominators


def test_the_decision_can_be_had_again(written):
    files = [written / "yeu-cau.json", written / "quyet-dinh.json"]
    ran = subprocess.run([PROGRAM, "verify", *files, "--json"], capture_output=True)
    assert json.loads(ran.stdout)["same"] is True, ran.stderr


def test_what_a_person_must_settle_comes_first(written, decision):
    book = load_workbook(written / "ket-qua.xlsx")
    assert book.sheetnames[0] == "Cần quyết định"
    rows = list(book["Cần quyết định"].iter_rows(min_row=4, values_only=True))
    assert [row[0] for row in rows] == list(range(1, 20))
    told = "\n".join(str(row) for row in rows)
    for pool in decision["pools"]:
        for ids in pool.get("tied", {}).values():
            assert all(f"({id})" in told for id in ids)
    for group in decision["duplicates"]:
        assert all(f"({id})" in told for id in group["members"])
    for result in decision["nominations"]:
        if result["standing"] == "kindConflict":
            assert f"({result['nomination']})" in told


def test_the_result_workbook_says_what_was_decided(written, decision):
    book = load_workbook(written / "ket-qua.xlsx")
    proposed = list(book["Danh sách đề nghị"].iter_rows(min_row=4, values_only=True))
    assert [row[-1] for row in proposed] == [line["nomination"] for line in decision["proposed"]]
    assert [row[10] for row in proposed] == [
        line["prize"]["amount"] for line in decision["proposed"]
    ]
    rows = list(book["Tất cả đề nghị"].iter_rows(min_row=4, values_only=True))
    assert len(rows) == len(decision["nominations"])
    reasons = list(book["Lý do"].iter_rows(min_row=4, values_only=True))
    failing = [
        (result["nomination"], finding["sentence"], "; ".join(finding["clauses"]))
        for result in decision["nominations"]
        for finding in result.get("findings", [])
        if finding["outcome"] != "met" and (finding["gate"] or finding["section"] == "deadline")
    ]
    assert [(row[0], row[5], row[7] or "") for row in reasons] == failing
    assert "1 hồ sơ (trên 7.431)" in [row[6] for row in reasons]
    pools = list(book["Số lượng"].iter_rows(min_row=4, values_only=True))
    assert len(pools) == len(decision["pools"])
    assert book["Lưu ý"].max_row == 3 + len(decision["notices"])


def test_the_submission_letter_has_the_form_of_administrative_papers(written, decision):
    document = Document(written / "to-trinh.docx")
    first, listed = document.sections
    for section, sides in ((first, (210, 297)), (listed, (297, 210))):
        assert (round(section.page_width.mm), round(section.page_height.mm)) == sides
        assert 20 <= round(section.top_margin.mm) <= 25
        assert 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20
    assert listed.orientation == WD_ORIENT.LANDSCAPE
    assert first.different_first_page_header_footer
    assert "PAGE" in first.header._element.xml
    assert document.styles["Normal"].font.name == "Times New Roman"
    sizes = {run.font.size.pt for paragraph in document.paragraphs for run in paragraph.runs}
    assert sizes <= {12, 13, 14}
    text = text_of(written / "to-trinh.docx")
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "TỜ TRÌNH",
        "/TTr-",
        "ngày …… tháng …… năm 2024",
        "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh.",
        "Căn cứ Luật Thi đua, Khen thưởng ngày 15/6/2022;",
        "Nơi nhận:",
    ):
        assert words in text, words
    assert text.startswith("DỰ THẢO: còn 19 việc")


def test_the_list_of_the_letter_is_the_proposed_list(written, decision):
    rows = [
        [cell.text for cell in row.cells]
        for table in Document(written / "to-trinh.docx").tables
        if table.rows[0].cells[0].text == "STT"
        for row in table.rows[1:]
    ]
    central = [
        line
        for line in decision["proposed"]
        if line["pool"] not in ("district-commendation", "commune-commendation")
    ]
    assert len(rows) == len(central)
    units = {
        unit["code"]: unit["name"]
        for unit in json.loads((written / "yeu-cau.json").read_bytes())["units"]
    }
    names = sorted(row[1].removesuffix(" (*)") for row in rows)
    expected = sorted(
        units[line["nominee"]["unit"]]
        if line["nominee"]["kind"] == "collective"
        else f"Cá nhân {line['nominee']['id']}"
        for line in central
    )
    assert names == expected
    assert sum(int(row[5].replace(".", "")) for row in rows) == sum(
        line["prize"]["amount"] for line in central
    )
    assert sum(row[1].endswith(" (*)") for row in rows) == sum(
        "provisional" in line for line in central
    )
    local = [line for line in decision["proposed"] if line not in central]
    owners = {(line["pool"], line["owner"]) for line in local}
    assert len(list(written.glob("to-trinh-*.docx"))) == len(owners)


def test_each_reply_gives_every_reason_with_its_clause(written, decision):
    texts = {path.stem: text_of(path) for path in (written / "thong-bao").iterdir()}
    for result in decision["nominations"]:
        text = texts[result["nominator"]]
        for line in result["explanation"]["vi"].splitlines():
            assert line in text
        for finding in result.get("findings", []):
            if finding["gate"] and finding["outcome"] == "notMet":
                clause = re.sub(r" (lead|end)$", "", finding["clauses"][0])
                assert clause in text


@pytest.fixture(scope="module")
def page(written):
    return html.fromstring((written / "bao-cao.html").read_text(encoding="utf-8"))


def test_the_report_can_be_read_by_everyone(page):
    assert page.get("lang") == "vi"
    assert page.xpath("count(//h1)") == 1
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert not page.xpath("//th[not(@scope)]")
    figures = page.xpath("//figure")
    assert len(figures) == 5
    assert all(
        figure.get("role") == "img" and len(figure.get("aria-label")) > 60 for figure in figures
    )
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not page.xpath("//@src|//link|//script")
    # Text of the charts stays text.
    assert any(
        "Tỷ lệ" in "".join(text.itertext()) for text in page.xpath("//*[local-name()='text']")
    )


def test_the_report_shows_what_was_decided(page, decision):
    text = re.sub(r"\s+", " ", page.text_content())
    assert text.index("Việc cần người có thẩm quyền quyết định") < text.index("Kết quả chung")
    grid = page.xpath("//table[contains(@class,'grid')]//td[b]")
    assert len(grid) == 27
    by_district = {cell.text.strip(): cell.xpath("string(b)") for cell in grid}
    sent = [result for result in decision["nominations"] if result["nominator"] == "380"]
    proposed = sum(result["standing"] == "proposed" for result in sent)
    assert by_district["Thành phố Thanh Hóa"] == f"{proposed}/{len(sent)}"
    assert decision["receipt"]["request"] in text
    for notice in decision["notices"]:
        assert notice["message"] in text


def test_the_pdf_is_tagged_and_in_vietnamese(written):
    reader = PdfReader(written / "bao-cao.pdf")
    assert reader.trailer["/Root"]["/Lang"] == "vi"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert len(reader.pages) >= 8
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in (
        "Báo cáo kết quả xét khen thưởng",
        "Việc cần người có thẩm quyền",
        "Ủy ban nhân dân cấp xã",
        "Huyện Ngọc Lặc",
        "điểm phần trăm",
    ):
        assert words in text, words
    fonts = {
        font["/BaseFont"]
        for page in reader.pages
        for font in (f.get_object() for f in page["/Resources"]["/Font"].values())
    }
    assert fonts
    assert all("DejaVu" in font for font in fonts)


def test_figures_are_cut_off_never_rounded_up():
    assert percent_shown(Fraction(99996, 1000)) == "99,99"
    assert percent_shown(Fraction(90)) == "90,00"


def decided_small(tmp_path, show: list | None) -> str:
    request = small_request()
    for submission in request["submissions"]:
        for nomination in submission["nominations"]:
            if nomination["nominee"]["kind"] == "individual":
                nomination["nominee"] |= {
                    "displayName": "Họ Tên Mẫu <i>&",
                    "position": "Chức vụ mẫu",
                }
    if show is not None:
        request["show"] = show
    (tmp_path / "r.json").write_text(json.dumps(request))
    assert run("workbook", tmp_path / "r.json", "-o", tmp_path / "w.xlsx").code == 0
    ran = run("decide", tmp_path / "w.xlsx", "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    everything = [text_of(path) for path in (tmp_path / "out").rglob("*.docx")]
    everything.append((tmp_path / "out/bao-cao.html").read_text())
    book = load_workbook(tmp_path / "out/ket-qua.xlsx")
    everything += [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    return "\n".join(everything)


def test_names_of_persons_only_when_the_round_says_so(tmp_path, monkeypatch):
    without_pdf(monkeypatch)
    for name in ("shown", "hidden"):
        (tmp_path / name).mkdir()
    shown = decided_small(tmp_path / "shown", ["displayName", "position"])
    assert "Họ Tên Mẫu" in shown
    assert "Chức vụ mẫu" in shown
    page = (tmp_path / "shown/out/bao-cao.html").read_text()
    assert "Họ Tên Mẫu &lt;i&gt;&amp;" in page
    assert "<i>" not in page
    hidden = decided_small(tmp_path / "hidden", None)
    assert "Họ Tên Mẫu" not in hidden
    assert "Chức vụ mẫu" not in hidden


def test_codes_that_are_no_file_names():
    taken: set[str] = set()
    names = [_file_name(code, taken) for code in ("../a", "a/b", "a_b", "A_B", "", "...", "Xã 1")]
    assert names == [
        "_a.docx",
        "a_b.docx",
        "a_b-2.docx",
        "A_B-3.docx",
        "_.docx",
        "_-2.docx",
        "Xã_1.docx",
    ]


def test_exit_codes(tmp_path):
    assert run("decide", tmp_path / "none.xlsx", "-o", tmp_path / "out").code == 66
    assert run("workbook", tmp_path / "none.json", "-o", tmp_path / "w.xlsx").code == 66
    assert run("decide").code == 64
    assert run("template", "-o", tmp_path / "t.txt").code == 64
    assert run("template", "-o", tmp_path / "no/such/folder/t.xlsx").code == 73
    assert run("template", "-o", tmp_path / "t.xlsx", "--rulebook", "atlantis").code == 65
    assert (
        run("template", "-o", tmp_path / "t.xlsx", "--rulebook", tmp_path / "none.json").code == 66
    )
    (tmp_path / "r.json").write_text("[1]")
    assert run("workbook", tmp_path / "r.json", "-o", tmp_path / "w.xlsx").code == 65
    (tmp_path / "r.json").write_text("{")
    assert run("workbook", tmp_path / "r.json", "-o", tmp_path / "w.xlsx").code == 65
    assert run("template", "-o", tmp_path / "t.xlsx").code == 0
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").write_text("")
    assert run("decide", tmp_path / "t.xlsx", "-o", tmp_path / "full").code == 73
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["x"]


def test_the_exit_codes_are_those_of_the_document():
    rows = re.findall(r"^\| (\d+) \| ", (REPOSITORY / "docs/office.md").read_text(), re.M)
    codes = {value for name, value in vars(command).items() if name.startswith("EXIT_")}
    assert {int(row) for row in rows} == codes | {0}
    told = re.findall(r"^  (\d+)  ", command.CODES, re.M)
    assert {int(code) for code in told} == codes | {0}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_for_someone_who_watches(monkeypatch):
    for stream, seen in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(command.sys, "stderr", stream)
        for _ in command.progress(range(3), "thong-bao"):
            time.sleep(0.5)
        assert ("thong-bao" in stream.getvalue()) is seen


def test_what_became_of_each_ruling(engine, made, sample_workbook, tmp_path):
    reading = WorkbookReader(made, load_workbook(sample_workbook("thanh-hoa-2024-closed"))).read()
    decided = decide(engine, reading, keep_invalid=True)
    answer = json.loads(decided.response)
    view = RoundView(engine.guidance, json.loads(decided.request), answer, {})
    write_results(view, tmp_path / "r.xlsx")
    sheet = load_workbook(tmp_path / "r.xlsx")["Quyết định xử lý"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert [row[0] for row in rows] == [ruling["ruling"] for ruling in answer["rulings"]]
    words = {"applied": "đã áp dụng", "overtaken": "không còn gì để xử lý"}
    assert [row[6] for row in rows] == [words[ruling["status"]] for ruling in answer["rulings"]]
    assert "không còn gì để xử lý" in [row[6] for row in rows]


def without_pdf(monkeypatch) -> None:
    monkeypatch.setattr(office_files, "write_pdf", lambda page, path: path.write_text(page))


def test_a_round_in_which_nothing_was_sent(tmp_path, monkeypatch):
    without_pdf(monkeypatch)
    request = small_request() | {"submissions": []}
    (tmp_path / "r.json").write_text(json.dumps(request))
    assert run("workbook", tmp_path / "r.json", "-o", tmp_path / "w.xlsx").code == 0
    ran = run("decide", tmp_path / "w.xlsx", "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert "0 đề nghị, 0 được đề nghị" in ran.out
    assert not (tmp_path / "out/to-trinh.docx").exists()
    assert not list((tmp_path / "out/thong-bao").iterdir())


def test_another_rulebook_from_workbook_to_letters(tmp_path, monkeypatch):
    """A rulebook without rates, with another award and issuer."""
    without_pdf(monkeypatch)
    rulebook = json.loads(RULEBOOK.read_bytes())
    rulebook["id"] = "other-2030"
    rulebook["issuer"]["vi"] = "Sở Thử nghiệm"
    for criterion in rulebook["criteria"]:
        if criterion["type"] == "rate":
            criterion["inForce"] = False
    for award in rulebook["awards"]:
        if award["id"] == "certificate-of-merit":
            award["label"]["vi"] = "Bằng thử nghiệm"
            award["decidedBy"]["vi"] = "Chủ tịch thử nghiệm"
    (tmp_path / "other.json").write_text(json.dumps(rulebook))
    request = small_request()
    rates = {criterion["id"] for criterion in rulebook["criteria"] if criterion["type"] == "rate"}
    for submission in request["submissions"]:
        for nomination in submission["nominations"]:
            for holder in [nomination, *nomination.get("supplements", [])]:
                evidence = holder.get("evidence", {}).items()
                holder["evidence"] = {id: given for id, given in evidence if id not in rates}
    (tmp_path / "r.json").write_text(json.dumps(request))
    chosen = ("--rulebook", tmp_path / "other.json")
    ran = run("workbook", tmp_path / "r.json", "-o", tmp_path / "w.xlsx", *chosen)
    assert ran.code == 0, ran.err
    ran = run("decide", tmp_path / "w.xlsx", "-o", tmp_path / "out", *chosen)
    assert ran.code == 0, ran.err
    letter = text_of(tmp_path / "out/to-trinh.docx")
    for words in ("SỞ THỬ NGHIỆM", "Kính gửi: Chủ tịch thử nghiệm.", "Bằng thử nghiệm cho"):
        assert words in letter
    assert "Thanh Hóa" not in letter.replace(rulebook["title"]["vi"], "").partition("Căn cứ")[0]
