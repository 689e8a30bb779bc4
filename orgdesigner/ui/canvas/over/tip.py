"""A quiet tip beside what the mouse rests on. The details pane says the same to the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from orgdesigner.rules.rollup import Rollup
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.hand.grip import Grip
from orgdesigner.ui.canvas.listening.exposed import ExposedChart
from orgdesigner.ui.canvas.over.tip_words import MOST_FINDINGS, Tip, tip_at
from orgdesigner.ui.widgets.signs import severity_icon

RESTS = 600
"""Milliseconds that the mouse rests on something before more is said about it."""

WIDTH = 320
_GAP = 8
_SIGN = 14


class HoverTip(QFrame):
    """Comes up when the mouse has rested on something for a moment, and goes when it moves off it.

    Esc, any key, a press, the wheel and an edit hide it at once. It never takes the mouse or the keyboard.
    """

    def __init__(self, area: ChartArea, grip: Grip, exposed: ExposedChart) -> None:
        super().__init__(area)
        self._area, self._grip, self._exposed = area, grip, exposed
        self._at = QPointF()
        self._shown: Tip | None = None
        self._rollup: Rollup | None = None
        self._labels: list[QLabel] = []
        self.setObjectName("found")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTS)
        self._rest.timeout.connect(self._come_up)
        session = area.session
        for signal in (session.changed, session.replaced, session.place_changed, area.camera_moved):
            signal.connect(self.go)
        for signal in (session.findings_changed, session.replaced, session.place_changed):
            signal.connect(self._forget)
        self.hide()

    @property
    def words(self) -> str:
        """What is said, line by line; empty where nothing is."""
        return "" if self.isHidden() else "\n".join(label.text() for label in self._labels if label.text())

    def go(self) -> None:
        """Go away, until the mouse rests again."""
        self._rest.stop()
        self._shown = None
        self.hide()

    def follow(self, at: QPointF, *, busy: bool) -> None:
        """Hear that the mouse is somewhere else in the view, and whether it is in the middle of something."""
        self._at = at
        if busy:
            self.go()
            return
        if self._shown is not None and self._found() != self._shown:
            self.go()
        if self._shown is None:
            self._rest.start()

    def _come_up(self) -> None:
        found = self._found()
        if found is None or self._grip.begun:
            return
        self._shown = found
        self._fill(found)
        self._place(found)
        self.show()
        self.raise_()

    def _found(self) -> Tip | None:
        area = self._area
        if self._rollup is None:
            self._rollup = Rollup(area.session.findings)
        at = area.camera.to_chart(self._at.x(), self._at.y())
        telling = self._exposed.telling
        return tip_at(area.extent, area.session.view, telling, self._rollup, at, area.zoom)

    def _forget(self) -> None:
        self._rollup = None

    def _fill(self, tip: Tip) -> None:
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels.clear()
        if tip.title:
            self._add(tip.title, "strong")
        if tip.lines:
            self._add(" · ".join(tip.lines), "hint")
        for finding in tip.findings[:MOST_FINDINGS]:
            sign = self._label("", "")
            sign.setPixmap(severity_icon(finding.severity, self._area.theme).pixmap(_SIGN, _SIGN))
            sign.setContentsMargins(0, 3, 0, 0)
            row = self._grid.rowCount()
            self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._label(finding.message, ""), row, 1)
        if tip.more:
            self._add(f"and {tip.more} more in the list of findings", "hint")

    def _add(self, words: str, role: str) -> None:
        self._grid.addWidget(self._label(words, role), self._grid.rowCount(), 0, 1, 2)

    def _label(self, words: str, role: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName(role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._labels.append(label)
        return label

    def _place(self, tip: Tip) -> None:
        """Lie below what it is about, or above it or beside it where there is no room."""
        area, view = self._area, self._area.viewport().geometry()
        widest = max((each.sizeHint().width() for each in self._labels), default=0)
        self.setFixedWidth(WIDTH if widest > WIDTH - 60 else widest + 28)
        self.setFixedHeight(self._grid.totalHeightForWidth(self.width()))
        about = QRectF(self._at, self._at).adjusted(-4, -4, 4, 14)
        if tip.about is not None:
            about = QRectF(*area.camera.box_on_screen(tip.about)) & QRectF(area.viewport().rect())
        place = about.toAlignedRect().translated(view.topLeft())
        room = view.adjusted(4, 4, -4, -4)
        left = max(room.left(), min(place.left(), room.right() - self.width()))
        top = max(room.top(), min(place.top(), room.bottom() - self.height()))
        corners = (
            QPoint(left, place.bottom() + _GAP),
            QPoint(left, place.top() - _GAP - self.height()),
            QPoint(place.right() + _GAP, top),
            QPoint(place.left() - _GAP - self.width(), top),
        )
        fits = (each for each in corners if room.contains(QRect(each, self.size())))
        self.move(next(fits, QPoint(left, top)))
