"""The comparison fails when it has to, and the floors are found by files and symbols."""

import pytest

from floors import of_files, of_symbol
from thresholds import compare

COMMITTED = {"assess": {"total": 10_000, "parse": 6000, "decide": 1000, "allocations": 0}}


def against(**changed):
    return compare({"assess": COMMITTED["assess"] | changed}, COMMITTED)


@pytest.mark.parametrize(("name", "value"), [
    ("total", 10_501), ("parse", 6401), ("decide", 1151), ("allocations", 0.1)])
def test_more_than_the_margin_fails(name, value):
    failures, remarks, checks = against(**{name: value})
    assert len(failures) == 1 and name in failures[0] and not remarks and checks == 4


@pytest.mark.parametrize(("name", "value"), [
    ("total", 10_500), ("total", 9500), ("parse", 6400), ("decide", 1150), ("allocations", 0.05)])
def test_within_the_margin_passes(name, value):
    assert against(**{name: value})[:2] == ([], [])


@pytest.mark.parametrize(("name", "value"), [("total", 9499), ("parse", 5599), ("decide", 849)])
def test_fewer_are_said_but_pass(name, value):
    failures, remarks, _ = against(**{name: value})
    assert not failures and len(remarks) == 1 and name in remarks[0]


def test_an_operation_without_threshold_or_measure_fails():
    assert len(compare({"other": COMMITTED["assess"]}, COMMITTED)[0]) == 2


@pytest.mark.parametrize(("files", "floor"), [
    (["/x/Sources/JSONText/JSONWriter.swift", "/x/Sources/KhenThuong/Request/NominationReader.swift"], "write"),
    (["/<compiler-generated>", "/x/Sources/Selection/Candidate.swift"], "decide"),
    (["/usr/include/simdjson.h", "/x/Sources/CSimdJSON/CSimdJSON.cpp"], "parse"),
    (["/x/Sources/KhenThuong/Receipt/Receipt.swift"], "receipt"),
    (["/<compiler-generated>"], None)])
def test_floor_of_inlined_files(files, floor):
    assert of_files(files) == floor


@pytest.mark.parametrize(("symbol", "floor"), [
    ("$s10Assessment0A4PlanC7SubjectO21__derived_enum_equalsySbAE_AEtFZTf4nnd_n", "decide"),
    ("$s8JSONText8JSONNodeVwxx", "parse"), ("$ss6HasherV9_finalizeSiyF", "runtime"), ("swift_retain", "runtime")])
def test_floorof_symbols(symbol, floor):
    assert of_symbol(symbol) == floor
