"""The exceptions.

`KhenThuongError` and its subclasses, one for each status of the library, say that a
request or a rulebook was refused, and carry the problem. `LibraryNotFound` and
`AbiError` are `ImportError`s: `import khenthuong` itself raises them.
"""

from __future__ import annotations

from typing import NoReturn

from ._view import loads
from .problem import Problem, TextPair
from .vocabulary import Status


class LibraryNotFound(ImportError):
    """The shared library is missing, or the dynamic loader cannot open it."""


class AbiError(ImportError):
    """The shared library has another ABI number than this package was built for."""


class KhenThuongError(Exception):
    """A call that was refused.

    `status` is the status of the call, `raw` the problem document to the byte and
    `problem` its content, which the other attributes repeat.
    """

    def __init__(self, status: int, raw: bytes) -> None:
        super().__init__(status, raw)
        self.status = Status(status) if status in Status._value2member_map_ else status
        self.raw = raw
        self.problem = Problem(loads(raw)["problem"])

    def __str__(self) -> str:
        return str(self.problem)

    @property
    def code(self) -> str:
        """The stable code: `"json-truncated"`."""
        return self.problem.code

    @property
    def message_vi(self) -> str:
        return self.problem.message.vi

    @property
    def message_en(self) -> str:
        return self.problem.message.en

    @property
    def pointer(self) -> str:
        """JSON Pointer of the value at fault; "" is the whole text."""
        return self.problem.pointer

    @property
    def line(self) -> int:
        """From 1."""
        return self.problem.line

    @property
    def column(self) -> int:
        """From 1, in Unicode scalars."""
        return self.problem.column

    @property
    def byte_offset(self) -> int:
        """From 0, in the UTF-8 of the text."""
        return self.problem.byte_offset

    @property
    def expected(self) -> TextPair | None:
        return self.problem.expected


class InvalidJSON(KhenThuongError):
    """The text is not JSON, not UTF-8 included (`KT_ERROR_JSON`)."""


class InvalidRequest(KhenThuongError):
    """JSON, but not a request of this operation (`KT_ERROR_REQUEST`)."""


class RulebookError(KhenThuongError):
    """No such rulebook, a faulty one, one not in force, or another than a receipt's
    (`KT_ERROR_RULEBOOK`)."""


class LimitExceeded(KhenThuongError):
    """Larger or deeper than a limit of khenthuong.h (`KT_ERROR_LIMIT`)."""


_BY_STATUS: dict[int, type[KhenThuongError]] = {
    Status.JSON: InvalidJSON,
    Status.REQUEST: InvalidRequest,
    Status.RULEBOOK: RulebookError,
    Status.LIMIT: LimitExceeded,
}


def raise_problem(status: int, raw: bytes) -> NoReturn:
    """Raises what a status stands for. The compiled module calls it."""
    if status == Status.MEMORY:
        raise MemoryError("out of memory in libkhenthuong")
    if not raw:
        raise SystemError(f"libkhenthuong was called wrongly: status {status}")
    raise _BY_STATUS.get(status, KhenThuongError)(status, raw)
