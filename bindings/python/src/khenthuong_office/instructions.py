"""The text of the instruction sheet."""

from .layout import Layout


def instruction_lines(layout: Layout) -> list[tuple[str, str]]:
    guidance = layout.guidance
    persons = [table.name for table in layout.nominations if table.kind == "individual"]
    collectives = [table.name for table in layout.nominations if table.kind == "collective"]
    inner = [c["label"]["vi"] for c in guidance.categories if not c["kinds"]]
    lines = [
        ("title", "BẢNG ĐỀ NGHỊ KHEN THƯỞNG"),
        ("text", guidance.title["vi"]),
        (
            "text",
            f"Hướng dẫn: {guidance.id}, phiên bản {guidance.version}. Cơ quan ban hành: {guidance.issuer['vi']}.",
        ),
        ("text", guidance.deadline["label"]["vi"] + "."),
        ("text", ""),
        ("heading", "Thứ tự điền"),
        ("text", f"1. “{layout.round.name}”: tên đợt, giai đoạn, thời điểm xét."),
        (
            "text",
            f"2. “{layout.units.name}”: mọi đơn vị có trong đợt và đơn vị cấp trên của chúng.",
        ),
        (
            "text",
            f"3. “{layout.submissions.name}”: mỗi đơn vị trình một dòng: nhận lúc nào, tờ trình, biên bản.",
        ),
        (
            "text",
            "4. Đề nghị khen thưởng tập thể, theo loại đơn vị: "
            + "; ".join(f"“{n}”" for n in collectives)
            + ".",
        ),
        ("text", "5. Đề nghị khen thưởng cá nhân: " + "; ".join(f"“{n}”" for n in persons) + "."),
        (
            "text",
            f"6. Nếu có: “{layout.prior_awards.name}”, “{layout.rankings.name}”, “{layout.local_quotas.name}”.",
        ),
        (
            "text",
            f"7. Khi đã có quyết định của người có thẩm quyền về điểm còn mở: “{layout.rulings.name}”.",
        ),
        (
            "text",
            f"8. “{layout.readings.name}”: chỉ khi hiểu hướng dẫn khác cách mặc định. “{layout.letters.name}”: để lập tờ trình, thông báo.",
        ),
        ("text", ""),
        ("heading", "Cách điền"),
        (
            "text",
            "- Mỗi tiêu đề có ghi chú: nội dung, đơn vị tính, mức yêu cầu và nguyên văn điều khoản. Cột có dấu * là bắt buộc.",
        ),
        (
            "text",
            "- Điều chưa biết: để trống hoặc chọn “Chưa có số liệu”. Chưa có số liệu không bị coi là không đạt; số 0 thì có nghĩa là không.",
        ),
        (
            "text",
            "- Số: gõ số, không gõ chữ, không gõ dấu % (89,95 cho 89,95 %). Nên ghi số đạt và tổng số; chỉ ghi tỷ lệ khi không có số đếm.",
        ),
        ("text", "- Số chữ số thập phân được tính như ô hiển thị: ô hiện 87,80 khác ô hiện 87,8."),
        (
            "text",
            "- Ngày: gõ ngày thật của Excel (20/09/2024), không gõ thành chữ. Ngày giờ: 20/09/2024 16:30.",
        ),
        (
            "text",
            "- Mã đơn vị, mã đề nghị: gõ liền, dạng chữ. Họ tên, tên gọi: gõ bằng bộ gõ Unicode dựng sẵn.",
        ),
        (
            "text",
            "- Sáng kiến, giải pháp: mỗi mục một dòng trong ô (Alt+Enter), số hiệu sau dấu |. Dấu - khi chắc chắn không có mục nào.",
        ),
        (
            "text",
            "- Không gộp ô, không dùng công thức trong ô dữ liệu, không ẩn dòng, không đổi tên sheet, không xóa dòng tiêu đề.",
        ),
        (
            "text",
            "- Cột ít dùng được gập lại; bấm dấu + phía trên để mở: mã bổ sung, văn bản kèm theo, số liệu của đơn vị khác, ngày rút.",
        ),
        (
            "text",
            "- Tài liệu bổ sung: thêm một dòng cùng mã đề nghị (hoặc mã đơn vị trình), điền mã bổ sung, thời điểm và những điều được bổ sung.",
        ),
    ]
    if inner:
        lines.append(
            (
                "text",
                f"- {', '.join(inner)}: điền ở sheet của loại đơn vị cấp trên, vì được xét theo tiêu chí của đơn vị đó.",
            )
        )
    lines += [
        ("text", ""),
        ("heading", "Xét"),
        (
            "text",
            "khenthuong-office decide TỆP.xlsx -o THƯ-MỤC   (lỗi nào cũng được nêu sheet, dòng, cột; còn lỗi thì chưa xét)",
        ),
        ("text", ""),
        ("heading", "In English"),
        (
            "text",
            "Fill in the round, the units, one row for each nominator's submission and one for each nomination on the sheet of "
            "its category. Leave empty what is not known: it is not taken as failing. Notes on the headings give the English "
            "label, the unit of measure and the clause. No merged cells, formulas, hidden rows, dates or numbers typed as text. "
            "khenthuong-office decide FILE.xlsx -o FOLDER lists every fault with its place, or decides.",
        ),
    ]
    return lines
