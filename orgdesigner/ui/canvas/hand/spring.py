"""A folded branch springs open under what is dragged, and closes again if nothing was put into it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from orgdesigner.model import relations
from orgdesigner.ui.canvas.reading.folding import Folding

DELAY = 700
"""Milliseconds over a folded card after which it opens."""


class Spring(QObject):
    """Waits over folded cards during a drag; `opened` says that what is under the mouse is another."""

    opened = Signal()

    def __init__(self, folding: Folding) -> None:
        super().__init__(folding.area)
        self.folding = folding
        self._over: str | None = None
        self._sprung: list[str] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DELAY)
        self._wait.timeout.connect(self._open)

    def hover(self, post: str | None) -> None:
        """Take note of the card that something is held over, or of none."""
        if post == self._over:
            return
        self._over = post
        self._wait.stop()
        if post is not None and post in self.folding.folded:
            self._wait.start()

    def let_go(self, put: Iterable[str] = ()) -> None:
        """Close again what sprang open, but for the branches that posts were put into."""
        self.hover(None)
        view = self.folding.area.session.view
        used = {above.id for post in put for above in relations.managers_upward(view, post)}
        unused = [post for post in self._sprung if post not in used]
        self._sprung = []
        if unused:
            self.folding.fold(unused, holding=next(iter(put), unused[0]))

    def _open(self) -> None:
        if self._over is not None:
            self._sprung.append(self._over)
            self.folding.open([self._over])
            self.opened.emit()
