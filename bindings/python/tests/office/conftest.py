"""The sample round as workbooks, made once for all tests."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from office_round import ROUNDS, Ran, Sheets, run, small_request
from openpyxl import load_workbook

from khenthuong_office.deciding import decide
from khenthuong_office.engine import Engine
from khenthuong_office.layout import Layout, layout
from khenthuong_office.workbook_reading import WorkbookReader


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine("thanh-hoa-2024")


@pytest.fixture(scope="session")
def made(engine) -> Layout:
    return layout(engine.guidance)


@pytest.fixture(scope="session")
def small_workbook(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    (folder / "request.json").write_text(json.dumps(small_request()))
    ran = run("workbook", folder / "request.json", "-o", folder / "small.xlsx")
    assert ran.code == 0, ran.err
    return folder / "small.xlsx"


@pytest.fixture(scope="session")
def sample_workbook(tmp_path_factory) -> Callable[[str], Path]:
    """A sample round as a workbook; each is made once."""
    folder = tmp_path_factory.mktemp("samples")

    def workbook(name: str) -> Path:
        path = folder / f"{name}.xlsx"
        if not path.exists():
            ran = run("workbook", ROUNDS / f"{name}.json", "-o", path)
            assert ran.code == 0, ran.err
        return path

    return workbook


@pytest.fixture(scope="session")
def open_small(small_workbook):
    """For tests that put back what they change."""
    return load_workbook(small_workbook)


@pytest.fixture
def faults_after(small_workbook, engine, made) -> Callable:
    """The faults of the small workbook after a change, nothing written either way."""

    def faults(change: Callable[[Sheets], None], keep_invalid: bool = False) -> list:
        book = load_workbook(small_workbook)
        change(Sheets(book, made))
        return decide(engine, WorkbookReader(made, book).read(), keep_invalid).faults

    return faults


@pytest.fixture
def decide_changed(small_workbook, made, tmp_path) -> Callable:
    """Decides the small workbook after a change; answers what the command did."""

    def decided(change: Callable[[Sheets], None], *options) -> Ran:
        book = load_workbook(small_workbook)
        change(Sheets(book, made))
        book.save(tmp_path / "changed.xlsx")
        ran = run("decide", tmp_path / "changed.xlsx", "-o", tmp_path / "out", *options)
        assert (tmp_path / "out").exists() == (ran.code == 0)
        assert not list(tmp_path.glob(".out-*"))
        return ran

    return decided
