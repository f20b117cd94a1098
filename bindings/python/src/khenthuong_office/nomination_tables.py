"""The sheets of nominations: one for the collectives of each category, and one for
individuals wherever the rulebook asks the same of them."""

import re

from .cell_types import Code, Date, Decimal, Instant, Text, UnitCode, Whole
from .choice_types import Choice, PriorAwards, YesNo
from .columns import Column, Table
from .criterion_columns import clauses_quoted, criterion_columns, document_columns
from .guidance import Guidance
from .shared_columns import extensions, labels, supplement_columns, unit_name
from .words import KINDS


def nomination_tables(guidance: Guidance, taken: list[str]) -> list[Table]:
    """`taken` are the names of the other sheets. A sheet for the collectives of each category. Individuals share one where the
    rulebook asks the same of them everywhere."""
    tables = []
    persons: list[tuple[list[dict], list[dict]]] = []
    for category in guidance.categories:
        for kind in category["kinds"]:
            if kind["kind"] == "collective":
                tables.append(
                    _nomination_table(guidance, "collective", [category], kind["evidence"])
                )
            else:
                same = next((group for group in persons if group[0] == kind["evidence"]), None)
                if same is None:
                    persons.append((kind["evidence"], [category]))
                else:
                    same[1].append(category)
    for evidence, categories in persons:
        tables.append(
            _nomination_table(guidance, "individual", categories, evidence, len(persons) == 1)
        )
    names = {name.lower() for name in taken}
    return [_with_free_name(table, names) for table in tables]


def _nomination_table(
    guidance: Guidance, kind: str, categories: list[dict], evidence: list[dict], only: bool = False
) -> Table:
    zone = guidance.zone
    covered = ", ".join(category["label"]["vi"] for category in categories)
    if kind == "collective":
        name, title = covered, f"ĐỀ NGHỊ KHEN THƯỞNG TẬP THỂ: {covered.upper()}"
    else:
        name = KINDS[kind] if only else f"{KINDS[kind]} – {covered}"
        title = "ĐỀ NGHỊ KHEN THƯỞNG CÁ NHÂN" + ("" if only else f": {covered.upper()}")
    nominee = [
        Column(
            ("nominee", "unit"),
            "Mã đơn vị được đề nghị" if kind == "collective" else "Mã đơn vị công tác",
            UnitCode(),
            required=True,
        ),
        unit_name("B"),
    ]
    if kind == "individual":
        nominee += [
            Column(
                ("nominee", "id"),
                "Mã cá nhân",
                Code(),
                required=True,
                note="Mã do cơ quan đặt; không dùng số căn cước.\nThe office's own id, never a national id number.",
            ),
            Column(("nominee", "displayName"), "Họ và tên", Text()),
            Column(("nominee", "position"), "Chức vụ", Text()),
        ]
    columns = [
        Column(("id",), "Mã đề nghị", Code(), required=True),
        *nominee,
        *supplement_columns(zone),
        Column(("nominator",), "Mã đơn vị trình", UnitCode(), required=True),
        Column(("award",), "Hình thức khen thưởng", Choice(labels(guidance.awards)), required=True),
        Column(("achievement",), "Mã thành tích", Code()),
        Column(("measuredOn",), "Ngày của số liệu", Date()),
    ]
    for criterion in evidence:
        columns += criterion_columns(guidance, criterion)
    for document in guidance.documents:
        if document["belongsTo"] == "nomination":
            columns += document_columns(guidance, document)
    columns.append(
        Column(
            ("priorAwards",),
            "Thành tích đã được khen thưởng",
            PriorAwards(),
            note="“Có, đã kê”: kê từng lần ở sheet “Đã khen thưởng”.\nListed on a sheet of its own.",
        )
    )
    columns += _ordering_columns(guidance, kind)
    columns += [
        Column(("receivedAt",), "Nhận lúc (nếu khác hồ sơ trình)", Instant(zone), rare=True),
        Column(("sentAt",), "Gửi lúc (nếu khác hồ sơ trình)", Instant(zone), rare=True),
        Column(("withdrawnOn",), "Rút đề nghị lúc", Instant(zone), rare=True),
        Column(("replaces", "nomination"), "Mã đề nghị bị thay", Code(), "Thay cho", rare=True),
        Column(("replaces", "on"), "Thay lúc", Instant(zone), "Thay cho", rare=True),
        Column(("order",), "Thứ tự trong hồ sơ trình", Whole(), rare=True),
        extensions(),
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
        match key["type"], kind:
            case "score", _:
                asked = [("achievementScore", label, Decimal())]
            case "directInvolvement", _:
                asked = [("directlyInvolved", label, YesNo())]
            case "preference", "individual":
                asked = [("woman", "Là nữ", YesNo())]
            case "preference", _:
                asked = [
                    ("women/numerator", "Số nữ", Whole()),
                    ("women/denominator", "Tổng số người", Whole()),
                    ("women/percent", "Tỷ lệ nữ %", Decimal()),
                ]
            case _:
                asked = []
        for path, heading, type in asked:
            steps = ("ordering", *path.split("/"))
            columns.append(Column(steps, heading, type, "Thứ tự ưu tiên", "Xếp thứ tự", note))
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
