"""Days in words, the same on every computer: its language has no say in a British school's chart."""

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def month(day: date) -> str:
    """Return a day as a chip says it: "Aug 2027"."""
    return f"{_MONTHS[day.month - 1][:3]} {day.year}"


def in_words(day: date) -> str:
    """Return a day as the head of a page says it: "8 July 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
