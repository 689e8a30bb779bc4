"""One import from the file to the change: shows what is heard of it, and asks anew with each correction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from orgdesigner.errors import UserError
from orgdesigner.exchange.incoming.trial.conversation import Answer, Conversation, Counted, Drawn
from orgdesigner.exchange.incoming.trial.said import Repair, Said, Source, stamp_of
from orgdesigner.exchange.incoming.trial.shown import Shown
from orgdesigner.model.changes import Change
from orgdesigner.model.view import View
from orgdesigner.ui.importing.remembering import habits, remember
from orgdesigner.ui.importing.window import ImportWindow

_LOOK_EVERY = 30
"""Milliseconds between two looks at whether something was heard."""


class Accepted(NamedTuple):
    """What somebody took over: the change, whether it makes a plan of its own, and the sum in words."""

    change: Change
    is_plan: bool
    account: str


class StaffImport(QObject):
    """Follows one import until it is taken over or given up. `view` stays as it is meanwhile.

    `empty` is the structure that a plan of its own begins with. `accepted` carries what was taken over;
    `refused` why the source can't be read at all.
    """

    accepted = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget, source: Source, view: View, empty: View) -> None:
        self.window = ImportWindow(parent)
        super().__init__(self.window)
        self._source, self._empty = source, empty
        self._talk = Conversation(source, view)
        self._said, self._shown = Said(), Shown()
        self._is_shown = self._is_plan = False
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY)
        self._looking.timeout.connect(self._look)
        window = self.window
        window.settings.corrected.connect(lambda *said: self._understand(self._said.with_setting(*said)))
        window.columns.corrected.connect(lambda *said: self._understand(self._said.with_meaning(*said)))
        window.troubles.repairs_asked.connect(self._repair)
        window.sample.rows.repaired.connect(lambda repair: self._repair((repair,)))
        window.complete.toggled.connect(self._say_complete)
        window.offers.said_same.connect(lambda two: self._understand(self._said.with_same(two)))
        window.offers.said_apart.connect(lambda two: self._understand(self._said.with_apart(two)))
        window.offers.ticked.connect(self._count)
        window.activated.connect(self._look_at_files)
        window.read_again.connect(self._read_again)
        window.taken.connect(self._take)
        window.finished.connect(self._give_up)
        name = source.name if source.paths else "pasted cells"
        window.setWindowTitle(f"Import {name}")
        window.detected.setText(f"Reading {name}")

    def start(self) -> None:
        """Show the window, and begin to read."""
        self.window.open()
        self._understand(self._said)

    # Asking

    def _understand(self, said: Said) -> None:
        self._said = said
        self.window.sample.rows.show_repairs(said.cells)
        self._talk.understand(said, habits())
        self._wait()

    def _repair(self, repairs: Sequence[Repair]) -> None:
        self._understand(self._said.with_repairs(tuple(repairs)))

    def _say_complete(self, complete: bool) -> None:
        self._understand(self._said.with_complete(complete=complete))

    def _count(self) -> None:
        if self.window.can_be_taken and not self.window.is_busy:
            self._talk.count(self.window.offers.model.taken)
            self._looking.start()

    def _take(self, as_plan: bool) -> None:
        remember(self._shown.columns, self._said.meanings)
        self._is_plan = as_plan
        if as_plan:
            self._talk.as_plan(self._empty)
        else:
            self._talk.take(self.window.offers.model.taken)
        self._wait()

    def _read_again(self) -> None:
        """Read the files as they are by now; what was said of single cells may be of others."""
        self._talk.end()
        self._understand(self._said.of_other_rows())

    def _wait(self) -> None:
        self.window.show_busy(True)
        self._looking.start()

    # Hearing

    def _look(self) -> None:
        try:
            answers = self._talk.heard()
        except UserError as refusal:
            self._looking.stop()
            self._refuse(str(refusal))
            return
        except Exception:
            self.window.reject()  # a bug: it is told as any other, over the window as it was before
            raise
        for answer in answers:
            self._hear(answer)
        if self._talk.is_waiting:
            self.window.show_progress(*self._talk.progress)
        else:
            self._looking.stop()

    def _hear(self, answer: Answer) -> None:
        match answer:
            case Shown():
                self._shown, self._is_shown = answer, True
                self.window.show_import(answer)
                self._count()
            case Counted():
                self.window.say(answer.words)
            case Drawn():
                self.window.accept()
                self.accepted.emit(Accepted(answer.change, self._is_plan, answer.words))

    def _refuse(self, words: str) -> None:
        if self._is_shown:
            self.window.show_refusal(words)
        else:
            self.window.reject()
            self.refused.emit(words)

    def _look_at_files(self) -> None:
        """Say that a file is another by now, such as after it was put right in the spreadsheet."""
        stamps = tuple(stamp_of(path) for path in self._source.paths)
        self.window.show_changed(self._is_shown and stamps != self._shown.stamps)

    @property
    def is_over(self) -> bool:
        """Whether nothing is read or waited for any longer."""
        return not self._looking.isActive() and self._talk.is_over

    def _give_up(self) -> None:
        self._looking.stop()
        self._talk.end()
