"""Start-up: a process that loads the library, opens the built-in rulebook, assesses once and ends."""

import os
import statistics
import subprocess
import sys
import time

from engines import BUILD, HERE

PYTHON = """
import ctypes, sys, time
start = time.perf_counter()
c = ctypes.CDLL(sys.argv[1])
book, out, length = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_size_t()
by = ctypes.byref
loaded = time.perf_counter()
assert c.kt_rulebook_builtin(sys.argv[2].encode(), by(book), by(out), by(length)) == 0
opened = time.perf_counter()
request = open(sys.argv[3] + "/first.json", "rb").read()
again = time.perf_counter()
assert c.kt_assess(book, None, ctypes.c_char_p(request), ctypes.c_size_t(len(request)), by(out), by(length)) == 0
print(loaded - start + opened - loaded, time.perf_counter() - again)
"""
RULEBOOK = "thanh-hoa-2024"


def wall(command):
    start = time.perf_counter()
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout.split()
    return time.perf_counter() - start, *map(float, said)


def measure(data, rounds):
    library = HERE.parent / "build/libkhenthuong.so"
    commands = {
        "C": [str(BUILD / "ours"), "start", RULEBOOK, str(data)],
        "C, a program that does nothing": ["/bin/true"],
        "Python": [sys.executable, "-S", "-c", PYTHON, str(library), RULEBOOK, str(data)],
        "Python, a program that imports ctypes": [sys.executable, "-S", "-c", "import ctypes"],
    }
    found = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(wall(command))
    rows = ["| from | whole process, ms | opening the rulebook, ms | first decision, ms |", "|---|--:|--:|--:|"]
    for name, runs in found.items():
        medians = [statistics.median(column) * 1e3 for column in zip(*runs)]
        cells = [f"{value:.2f}" for value in medians] + ["", ""]
        rows.append(f"| {name} | {cells[0]} | {cells[1]} | {cells[2]} |")
    size = os.stat(library).st_size
    return "\n".join(rows) + (f"\n\nMedians of {rounds}. In Python, opening includes loading the library. "
                              f"`libkhenthuong.so` has {size:,} bytes ({size / 2**20:.1f} MiB), stripped.")
