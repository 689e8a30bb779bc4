"""A PDF as PDFium reads it: the letters on each page, the straight lines, and what is cut off.

PDFium is the reader inside a browser; it knows nothing of how the program made the page.
"""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

PALE = 200
"""Ink lighter than this, but for white, stands behind all else: it is the word DRAFT across a page."""

_CELL = 16.0
_APART = 0.15
"""Between characters of one word there is less than this, as a part of their size; a space is more."""

_BLANK = " \r\n\t\u00a0\u200b"


class Rect(NamedTuple):
    """A rectangle in points, measured from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Rect", slack: float) -> bool:
        """Whether two rectangles share more than some slack, across and down."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > slack and down > slack

    def within(self, other: "Rect", slack: float) -> bool:
        """Whether it reaches out of the other nowhere by more than some slack."""
        return (
            self.left >= other.left - slack
            and self.top >= other.top - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )


class Letter(NamedTuple):
    """A letter, the rectangle round its ink, its size in points, and whether only a part of it is seen."""

    text: str
    box: Rect
    size: float
    cut: bool = False


@dataclass(frozen=True)
class Sheet:
    """One page: its size, its text, its letters, and in order of drawing what else is on it.

    `lines` are level or upright, each with the number of what was `drawn` to which it belongs; `filled` are
    the numbers of what hides everything that was drawn before it.
    """

    width: float
    height: float
    text: str
    letters: tuple[Letter, ...]
    lines: tuple[tuple[int, Rect], ...]
    drawn: tuple[Rect, ...]
    filled: tuple[int, ...]

    @cached_property
    def words(self) -> str:
        """What is written, with single spaces between words."""
        return " ".join(self.text.split())

    def one_over_another(self) -> Iterator[str]:
        """Yield letters that are written over others; neighbours in a word may touch."""
        cells = defaultdict[tuple[int, int], list[int]](list)
        for number, letter in enumerate(self.letters):
            for cell in _cells(letter.box):
                cells[cell].append(number)
        for numbers in cells.values():
            for at, one in enumerate(numbers):
                for other in numbers[at + 1 :]:
                    if other - one > 1 and self.letters[one].box.meets(self.letters[other].box, 0.4):
                        yield self.around(one) + " over " + self.around(other)

    def crossed_out(self) -> Iterator[str]:
        """Yield letters that a line goes through, as the frame goes through words that run out of it."""
        cells = defaultdict[tuple[int, int], list[int]](list)
        for number, letter in enumerate(self.letters):
            for cell in _cells(letter.box):
                cells[cell].append(number)
        for order, line in self.lines:
            for cell in _cells(line):
                for number in cells.get(cell, ()):
                    box = self.letters[number].box
                    if line.meets(box, 0.2) and not self._is_hidden(order, box):
                        yield self.around(number)

    def _is_hidden(self, order: int, box: Rect) -> bool:
        """Whether something was drawn after a line that hides it where a letter stands."""
        return any(later > order and box.within(self.drawn[later], 0.0) for later in self.filled)

    def around(self, number: int) -> str:
        """Return a letter with those about it, to be told."""
        return "".join(letter.text for letter in self.letters[max(0, number - 12) : number + 12])


