"""From files or pasted cells, and what is said about them, to what an import would do: in any thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from orgdesigner.errors import FileRefused
from orgdesigner.exchange import stafflist
from orgdesigner.exchange.cells import PASTED, read_pasted
from orgdesigner.exchange.cells.book import Book, How
from orgdesigner.exchange.cells.reading import read_book
from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.importing import import_files
from orgdesigner.exchange.merging.lines import Preview
from orgdesigner.exchange.merging.previewing import preview_of
from orgdesigner.exchange.outcome import Imported
from orgdesigner.exchange.stafflist import Corrections, Form, Layout, Meaning, Problem
from orgdesigner.exchange.steps import Cancelled
from orgdesigner.model.view import View
from orgdesigner.ui.importing.remembering import remembered

Unwanted = Callable[[], bool]


@dataclass(frozen=True)
class Source:
    """What is imported: files, or cells that were pasted."""

    paths: tuple[Path, ...] = ()
    pasted: str = ""

    @property
    def name(self) -> str:
        """What it is called on screen."""
        return " and ".join(path.name for path in self.paths) or PASTED


@dataclass(frozen=True)
class Said:
    """What somebody says about a source; `complete` that it has everybody."""

    how: How = field(default_factory=How)
    corrections: Corrections = field(default_factory=Corrections)
    complete: bool = False


@dataclass(frozen=True)
class Understood:
    """What came of a source. A file of an organogram has no layout that could be put right.

    `refused` says why nothing came of it, though it could be read.
    """

    book: Book | None = None
    grid: Grid | None = None
    layout: Layout | None = None
    meanings: dict[int, Meaning] | None = None
    imported: Imported | None = None
    problems: tuple[Problem, ...] = ()
    preview: Preview | None = None
    refused: str = ""


def understand(
    view: View, source: Source, said: Said, book: Book | None, unwanted: Unwanted = lambda: False
) -> Understood:
    """Return what a source would do to a structure; `book` is what it held, if that has been read already.

    Raises FileRefused, in words, if it can't be read at all.
    """
    if len(source.paths) > 1:
        return _understood(view, said, Understood(imported=import_files(source.paths, cancelled=unwanted)))
    book = book or _read(source, said.how, unwanted)
    grid = next((each for each in book.grids if each.sheet == said.how.sheet), book.grid)
    layout = stafflist.detect(grid, said.corrections)
    if layout.form is Form.ORGANOGRAM and source.paths:
        found = Understood(book, grid, imported=import_files(source.paths, cancelled=unwanted))
        return _understood(view, said, found)
    meanings = {**remembered(layout), **said.corrections.meanings}
    corrections = said.corrections.but(meanings=meanings)
    if meanings != dict(said.corrections.meanings):
        layout = stafflist.detect(grid, corrections)
    found = Understood(book, grid, layout, meanings)
    try:
        staff = stafflist.read(grid, corrections, partial(_go_on, unwanted))
    except FileRefused as refusal:
        return replace(found, refused=str(refusal))
    return _understood(view, said, replace(found, imported=staff.imported, problems=staff.problems))


def _read(source: Source, how: How, unwanted: Unwanted) -> Book:
    # The sheet is chosen here: whichever it is, the file is read as a whole.
    whole = how._replace(sheet=None)
    if source.paths:
        return read_book(source.paths[0], whole, cancelled=unwanted)
    return read_pasted(source.pasted, whole)


def _go_on(unwanted: Unwanted, _done: float) -> None:
    if unwanted():
        raise Cancelled


def _understood(view: View, said: Said, found: Understood) -> Understood:
    assert found.imported is not None
    return replace(found, preview=preview_of(view, found.imported, complete=said.complete))
