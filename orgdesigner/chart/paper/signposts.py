"""Words that lead from page to page: where a branch goes on, and where it comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from orgdesigner.chart.blocks.bands import Band, Strip
from orgdesigner.chart.layout.stacks import GAP
from orgdesigner.chart.measure import Measure, line_height
from orgdesigner.chart.paint.draw import way_lines
from orgdesigner.chart.picture import Box, Note, NoteKind
from orgdesigner.chart.theme import TextRole

MARK_LINE = 18.0
"""The height of the words "continues on page 3"."""

MARK_GAP = 4.0
MARK_ROOM = MARK_LINE + MARK_GAP
ROOM = 2 * MARK_ROOM + GAP
"""What a page keeps free for such words at its head and its foot."""

FROM_PAGE = " · continued from page 9999"
"""The longest words after the way to the top."""

FOOT_WIDTH = 160.0


class _Places(NamedTuple):
    """On what page each branch begins, and on what page its card says that it goes on elsewhere."""

    begins: Mapping[str, int]
    left: Mapping[str, int]


def with_signposts(
    pages: Sequence[Sequence[Band]], width: float, measure: Measure, before: int = 0
) -> list[list[Band]]:
    """Return the bands of each page with all signposts, their pages counted from 1 after those `before`."""
    strips = [
        (number, band)
        for number, page in enumerate(pages, before + 1)
        for band in page
        if isinstance(band, Strip)
    ]
    places = _Places(
        begins={strip.begins: number for number, strip in strips},
        left={
            note.record_id: number
            for number, strip in strips
            for note in strip.notes
            if note.kind is NoteKind.CONTINUES
        },
    )
    signed: list[list[Band]] = []
    for number, page in enumerate(pages, before + 1):
        bands = [_numbered(band, number, places) if isinstance(band, Strip) else band for band in page]
        if signed and (words := _goes_on(page)):
            signed[-1].append(foot(f"Continues on page {number}"))
            bands.insert(0, head(f"{words} · continued from page {number - 1}", width, measure))
        signed.append(bands)
    return signed


def _numbered(strip: Strip, page: int, places: _Places) -> Strip:
    notes = []
    for note in strip.notes:
        text = note.text
        if note.kind is NoteKind.CONTINUES:
            there = places.begins[note.record_id]
            text = "Continues below" if there == page else f"Continues on page {there}"
        elif note.kind is NoteKind.PATH and places.left[note.record_id] != page:
            text = f"{text} · from page {places.left[note.record_id]}"
        notes.append(replace(note, text=text))
    return replace(strip, notes=tuple(notes))


def _goes_on(page: Sequence[Band]) -> str:
    """The way to the branch in whose middle a page begins, or nothing."""
    first = page[0]
    return first.within[1] if isinstance(first, Strip) else ""


def head(words: str, width: float, measure: Measure) -> Strip:
    """Return the words at the top of a page that say what goes on there, and from where."""
    height = height_of_way(words, width, measure)
    return Strip(height, notes=(Note(NoteKind.PATH, words, Box(0, 0, width, height)),), after=MARK_GAP)


def height_of_way(words: str, width: float, measure: Measure) -> float:
    """Return how tall a way to the top is, in words."""
    return MARK_LINE + (len(way_lines(words, width, measure)) - 1) * line_height(TextRole.SMALL)


def foot(words: str) -> Strip:
    """Return the line below what a page holds that says where it goes on."""
    return Strip(MARK_LINE, notes=(Note(NoteKind.CONTINUES, words, Box(0, 0, FOOT_WIDTH, MARK_LINE)),))
