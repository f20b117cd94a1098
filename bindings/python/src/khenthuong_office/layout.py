"""The sheets of the workbook, made from what the rulebook describes."""

import re
from dataclasses import dataclass

from .cell_types import (
    Choice,
    Code,
    Date,
    Decimal,
    Instant,
    Json,
    LabelledId,
    Limit,
    Lines,
    PriorAwards,
    RegistryCode,
    Text,
    UnitCode,
    Whole,
    YesNo,
)
from .columns import Column, FactSheet, Table
from .criterion_columns import clauses_quoted, criterion_columns, document_columns
from .fact_sheets import letters_sheet, readings_sheet, round_sheet
from .guidance import Guidance
from .words import ASKED_OUTCOMES, CHOSEN_KINDS, KINDS, LEVELS, RULING_TYPES

UNITS = "Đơn vị"
SUBMISSIONS = "Hồ sơ trình"
INSTRUCTIONS = "Hướng dẫn"
LISTS = "Danh mục"


@dataclass(frozen=True)
class Layout:
    guidance: Guidance
    round: FactSheet
    letters: FactSheet
    readings: FactSheet
    units: Table
    submissions: Table
    nominations: list[Table]
    prior_awards: Table
    rankings: Table
    local_quotas: Table
    rulings: Table

    @property
    def tables(self) -> list[Table]:
        return [
            self.units, self.submissions, *self.nominations, self.prior_awards, self.rankings,
            self.local_quotas, self.rulings,
        ]  # fmt: skip

    @property
    def fact_sheets(self) -> list[FactSheet]:
        return [self.round, self.letters, self.readings]

    @property
    def sheet_names(self) -> list[str]:
        return [
            INSTRUCTIONS, self.round.name, self.units.name, self.submissions.name,
            *(table.name for table in self.nominations), self.prior_awards.name,
            self.rankings.name, self.local_quotas.name, self.rulings.name, self.readings.name,
            self.letters.name, LISTS,
        ]  # fmt: skip

    def sheet(self, name: str) -> Table | FactSheet | None:
        return next((s for s in [*self.tables, *self.fact_sheets] if s.name == name), None)


def layout(guidance: Guidance) -> Layout:
    return Layout(
        guidance,
        round_sheet(guidance),
        letters_sheet(guidance),
        readings_sheet(guidance),
        _units(guidance),
        _submissions(guidance),
        _nominations(guidance),
        _prior_awards(guidance),
        _rankings(guidance),
        _local_quotas(guidance),
        _rulings(guidance),
    )


def _labels(entries: list[dict]) -> dict[str, str]:
    return {entry["id"]: entry["label"]["vi"] for entry in entries}


def _unit_name(column: str) -> Column:
    """The name beside a code, for the eye: a formula that is never read."""
    formula = f"=IFERROR(VLOOKUP({column}{{row}},'{UNITS}'!$A:$B,2,FALSE),\"\")"
    note = "Tự hiện theo mã đơn vị; không cần nhập.\nShown from the unit's code."
    return Column((), "Tên đơn vị", Text(), note=note, formula=formula, key=f"shown/{column}")


def _extensions() -> Column:
    return Column(("extensions",), "Dữ liệu riêng (JSON)", Json(), rare=True)


def _units(guidance: Guidance) -> Table:
    levels = {level: LEVELS.get(level, level) for c in guidance.categories for level in c.get("levels", [])}
    roles = "; ".join(guidance.role_ids)
    return Table(
        "units",
        UNITS,
        "DANH SÁCH ĐƠN VỊ",
        "Mỗi đơn vị một dòng: cơ quan, địa phương đề nghị hoặc được đề nghị, và đơn vị cấp trên của chúng.",
        [
            Column(("code",), "Mã đơn vị", RegistryCode(), required=True),
            Column(("name",), "Tên đơn vị", Name(), required=True),
            Column(("category",), "Loại đơn vị", Choice(_labels(guidance.categories)), required=True),
            Column(
                ("level",), "Cấp", Choice(levels),
                note="Chỉ cần khi loại đơn vị có ở nhiều cấp.\nOnly where the category has more than one level.",
            ),
            Column(("parent",), "Mã đơn vị cấp trên", UnitCode()),
            Column(
                ("roles",), "Vai trò", Lines(),
                note=f"Mã vai trò theo hướng dẫn (roles of the rulebook): {roles}",
            ),
        ],
        frozen=2,
    )  # fmt: skip


