"""ket-qua.xlsx: the result of the round, what a person must settle first."""

from datetime import datetime, timezone

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from . import sheet_style as style
from .cell_types import WHOLE_FORMAT
from .open_points import open_points
from .round_view import Entry, RoundView
from .vietnamese import decimal, moment, whole
from .words import CERTAINTIES, OUTCOMES, SEVERITIES, STANDINGS, VERDICTS


def write_results(view: RoundView, path) -> None:
    book = Workbook()
    book.remove(book.active)
    _write(book, "Cần quyết định", "VIỆC CẦN NGƯỜI CÓ THẨM QUYỀN QUYẾT ĐỊNH", _opening(view),
           [("STT", 6), ("Việc cần quyết định", 30), ("Ở đâu", 34), ("Các đề nghị, nội dung", 52), ("Vì sao", 40),
            ("Cách ghi vào sheet “Quyết định xử lý”", 40), ("Căn cứ", 18)], _open_rows(view))  # fmt: skip
    _write(book, "Danh sách đề nghị", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", _provisional_words(view),
           [("STT", 6), ("Tên tập thể, cá nhân", 34), ("Chức vụ, đơn vị", 34), ("Loại", 10), ("Hình thức khen thưởng", 34),
            ("Đơn vị trình", 28), ("Phần số lượng", 34), ("Hạng", 7), ("Xếp trước nhờ", 26), ("Tạm đề nghị", 10),
            ("Tiền thưởng (đồng)", 14), ("Căn cứ", 16), ("Mã đề nghị", 12)], _proposed_rows(view))  # fmt: skip
    _write(book, "Tất cả đề nghị", "KẾT QUẢ CỦA TỪNG ĐỀ NGHỊ", "",
           [("Mã đề nghị", 12), ("Tên tập thể, cá nhân", 30), ("Chức vụ, đơn vị", 30), ("Loại", 10), ("Đơn vị trình", 26),
            ("Kết quả", 24), ("Xét tiêu chuẩn", 18), ("Chắc chắn được đề nghị", 13), ("Phần số lượng", 30), ("Hạng", 7),
            ("Nhận muộn", 8), ("Lý do", 70)], _nomination_rows(view))  # fmt: skip
    _write(book, "Lý do", "CÁC NỘI DUNG CHƯA ĐẠT, CÒN THIẾU HOẶC CHỜ Ý KIẾN", "",
           [("Mã đề nghị", 12), ("Tên tập thể, cá nhân", 28), ("Đơn vị trình", 24), ("Nội dung", 40), ("Kết luận", 13),
            ("Diễn giải", 70), ("Còn thiếu", 24), ("Căn cứ", 20)], _reason_rows(view))  # fmt: skip
    _write(book, "Việc cần làm", "VIỆC PHẢI LÀM ĐỂ ĐỦ ĐIỀU KIỆN", "",
           [("Mã đề nghị", 12), ("Tên tập thể, cá nhân", 30), ("Đơn vị trình", 26), ("Việc phải làm", 90),
            ("Còn làm được", 12), ("Căn cứ", 20)], _way_rows(view))  # fmt: skip
    _write(book, "Số lượng", "SỬ DỤNG SỐ LƯỢNG", "TT: tập thể; CN: cá nhân.",
           [("Phần số lượng", 34), ("Của đơn vị", 30), ("Được (TT)", 9), ("Được (CN)", 9), ("Đã gửi (TT)", 9),
            ("Đã gửi (CN)", 9), ("Còn mở (TT)", 9), ("Còn mở (CN)", 9), ("Đề nghị (TT)", 9), ("Đề nghị (CN)", 9),
            ("Vượt (TT)", 9), ("Vượt (CN)", 9), ("Gửi quá số lượng", 10), ("Căn cứ", 18)], _pool_rows(view))  # fmt: skip
    _write(book, "Lưu ý", "LƯU Ý", "",
           [("Mức", 14), ("Nội dung", 100), ("Các đề nghị", 28), ("Căn cứ", 24)], _notice_rows(view))  # fmt: skip
    _write(book, "Tổng hợp", "TỔNG HỢP", "",
           [("Mục", 44), ("Tập thể, cá nhân", 16), ("Số đề nghị", 11), ("Đủ tiêu chuẩn", 11), ("Được đề nghị", 11),
            ("Trong đó tạm", 11), ("Tiền thưởng (đồng)", 18)], _total_rows(view))  # fmt: skip
    book.properties.title = view.title
    book.properties.creator = "khenthuong-office"
    book.properties.created = book.properties.modified = datetime(2000, 1, 1, tzinfo=timezone.utc)
    book.save(path)


