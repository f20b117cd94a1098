"""Writes all that an office files of a decided round, all or nothing."""

import json
import shutil
import tempfile
from pathlib import Path

from .deciding import Decided
from .guidance import Guidance
from .open_points import open_points
from .replies import replies
from .report import report_page, write_pdf
from .results_workbook import write_results
from .round_view import RoundView
from .submission_letter import submission_letters

REPLIES = "thong-bao"


def write_everything(
    guidance: Guidance, decided: Decided, letters: dict, output: Path, progress
) -> list[str]:
    """Into a folder beside the one asked for, which takes its name when all is there.
    Answers what to tell the caller, what a person must settle first."""
    view = RoundView(guidance, json.loads(decided.request), json.loads(decided.response), letters)
    output = output.absolute()
    output.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    try:
        _write(view, decided, made, progress)
        made.chmod(0o755)
        if output.exists():
            output.rmdir()
        made.rename(output)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    points = open_points(view)
    lines = [f"Còn {len(points)} việc cần người có thẩm quyền quyết định:"] if points else []
    lines += [f"  {point.what}: {point.where}" for point in points]
    lines.append(
        f"{len(view.entries)} đề nghị, {len(view.proposed)} được đề nghị khen thưởng. Kết quả: {output}"
    )
    return lines


def _write(view: RoundView, decided: Decided, folder: Path, progress) -> None:
    steps = {
        "quyet-dinh.json": lambda: _texts(decided, folder),
        "ket-qua.xlsx": lambda: write_results(view, folder / "ket-qua.xlsx"),
        "to-trinh.docx": lambda: _letters(submission_letters(view), folder),
        REPLIES: lambda: _letters(progress(replies(view), REPLIES), folder / REPLIES),
        "bao-cao.html, bao-cao.pdf": lambda: _report(view, folder),
    }
    for step in progress(steps.values(), "ghi kết quả"):
        step()


def _texts(decided: Decided, folder: Path) -> None:
    (folder / "yeu-cau.json").write_bytes(decided.request)
    (folder / "quyet-dinh.json").write_bytes(decided.response)


def _letters(letters, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, letter in letters:
        letter.save(folder / name)


def _report(view: RoundView, folder: Path) -> None:
    page = report_page(view)
    (folder / "bao-cao.html").write_text(page, encoding="utf-8")
    write_pdf(page, folder / "bao-cao.pdf")