def _supplement_columns(zone: str) -> list[Column]:
    note = (
        "Chỉ điền khi dòng này là tài liệu bổ sung cho hồ sơ đã có: mã và thời điểm bổ sung.\n"
        "Only on a row that supplements an earlier one."
    )
    return [
        Column(("supplement", "id"), "Mã bổ sung", Code(), "Bổ sung", note=note, rare=True),
        Column(("supplement", "on"), "Bổ sung lúc", Instant(zone), "Bổ sung", note=note, rare=True),
    ]


def _submissions(guidance: Guidance) -> Table:
    zone = guidance.zone
    deadline = "\n".join(
        [guidance.deadline["label"]["vi"], guidance.deadline["label"]["en"]]
        + clauses_quoted(guidance, guidance.deadline["clauses"])
    )
    columns = [
        Column(("nominator",), "Mã đơn vị trình", UnitCode(), required=True),
        _unit_name("A"),
        *_supplement_columns(zone),
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
        [*columns, _extensions()],
        frozen=2,
    )


def _nominations(guidance: Guidance) -> list[Table]:
    """A sheet for the collectives of each category. Individuals share one where the
    rulebook asks the same of them everywhere."""
    tables = []
    persons: list[tuple[list[dict], list[dict]]] = []
    for category in guidance.categories:
        for kind in category["kinds"]:
            if kind["kind"] == "collective":
                tables.append(_nomination_table(guidance, "collective", [category], kind["evidence"]))
            else:
                same = next((group for group in persons if group[0] == kind["evidence"]), None)
                if same is None:
                    persons.append((kind["evidence"], [category]))
                else:
                    same[1].append(category)
    for evidence, categories in persons:
        tables.append(_nomination_table(guidance, "individual", categories, evidence, len(persons) == 1))
    names: set[str] = set()
    return [_with_free_name(table, names) for table in tables]


