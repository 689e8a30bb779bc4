"""The foot of the window: the head's dashboard, each figure a click away from its explanation.

What works a figure out is imported with the first figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QStyleOptionToolButton,
    QToolButton,
    QToolTip,
    QWidget,
)

from orgdesigner.model import relations
from orgdesigner.model.document import CURRENT
from orgdesigner.model.records import Post
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.areas import ACCESS, COVERAGE, PARITY
from orgdesigner.ui.session import Session
from orgdesigner.ui.soon import Soon
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.widgets.tips import literal

_TOLD = 6
"""How many findings the tip of a figure lists."""

_GAP = 6
_EDGES = 90
"""What else the row needs beside its words, in pixels."""

_LEAST = 120
"""How far a figure is shortened at most, in pixels; whole it is in its tip."""

_SIDES = 16
"""What a figure needs beside its words, in pixels."""

_PAUSE = 250
"""Milliseconds without an edit before the cost is worked out again, which reads every post."""
_COSTED_AT_ONCE = 2_000
"""A structure with more posts is costed only when somebody asks."""

_GLANCES = {"access": ("Access", ACCESS), "parity": ("Parity", PARITY), "coverage": ("Coverage", COVERAGE)}
"""The figures that say what the rules found: by its name each one's title, and its rules."""


