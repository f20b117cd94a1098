"""Cells whose content is one of a list of labels."""

import re

from .cell_types import CellType, Code
from .faults import Unrepresentable, shown

NOT_KNOWN = "Chưa có số liệu"


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


class Names(Choice):
    """Whether papers name persons: the option `show`."""

    SHOWN = ("displayName", "position")

    def __init__(self):
        super().__init__({True: "Có", False: "Không"})

    def takes(self, value):
        return isinstance(value, list)

    def read(self, value, number_format):
        return list(self.SHOWN) if super().read(value, number_format) else []

    def write(self, value):
        if tuple(sorted(value)) not in ((), self.SHOWN):
            raise Unrepresentable(shown(value))
        return super().write(bool(value))
