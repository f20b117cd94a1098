"""Who takes part: how each is started, what it is called through, and whether it takes all at once."""

import importlib.util
import sys
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
BUILD = HERE / "build"
LIBRARY = HERE.parent / "build/libkhenthuong.so"
FROM_PYTHON = "Python (khenthuong)" if importlib.util.find_spec("khenthuong") else "Python (ctypes)"


class Engine(NamedTuple):
    key: str
    label: str
    command: list
    through: str
    whole: bool = False  # all nominations in one call
    decides: bool = False  # ranks and applies the quota as well


def python(key, label, module, engine, through="Python", **more):
    return Engine(key, label, [sys.executable, str(HERE / "worker.py"), module, engine], through, **more)


def program(key, label, path, mode, through="C", **more):
    return Engine(key, label, [str(BUILD / path), mode], through, **more)


OURS = [
    program("verdicts-c", "KhenThuong `assess`, verdicts", "ours", "verdicts"),
    program("full-c", "KhenThuong `assess`, full", "ours", "full"),
    program("lines-c", "KhenThuong `assess_lines`", "ours", "lines", whole=True),
    program("decide-c", "KhenThuong `decide`, verdicts, no receipt", "ours", "decide", whole=True, decides=True),
    program("decide-receipt-c", "KhenThuong `decide`, verdicts, receipt", "ours", "decide-receipt", whole=True, decides=True),
    program("decide-findings-c", "KhenThuong `decide`, findings, receipt", "ours", "decide-findings", whole=True, decides=True),
    python("verdicts-python", "KhenThuong `assess`, verdicts", "ours.binding", "one", FROM_PYTHON),
    python("lines-python", "KhenThuong `assess_lines`", "ours.binding", "lines", FROM_PYTHON, whole=True),
    python("decide-python", "KhenThuong `decide`, verdicts, no receipt", "ours.binding", "decide", FROM_PYTHON, whole=True, decides=True),
    program("verdicts-swift", "KhenThuong `assess`, verdicts", "swift/release/OursSwift", "one", "Swift"),
    program("lines-swift", "KhenThuong `assess_lines`", "swift/release/OursSwift", "lines", "Swift", whole=True),
]
LIMITS = [
    program("limit-one", "limit: simdjson On-Demand by hand, the same requests", "simdjson-limit", "one", "C++"),
    program("limit-lines", "limit: the same over bare lines", "simdjson-limit", "lines", "C++", whole=True),
]
PEERS = [
    python("datalogic", f"datalogic-rs {version('datalogic-py')}, session, compiled template", "peers.datalogic", "one"),
    python("datalogic-batch", "datalogic-rs, `evaluate_batch` of parsed handles", "peers.datalogic", "batch", whole=True),
    python("zen", f"GoRules ZEN {version('zen-engine')}, precompiled decision", "peers.zen_engine", "one"),
    python("zen-trace", "GoRules ZEN with its trace", "peers.zen_engine", "trace"),
    python("zen-batch", "GoRules ZEN, `evaluate_batch`", "peers.zen_engine", "batch", whole=True),
    python("zen-expression", "GoRules ZEN, its expression alone, no decision", "peers.zen_engine", "expression"),
    python("cel", f"CEL (cel-cpp, cel-expr-python {version('cel-expr-python')}) + orjson", "peers.cel", "one"),
    python("cedar", f"Cedar (cedarpy {version('cedarpy')}) + orjson", "peers.cedar", "one"),
    python("jsonschema", f"jsonschema-rs {version('jsonschema-rs')} with a rate keyword + orjson", "peers.jsonschema", "one"),
    python("duckdb", f"DuckDB {version('duckdb')}, one statement over the file", "peers.duck", "batch", whole=True),
    python("duckdb-decide", "DuckDB, evaluate, rank and quota", "peers.duck", "decide", whole=True, decides=True),
    python("sqlite", "SQLite JSON, prepared statement", "peers.sqlite", "one"),
    python("sqlite-batch", "SQLite JSON, one statement", "peers.sqlite", "batch", whole=True),
    python("openfisca", f"OpenFisca-Core {version('OpenFisca-Core')} + orjson, one at a time", "peers.openfisca", "one"),
    python("openfisca-batch", "OpenFisca-Core + orjson, one simulation of all", "peers.openfisca", "batch", whole=True),
    python("by-hand", f"Python by hand + orjson {version('orjson')}", "peers.by_hand", "one"),
]
EMPTY = [
    python("empty-ours", "an empty call of ours", "ours.binding", "empty"),
    python("empty-datalogic", "a constant rule through datalogic-py", "peers.datalogic", "empty"),
]
