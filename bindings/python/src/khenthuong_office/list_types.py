"""Cells that hold several things, or anything at all."""

import json
import re

from .cell_types import Text
from .faults import Unrepresentable, shown


class Lines(Text):
    """Several ids in one cell, one a line or with semicolons between."""

    width = 20
    expected = (
        "các mã, mỗi mã một dòng hoặc cách nhau bằng dấu ;",
        "ids, one a line or with ; between",
    )

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
            if (
                not isinstance(id, str)
                or id != id.strip()
                or not id
                or re.search(r"[;\n\r]", id)
                or id == "-"
            ):
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
                if part is not None and (
                    part != part.strip() or not part or re.search(r"[\n\r]", part)
                ):
                    raise Unrepresentable(shown(part))
            if title is None or title == "-" or "|" in (reference or ""):
                raise Unrepresentable(shown(item))
            if reference is not None:
                lines.append(f"{title} | {reference}")
            else:
                lines.append(f"{title} |" if "|" in title else title)
        return "\n".join(lines) or "-"


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
