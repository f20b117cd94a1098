"""A request asked of the library and of the model, and how the two answers differ."""

import json
from collections import Counter
from decimal import Decimal

from assessment import assess
from compare import differences_of_assessment
from compare_rounds import MALFORMED, MALFORMED_ALONE, REFUSED, differences_of_decision
from dates import check_past
from decision import decide
from library import Library
from malformed import Malformed
from ordering import check_ordering
from readings import WITHOUT_BEARING, readings
from registry import Registry
from values import instant


def read(text):
    """Numbers as they are written: no binary float."""
    return json.loads(text, parse_float=Decimal)


class Comparison:
    """Compares, and counts what it saw."""

    def __init__(self):
        self.library = Library()
        self.rulebook = self.library.open_rulebook("thanh-hoa-2024")
        self.compared, self.seen = Counter(), Counter()
        self.disagreements = 0

    def is_in_scope(self, operation, text):
        """Faults of form are the parser's, some readings are not modelled."""
        answer = read(getattr(self.library, operation)(self.rulebook, text).text)
        if "problem" in answer:
            if not answer["problem"]["pointer"].startswith("/nomination/"):
                return False
            others = {answer["problem"]["code"]} - MALFORMED_ALONE
        else:
            others = _problems(answer.get("nominations", [])) - MALFORMED
            others |= _problems(answer.get("rulings", [])) - REFUSED
        unknown = read(text).get("readings", {}).keys() - {*readings({}), *WITHOUT_BEARING}
        return not others and not unknown

    def assess(self, text):
        answered = self.library.assess(self.rulebook, text)
        answer, request = read(answered.text), read(text)
        problem = answer.get("problem", {}).get("code")
        try:
            registry, reading, model = answer_assess(request)
            expected = None
        except Malformed as malformed:
            expected = malformed.code
        if expected is not None or problem is not None:
            # Of several faults either may be named.
            agree = expected is not None and problem is not None
            differences = [] if agree else [f"problem {problem}, model {expected}"]
            self.seen["malformed"] += 1
        else:
            differences = list(
                differences_of_assessment(
                    answer,
                    model,
                    registry,
                    request["nomination"],
                    reading,
                    request.get("detail", "findings"),
                )
            )
            self.seen[model.verdict] += 1
            self.seen["late"] += model.late
        return self._count("nominations", differences)

    def decide(self, text):
        answered = self.library.decide(self.rulebook, text)
        answer, request = read(answered.text), read(text)
        decision = decide(request)
        differences = list(differences_of_decision(answer, decision))
        self._see(answer)
        return self._count("rounds", differences)

    def _see(self, answer):
        for nomination in answer["nominations"]:
            self.seen[nomination["standing"]] += 1
            self.seen[nomination.get("certainty", "certainty not asked for")] += 1
            self.seen["provisional"] += nomination.get("provisional", False)
            self.seen["resolved"] += nomination.get("resolved", False)
        self.seen["effects of readings"] += len(answer.get("readingEffects", []))
        for ruling in answer["rulings"]:
            self.seen[f"ruling {ruling['status']}"] += 1

    def _count(self, what, differences):
        self.compared[what] += 1
        self.disagreements += bool(differences)
        return differences


def _problems(results):
    return {result["problem"]["code"] for result in results if "problem" in result}


def answer_assess(request):
    """The registry, the readings and the Assessment. Raises Malformed."""
    nomination = request["nomination"]
    units = list(request.get("units", []))
    for place in (nomination, nomination["nominee"]):
        for key in ("nominator", "unit"):
            if isinstance(place.get(key), dict):
                units.append(place[key])
                place[key] = place[key]["code"]
    registry = Registry(units)
    reading = readings(request.get("readings", {}))
    check_past(nomination, instant(request["asOf"]))
    check_ordering(nomination, reading)
    model = assess(
        nomination,
        nomination.get("submission", {}),
        registry,
        reading,
        decision_date=request.get("decisionDate"),
    )
    return registry, reading, model
