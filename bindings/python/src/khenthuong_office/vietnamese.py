"""Figures and days as Vietnamese papers write them: 1.072,5 and 20/09/2024."""

from datetime import date, datetime


def whole(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def decimal(text: str) -> str:
    """A decimal of the JSON formats, "1072.50", as "1.072,50"."""
    before, mark, after = str(text).replace(",", ".").partition(".")
    grouped = whole(int(before)) if before.lstrip("-").isdigit() else before
    return grouped + ("," + after if mark else "")


def money(amount: int) -> str:
    return whole(amount)


def day(text: str) -> str:
    """The day of a date or an instant as 20/09/2024."""
    return date.fromisoformat(text[:10]).strftime("%d/%m/%Y")


def moment(text: str) -> str:
    """An instant as 16:30 ngày 20/09/2024; a date alone as its day."""
    if "T" not in text:
        return day(text)
    return datetime.fromisoformat(text).strftime("%H:%M ngày %d/%m/%Y")


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
