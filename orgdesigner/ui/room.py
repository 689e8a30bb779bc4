"""A small window leaves its room to the chart: panes close by themselves, and come back with the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget


class Need(NamedTuple):
    """A pane, the command that opens and closes it, and the window that it needs, in pixels at 100 %."""

    pane: QWidget
    action: QAction
    width: int = 0
    height: int = 0

    def fits(self, size: QSize) -> bool:
        """Whether a window of that size has room for the pane."""
        return size.width() >= self.width and size.height() >= self.height


class Room(QObject):
    """Closes panes for which a window gets too small; one that is opened by hand stays open."""

    def __init__(self, needs: Sequence[Need], parent: QObject) -> None:
        super().__init__(parent)
        self._needs = needs
        self._fitted: Mapping[QWidget, bool] = {need.pane: True for need in needs}
        self._closed: set[QWidget] = set()

    def fit(self, size: QSize) -> None:
        """Take note of the window's size."""
        now = {need.pane: need.fits(size) for need in self._needs}
        for need in self._needs:
            pane, fits = need.pane, now[need.pane]
            if fits is self._fitted[pane]:
                continue
            if not fits and not pane.isHidden():
                self._closed.add(pane)
                _show(need, shown=False)
            elif fits and pane in self._closed:
                self._closed.discard(pane)
                _show(need, shown=True)
        self._fitted = now


def _show(need: Need, *, shown: bool) -> None:
    need.pane.setVisible(shown)
    need.action.setChecked(shown)
