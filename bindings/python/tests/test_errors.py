"""Exceptions: what they say, and that they travel."""

from __future__ import annotations

import json
import pickle

import pytest
from cases import RULEBOOKS

import khenthuong
from khenthuong import (
    InvalidJSON,
    InvalidRequest,
    KhenThuongError,
    LimitExceeded,
    Rulebook,
    RulebookError,
    Status,
)
from khenthuong.errors import raise_problem


def test_an_error_says_what_where_and_what_was_expected(rulebook: Rulebook) -> None:
    with pytest.raises(InvalidRequest) as caught:
        rulebook.assess('{"schemaVersion": 1,\n "asOf": "2024-09-30", "nominaton": {}}')
    error = caught.value
    assert (error.status, error.code) == (Status.REQUEST, "unknown-field")
    assert (error.pointer, error.line, error.column, error.byte_offset) == ("/nominaton", 2, 24, 44)
    assert error.message_vi
    assert error.message_en
    assert error.message_vi != error.message_en
    assert error.expected is not None
    assert "nomination" in error.expected.en
    assert str(error).startswith(error.message_vi)
    assert "unknown-field at /nominaton, line 2, column 24" in str(error)
    assert json.loads(error.raw)["problem"] == error.problem.json()


@pytest.mark.parametrize(
    ("kind", "status", "request_text"),
    [
        (InvalidJSON, 20, "{"),
        (InvalidJSON, 20, ""),
        (InvalidRequest, 30, "{}"),
        (LimitExceeded, 50, "[" * 70),
        (
            RulebookError,
            40,
            '{"schemaVersion":1,"asOf":"2020-01-01","stage":"open","units":[],"submissions":[]}',
        ),
    ],
)
def test_each_status_has_its_exception(
    rulebook: Rulebook, kind: type[KhenThuongError], status: int, request_text: str
) -> None:
    with pytest.raises(KhenThuongError) as caught:
        rulebook.decide(request_text)
    assert type(caught.value) is kind
    assert caught.value.status == status


def test_an_unknown_rulebook_lists_those_there_are() -> None:
    with pytest.raises(RulebookError, match="unknown-rulebook") as caught:
        Rulebook.builtin("thanh-hoa-1924")
    assert "thanh-hoa-2024" in str(caught.value.expected)
    assert "Cần: một trong: thanh-hoa-2024." in str(caught.value)
    assert "Expected: one of: thanh-hoa-2024." in str(caught.value)
    assert "(unknown-rulebook at line 1, column 1)" in str(caught.value)
    with pytest.raises(ValueError, match="null character"):
        Rulebook.builtin("thanh-hoa-2024\0x")


def test_errors_are_pickled(rulebook: Rulebook) -> None:
    with pytest.raises(InvalidJSON) as caught:
        rulebook.assess(b"\xff")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is InvalidJSON
    assert again.raw == caught.value.raw
    assert str(again) == str(caught.value)
    assert again.status is Status.JSON


def test_a_status_of_a_later_version_is_kept() -> None:
    document = (
        b'{"schemaVersion":1,"problem":{"code":"new","message":{"vi":"moi","en":"new"},'
        b'"pointer":"","line":1,"column":1,"byteOffset":0}}'
    )
    with pytest.raises(KhenThuongError, match="new") as caught:
        raise_problem(70, document)
    assert caught.value.status == 70
    with pytest.raises(MemoryError):
        raise_problem(60, b"")
    with pytest.raises(SystemError):
        raise_problem(10, b"")


def test_check_lists_every_fault() -> None:
    checked = khenthuong.check('{"schemaVersion": 1}')
    assert not checked.valid
    assert len(checked.faults) > 10
    assert {fault.code for fault in checked.faults} == {"missing-field"}
    with pytest.raises(RulebookError):
        Rulebook.from_text('{"schemaVersion": 1}')


def test_a_rulebook_from_a_file() -> None:
    own = Rulebook.from_file(RULEBOOKS / "thanh-hoa-2024.json")
    assert own.describe_json() == Rulebook.builtin("thanh-hoa-2024").describe_json()
    with pytest.raises(FileNotFoundError):
        Rulebook.from_file("/nowhere/rulebook.json")
