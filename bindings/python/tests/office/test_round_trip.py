"""The sample rounds as workbooks are decided as the C program decides their JSON."""

import json
import subprocess
import zipfile

import pytest
from office_round import PROGRAM, ROUNDS, run, sample, small_request
from openpyxl import load_workbook

from khenthuong_office.deciding import decide, text_of
from khenthuong_office.filling import Filling
from khenthuong_office.workbook_reading import WorkbookReader

OPTIONS = ("--json", "--detail", "full", "--certainty", "--way")


def by_the_program(request, *options) -> dict:
    ran = subprocess.run([PROGRAM, "decide", *options, request], capture_output=True, check=True)
    return json.loads(ran.stdout)


def comparable(decision: dict) -> dict:
    """Without what says how the request was written: its hash, places in its text."""
    decision = json.loads(json.dumps(decision))
    decision.get("receipt", {}).pop("request", None)
    for result in decision["nominations"]:
        for name in ("line", "column", "byteOffset"):
            result.get("problem", {}).pop(name, None)
    return decision


def in_one_form(request: dict, made) -> dict:
    """A request as the workbook keeps it, instants in the rulebook's zone."""
    filled = Filling(made, request)
    assert not filled.left_out
    return {
        key: value for key, value in request.items() if key not in ("detail", "certainty", "way")
    }


@pytest.mark.parametrize("name", ["thanh-hoa-2024", "thanh-hoa-2024-closed"])
def test_the_same_decision_as_the_c_program(name, engine, made, sample_workbook):
    reading = WorkbookReader(made, load_workbook(sample_workbook(name))).read()
    decided = decide(engine, reading, keep_invalid=True)
    assert not decided.faults
    ours = json.loads(decided.response)
    theirs = by_the_program(ROUNDS / f"{name}.json", *OPTIONS)
    assert len(ours["nominations"]) == 131
    assert comparable(ours) == comparable(theirs)
    # Beside the hash and those places the two texts are the same bytes.
    assert text_of(comparable(ours)) == text_of(comparable(theirs))


@pytest.mark.parametrize("name", ["thanh-hoa-2024", "thanh-hoa-2024-closed"])
def test_the_same_request(name, made, sample_workbook):
    request = WorkbookReader(made, load_workbook(sample_workbook(name))).read().request
    original = sample(name)
    # Two instants of the sample are given in UTC; the workbook shows local time.
    moved = {
        "2024-09-19T16:59Z": "2024-09-19T23:59+07:00",
        "2024-09-19T17:30Z": "2024-09-20T00:30+07:00",
    }
    for submission in original["submissions"]:
        if submission.get("receivedAt") in moved:
            submission["receivedAt"] = moved[submission["receivedAt"]]
    assert in_one_form(request, made) == in_one_form(original, made)


