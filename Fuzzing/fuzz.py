"""Runs the fuzzers and says in a table what they did.

    fuzz.py --seconds N [--jobs N] [TARGET...]

Each target runs N seconds, `--jobs` of them at a time, after its seeds. What it finds
to be new is kept in .build/fuzzing/corpus, where the next run goes on. An input that
ends a target is kept in .build/fuzzing/findings; then this ends with 1.
"""

import argparse
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDER = REPOSITORY / ".build/fuzzing"
# The longest input: room for a rulebook where that is what is read.
MOST_BYTES = {"rulebook_create": 160_000, "check": 160_000, "verify": 60_000}
MOST_MIB = 4096
# By the clock, on a machine that may be busy.
MOST_SECONDS_OF_ONE = 120
# Besides its own, before it is taken to hang: reading the seeds, the last input.
SLACK_SECONDS = 600


def run(target: str, seconds: int) -> dict:
    corpus, findings = FOLDER / "corpus" / target, FOLDER / "findings" / target
    for folder in (corpus, findings):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(findings.iterdir())
    command = [
        FOLDER / target,
        f"-max_total_time={seconds}",
        f"-timeout={MOST_SECONDS_OF_ONE}",
        f"-report_slow_units={MOST_SECONDS_OF_ONE}",
        f"-rss_limit_mb={MOST_MIB}",
        f"-max_len={MOST_BYTES.get(target, 40_000)}",
        f"-dict={FOLDER / 'words.dict'}",
        f"-artifact_prefix={findings}/",
        "-print_final_stats=1",
        "-reload=0",
    ]
    inputs = [corpus, REPOSITORY / "Fuzzing/regressions" / target, FOLDER / "seeds" / target]
    command += [folder for folder in inputs if folder.exists()]
    log = FOLDER / f"{target}.log"
    environment = os.environ | {"SWIFT_BACKTRACE": "enable=no"}
    with log.open("w") as output:
        try:
            status = subprocess.run(
                command, stdout=output, stderr=output, env=environment, timeout=seconds + SLACK_SECONDS
            ).returncode
        except subprocess.TimeoutExpired:
            status = "it did not end"
    text = log.read_text(errors="replace")
    last = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)/", text)
    counters = re.search(r"\((\d+) inline 8-bit counters\)", text)
    stats = dict(re.findall(r"stat::(\w+):\s+(\d+)", text))
    return {
        "target": target,
        "status": status,
        "executions": int(stats.get("number_of_executed_units", 0)),
        "each second": int(stats.get("average_exec_per_sec", 0)),
        "edges": int(last[-1][0]) if last else 0,
        "of": int(counters[1]) if counters else 0,
        "features": int(last[-1][1]) if last else 0,
        "new units": int(stats.get("new_units_added", 0)),
        "slowest s": int(stats.get("slowest_unit_time_sec", 0)),
        "peak MiB": int(stats.get("peak_rss_mb", 0)),
        "found": sorted(set(findings.iterdir()) - before),
        "log": log,
    }


def table(results: list[dict]) -> str:
    columns = ["target", "executions", "each second", "edges", "of", "features", "new units",
               "slowest s", "peak MiB", "findings"]
    rows = [[str(r.get(c, "")) for c in columns[:-1]] + [str(len(r["found"]))] for r in results]
    widths = [max(map(len, column)) for column in zip(columns, *rows)]
    lines = []
    for row in [columns, ["-" * width for width in widths], *rows]:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        lines.append("  ".join([row[0].ljust(widths[0]), *cells]))
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description="Runs the fuzzers.")
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("targets", nargs="+")
    arguments = parser.parse_args()
    with ThreadPoolExecutor(arguments.jobs) as pool:
        results = list(pool.map(lambda target: run(target, arguments.seconds), arguments.targets))
    print(table(results))
    bad = [r for r in results if r["status"] != 0 or r["found"] or r["executions"] == 0]
    for result in bad:
        print(f"\n{result['target']}: ended with {result['status']}; see {result['log']}")
        for path in result["found"]:
            print(f"  {path}")
            print(f"  again: {FOLDER / result['target']} {path}")
        lines = result["log"].read_text(errors="replace").splitlines()
        telling = [line[:400] for line in lines if re.search(r"FINDING|ERROR|Fatal|SUMMARY", line)]
        print("\n".join(f"    {line}" for line in telling[:12]))
    print(f"\n{len(results) - len(bad)} passed, {len(bad)} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
