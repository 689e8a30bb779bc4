"""The way back from a branch or a team that is looked at alone: each step of it is a click."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.picture.trail import Focus
from orgdesigner.ui.canvas.reading.focusing import WHOLE, Focusing
from orgdesigner.ui.widgets.tips import literal

HEIGHT = 36
_LONGEST = 240
"""The width at which the name of a step is cut short."""

_BETWEEN = "›"
_MORE = "…"


class PathBar(QWidget):
    """Says which branch or team is looked at alone, and how to come back to all of it."""

    def __init__(self, area: ChartArea, focusing: Focusing) -> None:
        super().__init__(area)
        self._area, self._focusing = area, focusing
        self._shown: tuple[tuple[Focus, str], ...] = ()
        self.setObjectName("pathbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Path to what is looked at")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 8, 0)
        self._row.setSpacing(0)
        area.looked_otherwise.connect(self._follow)
        for signal in (area.session.changed, area.session.replaced, area.session.place_changed):
            signal.connect(self._follow)
        self.hide()

    @property
    def words(self) -> str:
        """The path as it can be read; empty where the whole school is looked at."""
        if self.isHidden():
            return ""
        return f" {_BETWEEN} ".join([WHOLE, *(name for _, name in self._shown)])

    def place(self, top: int) -> None:
        """Lie over the whole width of the chart, so far from its top."""
        self.setGeometry(QRect(0, top, self._area.width(), HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _follow(self) -> None:
        focusing = self._focusing
        shown = tuple((each, focusing.name(each)) for each in focusing.path)
        if shown != self._shown:
            self._shown = shown
            self._fill()
        self.setVisible(bool(shown))
        self._area.backdrop.headroom = HEIGHT if shown else 0

    def _fill(self) -> None:
        """Show as many steps as there is room for: the whole school, and the last ones."""
        self._clear()
        if not self._shown:
            return
        buttons = [self._button(focus, name) for focus, name in self._shown[:-1]]
        here = QLabel(self._elided(self._shown[-1][1]), self)
        here.setObjectName("strong")
        here.setTextFormat(Qt.TextFormat.PlainText)
        whole, more = self._button(None, WHOLE), self._menu_button()
        sign = self.fontMetrics().horizontalAdvance(_BETWEEN) + 12
        room = self.width() - 40 - _width(whole) - _width(more) - here.sizeHint().width() - 3 * sign
        kept: list[QWidget] = []
        for button in reversed(buttons):
            room -= _width(button) + sign
            if room < 0 and len(kept) < len(buttons):
                break
            kept.insert(0, button)
        left_out = len(buttons) - len(kept)
        for button in buttons[:left_out]:
            button.hide()
            button.deleteLater()
        if left_out:
            self._offer(more, self._shown[:left_out])
            kept.insert(0, more)
        else:
            more.deleteLater()
        for number, widget in enumerate((whole, *kept, here)):
            if number:
                between = QLabel(_BETWEEN, self)
                between.setObjectName("hint")
                self._row.addWidget(between)
            widget.show()
            self._row.addWidget(widget)
        self._row.addStretch(1)

    def _button(self, focus: Focus | None, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("quiet")
        button.setText(self._elided(name).replace("&", "&&"))
        button.setToolTip(literal(f"Back to {name}"))
        button.setAccessibleName(f"Back to {name}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(self._go, focus))
        button.hide()
        return button

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("quiet")
        button.setText(_MORE)
        button.setAccessibleName("More of the path")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.hide()
        return button

    def _offer(self, button: QToolButton, steps: Sequence[tuple[Focus, str]]) -> None:
        menu = QMenu(button)
        for focus, name in steps:
            menu.addAction(name.replace("&", "&&")).triggered.connect(partial(self._go, focus))
        button.setMenu(menu)

    def _go(self, focus: Focus | None, *_: bool) -> None:
        self._focusing.go(focus)
        self._area.setFocus()

    def _elided(self, name: str) -> str:
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _LONGEST)

    def _clear(self) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _width(widget: QWidget) -> int:
    return widget.sizeHint().width()
