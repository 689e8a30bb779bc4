"""One import from the file to the change: reads it, shows it, and reads it anew with each correction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgdesigner.exchange.grid import Grid
from orgdesigner.exchange.merging.choosing import change_of, with_needs
from orgdesigner.exchange.outcome import Imported
from orgdesigner.exchange.stafflist import Corrections, Meaning
from orgdesigner.model.changes import Change
from orgdesigner.model.view import View
from orgdesigner.ui.importing import detected, wording
from orgdesigner.ui.importing.newest import NewestWork
from orgdesigner.ui.importing.remembering import remember
from orgdesigner.ui.importing.shown import Repair
from orgdesigner.ui.importing.understanding import Said, Source, Understood, understand
from orgdesigner.ui.importing.window import ImportWindow


class Accepted(NamedTuple):
    """What somebody took over: the change, or the whole list as a plan of its own, and the sum in words."""

    imported: Imported
    change: Change | None
    account: str


class StaffImport(QObject):
    """Follows one import until it is taken over or given up. `view` stays as it is meanwhile.

    `accepted` carries what was taken over; `refused` why the source can't be read at all.
    """

    accepted = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget, source: Source, view: View) -> None:
        self.window = ImportWindow(parent)
        super().__init__(self.window)
        self._source, self._view = source, view
        self._said, self._found = Said(), Understood()
        self._reading, self._choosing = NewestWork(self), NewestWork(self)
        self._reading.done.connect(self._show)
        self._reading.refused.connect(self._refuse)
        self._choosing.done.connect(self._say_needs)
        window = self.window
        window.settings.corrected.connect(self._correct)
        window.columns.corrected.connect(self._correct_meaning)
        window.troubles.repairs_asked.connect(self._repair)
        window.complete.toggled.connect(self._say_complete)
        window.offers.ticked.connect(self._count)
        window.taken.connect(self._take)
        window.finished.connect(self._give_up)
        window.setWindowTitle(f"Import {source.name}")

    def start(self) -> None:
        """Show the window, and begin to read."""
        self.window.open()
        self._read_again(self._said)

    # Corrections

    def _correct(self, name: str, value: str) -> None:
        said = self._said
        if not detected.is_of_file(name):
            self._read_again(replace(said, corrections=detected.corrected(said.corrections, name, value)))
            return
        how = detected.corrected_how(said.how, name, value)
        keeps_places = name == detected.ENCODING
        corrections = said.corrections if keeps_places else Corrections()
        book = self._found.book if name == detected.SHEET else None
        self._found = Understood(book)
        self._read_again(replace(said, how=how, corrections=corrections))

    def _correct_meaning(self, place: int, value: str) -> None:
        said = self._said.corrections
        meaning = Meaning(value)
        meanings = {
            each: other for each, other in said.meanings.items() if other is not meaning or _many(meaning)
        }
        meanings[place] = meaning
        corrections = said.but(meanings=MappingProxyType(meanings))
        self._read_again(replace(self._said, corrections=corrections))

    def _repair(self, repairs: Sequence[Repair]) -> None:
        said = self._said.corrections
        cells = {**said.cells, **{(each.row, each.column): each.value for each in repairs}}
        self._read_again(replace(self._said, corrections=said.but(cells=MappingProxyType(cells))))

    def _say_complete(self, complete: bool) -> None:
        self._read_again(replace(self._said, complete=complete))

    def _read_again(self, said: Said) -> None:
        self._said = said
        self.window.show_busy(True)
        self._choosing.give_up()
        self._reading.ask(partial(understand, self._view, self._source, said, self._found.book))

    # Showing

    def _show(self, found: Understood | Change) -> None:
        if isinstance(found, Change):
            self._accept(found)
            return
        self._found = found
        window = self.window
        if found.grid is not None and found.layout is not None and found.book is not None:
            how = found.book.how._replace(sheet=found.grid.sheet)
            sheets = [grid.sheet for grid in found.book.grids]
            settings = detected.settings_of(sheets, how, found.grid, found.layout)
            window.show_list(wording.detected(found), settings, found.grid, found.layout.header)
            columns = detected.columns_of(found.grid, found.layout)
            window.show_columns(columns, detected.meanings(), wording.never_stored(found.layout))
        else:
            window.show_list(wording.detected(found), (), found.grid or Grid("", "", ()), ())
            window.show_columns((), (), "")
        if found.refused:
            window.show_refusal(found.refused)
            return
        window.show_troubles(wording.troubles(found), wording.account(found.imported))
        window.show_offers(wording.offers(found.preview))
        window.show_busy(False)
        self._count()

    def _refuse(self, words: str) -> None:
        if self._found.grid is None and self._said == Said():
            self.window.reject()
            self.refused.emit(words)
        else:
            self.window.show_refusal(words)

    def _count(self) -> None:
        preview = self._found.preview
        if preview is None or self._reading.busy:
            return
        taken = self.window.offers.model.taken
        self.window.say(wording.taken(preview, taken))
        view = self._view
        self._choosing.ask(lambda _: (taken, with_needs(view, preview, taken)))

    def _say_needs(self, counted: tuple[list[int], frozenset[int]]) -> None:
        taken, needed = counted
        if self._found.preview is not None:
            self.window.say(wording.taken(self._found.preview, taken, len(needed) - len(taken)))

    # The end

    def _take(self, as_plan: bool) -> None:
        found = self._found
        if found.layout is not None:
            remember(found.layout, self._said.corrections.meanings)
        if as_plan:
            self._accept(None)
        elif found.preview is not None:
            self.window.show_busy(True)
            preview, view, taken = found.preview, self._view, self.window.offers.model.taken
            self._choosing.give_up()
            self._reading.ask(lambda _: change_of(view, preview, taken))

    def _accept(self, change: Change | None) -> None:
        imported, preview = self._found.imported, self._found.preview
        assert imported is not None
        assert preview is not None
        taken = None if change is None else self.window.offers.model.taken
        account = wording.at_the_end(imported, preview, taken)
        self.window.accept()
        self.accepted.emit(Accepted(imported, change, account))

    def _give_up(self) -> None:
        self._reading.give_up()
        self._choosing.give_up()


def _many(meaning: Meaning) -> bool:
    """Whether several columns can have a meaning."""
    return meaning in (Meaning.NEVER, Meaning.IGNORED)
