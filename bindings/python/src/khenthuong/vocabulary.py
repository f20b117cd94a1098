"""The words of the formats: one enum for each closed list that programs branch on.

Each member is a `str` and equal to the word in the JSON.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Status(IntEnum):
    """Status of a call; see khenthuong.h."""

    OK = 0
    ARGUMENT = 10
    JSON = 20
    REQUEST = 30
    RULEBOOK = 40
    LIMIT = 50
    MEMORY = 60


class Outcome(StrEnum):
    """Outcome of a finding."""

    MET = "met"
    NOT_MET = "notMet"
    UNKNOWN = "unknown"
    """Evidence is missing."""
    NEEDS_JUDGEMENT = "needsJudgement"
    """A person must say."""
    NOT_APPLICABLE = "notApplicable"
    """There is nothing to measure."""


class Verdict(StrEnum):
    """Verdict on a nomination by itself."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    INCOMPLETE = "incomplete"
    NEEDS_REVIEW = "needsReview"


class Standing(StrEnum):
    """Place of a nomination in its round, in the order in which standings are decided."""

    INVALID = "invalid"
    WITHDRAWN = "withdrawn"
    NO_SLOT = "noSlot"
    LATE = "late"
    INELIGIBLE = "ineligible"
    LAPSED = "lapsed"
    DUPLICATE = "duplicate"
    OPEN = "open"
    KIND_CONFLICT = "kindConflict"
    TIED = "tied"
    OVER_QUOTA = "overQuota"
    PROPOSED = "proposed"


class Certainty(StrEnum):
    """Whether a nomination is proposed however the open points end."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNDETERMINED = "undetermined"


class Kind(StrEnum):
    """What a nominee is."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


class Section(StrEnum):
    """The part of the rules that a finding belongs to."""

    SCOPE = "scope"
    CRITERIA = "criteria"
    INTEGRITY = "integrity"
    PRIOR_AWARD = "priorAward"
    AUTHORITY = "authority"
    DOSSIER = "dossier"
    DEADLINE = "deadline"


class Severity(StrEnum):
    """Severity of a notice."""

    NOTE = "note"
    WARNING = "warning"
    BREACH = "breach"


class Stage(StrEnum):
    """Whether the round still takes papers."""

    OPEN = "open"
    CLOSED = "closed"


class RulingStatus(StrEnum):
    """What became of a ruling."""

    APPLIED = "applied"
    OVERTAKEN = "overtaken"
    REFUSED = "refused"


class Layer(StrEnum):
    """Where a rule stands."""

    GUIDANCE = "guidance"
    DECREE = "decree"
    LAW = "law"
