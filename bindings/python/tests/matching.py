"""Holds a response against what a shared case expects, by the rules of Tests/Cases/README.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

ABSENT = object()


def differences(value: Any, expected: Any, rulebook: Any, path: str = "") -> Iterator[str]:
    """A line for each place that differs."""
    if isinstance(expected, dict) and any(key.startswith("$") for key in expected):
        for name, argument in expected.items():
            yield from _matcher(name, argument, value, rulebook, path)
    elif isinstance(expected, dict) and isinstance(value, dict):
        for key, part in expected.items():
            yield from differences(value.get(key, ABSENT), part, rulebook, f"{path}/{key}")
    elif isinstance(expected, list) and isinstance(value, list):
        if len(expected) != len(value):
            yield f"{path}: {len(expected)} elements expected, got {len(value)}: {_short(value)}"
        else:
            for index, part in enumerate(expected):
                yield from differences(value[index], part, rulebook, f"{path}/{index}")
    elif not _same(value, expected):
        yield f"{path}: expected {_short(expected)}, got {_short(value)}"


def _same(left: Any, right: Any) -> bool:
    numbers = (int, Decimal)
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, numbers) and isinstance(right, numbers):
        return left == right
    return type(left) is type(right) and not isinstance(left, dict | list) and left == right


def _matcher(name: str, argument: Any, value: Any, rulebook: Any, path: str) -> Iterator[str]:
    def fits(element: Any, partial: Any) -> bool:
        return next(differences(element, partial, rulebook), None) is None

    if name == "$contains":
        if not isinstance(value, list):
            yield f"{path}: an array expected, got {_short(value)}"
            return
        for partial in argument:
            if not any(fits(element, partial) for element in value):
                yield f"{path}: no element matches {_short(partial)}; got {_short(value)}"
    elif name == "$none":
        if value is ABSENT:
            return
        if not isinstance(value, list):
            yield f"{path}: an array expected, got {_short(value)}"
            return
        for element in value:
            if fits(element, argument):
                yield f"{path}: must not be there: {_short(element)}"
    elif name == "$length":
        if not isinstance(value, list) or len(value) != argument:
            yield f"{path}: {argument} elements expected, got {_short(value)}"
    elif name == "$absent":
        if (value is ABSENT) is not argument:
            yield f"{path}: {'not ' if argument else ''}expected: {_short(value)}"
    elif name == "$pointer":
        pointer = _pointer(argument, rulebook)
        if value != pointer:
            yield f"{path}: expected {pointer}, got {_short(value)}"
    else:
        yield f"{path}: there is no matcher {name}"


def _pointer(path: str, rulebook: Any) -> str:
    """A path of a rulebook with the ids in it replaced by indexes."""
    steps = []
    spot = rulebook
    for step in path.split("/")[1:]:
        key: Any = step.replace("~1", "/").replace("~0", "~")
        if isinstance(spot, list):
            named = [n for n, e in enumerate(spot) if isinstance(e, dict) and e.get("id") == key]
            key = named[0] if named else int(key)
            spot = spot[key] if key < len(spot) else None
            step = str(key)
        elif isinstance(spot, dict):
            spot = spot.get(key)
        steps.append(step)
    return "".join(f"/{step}" for step in steps)


def _short(value: Any) -> str:
    text = "nothing" if value is ABSENT else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 200 else text[:200] + "…"
