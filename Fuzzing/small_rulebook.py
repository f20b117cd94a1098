"""A rulebook made from a built-in one by leaving out most of it: one criterion of each
type, no groups, a few readings, the clauses that what is left carries out. Sound, and
read several times as fast, which is what fuzzing needs."""

import copy

MOST_READINGS = 4
# Of the clauses that no rule carries out.
MOST_IDLE_CLAUSES = 3


def _filter(value, key: str, keeps) -> None:
    """Filters every list that stands under a key, below the top."""
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for member in members:
        if isinstance(member, dict) and isinstance(member.get(key), list):
            member[key] = [element for element in member[key] if keeps(element)]
        _filter(member, key, keeps)


def small_rulebook(rulebook: dict) -> dict:
    small = copy.deepcopy(rulebook)
    of_type: dict = {}
    for criterion in small["criteria"]:
        of_type.setdefault(criterion["type"], criterion)
    small["criteria"] = list(of_type.values())
    small["groups"] = []
    kept = {criterion["id"] for criterion in small["criteria"]}

    def concerns_criteria(reading: dict) -> bool:
        paths = [change["path"] for value in reading["values"] for change in value["set"]]
        return any(path.startswith(("/criteria", "/groups")) for path in paths)

    small["readings"] = [
        reading
        for reading in small["readings"]
        if "values" in reading and not concerns_criteria(reading)
    ][:MOST_READINGS]
    readings = {reading["id"] for reading in small["readings"]}
    _filter({**small, "readings": None}, "readings", readings.__contains__)

    def is_kept(rule: str) -> bool:
        kind, _, id = rule.partition("/")
        return kind != "group" and (kind != "criterion" or id in kept)

    _filter(small, "rules", is_kept)
    idle = [clause["number"] for clause in small["clauses"] if "rules" not in clause]
    dropped = set(idle[MOST_IDLE_CLAUSES:])
    dropped.update(clause["number"] for clause in small["clauses"] if clause.get("rules") == [])
    small["clauses"] = [clause for clause in small["clauses"] if clause["number"] not in dropped]
    _filter(small, "clauses", lambda clause: not isinstance(clause, int) or clause not in dropped)
    return small
