"""A decided round as the documents tell it: request and decision side by side."""

from dataclasses import dataclass
from functools import cached_property

from .guidance import Guidance
from .words import KINDS


@dataclass(frozen=True)
class Entry:
    """A nomination: what was sent and what came of it."""

    sent: dict
    result: dict
    nominator: str

    @property
    def id(self) -> str:
        return self.result["nomination"] or self.sent.get("id", "")

    @property
    def standing(self) -> str:
        return self.result["standing"]

    @property
    def kind(self) -> str:
        return self.sent.get("nominee", {}).get("kind", "collective")

    @property
    def unit(self) -> str:
        return self.sent.get("nominee", {}).get("unit", "")

    @property
    def pool(self) -> tuple[str | None, str | None]:
        pool = self.result.get("pool") or {}
        return pool.get("id"), pool.get("owner")

    def findings(self, *outcomes: str) -> list[dict]:
        return [f for f in self.result.get("findings", []) if f["outcome"] in outcomes]

    @property
    def reasons(self) -> list[dict]:
        """The findings that keep it from being eligible and on time. A member of a group
        is none of them: its group is."""
        return [
            finding
            for finding in self.findings("notMet", "unknown", "needsJudgement", "notApplicable")
            if finding["gate"] or finding["section"] == "deadline"
        ]


class RoundView:
    def __init__(self, guidance: Guidance, request: dict, decision: dict, letters: dict):
        self.guidance = guidance
        self.request = request
        self.decision = decision
        self.letters = letters
        self.units: dict[str, dict] = {unit["code"]: unit for unit in request["units"]}

    @cached_property
    def entries(self) -> list[Entry]:
        """In the order of the request, which is that of the response."""
        sent = [
            (nomination, submission["nominator"])
            for submission in self.request["submissions"]
            for nomination in submission["nominations"]
        ]
        results = self.decision["nominations"]
        return [
            Entry(n, result, nominator)
            for (n, nominator), result in zip(sent, results, strict=True)
        ]

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def by_nominator(self) -> dict[str, list[Entry]]:
        groups: dict[str, list[Entry]] = {s["nominator"]: [] for s in self.request["submissions"]}
        for entry in self.entries:
            groups[entry.nominator].append(entry)
        return groups

    def unit_name(self, code: str | None) -> str:
        return self.units.get(code, {}).get("name", code or "")

    def category(self, entry: Entry) -> str | None:
        """The category by which the nominee is judged."""
        known = entry.result.get("nominee", {}).get("category")
        return known or self.guidance.judged_category(entry.unit, self.units)

    def nominee_name(self, entry: Entry) -> str:
        if entry.kind == "collective":
            return self.unit_name(entry.unit)
        nominee = entry.sent.get("nominee", {})
        shown = self.request.get("show", [])
        name = nominee.get("displayName") if "displayName" in shown else None
        return name or f"Cá nhân {nominee.get('id', '')}"

    def nominee_details(self, entry: Entry) -> str:
        """Of a person, the position and the unit; of a collective, the unit above it."""
        nominee = entry.sent.get("nominee", {})
        if entry.kind == "collective":
            parent = self.units.get(entry.unit, {}).get("parent")
            return self.unit_name(parent) if parent else ""
        position = nominee.get("position") if "position" in self.request.get("show", []) else None
        return ", ".join(part for part in (position, self.unit_name(entry.unit)) if part)

    def called(self, entry: Entry) -> str:
        """Name, place and id on one line, as lists of members need it."""
        details = self.nominee_details(entry)
        return f"{self.nominee_name(entry)}{', ' + details if details else ''} ({entry.id})"

    def award_label(self, entry: Entry) -> str:
        return self.guidance.label("awards", entry.sent.get("award"))

    def pool_label(self, id: str | None, owner: str | None) -> str:
        label = self.guidance.label("pools", id)
        return f"{label}: {self.unit_name(owner)}" if owner else label

    def kind_label(self, kind: str) -> str:
        return KINDS.get(kind, kind)

    @cached_property
    def proposed(self) -> list[tuple[dict, Entry]]:
        return [(line, self.by_id[line["nomination"]]) for line in self.decision["proposed"]]

    def local_decider(self, entry: Entry) -> bool:
        award = next((a for a in self.guidance.awards if a["id"] == entry.sent.get("award")), {})
        return "deciderCategory" in award

    @property
    def asked_at(self) -> str:
        return self.decision["asOf"]

    @property
    def title(self) -> str:
        return self.decision.get("round", {}).get("title") or self.guidance.title["vi"]

    def sort_reason(self, line: dict) -> str:
        """The ordering key that sets a proposed nomination before the next one."""
        return self.guidance.label("ordering", line["placedBy"]) if line.get("placedBy") else ""
