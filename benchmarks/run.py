"""Runs the benchmark: everybody's answers held against the oracle, a table, the ratios.

    run.py [--count N] [--quick] [--growth MOST] [--write]

--write puts the tables in docs/performance.md and the plot beside it. All lines but the report go to
the standard error; the report ends in one line `ratio NAME VALUE` for each goal.
"""

import argparse
import datetime
import hashlib
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import growth
import start
from engines import BUILD, EMPTY, HERE, LIMITS, OURS, PEERS
from turns import Turn, interleave, ratio, say
from verify import differences, oracle

DOCS = HERE.parent / "docs"
ALL = OURS + LIMITS + PEERS
ENGINES = {engine.key: engine for engine in ALL}
GOALS = {  # ratio: ours, against, goal
    "verdicts-c/datalogic-rs": ("verdicts-c", "datalogic", "≥ 5"),
    "verdicts-c/simdjson-limit": ("verdicts-c", "limit-one", "≥ 0.5"),
    "verdicts-python/datalogic-rs": ("verdicts-python", "datalogic", "≥ 2.5"),
    "lines-python/best-batch": ("lines-python", None, "≥ 4"),
    "full-c/zen-trace": ("full-c", "zen-trace", "≥ 12"),
    "decide-c/duckdb": ("decide-c", "duckdb-decide", "≥ 5"),
}


# These answer byte for byte the same.
SAME_BYTES = {"verdicts-c", "lines-c", "verdicts-python", "lines-python", "verdicts-swift", "lines-swift",
              "limit-one", "limit-lines"}


class Settings:
    def __init__(self, quick):
        self.rounds = 3 if quick else 7
        self.seconds = 0.1 if quick else 0.3  # of one run of an engine that takes one nomination a call
        self.verify_seconds = 1 if quick else 300  # slower engines are verified over fewer nominations
        self.start_rounds = 5 if quick else 25


def verify(engines, data, settings):
    """{key: nominations verified}; ends the benchmark at the first difference."""
    expected, verified, texts = oracle(data), {}, {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers"
        for engine in engines:
            turn = Turn(engine, data)
            count = len(expected) if engine.key in SAME_BYTES else turn.calibrate(len(expected), settings.verify_seconds)
            turn.write(count, path)
            turn.close()
            if engine.key in SAME_BYTES:
                texts[engine.key] = hashlib.sha256(path.read_bytes()).digest()
            wrong = differences(turn.engine, path, expected[:count])
            if wrong:
                raise SystemExit(f"{turn.engine.key} answers otherwise than the oracle: {len(wrong)} of {count}, "
                                 f"first {wrong[:5]}")
            verified[turn.engine.key] = count
            say(f"  {turn.engine.key}: {count} as the oracle has them")
    if len(set(texts.values())) > 1:
        raise SystemExit(f"{', '.join(texts)} do not answer the same bytes")
    return verified


def measure_all(data, count, settings):
    present = [engine for engine in ALL if engine.through != "Swift" or Path(engine.command[0]).exists()]
    missing = [engine for engine in ALL if engine not in present]
    say("verifying")
    verified = verify(present, data, settings)
    say("measuring all in turn")
    turns = [Turn(engine, data) for engine in present]
    counts = [turn.calibrate(count, settings.seconds) for turn in turns]
    interleave(turns, counts, 1)
    for turn in turns:
        turn.times.clear()
    interleave(turns, counts, settings.rounds)
    rows = []
    for turn in turns:
        rows.append((turn.engine, min(turn.times), statistics.median(turn.times), verified[turn.engine.key],
                     turn.memory()[1] - turn.ready_kib))
        turn.close()
    return rows, missing


def table(rows, missing):
    lines = ["| engine | through | best, µs | median, µs | best, nominations/s | memory, MiB | held against the oracle |",
             "|---|---|--:|--:|--:|--:|--:|"]
    for engine, best, median, verified, kib in rows:
        lines.append(f"| {engine.label} | {engine.through}{', all in one call' if engine.whole else ''} | {best * 1e6:.2f} | "
                     f"{median * 1e6:.2f} | {1 / best:,.0f} | {kib / 1024:.0f} | {verified:,} |")
    for engine in missing:
        lines.append(f"| {engine.label} | {engine.through} | not built here | | | | |")
    return "\n".join(lines)


def overhead(data, count, settings):
    costs = {}
    for engine in EMPTY:
        turn = Turn(engine, data)
        interleave([turn], [count], settings.rounds + 1)
        costs[engine.key] = min(turn.times) * 1e6
        turn.close()
    return costs


def batch_memory(data, count):
    """MiB beyond input and output of one batch in a process that has just started."""
    turn = Turn(ENGINES["lines-c"], data)
    before, peak, answers = map(int, turn.tell(f"peak {count}").split())
    turn.close()
    return (peak - before - answers) / 1024


def allocations(data):
    turn = Turn(ENGINES["verdicts-c"], data, {"LD_PRELOAD": str(BUILD / "allocations.so")})
    turn.run(2000)
    made = int(turn.tell("allocations 2000")) / 2000
    turn.close()
    return made - 1  # the response itself


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    flags = next((line for line in open("/proc/cpuinfo") if line.startswith("flags")), "")
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=HERE).stdout.strip()
    return (f"{model} ({'with' if 'avx512' in flags else 'without'} AVX-512), {os.cpu_count()} cores, "
            f"{platform.system()} {platform.release()}, Python {platform.python_version()}, commit {commit}, "
            f"{datetime.date.today()}; load average {os.getloadavg()[0]:.1f} when it ended")


