"""From a request of `decide` to the contents of the workbook that says the same."""

import copy

from .cell_types import NO_LIMIT
from .columns import Table, get
from .faults import Unrepresentable
from .layout import Layout
from .workbook_writing import Contents

# What the command asks for itself, whatever the request did.
OPTIONS = ("schemaVersion", "detail", "language", "way", "receipt", "certainty", "readingEffects")


class Filling:
    """`left_out` lists what has no place in the workbook, each with its JSON Pointer."""

    def __init__(self, layout: Layout, request: dict):
        self._layout = layout
        self._request = copy.deepcopy(request)
        self.left_out: list[str] = []

    def contents(self) -> Contents:
        request = self._request
        layout = self._layout
        contents = Contents()
        rows = contents.rows
        contents.facts["round"] = {"show": [], **request}
        contents.facts["readings"] = request
        rows[layout.units.name] = request.get("units", [])
        rows[layout.rankings.name] = [
            {"year": ranking["year"], "category": ranking["category"], "unit": unit, "rank": rank}
            for ranking in request.get("rankings", [])
            for unit, rank in ranking["ranks"].items()
        ]
        rows[layout.local_quotas.name] = [
            quota
            | {"limits": {k: NO_LIMIT if v is None else v for k, v in quota["limits"].items()}}
            for quota in request.get("localQuotas", [])
        ]
        rows[layout.rulings.name] = request.get("rulings", [])
        self._submissions(rows)
        self._find_what_has_no_place(contents)
        return contents

    def _submissions(self, rows: dict[str, list[dict]]) -> None:
        layout = self._layout
        units = {unit["code"]: unit for unit in self._request.get("units", [])}
        submissions = rows[layout.submissions.name] = []
        prior = rows[layout.prior_awards.name] = []
        for table in layout.nominations:
            rows[table.name] = []
        for submission in self._request["submissions"]:
            nominations = submission.pop("nominations")
            supplements = submission.pop("supplements", [])
            nominator = submission.get("nominator")
            submissions.append(submission)
            submissions += [
                _supplement(supplement, {"nominator": nominator}) for supplement in supplements
            ]
            for order, nomination in enumerate(nominations, start=1):
                sheet = rows[self._table_of(nomination, units).name]
                supplements = nomination.pop("supplements", [])
                id = nomination.get("id")
                sheet.append(nomination | {"nominator": nominator, "order": order})
                sheet += [_supplement(supplement, {"id": id}) for supplement in supplements]
                for holder, number in [(nomination, None)] + [
                    (s, s.get("id")) for s in supplements
                ]:
                    for award in holder.get("priorAwards", []):
                        prior.append(
                            award | {"nomination": id} | ({"supplement": number} if number else {})
                        )

    def _table_of(self, nomination: dict, units: dict[str, dict]) -> Table:
        """The sheet of the category by which the nominee is judged."""
        nominee = nomination.get("nominee", {})
        category = self._layout.guidance.judged_category(nominee.get("unit"), units)
        tables = [table for table in self._layout.nominations if table.kind == nominee.get("kind")]
        return next(
            (table for table in tables if category in table.categories),
            (tables or self._layout.nominations)[0],
        )

    def _find_what_has_no_place(self, contents: Contents) -> None:
        known = {
            step
            for sheet in self._layout.fact_sheets
            for fact in sheet.facts
            for step in fact.path[:1]
        }
        known |= {"units", "submissions", "rankings", "localQuotas", "rulings", *OPTIONS}
        for key in self._request:
            if key not in known:
                self.left_out.append(f"/{key}")
        for table in self._layout.tables:
            for number, row in enumerate(contents.rows.get(table.name, []), start=Table.FIRST):
                for path, value in _leaves(row):
                    if not _stands(table, row, path, value):
                        where = "".join(f"/{step}" for step in path)
                        self.left_out.append(
                            f"“{table.name}”, {row.get('id') or row.get('nominator') or number}: {where}"
                        )
        for sheet in self._layout.fact_sheets:
            for fact in sheet.facts:
                value = get(contents.facts.get(sheet.purpose), fact.path)
                if value is not None and not _written(fact.type, value):
                    self.left_out.append("/" + fact.key)


def _supplement(supplement: dict, of: dict) -> dict:
    rest = {key: value for key, value in supplement.items() if key not in ("id", "on")}
    return (
        of
        | {"supplement": {key: supplement[key] for key in ("id", "on") if key in supplement}}
        | rest
    )


def _leaves(value, path: tuple[str, ...] = ()):
    if isinstance(value, dict) and value and path[-1:] != ("extensions",):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    else:
        yield path, value


def _stands(table: Table, row: dict, path: tuple[str, ...], value) -> bool:
    if path == ("nominee", "kind"):
        return value == table.kind
    if value == {} and all(column.path != path for column in table.columns):
        return path[0] in ("evidence", "documents", "ordering")  # says as much as nothing
    for column in table.columns:
        if not column.path or column.path[: len(path)] != path:
            continue
        found = get(row, column.path)
        if found is not None and column.type.takes(found) and _written(column.type, found):
            return True
    return False


def _written(type, value) -> bool:
    try:
        type.write(value)
    except (Unrepresentable, AttributeError, TypeError):
        return False
    return True
