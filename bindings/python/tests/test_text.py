"""What may be given as JSON text, and how mappings are written."""

from __future__ import annotations

import array
import datetime
import json
import sys
import unicodedata
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import cases
import pytest

from khenthuong import InvalidJSON, InvalidRequest, Kind, Rulebook


def request() -> dict[str, Any]:
    case = next(
        case
        for case in cases.load()
        if case.operation == "assess" and case.status == 0 and not case.has_own_rulebook
    )
    found: dict[str, Any] = cases.json.loads(case.request)
    return found


def test_every_kind_of_text_gives_the_same_answer(rulebook: Rulebook) -> None:
    text = json.dumps({**request(), "extensions": "Ủy ban – 😀"}, ensure_ascii=False)
    encoded = text.encode()
    expected = rulebook.assess_json(encoded)
    padded = b"xx" + encoded + b"yy"
    for given in (
        text,
        bytearray(encoded),
        memoryview(encoded),
        memoryview(padded)[2:-2],
        memoryview(bytearray(encoded)).toreadonly(),
    ):
        assert rulebook.assess_json(given) == expected
        assert rulebook.assess(given).raw == expected
    expected = rulebook.assess_json(json.dumps(request(), ensure_ascii=False))
    assert rulebook.assess(request()).raw == expected
    assert rulebook.assess(MappingProxyType(request())).raw == expected


def test_extensions_come_back_as_they_went_in(rulebook: Rulebook) -> None:
    asked = json.dumps({**request(), "extensions": 0}).replace(
        '"extensions": 0', '"extensions": {"b": 1.50, "a": [1e2, %s]}' % ("9" * 5000)
    )
    answer = rulebook.assess(asked)
    assert b'{"b": 1.50, "a": [1e2, 999' in answer.raw
    assert str(answer.request_extensions["b"]) == "1.50"
    assert answer.request_extensions["a"][1] == Decimal("9" * 5000)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (memoryview(b"{ } ")[::2], BufferError),
        (array.array("d", [1.0]), InvalidJSON),
        (memoryview(b"{}").cast("b"), InvalidRequest),
    ],
)
def test_odd_buffers_are_read_as_their_bytes(
    rulebook: Rulebook, given: Any, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        rulebook.assess_json(given)


@pytest.mark.parametrize("given", [None, 7, 1.5, ["{}"], {"schemaVersion"}, object()])
def test_what_is_no_text_is_a_type_error(rulebook: Rulebook, given: Any) -> None:
    with pytest.raises(TypeError):
        rulebook.assess(given)
    with pytest.raises(TypeError, match="str or bytes-like"):
        rulebook.assess_json(given)


def test_a_request_is_not_kept(rulebook: Rulebook) -> None:
    for given in (json.dumps(request()).encode(), bytearray(json.dumps(request()).encode())):
        before = sys.getrefcount(given)
        for _ in range(50):
            rulebook.assess(given)
            with pytest.raises(InvalidJSON):
                rulebook.assess_json(given[:-1])
        assert sys.getrefcount(given) == before
        if isinstance(given, bytearray):
            given.append(0)  # no buffer is held


@pytest.mark.parametrize(
    ("given", "column", "offset"),
    [
        (b'{"a":"\xff"}', 7, 6),
        (b'{"\xe1\xbb\x87":"\xc3("}', 7, 8),
        ('{"a":"\udc80"}', 7, 6),
        ('{"ệ":"\ud83d"}', 7, 8),
    ],
)
def test_what_is_not_utf8_is_refused_with_its_place(
    rulebook: Rulebook, given: Any, column: int, offset: int
) -> None:
    for call in (rulebook.assess, rulebook.decide, rulebook.describe, Rulebook.from_text):
        with pytest.raises(InvalidJSON) as caught:
            call(given)
        error = caught.value
        assert (error.code, error.line) == ("json-bad-utf8", 1)
        assert (error.column, error.byte_offset) == (column, offset)


def test_surrogates_in_a_mapping_are_refused_too(rulebook: Rulebook) -> None:
    with pytest.raises(InvalidJSON, match="json-bad-utf8"):
        rulebook.assess({**request(), "extensions": "\ud83d"})


def test_names_come_back_in_the_form_they_came_in(rulebook: Rulebook) -> None:
    for form in ("NFC", "NFD"):
        asked = request()
        asked["nomination"]["id"] = unicodedata.normalize(form, "đề-nghị-ệ")
        assert rulebook.assess(asked).nomination == asked["nomination"]["id"]


def test_decimals_dates_and_words_in_a_mapping(rulebook: Rulebook) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=7))
    nominee = {"kind": Kind.COLLECTIVE, "unit": "X"}
    plain = {
        "schemaVersion": 1,
        "asOf": "2024-09-30T08:15:00+07:00",
        "units": [{"code": "X", "name": "Xã X", "category": "commune"}],
        "nomination": {
            "id": "x",
            "award": "certificate-of-merit",
            "nominator": "X",
            "nominee": {"kind": "collective", "unit": "X"},
            "measuredOn": "2024-08-31",
            "ordering": {"achievementScore": "89.9500"},
        },
    }
    typed = {
        **plain,
        "asOf": datetime.datetime(2024, 9, 30, 8, 15, tzinfo=zone),
        "nomination": {
            **plain["nomination"],  # type: ignore[dict-item]
            "nominee": nominee,
            "measuredOn": datetime.date(2024, 8, 31),
            "ordering": MappingProxyType({"achievementScore": Decimal("89.9500")}),
        },
    }
    assert rulebook.assess(typed).raw == rulebook.assess(plain).raw
    with pytest.raises(ValueError, match="JSON compliant"):
        rulebook.assess({**plain, "extensions": float("nan")})
    with pytest.raises(TypeError, match="set cannot be written"):
        rulebook.assess({**plain, "extensions": {1}})