def read(data: bytes) -> list[Sheet]:
    """Return the pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_sheet(page) for page in document]
    finally:
        document.close()


def _sheet(page: Any) -> Sheet:
    width, height = page.get_size()
    textpage = page.get_textpage()
    lines: list[tuple[int, Rect]] = []
    drawn: list[Rect] = []
    filled: list[int] = []
    written: dict[int, int] = {}
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        thing = raw.FPDFPage_GetObject(page.raw, at)
        written[_identity(thing)] = at
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_PATH:
            seen = _window(thing, height)
            bounds = _bounds(thing, height)
            if seen is None:
                lines.extend((len(drawn), line) for line in _straight(thing, height))
                if _is_filled(thing):
                    filled.append(len(drawn))
            drawn.append(bounds if seen is None else _shared(bounds, seen))
    found = [
        _Glyph(-1, "", 0.0, 0.0, 0.0, 0.0, None),
        *sorted(_glyphs(textpage.raw, height, written), key=lambda each: each.at),
    ]
    textpage.close()
    page.close()
    text = "".join(each.text if each.follows(before) else f" {each.text}" for before, each in pairwise(found))
    letters = tuple(glyph.letter for glyph in found if glyph.letter is not None)
    return Sheet(width, height, text, letters, tuple(lines), tuple(drawn), tuple(filled))


class _Glyph(NamedTuple):
    """A character where it is set: its room along its base line, and its ink if it has any that is seen."""

    at: int
    text: str
    left: float
    right: float
    line: float
    size: float
    letter: Letter | None

    def follows(self, before: "_Glyph") -> bool:
        """Whether it stands in one word with the one before it."""
        return abs(self.line - before.line) < 0.1 and abs(self.left - before.right) < _APART * self.size


def _identity(thing: Any) -> int:
    return ctypes.addressof(thing.contents)


def _glyphs(textpage: Any, height: float, written: dict[int, int]) -> Iterator[_Glyph]:
    """Yield every character, but for those that stand behind the page, in the order that the reader guesses.

    `written` says in which order they were written.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    ink = [ctypes.c_uint() for _ in range(4)]
    matrix, room = raw.FS_MATRIX(), raw.FS_RECTF()
    for at in range(raw.FPDFText_CountChars(textpage)):
        text = chr(raw.FPDFText_GetUnicode(textpage, at))
        if text in _BLANK or raw.FPDFText_IsGenerated(textpage, at) == 1:
            continue
        raw.FPDFText_GetCharOrigin(textpage, at, x, y)
        raw.FPDFText_GetLooseCharBox(textpage, at, room)
        raw.FPDFText_GetFillColor(textpage, at, *ink)
        if PALE < min(each.value for each in ink[:3]) < 255:
            continue
        raw.FPDFText_GetCharBox(textpage, at, left, right, bottom, top)
        raw.FPDFText_GetMatrix(textpage, at, matrix)
        size = raw.FPDFText_GetFontSize(textpage, at) * abs(matrix.d)
        box = Rect(left.value, height - top.value, right.value, height - bottom.value)
        thing = raw.FPDFText_GetTextObject(textpage, at)
        seen = _window(thing, height)
        cut = seen is not None and not box.within(seen, 0.1)
        letter = None if seen is not None and not box.meets(seen, 0.0) else Letter(text, box, size, cut)
        yield _Glyph(written[_identity(thing)], text, room.left, room.right, y.value, size, letter)


def _window(thing: Any, height: float) -> Rect | None:
    """What a thing is seen through, or None: rectangles, which is all that the program cuts with."""
    path = raw.FPDFPageObj_GetClipPath(thing)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    seen: Rect | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(max(0, count)):
        xs, ys = [], []
        for at in range(raw.FPDFClipPath_CountPathSegments(path, number)):
            segment = raw.FPDFClipPath_GetPathSegment(path, number, at)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            xs.append(x.value)
            ys.append(height - y.value)
        if xs:
            found = Rect(min(xs), min(ys), max(xs), max(ys))
            seen = found if seen is None else _shared(seen, found)
    return seen


def _bounds(thing: Any, height: float) -> Rect:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return Rect(left.value, height - top.value, right.value, height - bottom.value)


def _shared(one: Rect, other: Rect) -> Rect:
    return Rect(
        max(one.left, other.left),
        max(one.top, other.top),
        min(one.right, other.right),
        min(one.bottom, other.bottom),
    )


def _is_filled(thing: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, mode, stroke)
    return bool(mode.value)


def _straight(thing: Any, height: float) -> Iterator[Rect]:
    """Yield the level and the upright parts of a line that is drawn, with its width."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, mode, stroke)
    if not stroke.value:
        return
    matrix, broad = raw.FS_MATRIX(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    raw.FPDFPageObj_GetStrokeWidth(thing, broad)
    half = max(broad.value * abs(matrix.a), 0.1) / 2
    x, y = ctypes.c_float(), ctypes.c_float()
    here: tuple[float, float] | None = None
    for at in range(raw.FPDFPath_CountSegments(thing)):
        segment = raw.FPDFPath_GetPathSegment(thing, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        there = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            height - (matrix.b * x.value + matrix.d * y.value + matrix.f),
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO and here is not None:
            (x1, y1), (x2, y2) = here, there
            if min(abs(x1 - x2), abs(y1 - y2)) < 0.05:
                yield Rect(min(x1, x2) - half, min(y1, y2) - half, max(x1, x2) + half, max(y1, y2) + half)
        here = there


def _cells(box: Rect) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
