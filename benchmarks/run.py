"""Runs the benchmark: everybody's answers held against the oracle, a table, the ratios.

    run.py [--count N] [--quick] [--growth MOST] [--write]

--write puts the tables in docs/performance.md and the plot beside it. All lines but the report go to
the standard error; the report ends in one line `ratio NAME VALUE` for each goal.
"""

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import growth
import report
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


def noise(data, count, settings):
    """An engine against itself."""
    engine = ENGINES["verdicts-c"]
    found = ratio(data, engine, engine, count, settings.rounds, settings.seconds)
    return found | {"against": f"{engine.label}, against itself"}


class Measured(NamedTuple):
    """All that the report tells."""

    count: int
    rounds: int
    line: float  # bytes on average
    request: float
    load: float
    rows: list
    missing: list
    ratios: dict
    noise: dict
    costs: dict
    memory: float
    allocations: float
    growth: tuple
    start: list
    start_rounds: int


def measure(data, count, most, settings):
    load = os.getloadavg()[0]
    count, line, request = sizes(data)
    rows, missing = measure_all(data, count, settings)
    say("ratios")
    found = ratios(rows, data, count, settings)
    itself, costs = noise(data, count, settings), overhead(data, count, settings)
    memory, made = batch_memory(data, count), allocations(data)
    say("growth")
    grown = growth.measure(data, most, settings.rounds)
    say("start-up")
    started = start.measure(data, settings.start_rounds)
    return Measured(count, settings.rounds, line, request, load, rows, missing, found, itself, costs, memory, made,
                    grown, started, settings.start_rounds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=None, help="nominations; 20000, or 5000 with --quick")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--growth", type=int, default=None, help="the largest number of nominations")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    settings = Settings(arguments.quick)
    most = arguments.growth or (10_000 if arguments.quick else 1_000_000)
    count = arguments.count or (5000 if arguments.quick else 20_000)
    data = HERE / "data"
    say("generating")
    subprocess.run([sys.executable, str(HERE / "generate.py"), "--count", str(count), "--out", str(data)],
                   check=True, stdout=sys.stderr)
    measured = measure(data, count, most, settings)
    body = report.document(measured)
    print(body)
    if arguments.write:
        (DOCS / "performance.md").write_text(body)
        growth.plot(measured.growth[0], DOCS / "performance-growth.svg")
    for name, one in measured.ratios.items():
        print(f"ratio {name} {one['median']:.2f}")
    print(f"ratio batch-memory-mib {measured.memory:.1f}")
    print(f"ratio allocations-per-decision {measured.allocations:.2f}")


if __name__ == "__main__":
    main()