def _write(book, name: str, title: str, hint: str, columns: list[tuple[str, int]], rows: list[list]) -> None:
    sheet = book.create_sheet(name)
    style.set_cell(sheet.cell(1, 1), title, style.TITLE, style.Alignment(), border=None)
    style.set_cell(sheet.cell(2, 1), hint or None, style.SMALL, style.Alignment(), border=None)
    heading = 3
    for number, (label, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        style.set_cell(sheet.cell(heading, number), label, style.BOLD, style.HEADING, style.HEADING_FILL)
    sheet.row_dimensions[heading].height = 15 * max(style.lines_needed(label, w * 0.9) for label, w in columns) + 4
    for row, values in enumerate(rows, start=heading + 1):
        lines = 1
        for number, value in enumerate(values, start=1):
            cell = sheet.cell(row, number)
            if isinstance(value, int):
                style.set_cell(cell, value, alignment=style.NUMBER, number_format=WHOLE_FORMAT)
            else:
                style.set_cell(cell, value or None)
                lines = max(lines, style.lines_needed(value or "", columns[number - 1][1]))
        # Excel shows no row higher than 409 points.
        sheet.row_dimensions[row].height = min(15 * lines + 3, 409)
    if not rows:
        style.set_cell(sheet.cell(heading + 1, 1), "Không có", style.SMALL, style.Alignment(), border=None)
    sheet.freeze_panes = sheet.cell(heading + 1, 2)
    sheet.auto_filter.ref = f"A{heading}:{get_column_letter(len(columns))}{heading + max(len(rows), 1)}"
    style.set_up_print(sheet, f"{heading}:{heading}", fit_width=True)


def _opening(view: RoundView) -> str:
    return f"Xét đến {moment(view.asked_at)}. Hướng dẫn {view.guidance.id} {view.guidance.version}."


def _provisional_words(view: RoundView) -> str:
    if any(line.get("provisional") for line, _ in view.proposed):
        return "Tạm đề nghị: một hồ sơ còn mở trong cùng phần số lượng có thể thay chỗ."
    return ""


def _open_rows(view: RoundView) -> list[list]:
    return [
        [number, point.what, point.where, "\n".join(point.members), point.why, point.how, "; ".join(point.clauses)]
        for number, point in enumerate(open_points(view), start=1)
    ]


def _proposed_rows(view: RoundView) -> list[list]:
    return [
        [
            line["position"], view.nominee_name(entry), view.nominee_details(entry), view.kind_label(entry.kind),
            view.award_label(entry), view.unit_name(entry.nominator), view.pool_label(line["pool"], line.get("owner")),
            line["rank"], view.sort_reason(line), "Tạm" if line.get("provisional") else "",
            line.get("prize", {}).get("amount", ""), "; ".join(line["clauses"]), entry.id,
        ]
        for line, entry in view.proposed
    ]  # fmt: skip


def reasons(view: RoundView, entry: Entry) -> list[str]:
    """Why it stands where it stands, a sentence each; nothing of one that is proposed."""
    result = entry.result
    if "problem" in result:
        return [result["problem"]["message"]["vi"]]
    if result.get("sentence"):
        own = [result["sentence"]]
    else:
        own = []
    return own + [f["sentence"] for f in entry.findings("notMet", "unknown", "needsJudgement", "notApplicable") if f["gate"] or f["id"] == "deadline"]


def _nomination_rows(view: RoundView) -> list[list]:
    rows = []
    for entry in view.entries:
        result = entry.result
        pool, owner = entry.pool
        rows.append([
            entry.id, view.nominee_name(entry), view.nominee_details(entry), view.kind_label(entry.kind),
            view.unit_name(entry.nominator), STANDINGS[entry.standing], VERDICTS.get(result.get("verdict"), ""),
            CERTAINTIES.get(result.get("certainty"), ""), view.pool_label(pool, owner) if pool else "",
            result.get("rank", ""), "Muộn" if result.get("late") else "", "\n".join(reasons(view, entry)),
        ])  # fmt: skip
    return rows


def _reason_rows(view: RoundView) -> list[list]:
    return [
        [
            entry.id, view.nominee_name(entry), view.unit_name(entry.nominator), finding["label"],
            OUTCOMES[finding["outcome"]], finding["sentence"], _shortfall(finding), "; ".join(finding["clauses"]),
        ]
        for entry in view.entries
        for finding in entry.findings("notMet", "unknown", "needsJudgement", "notApplicable")
    ]  # fmt: skip


def _shortfall(finding: dict) -> str:
    short = finding.get("shortfall", {})
    if "count" in short:
        return f"{whole(short['count'])} {short['unit']['vi']} (trên {whole(short['of'])})"
    if "percentagePoints" in short:
        return f"{decimal(short['percentagePoints'])} điểm phần trăm"
    return ""


def _way_rows(view: RoundView) -> list[list]:
    return [
        [
            entry.id, view.nominee_name(entry), view.unit_name(entry.nominator), change["sentence"],
            "Không" if change.get("final") else "Có", "; ".join(change["clauses"]),
        ]
        for entry in view.entries
        for change in entry.result.get("way", {}).get("changes", [])
    ]  # fmt: skip


def _pool_rows(view: RoundView) -> list[list]:
    rows = []
    for pool in view.decision["pools"]:
        pairs = [(pool[name]["collective"], pool[name]["individual"]) for name in ("filed", "open", "proposed", "over")]
        limits = [pool["limits"][kind] for kind in ("collective", "individual")]
        rows.append([
            view.guidance.label("pools", pool["id"]), view.unit_name(pool.get("owner")),
            *("không hạn" if limit is None else limit for limit in limits), *(n for pair in pairs for n in pair),
            "Có" if pool["exceeded"] else "", "; ".join(pool["clauses"]),
        ])  # fmt: skip
    return rows


def _notice_rows(view: RoundView) -> list[list]:
    order = list(SEVERITIES)
    notices = sorted(view.decision["notices"], key=lambda notice: order.index(notice["severity"]))
    return [
        [
            SEVERITIES[notice["severity"]], notice["message"], ", ".join(notice.get("nominations", [])),
            "; ".join(notice.get("clauses", [])),
        ]
        for notice in notices
    ]  # fmt: skip


def _total_rows(view: RoundView) -> list[list]:
    totals = view.decision["totals"]
    rows = [
        [
            view.guidance.label("categories", line["category"]), view.kind_label(line["kind"]), line["nominations"],
            line["eligible"], line["proposed"], line["provisional"], line.get("prize", ""),
        ]
        for line in totals["byCategory"]
    ]  # fmt: skip
    if "prize" in totals:
        rows.append(["Tổng tiền thưởng", "", "", "", "", "", totals["prize"]["total"]])
        rows.append(["Trong đó của các đề nghị tạm", "", "", "", "", "", totals["prize"]["provisional"]])
    rows += [
        [f"Kết quả: {label}", "", totals["standings"][id], "", "", "", ""]
        for id, label in STANDINGS.items()
        if totals["standings"].get(id)
    ]
    return rows
