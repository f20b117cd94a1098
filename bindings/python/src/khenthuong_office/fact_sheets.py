"""The sheets of facts: the round, how the guidance is read, what the letters need."""

from .cell_types import Code, Date, Instant, Text
from .choice_types import Choice, Names
from .columns import Fact, FactSheet
from .guidance import Guidance
from .list_types import Json
from .words import STAGES

ROUND = "Đợt xét"


def round_sheet(guidance: Guidance) -> FactSheet:
    about = f"{guidance.id} {guidance.version}"
    return FactSheet(
        "round",
        ROUND,
        "THÔNG TIN ĐỢT XÉT",
        "Điền cột “Nội dung”. Những dòng có dấu * là bắt buộc.",
        [
            # First: it says which rulebook made the workbook.
            Fact(
                ("rulebook",), "Hướng dẫn áp dụng", Text(), guidance.title["vi"], True, about, True
            ),
            Fact(("round", "id"), "Mã đợt", Code(), "Do cơ quan đặt, ví dụ dot-1-2024."),
            Fact(("round", "title"), "Tên đợt", Text()),
            Fact(
                ("stage",),
                "Giai đoạn",
                Choice(STAGES),
                "Đã khóa sổ: hồ sơ còn thiếu không được xét tiếp.",
                True,
            ),
            Fact(
                ("asOf",),
                "Xét đến thời điểm",
                Instant(guidance.zone),
                "Mọi việc trong hồ sơ phải xảy ra trước thời điểm này. "
                + guidance.deadline["label"]["vi"]
                + ".",
                True,
            ),
            Fact(
                ("decisionDate",),
                "Ngày quyết định khen thưởng",
                Date(),
                "Để tính tiền thưởng theo lương cơ sở của ngày này; để trống thì không tính.",
            ),
            Fact(
                ("show",),
                "Ghi họ tên, chức vụ cá nhân",
                Names(),
                "“Không”: văn bản chỉ ghi mã cá nhân.",
                default=list(Names.SHOWN),
            ),
            Fact(
                ("extensions",),
                "Dữ liệu riêng (JSON)",
                Json(),
                "Của phần mềm khác; thường để trống.",
            ),
        ],
    )


def readings_sheet(guidance: Guidance) -> FactSheet:
    facts = []
    for reading in guidance.readings:
        if "values" not in reading:
            continue
        labels = {value["id"]: value["label"]["vi"] for value in reading["values"]}
        default = labels[reading["default"]]
        facts.append(
            Fact(
                ("readings", reading["id"]),
                f"{reading['id']}. {reading['question']['vi']}",
                Choice(labels),
                f"“{reading['text']}” ({'; '.join(reading['clauses'])}). Để trống: {default}.",
            )
        )
    return FactSheet(
        "readings",
        "Cách hiểu",
        "CÁCH HIỂU NHỮNG CHỖ HƯỚNG DẪN CHƯA RÕ",
        "Chỉ chọn khi cơ quan hiểu khác cách mặc định; kết quả nêu rõ cách hiểu đã dùng.",
        facts,
    )


def letters_sheet(guidance: Guidance) -> FactSheet:
    bases = [*guidance.legal_bases, f"Căn cứ {guidance.title['vi']}"]
    addressees = [a["decidedBy"]["vi"] for a in guidance.awards if "deciderCategory" not in a]
    blank = "Để trống thì văn bản chừa chỗ để điền."
    return FactSheet(
        "letters",
        "Văn bản",
        "THÔNG TIN ĐỂ LẬP TỜ TRÌNH VÀ THÔNG BÁO",
        "Không ảnh hưởng đến kết quả xét.",
        [
            Fact(
                ("superior",), "Cơ quan cấp trên", Text(), "Dòng đầu, góc trên bên trái. " + blank
            ),
            Fact(("agency",), "Cơ quan trình", Text(), default=guidance.issuer["vi"]),
            Fact(("abbreviation",), "Chữ viết tắt cơ quan", Text(), "Ghi sau TTr-, TB-. " + blank),
            Fact(("place",), "Địa danh", Text(), blank),
            Fact(("addressee",), "Kính gửi", Text(), default="; ".join(dict.fromkeys(addressees))),
            Fact(
                ("bases",),
                "Căn cứ pháp lý",
                Text(),
                "Mỗi căn cứ một dòng.",
                default="\n".join(bases),
            ),
            Fact(
                ("recipients",),
                "Nơi nhận",
                Text(),
                "Mỗi nơi một dòng.",
                default="Như trên\nLưu: VT",
            ),
            Fact(("signer-title",), "Chức vụ người ký", Text(), blank),
            Fact(("signer",), "Họ tên người ký", Text(), blank),
        ],
    )
