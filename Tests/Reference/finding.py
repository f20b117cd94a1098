"""What was found of one rule."""

from dataclasses import dataclass, field

OPEN = ("unknown", "needsJudgement", "notApplicable")


@dataclass
class Finding:
    """`reasons`: where several are true at once, any of them."""

    outcome: str
    reasons: set
    gate: bool = True
    group: str | None = None
    section: str = "criteria"
    value: dict = field(default_factory=dict)
    shortfall: dict | None = None

    @property
    def is_open(self):
        return self.outcome in OPEN
