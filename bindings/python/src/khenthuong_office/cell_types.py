"""The types of cells: how a value of a request stands in a cell and is read from it.

Reading repairs nothing. A cell that can be taken in two ways is a fault that says
how to write it.
"""

import decimal
import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta, timezone

from .faults import CellFault, Unrepresentable, shown

# Number formats of the Vietnamese locale: 1.072,5 and 20/09/2024.
WHOLE_FORMAT = "[$-42A]#,##0"
DATE_FORMAT = "[$-42A]dd/mm/yyyy"
INSTANT_FORMAT = "[$-42A]dd/mm/yyyy hh:mm"
TEXT_FORMAT = "@"

# Excel keeps 15 digits of a number.
MOST_WHOLE = 10**15


class CellType:
    number_format = TEXT_FORMAT
    width = 14
    options: tuple[str, ...] | None = None
    only_options = True
    expected = ("", "")

    def takes(self, value) -> bool:
        """Whether this column, of several for one field, is the one for the value."""
        return True

    def read(self, value, number_format: str):
        raise NotImplementedError

    def write(self, value):
        """The cell's value; with a number format of its own, a pair."""
        return value

    def fault(self, value) -> CellFault:
        vi, en = self.expected
        return CellFault(
            f"{shown(value)} không dùng được; cần {vi}",
            f"{shown(value)} will not do: expected {en}",
        )


class Text(CellType):
    width = 26
    expected = ("chữ", "text")

    def read(self, value, number_format):
        if isinstance(value, (bool, datetime, date, time, timedelta, float)):
            vi, en = self.expected
            raise CellFault(
                f"{shown(value)} là ngày hoặc số; cần {vi} (định dạng ô là Text rồi gõ lại)",
                f"{shown(value)} is a date or a number: expected {en} (format the cell as Text)",
            )
        text = str(value)
        if unicodedata.normalize("NFC", text) != text:
            raise CellFault(
                f"{shown(value)} dùng dấu tổ hợp rời (NFD); cần gõ lại bằng bộ gõ Unicode dựng sẵn",
                f"{shown(value)} is in decomposed Unicode (NFD): expected composed letters (NFC)",
            )
        return text

    def write(self, value):
        if not isinstance(value, str) or not value.strip():
            raise Unrepresentable(shown(value))
        return value


class Code(Text):
    """An id or a code of the host's: one line, nothing around it."""

    width = 13
    expected = ("mã", "an id")

    def read(self, value, number_format):
        text = super().read(value, number_format)
        if text != text.strip() or "\n" in text:
            raise CellFault(
                f"{shown(value)} có khoảng trắng hoặc xuống dòng thừa; cần mã viết liền",
                f"{shown(value)} has white space around it: expected the id alone",
            )
        return text


class UnitCode(Code):
    """A code that the registry of units must have."""

    expected = ("mã một đơn vị", "the code of a unit")


class RegistryCode(Code):
    """A unit's code where it is introduced: as text, or its leading zeros are lost."""

    def read(self, value, number_format):
        if isinstance(value, int):
            raise CellFault(
                f"{shown(value)} là số nên có thể mất số 0 ở đầu; cần mã dạng chữ (định dạng ô là Text)",
                f"{shown(value)} is a number and may have lost leading zeros: expected text",
            )
        return super().read(value, number_format)


class Whole(CellType):
    number_format = WHOLE_FORMAT
    width = 11
    expected = ("số nguyên từ 0, ví dụ 1072", "a whole number from 0, for example 1072")

    def read(self, value, number_format):
        if "%" in number_format:
            raise CellFault(
                f"{shown(value)} ở ô định dạng phần trăm; cần ô định dạng số",
                f"{shown(value)} in a cell formatted as a percentage: expected a number format",
            )
        if isinstance(value, float) and value.is_integer() and abs(value) < MOST_WHOLE:
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < MOST_WHOLE:
            raise self.fault(value)
        return value

    def write(self, value):
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < MOST_WHOLE:
            raise Unrepresentable(shown(value))
        return value


