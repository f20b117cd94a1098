"""libkhenthuong.so through ctypes: bytes in, a status and bytes out."""

import ctypes
import os
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]


class Answer(NamedTuple):
    status: int
    text: bytes | None


class Rulebook:
    """A kt_rulebook, freed with its Python object."""

    def __init__(self, library, handle):
        self._library = library
        self.handle = handle

    def __del__(self):
        self._library.kt_rulebook_free(self.handle)


class RulebookRefused(Exception):
    """Opening failed; `answer` holds the status and the problem document."""

    def __init__(self, answer: Answer):
        super().__init__(answer)
        self.answer = answer


class Library:
    def __init__(self, path: str | os.PathLike | None = None):
        path = path or os.environ.get("KHENTHUONG_LIBRARY") or REPOSITORY / "build/libkhenthuong.so"
        self.path = Path(path)
        self._c = ctypes.CDLL(str(self.path.resolve()))
        text = [ctypes.c_char_p, ctypes.c_size_t]
        out = [ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_size_t)]
        pointer = ctypes.c_void_p
        self._declare("kt_free", None, [pointer])
        self._declare("kt_rulebook_free", None, [pointer])
        opened = [ctypes.POINTER(ctypes.c_void_p)]
        self._declare("kt_rulebook_builtin", ctypes.c_int32, [ctypes.c_char_p] + opened + out)
        self._declare("kt_rulebook_create", ctypes.c_int32, text + opened + out)
        for operation in ("kt_describe", "kt_assess", "kt_decide", "kt_check"):
            self._declare(operation, ctypes.c_int32, [pointer, pointer] + text + out)
        self._declare("kt_assess_lines", ctypes.c_int32, [pointer, pointer] + text + text + out)
        self._declare("kt_verify", ctypes.c_int32, [pointer, pointer] + text * 3 + out)

    def _declare(self, name, result, arguments):
        function = getattr(self._c, name)
        function.restype, function.argtypes = result, arguments

    def _call(self, name, *arguments) -> Answer:
        response, length = ctypes.c_void_p(), ctypes.c_size_t()
        status = getattr(self._c, name)(*arguments, ctypes.byref(response), ctypes.byref(length))
        if not response.value:
            return Answer(status, None)
        text = ctypes.string_at(response.value, length.value)
        self._c.kt_free(response)
        return Answer(status, text)

    def open_rulebook(self, id: str | None = None, text: bytes | None = None) -> Rulebook:
        """A built-in rulebook by its id, or the caller's own by its text."""
        handle = ctypes.c_void_p()
        if text is None:
            answer = self._call("kt_rulebook_builtin", id.encode(), ctypes.byref(handle))
        else:
            answer = self._call("kt_rulebook_create", text, len(text), ctypes.byref(handle))
        if answer.status != 0:
            raise RulebookRefused(answer)
        return Rulebook(self._c, handle)

    def describe(self, rulebook: Rulebook, request: bytes = b"") -> Answer:
        return self._call("kt_describe", rulebook.handle, None, request, len(request))

    def assess(self, rulebook: Rulebook, request: bytes) -> Answer:
        return self._call("kt_assess", rulebook.handle, None, request, len(request))

    def assess_lines(self, rulebook: Rulebook, options: bytes, lines: bytes) -> Answer:
        return self._call(
            "kt_assess_lines", rulebook.handle, None, options, len(options), lines, len(lines)
        )

    def decide(self, rulebook: Rulebook, request: bytes) -> Answer:
        return self._call("kt_decide", rulebook.handle, None, request, len(request))

    def verify(
        self, rulebook: Rulebook, request: bytes, earlier: bytes, options: bytes = b""
    ) -> Answer:
        texts = [options, request, earlier]
        arguments = [argument for text in texts for argument in (text, len(text))]
        return self._call("kt_verify", rulebook.handle, None, *arguments)

    def check(self, text: bytes) -> Answer:
        return self._call("kt_check", None, None, text, len(text))
