"""Start-up: a process that loads the library, opens the built-in rulebook, assesses once and ends."""

import statistics
import subprocess
import sys
import time

from engines import BUILD, HERE, LIBRARY

RULEBOOK = "thanh-hoa-2024"
# What a process needs before it gets there: the same one, empty.
EMPTY = {"C": ["/bin/true"], "Python, ctypes": [sys.executable, "-S", "-c", "import ctypes"], "PHP, FFI": ["php", "-r", ""]}
# Of every section of the library, what it belongs to.
SECTIONS = {"code": (".text", ".plt", ".init", ".fini"), "constants": (".rodata", ".rodata.cst"),
            "tables for unwinding": (".eh_frame", ".eh_frame_hdr", ".gcc_except_table"),
            "relocations and symbols": (".rela.dyn", ".rela.plt", ".dynsym", ".dynstr", ".gnu.hash", ".hash")}


def programs(data):
    rest = [str(LIBRARY), RULEBOOK, str(data)]
    found = {"C": [str(BUILD / "first"), *rest],
             "Python, ctypes": [sys.executable, "-S", str(HERE / "ours/first.py"), *rest]}
    try:
        has_ffi = "FFI" in subprocess.run(["php", "-m"], capture_output=True, text=True).stdout.split()
    except FileNotFoundError:
        has_ffi = False
    if has_ffi:
        found["PHP, FFI"] = ["php", "-d", "ffi.enable=1", str(HERE / "ours/first.php"), *rest]
    return found


def wall(command):
    start = time.perf_counter()
    said = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout.split()
    return time.perf_counter() - start, *map(float, said)


def measure(data, rounds):
    """{"from": [(name, whole process, the same empty, loading, opening, deciding)] in seconds}, sizes beside it."""
    commands = programs(data)
    runs = {name: [] for name in commands}
    empty = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(wall(command))
            empty[name].append(wall(EMPTY[name])[0])
    rows = []
    for name, found in runs.items():
        whole, loading, opening, deciding = (statistics.median(column) for column in zip(*found))
        rows.append((name, whole, statistics.median(empty[name]), loading, opening, deciding))
    return rows


def table(rows, rounds):
    lines = ["| from | loading, ms | opening the rulebook, ms | first decision, ms | whole process, ms | the same process empty, ms |",
             "|---|--:|--:|--:|--:|--:|"]
    for name, whole, empty, *parts in rows:
        lines.append(f"| {name} | " + " | ".join(f"{value * 1e3:.2f}" for value in (*parts, whole, empty)) + " |")
    if "PHP, FFI" not in (name for name, *_ in rows):
        lines.append("| PHP, FFI | not installed here | | | | |")
    return "\n".join(lines) + f"\n\nMedians of {rounds} processes, files in the page cache, no context, detail `verdicts`."


def size():
    """A table of the library's size by section, and the libraries it needs."""
    sections = {}
    for line in subprocess.run(["size", "-A", str(LIBRARY)], check=True, capture_output=True, text=True).stdout.splitlines():
        words = line.split()
        if len(words) == 3 and words[0].startswith("."):
            sections[words[0]] = int(words[1])
    total = LIBRARY.stat().st_size
    sections = {name: count for name, count in sections.items() if name != ".bss"}
    lines = ["| `libkhenthuong.so`, stripped | bytes | MiB |", "|---|--:|--:|"]
    rest = total
    for label, names in SECTIONS.items():
        held = sum(sections.get(name, 0) for name in names)
        rest -= held
        lines.append(f"| {label} | {held:,} | {held / 2**20:.2f} |")
    lines.append(f"| data, Swift's metadata and the rest | {rest:,} | {rest / 2**20:.2f} |")
    lines.append(f"| the file | {total:,} | {total / 2**20:.2f} |")
    dynamic = subprocess.run(["readelf", "-d", str(LIBRARY)], check=True, capture_output=True, text=True).stdout
    needed = [line.split("[")[1].rstrip("]") for line in dynamic.splitlines() if "(NEEDED)" in line]
    return "\n".join(lines) + f"\n\nSwift's runtime is inside. Needed besides: {', '.join(needed)}."