class Limit(Whole):
    """A quota: a number, or none."""

    UNLIMITED = "Không giới hạn"
    expected = (f"số nguyên từ 0 hoặc “{UNLIMITED}”", f"a whole number from 0 or “{UNLIMITED}”")
    options = (UNLIMITED,)
    only_options = False
    width = 16

    def read(self, value, number_format):
        return NO_LIMIT if value == self.UNLIMITED else super().read(value, number_format)

    def write(self, value):
        return self.UNLIMITED if value is NO_LIMIT else super().write(value)


# Stands for the null of a quota, where None says that a cell is empty.
NO_LIMIT = object()


class Decimal(CellType):
    """An exact decimal. The places shown are those meant: 87,80 in a cell that shows
    two places is not 87,8."""

    number_format = "General"
    width = 10
    expected = (
        "số, ví dụ 89,95 (kiểu số của Excel, không phải chữ)",
        "a number, for example 89.95 (a number, not text)",
    )

    def read(self, value, number_format):
        if "%" in number_format:
            raise CellFault(
                f"{shown(value)} ở ô định dạng phần trăm; cần gõ 89,95 cho 89,95 %",
                f"{shown(value)} in a cell formatted as a percentage: expected 89.95 for 89.95 %",
            )
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.fault(value)
        if not math.isfinite(value):
            raise self.fault(value)
        text = format(decimal.Decimal(repr(value)), "f")
        before, _, after = text.partition(".")
        after = "" if after == "0" else after
        if len(after) > 6:
            raise CellFault(
                f"{shown(value)} có quá 6 chữ số thập phân",
                f"{shown(value)} has more than 6 decimal places",
            )
        fixed = re.fullmatch(r"(?:\[\$-42A\])?[#,0]*\.(0+)", number_format)
        if fixed:
            after = after.ljust(min(len(fixed[1]), 6), "0")
        return f"{before}.{after}" if after else before

    def write(self, value):
        text = str(value).replace(",", ".")
        if isinstance(value, bool) or not re.fullmatch(r"-?(0|[1-9]\d{0,8})(\.\d{1,6})?", text):
            raise Unrepresentable(shown(value))
        places = len(text.partition(".")[2])
        if not places:
            return int(text)
        return float(text), "[$-42A]0." + "0" * places


class Date(CellType):
    number_format = DATE_FORMAT
    width = 13
    expected = (
        "ngày kiểu ngày của Excel, ví dụ 20/09/2024",
        "a date as Excel keeps dates, for example 20/09/2024",
    )

    def read(self, value, number_format):
        if not isinstance(value, datetime):
            if isinstance(value, date):
                return value.isoformat()
            raise self.fault(value)
        if value.time() != time():
            raise CellFault(
                f"{shown(value)} có cả giờ; cần ngày không kèm giờ",
                f"{shown(value)} has a time of day: expected a date alone",
            )
        return value.date().isoformat()

    def write(self, value):
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise Unrepresentable(shown(value)) from None


class Instant(CellType):
    """A day, or a day with a time, in the rulebook's zone."""

    number_format = INSTANT_FORMAT
    width = 17
    expected = (
        "ngày giờ kiểu ngày của Excel, ví dụ 20/09/2024 16:30",
        "a date with or without a time as Excel keeps it, for example 20/09/2024 16:30",
    )

    def __init__(self, zone: str):
        self._zone = zone

    def read(self, value, number_format):
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if not isinstance(value, datetime):
            raise self.fault(value)
        # Excel keeps fractions of a day: a second is only near a whole one.
        value = (value + timedelta(milliseconds=500)).replace(microsecond=0)
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(timespec="seconds" if value.second else "minutes") + self._zone

    def write(self, value):
        try:
            moment = datetime.fromisoformat(value)
        except (TypeError, ValueError):
            raise Unrepresentable(shown(value)) from None
        if moment.tzinfo is not None:
            here = datetime.fromisoformat(f"2000-01-01T00:00{self._zone}").utcoffset()
            moment = moment.astimezone(timezone(here)).replace(tzinfo=None)
        if moment.time() == time():
            return moment, DATE_FORMAT
        return moment, INSTANT_FORMAT + (":ss" if moment.second else "")


class Year(Whole):
    number_format = "0"
    width = 9
    expected = ("năm, ví dụ 2024", "a year, for example 2024")

    def read(self, value, number_format):
        year = super().read(value, number_format)
        if not 1900 <= year <= 9999:
            raise self.fault(value)
        return year


class Name(Text):
    """The name of a unit, in full."""

    width = 42
