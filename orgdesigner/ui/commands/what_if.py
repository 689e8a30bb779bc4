"""The commands that ask what would be lost if somebody, or a post, were gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from orgdesigner.model.records import Record
from orgdesigner.rules.base import Subject
from orgdesigner.ui.actions import Actions
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.navigation import Navigation
from orgdesigner.ui.panels.what_if_links import questions
from orgdesigner.ui.session import Session
from orgdesigner.ui.sheets.sheet import DRAWN

if TYPE_CHECKING:
    from orgdesigner.model.leaving import Departure


class WhatIfCommands:
    """Asks about what is selected; the answer is a list beside the chart, and changes nothing."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        appearance: Appearance,
        navigation: Navigation,
        actions: Actions,
    ) -> None:
        self._window, self._session, self._appearance = window, session, appearance
        self._navigation, self._actions = navigation, actions

    def what_if_empty(self) -> None:
        """Say what would be lost if nobody were in the selected post."""
        self._ask_first(leaving=False)

    def what_if_leaves(self) -> None:
        """Say what would be lost if the selected person, or the holder of the selected post, left."""
        self._ask_first(leaving=True)

    def ask(self, departure: Departure) -> None:
        """Open the list."""
        from orgdesigner.ui.dialogs.what_if import WhatIf

        WhatIf.ask(self._session, self._appearance, departure, self._window, self._go_to)

    def name_actions(self) -> None:
        """Let the command about people say of whom it speaks, where that is one person."""
        people = [words for departure, words in self._offered() if departure.is_of_a_person]
        words = people[0].replace("&", "&&") if len(people) == 1 else "What if its holder leaves?"
        self._actions["what_if_leaves"].setText(words)

    def _ask_first(self, *, leaving: bool) -> None:
        offered = (departure for departure, _ in self._offered())
        asked = next((each for each in offered if each.is_of_a_person is leaving), None)
        if asked is not None:
            self.ask(asked)

    def _offered(self) -> list[tuple[Departure, str]]:
        return questions(self._session.view, self._selected())

    def _selected(self) -> Record | None:
        selection = self._session.selection
        return self._session.find(selection[-1]) if selection else None

    def _go_to(self, subject: Subject) -> None:
        """Go to a record: on the chart if it is drawn there, and else in the details."""
        if subject.kind in DRAWN:
            self._navigation.show_on_chart(subject)
        else:
            self._session.select(subject)