def every_feature() -> dict:
    """A request with each field that the sample rounds leave out."""
    return {
        "schemaVersion": 1,
        "extensions": {"note": [1, "hai"]},
        "round": {"id": "r-1", "title": "Đợt 1"},
        "stage": "open",
        "asOf": "2024-09-25T17:00:30+07:00",
        "decisionDate": "2024-10-05",
        "readings": {"A-1": "each", "A-39": "ranking-first"},
        "show": ["displayName", "position"],
        "units": [
            {"code": "008", "name": "= Huyện “Mẫu”", "category": "district"},
            {"code": "009", "name": "Xã Mẫu", "category": "commune", "parent": "008", "roles": ["standing-agency"]},
            {"code": "P", "name": "Huyện ủy Mẫu", "category": "party-organisation", "level": "district", "parent": "008"},
            {"code": "M", "name": "Một cửa", "category": "inner-unit", "parent": "009"},
        ],
        "rankings": [{"year": 2023, "category": "commune", "ranks": {"009": 7}}],
        "localQuotas": [
            {"award": "district-certificate-of-commendation", "decider": "008", "limits": {"collective": None, "individual": 0}}
        ],
        "submissions": [
            {
                "nominator": "008",
                "receivedAt": "2024-09-10",
                "sentAt": "2024-09-09T08:00+07:00",
                "documents": {"council-minutes": {}, "submission-letter": {"form": "01", "listed": [], "signed": False}},
                "supplements": [{"id": "s", "on": "2024-09-11", "documents": {"council-minutes": {"equivalent": True}}}],
                "extensions": "x",
                "nominations": [
                    {
                        "id": "n-3",
                        "award": "certificate-of-merit",
                        "nominee": {"kind": "individual", "id": "c-1", "unit": "009", "displayName": "Người Mẫu", "position": "Công chức"},
                        "achievement": "t-3",
                        "receivedAt": "2024-09-12T09:00+07:00",
                        "evidence": {
                            "individual-years-fulfilled": {"items": [{"title": "2022"}, {"title": "2023", "reference": "QĐ 1"}]},
                            "individual-compliance": {"value": True, "document": "GXN 3", "date": "2024-09-01"},
                            "individual-advising": {"verdict": "notMet", "by": "Hội đồng", "on": "2024-09-02", "document": "BB 1", "note": "Chưa rõ"},
                        },
                        "priorAwards": [{"achievement": "t-1", "award": "certificate-of-merit", "decidedOn": "2023-10-10", "document": "QĐ 9"}],
                        "ordering": {"achievementScore": "92.50", "woman": True, "directlyInvolved": False},
                        "extensions": {"a": None},
                    },
                    {
                        "id": "n-1",
                        "award": "certificate-of-merit",
                        "nominee": {"kind": "collective", "unit": "009"},
                        "measuredOn": "2024-08-31",
                        "evidence": {
                            "commune-online-dossiers": {"percent": "89.950", "entity": "008"},
                            "commune-initiative": {"count": 1, "items": [{"title": "Một | hai"}], "judgement": {"verdict": "met", "by": "HĐ", "on": "2024-09-02"}},
                            "commune-website": False,
                        },
                        "ordering": {"women": {"percent": "70.0"}},
                        "supplements": [
                            {
                                "id": "s-1",
                                "on": "2024-09-15T08:30+07:00",
                                "evidence": {"commune-fibre-households": {"numerator": 1, "denominator": 2}},
                                "achievement": "t-9",
                                "priorAwards": [{"achievement": "t-2"}],
                            }
                        ],
                        "replaces": {"nomination": "n-0", "on": "2024-09-14T10:00+07:00"},
                    },
                    {
                        "id": "n-0",
                        "award": "certificate-of-merit",
                        "nominee": {"kind": "collective", "unit": "M"},
                        "priorAwards": [],
                        "withdrawnOn": "2024-09-14",
                    },
                ],
            }
        ],
        "rulings": [
            {"id": "k-1", "by": "HĐ", "document": "1", "date": "2024-09-20", "reason": "a", "type": "finding", "nomination": "n-1", "finding": "commune-website", "outcome": "met"},
            {"id": "k-2", "by": "HĐ", "document": "2", "date": "2024-09-20", "reason": "b", "type": "kind", "pool": "district-own", "owner": "008", "choose": "both"},
            {"id": "k-3", "by": "HĐ", "document": "3", "date": "2024-09-20", "reason": "c", "type": "tie", "pool": "commune-pick", "owner": "008", "kind": "collective", "choose": ["n-1"]},
            {"id": "k-4", "by": "HĐ", "document": "4", "date": "2024-09-20", "reason": "d", "type": "duplicate", "members": ["n-1", "n-3"], "keep": ["n-1"], "extensions": 5},
            {"id": "k-5", "by": "HĐ", "document": "5", "date": "2024-09-20", "reason": "e", "type": "supplement", "submission": "008", "supplement": "s"},
            {"id": "k-6", "by": "HĐ", "document": "6", "date": "2024-09-20", "reason": "f", "type": "late", "nomination": "n-3"},
            {"id": "k-7", "by": "HĐ", "document": "7", "date": "2024-09-20", "reason": "g", "type": "finding", "nomination": "n-1", "finding": "prior-awards", "outcome": "met"},
        ],
    }  # fmt: skip


def test_every_field_has_its_cell(made, tmp_path):
    request = every_feature()
    (tmp_path / "r.json").write_text(json.dumps(request))
    ran = run("workbook", tmp_path / "r.json", "-o", tmp_path / "w.xlsx")
    assert ran.code == 0, ran.err
    reading = WorkbookReader(made, load_workbook(tmp_path / "w.xlsx")).read()
    assert not reading.faults, [str(fault) for fault in reading.faults]
    read = in_one_form(reading.request, made)
    assert read == in_one_form(request, made)


def test_what_has_no_place_is_named_and_nothing_is_written(tmp_path):
    request = every_feature()
    nomination = request["submissions"][0]["nominations"][1]
    nomination["evidence"]["district-website"] = True
    nomination["evidence"]["commune-initiative"]["items"] = [{"title": "a\nb"}]
    request["unheardOf"] = 1
    (tmp_path / "r.json").write_text(json.dumps(request))
    ran = run("workbook", tmp_path / "r.json", "-o", tmp_path / "w.xlsx")
    assert ran.code == 65
    for words in (
        "/unheardOf",
        "n-1: /evidence/district-website",
        "n-1: /evidence/commune-initiative/items",
    ):
        assert words in ran.err
    assert not (tmp_path / "w.xlsx").exists()


def test_a_workbook_has_the_same_bytes_in_its_parts_every_time(small_workbook, tmp_path):
    (tmp_path / "r.json").write_text(json.dumps(small_request()))
    run("workbook", tmp_path / "r.json", "-o", tmp_path / "again.xlsx")
    parts = []
    for path in (small_workbook, tmp_path / "again.xlsx"):
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name != "docProps/core.xml"]
            parts.append({name: archive.read(name) for name in names})
    assert parts[0] == parts[1]
