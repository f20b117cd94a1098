"""What may be given as JSON, and how a Python value is written as JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

Text: TypeAlias = str | bytes | bytearray | memoryview
"""JSON text. `str` and `bytes` are read in place; what can be written to is copied first."""

Given: TypeAlias = Text | Mapping[str, Any]
"""JSON text, or the object to be written as JSON.

In an object a Decimal is written as text, digit by digit, and a date or datetime in the
form that the library reads; `Status` and the other enums are the words they stand for.
"""


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def text_of(given: Given) -> Text:
    """The JSON text of what was given. ValueError: NaN or an infinity, which JSON has not."""
    if isinstance(given, (str, bytes, bytearray, memoryview)):
        return given
    if isinstance(given, Mapping):
        return json.dumps(
            given if isinstance(given, dict) else dict(given),
            ensure_ascii=False,
            allow_nan=False,
            separators=(",", ":"),
            default=_plain,
        )
    raise TypeError(f"a request is JSON text or a mapping, not {type(given).__name__}")
