"""What `decide` answers."""

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
from .assessment import (
    Finding,
    Nominee,
    Notice,
    PoolReference,
    Prize,
    Receipt,
    RulebookReference,
    Way,
    texts,
)
from .problem import Problem, TextPair
from .vocabulary import Certainty, Kind, Outcome, RulingStatus, Stage, Standing, Verdict


class Round(View):
    """The round, as the request named it."""

    id = required(str)
    title = optional(str)


class ReadingInForce(View):
    """A reading and whether its value is the rulebook's own."""

    id = required(str)
    value = required(str)
    default = required(bool)


class LostTo(View):
    """Who got the last place and by what: an ordering key's id, `"kind"` or `"ruling"`."""

    nomination = optional(str)
    key = required(str)


class Shared(View):
    """Another nomination that shares the achievement or the nominee."""

    nomination = required(str)
    by = required(str)


class KindPoint(View):
    """The choice of a kind in a pool."""

    pool = required(str)
    owner = optional(str)


class TiePoint(View):
    """A tie in a pool."""

    pool = required(str)
    owner = optional(str)
    kind = required(Kind)


class DecidingPoint(View):
    """An open point on which a nomination depends: findings of a nomination (none: the
    invalid nomination as a whole), a group of duplicates, a kind or a tie."""

    nomination = optional(str)
    findings = several(str)
    duplicates = several(str)
    kind = optional(KindPoint)
    tie = optional(TiePoint)


class NominationResult(View):
    """A nomination in its round. An invalid one has `standing`, `problem` and little else."""

    nomination = optional(str)
    award = optional(str)
    nominator = optional(str)
    nominee = optional(Nominee)
    verdict = optional(Verdict)
    standing = required(Standing)
    problem = optional(Problem)
    provisional = flag()
    resolved = optional(bool)
    certainty = optional(Certainty)
    ordering_datum_missing = flag()
    decided_by = several(DecidingPoint)
    decided_by_more = or_else(int, 0)
    pool = optional(PoolReference)
    rank = optional(int)
    shares_rank = flag()
    lost_to = optional(LostTo)
    shares_with = several(Shared)
    tied_with = several(str)
    replaced_by = optional(str)
    rulings = several(str)
    late = optional(bool)
    findings = several(Finding)
    outcomes = optional(mapping(Outcome))
    prize = optional(Prize)
    warnings = several(Notice)
    assumptions = several(str)
    sentence = optional(str)
    clauses = several(str)
    way = optional(Way)
    explanation = optional(TextPair)
    extensions = optional(anything)


class Duplicates(View):
    """Nominations that share something; `kept` where a ruling settled it."""

    members = required(texts)
    kept = several(str)


class PerKind(View):
    """A number for each kind; None is no limit."""

    collective = optional(int)
    individual = optional(int)


class TextsPerKind(View):
    """Ids for each kind."""

    collective = required(texts)
    individual = required(texts)


class PoolResult(View):
    """The use of a quota."""

    id = required(str)
    owner = optional(str)
    kinds = required(str)
    limits = required(PerKind)
    filed = required(PerKind)
    standing = required(PerKind)
    open = required(PerKind)
    proposed = required(PerKind)
    over = required(PerKind)
    exceeded = required(bool)
    exception = optional(str)
    keys = required(TextsPerKind)
    tied = optional(TextsPerKind)
    clauses = required(texts)


class Proposed(View):
    """An entry of the list of those proposed. `placed_by` is the ordering key that sets it
    before the next."""

    position = required(int)
    nomination = required(str)
    pool = required(str)
    owner = optional(str)
    nominator = required(str)
    nominee = required(Nominee)
    rank = required(int)
    placed_by = optional(str)
    shares_rank = flag()
    provisional = flag()
    prize = optional(Prize)
    clauses = required(texts)


class RulingResult(View):
    """What became of a ruling; `ruling` is "" where its id cannot be read."""

    ruling = required(str)
    status = required(RulingStatus)
    problem = optional(Problem)
    extensions = optional(anything)


class SubmissionEcho(View):
    """The extensions that a submission carried."""

    nominator = required(str)
    extensions = required(anything)


class CategoryTotals(View):
    """A category and kind; prizes in đồng."""

    category = required(str)
    kind = required(Kind)
    nominations = required(int)
    eligible = required(int)
    proposed = required(int)
    provisional = required(int)
    prize = optional(int)
    provisional_prize = optional(int)


class PrizeTotals(View):
    """Money in đồng; `provisional` is a part of `total`."""

    total = required(int)
    provisional = required(int)


class Totals(View):
    """The round in numbers."""

    standings = required(mapping(int))
    verdicts = required(mapping(int))
    certainty = optional(mapping(int))
    by_category = required(each(CategoryTotals))
    prize = optional(PrizeTotals)


class StandingChange(View):
    """A standing that another reading would change."""

    nomination = optional(str)
    from_ = required(Standing)
    to = required(Standing)


class ReadingEffect(View):
    """What another value of a reading would change; `problem` where the round cannot be
    decided under it."""

    reading = required(str)
    value = required(str)
    changes = required(each(StandingChange))
    problem = optional(Problem)


class Decision(Response):
    """The response of `decide`: nominations and rulings in the order of the request, those
    proposed in the order of the list, pools in the rulebook's."""

    rulebook = required(RulebookReference)
    round = optional(Round)
    stage = required(Stage)
    as_of = required(str)
    readings = required(each(ReadingInForce))
    nominations = required(each(NominationResult))
    duplicates = required(each(Duplicates))
    pools = required(each(PoolResult))
    proposed = required(each(Proposed))
    notices = required(each(Notice))
    rulings = required(each(RulingResult))
    submissions = several(SubmissionEcho)
    totals = required(Totals)
    reading_effects = optional(each(ReadingEffect))
    receipt = optional(Receipt)
    extensions = optional(anything)
