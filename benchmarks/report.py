"""The report: tables of what was measured, and how to read them."""

import json

import growth
import machine
import start
from engines import HERE

THRESHOLDS = HERE.parent / "Tests/Instructions/thresholds.json"

INTRODUCTION = """\
Written by `make bench WRITE=1`. The same {count:,} seeded nominations of communes (15 rates, 5 facts, {line:.0f}
bytes each) for everybody, JSON text in and JSON text out, on one thread. The figures are made up by a generator;
the thresholds are those of the guidance. Absolute times are those of this machine in that hour: read the ratios."""

READING = """\
- Every engine is a process of its own, and they take turns (A B A B …), so that the noise of the machine
  meets all of them. Times are processor time of that process, with all its threads: what an engine takes of
  one core, whatever else the machine does.
- A ratio says how many times the work of the other is done in the same time: the median over {rounds} pairs of
  neighbouring runs, with the lowest and the highest pair beside it. The last line of that table is an engine
  against itself: what differs there is noise.
- Before anything is timed, every engine's verdicts and outcomes are held against an oracle in exact integers
  (`benchmarks/generate.py`), and `decide` also by standing and rank: *held against the oracle* says over how
  many nominations. They all agree, or there is no report.
- *Memory* is the peak beyond what was resident when the engine had loaded its input; through Python that
  includes the answers of a run, which stay until it ends."""

SAME_WORK = """\
- The peers and `assess_lines` read the bare nomination of {line:.0f} bytes. `assess` reads a request of
  {request:.0f}: the same nomination with its options and two units. So does the limit program, which is the same
  criteria written out by hand on simdjson's On-Demand interface, checks next to nothing and answers byte for
  byte what the library answers.
- A nomination has what its 20 criteria need. Papers, deadline, integrity and the judged initiative are left out
  of the rulebook (`benchmarks/rules.py`), so that a nomination stays near 1.1 KB and can be eligible. KhenThuong
  also decides authority and prior awards, checks every field, refuses unknown and duplicate keys and wrong types;
  the peers are not asked to.
- In `decide` DuckDB evaluates, ranks and applies a quota of one a district, and says no more. KhenThuong also
  looks for duplicates, reads the registry, and writes with every nomination who won, its pool, notices,
  readings and clauses. The ratio is of a request that asks for no receipt, since DuckDB gives none; with a
  receipt, which `decide` gives unless it is told otherwise, comes the SHA-256 of the request: it has a row of
  its own.
- Each peer works as its own documentation recommends for speed: compiled, parsed or prepared once, text in and
  text out where it can, one session, in batches where it has batches. Where the table says "+ orjson" the
  engine reads no JSON text and orjson reads and writes it.
- JSON Schema cannot compare two numbers of an instance: the rates are a keyword written in Python. Cedar's and
  ZEN's outcomes, and jsonschema-rs's, are put into the answer by Python. OpenFisca is made for many at once; one at
  a time is there to show it."""

THROUGH_PYTHON = """\
datalogic-rs, ZEN, CEL, Cedar, jsonschema-rs and DuckDB are compiled code, called through their own Python
packages; there is no C interface of theirs here to call instead. What that costs: a constant rule over an empty
object takes {datalogic:.2f} µs through datalogic-py, of the {whole:.2f} µs of a nomination, and an empty call of
KhenThuong from Python {ours:.2f} µs. So the call itself is {share:.0f} % of datalogic-rs's time; making the Python
string of the answer comes on top. Nothing is subtracted from anybody's figures. For a comparison with nothing of
the kind between, `verdicts-python` is the same call from Python on both sides."""

NOT_MEASURED = """\
More than one thread (any number of threads share a rulebook, each with a context of its own), a cold
processor cache, nominations with papers and texts, other processors. Rego (OPA, regorus) and Drools are not among
the peers."""

INSTRUCTIONS = """\
Instructions of one nomination with a warm context, counted by callgrind with simdjson's {implementation} code:
`Tests/Instructions/thresholds.json`, which `make test` holds the library against with a margin of 5 %. *Runtime* is
Swift's and the C library: reference counts, allocation, copying. Allocations are those beside the response."""


def engines(rows, missing):
    lines = ["| engine | through | best, µs | median, µs | best, nominations/s | memory, MiB | held against the oracle |",
             "|---|---|--:|--:|--:|--:|--:|"]
    for engine, best, median, verified, kib in rows:
        through = engine.through + (", all in one call" if engine.whole else "")
        lines.append(f"| {engine.label} | {through} | {best * 1e6:.2f} | {median * 1e6:.2f} | {1 / best:,.0f} | "
                     f"{kib / 1024:.0f} | {verified:,} |")
    for engine in missing:
        lines.append(f"| {engine.label} | {engine.through} | not built here | | | | |")
    return "\n".join(lines)


def ratios(found, noise, memory, made):
    lines = ["| ratio | against | goal | median | lowest – highest | of the best runs | ours, µs best / median | theirs, µs best / median |",
             "|---|---|--:|--:|--:|--:|--:|--:|"]
    pair = lambda times: " / ".join(f"{time * 1e6:.2f}" for time in times)

    def row(name, goal, one):
        return (f"| {name} | {one['against']} | {goal} | **{one['median']:.2f}** | {one['lowest']:.2f} – {one['highest']:.2f} | "
                f"{one['best']:.2f} | {pair(one['first'])} | {pair(one['second'])} |")
    lines += [row(f"`{name}`", one["goal"], one) for name, one in found.items()]
    lines.append(f"| `batch-memory-mib` | beyond input and output | ≤ 16 | **{memory:.1f}** | | | | |")
    lines.append(f"| `allocations-per-decision` | beside the response | 0 | **{made:.2f}** | | | | |")
    lines.append(row("noise", "1", noise))
    return "\n".join(lines)


def instructions():
    counts = json.loads(THRESHOLDS.read_text())["instructions"]
    implementation, operations = next(iter(counts.items()))
    columns = list(next(iter(operations.values())))
    lines = ["| operation | " + " | ".join(columns) + " |", "|---|" + "--:|" * len(columns)]
    for name, row in operations.items():
        lines.append(f"| `{name}` | " + " | ".join(f"{row[column]:,}" for column in columns) + " |")
    return INSTRUCTIONS.format(implementation=implementation) + "\n\n" + "\n".join(lines)


def document(measured):
    """The whole of docs/performance.md, of what run.py has measured."""
    best = {engine.key: best * 1e6 for engine, best, *_ in measured.rows}
    calls = {"datalogic": measured.costs["empty-datalogic"], "ours": measured.costs["empty-ours"], "whole": best["datalogic"]}
    calls["share"] = calls["datalogic"] / calls["whole"] * 100
    sizes = {"count": measured.count, "line": measured.line, "request": measured.request, "rounds": measured.rounds}
    parts = [
        "# Performance", INTRODUCTION.format(**sizes), machine.table(measured.load),
        "## The ratios", ratios(measured.ratios, measured.noise, measured.memory, measured.allocations),
        READING.format(**sizes),
        "## Everybody", engines(measured.rows, measured.missing), SAME_WORK.format(**sizes),
        "## Called through Python", THROUGH_PYTHON.format(**calls),
        "## Where the time goes", instructions(),
        "## How cost grows", growth.table(*measured.growth),
        "![Time and memory over the number of nominations](performance-growth.svg)",
        "## Start-up", start.table(measured.start, measured.start_rounds), start.size(),
        "## Not measured", NOT_MEASURED]
    return "\n\n".join(parts) + "\n"
