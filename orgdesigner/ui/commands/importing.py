"""Importing a staff list: read in a process of its own, then one undoable change, then an account of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from orgdesigner.model.collecting import collecting_nothing
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.records import Post
from orgdesigner.model.structure import Structure
from orgdesigner.ui.filing import Filing, empty_document
from orgdesigner.ui.reading import Reading
from orgdesigner.ui.session import Session

if TYPE_CHECKING:
    from orgdesigner.exchange.outcome import Imported
    from orgdesigner.storage.working_copy import WorkingCopy

_SHORT = 3_000
"""An import of at most so many records is brought in in a moment."""

_FILES = "Staff lists (*.csv *.tsv *.txt);;All files (*)"


class ImportCommands:
    """Brings a staff list in. `after_leaving` goes on once nothing that is open would be lost."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        filing: Filing,
        after_leaving: Callable[[Callable[[], object]], None],
        reading: Reading,
    ) -> None:
        self._window, self._session, self._filing = window, session, filing
        self._after_leaving, self._reading = after_leaving, reading

    def import_organogram(self) -> None:
        """Ask for the files of a staff list and import them; an organogram has a senior and a junior one."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Import a staff list: choose one file, or the senior and the junior one", "", _FILES
        )
        if names:
            self.import_paths([Path(name) for name in names])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read files in the background, and bring in what they hold."""

        def read(cancelled: Callable[[], bool]) -> Imported:
            from orgdesigner.exchange.importing import import_files

            return import_files(paths, cancelled=cancelled)

        from orgdesigner.ui.background import Background

        work = Background(self._window, "Reading the staff list…", read)
        work.finished.connect(self._bring_in)
        work.refused.connect(self._refuse)
        work.start()

    def _bring_in(self, imported: Imported) -> None:
        if not self._session.view.all(Post):
            self._apply(imported)
            return
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("Import a staff list")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(imported.message)
        box.setInformativeText("Make a new plan of it, or bring it into the structure that is open?")
        new = box.addButton("New plan", QMessageBox.ButtonRole.AcceptRole)
        new.clicked.connect(partial(self._after_leaving, partial(self._as_new_plan, imported)))
        into = box.addButton("Into this structure", QMessageBox.ButtonRole.ActionRole)
        into.clicked.connect(partial(self._apply, imported))
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(new)
        box.open()

    def _as_new_plan(self, imported: Imported) -> None:
        self._filing.open_document(empty_document(), "Imported plan")
        self._filing.protect()
        self._apply(imported)

    def _apply(self, imported: Imported) -> None:
        """Bring an import into the structure that is looked at: a large one while the window goes on.

        That takes a plan in which nothing was done yet, because nothing can come between.
        """
        from orgdesigner.exchange.importing import import_change

        if len(imported.records) > _SHORT and self._is_blank():
            start = self._session.document.structure(CURRENT).copy()
            make = partial(_plan_of, start, imported, self._filing.store())
            self._reading.begin("Making a plan of the staff list…", make, partial(self._look_at, imported))
            return
        self._session.perform(lambda view: import_change(view, imported))
        self._give_account(imported)

    def _is_blank(self) -> bool:
        document = self._session.document
        return self._filing.path is None and not document.history and document.places() == (CURRENT,)

    def _look_at(self, imported: Imported, copy: WorkingCopy) -> None:
        self._filing.take(copy)
        self._give_account(imported)

    def _give_account(self, imported: Imported) -> None:
        from orgdesigner.ui.dialogs.account import AccountDialog

        AccountDialog(imported, self._window).open()

    def _refuse(self, words: str) -> None:
        from orgdesigner.ui.dialogs.refusal import say_refused

        say_refused(self._window, words)


def _plan_of(start: Structure, imported: Imported, store: Path) -> WorkingCopy:
    """Return a plan with an import as its one step, kept from now on; in any thread."""
    from orgdesigner.exchange.importing import import_change
    from orgdesigner.storage.working_copy import WorkingCopy

    with collecting_nothing():
        document = Document({CURRENT: start})
        document.apply(import_change(document.view(), imported))
        return WorkingCopy.adopt(document, store)
