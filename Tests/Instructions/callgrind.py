"""Reads what callgrind wrote with --dump-instr=yes --dump-line=no and nothing compressed."""

from collections import Counter
from typing import NamedTuple

ALLOCATING = {"malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc", "memalign"}


class Counts(NamedTuple):
    instructions: Counter  # (object, function, address): instructions of its own
    allocations: int


def read(path):
    """{name of the dump: Counts}, of the files PATH.1, PATH.2 and so on."""
    found, number = {}, 1
    while (file := path.with_name(f"{path.name}.{number}")).exists():
        with open(file) as lines:
            name, counts = _read(lines)
        found[name] = counts
        number += 1
    return found


def _read(lines):
    name, instructions, allocations = None, Counter(), 0
    module = function = called = None
    of_call = False
    for line in lines:
        if line.startswith("0x"):
            if not of_call:
                address, count = line.split()
                instructions[module, function, address] += int(count)
            of_call = False
            continue
        key, _, value = line.rstrip("\n").partition("=")
        if key == "ob":
            module = value
        elif key == "fn":
            function = value
        elif key == "cfn":
            called = value
        elif key == "calls":
            of_call = True
            if called in ALLOCATING and "/libc.so" not in (module or ""):  # libc's own calls are parts of one
                allocations += int(value.split()[0])
        elif line.startswith("desc: Trigger: Client Request: "):
            name = line.rsplit(": ", 1)[1].strip()
    return name, Counts(instructions, allocations)
