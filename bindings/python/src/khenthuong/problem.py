"""What is wrong, where, and what was expected."""

from __future__ import annotations

from ._view import Response, View, optional, required


class TextPair(View):
    """The same text in Vietnamese and in English."""

    vi = required(str)
    en = required(str)

    def __str__(self) -> str:
        return self.vi


class Problem(View):
    """A fault of a request, a rulebook, a line or a nomination.

    `code` is stable (docs/errors.md lists them); `pointer` is the JSON Pointer of the
    value at fault; `line` and `column` count from 1, `column` in Unicode scalars;
    `byte_offset` counts from 0.
    """

    code = required(str)
    message = required(TextPair)
    pointer = required(str)
    line = required(int)
    column = required(int)
    byte_offset = required(int)
    expected = optional(TextPair)

    def __str__(self) -> str:
        vi, en = self.message.vi, self.message.en
        if self.expected is not None:
            vi = f"{vi.rstrip('.')}. Cần: {self.expected.vi.rstrip('.')}."
            en = f"{en.rstrip('.')}. Expected: {self.expected.en.rstrip('.')}."
        pointer = f"{self.pointer}, " if self.pointer else ""
        return f"{vi} / {en} ({self.code} at {pointer}line {self.line}, column {self.column})"


class Refusal(Response):
    """A line of a batch that is no nomination: its problem instead of an assessment.

    `line` and `byte_offset` of the problem count from the start of the batch.
    """

    problem = required(Problem)
