"""What the tests share. They run against the installed package, never against src/."""

from __future__ import annotations

from pathlib import Path

import pytest

import khenthuong
from khenthuong import Rulebook

REPOSITORY = Path(__file__).resolve().parents[3]
ROUNDS = REPOSITORY / "examples/rounds"


def pytest_report_header() -> str:
    return f"khenthuong {khenthuong.library_version()} from {Path(khenthuong.__file__).parent}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The number that scripts/test holds against that of the other languages."""
    passed = terminalreporter.getreports("passed")
    count = sum("test_cases.py::test_case[" in report.nodeid for report in passed)
    terminalreporter.write_line(f"shared cases: {count} passed")


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return Rulebook.builtin("thanh-hoa-2024")


@pytest.fixture(scope="session")
def sample_round() -> bytes:
    return (ROUNDS / "thanh-hoa-2024.json").read_bytes()


@pytest.fixture(scope="session")
def options() -> bytes:
    return (ROUNDS / "communes-2024-options.json").read_bytes()


@pytest.fixture(scope="session")
def communes() -> bytes:
    """558 nominations, one a line."""
    return (ROUNDS / "communes-2024.ndjson").read_bytes()
