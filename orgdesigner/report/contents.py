"""What is on which page of a report: names of its pages, and a list of its parts for one that is long."""

from collections.abc import Iterator, Sequence

from orgdesigner.chart.measure import Measure, in_full, line_height
from orgdesigner.chart.theme import TextRole
from orgdesigner.report.strips import Strip, Words

TITLE = "Contents"
LONG = 8
"""A report of more pages than this has a list of its parts."""

_ROW = 22.0
_NUMBER = 60.0
_HEADING, _LARGE = 34.0, 20


def named(pages: Sequence[Sequence[Strip]], title: str) -> tuple[str, ...]:
    """Return what each page is called: by the parts that begin on it, or by the one that goes on there."""
    names = []
    last = title
    for strips in pages:
        parts = [strip.part for strip in strips if strip.part]
        names.append(", ".join(parts) if parts else f"{last} (continued)")
        last = parts[-1] if parts else last
    return tuple(names)


def listed(
    pages: Sequence[Sequence[Strip]], width: float, room: float, measure: Measure, before: int
) -> list[list[Strip]]:
    """Return pages with the parts of a report and the pages that they begin on; these come before them.

    `before` is how many pages of a larger document come first. The first part is the title of the whole.
    """
    found = ((number, strip.part) for number, strips in enumerate(pages, 1) for strip in strips)
    _, *parts = [(number, part) for number, part in found if part]
    own = 1
    while len(made := list(_set(parts, width, room, measure, before + own))) > own:
        own = len(made)
    return made


def _set(
    parts: Sequence[tuple[int, str]], width: float, room: float, measure: Measure, before: int
) -> Iterator[list[Strip]]:
    heading = Words(TITLE, TextRole.HEADING, 0.0, _HEADING / 2, size=_LARGE)
    page, used = [Strip(_HEADING, (heading,), part=TITLE)], _HEADING
    for number, part in parts:
        texts = in_full(part, width - _NUMBER, TextRole.TEXT, measure)
        high = line_height(TextRole.TEXT)
        lines = [Words(text, TextRole.TEXT, 0.0, _ROW / 2 + at * high) for at, text in enumerate(texts)]
        there = str(before + number)
        right = width - measure.width(there, TextRole.TEXT)
        lines.append(Words(there, TextRole.TEXT, right, lines[-1].middle))
        strip = Strip(_ROW + (len(texts) - 1) * high, tuple(lines))
        if used + strip.height > room:
            yield page
            page, used = [], 0.0
        page.append(strip)
        used += strip.height
    yield page
