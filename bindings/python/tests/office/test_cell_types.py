"""What a cell may hold, and that what is written is read again."""

import unicodedata
from datetime import date, datetime

import pytest

from khenthuong_office.cell_types import (
    NO_LIMIT,
    Code,
    Date,
    Decimal,
    Instant,
    Limit,
    RegistryCode,
    Text,
    Whole,
)
from khenthuong_office.choice_types import Choice, Handed, LabelledId, Names, YesNo
from khenthuong_office.faults import CellFault, Unrepresentable
from khenthuong_office.list_types import Items, Json, Lines

CHOICE = Choice({"a": "Một", "b": "Hai"}, "Chưa có số liệu")


@pytest.mark.parametrize(
    ("type", "value"),
    [
        (Whole(), 0),
        (Whole(), 1072),
        (Whole(), 10**15 - 1),
        (Limit(), 3),
        (Limit(), NO_LIMIT),
        (Decimal(), "89.95"),
        (Decimal(), "89.950"),
        (Decimal(), "100.0"),
        (Decimal(), "0.000001"),
        (Decimal(), "90"),
        (Date(), "2024-09-20"),
        (Instant("+07:00"), "2024-09-20"),
        (Instant("+07:00"), "2024-09-20T16:30+07:00"),
        (Instant("+07:00"), "2024-09-20T16:30:05+07:00"),
        (Text(), "= không phải công thức"),
        (Text(), "Xã Thạch Lập\ndòng hai"),
        (Code(), "008"),
        (CHOICE, "b"),
        (YesNo(), True),
        (YesNo(), False),
        (LabelledId({"x": "Nhãn [lạ]"}), "x"),
        (LabelledId({"x": "Nhãn"}), "y"),
        (Lines(), ["a", "b c"]),
        (Lines(), []),
        (Items(), [{"title": "Một"}, {"title": "Hai", "reference": "SK-1"}]),
        (Items(), [{"title": "Một | hai"}, {"title": "a | b", "reference": "c"}]),
        (Items(), []),
        (Json(), {"a": [1, None, "é"]}),
        (Names(), ["displayName", "position"]),
        (Names(), []),
        (Handed(), {}),
    ],
)
def test_written_and_read_again(type, value):
    written = type.write(value)
    shown, number_format = written if isinstance(written, tuple) else (written, type.number_format)
    assert type.read(shown, number_format) == value


@pytest.mark.parametrize(
    ("type", "value", "number_format"),
    [
        (Whole(), "1072", "General"),
        (Whole(), "1.072", "General"),
        (Whole(), 1.072, "General"),
        (Whole(), -1, "General"),
        (Whole(), True, "General"),
        (Whole(), 1, "0%"),
        (Whole(), datetime(2024, 1, 1), "General"),
        (Decimal(), "89,95", "General"),
        (Decimal(), "89.95", "General"),
        (Decimal(), 0.8995, "0.00%"),
        (Decimal(), 1 / 3, "General"),
        (Decimal(), 1e-7, "General"),
        (Decimal(), float("inf"), "General"),
        (Decimal(), False, "General"),
        (Date(), "20/09/2024", "@"),
        (Date(), 45555, "General"),
        (Date(), datetime(2024, 9, 20, 8), "dd/mm/yyyy"),
        (Instant("+07:00"), "20/09/2024 16:30", "@"),
        (Text(), 1.5, "General"),
        (Text(), datetime(2024, 9, 12), "General"),
        (Text(), unicodedata.normalize("NFD", "Xã Thạch Lập"), "@"),
        (Code(), " 380", "@"),
        (Code(), "380\n", "@"),
        (RegistryCode(), 380, "General"),
        (CHOICE, "Ba", "@"),
        (CHOICE, "một", "@"),
        (CHOICE, "Một ", "@"),
        (YesNo(), True, "General"),
        (YesNo(), 1, "General"),
        (Lines(), "a;;b", "@"),
        (Items(), "Một\n\nHai", "@"),
        (Items(), "| SK-1", "@"),
        (Json(), "{", "@"),
    ],
)
def test_refused(type, value, number_format):
    with pytest.raises(CellFault) as caught:
        type.read(value, number_format)
    assert caught.value.vi
    assert caught.value.en


@pytest.mark.parametrize(
    ("type", "value"),
    [
        (Whole(), 10**15),
        (Decimal(), "1234567890.5"),
        (Decimal(), "1.0000001"),
        (Date(), "2024-02-30"),
        (Lines(), ["a;b"]),
        (Items(), [{"title": "a\nb"}]),
        (Items(), [{"title": "a", "reference": "b | c"}]),
        (Names(), ["position"]),
        (CHOICE, "c"),
        (Text(), "  "),
    ],
)
def test_no_form_in_a_cell(type, value):
    with pytest.raises(Unrepresentable):
        type.write(value)


def test_places_shown_are_the_places_meant():
    assert Decimal().read(87.8, "0.00") == "87.80"
    assert Decimal().read(87.8, "[$-42A]0.000") == "87.800"
    assert Decimal().read(87.823, "0.00") == "87.823"
    assert Decimal().read(87.8, "General") == "87.8"


def test_instants_of_another_zone_are_moved():
    moment, _ = Instant("+07:00").write("2024-09-19T17:30Z")
    assert moment == datetime(2024, 9, 20, 0, 30)
    assert Date().write("2024-09-20") == date(2024, 9, 20)


def test_seconds_near_a_whole_one_are_that():
    assert (
        Instant("+07:00")
        .read(datetime(2024, 9, 20, 16, 29, 59, 999996), "x")
        .endswith("16:30+07:00")
    )


def test_labels_that_stand_twice_are_told_apart():
    choice = Choice({"a": "Giống", "b": "Giống"})
    assert choice.read(choice.write("b"), "@") == "b"
