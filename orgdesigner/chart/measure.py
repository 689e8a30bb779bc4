"""How wide text is, and how it is broken into lines: the one thing about type that a layout has to know."""

from collections.abc import Sequence
from typing import Protocol

from orgdesigner.chart.theme import TextRole

ELLIPSIS = "…"


class Measure(Protocol):
    """Knows how wide a text is in the type of a role."""

    def width(self, text: str, role: TextRole) -> float:
        """Return the width in chart units."""
        ...


class EvenMeasure:
    """Takes every character to be equally wide: for work without a screen, and for tests."""

    def width(self, text: str, role: TextRole) -> float:
        """Return the number of characters times about half the size of the type."""
        return len(text) * role.size * (0.54 if role.weight < 600 else 0.58)


def elide(text: str, width: float, role: TextRole, measure: Measure) -> str:
    """Return the text, or as much of its beginning as fits with an ellipsis after it."""
    if measure.width(text, role) <= width:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure.width(text[:middle].rstrip() + ELLIPSIS, role) <= width:
            fits = middle
        else:
            too_long = middle
    return text[:fits].rstrip() + ELLIPSIS


def wrap(text: str, width: float, role: TextRole, measure: Measure, *, lines: int) -> tuple[str, ...]:
    """Return the text as at most so many lines, broken between words; what is too long ends in an ellipsis.

    Two lines are made about equally long. A single word that is wider than the line is elided: it is never
    broken or cut off.
    """
    if measure.width(text, role) <= width:
        return (text,)
    words = text.split()
    if lines >= 2 and (halves := _halves(words, width, role, measure)):
        return halves
    done: list[str] = []
    while words and len(done) < lines - 1:
        taken = 1
        while taken < len(words) and measure.width(" ".join(words[: taken + 1]), role) <= width:
            taken += 1
        done.append(elide(" ".join(words[:taken]), width, role, measure))
        del words[:taken]
    if words:
        done.append(elide(" ".join(words), width, role, measure))
    return tuple(done)


def in_full(text: str, width: float, role: TextRole, measure: Measure) -> tuple[str, ...]:
    """Return the text on as many lines as it takes; only a word that is wider than a line is broken."""
    if measure.width(text, role) <= width:
        return (text,)
    return wrap(with_breaks(text, width, role, measure), width, role, measure, lines=len(text))


def placed_lines(
    texts: Sequence[str], left: float, middle: float, role: TextRole
) -> list[tuple[str, float, float]]:
    """Return the lines of a text, each with its left edge and the middle of its line, about a middle."""
    high = line_height(role)
    first = middle - (len(texts) - 1) * high / 2
    return [(text, left, first + number * high) for number, text in enumerate(texts)]


def line_height(role: TextRole) -> float:
    """Return how far lines of a text are apart."""
    return role.size + 4.0


def with_breaks(text: str, width: float, role: TextRole, measure: Measure) -> str:
    """Return the text with every word that is wider than a line in pieces that are not."""
    pieces: list[str] = []
    for word in text.split():
        while len(word) > 1 and measure.width(word, role) > width:
            fits = next(
                (at for at in range(len(word) - 1, 1, -1) if measure.width(word[:at], role) <= width), 1
            )
            pieces.append(word[:fits])
            word = word[fits:]
        pieces.append(word)
    return " ".join(pieces)


def _halves(words: list[str], width: float, role: TextRole, measure: Measure) -> tuple[str, str] | None:
    breaks = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    widths = [(max(measure.width(half, role) for half in halves), halves) for halves in breaks]
    narrowest = min(widths, default=None)
    return narrowest[1] if narrowest and narrowest[0] <= width else None
