"""What `check` and `verify` answer."""

from __future__ import annotations

from ._view import Response, View, each, optional, required, several
from .assessment import Receipt, RulebookReference
from .problem import Problem, TextPair


class RulebookCheck(Response):
    """The response of `check`: every fault of a rulebook, none when it is sound."""

    valid = required(bool)
    faults = required(each(Problem))
    rulebook = optional(RulebookReference)


class Difference(View):
    """Where the two first differ, in the earlier response."""

    byte_offset = required(int)
    line = required(int)
    column = required(int)
    pointer = optional(str)
    expected = required(str)
    found = required(str)


class Reason(View):
    """What the difference tells."""

    code = required(str)
    message = required(TextPair)


class Verification(Response):
    """The response of `verify`: whether an earlier response can be had again to the byte."""

    same = required(bool)
    receipt = optional(Receipt)
    difference = optional(Difference)
    reasons = several(Reason)
