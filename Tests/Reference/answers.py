"""A request of `assess` as the model answers it."""

from assessment import assess
from dates import check_past
from guidance import WITHOUT_BEARING, readings
from ordering import check_ordering
from registry import Registry
from values import instant


def out_of_scope(request):
    """Why the model does not answer a request; None when it does."""
    unknown = request.get("readings", {}).keys() - readings({}).keys() - set(WITHOUT_BEARING)
    return f"readings {sorted(unknown)}" if unknown else None


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
