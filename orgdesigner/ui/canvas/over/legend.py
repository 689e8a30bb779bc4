"""The legend of the chart: what it is coloured by, how many posts are in each category, and its signs.

A category can be clicked: then it alone stands out, until it is clicked again.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QHideEvent, QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.assets import resource
from orgdesigner.chart.detail import Detail, detail_at
from orgdesigner.chart.legend.categories import Aspect
from orgdesigner.chart.legend.entries import Sign, legend, seen_from_far
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.over.legend_rows import CategoryRow, SignRow
from orgdesigner.ui.canvas.reading.colouring import Colouring

WIDTH = 272
TALLEST = 0.62
"""How much of the height of the chart it takes at most: the rest is scrolled to."""

AWAY = 12
"""How far the legend stands from the edges of the chart."""

SETTLES = 150
"""Milliseconds after the last move of the chart in which its signs may still change."""

_CHEVRON = {False: "chevron-down-light.svg", True: "chevron-down-dark.svg"}


class Legend(QFrame):
    """Stands over the lower left corner of the chart. It explains what is in view and nothing else."""

    closed = Signal()

    def __init__(self, area: ChartArea, colouring: Colouring) -> None:
        super().__init__(area)
        self.setObjectName("legend")
        self.setAccessibleName("Legend")
        self._area, self._colouring = area, colouring
        self._told: Sequence[object] | None = None
        self.aspects = _quiet_button()
        self.aspects.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.aspects.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the words
        self.aspects.setAccessibleDescription("What the chart is coloured by")
        self.aspects.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.aspects.setMenu(self._menu())
        self._rows = QVBoxLayout()
        self._head, self._body, self._scroll = QWidget(), QWidget(), QScrollArea()
        self._lay_out()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLES)
        self._settle.timeout.connect(self.tell)
        area.viewport().installEventFilter(self)
        colouring.changed.connect(self.tell)
        for signal in (area.camera_moved, area.looked_otherwise, area.session.findings_changed):
            signal.connect(self._wait)
        self.hide()

    def tell(self) -> None:
        """Say what is on the chart now."""
        if self.isHidden() or not self._area.is_laid_out:
            return
        colouring = self._colouring
        self.aspects.setText(f"Colours: {colouring.aspect.value}")
        self.aspects.setIcon(QIcon(resource("icons", _CHEVRON[self._area.theme.dark]).as_posix()))
        for action in self.aspects.menu().actions():
            action.setChecked(action.data() is colouring.aspect)
        told = [*colouring.entries(), colouring.only, *self._signs(), self._area.theme.name]
        if told != self._told:
            self._told = told
            self._fill()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
            self._wait()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._colouring.colour_by(self._colouring.aspect)
        self.tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._settle.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._area.setFocus()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        shut = _quiet_button()
        shut.setText("Close")
        shut.clicked.connect(self.closed)
        top = QHBoxLayout(self._head)
        top.setContentsMargins(2, 2, 2, 2)
        top.addWidget(self.aspects)
        top.addStretch()
        top.addWidget(shut)
        self._rows.setContentsMargins(4, 0, 4, 6)
        self._rows.setSpacing(0)
        self._body.setLayout(self._rows)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._scroll)

    def _menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        for aspect in Aspect:
            action = QAction(aspect.value, menu)
            action.setCheckable(True)
            action.setData(aspect)
            group.addAction(action)
            menu.addAction(action)
        menu.triggered.connect(self._choose)
        return menu

    def _choose(self, action: QAction) -> None:
        self._colouring.colour_by(action.data())

    def _wait(self) -> None:
        if not self.isHidden():
            self._settle.start()

    def _signs(self) -> list[tuple[Sign, str]]:
        """Return the signs on the part of the chart that is in view, and what they mean."""
        area = self._area
        far = detail_at(area.zoom) is not Detail.FULL
        seen = area.extent.within(area.camera.seen(area.visible_size()), far=far)
        entries = legend(seen, area.session.view, area.measure)
        return [(entry.sign, entry.text) for entry in entries if not far or seen_from_far(entry)]

    def _fill(self) -> None:
        """Make the rows anew; the keyboard stays on the category that it was on."""
        area = self._area
        kept = self.focusWidget()
        focused = kept.key if isinstance(kept, CategoryRow) and kept.hasFocus() else None
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for entry in self._colouring.entries():
            row = CategoryRow(entry, area.theme, chosen=self._colouring.only == entry.category.key)
            row.chosen.connect(self._colouring.show_only)
            self._add(row)
            if entry.category.key == focused:
                row.setFocus()
        signs = self._signs()
        if signs and self._colouring.entries():
            self._add(_heading("Signs"))
        for sign, text in signs:
            self._add(SignRow(sign, text, area.theme, area.measure))

    def _add(self, row: QWidget) -> None:
        self._rows.addWidget(row)
        row.show()  # Qt would show it later, and give it no room before

    def _place(self) -> None:
        area = self._area.viewport().geometry()
        self._rows.activate()
        wanted = self._head.sizeHint().height() + self._body.sizeHint().height() + 4
        height = min(wanted, max(220, round(TALLEST * area.height())), area.height() - 2 * AWAY)
        self.setGeometry(area.left() + AWAY, area.bottom() + 1 - AWAY - height, WIDTH, height)
        self.raise_()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)


def _quiet_button() -> QToolButton:
    button = QToolButton()
    button.setObjectName("quiet")
    return button


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("paneheading")
    label.setContentsMargins(8, 8, 0, 2)
    return label
