"""Runs the fuzzers and says in a table what they did.

    fuzz.py --seconds N [--jobs N] [--seed N] [TARGET...]

Each target runs N seconds, its seeds among them, `--jobs` of them at a time; all of them
unless some are named. What it finds to be new is kept in .build/fuzzing/corpus, where the
next run goes on; with `--seed` it begins from the seeds alone, with that choice of
changes. An input that ends a target is kept in .build/fuzzing/findings; then this ends
with 1.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
FOLDER = REPOSITORY / ".build/fuzzing"
TARGETS = ["rulebook_create", "describe", "assess", "assess_lines", "decide", "check", "verify"]
# The longest input: room for a rulebook where that is what is read.
MOST_BYTES = {"rulebook_create": 160_000, "check": 160_000, "verify": 60_000}
MOST_MIB = 4096
# By the clock, on a machine that may be busy: below it, being slow is no finding.
MOST_SECONDS_OF_ONE = 300
# Besides its own, before it is taken to hang: reading the seeds, the last input.
SLACK_SECONDS = 600


def run(target: str, seconds: int, seed: int | None) -> dict:
    """What one target did, from an empty corpus where there is a seed."""
    if seed is None:
        return fuzz(target, FOLDER / "corpus" / target, [f"-max_total_time={seconds}"], seconds)
    with tempfile.TemporaryDirectory(prefix="khenthuong-corpus-") as corpus:
        choices = [f"-max_total_time={seconds}", f"-seed={seed}"]
        return fuzz(target, Path(corpus), choices, seconds)


def fuzz(target: str, corpus: Path, choices: list[str], seconds: int) -> dict:
    findings = FOLDER / "findings" / target
    for folder in (corpus, findings):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(findings.iterdir())
    command = [
        FOLDER / target,
        *choices,
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


def finds_what_is_wrong() -> bool:
    """A target that answers wrongly ends with a finding."""
    program = FOLDER / "self-test"
    program.unlink(missing_ok=True)
    program.symlink_to("fuzz")
    with tempfile.TemporaryDirectory(prefix="khenthuong-self-test-") as folder:
        nothing = Path(folder, "nothing")
        nothing.touch()
        command = [program, f"-artifact_prefix={folder}/", nothing]
        environment = os.environ | {"SWIFT_BACKTRACE": "enable=no"}
        ended = subprocess.run(command, capture_output=True, env=environment, timeout=SLACK_SECONDS)
    return ended.returncode != 0 and b"FINDING in self-test" in ended.stderr


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
    parser.add_argument("--seed", type=int)
    parser.add_argument("targets", nargs="*")
    arguments = parser.parse_args()
    targets = arguments.targets or TARGETS
    with ThreadPoolExecutor(arguments.jobs) as pool:
        runs = pool.map(lambda target: run(target, arguments.seconds, arguments.seed), targets)
        results = list(runs)
    print(table(results))
    failed = 0
    if not finds_what_is_wrong():
        failed = 1
        print("\nan answer that is wrong is not found")
    bad = [r for r in results if r["status"] != 0 or r["found"] or not r["executions"] or not r["edges"]]
    for result in bad:
        print(f"\n{result['target']}: ended with {result['status']}; see {result['log']}")
        for path in result["found"]:
            print(f"  {path}")
            print(f"  again: {FOLDER / result['target']} {path}")
        lines = result["log"].read_text(errors="replace").splitlines()
        telling = [line[:400] for line in lines if re.search(r"FINDING|ERROR|Fatal|SUMMARY", line)]
        print("\n".join(f"    {line}" for line in telling[:12]))
    failed += len(bad)
    print(f"\n{len(results) + 1 - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
