"""Text that a spreadsheet would take for a formula, and how a CSV keeps it from being run.

A CSV can't say that a cell is text. An apostrophe before it does, to every spreadsheet; whoever reads the
file as a list of staff takes that apostrophe away again, so that nothing is lost on the way.
"""

import re

_STARTS_A_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet could run a text instead of showing it; a number with a sign is only a number."""
    return _STARTS_A_FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None


def guarded(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet could run it.

    A text that would look guarded already has one more, so that `unguarded` always gives the text back.
    """
    return f"'{text}" if starts_a_formula(text) or _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """Return what a text was before `guarded`."""
    return text[1:] if _GUARDED.match(text) else text
