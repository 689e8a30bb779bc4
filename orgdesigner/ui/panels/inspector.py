"""The details pane: every field of what is selected, and what hangs together with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from orgdesigner.model.records import SCHOOL_ID, Record, School
from orgdesigner.rules.base import Subject
from orgdesigner.ui.panels.form import Form
from orgdesigner.ui.panels.naming import Names, full_name
from orgdesigner.ui.panels.related_lists import RelatedLists
from orgdesigner.ui.panels.what_if_links import WhatIfLinks
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.elided import ElidedButton


class Inspector(QScrollArea):
    """Shows and edits the selected record; the school itself when nothing is selected.

    `asked_what_if` carries the departure that somebody asks about.
    """

    asked_what_if = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(248)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._session = session
        self._names = Names(session)
        self._forms: dict[type[Record], Form] = {}
        self._shown: Subject | None = None
        self._came_from: Subject | None = None
        page = QWidget()
        page.setObjectName("panel")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(12, 10, 12, 12)
        self._column.setSpacing(10)
        self._heading = QLabel()
        self._heading.setObjectName("paneheading")
        self._back = ElidedButton("")
        self._back.setObjectName("quiet")
        self._back.clicked.connect(self._go_back)
        self._advice = QLabel(
            "Select a card to see and change everything about it. This is the school itself."
        )
        self._advice.setObjectName("hint")
        self._advice.setWordWrap(True)
        for widget in (self._heading, self._back, self._advice):
            self._column.addWidget(widget)
        self._what_if = WhatIfLinks()
        self._what_if.asked.connect(self.asked_what_if)
        self._column.addWidget(self._what_if)
        self._column.addStretch(1)
        self.setWidget(page)
        for signal in (session.replaced, session.place_changed, session.changed):
            signal.connect(self._refresh)
        session.selection_changed.connect(self._follow)
        self._follow()

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field of the record that is shown."""
        record = self._record()
        if record is not None:
            self._forms[type(record)].focus_field(name)

    @property
    def shown(self) -> Subject | None:
        """The record whose fields are shown."""
        return self._shown

    def _follow(self) -> None:
        selection = self._session.selection
        self._came_from = None
        self._show(selection[-1] if selection else None)

    def _open(self, subject: Subject) -> None:
        self._came_from = self._came_from or self._shown
        self._show(subject)

    def _go_back(self) -> None:
        target, self._came_from = self._came_from, None
        self._show(target)

    def _refresh(self) -> None:
        self._show(self._shown if self._shown and self._session.find(self._shown) else None)

    def _record(self) -> Record | None:
        return self._session.find(self._shown) if self._shown else None

    def _show(self, subject: Subject | None) -> None:
        if subject is None:
            chosen = self._session.selection
            subject = chosen[-1] if chosen else Subject(School.kind, SCHOOL_ID)
        self._shown = subject
        record = self._record()
        if record is None:
            return
        count = len(self._session.selection)
        self._heading.setText(
            f"{record.noun.upper()} · LAST OF {count} SELECTED" if count > 1 else record.noun.upper()
        )
        self._advice.setVisible(isinstance(record, School))
        self._show_way_back()
        form = self._form(type(record))
        form.show_record(record)
        self._what_if.show_record(self._session.view, record)
        for each in self._forms.values():
            each.setVisible(each is form)

    def _show_way_back(self) -> None:
        origin = self._session.find(self._came_from) if self._came_from else None
        self._back.setVisible(origin is not None)
        if origin is not None:
            self._back.set_words(f"‹ {full_name(self._session.view, origin)}")

    def _form(self, record_type: type[Record]) -> Form:
        if record_type not in self._forms:
            form = Form(self._session, self._names, record_type)
            lists = RelatedLists(self._session, self._names, record_type)
            lists.opened.connect(self._open)
            form.take_in(lists)
            self._forms[record_type] = form
            self._column.insertWidget(3, form)
        return self._forms[record_type]
