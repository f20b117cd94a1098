import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Schemas"))

from library import Library  # noqa: E402


@pytest.fixture(scope="session")
def library():
    return Library()


@pytest.fixture(scope="session")
def rulebook(library):
    return library.open_rulebook("thanh-hoa-2024")
