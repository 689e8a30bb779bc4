"""From a list, and what is said about it, to what an import would do: in the process that reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.incoming import organogram, stafflist
from orgdesigner.exchange.incoming.cells import read_grids, read_pasted
from orgdesigner.exchange.incoming.cells.book import Book, How
from orgdesigner.exchange.incoming.merging.grounds import Ground, Match
from orgdesigner.exchange.incoming.merging.lines import Preview
from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.exchange.incoming.outcome import Imported
from orgdesigner.exchange.incoming.source import read_source
from orgdesigner.exchange.incoming.stafflist import (
    Corrections,
    DayOrder,
    DecimalMark,
    Layout,
    Meaning,
    Problem,
)
from orgdesigner.exchange.incoming.trial.habits import Habits, digest
from orgdesigner.exchange.incoming.trial.said import (
    DAYS,
    DECIMAL,
    DELIMITER,
    ENCODING,
    HEADER,
    SHEET,
    Said,
    Source,
    Two,
    stamp_of,
)
from orgdesigner.exchange.steps import Step, part, unwatched
from orgdesigner.model.view import View

READ = 0.6
"""How much of the work is done when every row has been read; the rest is to compare them."""


@dataclass(frozen=True)
class Understood:
    """What came of a source. Of an organogram nothing can be put right: it has neither book nor layout.

    `refused` says why nothing came of it, though it could be read, and `others` which other sheets look like
    a list of staff as well.
    """

    book: Book | None = None
    grid: Grid | None = None
    layout: Layout | None = None
    imported: Imported | None = None
    problems: tuple[Problem, ...] = ()
    preview: Preview | None = None
    refused: str = ""
    others: str = ""


class Reader:
    """Reads one source as often as something else is said about it, and the files themselves once.

    Who is the same as whom, and whether everybody is there, is not about reading: then the rows stay read.
    `rows` is how many rows the sheet has that is being read; `stamps` are those of the files.
    """

    def __init__(self, source: Source) -> None:
        self._pasted = source.pasted
        self.stamps = tuple(stamp_of(path) for path in source.paths)
        self._files = [organogram.Source(path.name, read_source(path)) for path in source.paths]
        self.rows = 0
        self._last: tuple[tuple[Said, Habits], Understood] | None = None
        self._books: dict[tuple[str | None, str | None], Book] = {}

    def understand(self, view: View, said: Said, habits: Habits, step: Step = unwatched) -> Understood:
        """Return what the source would do to a structure.

        Raises FileRefused, in words, if it can't be read at all.
        """
        key = said.of_reading(), habits
        if self._last is None or self._last[0] != key:
            self._last = None  # let go of first: two of them need twice the memory
            self._last = key, self._read(said, habits, part(step, 0, READ))
        found = self._last[1]
        if found.imported is None:
            return found
        preview = preview_of(
            view,
            found.imported,
            complete=said.complete,
            apart=_matches(said.apart),
            same=_matches(said.same),
            step=part(step, READ, 1),
        )
        return replace(found, preview=preview)

    def _read(self, said: Said, habits: Habits, step: Step) -> Understood:
        if len(self._files) > 1:
            return Understood(imported=organogram.read(self._files))
        book = self._book(said.settings)
        chosen = next((each for each in book.grids if each.sheet == said.settings.get(SHEET)), None)
        grid = chosen or stafflist.likely_sheet(book)
        corrections = _corrections(said)
        layout = stafflist.detect(grid, corrections)
        self.rows = len(grid.rows) - len(layout.header)
        if organogram.is_organogram(grid):
            read = book if chosen is None else book._replace(grids=(grid,))
            return Understood(grid=grid, imported=organogram.of_books([read]))
        meanings = {**_by_habit(layout, habits), **corrections.meanings}
        if meanings != dict(corrections.meanings):
            corrections = corrections.but(meanings=meanings)
            layout = stafflist.detect(grid, corrections)
        try:
            staff = stafflist.read(grid, corrections, step)
        except FileRefused as refusal:
            return Understood(book, grid, layout, refused=str(refusal))
        others = stafflist.others_like(book, grid) if chosen is None else ""
        return Understood(book, grid, layout, staff.imported, staff.problems, others=others)

    def _book(self, settings: Mapping[str, str]) -> Book:
        # The sheet is chosen later: whichever it is, the file is read as a whole.
        told = settings.get(ENCODING), settings.get(DELIMITER)
        if told not in self._books:
            how = How(*told)
            self._books = {
                told: read_grids(self._files[0].name, self._files[0].data, how)
                if self._files
                else read_pasted(self._pasted, how)
            }
        return self._books[told]


def _corrections(said: Said) -> Corrections:
    settings = said.settings
    return Corrections(
        header=tuple(int(row) for row in settings[HEADER].split()) if HEADER in settings else None,
        meanings={place: Meaning(value) for place, value in said.meanings.items()},
        decimal=DecimalMark(settings[DECIMAL]) if DECIMAL in settings else None,
        days=DayOrder(settings[DAYS]) if DAYS in settings else None,
        cells=said.cells,
    )


def _by_habit(layout: Layout, habits: Habits) -> dict[int, Meaning]:
    """Return what columns were said to mean before, by their places."""
    words = {meaning.value: meaning for meaning in Meaning}
    said = {
        column.place: habits.get(digest(column.heading), "") for column in layout.columns if column.heading
    }
    return {place: words[value] for place, value in said.items() if value in words}


def _matches(several: Iterable[Two]) -> list[Match]:
    return [Match(two.kind, two.listed, two.present, Ground.SAID) for two in several]
