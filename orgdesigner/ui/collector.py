"""Keeps Python's search for garbage from holding up the window: it passes over what a plan is made of.

A plan of 40,000 posts is some million objects, and looking through them all takes half a second. Nearly all
of them last as long as the plan and go when nobody uses them any more, without any search.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from orgdesigner.ui.session import Session

ALLOCATIONS = 100_000
"""New objects before the garbage collector looks at the young ones; Python's own figure is 700."""

_PAUSE = 400
"""Milliseconds in which nothing large was made, after which what there is is thought to last."""


class Collector(QObject):
    """Looks for no garbage while a plan is opened or checked; afterwards only among what came since."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._pass_over)
        # A picture is many small values that refer to nothing in a circle; looking through those of a big
        # school for circles, at every edit, costs more than drawing it.
        gc.set_threshold(ALLOCATIONS, 20, 20)
        for signal in (session.replaced, session.place_changed, session.checking_changed):
            signal.connect(self._wait)
        self._wait()

    def _wait(self) -> None:
        gc.disable()
        self._pause.start()

    def _pass_over(self) -> None:
        """Pass over all that there is from now on; what is no longer used goes as before."""
        if self._session.checking is not None:
            self._pause.start()
            return
        gc.freeze()
        gc.enable()
