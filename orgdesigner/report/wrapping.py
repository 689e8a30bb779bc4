"""Breaking text into as many lines as it takes: nothing that a report says is ever cut short.

A no-break space holds together what belongs together, such as a figure and its sign.
"""

from collections.abc import Iterator

from orgdesigner.chart.measure import Measure
from orgdesigner.chart.theme import TextRole


def wrapped(text: str, room: float, role: TextRole, measure: Measure) -> tuple[str, ...]:
    """Return the text line by line, broken between words; a word wider than the room is broken within."""
    if "\n" not in text and measure.width(text, role) <= room:
        return (text,)
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in words_of(paragraph):
            longer = f"{line} {word}" if line else word
            if measure.width(longer, role) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _pieces(word, room, role, measure)
            lines += full
        lines.append(line)
    return tuple(lines)


def words_of(text: str) -> Iterator[str]:
    """Yield the words between which a text may be broken."""
    return (word for word in text.replace("\t", " ").split(" ") if word)


def _pieces(word: str, room: float, role: TextRole, measure: Measure) -> list[str]:
    """The word in pieces, each as long as has room, and none empty."""
    pieces: list[str] = []
    while measure.width(word, role) > room and len(word) > 1:
        fits, too_long = 1, len(word)
        while too_long - fits > 1:
            middle = (fits + too_long) // 2
            if measure.width(word[:middle], role) <= room:
                fits = middle
            else:
                too_long = middle
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]