class StatusBar(QWidget):
    """Access, parity, coverage, cost and staff at a glance.

    `asked` carries the name of the sheet behind a figure, and what the id of the rule behind it begins with.
    """

    asked = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._figures = {name: _figure(self) for name in ("access", "parity", "coverage", "cost")}
        self._figures["cost"].setText("Cost: …")
        self._rules: dict[str, str] = {}
        self._staff, self._zoom = QLabel(self), QLabel(self)
        self._message = QLabel(self)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setObjectName("strong")
        for each in (self._staff, self._message):
            each.setMinimumWidth(1)  # no words of this row hold a window wide
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._show_cost)
        self._lay_out()
        self._figures["access"].clicked.connect(self._ask_access)
        self._figures["parity"].clicked.connect(self._ask_parity)
        self._figures["coverage"].clicked.connect(self._ask_coverage)
        self._figures["cost"].clicked.connect(self._explain_cost)
        self._following = Soon(self._show, self, is_short=self._is_small)
        session.findings_changed.connect(self._following.ask)
        self._show()

    def say(self, words: str) -> None:
        """Say what the mouse is about to do, in the place of the figures; nothing brings them back."""
        self._message.setText(words)
        self._stack.setCurrentIndex(1 if words else 0)

    def add(self, button: QWidget) -> None:
        """Put a button before the zoom."""
        self._row.insertWidget(self._row.indexOf(self._zoom), button)
        button.show()

    def show_zoom(self, zoom: object) -> None:
        """Say how large everything is, where 1 is 100 %; nothing for None, where nothing can be zoomed."""
        self._zoom.setText("" if zoom is None else f"{zoom:.0%}".replace("%", " %"))

    @property
    def words(self) -> str:
        """What is said at the moment, figures or message."""
        if self._stack.currentIndex():
            return self._message.text()
        return "   ".join(figure.text() for figure in self._figures.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say how many staff there are only where no figure has to be shortened for it."""
        for figure in self._figures.values():
            figure.setMinimumWidth(min(_LEAST, figure.sizeHint().width()))
        wanted = sum(each.sizeHint().width() + _GAP for each in self._figures.values())
        rest = self._staff.sizeHint().width() + self._zoom.sizeHint().width() + _EDGES
        self._staff.setVisible(wanted + rest <= self.width())

    def _lay_out(self) -> None:
        figures = QWidget(self)
        row = self._row = QHBoxLayout(figures)
        row.setContentsMargins(6, 0, 14, 0)
        row.setSpacing(_GAP)
        for figure in self._figures.values():
            row.addWidget(figure)
        row.addStretch(1)
        row.addWidget(self._staff)
        row.addSpacing(14)
        row.addWidget(self._zoom)
        message = QWidget(self)
        line = QHBoxLayout(message)
        line.setContentsMargins(14, 0, 14, 0)
        line.addWidget(self._message)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(figures)
        self._stack.addWidget(message)
        self.setFixedHeight(scaled(32))

    def _is_small(self) -> bool:
        return len(self._session.view.all(Post)) <= _COSTED_AT_ONCE

    def _show(self) -> None:
        if self._session.is_checked:
            self._show_glances()
        else:
            for name, (_, rules) in _GLANCES.items():
                self._show_glance(name, "checking…", rules)
        groups = relations.headcount(self._session.view)
        teaching, support = groups[StaffGroup.TEACHING], groups[StaffGroup.SUPPORT]
        self._staff.setText(f"{teaching + support} staff · {teaching} teaching, {support} support")
        self._fit()
        self._pause.start()

    def _show_glances(self) -> None:
        from orgdesigner.report import glance

        view, findings = self._session.view, self._session.findings
        for name, at_a_glance in (
            ("access", glance.access_at_a_glance),
            ("parity", glance.parity_at_a_glance),
            ("coverage", glance.coverage_at_a_glance),
        ):
            seen = at_a_glance(view, findings)
            self._show_glance(name, seen.words, seen.rules, seen.found)

    def _show_glance(self, name: str, words: str, rules: str, found: Sequence[str] = ()) -> None:
        figure = self._figures[name]
        self._rules[name] = rules
        words = f"{_GLANCES[name][0]}: {words}"
        figure.setText(words.replace("&", "&&"))
        figure.setAccessibleName(words)
        listed = [f"• {each}" for each in found[:_TOLD]]
        more = len(found) - _TOLD
        if more > 0:
            listed.append(f"and {more} more")
        figure.setToolTip(literal("\n".join((*listed, "A click shows the page and its findings."))))

    def _show_cost(self) -> None:
        figure = self._figures["cost"]
        if not self._is_small():
            figure.setText("Cost: work it out")
            return
        self._work_out_cost()

    def _work_out_cost(self) -> None:
        from orgdesigner.model.cost import structure_cost
        from orgdesigner.rules.shared.tables import pay_tables

        tables = pay_tables()
        cost = structure_cost(self._session.view, tables)
        words = f"Cost: {_millions(cost.total) if cost.total else 'no salaries known yet'}"
        if self._session.place != CURRENT:
            now = structure_cost(self._session.document.view(CURRENT), tables)
            words += f" ({cost.total - now.total:+,.0f})".replace("+", "+£").replace("-", "−£")
        figure = self._figures["cost"]
        figure.setText(words)
        self._fit()
        left_out = "\n".join(f"• {each}" for each in cost.left_out)
        figure.setToolTip(
            f"A year, by the tables for {self._session.view.school.pay_year}: pay £{cost.pay:,.0f}, "
            f"National Insurance £{cost.national_insurance:,.0f}, pensions £{cost.pension:,.0f}.\n"
            f"Left out:\n{left_out}\nCheck before you publish."
        )

    def _ask_access(self) -> None:
        self.asked.emit("access", self._rules["access"])

    def _ask_parity(self) -> None:
        self.asked.emit("allowances", self._rules["parity"])

    def _ask_coverage(self) -> None:
        self.asked.emit("priorities", self._rules["coverage"])

    def _explain_cost(self) -> None:
        self._work_out_cost()
        figure = self._figures["cost"]
        QToolTip.showText(figure.mapToGlobal(figure.rect().topLeft()), figure.toolTip(), figure)


class _Figure(QToolButton):
    """A button whose words are shortened at their end where there is too little room."""

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        room = self.width() - _SIDES
        option.text = self.fontMetrics().elidedText(option.text, Qt.TextElideMode.ElideRight, room)


def _figure(parent: QWidget) -> QToolButton:
    button = _Figure(parent)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return button


def _millions(pounds: Decimal) -> str:
    return f"£{pounds / 1_000_000:.2f} m" if pounds >= 1_000_000 else f"£{pounds:,.0f}"