def _nomination_table(
    guidance: Guidance, kind: str, categories: list[dict], evidence: list[dict], only: bool = False
) -> Table:
    zone = guidance.zone
    labels = ", ".join(category["label"]["vi"] for category in categories)
    if kind == "collective":
        name, title = labels, f"ĐỀ NGHỊ KHEN THƯỞNG TẬP THỂ: {labels.upper()}"
    else:
        name = KINDS[kind] if only else f"{KINDS[kind]} – {labels}"
        title = "ĐỀ NGHỊ KHEN THƯỞNG CÁ NHÂN" + ("" if only else f": {labels.upper()}")
    nominee = [
        Column(("nominee", "unit"), "Mã đơn vị được đề nghị" if kind == "collective" else "Mã đơn vị công tác",
               UnitCode(), required=True),
        _unit_name("B"),
    ]  # fmt: skip
    if kind == "individual":
        nominee += [
            Column(("nominee", "id"), "Mã cá nhân", Code(), required=True,
                   note="Mã do cơ quan đặt; không dùng số căn cước.\nThe office's own id, never a national id number."),
            Column(("nominee", "displayName"), "Họ và tên", Text()),
            Column(("nominee", "position"), "Chức vụ", Text()),
        ]  # fmt: skip
    columns = [
        Column(("id",), "Mã đề nghị", Code(), required=True),
        *nominee,
        *_supplement_columns(zone),
        Column(("nominator",), "Mã đơn vị trình", UnitCode(), required=True),
        Column(("award",), "Hình thức khen thưởng", Choice(_labels(guidance.awards)), required=True),
        Column(("achievement",), "Mã thành tích", Code()),
        Column(("measuredOn",), "Ngày của số liệu", Date()),
    ]
    for criterion in evidence:
        columns += criterion_columns(guidance, criterion)
    for document in guidance.documents:
        if document["belongsTo"] == "nomination":
            columns += document_columns(guidance, document)
    columns.append(
        Column(("priorAwards",), "Thành tích đã được khen thưởng", PriorAwards(),
               note="“Có, đã kê”: kê từng lần ở sheet “Đã khen thưởng”.\nListed on a sheet of its own.")
    )  # fmt: skip
    columns += _ordering_columns(guidance, kind)
    columns += [
        Column(("receivedAt",), "Nhận lúc (nếu khác hồ sơ trình)", Instant(zone), rare=True),
        Column(("sentAt",), "Gửi lúc (nếu khác hồ sơ trình)", Instant(zone), rare=True),
        Column(("withdrawnOn",), "Rút đề nghị lúc", Instant(zone), rare=True),
        Column(("replaces", "nomination"), "Mã đề nghị bị thay", Code(), "Thay cho", rare=True),
        Column(("replaces", "on"), "Thay lúc", Instant(zone), "Thay cho", rare=True),
        Column(("order",), "Thứ tự trong hồ sơ trình", Whole(), rare=True),
        _extensions(),
    ]
    hint = (
        "Mỗi đề nghị một dòng. Để trống hoặc chọn “Chưa có số liệu” khi chưa biết; không ghi 0 thay cho chưa biết. "
        "Dấu + phía trên mở các cột ít dùng."
    )
    ids = tuple(category["id"] for category in categories)
    return Table("nominations", name, title, hint, columns, 3, kind, ids)


def _ordering_columns(guidance: Guidance, kind: str) -> list[Column]:
    columns = []
    for key in guidance.ordering:
        label = key["label"]["vi"]
        note = "\n".join([label, key["label"]["en"], *clauses_quoted(guidance, key["clauses"])])
        group = "Thứ tự ưu tiên"

        def column(path: str, heading: str, type) -> Column:
            return Column(("ordering", *path.split("/")), heading, type, group, "Xếp thứ tự", note)

        match key["type"], kind:
            case "score", _:
                columns.append(column("achievementScore", label, Decimal()))
            case "directInvolvement", _:
                columns.append(column("directlyInvolved", label, YesNo()))
            case "preference", "individual":
                columns.append(column("woman", "Là nữ", YesNo()))
            case "preference", _:
                columns.append(column("women/numerator", "Số nữ", Whole()))
                columns.append(column("women/denominator", "Tổng số người", Whole()))
                columns.append(column("women/percent", "Tỷ lệ nữ %", Decimal()))
    seen = {column.path: column for column in reversed(columns)}
    return list(reversed(seen.values()))


def _with_free_name(table: Table, taken: set[str]) -> Table:
    """Excel takes 31 characters, none of []:*?/\\, and tells names apart without case."""
    full = re.sub(r"[\[\]:*?/\\]", " ", table.name).strip("' ")
    name, number = full[:31].strip(), 1
    while name.lower() in taken:
        number += 1
        name = f"{full[: 31 - len(f' {number}')].strip()} {number}"
    taken.add(name.lower())
    return Table(**{**table.__dict__, "name": name})


def _prior_awards(guidance: Guidance) -> Table:
    return Table(
        "priorAwards",
        "Đã khen thưởng",
        "CÁC LẦN KHEN THƯỞNG TRƯỚC ĐÂY",
        "Kê khi cột “Thành tích đã được khen thưởng” của đề nghị là “Có, đã kê”.",
        [
            Column(("nomination",), "Mã đề nghị", Code(), required=True),
            Column(("supplement",), "Mã bổ sung", Code(), rare=True),
            Column(("achievement",), "Mã thành tích", Code(), required=True),
            Column(("award",), "Hình thức khen thưởng", Choice(_labels(guidance.awards))),
            Column(("decidedOn",), "Ngày quyết định", Date()),
            Column(("document",), "Quyết định số", Text()),
        ],
    )


