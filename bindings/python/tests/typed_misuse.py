"""What mypy must refuse: one error for each line that says so."""

from khenthuong import Rulebook

rulebook = Rulebook.builtin()
rulebook.assess(7)  # error
rulebook.assess("{}").verdict = "eligible"  # error
rulebook.assess("{}").verdct  # error
rulebook.decide("{}").proposed[0].nominee.display_name.upper()  # error
rulebook.assess_json({})  # error
