"""The types of cells: how a value of a request stands in a cell and is read from it.

Reading repairs nothing. A cell that can be taken in two ways is a fault that says
how to write it.
"""

import json
import re
import unicodedata
from datetime import date, datetime, time, timedelta, timezone

from .faults import CellFault, Unrepresentable, shown

# Number formats of the Vietnamese locale: 1.072,5 and 20/09/2024.
WHOLE_FORMAT = "[$-42A]#,##0"
DATE_FORMAT = "[$-42A]dd/mm/yyyy"
INSTANT_FORMAT = "[$-42A]dd/mm/yyyy hh:mm"
TEXT_FORMAT = "@"

NOT_KNOWN = "Chưa có số liệu"

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
            f"{shown(value)} không dùng được; cần {vi}", f"{shown(value)} will not do: expected {en}"
        )


class Text(CellType):
    width = 26
    expected = ("chữ", "text")

    def read(self, value, number_format):
        if isinstance(value, bool) or isinstance(value, (datetime, date, time, timedelta, float)):
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


class Choice(CellType):
    """One of a list of labels, each standing for a value."""

    width = 18

    def __init__(self, labels: dict, unknown: str | None = None):
        """`labels`: value to label. `unknown`: the label that says the same as an empty cell."""
        counts = {}
        for label in labels.values():
            counts[label] = counts.get(label, 0) + 1
        self._labels = {
            value: label if counts[label] == 1 else f"{label} [{value}]"
            for value, label in labels.items()
        }
        self._values = {label: value for value, label in self._labels.items()}
        self._unknown = unknown
        self.options = tuple(self._values) + ((unknown,) if unknown else ())
        listed = ", ".join(f"“{option}”" for option in self.options[:8])
        more = ", …" if len(self.options) > 8 else ""
        self.expected = (f"một trong: {listed}{more}", f"one of: {listed}{more}")
        longest = max((len(option) for option in self.options), default=0)
        self.width = min(max(14, longest + 3), 26)

    def takes(self, value):
        return isinstance(value, (str, bool))

    def read(self, value, number_format):
        if isinstance(value, str) and value in self._values:
            return self._values[value]
        if self._unknown is not None and value == self._unknown:
            return None
        raise self.fault(value)

    def write(self, value):
        if value not in self._labels:
            raise Unrepresentable(shown(value))
        return self._labels[value]


class YesNo(Choice):
    def __init__(self, unknown: str | None = NOT_KNOWN):
        super().__init__({True: "Có", False: "Không"}, unknown)
        self.width = 11


class Handed(Choice):
    """Whether a paper was handed in; its particulars stand beside."""

    NOT_HANDED = "Chưa nộp"

    def __init__(self):
        super().__init__({True: "Có"}, self.NOT_HANDED)
        self.width = 10

    def takes(self, value):
        return isinstance(value, dict)

    def read(self, value, number_format):
        return {} if super().read(value, number_format) else None

    def write(self, value):
        return super().write(isinstance(value, dict))


class LabelledId(Code):
    """An id, offered with its label before it: “Nhãn [id]”."""

    width = 34
    only_options = False

    def __init__(self, labels: dict[str, str]):
        self._labels = labels
        self.options = tuple(f"{label} [{id}]" for id, label in labels.items())
        self.expected = ("một mục của danh sách, hoặc mã", "an entry of the list, or an id")

    def read(self, value, number_format):
        text = super().read(value, number_format)
        bracketed = re.fullmatch(r".*\[([^\[\]]+)\]", text)
        return bracketed[1] if bracketed else text

    def write(self, value):
        label = self._labels.get(super().write(value))
        return f"{label} [{value}]" if label else value


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
        text = repr(value)
        if "e" in text or "n" in text:
            raise self.fault(value)
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


class Lines(Text):
    """Several ids in one cell, one a line or with semicolons between."""

    width = 20
    expected = ("các mã, mỗi mã một dòng hoặc cách nhau bằng dấu ;", "ids, one a line or with ; between")

    def takes(self, value):
        return isinstance(value, list)

    def read(self, value, number_format):
        text = super().read(value, number_format)
        if text == "-":
            return []
        ids = [id.strip() for id in re.split(r"[;\n]", text)]
        if not all(ids):
            raise self.fault(value)
        return ids

    def write(self, value):
        for id in value:
            if not isinstance(id, str) or id != id.strip() or not id or re.search(r"[;\n\r]", id) or id == "-":
                raise Unrepresentable(shown(id))
        return "\n".join(value) or "-"


class Items(Text):
    """Things listed in one cell, one a line: the title, then, after |, the reference."""

    width = 34
    expected = (
        "mỗi dòng một mục: tên | số, ký hiệu; hoặc - khi không có mục nào",
        "one item a line: title | reference; or - for none",
    )

    def read(self, value, number_format):
        text = super().read(value, number_format)
        if text == "-":
            return []
        items = []
        for line in text.split("\n"):
            head, mark, tail = line.rpartition("|")
            title, reference = (head.strip(), tail.strip()) if mark else (line.strip(), "")
            if not title:
                raise self.fault(value)
            items.append({"title": title} | ({"reference": reference} if reference else {}))
        return items

    def write(self, value):
        lines = []
        for item in value:
            title, reference = item.get("title"), item.get("reference")
            for part in (title, reference):
                if part is not None and (part != part.strip() or not part or re.search(r"[\n\r]", part)):
                    raise Unrepresentable(shown(part))
            if title is None or title == "-" or "|" in (reference or ""):
                raise Unrepresentable(shown(item))
            if reference is not None:
                lines.append(f"{title} | {reference}")
            else:
                lines.append(f"{title} |" if "|" in title else title)
        return "\n".join(lines) or "-"


class PriorAwards(Choice):
    """Whether there were awards before; those there were stand in a sheet of their own."""

    def __init__(self):
        super().__init__({False: "Không", True: "Có, đã kê"}, NOT_KNOWN)

    def takes(self, value):
        return isinstance(value, list)

    def read(self, value, number_format):
        answer = super().read(value, number_format)
        return None if answer is None else LISTED if answer else []

    def write(self, value):
        return super().write(bool(value))


# Stands for a list of prior awards until their rows are read.
LISTED = object()


class Json(Text):
    """The host's own data: any JSON value."""

    width = 24
    expected = ("một giá trị JSON", "a JSON value")

    def read(self, value, number_format):
        try:
            return json.loads(super().read(value, number_format))
        except ValueError:
            raise self.fault(value) from None

    def write(self, value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Names(Choice):
    """Whether papers name persons: the option `show`."""

    SHOWN = ["displayName", "position"]

    def __init__(self):
        super().__init__({True: "Có", False: "Không"})

    def takes(self, value):
        return isinstance(value, list)

    def read(self, value, number_format):
        return self.SHOWN if super().read(value, number_format) else []

    def write(self, value):
        if sorted(value) not in ([], self.SHOWN):
            raise Unrepresentable(shown(value))
        return super().write(bool(value))
