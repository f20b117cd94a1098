"""What the tests of this folder share, and the line that says what was compared."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "Schemas"))

from answers import Comparison

COMPARISONS = {}


@pytest.fixture(scope="session")
def generated_comparison():
    return COMPARISONS.setdefault("generated", Comparison())


@pytest.fixture(scope="session")
def case_comparison():
    return COMPARISONS.setdefault("shared cases", Comparison())


def pytest_terminal_summary(terminalreporter):
    for name, comparison in COMPARISONS.items():
        compared, seen = comparison.compared, comparison.seen
        terminalreporter.write_line(
            f"{name}: {compared['nominations']} nominations and {compared['rounds']} rounds"
            f" compared with the reference model, {comparison.disagreements} disagreements"
        )
        terminalreporter.write_line(
            "  " + ", ".join(f"{what} {count}" for what, count in sorted(seen.items()))
        )
