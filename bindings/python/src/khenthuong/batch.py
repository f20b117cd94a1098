"""Many nominations, some at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sized
from itertools import count, islice
from typing import TYPE_CHECKING

from ._text import Given, Text, text_of
from ._view import Response, required
from .assessment import Assessment, Receipt
from .problem import Refusal

if TYPE_CHECKING:
    import hashlib

    from .rulebook import Context, Rulebook

CHUNK = 1000
"""Lines a call: some milliseconds, so that a progress bar moves and Ctrl-C is heard."""

_BLANK = b" \t\r\n"
_PLACE = re.compile(rb'"line":(\d+),"column":(\d+),"byteOffset":(\d+)')
_REFUSED = b'{"schemaVersion":1,"problem":'
_RECEIPT = b'{"schemaVersion":1,"receipt":'
_REQUEST = re.compile(rb'"request":"[0-9a-f]{64}"')


class BatchReceipt(Response):
    """The last line of a batch whose options say `"receipt": true`."""

    receipt = required(Receipt)


class Batch(Iterator[Assessment | Refusal]):
    """The results of `Rulebook.assess_many`, in the order of the lines.

    All that it yields is, line for line, what one call over all lines would have answered.
    `done` lines have been assessed of `total` (None: not known before the end). `stopped`
    tells that the progress callback ended it early. `receipt`, if asked for, is there when
    the last line has been yielded; it is the receipt of all lines.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        options: Text,
        nominations: Text | Iterable[Given],
        progress: Callable[[int, int | None], object] | None,
        chunk: int,
        context: Context | None,
    ) -> None:
        if chunk < 1:
            raise ValueError("chunk is at least 1")
        self.done = 0
        self.total: int | None = None
        self.stopped = False
        self.receipt: BatchReceipt | None = None
        self._rulebook = rulebook
        self._options = options
        self._progress = progress
        self._chunk = chunk
        self._context = context
        self._lines_before = 0
        self._bytes_before = 0
        self._sha256: hashlib._Hash | None = None
        self._last_receipt: bytes | None = None
        if isinstance(nominations, (str, bytes, bytearray, memoryview)):
            text = _utf8(nominations)
            self.total = sum(1 for line in io.BytesIO(text) if line.strip(_BLANK))
            source: Iterator[bytes] = io.BytesIO(text)
        else:
            if isinstance(nominations, Mapping):
                raise TypeError("nominations are a text or an iterable, not a single mapping")
            if isinstance(nominations, Sized):
                self.total = len(nominations)
            source = map(_one_line, nominations, count())
        self._results = self._run(source)

    def __iter__(self) -> Batch:
        return self

    def __next__(self) -> Assessment | Refusal:
        return next(self._results)

    def close(self) -> None:
        """Ends it: no further line is assessed or yielded."""
        self._results.close()

    def _run(self, source: Iterator[bytes]) -> Generator[Assessment | Refusal, None, None]:
        while True:
            lines = list(islice(source, self._chunk))
            if not lines and self._lines_before:
                break
            text = b"".join(lines)
            results = self._assess(text)
            self.done += len(results)
            self._lines_before += len(lines)
            self._bytes_before += len(text)
            if self._progress is not None and lines:
                self.stopped = self._progress(self.done, self.total) is False
            yield from results
            if self.stopped:
                return
            if not lines:
                break
        self.total = self.done
        if self._last_receipt is not None and self._sha256 is not None:
            whole = b'"request":"' + self._sha256.hexdigest().encode() + b'"'
            self.receipt = BatchReceipt(_REQUEST.sub(whole, self._last_receipt, count=1))

    def _assess(self, text: bytes) -> list[Assessment | Refusal]:
        answer = self._rulebook.assess_lines_json(self._options, text, self._context)
        results: list[Assessment | Refusal] = []
        for line in answer.split(b"\n")[:-1]:
            if line.startswith(_REFUSED):
                results.append(Refusal(self._placed(line)))
            elif line.startswith(_RECEIPT):
                self._last_receipt = line
                self._hash(text)
            else:
                results.append(Assessment(line))
        return results

    def _hash(self, text: bytes) -> None:
        """Every chunk has a receipt of its own where one was asked for, the first as well."""
        if self._sha256 is None:
            import hashlib  # brings in OpenSSL, which few batches need

            self._sha256 = hashlib.sha256()
        self._sha256.update(text)

    def _placed(self, line: bytes) -> bytes:
        """The problem with its place counted from the start of the batch, not of the chunk."""
        if self._lines_before == 0:
            return line

        def moved(place: re.Match[bytes]) -> bytes:
            number, column, offset = map(int, place.groups())
            return b'"line":%d,"column":%d,"byteOffset":%d' % (
                number + self._lines_before,
                column,
                offset + self._bytes_before,
            )

        return _PLACE.sub(moved, line, count=1)


def _utf8(text: Text) -> bytes:
    """A lone surrogate is left for the library to refuse."""
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)


def _one_line(nomination: Given, place: int) -> bytes:
    try:
        line = _utf8(text_of(nomination)).rstrip(b"\r\n")
    except (TypeError, ValueError, RecursionError) as fault:
        fault.add_note(f"of nomination {place}, counted from 0")
        raise
    if b"\n" in line:
        raise ValueError(
            f"nomination {place} (from 0) does not stand on one line; a mapping is written on one"
        )
    return line + b"\n"
