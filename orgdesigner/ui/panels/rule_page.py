"""The page of a rule beside its finding: what is true when all is well, why, the source, and the fixes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from orgdesigner.rules.base import Finding, Fix
from orgdesigner.rules.catalogue import rule
from orgdesigner.ui.panels.naming import full_name
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.elided import ElidedButton


class RulePage(QScrollArea):
    """Explains one finding; `fix_chosen` carries the fix that was pressed, `shown` a record to show."""

    fix_chosen = Signal(object)
    shown = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("About this finding")
        self.explain(None)

    def explain(self, finding: Finding | None) -> None:
        """Explain another finding, or say that there is none."""
        page = QWidget()
        page.setObjectName("panel")
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        if finding is None:
            column.addWidget(
                _words("Choose a finding to read why it matters and what can be done about it.", "hint")
            )
        else:
            self._fill(column, finding)
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

    def _fill(self, column: QVBoxLayout, finding: Finding) -> None:
        about = rule(finding.rule)
        column.addWidget(_words(about.name.upper(), "paneheading"))
        column.addWidget(_words(about.page.summary))
        if finding.working:
            column.addWidget(_words(finding.working, "supporting"))
        for fix in finding.fixes:
            column.addWidget(self._fix_button(fix))
        for number, subject in enumerate(finding.subjects[:6]):
            record = self._session.find(subject)
            if record is not None:
                column.addWidget(self._show_button(finding, number, full_name(self._session.view, record)))
        column.addWidget(_words(f"Why: {about.page.why}", "supporting"))
        column.addWidget(_words(f"Source: {about.page.source}", "supporting"))

    def _fix_button(self, fix: Fix) -> QPushButton:
        button = ElidedButton(fix.label)
        button.setObjectName("primary")
        button.clicked.connect(lambda: self.fix_chosen.emit(fix))
        return button

    def _show_button(self, finding: Finding, number: int, name: str) -> QPushButton:
        button = ElidedButton(f"Show {name}")
        button.setObjectName("quiet")
        button.clicked.connect(lambda: self.shown.emit(finding.subjects[number]))
        return button


def _words(text: str, name: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    return label
