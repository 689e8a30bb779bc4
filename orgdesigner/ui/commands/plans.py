"""The commands of the Plan menu: proposals are copies of a structure in which things can be tried."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from orgdesigner.model.document import CURRENT
from orgdesigner.model.edits import proposals
from orgdesigner.model.ids import new_id
from orgdesigner.model.records import PROPOSAL_ID, Proposal
from orgdesigner.ui.dialogs.question import Asked, Question
from orgdesigner.ui.panels.lines import LineEditor
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.toast import Toast


class PlanCommands:
    """Adds, renames and removes proposals."""

    def __init__(self, window: QWidget, session: Session, toast: Toast) -> None:
        self._window, self._session, self._toast = window, session, toast

    def new_proposal(self) -> None:
        """Ask for a name, copy the structure that is looked at under it, and look at the copy."""
        copied = self._session.place_name(self._session.place)
        number = len(self._session.document.places())
        self._ask(
            "New proposal",
            f"A copy of “{copied}” in which you can try things. What you copy stays as it is.",
            f"Proposal {number}",
            "Make the proposal",
            self._add,
        )

    def rename_proposal(self) -> None:
        """Ask for another name of the proposal that is looked at."""
        if self._is_current():
            return
        name = self._session.place_name(self._session.place)
        self._ask("Rename the proposal", "", name, "Rename", self._rename)

    def remove_proposal(self) -> None:
        """Remove the proposal that is looked at; undo brings it back whole."""
        if not self._is_current():
            self._session.perform(proposals.remove_proposal)

    def _add(self, values: dict[str, Any]) -> None:
        view = self._session.view
        place = new_id(Proposal.kind)
        order = 1 + max((self._order(each) for each in self._session.document.places()), default=0)
        self._session.document.apply(proposals.new_proposal(view, values["name"], order=order), place)
        self._session.look_at(place)

    def _rename(self, values: dict[str, Any]) -> None:
        self._session.apply(proposals.rename_proposal(self._session.view, values["name"]))

    def _order(self, place: str) -> int:
        proposal = self._session.document.view(place).get(Proposal, PROPOSAL_ID)
        return proposal.order if proposal else 0

    def _is_current(self) -> bool:
        if self._session.place == CURRENT:
            self._toast.say("This is the current structure. Choose a proposal first, or make one.")
            return True
        return False

    def _ask(self, title: str, explanation: str, name: str, button: str, answer: Any) -> None:
        fields = (Asked("name", "Name", LineEditor(), name),)
        question = Question(
            self._window, title=title, explanation=explanation, fields=fields, button=button, answer=answer
        )
        question.open()
