"""Runs a shared case through the typed API."""

from __future__ import annotations

from functools import cache

import cases

from khenthuong import KhenThuongError, Rulebook, check
from khenthuong._view import Response


@cache
def _builtin(id: str) -> Rulebook:
    return Rulebook.builtin(id)


def rulebook_of(case: cases.Case) -> Rulebook:
    if case.has_own_rulebook:
        return Rulebook.from_text(cases.write(case.rulebook))
    return _builtin(case.rulebook_id)


def run(case: cases.Case) -> list[Response]:
    """The response; of assessLines one for each line. KhenThuongError as the API raises it."""
    if case.operation == "check":
        return [check(case.request)]
    rulebook = rulebook_of(case)
    if case.operation == "assessLines":
        batch = rulebook.assess_many(case.request, case.lines_text)
        lines: list[Response] = list(batch)
        return [*lines, batch.receipt] if batch.receipt is not None else lines
    if case.operation == "verify":
        return [_verify(rulebook, case)]
    return [getattr(rulebook, case.operation)(case.request)]


def _verify(rulebook: Rulebook, case: cases.Case) -> Response:
    if case.verifies is None:
        return rulebook.verify(case.request, case.data["earlier"].encode())
    if case.verifies == "assessLines":
        earlier = rulebook.assess_lines_json(case.request, case.lines_text)
        return rulebook.verify(
            case.mutated(case.lines_text, "mutateRequest"),
            case.mutated(earlier, "mutate"),
            options=case.mutated(case.request, "mutateOptions"),
        )
    response = getattr(rulebook, case.verifies)(case.request)
    request = case.mutated(case.request, "mutateRequest")
    return rulebook.verify(request, case.mutated(response.raw, "mutate"))


def answered(case: cases.Case) -> list[Response]:
    """As run, and nothing where the case is a failure."""
    try:
        return run(case)
    except KhenThuongError:
        return []
