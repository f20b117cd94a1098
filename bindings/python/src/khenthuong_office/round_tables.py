"""The sheets beside the nominations: units, submissions, earlier awards, rankings,
quotas set locally, rulings."""

from .cell_types import Code, Date, Instant, Limit, Name, RegistryCode, Text, UnitCode, Whole, Year
from .choice_types import Choice, LabelledId
from .columns import Column, Table
from .criterion_columns import clauses_quoted, document_columns
from .guidance import Guidance
from .list_types import Lines
from .shared_columns import UNITS, extensions, labels, supplement_columns, unit_name
from .words import ASKED_OUTCOMES, CHOSEN_KINDS, KINDS, LEVELS, RULING_TYPES

SUBMISSIONS = "Hồ sơ trình"


def units_table(guidance: Guidance) -> Table:
    levels = {
        level: LEVELS.get(level, level)
        for c in guidance.categories
        for level in c.get("levels", [])
    }
    roles = "; ".join(guidance.role_ids)
    return Table(
        "units",
        UNITS,
        "DANH SÁCH ĐƠN VỊ",
        "Mỗi đơn vị một dòng: cơ quan, địa phương đề nghị hoặc được đề nghị, và đơn vị cấp trên của chúng.",
        [
            Column(("code",), "Mã đơn vị", RegistryCode(), required=True),
            Column(("name",), "Tên đơn vị", Name(), required=True),
            Column(
                ("category",), "Loại đơn vị", Choice(labels(guidance.categories)), required=True
            ),
            Column(
                ("level",),
                "Cấp",
                Choice(levels),
                note="Chỉ cần khi loại đơn vị có ở nhiều cấp.\nOnly where the category has more than one level.",
            ),
            Column(("parent",), "Mã đơn vị cấp trên", UnitCode()),
            Column(
                ("roles",),
                "Vai trò",
                Lines(),
                note=f"Mã vai trò theo hướng dẫn (roles of the rulebook): {roles}",
            ),
        ],
        frozen=2,
    )


def submissions_table(guidance: Guidance) -> Table:
    zone = guidance.zone
    deadline = "\n".join(
        [
            guidance.deadline["label"]["vi"],
            guidance.deadline["label"]["en"],
            *clauses_quoted(guidance, guidance.deadline["clauses"]),
        ]
    )
    columns = [
        Column(("nominator",), "Mã đơn vị trình", UnitCode(), required=True),
        unit_name("A"),
        *supplement_columns(zone),
        Column(("receivedAt",), "Nhận lúc", Instant(zone), note=deadline),
        Column(("sentAt",), "Gửi lúc", Instant(zone), note=deadline),
        Column(("receivedBy",), "Mã đơn vị nhận", UnitCode()),
    ]
    for document in guidance.documents:
        if document["belongsTo"] == "submission":
            columns += document_columns(guidance, document)
    return Table(
        "submissions",
        SUBMISSIONS,
        "HỒ SƠ CỦA TỪNG ĐƠN VỊ TRÌNH",
        "Mỗi đơn vị trình một dòng, kể cả khi tự đề nghị cho mình. Để trống điều chưa biết.",
        [*columns, extensions()],
        frozen=2,
    )


def prior_awards_table(guidance: Guidance) -> Table:
    return Table(
        "priorAwards",
        "Đã khen thưởng",
        "CÁC LẦN KHEN THƯỞNG TRƯỚC ĐÂY",
        "Kê khi cột “Thành tích đã được khen thưởng” của đề nghị là “Có, đã kê”.",
        [
            Column(("nomination",), "Mã đề nghị", Code(), required=True),
            Column(("supplement",), "Mã bổ sung", Code(), rare=True),
            Column(("achievement",), "Mã thành tích", Code(), required=True),
            Column(("award",), "Hình thức khen thưởng", Choice(labels(guidance.awards))),
            Column(("decidedOn",), "Ngày quyết định", Date()),
            Column(("document",), "Quyết định số", Text()),
        ],
    )


