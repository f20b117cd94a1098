"""thong-bao/: a reply to each nominating unit, with the reasons for each nomination."""

import re
from collections.abc import Iterator

from docx.shared import Mm

from .letter_layout import Letter
from .round_view import Entry, RoundView
from .vietnamese import capitalised, moment
from .words import STANDINGS


def replies(view: RoundView) -> Iterator[tuple[str, Letter]]:
    """Each reply with the name of its file."""
    taken: set[str] = set()
    for nominator, entries in view.by_nominator.items():
        if entries:
            yield _file_name(nominator, taken), _reply(view, nominator, entries)


def _file_name(code: str, taken: set[str]) -> str:
    """A code may hold what a file name may not."""
    stem = re.sub(r"[^\w.-]", "_", code)[:80].strip(".") or "_"
    name, number = stem, 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.lower())
    return f"{name}.docx"


def _reply(view: RoundView, nominator: str, entries: list[Entry]) -> Letter:
    letter = Letter(view.letters, "TB", view.asked_at[:4])
    letter.heading("THÔNG BÁO", "Kết quả xét đề nghị khen thưởng", view.unit_name(nominator))
    letter.paragraph(
        f"Căn cứ {view.guidance.title['vi']}; trên cơ sở hồ sơ đã nhận và kết quả xét đến {moment(view.asked_at)}, "
        f"{letter.agency} thông báo kết quả đối với {len(entries):02} đề nghị của {view.unit_name(nominator)}:"
    )
    letter.table(
        [Mm(13), Mm(53), Mm(46), Mm(48)],
        ["STT", "Tập thể, cá nhân", "Hình thức đề nghị", "Kết quả"],
        [
            [str(number), view.called(entry), view.award_label(entry), _result(entry)]
            for number, entry in enumerate(entries, start=1)
        ],
    )
    for number, entry in enumerate(entries, start=1):
        heading = f"{number}. {view.nominee_name(entry)}: {_result(entry)}"
        letter.paragraph(heading, bold=True, before=10, keep_with_next=True)
        for text in entry.result["explanation"]["vi"].split("\n"):
            if text.strip():
                letter.paragraph(text)
    _notices(view, letter, nominator, {entry.id for entry in entries})
    if view.decision["stage"] == "open":
        letter.paragraph(
            "Kết quả này được lập khi đợt xét chưa khóa sổ và có thể thay đổi khi có thêm hồ sơ hoặc quyết định của "
            "người có thẩm quyền.",
            italic=True,
            before=6,
        )
    letter.paragraph(
        f"{letter.agency} thông báo để {view.unit_name(nominator)} biết, thực hiện./.",
        before=6,
        after=12,
        keep_with_next=True,
    )
    letter.closing(letter.recipients)
    return letter


def _result(entry: Entry) -> str:
    words = STANDINGS[entry.standing]
    if entry.result.get("provisional"):
        words = "tạm " + words
    return capitalised(words)


def _notices(view: RoundView, letter: Letter, nominator: str, ids: set[str]) -> None:
    """What the round noticed about this unit and what it sent."""
    messages = []
    for notice in view.decision["notices"]:
        of_unit = notice.get("owner") == nominator or nominator in notice.get("units", [])
        named = set(notice.get("nominations", []))
        if notice["severity"] != "note" and (of_unit or named) and named <= ids:
            messages.append(notice["message"])
    if messages:
        letter.paragraph("Lưu ý:", bold=True, before=10, keep_with_next=True)
        for message in dict.fromkeys(messages):
            letter.paragraph(f"- {message}")
