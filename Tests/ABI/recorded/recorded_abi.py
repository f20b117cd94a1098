"""The header's ABI against the one on record.

On record are what abidw reads from functions and types, khenthuong.abi, and the
constants, constants.txt, which leave no trace in a compiled file. abidw cannot read
a Swift library's signatures: it is given a stub, every function of the header with
an empty body. As a program it records the ABI anew, unless that would break it:

    python Tests/ABI/recorded/recorded_abi.py
"""

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEADER = HERE.parents[2] / "include/khenthuong.h"
RECORD = HERE / "khenthuong.abi"
CONSTANTS = HERE / "constants.txt"

# A version is not part of the ABI, and the ABI's own number stands in the soname.
NOT_RECORDED = re.compile(r"KT_VERSION_\w+|KT_ABI_VERSION")


@dataclass
class Comparison:
    """What a header does to those who rely on the record."""

    broken: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    renumbered: bool = False


def run(*command: str | Path, text: str = "") -> str:
    done = subprocess.run(list(map(str, command)), input=text, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    return done.stdout


def functions(header: Path) -> list[str]:
    """Each declaration of a function, on one line."""
    text = " ".join(run("gcc", "-E", "-P", header).split())
    return re.findall(r"(?<=[;}] )([\w ]+[ *]kt_\w+\([^;{]*\));", text)


def stub(header: Path) -> str:
    declared = functions(header)
    assert declared, header
    bodies = ("{ }" if text.startswith("void kt_") else "{ return 0; }" for text in declared)
    return f'#include "{header}"\n' + "".join(
        f"{text} {body}\n" for text, body in zip(declared, bodies)
    )


def constants(header: Path) -> dict[str, int]:
    names = re.findall(r"^#define (KT_\w+) ", run("gcc", "-E", "-dM", header), re.M)
    names = sorted(name for name in names if not NOT_RECORDED.fullmatch(name))
    lines = "".join(f'    printf("{name} %lld\\n", (long long)({name}));\n' for name in names)
    with tempfile.TemporaryDirectory() as directory:
        program = Path(directory) / "constants"
        source = f'#include "{header}"\n#include <stdio.h>\nint main(void)\n{{\n{lines}}}\n'
        run("gcc", "-x", "c", "-o", program, "-", text=source)
        return read_constants(run(program))


def read_constants(text: str) -> dict[str, int]:
    return {name: int(value) for name, value in map(str.split, text.splitlines())}


def abi_number(header: Path) -> str:
    found = re.search(r"^#define KT_ABI_VERSION (\d+)$", header.read_text("utf-8"), re.M)
    assert found, header
    return found[1]


def describe(header: Path, out: Path) -> None:
    """Writes what abidw reads from the header's stub."""
    with tempfile.TemporaryDirectory() as directory:
        library = Path(directory) / "libkhenthuong.so"
        soname = f"-Wl,-soname,libkhenthuong.so.{abi_number(header)}"
        flags = ["-std=c99", "-g", "-shared", "-fPIC", "-w", soname]
        run("gcc", "-x", "c", *flags, "-o", library, "-", text=stub(header))
        # Without the places of this machine, so that the record is the same on others.
        run("abidw", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs", "--out-file", out, library)


def differences(header: Path, *options: str) -> str:
    """What abidiff has to say; empty when it finds nothing, also beyond the options."""
    with tempfile.TemporaryDirectory() as directory:
        current = Path(directory) / "current.abi"
        describe(header, current)
        done = subprocess.run(
            ["abidiff", "--no-architecture", *options, str(RECORD), str(current)],
            capture_output=True,
            text=True,
        )
    # Bit 1: abidiff itself failed.
    assert done.returncode & 3 == 0, done.stderr
    return done.stdout.strip() if done.returncode else ""


def compare(header: Path = HEADER) -> Comparison:
    found = Comparison()
    recorded = re.search(r"soname='libkhenthuong\.so\.(\d+)'", RECORD.read_text("utf-8"))
    assert recorded, RECORD
    found.renumbered = recorded[1] != abi_number(header)

    if text := differences(header, "--no-added-syms"):
        found.broken.append(text)
    elif text := differences(header):
        found.added.append(text)

    before = read_constants(CONSTANTS.read_text("utf-8"))
    now = constants(header)
    for name, value in before.items():
        if name not in now:
            found.broken.append(f"{name} is gone")
        elif now[name] > value and name.startswith("KT_MAX_"):
            found.added.append(f"{name} was {value}, is now {now[name]}")
        elif now[name] != value:
            found.broken.append(f"{name} was {value}, is now {now[name]}")
    found.added += [f"{name} is new" for name in now if name not in before]
    return found


def record(header: Path = HEADER) -> int:
    if RECORD.exists():
        found = compare(header)
        if found.broken and not found.renumbered:
            print(*found.broken, sep="\n")
            print("not recorded: this breaks programs built for KT_ABI_VERSION", abi_number(header))
            return 1
    describe(header, RECORD)
    lines = (f"{name} {value}\n" for name, value in constants(header).items())
    CONSTANTS.write_text("".join(lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(record())