def rankings_table(guidance: Guidance) -> Table:
    years = sorted({key["year"] for key in guidance.ordering if key["type"] == "ranking"})
    named = ", ".join(map(str, years))
    return Table(
        "rankings",
        "Xếp hạng",
        "KẾT QUẢ XẾP HẠNG ĐÃ CÔNG BỐ",
        f"Mỗi đơn vị mỗi năm một dòng. Hướng dẫn dùng xếp hạng các năm: {named}."
        if years
        else "Hướng dẫn này không dùng xếp hạng.",
        [
            Column(("year",), "Năm", Year(), required=True),
            Column(
                ("category",), "Loại đơn vị", Choice(labels(guidance.categories)), required=True
            ),
            Column(("unit",), "Mã đơn vị", UnitCode(), required=True),
            unit_name("C"),
            Column(("rank",), "Hạng", Whole(), required=True),
        ],
        frozen=4,
    )


def local_quotas_table(guidance: Guidance) -> Table:
    local = [award for award in guidance.awards if "deciderCategory" in award]
    return Table(
        "localQuotas",
        "Số lượng địa phương",
        "SỐ LƯỢNG DO NGƯỜI QUYẾT ĐỊNH Ở ĐỊA PHƯƠNG ẤN ĐỊNH",
        "Chỉ điền khi người có thẩm quyền ở địa phương có ấn định số lượng.",
        [
            Column(
                ("award",),
                "Hình thức khen thưởng",
                Choice(labels(local or guidance.awards)),
                required=True,
            ),
            Column(("decider",), "Mã đơn vị của người quyết định", UnitCode(), required=True),
            unit_name("B"),
            Column(("limits", "collective"), "Nhiều nhất (tập thể)", Limit(), required=True),
            Column(("limits", "individual"), "Nhiều nhất (cá nhân)", Limit(), required=True),
        ],
        frozen=3,
    )


def rulings_table(guidance: Guidance) -> Table:
    def of(types: str) -> str:
        return f"Dùng cho: {types}."

    finding = LabelledId(guidance.findings)
    return Table(
        "rulings",
        "Quyết định xử lý",
        "QUYẾT ĐỊNH CỦA NGƯỜI CÓ THẨM QUYỀN VỀ ĐIỂM CÒN MỞ",
        "Mỗi quyết định một dòng: loại, cơ quan, số văn bản, ngày, lý do và điều được quyết định.",
        [
            Column(("id",), "Mã quyết định", Code(), required=True),
            Column(("type",), "Loại", Choice(RULING_TYPES), required=True),
            Column(("by",), "Cơ quan quyết định", Text(), required=True),
            Column(("document",), "Số văn bản", Text(), required=True),
            Column(("date",), "Ngày", Date(), required=True),
            Column(("reason",), "Lý do", Text(), required=True),
            Column(
                ("nomination",), "Mã đề nghị", Code(), note=of("nộp muộn, bổ sung muộn, kết luận")
            ),
            Column(
                ("submission",),
                "Hồ sơ trình của đơn vị (mã)",
                UnitCode(),
                note=of("bổ sung muộn cho hồ sơ trình"),
            ),
            Column(("supplement",), "Mã bổ sung", Code(), note=of("bổ sung muộn")),
            Column(("finding",), "Nội dung", finding, note=of("kết luận về một nội dung")),
            Column(
                ("outcome",),
                "Kết luận",
                Choice(ASKED_OUTCOMES),
                note=of("kết luận về một nội dung"),
            ),
            Column(("members",), "Các đề nghị trùng (mã)", Lines(), note=of("đề nghị trùng")),
            Column(("keep",), "Giữ lại (mã)", Lines(), note=of("đề nghị trùng")),
            Column(
                ("pool",),
                "Phần số lượng",
                Choice(labels(guidance.pools)),
                note=of("chọn loại, chọn khi bằng nhau"),
            ),
            Column(
                ("owner",),
                "Của đơn vị (mã)",
                UnitCode(),
                note=of("phần số lượng của riêng một đơn vị"),
            ),
            Column(
                ("choose",),
                "Chọn loại",
                Choice(CHOSEN_KINDS),
                note=of("chọn tập thể hoặc cá nhân"),
                key="choose-kind",
            ),
            Column(("kind",), "Trong loại", Choice(KINDS), note=of("chọn khi bằng nhau")),
            Column(
                ("choose",),
                "Chọn (mã đề nghị)",
                Lines(),
                note=of("chọn khi bằng nhau"),
                key="choose-ids",
            ),
            extensions(),
        ],
        frozen=2,
    )
