"""Many threads, one rulebook; the GIL; contexts."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import cases
import pytest

from khenthuong import Context, InvalidJSON, KhenThuongError, Rulebook

CALLS = [
    (case.operation, case.request)
    for case in cases.load()
    if case.operation in ("assess", "decide")
    and not case.has_own_rulebook
    and b'"readingEffects":true' not in case.request
][::25]


def answer(rulebook: Rulebook, call: tuple[str, bytes], context: Context | None = None) -> bytes:
    operation, request = call
    run = rulebook.assess_json if operation == "assess" else rulebook.decide_json
    try:
        return run(request, context)
    except KhenThuongError as error:
        return error.raw


def test_eight_threads_share_a_rulebook(rulebook: Rulebook) -> None:
    expected = [answer(rulebook, call) for call in CALLS]
    start = threading.Barrier(8)

    def work(own: Context | None) -> list[bytes]:
        start.wait()
        return [answer(rulebook, call, own) for _ in range(3) for call in CALLS]

    with ThreadPoolExecutor(8) as pool:
        contexts = [Context() if number % 2 else None for number in range(8)]
        for found in pool.map(work, contexts):
            assert found == expected * 3


def busy_round(sample_round: bytes) -> bytes:
    """A call of some tenths of a second."""
    asked = json.loads(sample_round)
    return json.dumps({**asked, "detail": "verdicts", "readingEffects": True}).encode()


def test_python_goes_on_during_a_call(rulebook: Rulebook, sample_round: bytes) -> None:
    """With the GIL held this thread could not move between the call's first and last moment."""
    request = busy_round(sample_round)
    span: list[float] = []

    def call() -> None:
        span.append(time.perf_counter())
        rulebook.decide_json(request)
        span.append(time.perf_counter())

    moments = []
    thread = threading.Thread(target=call)
    thread.start()
    while thread.is_alive():
        moments.append(time.perf_counter())
    thread.join()
    first, last = span
    assert last - first > 0.02
    tenths = {int((at - first) / (last - first) * 10) for at in moments if first < at < last}
    assert len(tenths) >= 5, f"moved in {len(tenths)} tenths of a call of {last - first:.3f} s"


def test_a_context_serves_one_thread_at_a_time(rulebook: Rulebook, sample_round: bytes) -> None:
    context = Context()
    request = busy_round(sample_round)
    expected = rulebook.decide_json(request)
    refused = 0
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(rulebook.decide_json, request, context)
        while not future.done():
            try:
                rulebook.describe_json(b"", context)
            except RuntimeError as error:
                assert "each thread needs its own" in str(error)
                refused += 1
                time.sleep(0.001)
        try:
            assert future.result() == expected
        except RuntimeError:
            pytest.fail("describe was in the way of decide")
    assert refused
    assert rulebook.decide_json(request, context) == expected


def test_a_refused_call_leaves_the_context_usable(rulebook: Rulebook) -> None:
    context = Context()
    for _ in range(3):
        with pytest.raises(InvalidJSON):
            rulebook.assess("{", context=context)
    assert rulebook.describe(context=context).categories


def test_what_is_no_context_is_refused(rulebook: Rulebook) -> None:
    wrong: Any = rulebook
    with pytest.raises(ValueError, match="PyCapsule"):
        rulebook.describe(context=wrong)
    with pytest.raises(AttributeError):
        rulebook.describe(context="x")  # type: ignore[arg-type]


def test_a_rulebook_may_go_while_a_thread_uses_it(sample_round: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(Rulebook.builtin().decide_json, sample_round) for _ in range(8)]
        assert len({future.result() for future in futures}) == 1


def test_a_text_that_another_thread_changes_is_read_as_it_was(rulebook: Rulebook) -> None:
    request = b'{"schemaVersion":1,"parts":["deadline"],"extensions":"%s"}' % (b"x" * 10_000)
    text = bytearray(request)
    right = rulebook.describe_json(request)
    stop = threading.Event()

    def scribble() -> None:
        while not stop.is_set():
            text[1:10] = b"\xff" * 9
            text[1:10] = request[1:10]

    thread = threading.Thread(target=scribble)
    thread.start()
    answers = set()
    try:
        for _ in range(300):
            try:
                answers.add(rulebook.describe_json(text))
            except InvalidJSON:
                answers.add(b"")
    finally:
        stop.set()
        thread.join()
    assert answers <= {right, b""}


def test_threads_that_end_give_their_memory_back(rulebook: Rulebook, sample_round: bytes) -> None:
    def resident() -> int:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * 4096

    def once() -> None:
        thread = threading.Thread(target=rulebook.decide_json, args=(sample_round,))
        thread.start()
        thread.join()

    for _ in range(20):
        once()
    before = resident()
    for _ in range(60):
        once()
    grown = resident() - before
    assert grown < 20 * len(sample_round), f"{grown} bytes more after 60 threads"
