"""The commands that find commands: the palette, and the list of all keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from orgdesigner.model import relations
from orgdesigner.model.records import Person, Post, Record, Team
from orgdesigner.rules.base import Subject
from orgdesigner.ui.actions import COMMANDS, Actions
from orgdesigner.ui.navigation import Navigation
from orgdesigner.ui.panels.naming import full_name
from orgdesigner.ui.places import find_posts
from orgdesigner.ui.ranking import rank
from orgdesigner.ui.session import Session

if TYPE_CHECKING:
    from orgdesigner.ui.dialogs.palette import Row

_POSTS = 8
"""How many posts the palette finds."""


class KeyboardCommands:
    """Opens the palette and the list of keys."""

    def __init__(
        self, window: QMainWindow, session: Session, navigation: Navigation, actions: Actions
    ) -> None:
        self._window, self._session = window, session
        self._navigation, self._actions = navigation, actions
        self._before: QWidget | None = None

    def show_palette(self) -> None:
        """List every command, to be found by typing; and the places to go to."""
        from orgdesigner.ui.dialogs.palette import CommandPalette, rows_of

        self._before = QApplication.focusWidget()
        others = {command.name: command.words for command in COMMANDS}
        menus = self._window.menuBar().actions()
        rows = rows_of(menus, others, self._actions.why_not)
        palette = CommandPalette(self._window, rows, self._places)
        palette.chosen.connect(self._do)
        palette.open()

    def show_shortcuts(self) -> None:
        """List every key, and let the keys of commands be changed."""
        from orgdesigner.ui.dialogs.shortcuts import Shortcuts

        Shortcuts(self._window, self._actions).open()

    def _do(self, row: Row) -> None:
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        row.do()

    def _places(self, text: str) -> list[Row]:
        """Return what can be gone to: proposals, teams, people without a post, priorities and posts."""
        from orgdesigner.ui.dialogs.palette import Row

        text = text.casefold().strip().removeprefix("go to ").removeprefix("look at ")
        if len(text) < 2:
            return []
        session, view = self._session, self._session.view
        found = [
            Row(f"Look at {name}", "Structure", "", partial(session.look_at, place))
            for place in session.document.places()
            if place != session.place and rank(text, name := session.place_name(place)) is not None
        ]
        idle = (each for each in view.all(Person) if not view.count(relations.HOLDINGS_OF_PERSON, each.id))
        others: list[Record] = [*relations.teams(view), *idle, *relations.priorities(view)]
        wanted = [each for each in others if rank(text, each.caption) is not None]
        posts = find_posts(view, text, most=_POSTS)
        return [*found, *(self._place(each) for each in (*wanted[:_POSTS], *posts))]

    def _place(self, record: Record) -> Row:
        from orgdesigner.ui.dialogs.palette import Row

        subject = Subject(record.kind, record.id)

        def go() -> None:
            if isinstance(record, (Post, Team)):
                self._navigation.show_on_chart(subject)
            else:
                self._session.select(subject)

        return Row(f"Go to {full_name(self._session.view, record)}", record.noun.capitalize(), "", go)
