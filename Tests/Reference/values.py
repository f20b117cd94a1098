"""Dates, decimals and ids as docs/formats.md writes them."""

import unicodedata
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

ZONE = timezone(timedelta(hours=7))


def instant(text):
    """A date alone is the start of that day; without a zone it is at +07:00."""
    if len(text) == 10:
        day = date.fromisoformat(text)
        return datetime(day.year, day.month, day.day, tzinfo=ZONE)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


def day_of(text):
    """The day of an instant at +07:00."""
    return instant(text).astimezone(ZONE).date()


def decimal(value):
    """A JSON number or a text with a point or a comma; no binary float."""
    return Decimal(str(value).replace(",", "."))


def places(value):
    """How many decimal places a decimal was written with."""
    return max(0, -decimal(value).as_tuple().exponent)


def exact(value):
    return Fraction(decimal(value))


def same(text):
    """What ids are compared by: NFC and NFD forms are the same id."""
    return unicodedata.normalize("NFC", text)
