"""Writes the shared cases with bases, patches and templates applied, a JSON object a line.

    python3 Tests/ABI/resolved_cases.py .build/abi/cases.ndjson

Each line holds what a program needs that has the header and a JSON parser: texts to be
passed on as they stand, the expectation, the status. A text that is not UTF-8 stands as
{"hex": digits}.
"""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Schemas"))
import cases

CHANGES = ("mutate", "mutateRequest", "mutateOptions")


def text(content: bytes) -> Any:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return {"hex": content.hex()}


def resolved(case: cases.Case) -> dict[str, Any]:
    fields = {
        "name": case.name,
        "why": case.data["why"],
        "operation": case.operation,
        "request": text(case.request),
        "status": case.status,
        "expect": case.expect,
    }
    if case.has_own_rulebook:
        fields["rulebookText"] = cases.write(case.rulebook)
    elif case.operation != "check":
        fields["rulebook"] = case.rulebook_id
    if '"$pointer"' in cases.write(case.expect):
        fields["pointed"] = case.rulebook
    if "lines" in case.data:
        fields["lines"] = text(case.lines_text)
    for key in ("verifies", "earlier", *CHANGES):
        if key in case.data:
            fields[key] = case.data[key]
    return fields


def main() -> None:
    with Path(sys.argv[1]).open("w", encoding="utf-8", newline="\n") as out:
        for case in cases.load():
            out.write(cases.write(resolved(case)) + "\n")


if __name__ == "__main__":
    main()
