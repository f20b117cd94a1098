"""Nothing that has happened may be dated later than the request's asOf."""

from malformed import Malformed
from values import instant

HAPPENED = {"receivedAt", "sentAt", "measuredOn", "date", "on", "withdrawnOn", "decidedOn"}


def check_past(value, as_of):
    """Raises Malformed for a date after `as_of` anywhere in a nomination."""
    if isinstance(value, list):
        for element in value:
            check_past(element, as_of)
    if isinstance(value, dict):
        for key, member in value.items():
            if key == "extensions":
                continue
            if key in HAPPENED and isinstance(member, str) and instant(member) > as_of:
                raise Malformed("date-order")
            check_past(member, as_of)
