"""Typed views of the JSON that the library answers: a class per object, a line per field.

A view keeps the JSON object as it came and reads a field when it is first asked
for, so a response costs nothing until it is looked at, and a field that a later
version of the library adds is still there in `json()`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
Self = TypeVar("Self", bound="Field[Any]")


def loads(text: bytes) -> Any:
    """JSON with numbers exactly as they are written: whole numbers and Decimal."""
    try:
        return json.loads(text, parse_float=Decimal)
    except ValueError:
        # Python's int refuses numbers of thousands of digits, which `extensions` may hold.
        return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def _camel(name: str) -> str:
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(part.capitalize() for part in rest)


class Field(Generic[T]):
    """One key of the JSON object, read once by `read` and then kept.

    The key is the attribute's name in lowerCamelCase, without a final underscore.
    """

    __slots__ = ("absent", "key", "name", "read")

    def __init__(self, read: Callable[[Any], T], absent: tuple[T, ...]) -> None:
        self.read = read
        self.absent = absent

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.key = _camel(name)

    @overload
    def __get__(self: Self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: View, owner: type) -> T: ...
    def __get__(self: Self, instance: View | None, owner: type) -> Any:
        if instance is None:
            return self
        value = instance.json()
        if self.absent and (self.key not in value or value[self.key] is None):
            found = self.absent[0]
        else:
            found = self.read(value[self.key])
        instance.__dict__[self.name] = found
        return found


def required(read: Callable[[Any], T]) -> Field[T]:
    return Field(read, ())


def optional(read: Callable[[Any], T]) -> Field[T | None]:
    """None where the key is not there, or `null`."""
    return Field(read, (None,))


def or_else(read: Callable[[Any], T], value: T) -> Field[T]:
    return Field(read, (value,))


def several(read: Callable[[Any], T]) -> Field[tuple[T, ...]]:
    """An array that is left out where it is empty."""
    return Field(each(read), ((),))


def flag() -> Field[bool]:
    """A key that is either `true` or not there."""
    return Field(bool, (False,))


def anything(value: Any) -> Any:
    return value


class each(Generic[T]):
    """Reads an array, element by element."""

    def __init__(self, read: Callable[[Any], T]) -> None:
        self.read = read

    def __call__(self, values: Any) -> tuple[T, ...]:
        return tuple(map(self.read, values))


class mapping(Generic[T]):
    """Reads an object whose keys are data."""

    def __init__(self, read: Callable[[Any], T]) -> None:
        self.read = read

    def __call__(self, values: Any) -> Mapping[str, T]:
        return MappingProxyType({key: self.read(value) for key, value in values.items()})


class View:
    """Part of a response. Immutable; two are equal when their JSON is."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, value: Mapping[str, Any]) -> None:
        self.__dict__["_json"] = value

    def json(self) -> dict[str, Any]:
        """The JSON object, numbers with a fraction as Decimal. Not to be changed."""
        value: dict[str, Any] = self.__dict__["_json"]
        return value

    @classmethod
    def fields(cls) -> dict[str, Field[Any]]:
        """The fields by the keys they stand for."""
        found = {}
        for base in reversed(cls.__mro__):
            for value in vars(base).values():
                if isinstance(value, Field):
                    found[value.key] = value
        return found

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, View) and other.json() == self.json()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.json()!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.json(),)


class Response(View):
    """A whole response: `raw` is its JSON text to the byte, `json()` the decoded object."""

    __slots__ = ("_raw",)
    _raw: bytes

    schema_version = required(int)

    def __init__(self, raw: bytes) -> None:
        _keep(self, raw)

    @property
    def raw(self) -> bytes:
        """The JSON text."""
        return self._raw

    def json(self) -> dict[str, Any]:
        value: dict[str, Any] | None = self.__dict__.get("_json")
        if value is None:
            value = self.__dict__["_json"] = loads(self._raw)
        return value

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._raw,)


# Assigning through the slot is what __setattr__ does not see, and the fastest.
_keep = Response.__dict__["_raw"].__set__
