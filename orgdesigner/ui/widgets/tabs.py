"""Tabs over panels, without a frame round them."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget


class Tabs(QWidget):
    """A row of tabs, and below it the panel of the one that is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._tabs = QTabBar(self)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._stack = QStackedWidget(self)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._tabs)
        column.addWidget(self._stack)

    def add(self, title: str, panel: QWidget) -> None:
        """Add a panel under a tab."""
        self._stack.addWidget(panel)
        self._tabs.addTab(title)

    def rename(self, panel: QWidget, title: str) -> None:
        """Give a panel's tab another title."""
        self._tabs.setTabText(self._stack.indexOf(panel), title)

    def choose(self, panel: QWidget) -> None:
        """Show a panel."""
        self._tabs.setCurrentIndex(self._stack.indexOf(panel))
