"""to-trinh.docx: the submission letter with the list of those proposed, after Form 01."""

from collections.abc import Iterator

from docx.shared import Mm

from .letter_layout import CENTRE, DOTS, Letter
from .open_points import open_points
from .round_view import Entry, RoundView
from .vietnamese import day, moment, money

Proposed = list[tuple[dict, Entry]]


def submission_letters(view: RoundView) -> Iterator[tuple[str, Letter]]:
    """Each letter with the name of its file: one to who decides for the province, and one
    to each local authority that decides itself."""
    central = [line for line in view.proposed if not view.local_decider(line[1])]
    if central:
        addressee = view.letters.get("addressee") or _decider(view, central[0][1])
        yield "to-trinh.docx", _letter(view, central, addressee, view.letters)
    local: dict[tuple, Proposed] = {}
    for line in view.proposed:
        if view.local_decider(line[1]):
            local.setdefault((line[1].sent["award"], line[0].get("owner")), []).append(line)
    for (award, owner), lines in local.items():
        addressee = f"{_decider(view, lines[0][1])} ({view.unit_name(owner)})"
        nominators = {entry.nominator for _, entry in lines}
        agency = view.unit_name(nominators.pop()) if len(nominators) == 1 else ""
        yield f"to-trinh-{award}-{owner}.docx", _letter(view, lines, addressee, {"agency": agency})


def _decider(view: RoundView, entry: Entry) -> str:
    award = next(a for a in view.guidance.awards if a["id"] == entry.sent["award"])
    return award["decidedBy"]["vi"]


def _letter(view: RoundView, lines: Proposed, addressee: str, facts: dict) -> Letter:
    letter = Letter(facts, "TTr", view.asked_at[:4])
    awards = list(dict.fromkeys(view.award_label(entry) for _, entry in lines))
    letter.heading("TỜ TRÌNH", f"Về việc đề nghị tặng {'; '.join(awards)}", addressee, _draft(view))
    bases = facts.get("bases")
    letter.bases(bases.split("\n") if bases else [f"Căn cứ {view.guidance.title['vi']}"])
    letter.paragraph(
        f"Trên cơ sở đề nghị của các đơn vị và kết quả xét hồ sơ đến {moment(view.asked_at)}, {letter.agency} "
        f"kính trình {addressee} xem xét, quyết định tặng:",
        before=6,
    )
    for award in awards:
        of_award = [line for line in lines if view.award_label(line[1]) == award]
        letter.paragraph(f"- {award} cho {_counted(of_award)}{_money(of_award)}.")
    if any("prize" in line for line, _ in lines):
        prize = view.guidance.described["prize"]
        letter.paragraph(f"Tiền thưởng thực hiện theo {prize['citation']['vi']}.")
    letter.paragraph(
        f"(Có danh sách kèm theo.) {letter.agency} kính trình {addressee} xem xét, quyết định./.",
        after=12,
        keep_with_next=True,
    )
    letter.closing(letter.recipients)
    _list(view, letter, lines)
    return letter


def _draft(view: RoundView) -> str | None:
    """A letter about a round that is still open is a draft, and says so first."""
    points = len(open_points(view))
    if view.decision["stage"] == "closed" and not points:
        return None
    still = (
        f"còn {points} việc cần người có thẩm quyền quyết định"
        if points
        else "đợt xét chưa khóa sổ"
    )
    return f"DỰ THẢO: {still} (xem ket-qua.xlsx)"


def _counted(lines: Proposed) -> str:
    collectives = sum(entry.kind == "collective" for _, entry in lines)
    individuals = len(lines) - collectives
    parts = [f"{collectives:02} tập thể"] if collectives else []
    parts += [f"{individuals:02} cá nhân"] if individuals else []
    return " và ".join(parts)


def _money(lines: Proposed) -> str:
    amounts = [line["prize"]["amount"] for line, _ in lines if "prize" in line]
    return f"; tổng tiền thưởng {money(sum(amounts))} đồng" if amounts else ""


def _list(view: RoundView, letter: Letter, lines: Proposed) -> None:
    letter.landscape()
    letter.paragraph(
        "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", bold=True, align=CENTRE, indent=False, after=0
    )
    letter.paragraph(
        f"(Kèm theo Tờ trình số        /TTr-{DOTS} ngày {DOTS} tháng {DOTS} năm {view.asked_at[:4]} của {letter.agency})",
        italic=True,
        align=CENTRE,
        indent=False,
        after=10,
    )
    with_prize = any("prize" in line for line, _ in lines)
    headings = [
        "STT",
        "Tên tập thể, cá nhân",
        "Chức vụ, đơn vị",
        "Đơn vị đề nghị",
        "Hình thức khen thưởng",
    ]
    widths = [Mm(12), Mm(62), Mm(60), Mm(50), Mm(63)]
    if with_prize:
        headings.append("Tiền thưởng (đồng)")
        widths = [Mm(12), Mm(58), Mm(53), Mm(46), Mm(50), Mm(28)]
    ordered = [
        (kind, [line for line in lines if line[1].kind == kind])
        for kind in ("collective", "individual")
    ]
    for number, (kind, of_kind) in enumerate(((k, ls) for k, ls in ordered if ls), start=1):
        letter.paragraph(
            f"{'I' * number}. {view.kind_label(kind).upper()}",
            bold=True,
            size=13,
            indent=False,
            before=8,
            after=4,
            keep_with_next=True,
        )
        rows = []
        for place, (line, entry) in enumerate(of_kind, start=1):
            mark = " (*)" if line.get("provisional") else ""
            row = [
                str(place),
                view.nominee_name(entry) + mark,
                view.nominee_details(entry),
                view.unit_name(entry.nominator),
                view.award_label(entry),
            ]
            if with_prize:
                row.append(money(line["prize"]["amount"]) if "prize" in line else "")
            rows.append(row)
        letter.table(widths, headings, rows, right=(5,) if with_prize else ())
    if with_prize:
        total = sum(line["prize"]["amount"] for line, _ in lines if "prize" in line)
        letter.paragraph(
            f"Tổng tiền thưởng: {money(total)} đồng.", bold=True, size=13, indent=False, before=8
        )
    if any(line.get("provisional") for line, _ in lines):
        letter.paragraph(
            "(*) Tạm đề nghị: một hồ sơ còn mở trong cùng phần số lượng có thể thay chỗ.",
            italic=True,
            size=12,
            indent=False,
            before=6,
        )
    if any(line.get("prize", {}).get("verified") is False for line, _ in lines):
        letter.paragraph(
            f"Hệ số tiền thưởng chưa được kiểm chứng từ văn bản gốc; cần đối chiếu trước khi ký (lương cơ sở áp dụng từ ngày "
            f"{day(_base_salary(view))}).",
            italic=True,
            size=12,
            indent=False,
        )


def _base_salary(view: RoundView) -> str:
    """The day from which the base salary in use was in force."""
    decided = view.request["decisionDate"]
    return max(
        s["from"] for s in view.guidance.described["prize"]["baseSalaries"] if s["from"] <= decided
    )
