"""KhenThuong from Python through plain ctypes, with a context kept between calls."""

import ctypes
from pathlib import Path

LIBRARY = Path(__file__).resolve().parents[2] / "build/libkhenthuong.so"


class Library:
    def __init__(self, data):
        self.c = ctypes.CDLL(str(LIBRARY))
        pointer, text = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_size_t]
        out = [pointer, pointer]
        for name, arguments in {"kt_rulebook_create": text + [pointer] + out, "kt_assess": [pointer, pointer] + text + out,
                                "kt_assess_lines": [pointer, pointer] + text + text + out,
                                "kt_decide": [pointer, pointer] + text + out}.items():
            getattr(self.c, name).argtypes, getattr(self.c, name).restype = arguments, ctypes.c_int32
        self.c.kt_free.argtypes, self.c.kt_free.restype = [pointer], None
        self.c.kt_context_create.restype = pointer
        self.rulebook, self.response, self.length = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_size_t()
        self.out = ctypes.addressof(self.response), ctypes.addressof(self.length)
        text = (data / "rulebook.json").read_bytes()
        self.taken(self.c.kt_rulebook_create(text, len(text), ctypes.addressof(self.rulebook), *self.out))
        self.context = self.c.kt_context_create()

    def taken(self, status):
        text = ctypes.string_at(self.response.value, self.length.value) if self.response.value else b""
        self.c.kt_free(self.response)
        if status:
            raise RuntimeError(text[:500])
        return text

    def assess(self, request):
        return self.taken(self.c.kt_assess(self.rulebook, self.context, request, len(request), *self.out))


def one(data):
    library, requests = Library(data), (data / "requests.ndjson").read_bytes().splitlines()
    assess = library.assess
    return lambda count: [assess(request) for request in requests[:count]]


def lines(data):
    library = Library(data)
    text, options = (data / "lines.ndjson").read_bytes(), (data / "options.json").read_bytes()
    total = text.count(b"\n")

    def one_pass(count):
        given = text if count == total else b"".join(text.splitlines(True)[:count])
        return library.taken(library.c.kt_assess_lines(
            library.rulebook, library.context, options, len(options), given, len(given), *library.out))
    return one_pass


def decide(data):
    library, request = Library(data), (data / "decide-verdicts.json").read_bytes()
    return lambda count: library.taken(
        library.c.kt_decide(library.rulebook, library.context, request, len(request), *library.out))


def empty(data):
    """What a call through ctypes costs by itself: kt_free(NULL) in place of the assessment."""
    library = Library(data)
    free = library.c.kt_free
    return lambda count: [free(None) for _ in range(count)]


ENGINES = {"one": one, "lines": lines, "decide": decide, "empty": empty}
