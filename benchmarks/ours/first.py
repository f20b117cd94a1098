"""A process that loads the library, opens a built-in rulebook and decides once, through ctypes.

    first.py LIBRARY RULEBOOK DATA   prints the seconds each of the three took
"""

import ctypes
import sys
from time import perf_counter

path, name, data = sys.argv[1:]
with open(data + "/first.json", "rb") as file:
    request = file.read()
rulebook, response = ctypes.c_void_p(), ctypes.c_void_p()

start = perf_counter()
library = ctypes.CDLL(path)
loaded = perf_counter()
status = library.kt_rulebook_builtin(name.encode(), ctypes.byref(rulebook), ctypes.byref(response), None)
opened = perf_counter()
if status == 0:
    status = library.kt_assess(rulebook, None, ctypes.c_char_p(request), ctypes.c_size_t(len(request)),
                               ctypes.byref(response), None)
decided = perf_counter()
if status != 0:
    raise SystemExit(ctypes.string_at(response.value) if response.value else "no response")
print(loaded - start, opened - loaded, decided - opened)
