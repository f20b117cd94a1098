"""Where the time goes: instructions of one nomination, by operation and floor, held against
thresholds.json with a margin of 5 %.

    instructions.py OUT [--write | --functions]

OUT holds the programs and the nominations, see scripts/test-instructions.

Instructions repeat where times do not. They differ by the code simdjson and libc pick for a processor, so
both are told what to pick, and thresholds.json has a set of counts for each. --write measures all that
this processor can run and writes them; --functions shows which functions the instructions are in.
"""

import json
import os
import platform
import subprocess
import sys
from collections import Counter
from pathlib import Path

import callgrind
from floors import FLOORS, by_floor
from thresholds import compare

HERE = Path(__file__).resolve().parent
COMMITTED = HERE / "thresholds.json"
SMALL, LARGE = 200, 400  # nominations, as scripts/test-instructions generates them
WITHOUT_AVX = "-AVX2,-AVX,-AVX_Fast_Unaligned_Load,-BMI1,-BMI2"
# simdjson's name for it: the flags it needs, and what libc is told to do without, so that it picks the
# same code wherever this one is run.
IMPLEMENTATIONS = {
    "haswell": ({"avx2", "bmi1", "bmi2", "pclmulqdq", "abm"}, ""),
    "westmere": ({"sse4_2", "pclmulqdq"}, WITHOUT_AVX),
    "fallback": (set(), WITHOUT_AVX),
}
# operation: its dump, or the two whose difference it is; nominations; responses that have to be allocated
OPERATIONS = {
    "assess-verdicts": (("assess-verdicts",), SMALL, SMALL),
    "assess-full": (("assess-full",), SMALL, SMALL),
    "assess-lines": (("assess-lines-large", "assess-lines-small"), LARGE - SMALL, 0),
    "decide": (("decide-large", "decide-small"), LARGE - SMALL, 0),
}


def available():
    """The implementations this processor can run, the fastest first."""
    flags = next((set(line.split()) for line in open("/proc/cpuinfo") if line.startswith("flags")), set())
    return [name for name, (needed, _) in IMPLEMENTATIONS.items() if needed <= flags]


def run(implementation, out):
    """{dump: Counts} of the program under callgrind."""
    program, dumps = out / "operations", out / "callgrind"
    for old in out.glob(dumps.name + "*"):
        old.unlink()
    without = IMPLEMENTATIONS[implementation][1]
    environment = {
        "PATH": os.environ["PATH"], "LD_LIBRARY_PATH": str(out / "stripped"),
        "SIMDJSON_FORCE_IMPLEMENTATION": implementation, "SWIFT_DETERMINISTIC_HASHING": "1",
        "GLIBC_TUNABLES": f"glibc.cpu.hwcaps={without}" if without else ""}
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={dumps}", "--dump-instr=yes", "--dump-line=no",
         "--compress-pos=no", "--compress-strings=no", str(program), str(out / str(SMALL)), str(out / str(LARGE))],
        env=environment, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise SystemExit(done.stderr)
    return callgrind.read(dumps)


def measure(implementation, out, symbolizer):
    found = run(implementation, out)
    floors = {name: by_floor(counts.instructions, out / "libkhenthuong.so", out / "operations", symbolizer)
              for name, counts in found.items()}
    result = {}
    for operation, (names, nominations, responses) in OPERATIONS.items():
        first, *second = names
        rest = second[0] if second else None
        each = {floor: (floors[first][floor] - (floors[rest][floor] if rest else 0)) / nominations for floor in FLOORS}
        made = found[first].allocations - (found[rest].allocations if rest else 0) - responses
        result[operation] = ({"total": round(sum(each.values()))} | {name: round(value) for name, value in each.items()}
                             | {"allocations": round(made / nominations, 2)})
    return result


def functions(implementation, out, most=25):
    """The functions with the most instructions of their own, by operation, for one nomination."""
    found = run(implementation, out)
    demangle = lambda text: subprocess.run([os.environ["DEMANGLE"], "--compact", "--simplified"], input=text,
                                           capture_output=True, text=True, check=True).stdout
    for operation, (names, nominations, _) in OPERATIONS.items():
        each = Counter()
        for sign, name in zip((1, -1), names):
            for (_, function, _), count in found[name].instructions.items():
                each[function] += sign * count
        lines = "".join(f"{count / nominations:>12,.0f}  {function}\n" for function, count in each.most_common(most))
        print(f"\n{operation}, instructions of one nomination, {implementation}\n{demangle(lines)}", end="")


def table(measured):
    columns = ("total", *FLOORS, "allocations")
    lines = [f"{'':16}" + "".join(f"{name:>12}" for name in columns)]
    for operation, counts in measured.items():
        lines.append(f"{operation:16}" + "".join(f"{counts[name]:>12,}" for name in columns))
    return "\n".join(lines)


def toolchain():
    """What else the counts depend on."""
    first = lambda *command: subprocess.run(command, capture_output=True, text=True).stdout.split("\n")[0].strip()
    return {"swift": first(os.environ.get("SWIFT", "swift"), "--version"), "gcc": first("gcc", "-dumpfullversion"),
            "libc": os.confstr("CS_GNU_LIBC_VERSION"), "valgrind": first("valgrind", "--version"),
            "simdjson": first("pkg-config", "--modversion", "simdjson") or first(
                "dpkg-query", "--show", "--showformat=${Version}", "libsimdjson-dev")}


def main():
    out, symbolizer = Path(sys.argv[1]).resolve(), os.environ["SYMBOLIZER"]
    if "--write" in sys.argv[2:]:
        counts = {}
        for implementation in available():
            counts[implementation] = measure(implementation, out, symbolizer)
            print(f"instructions of one nomination, {implementation}\n{table(counts[implementation])}")
        COMMITTED.write_text(json.dumps({"machine": platform.machine(), "measuredWith": toolchain(),
                                         "instructions": counts}, indent=2) + "\n")
        return
    if "--functions" in sys.argv[2:]:
        functions(available()[0], out)
        return
    committed, implementation = json.loads(COMMITTED.read_text()), available()[0]
    if committed["machine"] != platform.machine():
        print(f"0 passed, 1 failed: the thresholds are of {committed['machine']}")
        sys.exit(1)
    measured = measure(implementation, out, symbolizer)
    print(f"instructions of one nomination, {implementation}\n{table(measured)}")
    failures, remarks, checks = compare(measured, committed["instructions"][implementation])
    for failure in failures:
        print(f"failed: {failure}")
    for remark in remarks:
        print(f"fewer than before, make instructions WRITE=1 keeps it so: {remark}")
    then, now = committed["measuredWith"], toolchain()
    if failures and then != now:
        print("The thresholds are of another toolchain: " + "; ".join(
            f"{name} {then.get(name)}, here {now[name]}" for name in now if then.get(name) != now[name]))
    print(f"{checks - len(failures)} passed, {len(failures)} failed")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
