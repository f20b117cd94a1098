"""The columns of a sheet: where each stands in the request and how it is headed."""

from dataclasses import dataclass, field

from .cell_types import CellType


@dataclass(frozen=True)
class Column:
    path: tuple[str, ...]  # of the value, in the object that a row stands for
    heading: str
    type: CellType
    group: str = ""  # the heading over several columns of one criterion or paper
    section: str = ""  # the band over several groups
    note: str = ""
    required: bool = False
    rare: bool = False  # folded away until it is unfolded
    formula: str | None = None  # shown, never read; {row} is the row
    key: str = ""

    def __post_init__(self):
        if not self.key:
            object.__setattr__(self, "key", "/".join(self.path))

    @property
    def full_heading(self) -> str:
        return f"{self.group} – {self.heading}" if self.group else self.heading


@dataclass(frozen=True)
class Table:
    """A sheet with one row for each thing."""

    purpose: str
    name: str
    title: str
    hint: str
    columns: list[Column] = field(default_factory=list)
    frozen: int = 1  # columns that stay in sight
    kind: str | None = None  # of nominees
    categories: tuple[str, ...] = ()  # of nominees

    # Rows above the data; the keys, hidden, say which column is which.
    TITLE, HINT, KEYS, SECTIONS, GROUPS, HEADINGS = range(1, 7)
    FIRST = 7


@dataclass(frozen=True)
class Fact:
    """A line of a sheet of facts: what, its value, a word of explanation."""

    path: tuple[str, ...]
    label: str
    type: CellType
    note: str = ""
    required: bool = False
    default: object = None
    only_shown: bool = False

    @property
    def key(self) -> str:
        return "/".join(self.path)


@dataclass(frozen=True)
class FactSheet:
    purpose: str
    name: str
    title: str
    hint: str
    facts: list[Fact]

    TITLE, HINT, HEADINGS, FIRST = range(1, 5)
    LABEL, VALUE, NOTE, KEY = range(1, 5)


def get(value, path: tuple[str, ...]):
    """What stands at the path; None where nothing does. A fact given as true or
    false is its own value."""
    for step in path:
        if isinstance(value, bool) and step == "value":
            continue
        if not isinstance(value, dict) or step not in value:
            return None
        value = value[step]
    return value


def put(target: dict, path: tuple[str, ...], value) -> None:
    for step in path[:-1]:
        target = target.setdefault(step, {})
    if value == {} and isinstance(target.get(path[-1]), dict):
        return
    target[path[-1]] = value
