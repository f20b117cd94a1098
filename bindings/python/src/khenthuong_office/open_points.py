"""What a person has to settle before the round can be closed."""

from dataclasses import dataclass

from .round_view import Entry, RoundView
from .vietnamese import capitalised
from .words import OUTCOMES, RULING_TYPES


@dataclass(frozen=True)
class OpenPoint:
    """`what` is to be decided, for `where`, among `members`; `how` tells which row of
    the workbook records the answer."""

    what: str
    where: str
    members: list[str]
    why: str
    how: str
    clauses: list[str]


def open_points(view: RoundView) -> list[OpenPoint]:
    return [
        *_refused(view),
        *_ties(view),
        *_kinds(view),
        *_duplicates(view),
        *_judgements(view),
    ]


def _refused(view: RoundView) -> list[OpenPoint]:
    return [
        OpenPoint(
            "Quyết định không áp dụng được",
            result["ruling"],
            [],
            result["problem"]["message"]["vi"],
            "Sửa dòng của quyết định này",
            [],
        )
        for result in view.decision["rulings"]
        if result["status"] == "refused"
    ]


def _pool(view: RoundView, id: str, owner: str | None) -> dict:
    pools = view.decision["pools"]
    return next((p for p in pools if p["id"] == id and p.get("owner") == owner), {})


def _ties(view: RoundView) -> list[OpenPoint]:
    points = []
    for pool in view.decision["pools"]:
        for kind, ids in pool.get("tied", {}).items():
            if not ids:
                continue
            places = pool["limits"][kind]
            left = (
                ""
                if places is None
                else f" cho {max(places - pool['proposed'][kind], 0)} suất còn lại"
            )
            points.append(
                OpenPoint(
                    f"Chọn trong {len(ids)} đề nghị bằng nhau{left}",
                    f"{view.pool_label(pool['id'], pool.get('owner'))} ({view.kind_label(kind).lower()})",
                    [view.called(view.by_id[id]) for id in ids],
                    "Bằng nhau theo mọi tiêu chí xếp thứ tự",
                    f"Loại “{RULING_TYPES['tie']}”, phần số lượng, đơn vị, loại và các mã được chọn",
                    pool["clauses"],
                )
            )
    return points


def _kinds(view: RoundView) -> list[OpenPoint]:
    groups: dict[tuple, list[Entry]] = {}
    for entry in view.entries:
        if entry.standing == "kindConflict":
            groups.setdefault(entry.pool, []).append(entry)
    return [
        OpenPoint(
            "Chọn tập thể hoặc cá nhân",
            view.pool_label(id, owner),
            [f"{view.kind_label(entry.kind)}: {view.called(entry)}" for entry in entries],
            "Đề nghị cả tập thể và cá nhân trong phần số lượng chỉ dành cho một loại",
            f"Loại “{RULING_TYPES['kind']}”, phần số lượng, đơn vị và loại được chọn",
            _pool(view, id, owner).get("clauses", []),
        )
        for (id, owner), entries in groups.items()
    ]


def _duplicates(view: RoundView) -> list[OpenPoint]:
    points = []
    for group in view.decision["duplicates"]:
        if "kept" in group:
            continue
        members = [view.by_id[id] for id in group["members"]]
        by = {shared["by"] for member in members for shared in member.result.get("sharesWith", [])}
        words = {"achievement": "cùng một thành tích", "nominee": "cùng một người, tập thể"}
        why = " và ".join(words[name] for name in ("achievement", "nominee") if name in by)
        points.append(
            OpenPoint(
                "Chọn đề nghị được giữ lại trong các đề nghị trùng",
                "; ".join(dict.fromkeys(view.unit_name(member.nominator) for member in members)),
                [view.called(member) for member in members],
                capitalised(why or "trùng nhau"),
                f"Loại “{RULING_TYPES['duplicate']}”, các mã trùng và các mã giữ lại",
                [],
            )
        )
    return points


def _judgements(view: RoundView) -> list[OpenPoint]:
    points = []
    for entry in view.entries:
        if entry.standing not in ("open", "duplicate", "invalid"):
            continue
        for finding in entry.findings("needsJudgement", "notApplicable"):
            if not finding["gate"]:
                continue
            points.append(
                OpenPoint(
                    f"Kết luận về nội dung {OUTCOMES[finding['outcome']]}",
                    view.called(entry),
                    [f"{finding['label']} [{finding['id']}]"],
                    finding["sentence"],
                    f"Ghi kết luận vào dòng của đề nghị, hoặc loại “{RULING_TYPES['finding']}”, mã đề nghị, "
                    "nội dung, kết luận",
                    finding["clauses"],
                )
            )
    return points
