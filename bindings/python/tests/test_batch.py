"""assess_many: chunks, places, progress, stopping, receipts."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from typing import Any

import cases
import pytest

from khenthuong import Assessment, InvalidRequest, KhenThuongError, Refusal, Rulebook

LINES = [case for case in cases.load() if case.operation == "assessLines"]
BAD_LINES = b"\n".join(
    [
        b"",
        b"   ",
        b'{"id":"a",',
        b"[1,2]",
        b"\xff\xfe",
        b"\xef\xbb\xbf{}",
        '"chữ" x'.encode(),
        b"\r",
        b'\t{"id":7}\r',
        b"01",
        b'{"id":"b","id":"b"}',
        b"null",
        b"[" * 70,
        b'"' + b"x" * 70_000 + b'"',
        b'   {"nope":1}',
    ]
)


def whole(batch: Any) -> bytes:
    """What the batch answered, as one text."""
    lines = [result.raw + b"\n" for result in batch]
    if batch.receipt is not None:
        lines.append(batch.receipt.raw + b"\n")
    return b"".join(lines)


@pytest.mark.parametrize("chunk", [1, 2, 3, 1000])
@pytest.mark.parametrize("case", LINES, ids=lambda case: case.name)
def test_chunks_answer_what_one_call_answers(
    rulebook: Rulebook, case: cases.Case, chunk: int
) -> None:
    try:
        expected = rulebook.assess_lines_json(case.request, case.lines_text)
    except KhenThuongError as refused:
        with pytest.raises(type(refused)) as again:
            list(rulebook.assess_many(case.request, case.lines_text, chunk=chunk))
        assert again.value.raw == refused.raw
        return
    assert whole(rulebook.assess_many(case.request, case.lines_text, chunk=chunk)) == expected


@pytest.mark.parametrize("receipt", [False, True])
@pytest.mark.parametrize("chunk", [1, 2, 5, 7])
def test_bad_lines_say_where_they_stand_in_the_whole(
    rulebook: Rulebook, options: bytes, communes: bytes, chunk: int, receipt: bool
) -> None:
    asked = {**json.loads(options), "receipt": receipt}
    text = b"\n".join(communes.split(b"\n")[:3]) + BAD_LINES + communes[:5000]
    expected = rulebook.assess_lines_json(json.dumps(asked), text)
    assert expected.count(b'"problem"') >= 12
    assert whole(rulebook.assess_many(json.dumps(asked), text, chunk=chunk)) == expected


def test_a_batch_can_be_verified(rulebook: Rulebook, options: bytes, communes: bytes) -> None:
    asked = json.dumps({**json.loads(options), "receipt": True})
    earlier = whole(rulebook.assess_many(asked, communes, chunk=100))
    assert rulebook.verify(communes, earlier, options=asked).same
    changed = earlier.replace(b"eligible", b"Eligible", 1)
    verification = rulebook.verify(communes, changed, options=asked)
    assert not verification.same
    assert verification.difference is not None
    assert verification.reasons[0].code == "valueChanged"


def test_results_are_typed(rulebook: Rulebook, options: bytes, communes: bytes) -> None:
    results = list(rulebook.assess_many(options, b'{"id":1}\n' + communes))
    assert isinstance(results[0], Refusal)
    assert results[0].problem.code == "missing-field"
    assert results[0].problem.line == 1
    assert all(isinstance(result, Assessment) for result in results[1:])
    assert len(results) == 559


def test_progress_is_told_of_every_chunk(
    rulebook: Rulebook, options: bytes, communes: bytes
) -> None:
    seen: list[tuple[int, int | None]] = []
    batch = rulebook.assess_many(
        options, communes, chunk=100, progress=lambda done, total: seen.append((done, total))
    )
    assert (batch.done, batch.total) == (0, 558)
    assert len(list(batch)) == 558
    assert seen == [(done, 558) for done in (100, 200, 300, 400, 500, 558)]
    assert (batch.done, batch.total, batch.stopped) == (558, 558, False)


def test_false_stops_it(rulebook: Rulebook, options: bytes, communes: bytes) -> None:
    batch = rulebook.assess_many(
        options, communes, chunk=50, progress=lambda done, total: done < 150
    )
    assert len(list(batch)) == 150
    assert batch.stopped
    assert batch.done == 150
    assert batch.receipt is None


def test_what_progress_raises_comes_out(
    rulebook: Rulebook, options: bytes, communes: bytes
) -> None:
    class Enough(Exception):
        pass

    def progress(done: int, total: int | None) -> None:
        if done == 200:
            raise Enough

    batch = rulebook.assess_many(options, communes, chunk=100, progress=progress)
    got = 0
    with pytest.raises(Enough):
        for _ in batch:
            got += 1
    assert got == 100
    assert next(batch, None) is None


def test_an_iterable_is_read_no_further_than_needed(
    rulebook: Rulebook, options: bytes, communes: bytes
) -> None:
    taken = 0

    def nominations() -> Iterator[bytes]:
        nonlocal taken
        for line in communes.splitlines():
            taken += 1
            yield line

    batch = rulebook.assess_many(options, nominations(), chunk=10)
    assert batch.total is None
    for _ in range(25):
        next(batch)
    assert taken == 30
    batch.close()
    assert next(batch, None) is None
    assert (taken, batch.done) == (30, 30)


def test_mappings_texts_and_files(
    rulebook: Rulebook, options: bytes, communes: bytes, tmp_path: Any
) -> None:
    expected = rulebook.assess_lines_json(options, communes)
    path = tmp_path / "communes.ndjson"
    path.write_bytes(communes)
    lines = communes.splitlines()
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        for nominations in (
            lines,
            [line.decode() for line in lines],
            [json.loads(line) for line in lines],
            binary,
            text,
            communes.decode(),
            bytearray(communes),
            memoryview(communes),
        ):
            assert whole(rulebook.assess_many(options, nominations, chunk=200)) == expected
    assert whole(rulebook.assess_many(json.loads(options), communes)) == expected


def test_an_empty_batch(rulebook: Rulebook, options: bytes) -> None:
    seen: list[int] = []
    for nothing in (b"", [], iter(())):
        batch = rulebook.assess_many(options, nothing, progress=lambda done, _: seen.append(done))
        assert list(batch) == []
        assert (batch.done, batch.total) == (0, 0)
    assert seen == []
    with pytest.raises(InvalidRequest):
        list(rulebook.assess_many(b"{}", b""))


def test_wrong_uses_are_refused(rulebook: Rulebook, options: bytes) -> None:
    with pytest.raises(ValueError, match="chunk"):
        rulebook.assess_many(options, b"", chunk=0)
    with pytest.raises(TypeError, match="single mapping"):
        rulebook.assess_many(options, {"id": "a"})  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"nomination 1 \(from 0\) does not stand on one line"):
        list(rulebook.assess_many(options, ["{}", '{"id":\n"a"}']))
    with pytest.raises(TypeError, match="mapping") as caught:
        list(rulebook.assess_many(options, ["{}", 7]))  # type: ignore[list-item]
    assert caught.value.__notes__ == ["of nomination 1, counted from 0"]


def test_control_c_is_heard_between_chunks(
    rulebook: Rulebook, options: bytes, communes: bytes
) -> None:
    def progress(done: int, total: int | None) -> None:
        if done == 100:
            os.kill(os.getpid(), signal.SIGINT)

    batch = rulebook.assess_many(options, communes, chunk=50, progress=progress)
    with pytest.raises(KeyboardInterrupt):
        list(batch)
    assert batch.done == 100
    assert rulebook.assess_many(options, communes).__next__().json()
