"""Every shared case through the typed API: the same files that Swift, C and PHP run."""

from __future__ import annotations

from collections.abc import Iterator

import cases
import pytest
from matching import differences
from responses import run

from khenthuong import (
    InvalidJSON,
    InvalidRequest,
    KhenThuongError,
    LimitExceeded,
    RulebookError,
    Status,
)
from khenthuong._view import loads

EXCEPTIONS = {
    Status.JSON: InvalidJSON,
    Status.REQUEST: InvalidRequest,
    Status.RULEBOOK: RulebookError,
    Status.LIMIT: LimitExceeded,
}


def wrong(case: cases.Case) -> Iterator[str]:
    try:
        responses = run(case)
    except KhenThuongError as error:
        if error.status != case.status or type(error) is not EXCEPTIONS[error.status]:
            yield f"{error!r} where status {case.status} was expected"
        document = loads(error.raw)
        if document != {"schemaVersion": 1, "problem": error.problem.json()}:
            yield f"{error.raw!r} is no problem document"
        yield from differences(document, case.expect, case.rulebook)
        return
    if case.status != 0:
        yield f"status {case.status} was expected"
    documents = [response.json() for response in responses]
    for document in documents:
        if document.get("schemaVersion") != 1:
            yield "schemaVersion is not 1"
        if case.operation != "assessLines" and "problem" in document:
            yield "a problem, though the call went well"
    whole = {"lines": documents} if case.operation == "assessLines" else documents[0]
    yield from differences(whole, case.expect, case.rulebook)


@pytest.mark.parametrize("case", cases.load(), ids=lambda case: case.name)
def test_case(case: cases.Case) -> None:
    found = list(wrong(case))
    assert not found, f"{case.data['why']}\n" + "\n".join(found[:8])
