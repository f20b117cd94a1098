"""KhenThuong through plain ctypes, in the shape of the package khenthuong, with a context kept between calls."""

import ctypes
import os

POINTER, TEXT = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_size_t]
OUT = [POINTER, POINTER]
FUNCTIONS = {"kt_rulebook_create": TEXT + [POINTER] + OUT, "kt_assess": [POINTER, POINTER] + TEXT + OUT,
             "kt_assess_lines": [POINTER, POINTER] + TEXT + TEXT + OUT, "kt_decide": [POINTER, POINTER] + TEXT + OUT}


class Rulebook:
    def __init__(self, text):
        self.c = ctypes.CDLL(os.environ["KHENTHUONG_LIBRARY"])
        for name, arguments in FUNCTIONS.items():
            getattr(self.c, name).argtypes, getattr(self.c, name).restype = arguments, ctypes.c_int32
        self.c.kt_free.argtypes, self.c.kt_free.restype = [POINTER], None
        self.c.kt_context_create.restype = POINTER
        self.rulebook, self.response, self.length = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_size_t()
        self.out = ctypes.addressof(self.response), ctypes.addressof(self.length)
        self.taken(self.c.kt_rulebook_create(text, len(text), ctypes.addressof(self.rulebook), *self.out))
        self.context = self.c.kt_context_create()

    @classmethod
    def from_text(cls, text):
        return cls(text)

    def taken(self, status):
        text = ctypes.string_at(self.response.value, self.length.value) if self.response.value else b""
        self.c.kt_free(self.response)
        if status:
            raise RuntimeError(text[:500])
        return text

    def assess_json(self, request):
        return self.taken(self.c.kt_assess(self.rulebook, self.context, request, len(request), *self.out))

    def assess_lines_json(self, options, lines):
        return self.taken(self.c.kt_assess_lines(self.rulebook, self.context, options, len(options), lines, len(lines),
                                                 *self.out))

    def decide_json(self, request):
        return self.taken(self.c.kt_decide(self.rulebook, self.context, request, len(request), *self.out))


def empty_call(data):
    """kt_free(NULL): what a call costs that does nothing."""
    return Rulebook((data / "rulebook.json").read_bytes()).c.kt_free, (None,)
