"""From a filled workbook to a request of `decide`, and from its places back to cells."""

import zipfile
from dataclasses import dataclass, field

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from .cell_types import NO_LIMIT
from .choice_types import LISTED
from .columns import FactSheet
from .fact_sheets import ROUND
from .faults import Fault, Place, shown
from .layout import INSTRUCTIONS, LISTS, Layout
from .places import Places
from .sheet_reading import Row, TableContents, read_facts, read_table


class NotAWorkbook(Exception):
    """The file is no workbook that can be read."""


@dataclass
class Reading:
    request: dict
    letters: dict
    places: Places
    faults: list[Fault] = field(default_factory=list)


def open_workbook(path):
    try:
        return load_workbook(path)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise NotAWorkbook(str(error)) from error


def stated_rulebook(book) -> str | None:
    """The id and version of the rulebook that the workbook was made from."""
    if ROUND not in book.sheetnames:
        return None
    value = book[ROUND].cell(FactSheet.FIRST, FactSheet.VALUE).value
    return value if isinstance(value, str) and value.strip() else None


class WorkbookReader:
    def __init__(self, layout: Layout, book, progress=lambda rows, label: rows):
        self._layout = layout
        self._book = book
        self._progress = progress
        self._faults: list[Fault] = []
        self._places = Places(Place(layout.round.name))
        self._units_named: list[tuple[Place, str]] = []

    def read(self) -> Reading:
        if not self._sheets_are_there():
            return Reading({}, {}, self._places, self._faults)
        layout = self._layout
        request: dict = {"schemaVersion": 1}
        facts = self._facts(layout.round)
        facts.pop("rulebook", None)
        show = facts.pop("show", [])
        request |= facts
        request |= {"detail": "full", "certainty": True, "way": True}
        if show:
            request["show"] = show
        request |= self._facts(layout.readings)
        letters = self._facts(layout.letters)
        units = self._table(layout.units)
        request["units"] = [row.value for row in units.rows]
        self._place_rows(units, "units")
        self._refuse_second(units, ("code",))
        self._rankings(request)
        self._local_quotas(request)
        self._submissions(request)
        rulings = self._table(layout.rulings)
        if rulings.rows:
            request["rulings"] = [row.value for row in rulings.rows]
            self._place_rows(rulings, "rulings")
            self._refuse_second(rulings, ("id",))
        self._refuse_unknown_units({row.value.get("code") for row in units.rows})
        return Reading(request, letters, self._places, self._faults)

    def _fault(self, place: Place, vi: str, en: str) -> None:
        self._faults.append(Fault(place, vi, en))

    def _sheets_are_there(self) -> bool:
        names = self._book.sheetnames
        wanted = [name for name in self._layout.sheet_names if name not in (INSTRUCTIONS, LISTS)]
        for name in wanted:
            if name not in names:
                self._fault(
                    Place(name),
                    "không có sheet này; cần đủ các sheet của mẫu, đúng tên",
                    "no such sheet: expected every sheet of the template under its name",
                )
        for name in names:
            if name not in wanted and name not in (INSTRUCTIONS, LISTS):
                self._fault(
                    Place(name),
                    "sheet không thuộc mẫu; cần bỏ sheet này hoặc lập mẫu từ đúng hướng dẫn",
                    "not a sheet of the template: expected no other sheets",
                )
        return all(name in names for name in wanted)

    def _facts(self, sheet) -> dict:
        contents = read_facts(self._book[sheet.name], sheet)
        self._faults += contents.faults
        for fact in sheet.facts:
            if fact.key in contents.rows:
                self._places.fact_is(sheet, fact.path, contents.rows[fact.key], fact.label)
                if len(fact.path) > 1:
                    self._places.fact_is(sheet, fact.path[:-1], contents.rows[fact.key], fact.label)
        return contents.value

    def _table(self, table) -> TableContents:
        contents = read_table(self._book[table.name], table, self._progress)
        self._faults += contents.faults
        self._units_named += contents.units_named
        self._places.columns_stand(table, contents.columns)
        return contents

    def _place_rows(self, contents: TableContents, key: str) -> None:
        for index, row in enumerate(contents.rows):
            self._places.row_is((key, index), contents.table, row.number)

    def _refuse_second(
        self, contents: TableContents, path: tuple[str, ...], seen: dict | None = None
    ) -> None:
        seen = {} if seen is None else seen
        for row in contents.rows:
            value = row.value.get(path[0])
            if value is None:
                continue
            if value in seen:
                sheet, number = seen[value]
                self._fault(
                    self._places.cell(contents.table, row.number, path),
                    f"{shown(value)} đã có ở sheet “{sheet}”, dòng {number}; cần mã khác nhau",
                    f"{shown(value)} stands already on sheet “{sheet}”, row {number}: expected different ids",
                )
            else:
                seen[value] = (contents.table.name, row.number)

    def _refuse_unknown_units(self, codes: set) -> None:
        units = self._layout.units.name
        at_fault = {fault.place for fault in self._faults}
        for place, code in self._units_named:
            if code not in codes and place not in at_fault:
                self._fault(
                    place,
                    f"không có đơn vị mã {shown(code)} ở sheet “{units}”; cần mã có trong sheet đó",
                    f"no unit {shown(code)} on sheet “{units}”: expected a code listed there",
                )

    def _rankings(self, request: dict) -> None:
        contents = self._table(self._layout.rankings)
        rankings: dict[tuple, dict] = {}
        for row in contents.rows:
            year, category = row.value.get("year"), row.value.get("category")
            unit, rank = row.value.get("unit"), row.value.get("rank")
            if None in (year, category, unit, rank):
                continue
            ranking = rankings.setdefault(
                (year, category), {"year": year, "category": category, "ranks": {}}
            )
            index = list(rankings).index((year, category))
            if not ranking["ranks"]:
                self._places.row_is(("rankings", index), contents.table, row.number)
            if unit in ranking["ranks"]:
                self._fault(
                    self._places.cell(contents.table, row.number, ("unit",)),
                    f"{shown(unit)} đã có hạng năm {year}; cần mỗi đơn vị mỗi năm một dòng",
                    f"{shown(unit)} has a rank of {year} already: expected one row for a unit and year",
                )
                continue
            ranking["ranks"][unit] = rank
            place = self._places.cell(contents.table, row.number, ("rank",))
            self._places.cell_is(("rankings", index, "ranks", unit), place)
        if rankings:
            request["rankings"] = list(rankings.values())

    def _local_quotas(self, request: dict) -> None:
        contents = self._table(self._layout.local_quotas)
        for row in contents.rows:
            limits = row.value.get("limits", {})
            row.value["limits"] = {k: None if v is NO_LIMIT else v for k, v in limits.items()}
        if contents.rows:
            request["localQuotas"] = [row.value for row in contents.rows]
            self._place_rows(contents, "localQuotas")

    # Submissions and what is in them.

    def _submissions(self, request: dict) -> None:
        contents = self._table(self._layout.submissions)
        firsts = [row for row in contents.rows if "supplement" not in row.value]
        supplements = [row for row in contents.rows if "supplement" in row.value]
        by_nominator: dict[str, int] = {}
        request["submissions"] = submissions = []
        for row in firsts:
            nominator = row.value.get("nominator")
            if nominator in by_nominator:
                self._fault(
                    self._places.cell(contents.table, row.number, ("nominator",)),
                    f"{shown(nominator)} đã có một dòng; cần mỗi đơn vị trình một dòng",
                    f"{shown(nominator)} has a row already: expected one row for each nominator",
                )
                continue
            by_nominator[nominator] = len(submissions)
            self._places.row_is(("submissions", len(submissions)), contents.table, row.number)
            submissions.append(row.value)
        for row in supplements:
            index = by_nominator.get(row.value.pop("nominator", None))
            self._supplement(
                contents, row, index, lambda i: (submissions[i], ("submissions", i)), "nominator"
            )
        self._nominations(submissions, by_nominator)

    def _supplement(self, contents: TableContents, row: Row, index, target, path: str) -> None:
        if index is None:
            self._fault(
                self._places.cell(contents.table, row.number, (path,)),
                "dòng bổ sung không ứng với dòng nào đã có; cần mã của một dòng không có mã bổ sung",
                "a supplement to no other row: expected the id of a row that is no supplement",
            )
            return
        value, base = target(index)
        added = row.value.pop("supplement")
        for name in ("id", "on"):
            if name not in added:
                self._fault(
                    self._places.cell(contents.table, row.number, ("supplement", name)),
                    "ô trống; dòng bổ sung cần cả mã bổ sung và thời điểm bổ sung",
                    "empty: a supplement needs its id and its time",
                )
        supplements = value.setdefault("supplements", [])
        self._places.row_is((*base, "supplements", len(supplements)), contents.table, row.number)
        for name in ("id", "on"):
            place = self._places.cell(contents.table, row.number, ("supplement", name))
            self._places.cell_is((*base, "supplements", len(supplements), name), place)
        supplements.append(added | _folded(row.value))

    def _nominations(self, submissions: list[dict], by_nominator: dict[str, int]) -> None:
        collected: list[list[tuple]] = [[] for _ in submissions]
        later: list[tuple[TableContents, Row]] = []
        ids: dict[str, tuple] = {}
        for table in self._layout.nominations:
            contents = self._table(table)
            firsts = [row for row in contents.rows if "supplement" not in row.value]
            later += [(contents, row) for row in contents.rows if "supplement" in row.value]
            for row in firsts:
                nominator = row.value.pop("nominator", None)
                order = row.value.pop("order", None)
                index = by_nominator.get(nominator)
                if index is None:
                    if nominator is not None:
                        self._fault(
                            self._places.cell(table, row.number, ("nominator",)),
                            f"{shown(nominator)} chưa có dòng ở sheet “{self._layout.submissions.name}”; "
                            "cần một dòng cho hồ sơ của đơn vị trình",
                            f"{shown(nominator)} has no row on sheet “{self._layout.submissions.name}”: expected one",
                        )
                    continue
                row.value.setdefault("nominee", {})["kind"] = table.kind
                key = (order is None, order or 0)
                collected[index].append((key, len(collected[index]), table, row))
            self._refuse_second(TableContents(table, firsts, contents.columns), ("id",), ids)
        by_id: dict[str, tuple[dict, tuple]] = {}
        for index, submission in enumerate(submissions):
            submission["nominations"] = nominations = []
            for _, _, table, row in sorted(collected[index], key=lambda entry: entry[:2]):
                base = ("submissions", index, "nominations", len(nominations))
                self._places.row_is(base, table, row.number)
                value = _folded(row.value)
                nominations.append(value)
                if "id" in value:
                    by_id.setdefault(value["id"], (value, base))
        for contents, row in later:
            for alien in ("nominator", "award", "nominee", "order"):
                if row.value.pop(alien, None) is not None:
                    self._fault(
                        self._places.cell(contents.table, row.number, (alien,)),
                        "dòng bổ sung không thay đổi nội dung này; cần để trống",
                        "a supplement does not change this: expected an empty cell",
                    )
            id = row.value.pop("id", None)
            self._supplement(contents, row, id if id in by_id else None, by_id.get, "id")
        self._prior_awards(by_id)

    def _prior_awards(self, by_id: dict[str, tuple[dict, tuple]]) -> None:
        contents = self._table(self._layout.prior_awards)
        table = contents.table
        lists: dict[tuple, list] = {}
        holders = []
        for id, (value, base) in by_id.items():
            holders.append(((id, None), value, base))
            for number, supplement in enumerate(value.get("supplements", [])):
                holders.append(
                    ((id, supplement.get("id")), supplement, (*base, "supplements", number))
                )
        for key, value, base in holders:
            if value.get("priorAwards") is LISTED:
                value["priorAwards"] = lists[key] = []
                lists[key, "base"] = base
        for row in contents.rows:
            key = (row.value.pop("nomination", None), row.value.pop("supplement", None))
            if key not in lists:
                self._fault(
                    self._places.cell(table, row.number, ("nomination",)),
                    "không có đề nghị mã này ghi “Có, đã kê”; cần mã của đề nghị có các lần khen thưởng được kê",
                    "no nomination of this id says that awards are listed: expected the id of one that does",
                )
                continue
            self._places.row_is(
                (*lists[key, "base"], "priorAwards", len(lists[key])), table, row.number
            )
            lists[key].append(row.value)
        for key, _, base in holders:
            if key in lists and not lists[key]:
                self._fault(
                    self._places.of("".join(f"/{step}" for step in (*base, "priorAwards"))),
                    f"ghi “Có, đã kê” nhưng sheet “{table.name}” không có dòng nào của đề nghị này",
                    f"says that awards are listed, but sheet “{table.name}” has no row for it",
                )


def _folded(row: dict) -> dict:
    """A fact with nothing beside its value is that value."""
    evidence = row.get("evidence", {})
    for id, value in evidence.items():
        if isinstance(value, dict) and list(value) == ["value"]:
            evidence[id] = value["value"]
    return row
