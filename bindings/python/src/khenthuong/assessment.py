"""What `assess` answers, and the parts that `decide` shares with it."""

from __future__ import annotations

from ._view import (
    Response,
    View,
    anything,
    each,
    flag,
    mapping,
    optional,
    or_else,
    required,
    several,
)
from .problem import TextPair
from .vocabulary import Kind, Layer, Outcome, Section, Severity, Verdict

texts = each(str)


class RulebookReference(View):
    """The rulebook that decided."""

    id = required(str)
    version = required(str)


class Nominee(View):
    """Who is nominated. `category` is the one it is judged by; `id` is an individual's."""

    kind = required(Kind)
    unit = required(str)
    category = required(str)
    id = optional(str)
    display_name = optional(str)
    position = optional(str)


class PoolReference(View):
    """The quota that a nomination counts against; `owner` is None where all share it."""

    id = required(str)
    owner = optional(str)


class Threshold(View):
    """What is asked for: a decimal as text (a rate, in percent) or a whole number (a count)."""

    at_least = required(anything)


class Shortfall(View):
    """What is missing: `count` of `of`, in `unit`; or `percentage_points`, a decimal as text."""

    count = optional(int)
    of = optional(int)
    unit = optional(TextPair)
    percentage_points = optional(str)


class Value(View):
    """What was measured; which fields there are depends on the criterion's type.

    Rate: `numerator`, `denominator`, `percent` (a decimal as text). Count: `count`.
    Fact: `value`. Status: `status`. Judgement: `verdict`, `by`, `on`. Judged items:
    what is there of a count and a judgement.
    """

    numerator = optional(int)
    denominator = optional(int)
    percent = optional(str)
    count = optional(int)
    value = optional(bool)
    status = optional(str)
    verdict = optional(Outcome)
    by = optional(str)
    on = optional(str)


class Finding(View):
    """One rule held against the nomination. `label` and `sentence` come with detail `full`."""

    id = required(str)
    section = required(Section)
    outcome = required(Outcome)
    reason = required(str)
    gate = required(bool)
    group = optional(str)
    clauses = required(texts)
    layer = required(Layer)
    readings = several(str)
    value = optional(Value)
    threshold = optional(Threshold)
    shortfall = optional(Shortfall)
    entity = optional(str)
    ruling = optional(str)
    label = optional(str)
    sentence = optional(str)


class Change(View):
    """One thing that somebody must do; `action` says which further fields there are
    (docs/formats.md)."""

    finding = required(str)
    action = required(str)
    final = flag()
    group = optional(str)
    alternatives = optional(int)
    came_late = flag()
    clauses = required(texts)
    sentence = required(str)
    count = optional(int)
    of = optional(int)
    to = optional(anything)
    unit = optional(TextPair)
    recompute = several(str)
    percentage_points = optional(str)
    missing = several(str)
    at_least = optional(str)
    entity = optional(str)
    findings = several(str)
    revises = flag()
    values = several(str)
    document = optional(str)
    form = optional(str)
    originals = optional(int)
    missing_originals = optional(int)
    or_electronically_signed = flag()
    confirmed = optional(bool)
    basis = optional(str)
    before = optional(str)


class Way(View):
    """The smallest set of changes that makes the nomination eligible."""

    reachable = required(bool)
    supplements_open = required(bool)
    changes = required(each(Change))


class Notice(View):
    """Something for a person to see."""

    severity = required(Severity)
    code = required(str)
    message = required(str)
    pool = optional(str)
    owner = optional(str)
    kind = optional(Kind)
    key = optional(str)
    nominations = several(str)
    units = several(str)
    year = optional(int)
    document = optional(str)
    clauses = several(str)
    readings = several(str)


class Prize(View):
    """Money in đồng; `multiplier` is a decimal as text."""

    amount = required(int)
    base_salary = required(int)
    multiplier = required(str)
    factor = or_else(int, 1)
    verified = required(bool)
    clauses = required(texts)


class ReceiptRulebook(View):
    """The rulebook, and the SHA-256 of its text."""

    id = required(str)
    version = required(str)
    sha256 = required(str)


class Receipt(View):
    """What a response rests on; `verify` makes the response again by it."""

    operation = required(str)
    engine = required(str)
    rulebook = required(ReceiptRulebook)
    request = required(str)
    options = optional(str)
    readings = required(mapping(str))


class Assessment(Response):
    """The response of `assess`, and each line of a batch.

    With detail `verdicts` there are `nomination`, `verdict` and `outcomes`; with
    `findings` (the default) everything but `outcomes`, `sentences` and `explanation`;
    with `full` those two as well.
    """

    rulebook = optional(RulebookReference)
    nomination = required(str)
    verdict = required(Verdict)
    outcomes = optional(mapping(Outcome))
    award = optional(str)
    nominator = optional(str)
    nominee = optional(Nominee)
    pool = optional(PoolReference)
    late = optional(bool)
    findings = several(Finding)
    prize = optional(Prize)
    warnings = several(Notice)
    assumptions = several(str)
    sentences = several(str)
    way = optional(Way)
    explanation = optional(TextPair)
    receipt = optional(Receipt)
    extensions = optional(anything)
    request_extensions = optional(anything)