def _rankings(guidance: Guidance) -> Table:
    years = sorted({key["year"] for key in guidance.ordering if key["type"] == "ranking"})
    named = ", ".join(map(str, years))
    return Table(
        "rankings",
        "Xếp hạng",
        "KẾT QUẢ XẾP HẠNG ĐÃ CÔNG BỐ",
        f"Mỗi đơn vị mỗi năm một dòng. Hướng dẫn dùng xếp hạng các năm: {named}." if years
        else "Hướng dẫn này không dùng xếp hạng.",
        [
            Column(("year",), "Năm", Year(), required=True),
            Column(("category",), "Loại đơn vị", Choice(_labels(guidance.categories)), required=True),
            Column(("unit",), "Mã đơn vị", UnitCode(), required=True),
            _unit_name("C"),
            Column(("rank",), "Hạng", Whole(), required=True),
        ],
        frozen=4,
    )  # fmt: skip


class Name(Text):
    width = 42


class Year(Whole):
    number_format = "0"
    width = 9
    expected = ("năm, ví dụ 2024", "a year, for example 2024")

    def read(self, value, number_format):
        year = super().read(value, number_format)
        if not 1900 <= year <= 9999:
            raise self.fault(value)
        return year


def _local_quotas(guidance: Guidance) -> Table:
    local = [award for award in guidance.awards if "deciderCategory" in award]
    return Table(
        "localQuotas",
        "Số lượng địa phương",
        "SỐ LƯỢNG DO NGƯỜI QUYẾT ĐỊNH Ở ĐỊA PHƯƠNG ẤN ĐỊNH",
        "Chỉ điền khi người có thẩm quyền ở địa phương có ấn định số lượng.",
        [
            Column(("award",), "Hình thức khen thưởng", Choice(_labels(local or guidance.awards)), required=True),
            Column(("decider",), "Mã đơn vị của người quyết định", UnitCode(), required=True),
            _unit_name("B"),
            Column(("limits", "collective"), "Nhiều nhất (tập thể)", Limit(), required=True),
            Column(("limits", "individual"), "Nhiều nhất (cá nhân)", Limit(), required=True),
        ],
        frozen=3,
    )


def _rulings(guidance: Guidance) -> Table:
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
            Column(("nomination",), "Mã đề nghị", Code(), note=of("nộp muộn, bổ sung muộn, kết luận")),
            Column(("submission",), "Hồ sơ trình của đơn vị (mã)", UnitCode(), note=of("bổ sung muộn cho hồ sơ trình")),
            Column(("supplement",), "Mã bổ sung", Code(), note=of("bổ sung muộn")),
            Column(("finding",), "Nội dung", finding, note=of("kết luận về một nội dung")),
            Column(("outcome",), "Kết luận", Choice(ASKED_OUTCOMES), note=of("kết luận về một nội dung")),
            Column(("members",), "Các đề nghị trùng (mã)", Lines(), note=of("đề nghị trùng")),
            Column(("keep",), "Giữ lại (mã)", Lines(), note=of("đề nghị trùng")),
            Column(("pool",), "Phần số lượng", Choice(_labels(guidance.pools)), note=of("chọn loại, chọn khi bằng nhau")),
            Column(("owner",), "Của đơn vị (mã)", UnitCode(), note=of("phần số lượng của riêng một đơn vị")),
            Column(("choose",), "Chọn loại", Choice(CHOSEN_KINDS), note=of("chọn tập thể hoặc cá nhân"), key="choose-kind"),
            Column(("kind",), "Trong loại", Choice(KINDS), note=of("chọn khi bằng nhau")),
            Column(("choose",), "Chọn (mã đề nghị)", Lines(), note=of("chọn khi bằng nhau"), key="choose-ids"),
            _extensions(),
        ],
        frozen=2,
    )
