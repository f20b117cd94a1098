"""ket-qua.xlsx: the result of the round, what a person must settle first."""

from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from . import result_rows as rows
from . import sheet_style as style
from .cell_types import WHOLE_FORMAT
from .round_view import RoundView


def write_results(view: RoundView, path) -> None:
    book = Workbook()
    book.remove(book.active)
    _write(
        book,
        "Cần quyết định",
        "VIỆC CẦN NGƯỜI CÓ THẨM QUYỀN QUYẾT ĐỊNH",
        rows.opening(view),
        [
            ("STT", 6),
            ("Việc cần quyết định", 30),
            ("Ở đâu", 34),
            ("Các đề nghị, nội dung", 52),
            ("Vì sao", 40),
            ("Cách ghi vào sheet “Quyết định xử lý”", 40),
            ("Căn cứ", 18),
        ],
        rows.open_rows(view),
    )
    _write(
        book,
        "Danh sách đề nghị",
        "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",
        rows.provisional_words(view),
        [
            ("STT", 6),
            ("Tên tập thể, cá nhân", 34),
            ("Chức vụ, đơn vị", 34),
            ("Loại", 10),
            ("Hình thức khen thưởng", 34),
            ("Đơn vị trình", 28),
            ("Phần số lượng", 34),
            ("Hạng", 7),
            ("Xếp trước nhờ", 26),
            ("Tạm đề nghị", 10),
            ("Tiền thưởng (đồng)", 14),
            ("Căn cứ", 16),
            ("Mã đề nghị", 12),
        ],
        rows.proposed_rows(view),
    )
    _write(
        book,
        "Tất cả đề nghị",
        "KẾT QUẢ CỦA TỪNG ĐỀ NGHỊ",
        "",
        [
            ("Mã đề nghị", 12),
            ("Tên tập thể, cá nhân", 30),
            ("Chức vụ, đơn vị", 30),
            ("Loại", 10),
            ("Đơn vị trình", 26),
            ("Kết quả", 24),
            ("Xét tiêu chuẩn", 18),
            ("Chắc chắn được đề nghị", 13),
            ("Phần số lượng", 30),
            ("Hạng", 7),
            ("Nhận muộn", 8),
            ("Lý do", 70),
        ],
        rows.nomination_rows(view),
    )
    _write(
        book,
        "Lý do",
        "CÁC NỘI DUNG CHƯA ĐẠT, CÒN THIẾU HOẶC CHỜ Ý KIẾN",
        "",
        [
            ("Mã đề nghị", 12),
            ("Tên tập thể, cá nhân", 28),
            ("Đơn vị trình", 24),
            ("Nội dung", 40),
            ("Kết luận", 13),
            ("Diễn giải", 70),
            ("Còn thiếu", 24),
            ("Căn cứ", 20),
        ],
        rows.reason_rows(view),
    )
    _write(
        book,
        "Việc cần làm",
        "VIỆC PHẢI LÀM ĐỂ ĐỦ ĐIỀU KIỆN",
        "",
        [
            ("Mã đề nghị", 12),
            ("Tên tập thể, cá nhân", 30),
            ("Đơn vị trình", 26),
            ("Việc phải làm", 90),
            ("Còn làm được", 12),
            ("Căn cứ", 20),
        ],
        rows.way_rows(view),
    )
    _write(
        book,
        "Số lượng",
        "SỬ DỤNG SỐ LƯỢNG",
        "TT: tập thể; CN: cá nhân.",
        [
            ("Phần số lượng", 34),
            ("Của đơn vị", 30),
            ("Được (TT)", 9),
            ("Được (CN)", 9),
            ("Đã gửi (TT)", 9),
            ("Đã gửi (CN)", 9),
            ("Còn mở (TT)", 9),
            ("Còn mở (CN)", 9),
            ("Đề nghị (TT)", 9),
            ("Đề nghị (CN)", 9),
            ("Vượt (TT)", 9),
            ("Vượt (CN)", 9),
            ("Gửi quá số lượng", 10),
            ("Căn cứ", 18),
        ],
        rows.pool_rows(view),
    )
    _write(
        book,
        "Quyết định xử lý",
        "QUYẾT ĐỊNH ĐÃ GHI VÀ VIỆC ÁP DỤNG",
        "",
        [
            ("Mã quyết định", 14),
            ("Loại", 32),
            ("Cơ quan quyết định", 32),
            ("Số văn bản", 18),
            ("Ngày", 12),
            ("Lý do", 44),
            ("Áp dụng", 24),
            ("Vì sao không", 40),
        ],
        rows.ruling_rows(view),
    )
    _write(
        book,
        "Lưu ý",
        "LƯU Ý",
        "",
        [("Mức", 14), ("Nội dung", 100), ("Các đề nghị", 28), ("Căn cứ", 24)],
        rows.notice_rows(view),
    )
    _write(
        book,
        "Tổng hợp",
        "TỔNG HỢP",
        "",
        [
            ("Mục", 44),
            ("Tập thể, cá nhân", 16),
            ("Số đề nghị", 11),
            ("Đủ tiêu chuẩn", 11),
            ("Được đề nghị", 11),
            ("Trong đó tạm", 11),
            ("Tiền thưởng (đồng)", 18),
        ],
        rows.total_rows(view),
    )
    book.properties.title = view.title
    book.properties.creator = "khenthuong-office"
    book.properties.created = book.properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    book.save(path)


def _write(
    book, name: str, title: str, hint: str, columns: list[tuple[str, int]], table: list[list]
) -> None:
    sheet = book.create_sheet(name)
    style.set_cell(sheet.cell(1, 1), title, style.TITLE, style.Alignment(), border=None)
    style.set_cell(sheet.cell(2, 1), hint or None, style.SMALL, style.Alignment(), border=None)
    heading = 3
    for number, (label, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        style.set_cell(
            sheet.cell(heading, number), label, style.BOLD, style.HEADING, style.HEADING_FILL
        )
    sheet.row_dimensions[heading].height = (
        15 * max(style.lines_needed(label, w * 0.9) for label, w in columns) + 4
    )
    for row, values in enumerate(table, start=heading + 1):
        lines = 1
        for number, value in enumerate(values, start=1):
            cell = sheet.cell(row, number)
            if columns[number - 1][0] == "STT":
                style.set_cell(cell, value, alignment=style.CENTRED)
            elif isinstance(value, int):
                style.set_cell(cell, value, alignment=style.NUMBER, number_format=WHOLE_FORMAT)
            else:
                style.set_cell(cell, value or None)
                lines = max(lines, style.lines_needed(value or "", columns[number - 1][1]))
        # Excel shows no row higher than 409 points.
        sheet.row_dimensions[row].height = min(15 * lines + 3, 409)
    if not table:
        style.set_cell(
            sheet.cell(heading + 1, 1), "Không có", style.SMALL, style.Alignment(), border=None
        )
    sheet.freeze_panes = sheet.cell(heading + 1, 2)
    sheet.auto_filter.ref = (
        f"A{heading}:{get_column_letter(len(columns))}{heading + max(len(table), 1)}"
    )
    style.set_up_print(sheet, f"{heading}:{heading}", fit_width=True)
