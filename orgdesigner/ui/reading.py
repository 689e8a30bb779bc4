"""Reading a large plan while the window goes on: one at a time, and only the one asked for last is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from orgdesigner.ui.filing import Filing

if TYPE_CHECKING:
    from orgdesigner.storage.working_copy import WorkingCopy

Show = Callable[["WorkingCopy"], None]


class Reading:
    """What is being read. `after_leaving` goes on once nothing that is open would be lost."""

    def __init__(
        self, window: QWidget, filing: Filing, after_leaving: Callable[[Callable[[], object]], None]
    ) -> None:
        self._window, self._filing, self._after_leaving = window, filing, after_leaving
        self._wanted: object = None
        self._ready: WorkingCopy | None = None

    def begin(self, words: str, read: Callable[[], WorkingCopy], show: Show) -> None:
        """Read something in the background, and show it unless it is given up; till then all stays."""
        from orgdesigner.ui.background import Background

        self.give_up()
        wanted = self._wanted = object()

        def job(cancelled: Callable[[], bool]) -> WorkingCopy | None:
            copy = read()
            if cancelled():
                copy.close(keep_session=True)
                return None
            return copy

        work = Background(self._window, words, job)
        work.finished.connect(partial(self._finish, wanted, show))
        work.refused.connect(partial(self._refuse, wanted))
        work.cancelled.connect(self.give_up)
        work.start()

    def give_up(self) -> None:
        """Show nothing of what is still being read, or was read and waits for an answer."""
        self._wanted = None
        if self._ready is not None:
            self._ready.close(keep_session=True)
            self._ready = None

    def _finish(self, wanted: object, show: Show, copy: WorkingCopy | None) -> None:
        if wanted is not self._wanted:
            if copy is not None:
                copy.close(keep_session=True)
            if self._wanted is None:
                self._filing.protect()  # it may have let go of the same file
        elif copy is not None:
            self._ready = copy
            # Something may have been edited since: then this asks first.
            self._after_leaving(partial(self._show, show, copy))

    def _show(self, show: Show, copy: WorkingCopy) -> None:
        if copy is self._ready:
            self._ready = None
            show(copy)

    def _refuse(self, wanted: object, words: str) -> None:
        from orgdesigner.ui.dialogs.refusal import say_refused

        if wanted is self._wanted:
            self._filing.protect()
            say_refused(self._window, words)
