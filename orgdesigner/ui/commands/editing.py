"""The commands of the Edit menu: undo, and what is done with the selection as it stands."""

from __future__ import annotations

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits import links, moves, people, posts, priorities, rounds, teams
from orgdesigner.model.edits.posts import Reports
from orgdesigner.model.records import (
    KINDS,
    LINE,
    AppointmentRound,
    Link,
    Person,
    Post,
    Priority,
    Team,
)
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.panels.inspector import Inspector
from orgdesigner.ui.removing import removed_in_words
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.toast import Toast


class EditCommands:
    """Undoes, renames, copies and removes."""

    def __init__(self, session: Session, canvas: Canvas, inspector: Inspector, toast: Toast) -> None:
        self._session, self._canvas, self._inspector, self._toast = session, canvas, inspector, toast

    def undo(self) -> None:
        """Take back the newest change."""
        self._session.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._session.redo()

    def rename(self) -> None:
        """Rename the selected post on its card, and anything else in the details."""
        chosen = self._session.selection
        if chosen and chosen[-1].kind == Post.kind:
            self._canvas.commands.rename()
        elif chosen:
            self._inspector.show()
            self._inspector.focus_field("name")

    def duplicate(self) -> None:
        """Add a post like each selected one beside it."""
        self._canvas.commands.duplicate()

    def cut(self) -> None:
        """Take the selected posts up, to put them down elsewhere."""
        self._canvas.commands.cut()

    def copy(self) -> None:
        """Take copies of the selected posts and of all below them up, to put them down elsewhere."""
        self._canvas.commands.copy()

    def paste(self) -> None:
        """Put what was taken up under the selected post, or into the selected team."""
        self._canvas.commands.paste()

    def remove(self) -> None:
        """Remove what is selected; the reports of a post go up one."""
        chosen = self._session.selection
        if not chosen:
            self._toast.say("Select what to remove first.")
        elif ids := self._session.selected_posts():
            self.remove_posts(ids)
        else:
            self._session.perform(lambda view: _removal(view, chosen))

    def remove_and_place(self) -> None:
        """Ask where the reports of the selected posts go, and remove the posts."""
        from orgdesigner.ui.dialogs.remove import RemoveDialog

        chosen = self._session.selected_posts()
        if not chosen:
            self._toast.say("Select a post first.")
            return
        dialog = RemoveDialog(self._session, chosen, self._canvas.window())
        dialog.decided.connect(self._remove_as_decided)
        dialog.open()

    def remove_posts(
        self, ids: tuple[str, ...], reports: Reports = Reports.UP, to: str | None = None
    ) -> None:
        """Remove posts, say what became of those below, and select the card after them."""
        follower = self._canvas.commands.card_after(ids)
        words: list[str] = []

        def removal(view: View) -> Change:
            change = posts.remove_posts(view, ids, reports=reports, to=to)
            words.append(removed_in_words(view, change))
            return change

        before = self._session.document.position
        self._session.perform(removal)
        if self._session.document.position != before:
            self._canvas.go_to(follower)
            self._toast.say(words[0], undo=True)

    def _remove_as_decided(self, ids: tuple[str, ...], reports: Reports, to: str | None) -> None:
        self.remove_posts(ids, reports, to)


def without_link(view: View, link_id: str) -> Change:
    """Return the change that takes a line away: of management, or of another kind."""
    link = view.need(Link, link_id)
    if link.link_kind == LINE:
        return moves.report_to(view, [link.lower], None)
    return links.remove_link(view, link_id)


_REMOVED_ALONE = {
    Team.kind: teams.remove_team,
    Priority.kind: priorities.remove_priority,
    AppointmentRound.kind: rounds.remove_round,
    Link.kind: without_link,
}
"""What is removed one at a time, and how."""


def _removal(view: View, chosen: tuple[Subject, ...]) -> Change:
    kind = chosen[0].kind
    ids = [subject.id for subject in chosen if subject.kind == kind]
    if kind == Person.kind:
        return people.remove_people(view, ids)
    remove = _REMOVED_ALONE.get(kind)
    if remove is None:
        noun = KINDS[kind].noun
        raise EditRefused(
            f"The {noun} can't be removed from here; take it off in the details of what it belongs to."
        )
    return remove(view, ids[0])
