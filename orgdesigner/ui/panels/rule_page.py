"""The page beside a finding: what is found, what can be done about it, and why it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from orgdesigner.model.records import Waiver
from orgdesigner.rules.base import Finding, Fix, Subject
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.shared.wording import day
from orgdesigner.rules.waiving import run_out
from orgdesigner.ui.panels.form import Fold
from orgdesigner.ui.panels.naming import full_name
from orgdesigner.ui.panels.rule_reasons import RuleReasons, words
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.elided import ElidedButton
from orgdesigner.ui.widgets.wrapped import WrappedButton

_NAMED = 6
"""How many of the records that a finding is about have a button of their own."""


class RulePage(QScrollArea):
    """Explains one finding and offers what can be done; every signal carries what was pressed.

    `fix_chosen` carries a fix, `shown` a record to go to, `waive_asked` the finding, `waiver_asked` and
    `waiver_ended` a waiver, and `way_asked` the id of the rule.
    """

    fix_chosen = Signal(object)
    shown = Signal(object)
    waive_asked = Signal(object)
    waiver_asked = Signal(object)
    waiver_ended = Signal(object)
    way_asked = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reasons_open = False
        self._shown: object = self
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("About this finding")
        self.explain(None)

    def explain(self, finding: Finding | None) -> None:
        """Explain another finding, or say that there is none; nothing happens if all is as it was."""
        present = self._state(finding)
        if present == self._shown:
            return
        self._shown = present
        page = QWidget()
        page.setObjectName("panel")
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        if finding is None:
            column.addWidget(
                words("Choose a finding to read why it matters and what can be done about it.", "hint")
            )
        else:
            for part in self._parts(finding):
                column.addWidget(part)
        column.addStretch(1)
        before = self.takeWidget()
        if before is not None:
            before.hide()
            before.deleteLater()  # not at once: the button that was pressed may be on it
        self.setWidget(page)

    def words(self) -> str:
        """Everything that the page says."""
        page = self.widget()
        return "\n".join(label.text() for label in page.findChildren(QLabel)) if page else ""

    def _state(self, finding: Finding | None) -> object:
        """Return all that the page depends on."""
        if finding is None:
            return None
        session = self._session
        names = tuple(self._name(subject) for subject in finding.subjects[:_NAMED])
        waiver = session.view.get(Waiver, finding.waiver or None)
        over = run_out(session.view, finding, session.today)
        return finding, names, waiver, over, RuleReasons.state(session, finding)

    def _parts(self, finding: Finding) -> Iterator[QWidget]:
        about = rule(finding.rule)
        yield words(f"{about.name.upper()}  ·  {about.id}", "paneheading")
        yield words(finding.message, "strong")
        if finding.working:
            yield words(finding.working, "supporting")
        if finding.is_waived:
            yield from self._waiver(finding)
        else:
            yield from self._run_out(finding)
            yield from (self._fix_button(fix) for fix in finding.fixes)
        yield from self._subjects(finding)
        yield self._row(finding)
        yield self._reasons(finding)

    def _subjects(self, finding: Finding) -> Iterator[QWidget]:
        named = [(subject, self._name(subject)) for subject in finding.subjects]
        present = [(subject, name) for subject, name in named if name]
        if present:
            yield words("It is about:", "supporting")
        for subject, name in present[:_NAMED]:
            yield self._button(name, partial(self.shown.emit, subject), "line")
        if len(present) > _NAMED:
            yield words(f"and {len(present) - _NAMED} more", "supporting")

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        if not finding.is_waived:
            waive = QPushButton("Waive…")
            waive.setToolTip("Excuse it for a reason and until a day (W)")
            waive.clicked.connect(lambda: self.waive_asked.emit(finding))
            across.addWidget(waive)
        way = ElidedButton("Ask this rule in another way…")
        way.clicked.connect(lambda: self.way_asked.emit(finding.rule))
        across.addWidget(way, 1)
        return row

    def _waiver(self, finding: Finding) -> Iterator[QWidget]:
        waiver = self._session.view.get(Waiver, finding.waiver)
        if waiver is None:
            return
        yield words(waiver_in_words(waiver))
        yield self._button("Change the waiver…", partial(self.waiver_asked.emit, waiver))
        yield self._button("Waive no longer", partial(self.waiver_ended.emit, waiver))

    def _run_out(self, finding: Finding) -> Iterator[QWidget]:
        over = run_out(self._session.view, finding, self._session.today)
        if over is not None:
            said = f"The waiver of this finding by {over.owner} has run out on {day(over.expires)}."
            yield words(f"{said} Its reason was: {over.reason}", "fielderror")

    def _reasons(self, finding: Finding) -> QWidget:
        def made() -> QWidget:
            reasons = RuleReasons(self._session, finding)
            reasons.shown.connect(self.shown)
            return reasons

        fold = Fold("Why am I seeing this?", made, opened=self._reasons_open)
        fold.turned.connect(self._note_reasons)
        return fold

    def _note_reasons(self, opened: bool) -> None:
        self._reasons_open = opened

    def _fix_button(self, fix: Fix) -> QPushButton:
        button = WrappedButton(fix.label)
        button.setObjectName("primary")
        button.clicked.connect(lambda: self.fix_chosen.emit(fix))
        return button

    def _button(self, text: str, do: Callable[[], None], name: str = "") -> QPushButton:
        button = ElidedButton(text)
        button.setObjectName(name)
        button.clicked.connect(lambda: do())
        return button

    def _name(self, subject: Subject) -> str:
        record = self._session.find(subject)
        return full_name(self._session.view, record) if record is not None else ""


def waiver_in_words(waiver: Waiver) -> str:
    """Say until when, by whom and why a finding is waived."""
    return f"Waived until {day(waiver.expires)} by {waiver.owner}: {waiver.reason}"
