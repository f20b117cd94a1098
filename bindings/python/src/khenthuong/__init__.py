"""KhenThuong: decides commendation rounds by the rules of a rulebook.

    from khenthuong import Rulebook

    rulebook = Rulebook.builtin("thanh-hoa-2024")
    decision = rulebook.decide(request)
    for entry in decision.proposed:
        print(entry.position, entry.nominee.unit, entry.clauses)

A thin, typed layer over libkhenthuong, which comes with the package: JSON text or
mappings in, typed responses out, each with its JSON text to the byte.
"""

from . import _library

_library.load()

from ._text import Given, Text  # noqa: E402
from .assessment import (  # noqa: E402
    Assessment,
    Change,
    Finding,
    Nominee,
    Notice,
    Prize,
    Receipt,
    Way,
)
from .batch import Batch, BatchReceipt  # noqa: E402
from .decision import Decision, NominationResult, PoolResult, Proposed, Totals  # noqa: E402
from .description import Description  # noqa: E402
from .errors import (  # noqa: E402
    AbiError,
    InvalidJSON,
    InvalidRequest,
    KhenThuongError,
    LibraryNotFound,
    LimitExceeded,
    RulebookError,
)
from .problem import Problem, Refusal, TextPair  # noqa: E402
from .rulebook import Context, Rulebook, check, check_json, library_version  # noqa: E402
from .verification import RulebookCheck, Verification  # noqa: E402
from .vocabulary import (  # noqa: E402
    Certainty,
    Kind,
    Layer,
    Outcome,
    RulingStatus,
    Section,
    Severity,
    Stage,
    Standing,
    Status,
    Verdict,
)

__all__ = [
    "AbiError",
    "Assessment",
    "Batch",
    "BatchReceipt",
    "Certainty",
    "Change",
    "Context",
    "Decision",
    "Description",
    "Finding",
    "Given",
    "InvalidJSON",
    "InvalidRequest",
    "KhenThuongError",
    "Kind",
    "Layer",
    "LibraryNotFound",
    "LimitExceeded",
    "NominationResult",
    "Nominee",
    "Notice",
    "Outcome",
    "PoolResult",
    "Prize",
    "Problem",
    "Proposed",
    "Receipt",
    "Refusal",
    "Rulebook",
    "RulebookCheck",
    "RulebookError",
    "RulingStatus",
    "Section",
    "Severity",
    "Stage",
    "Standing",
    "Status",
    "Text",
    "TextPair",
    "Totals",
    "Verdict",
    "Verification",
    "Way",
    "check",
    "check_json",
    "library_version",
]
