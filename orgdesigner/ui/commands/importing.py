"""Importing a staff list: looked at and corrected in a window of its own, then one undoable change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from orgdesigner.model.collecting import collecting_nothing
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.structure import Structure
from orgdesigner.ui.filing import Filing, empty_document
from orgdesigner.ui.reading import Reading
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from orgdesigner.exchange.incoming.trial.said import Source
    from orgdesigner.model.changes import Change
    from orgdesigner.storage.working_copy import WorkingCopy
    from orgdesigner.ui.importing.staff_import import Accepted

_SHORT = 3_000
"""A change of at most so many records is made in a moment."""

_FILES = (
    "Staff lists (*.csv *.tsv *.txt *.xlsx *.xlsm *.xlsb *.xls *.xml *.ods *.html *.htm *.drawio)"
    ";;All files (*)"
)


class ImportCommands:
    """Brings a staff list in. `after_leaving` goes on once nothing that is open would be lost."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        filing: Filing,
        after_leaving: Callable[[Callable[[], object]], None],
        reading: Reading,
        toast: Toast,
    ) -> None:
        self._window, self._session, self._filing = window, session, filing
        self._after_leaving, self._reading, self._toast = after_leaving, reading, toast

    def import_organogram(self) -> None:
        """Ask for the files of a staff list and import them; an organogram has a senior and a junior one."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Import a staff list: choose one file, or both of an organogram", "", _FILES
        )
        if names:
            self.import_paths([Path(name) for name in names])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Look at the files of a staff list, and take over of it what somebody wants."""
        from orgdesigner.exchange.incoming.trial.said import Source

        self._import(Source(tuple(paths)))

    def paste_staff_list(self) -> None:
        """Look at the cells that were copied from a spreadsheet as at a file."""
        from orgdesigner.exchange.incoming.trial.said import Source

        self._import(Source(pasted=QApplication.clipboard().text()))

    def _import(self, source: Source) -> None:
        from orgdesigner.ui.importing.staff_import import StaffImport

        # Its own structure, with the same records: it is told to another process by a thread.
        view = self._session.view.snapshot().view
        staff = StaffImport(self._window, source, view, empty_document().view())
        staff.accepted.connect(self._take)
        staff.refused.connect(self._refuse)
        staff.start()

    def _take(self, accepted: Accepted) -> None:
        if accepted.is_plan:
            self._after_leaving(partial(self._as_new_plan, accepted))
        else:
            self._apply(accepted)

    def _as_new_plan(self, accepted: Accepted) -> None:
        self._filing.open_document(empty_document(), "Imported plan")
        self._filing.protect()
        self._apply(accepted)

    def _apply(self, accepted: Accepted) -> None:
        """Make a change to the structure that is looked at: a large one while the window goes on.

        That takes a plan in which nothing was done yet, because nothing can come between.
        """
        change, account = accepted.change, accepted.account
        if self._is_blank() and len(change.steps) > _SHORT:
            start = self._session.document.structure(CURRENT).copy()
            make = partial(_plan_of, start, change, self._filing.store())
            self._reading.begin("Making a plan of the staff list…", make, partial(self._look_at, account))
            return
        self._session.apply(change)
        self._toast.say(account, undo=True)

    def _is_blank(self) -> bool:
        document = self._session.document
        return self._filing.path is None and not document.history and document.places() == (CURRENT,)

    def _look_at(self, account: str, copy: WorkingCopy) -> None:
        self._filing.take(copy)
        self._toast.say(account, undo=True)

    def _refuse(self, words: str) -> None:
        from orgdesigner.ui.dialogs.refusal import say_refused

        say_refused(self._window, words)


def _plan_of(start: Structure, change: Change, store: Path) -> WorkingCopy:
    """Return a plan with an import as its one step, kept from now on; in any thread."""
    from orgdesigner.storage.working_copy import WorkingCopy

    with collecting_nothing():
        document = Document({CURRENT: start})
        document.apply(change)
        return WorkingCopy.adopt(document, store)