def sizes(data):
    mean = lambda name: (data / name).stat().st_size
    lines = (data / "lines.ndjson").read_bytes().count(b"\n")
    return lines, mean("lines.ndjson") / lines, mean("requests.ndjson") / lines


def ratios(rows, data, count, settings):
    best = {engine.key: time for engine, time, *_ in rows}
    peers = [engine for engine in PEERS if engine.whole and not engine.decides]
    champion = min(peers, key=lambda engine: best[engine.key])
    found = {}
    for name, (ours, against, goal) in GOALS.items():
        second = champion if against is None else ENGINES[against]
        found[name] = ratio(data, ENGINES[ours], second, count, settings.rounds, settings.seconds)
        found[name] |= {"goal": goal, "against": second.label}
        say(f"  {name} {found[name]['median']:.2f}")
    return found


def ratio_table(found, memory, made):
    lines = ["| ratio | median of the pairs | of the best runs | ours, µs best / median | against, µs best / median | goal |",
             "|---|--:|--:|--:|--:|--:|"]
    for name, one in found.items():
        pair = lambda times: " / ".join(f"{time * 1e6:.2f}" for time in times)
        lines.append(f"| `{name}` ({one['against']}) | {one['median']:.2f} | {one['best']:.2f} | {pair(one['first'])} | "
                     f"{pair(one['second'])} | {one['goal']} |")
    lines.append(f"| `batch-memory-mib` | {memory:.1f} | | | | ≤ 16 |")
    lines.append(f"| `allocations-per-decision` | {made:.2f} | | | | 0 |")
    return "\n".join(lines)


NOTES = """\
How to read it:

- Every engine is a process of its own, on one thread, and they take turns (A B A B …), so that the
  noise of the machine meets all of them. Each works as its own documentation recommends for speed:
  compiled, parsed or prepared once, JSON text in and JSON text out. *Memory* is the peak beyond what
  was resident when the engine had loaded its input; through Python that includes the answers of a run.
- Every engine's verdicts and outcomes were held against an integer oracle (`generate.py`) before
  anything was timed: *held against the oracle* says over how many nominations. They all agree.
- A nomination has {line:.0f} bytes on average. The peers and `assess_lines` read just that;
  `assess` reads requests of {request:.0f} bytes: the same nomination with its options and two units,
  and so does the limit program, which answers byte for byte what the library answers.
- To stay near 1.1 KB a nomination has what its 20 criteria (15 rates, 5 facts) need; papers, deadline,
  integrity and the judged initiative are left out of the rulebook for it (`rules.py`), so that
  `eligible` can be reached. Authority and prior awards are met throughout; ours decides them as well,
  the peers do not.
- What runs through Python pays for Python: an empty call through ctypes costs {ctypes:.2f} µs, a
  constant rule through datalogic-py {datalogic:.2f} µs. Nothing is subtracted from anybody's figures.
  datalogic-rs, ZEN, CEL and Cedar are compiled code behind their own Python bindings; there is no C
  interface of theirs installed here. Where the table says "+ orjson" the engine reads no JSON text and
  orjson reads and writes it.
- JSON Schema cannot compare two numbers of an instance: the rates are a keyword written in Python.
  Cedar, CEL's and ZEN's verdict or its wording is put together in Python from the outcomes. Python's
  own CEL (celpy) is not representative of CEL and was left out.
- In `decide` DuckDB evaluates, ranks and applies a quota of one a district, and says no more. Ours
  writes, with every nomination, also who won, its pool, warnings, readings and clauses.
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=None, help="nominations; 20000, or 5000 with --quick")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--growth", type=int, default=None, help="the largest number of nominations")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    settings = Settings(arguments.quick)
    most = arguments.growth or (10_000 if arguments.quick else 1_000_000)
    arguments.count = arguments.count or (5000 if arguments.quick else 20_000)
    data = HERE / "data"
    say("generating")
    subprocess.run([sys.executable, str(HERE / "generate.py"), "--count", str(arguments.count), "--out", str(data)],
                   check=True, stdout=sys.stderr)
    rows, missing = measure_all(data, arguments.count, settings)
    say("ratios")
    found = ratios(rows, data, arguments.count, settings)
    costs = overhead(data, arguments.count, settings)
    memory, made = batch_memory(data, arguments.count), allocations(data)
    say("growth")
    grown = growth.measure(data, [size for size in (1000, 10_000, 100_000, 1_000_000) if size <= most], settings.rounds)
    started = start.measure(data, settings.start_rounds)
    count, line, request = sizes(data)
    body = "\n\n".join([
        "# Performance", f"Written by `make bench`. {count:,} seeded commune nominations. {machine()}.",
        "## The ratios", ratio_table(found, memory, made), "## Everybody", table(rows, missing),
        NOTES.format(line=line, request=request, ctypes=costs["empty-ctypes"], datalogic=costs["empty-datalogic"]).strip(),
        "## How cost grows", growth.table(grown), "![Time and memory over the number of nominations](performance-growth.svg)",
        "## Start-up", started]) + "\n"
    print(body)
    if arguments.write:
        (DOCS / "performance.md").write_text(body)
        growth.plot(grown, DOCS / "performance-growth.svg")
    for name, one in found.items():
        print(f"ratio {name} {one['median']:.2f}")
    print(f"ratio batch-memory-mib {memory:.1f}")
    print(f"ratio allocations-per-decision {made:.2f}")


if __name__ == "__main__":
    main()
