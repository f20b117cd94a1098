"""What `describe` says of a rulebook, looked up the way the documents need it."""

from functools import cached_property


class Guidance:
    """`described` is the response to a `describe` that asked for the clauses too."""

    def __init__(self, described: dict):
        self.described = described
        about = described["rulebook"]
        self.id: str = about["id"]
        self.version: str = about["version"]
        self.title: dict = about["title"]
        self.issuer: dict = about["issuer"]
        self.zone: str = about["zone"]
        self.categories: list[dict] = described["categories"]
        self.awards: list[dict] = described["awards"]
        self.pools: list[dict] = described["pools"]
        self.documents: list[dict] = described["documents"]
        self.readings: list[dict] = described["readings"]
        self.ordering: list[dict] = described["ordering"]
        self.deadline: dict = described["deadline"]

    @cached_property
    def quotes(self) -> dict[str, str]:
        return {clause["ref"]: clause["quote"] for clause in self.described["clauses"]}

    @cached_property
    def legal_bases(self) -> list[str]:
        """The grounds that the guidance itself states, one a line."""
        lines = []
        for clause in self.described["clauses"]:
            if clause.get("noRule") == "basis":
                lines += [part.strip(" .;") for part in clause["quote"].split(";")]
        return [line for line in lines if line]

    @cached_property
    def role_ids(self) -> list[str]:
        """The roles of units that some rule asks for."""
        found = []
        pending = [self.described["slots"], self.deadline]
        while pending:
            value = pending.pop(0)
            if isinstance(value, dict):
                found += value.get("roles", [])
                found += [value["recipientRole"]] if "recipientRole" in value else []
                pending += value.values()
            elif isinstance(value, list):
                pending += value
        return list(dict.fromkeys(found))

    @cached_property
    def findings(self) -> dict[str, str]:
        """Labels of what a ruling may speak of: criteria and papers."""
        labels = {}
        for category in self.categories:
            for kind in category["kinds"]:
                for evidence in kind["evidence"]:
                    labels[evidence["id"]] = evidence["label"]["vi"]
        for document in self.documents:
            labels[document["id"]] = document["label"]["vi"]
        return labels

    @cached_property
    def _evidence(self) -> dict[tuple[str, str], list[dict]]:
        return {
            (category["id"], kind["kind"]): kind["evidence"]
            for category in self.categories
            for kind in category["kinds"]
        }

    def evidence(self, category: str, kind: str) -> list[dict]:
        return self._evidence.get((category, kind), [])

    def label(self, group: str, id: str | None) -> str:
        """The Vietnamese label of an award, a pool, a category, …; the id where there is none."""
        for entry in getattr(self, group):
            if entry["id"] == id:
                return entry["label"]["vi"]
        return id or ""

    def judged_category(self, unit: str | None, units: dict[str, dict]) -> str | None:
        """The category by which a nominee of this unit is judged: the unit's own, or
        that of the nearest unit above whose category has criteria of its own."""
        with_forms = {category["id"] for category in self.categories if category["kinds"]}
        for _ in range(len(units) + 1):
            entry = units.get(unit)
            if entry is None or entry.get("category") in with_forms:
                return entry and entry.get("category")
            unit = entry.get("parent")
        return None
