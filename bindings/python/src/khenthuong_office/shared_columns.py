"""Columns that several sheets have."""

from .cell_types import Code, Instant, Text
from .columns import Column
from .list_types import Json

UNITS = "Đơn vị"


def labels(entries: list[dict]) -> dict[str, str]:
    return {entry["id"]: entry["label"]["vi"] for entry in entries}


def unit_name(column: str) -> Column:
    """The name beside a code, for the eye: a formula that is never read."""
    formula = f"=IFERROR(VLOOKUP({column}{{row}},'{UNITS}'!$A:$B,2,FALSE),\"\")"
    note = "Tự hiện theo mã đơn vị; không cần nhập.\nShown from the unit's code."
    return Column((), "Tên đơn vị", Text(), note=note, formula=formula, key=f"shown/{column}")


def supplement_columns(zone: str) -> list[Column]:
    note = (
        "Chỉ điền khi dòng này là tài liệu bổ sung cho hồ sơ đã có: mã và thời điểm bổ sung.\n"
        "Only on a row that supplements an earlier one."
    )
    return [
        Column(("supplement", "id"), "Mã bổ sung", Code(), "Bổ sung", note=note, rare=True),
        Column(("supplement", "on"), "Bổ sung lúc", Instant(zone), "Bổ sung", note=note, rare=True),
    ]


def extensions() -> Column:
    return Column(("extensions",), "Dữ liệu riêng (JSON)", Json(), rare=True)
