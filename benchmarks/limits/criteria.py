"""Writes criteria.h for the limit program: names, thresholds and kinds from the rulebook."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from rules import CRITERIA, Rate  # noqa: E402


def array(type_, name, values):
    return f"static const {type_} {name}[] = {{{', '.join(values)}}};\n"


with open(sys.argv[1], "w") as header:
    header.write(f"enum {{ CRITERIA_COUNT = {len(CRITERIA)} }};\n")
    header.write(array("char *const", "NAMES", (f'"{rule.id}"' for rule in CRITERIA)))
    header.write(array("unsigned char", "LENGTHS", (str(len(rule.id)) for rule in CRITERIA)))
    header.write(array("int", "THRESHOLDS", (str(rule.threshold) if isinstance(rule, Rate) else "0" for rule in CRITERIA)))
    header.write(array("unsigned char", "KINDS", ("0" if isinstance(rule, Rate) else "2" if rule.proof else "1" for rule in CRITERIA)))
