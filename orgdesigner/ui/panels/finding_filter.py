"""The row above the findings: how they are grouped, and which of them are listed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from orgdesigner.rules.areas import AREAS
from orgdesigner.rules.base import Severity
from orgdesigner.ui.panels.finding_groups import Grouping, Standing, Wanted
from orgdesigner.ui.widgets.flow import FlowLayout

_LEAST = 84
"""The least width of a choice, in pixels."""

_SIDES = 36
"""What a choice needs beside its words, in pixels."""


class FindingFilter(QWidget):
    """`changed` when something else is wanted; `left` when the keyboard leaves the search field downwards."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self.search.setAccessibleName("Search the findings")
        self.search.setPlaceholderText("Search findings, posts, rules")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(110)
        self.search.setMaximumWidth(260)
        self.search.installEventFilter(self)
        self.grouping = _choice(self, "Group the findings", [each.value for each in Grouping])
        self.severity = _choice(self, "How much they matter", ["Any importance", *_labels()])
        self.area = _choice(self, "What they are about", ["All areas", *AREAS.values()])
        self.standing = _choice(self, "Open or waived", [each.value for each in Standing])
        self.selected_only = QToolButton(self)
        self.selected_only.setText("Selected only")
        self.selected_only.setToolTip("The posts or teams that are selected, with what is below or in them")
        self.selected_only.setCheckable(True)
        self.selected_only.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.count = QLabel(self)
        self.count.setObjectName("hint")
        self.all_button = QPushButton("Show all", self)
        self.all_button.setObjectName("quiet")
        row = FlowLayout(self)
        row.setContentsMargins(4, 0, 8, 2)
        row.setSpacing(6)
        row.addWidget(self.search)
        for box in (self.grouping, self.severity, self.area, self.standing):
            row.addWidget(box)
        row.addWidget(self.selected_only)
        row.addWidget(self.count)
        row.addWidget(self.all_button)
        self.search.textChanged.connect(self.changed)
        for box in (self.grouping, self.severity, self.area, self.standing):
            box.currentIndexChanged.connect(self.changed)
        self.selected_only.toggled.connect(self.changed)
        self.all_button.clicked.connect(self.show_all)

    @property
    def groups_by(self) -> Grouping:
        """What the findings of a group have in common."""
        return list(Grouping)[self.grouping.currentIndex()]

    @property
    def wanted(self) -> Wanted:
        """Which findings are wanted; within which records is the panel's to say."""
        severity, area = self.severity.currentIndex(), self.area.currentIndex()
        return Wanted(
            words=self.search.text(),
            severity=list(Severity)[severity - 1] if severity else None,
            area=list(AREAS.values())[area - 1] if area else "",
            standing=list(Standing)[self.standing.currentIndex()],
        )

    def show_all(self) -> None:
        """Want every finding again."""
        boxes = (self.search, self.severity, self.area, self.standing, self.selected_only)
        blockers = [QSignalBlocker(box) for box in boxes]  # one change, and not five
        self.search.clear()
        for box in (self.severity, self.area, self.standing):
            box.setCurrentIndex(0)
        self.selected_only.setChecked(False)
        for blocker in blockers:
            blocker.unblock()
        self.changed.emit()

    def show_count(self, listed: int, found: int) -> None:
        """Say how many findings are listed, where that is not all of them."""
        narrowed = not self.wanted.is_everything or self.selected_only.isChecked()
        self.count.setText(f"{listed} of {found}")
        self.count.setVisible(narrowed)
        self.all_button.setVisible(narrowed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)


def _labels() -> list[str]:
    return [severity.label for severity in Severity]


class _Choice(QComboBox):
    """A choice whose words are shortened, never cut, in a small window."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        room = self.width() - _SIDES
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )


def _choice(parent: QWidget, name: str, choices: list[str]) -> QComboBox:
    box = _Choice(parent)
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.addItems(choices)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMinimumWidth(_LEAST)  # gives way in a small window
    return box
