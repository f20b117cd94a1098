"""The rows of the result workbook."""

from .open_points import open_points
from .round_view import Entry, RoundView
from .vietnamese import day, decimal, moment, whole
from .words import (
    CERTAINTIES,
    OUTCOMES,
    RULING_STATUSES,
    RULING_TYPES,
    SEVERITIES,
    STANDINGS,
    VERDICTS,
)


def opening(view: RoundView) -> str:
    return f"Xét đến {moment(view.asked_at)}. Hướng dẫn {view.guidance.id} {view.guidance.version}."


def provisional_words(view: RoundView) -> str:
    if any(line.get("provisional") for line, _ in view.proposed):
        return "Tạm đề nghị: một hồ sơ còn mở trong cùng phần số lượng có thể thay chỗ."
    return ""


def open_rows(view: RoundView) -> list[list]:
    return [
        [
            number,
            point.what,
            point.where,
            "\n".join(point.members),
            point.why,
            point.how,
            "; ".join(point.clauses),
        ]
        for number, point in enumerate(open_points(view), start=1)
    ]


def proposed_rows(view: RoundView) -> list[list]:
    return [
        [
            line["position"],
            view.nominee_name(entry),
            view.nominee_details(entry),
            view.kind_label(entry.kind),
            view.award_label(entry),
            view.unit_name(entry.nominator),
            view.pool_label(line["pool"], line.get("owner")),
            line["rank"],
            view.sort_reason(line),
            "Tạm" if line.get("provisional") else "",
            line.get("prize", {}).get("amount", ""),
            "; ".join(line["clauses"]),
            entry.id,
        ]
        for line, entry in view.proposed
    ]


def reasons(view: RoundView, entry: Entry) -> list[str]:
    """Why it stands where it stands, a sentence each; nothing of one that is proposed."""
    result = entry.result
    if "problem" in result:
        return [result["problem"]["message"]["vi"]]
    own = [result["sentence"]] if result.get("sentence") else []
    return own + [finding["sentence"] for finding in entry.reasons]


def nomination_rows(view: RoundView) -> list[list]:
    rows = []
    for entry in view.entries:
        result = entry.result
        pool, owner = entry.pool
        rows.append(
            [
                entry.id,
                view.nominee_name(entry),
                view.nominee_details(entry),
                view.kind_label(entry.kind),
                view.unit_name(entry.nominator),
                STANDINGS[entry.standing],
                VERDICTS.get(result.get("verdict"), ""),
                CERTAINTIES.get(result.get("certainty"), ""),
                view.pool_label(pool, owner) if pool else "",
                result.get("rank", ""),
                "Muộn" if result.get("late") else "",
                "\n".join(reasons(view, entry)),
            ]
        )
    return rows


def reason_rows(view: RoundView) -> list[list]:
    return [
        [
            entry.id,
            view.nominee_name(entry),
            view.unit_name(entry.nominator),
            finding["label"],
            OUTCOMES[finding["outcome"]],
            finding["sentence"],
            _shortfall(finding),
            "; ".join(finding["clauses"]),
        ]
        for entry in view.entries
        for finding in entry.reasons
    ]


def _shortfall(finding: dict) -> str:
    short = finding.get("shortfall", {})
    if "count" in short:
        return f"{whole(short['count'])} {short['unit']['vi']} (trên {whole(short['of'])})"
    if "percentagePoints" in short:
        return f"{decimal(short['percentagePoints'])} điểm phần trăm"
    return ""


def way_rows(view: RoundView) -> list[list]:
    return [
        [
            entry.id,
            view.nominee_name(entry),
            view.unit_name(entry.nominator),
            change["sentence"],
            "Không" if change.get("final") else "Có",
            "; ".join(change["clauses"]),
        ]
        for entry in view.entries
        for change in entry.result.get("way", {}).get("changes", [])
    ]


def pool_rows(view: RoundView) -> list[list]:
    rows = []
    for pool in view.decision["pools"]:
        pairs = [
            (pool[name]["collective"], pool[name]["individual"])
            for name in ("filed", "open", "proposed", "over")
        ]
        limits = [pool["limits"][kind] for kind in ("collective", "individual")]
        rows.append(
            [
                view.guidance.label("pools", pool["id"]),
                view.unit_name(pool.get("owner")),
                *("không hạn" if limit is None else limit for limit in limits),
                *(n for pair in pairs for n in pair),
                "Có" if pool["exceeded"] else "",
                "; ".join(pool["clauses"]),
            ]
        )
    return rows


def ruling_rows(view: RoundView) -> list[list]:
    """What became of each ruling; both lists are in the order of the request."""
    rows = []
    for ruling, result in zip(
        view.request.get("rulings", []), view.decision["rulings"], strict=True
    ):
        problem = result.get("problem", {}).get("message", {}).get("vi", "")
        rows.append(
            [
                result["ruling"],
                RULING_TYPES.get(ruling.get("type"), ""),
                ruling.get("by", ""),
                ruling.get("document", ""),
                day(ruling["date"]) if "date" in ruling else "",
                ruling.get("reason", ""),
                RULING_STATUSES[result["status"]],
                problem,
            ]
        )
    return rows


def notice_rows(view: RoundView) -> list[list]:
    order = list(SEVERITIES)
    notices = sorted(view.decision["notices"], key=lambda notice: order.index(notice["severity"]))
    return [
        [
            SEVERITIES[notice["severity"]],
            notice["message"],
            ", ".join(notice.get("nominations", [])),
            "; ".join(notice.get("clauses", [])),
        ]
        for notice in notices
    ]


def total_rows(view: RoundView) -> list[list]:
    totals = view.decision["totals"]
    rows = [
        [
            view.guidance.label("categories", line["category"]),
            view.kind_label(line["kind"]),
            line["nominations"],
            line["eligible"],
            line["proposed"],
            line["provisional"],
            line.get("prize", ""),
        ]
        for line in totals["byCategory"]
    ]
    if "prize" in totals:
        rows.append(["Tổng tiền thưởng", "", "", "", "", "", totals["prize"]["total"]])
        rows.append(
            ["Trong đó của các đề nghị tạm", "", "", "", "", "", totals["prize"]["provisional"]]
        )
    rows += [
        [f"Kết quả: {label}", "", totals["standings"][id], "", "", "", ""]
        for id, label in STANDINGS.items()
        if totals["standings"].get(id)
    ]
    return rows
