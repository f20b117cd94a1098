"""How the guidance's unclear places may be read, A-1 to A-45."""

# The readings that a request may overrule, each with its default. and
# A-43 bear on notices and assumptions alone, A-40 is not modelled.
READINGS = {
    "A-1": ("exclusive", "each"),
    "A-2": ("ruling", "allowed", "barred"),
    "A-4": ("together", "each-proposer"),
    "A-5": ("by-themselves", "through-organiser"),
    "A-6": ("two-pools", "one-pool"),
    "A-8": ("no-slot", "press-pool"),
    "A-9": ("individuals-too", "collectives-only"),
    "A-10": ("no-slot", "district-slot"),
    "A-11": ("commune", "district"),
    "A-12": ("not-required", "required"),
    "A-13": ("one-year", "two-years"),
    "A-14": ("strict", "that-day-included"),
    "A-15": ("received", "sent"),
    "A-16": ("skip-key", "last"),
    "A-17": ("either", "both"),
    "A-19": ("exact", "whole-percent", "one-decimal"),
    "A-21": ("not-applicable", "met", "not-met"),
    "A-25": ("not-needed", "needed"),
    "A-26": ("review", "bars", "no-bearing"),
    "A-27": ("verification-opened", "any-received"),
    "A-28": ("required", "warning-only"),
    "A-29": ("reports", "all-papers", "one-set"),
    "A-30": ("with-review", "accepted", "not-accepted"),
    "A-32": ("barred", "allowed"),
    "A-33": ("preference", "no-preference"),
    "A-35": ("until-deadline", "never"),
    "A-36": ("district-slot", "no-slot"),
    "A-39": ("achievement-first", "ranking-first"),
    "A-41": ("propose", "wait"),
    "A-42": ("own-figures", "parent-figures", "parent-only"),
    "A-44": ("either", "both"),
    "A-45": ("paper", "electronic"),
}
WITHOUT_BEARING = ("A-3", "A-7", "A-31", "A-43")


def readings(chosen):
    """The reading in force of every unclear place."""
    return {id: chosen.get(id, values[0]) for id, values in READINGS.items()}
