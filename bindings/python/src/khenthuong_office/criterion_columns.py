"""The columns of one criterion or one paper, by its type in the rulebook."""

from .cell_types import Code, Date, Decimal, Text, UnitCode, Whole
from .choice_types import NOT_KNOWN, Choice, Handed, YesNo
from .columns import Column
from .guidance import Guidance
from .list_types import Items, Lines
from .vietnamese import decimal
from .words import ASKED_OUTCOMES, SECTIONS


def clauses_quoted(guidance: Guidance, refs: list[str]) -> list[str]:
    return [f"{ref}: “{guidance.quotes[ref]}”" for ref in refs if ref in guidance.quotes]


def criterion_note(guidance: Guidance, evidence: dict) -> str:
    lines = [evidence["label"]["vi"], evidence["label"]["en"]]
    if "threshold" in evidence:
        lines.append(f"Mức yêu cầu (required): từ {decimal(evidence['threshold'])} % trở lên")
    if "minimum" in evidence:
        lines.append(f"Ít nhất (at least): {evidence['minimum']} {evidence['unit']['vi']}")
    if "unit" in evidence:
        lines.append(f"Đơn vị tính (unit): {evidence['unit']['vi']} ({evidence['unit']['en']})")
    return "\n".join(lines + clauses_quoted(guidance, evidence["clauses"]))


def criterion_columns(guidance: Guidance, evidence: dict) -> list[Column]:
    id = evidence["id"]
    note = criterion_note(guidance, evidence)
    group = evidence["label"]["vi"]
    if "threshold" in evidence:
        group += f" (từ {decimal(evidence['threshold'])} %)"
    section = SECTIONS[evidence["section"]]

    def column(path: str, heading: str, type, rare: bool = False) -> Column:
        steps = ("evidence", id, *path.split("/")) if path else ("evidence", id)
        return Column(steps, heading, type, group, section, note, rare=rare)

    def items_columns(rare: bool) -> list[Column]:
        unit = evidence["unit"]["vi"]
        return [
            column("count", f"Số lượng ({unit})", Whole(), rare=rare),
            column("items", "Kê từng mục (tên | số hiệu)", Items(), rare=not rare),
        ]

    def judgement_columns(under: str) -> list[Column]:
        return [
            column(under + "verdict", "Kết luận", Choice(ASKED_OUTCOMES, NOT_KNOWN)),
            column(under + "by", "Cơ quan kết luận", Text()),
            column(under + "on", "Ngày kết luận", Date()),
            column(under + "document", "Văn bản", Text(), rare=True),
            column(under + "note", "Ghi chú", Text(), rare=True),
        ]

    match evidence["type"]:
        case "rate":
            unit = evidence["unit"]["vi"]
            taken_out = [
                column("excludedNumerator", "Loại trừ khỏi số đạt", Whole()),
                column("excludedDenominator", "Loại trừ khỏi tổng số", Whole()),
            ]
            return [
                column("numerator", f"Số đạt ({unit})", Whole()),
                column("denominator", f"Tổng số ({unit})", Whole()),
                *(taken_out if evidence["exclusions"] else []),
                column("percent", "Tỷ lệ %", Decimal()),
                column("entity", "Số liệu của đơn vị (mã)", UnitCode(), rare=True),
            ]
        case "fact":
            requires = evidence.get("requires", [])
            return [
                column("value", "Có / Không", YesNo()),
                column("document", "Văn bản", Text(), rare="document" not in requires),
                column("date", "Ngày văn bản", Date(), rare="date" not in requires),
            ]
        case "count":
            return items_columns(rare=False)
        case "judgement":
            return judgement_columns("")
        case "judgedItems":
            shown, folded = items_columns(rare=True)[::-1]
            return [shown, folded, *judgement_columns("judgement/")]
        case "status":
            labels = {value["id"]: value["label"]["vi"] for value in evidence["values"]}
            return [column("", "Tình trạng", Choice(labels, NOT_KNOWN))]
        case _:  # a ranking is given once for the round
            return []


def document_columns(guidance: Guidance, document: dict) -> list[Column]:
    id = document["id"]
    label = document["label"]
    note = "\n".join([label["vi"], label["en"], *clauses_quoted(guidance, document["clauses"])])

    def column(path: str, heading: str, type, shown: bool = True) -> Column:
        steps = ("documents", id, path) if path else ("documents", id)
        return Column(steps, heading, type, label["vi"], SECTIONS["dossier"], note, rare=not shown)

    return [
        column("", "Đã nộp", Handed()),
        column("form", "Theo mẫu số", Code(), document["form"] is not None),
        column("originals", "Số bản chính", Whole(), document["originals"] > 0),
        column("confirmed", "Có xác nhận", YesNo(), document["confirmed"]),
        column("electronicallySigned", "Ký số", YesNo(), document["electronicOriginals"]),
        column("equivalent", "Là giấy tờ tương đương", YesNo(), "equivalent" in document),
        column("signed", "Đã ký", YesNo(), "signed" in document["checks"]),
        column(
            "listed", "Danh sách kèm theo (mã đề nghị)", Lines(), "listed" in document["checks"]
        ),
        column("reference", "Số, ký hiệu", Text()),
        column("date", "Ngày văn bản", Date()),
    ]
