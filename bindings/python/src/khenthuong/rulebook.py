"""Rulebooks and the operations on them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from . import _native
from ._text import Given, Text, text_of
from ._view import Response
from .assessment import Assessment
from .batch import CHUNK, Batch
from .decision import Decision
from .description import Description
from .verification import RulebookCheck, Verification


class Context:
    """Parser and buffers kept between calls, for one thread at a time.

    Without one, each thread has its own, which it keeps until it ends. One of your own
    gives its memory back when it is deleted: worth it around a single huge call. Used in
    two threads at once it raises RuntimeError.
    """

    __slots__ = ("_handle",)

    def __init__(self) -> None:
        self._handle = _native.context_create()


class Rulebook:
    """The rules of a round. Never changes: any number of threads may use one at once.

    Every operation releases the GIL while the library works. It takes its request as JSON
    text (`str` or bytes) or as a mapping and answers a typed response, whose `raw` is the
    JSON text; the operations whose name ends in `_json` take text and answer bytes, and
    build no Python objects. They raise

    - `InvalidJSON`: the text is not JSON, or not UTF-8;
    - `InvalidRequest`: JSON, but not a request of this operation;
    - `RulebookError`: the rulebook is not in force on the date asked for;
    - `LimitExceeded`: larger or deeper than a limit;
    - `MemoryError`.

    docs/formats.md describes requests and responses field by field.
    """

    __slots__ = ("_handle",)

    def __init__(self, handle: Any) -> None:
        """Not for callers: `builtin`, `from_text` and `from_file` open a rulebook."""
        self._handle = handle

    @classmethod
    def builtin(cls, id: str = "thanh-hoa-2024") -> Rulebook:
        """Opens a rulebook that comes with the library. RulebookError lists those there are."""
        return cls(_native.rulebook_builtin(id))

    @classmethod
    def from_text(cls, text: Given) -> Rulebook:
        """Reads your own rulebook. RulebookError has the first fault; `check` lists all."""
        return cls(_native.rulebook_create(text_of(text)))

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Rulebook:
        """Reads your own rulebook from a file."""
        with open(path, "rb") as file:
            return cls.from_text(file.read())

    def assess(self, request: Given, *, context: Context | None = None) -> Assessment:
        """Assesses one nomination: findings, verdict, what is missing.

        `{"schemaVersion": 1, "asOf": instant, "detail"?, "units"?, …, "nomination": {…}}`
        """
        return Assessment(self.assess_json(text_of(request), context))

    def assess_many(
        self,
        options: Given,
        nominations: Text | Iterable[Given],
        *,
        progress: Callable[[int, int | None], object] | None = None,
        chunk: int = CHUNK,
        context: Context | None = None,
    ) -> Batch:
        """Assesses one nomination a line, `chunk` lines a call, as the result is iterated.

        `options` is a request of `assess` without `nomination`. `nominations` is
        newline-delimited JSON, or any iterable of nominations, each a mapping or a text on
        one line (so an open file serves). The batch yields an `Assessment` or, for a bad
        line, a `Refusal`; blank lines are skipped.

        `progress(done, total)` is called after every chunk with the lines done and the
        lines there are (None where the iterable has no length). When it returns False no
        further line is assessed; what it raises comes out of the iteration; so does a
        KeyboardInterrupt, between two chunks. Leaving the loop stops as well.
        """
        return Batch(self, text_of(options), nominations, progress, chunk, context)

    def decide(self, request: Given, *, context: Context | None = None) -> Decision:
        """Decides a whole round.

        `{"schemaVersion": 1, "asOf": instant, "stage": "open"|"closed", "units": […],
        "submissions": [{"nominator", "nominations": […], …}], "rulings"?, …}`
        """
        return Decision(self.decide_json(text_of(request), context))

    def describe(self, request: Given = b"", *, context: Context | None = None) -> Description:
        """What a portal needs to draw its forms; on request the clauses.

        `{"schemaVersion": 1, "parts"?: ["categories", "documents", "pools", "deadline",
        "awards", "readings", "clauses", "prize", "ordering"], "readings"?}`; an empty text
        asks for all but the clauses.
        """
        return Description(self.describe_json(text_of(request), context))

    def verify(
        self,
        request: Given,
        earlier: Text | Response,
        *,
        options: Given = b"",
        context: Context | None = None,
    ) -> Verification:
        """Whether an earlier response can be had again, to the byte, by its receipt.

        `request` is the text that was sent then (of a batch its lines, with its `options`):
        keep the text, since a mapping may be written otherwise another time. InvalidRequest:
        there is no receipt, or it is that of another request or version of the library;
        RulebookError: of another rulebook.
        """
        answered = earlier.raw if isinstance(earlier, Response) else earlier
        return Verification(self.verify_json(text_of(options), text_of(request), answered, context))

    def assess_json(self, request: Text, context: Context | None = None) -> bytes:
        """`assess`, text to bytes."""
        return _native.assess(self._handle, request, context and context._handle)

    def assess_lines_json(
        self, options: Text, lines: Text, context: Context | None = None
    ) -> bytes:
        """A whole batch in one call: a line of response for each line that is not blank, and
        with `"receipt": true` a last line with the receipt."""
        return _native.assess_lines(self._handle, options, lines, context and context._handle)

    def decide_json(self, request: Text, context: Context | None = None) -> bytes:
        """`decide`, text to bytes."""
        return _native.decide(self._handle, request, context and context._handle)

    def describe_json(self, request: Text = b"", context: Context | None = None) -> bytes:
        """`describe`, text to bytes."""
        return _native.describe(self._handle, request, context and context._handle)

    def verify_json(
        self, options: Text, request: Text, earlier: Text, context: Context | None = None
    ) -> bytes:
        """`verify`, texts to bytes; `options` is empty except for a batch."""
        return _native.verify(self._handle, options, request, earlier, context and context._handle)


def check(rulebook: Given, *, context: Context | None = None) -> RulebookCheck:
    """Checks a rulebook and lists every fault. InvalidJSON, LimitExceeded: it cannot be read."""
    return RulebookCheck(check_json(text_of(rulebook), context))


def check_json(rulebook: Text, context: Context | None = None) -> bytes:
    """`check`, text to bytes."""
    return _native.check(rulebook, context and context._handle)


def library_version() -> str:
    """Version of the shared library."""
    return _native.version()
