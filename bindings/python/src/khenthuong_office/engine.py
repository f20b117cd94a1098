"""The library, as this command calls it."""

import ctypes
import json
import os
from pathlib import Path

from .guidance import Guidance

EVERY_PART = [
    "categories", "documents", "pools", "deadline", "awards", "readings", "clauses", "prize",
    "ordering",
]  # fmt: skip


class Refused(Exception):
    def __init__(self, problem: dict):
        super().__init__(problem["message"]["vi"])
        self.problem = problem


class Engine:
    """Stand-in until the binding is there."""

    def __init__(self, rulebook: str):
        c = self._c = ctypes.CDLL(os.environ["KHENTHUONG_LIBRARY"])
        c.kt_free.argtypes = [ctypes.c_void_p]
        self._rulebook = ctypes.c_void_p()
        if Path(rulebook).is_file():
            text = Path(rulebook).read_bytes()
            self._call("kt_rulebook_create", text, ctypes.c_size_t(len(text)), ctypes.byref(self._rulebook))
        else:
            self._call("kt_rulebook_builtin", rulebook.encode(), ctypes.byref(self._rulebook))
        request = json.dumps({"schemaVersion": 1, "parts": EVERY_PART}).encode()
        self.guidance = Guidance(json.loads(self._operate("kt_describe", request)))

    def decide(self, request: bytes) -> bytes:
        return self._operate("kt_decide", request)

    def _operate(self, name, request):
        return self._call(name, self._rulebook, None, request, ctypes.c_size_t(len(request)))

    def _call(self, name, *arguments):
        out, length = ctypes.c_void_p(), ctypes.c_size_t()
        status = getattr(self._c, name)(*arguments, ctypes.byref(out), ctypes.byref(length))
        text = ctypes.string_at(out.value, length.value) if out.value else b""
        self._c.kt_free(out)
        if status:
            raise Refused(json.loads(text)["problem"])
        return text
