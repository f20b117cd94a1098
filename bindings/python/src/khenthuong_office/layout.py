"""The sheets of the workbook, made from what the rulebook describes."""

from dataclasses import dataclass

from .columns import FactSheet, Table
from .fact_sheets import letters_sheet, readings_sheet, round_sheet
from .guidance import Guidance
from .nomination_tables import nomination_tables
from .round_tables import (
    local_quotas_table,
    prior_awards_table,
    rankings_table,
    rulings_table,
    submissions_table,
    units_table,
)

INSTRUCTIONS = "Hướng dẫn"
LISTS = "Danh mục"


@dataclass(frozen=True)
class Layout:
    guidance: Guidance
    round: FactSheet
    letters: FactSheet
    readings: FactSheet
    units: Table
    submissions: Table
    nominations: list[Table]
    prior_awards: Table
    rankings: Table
    local_quotas: Table
    rulings: Table

    @property
    def tables(self) -> list[Table]:
        return [
            self.units,
            self.submissions,
            *self.nominations,
            self.prior_awards,
            self.rankings,
            self.local_quotas,
            self.rulings,
        ]

    @property
    def fact_sheets(self) -> list[FactSheet]:
        return [self.round, self.letters, self.readings]

    @property
    def sheet_names(self) -> list[str]:
        return [
            INSTRUCTIONS,
            self.round.name,
            self.units.name,
            self.submissions.name,
            *(table.name for table in self.nominations),
            self.prior_awards.name,
            self.rankings.name,
            self.local_quotas.name,
            self.rulings.name,
            self.readings.name,
            self.letters.name,
            LISTS,
        ]

    def sheet(self, name: str) -> Table | FactSheet | None:
        return next((s for s in [*self.tables, *self.fact_sheets] if s.name == name), None)


def layout(guidance: Guidance) -> Layout:
    facts = [round_sheet(guidance), letters_sheet(guidance), readings_sheet(guidance)]
    before = [units_table(guidance), submissions_table(guidance)]
    after = [
        prior_awards_table(guidance),
        rankings_table(guidance),
        local_quotas_table(guidance),
        rulings_table(guidance),
    ]
    taken = [INSTRUCTIONS, LISTS, *(sheet.name for sheet in [*facts, *before, *after])]
    return Layout(guidance, *facts, *before, nomination_tables(guidance, taken), *after)
