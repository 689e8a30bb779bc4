"""Why a finding is said: the rule's own page, its limits in force, and the records that were looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from orgdesigner.model.records import Post, Record
from orgdesigner.rules.asking import setting_of
from orgdesigner.rules.base import Finding, Strength, Subject
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.shared.wording import count, listed
from orgdesigner.rules.ways import limits_in_force
from orgdesigner.ui.panels.naming import full_name
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.elided import ElidedButton

_LISTED = 12
"""How many of the records that were read are listed."""

_STRENGTHS = {
    Strength.HARD: "The structure decides this: it is so or it is not.",
    Strength.ADVICE: "This is for you to decide; the program only lists it.",
    Strength.PROMPT: "This is a reminder, and no judgement.",
}


class RuleReasons(QWidget):
    """Says why; it is worked out when it is first shown. `shown` carries a record to go to."""

    shown = Signal(object)

    def __init__(self, session: Session, finding: Finding) -> None:
        super().__init__()
        self._session, self._finding = session, finding
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._is_filled = False

    @staticmethod
    def state(session: Session, finding: Finding) -> object:
        """Return what the reasons depend on beside the finding."""
        return setting_of(session.view, finding.rule)

    def setVisible(self, visible: bool) -> None:
        if visible and not self._is_filled:
            self._is_filled = True
            for part in self._parts():
                self._column.addWidget(part)
        super().setVisible(visible)

    def _parts(self) -> Iterator[QWidget]:
        finding, view = self._finding, self._session.view
        about = rule(finding.rule)
        setting = setting_of(view, finding.rule)
        yield words(f"All is well when this is so: {about.page.summary}")
        yield words(_STRENGTHS[about.strength], "supporting")
        for limit in limits_in_force(about, setting):
            yield words(str(limit), "supporting")
        if setting is not None and setting.severity is not None:
            usual = about.severity.label.lower()
            yield words(
                f"It counts as {setting.severity.label.lower()} (this plan's own; usually {usual})",
                "supporting",
            )
        yield words(f"Why it matters: {about.page.why}", "supporting")
        yield words(f"Source: {about.page.source}", "supporting")
        yield words(f"To fix: {about.page.fix}", "supporting")
        yield from self._read()

    def _read(self) -> Iterator[QWidget]:
        """Name the records that were read and have names, posts first, and count the others."""
        names: dict[str, Record] = {}
        nameless: Counter[str] = Counter()
        for record in sorted(self._session.read_for(self._finding), key=_posts_first):
            name = full_name(self._session.view, record)
            if name == record.noun:
                nameless[name] += 1
            else:
                names.setdefault(name, record)
        if names or nameless:
            yield words("It was found by looking at:", "supporting")
        for name, record in list(names.items())[:_LISTED]:
            yield self._button(name, Subject(record.kind, record.id))
        more = [count(len(names) - _LISTED, "other record")] if len(names) > _LISTED else []
        more += [count(number, noun) for noun, number in nameless.items()]
        if more:
            yield words(f"{'and ' if names else ''}{listed(more)}", "supporting")

    def _button(self, name: str, subject: Subject) -> QPushButton:
        button = ElidedButton(name)
        button.setObjectName("line")
        button.clicked.connect(lambda: self.shown.emit(subject))
        return button


def words(text: str, name: str = "") -> QLabel:
    """Return a paragraph that can be selected and copied."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    return label


def _posts_first(record: Record) -> bool:
    return record.kind != Post.kind
