"""What `describe` answers: all that a portal needs to draw its forms.

Labels are text pairs; `clauses` are references as the guidance prints them, except in
`Clause`, which is one of them.
"""

from __future__ import annotations

from ._view import Response, View, anything, each, flag, optional, required, several
from .assessment import texts
from .decision import PerKind
from .problem import TextPair
from .vocabulary import Kind, Layer, Outcome, Section


class Validity(View):
    """First and last day in force."""

    from_ = required(str)
    to = optional(str)


class DescribedRulebook(View):
    """The rulebook."""

    id = required(str)
    version = required(str)
    title = required(TextPair)
    issuer = required(TextPair)
    validity = required(Validity)
    zone = required(str)


class StatusValue(View):
    """A value that a status may have."""

    id = required(str)
    label = required(TextPair)
    outcome = required(Outcome)


class Evidence(View):
    """What a criterion asks for; `type` says which further fields there are.

    `rate`: `unit`, `threshold` (a decimal as text, in percent), `exclusions`. `fact`:
    `requires`. `count` and `judgedItems`: `unit`, `minimum`. `status`: `values`.
    `ranking`: `years`.
    """

    id = required(str)
    section = required(Section)
    type = required(str)
    label = required(TextPair)
    unit = optional(TextPair)
    threshold = optional(str)
    minimum = optional(int)
    exclusions = optional(bool)
    requires = several(str)
    values = several(StatusValue)
    years = several(int)
    group = optional(str)
    clauses = required(texts)
    readings = several(str)


class KindForm(View):
    """What is asked of nominees of a kind."""

    kind = required(Kind)
    evidence = required(each(Evidence))


class Category(View):
    """A category of units; one judged by its parent has no `kinds` of its own."""

    id = required(str)
    label = required(TextPair)
    levels = several(str)
    kinds = required(each(KindForm))


class Equivalent(View):
    """Whose other paper may stand for this one, and with which outcome."""

    categories = required(texts)
    outcome = required(Outcome)


class Document(View):
    """A paper of the dossier. `belongs_to` is `"submission"` or `"nomination"`."""

    id = required(str)
    label = required(TextPair)
    belongs_to = required(str)
    form = optional(str)
    originals = required(int)
    confirmed = required(bool)
    electronic_originals = required(bool)
    obligation = required(str)
    equivalent = optional(Equivalent)
    checks = required(texts)
    settled_by_deadline = flag()
    awards = required(texts)
    clauses = required(texts)
    readings = several(str)


class Deadline(View):
    """When the dossier has to be there."""

    id = required(str)
    label = required(TextPair)
    date = required(str)
    inclusive = required(bool)
    basis = required(str)
    supplements = required(str)
    recipient_role = optional(str)
    settled_by_deadline = flag()
    awards = required(texts)
    clauses = required(texts)
    readings = several(str)


class Award(View):
    """A form of commendation."""

    id = required(str)
    label = required(TextPair)
    decider_category = optional(str)
    decided_by = required(TextPair)
    clauses = required(texts)


class PoolException(View):
    """Units with another limit."""

    units = required(texts)
    limits = required(PerKind)
    expected_rank = optional(int)
    reason = required(TextPair)
    clauses = required(texts)


class WhenUnused(View):
    """What is said of a quota that nobody uses."""

    severity = required(str)
    among = required(str)


class Pool(View):
    """A quota."""

    id = required(str)
    label = required(TextPair)
    scope = required(str)
    kinds = required(str)
    limits = required(PerKind)
    mixed = required(str)
    exceptions = required(each(PoolException))
    when_unused = required(WhenUnused)
    clauses = required(texts)
    readings = several(str)


class SlotNominator(View):
    """Who nominates."""

    categories = required(texts)
    levels = several(str)
    roles = several(str)


class SlotNominee(View):
    """Who is nominated; `inner`: whether the unit is judged by its parent."""

    categories = required(texts)
    kinds = required(each(Kind))
    inner = optional(bool)


class SlotOwner(View):
    """Whose pool it is."""

    of = required(str)
    category = optional(str)


class Slot(View):
    """Which nominations count against which pool; `pool` None: against none, they have no slot."""

    id = required(str)
    award = required(str)
    nominator = required(SlotNominator)
    nominee = required(SlotNominee)
    pool = optional(str)
    owner = required(SlotOwner)
    clauses = required(texts)
    readings = several(str)


class OrderingKey(View):
    """By what those within a pool are put in order."""

    id = required(str)
    label = required(TextPair)
    in_force = required(bool)
    type = required(str)
    year = optional(int)
    categories = several(str)
    missing = optional(str)
    women_percent = optional(str)
    layer = required(Layer)
    citation = optional(TextPair)
    clauses = required(texts)
    readings = several(str)


class ReadingValue(View):
    """A value that a reading may have."""

    id = required(str)
    label = required(TextPair)


class Reading(View):
    """An unclear place of the guidance: how it may be read, and how it is read; `fixed` says
    why it is no parameter."""

    id = required(str)
    text = required(str)
    question = required(TextPair)
    clauses = required(texts)
    values = several(ReadingValue)
    default = optional(str)
    value = optional(str)
    fixed = optional(TextPair)


class BaseSalary(View):
    """A base salary in đồng and from which day."""

    from_ = required(str)
    amount = required(int)
    citation = required(TextPair)


class Multiplier(View):
    """How many base salaries an individual gets; a decimal as text."""

    award = required(str)
    individual = required(str)
    verified = required(bool)


class Rounding(View):
    """How amounts are rounded."""

    mode = required(str)
    to = required(int)


class PrizeRules(View):
    """How prizes are computed."""

    base_salaries = required(each(BaseSalary))
    multipliers = required(each(Multiplier))
    collective_factor = required(int)
    rounding = required(Rounding)
    citation = required(TextPair)
    clauses = required(texts)
    readings = several(str)


class Clause(View):
    """A clause of the guidance: the rules that carry it out, or why none does."""

    number = required(int)
    ref = required(str)
    quote = required(str)
    rules = several(str)
    no_rule = optional(str)
    why = optional(TextPair)


class Description(Response):
    """The response of `describe`; a part that was not asked for is None."""

    rulebook = required(DescribedRulebook)
    categories = optional(each(Category))
    documents = optional(each(Document))
    deadline = optional(Deadline)
    awards = optional(each(Award))
    pools = optional(each(Pool))
    slots = optional(each(Slot))
    ordering = optional(each(OrderingKey))
    readings = optional(each(Reading))
    prize = optional(PrizeRules)
    clauses = optional(each(Clause))
    extensions = optional(anything)
