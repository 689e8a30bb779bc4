"""The commands that change a structure: the Edit and Structure menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from orgdesigner.chart.picture import ChartView
from orgdesigner.errors import EditRefused
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits import memberships, moves, people, posts, priorities, rounds, teams
from orgdesigner.model.records import KINDS, SCHOOL_ID, AppointmentRound, Person, Post, Priority, School, Team
from orgdesigner.model.structure import View
from orgdesigner.model.words import StaffGroup, TeamKind
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.dialogs.move_to import MoveTo
from orgdesigner.ui.dialogs.question import Asked, Question
from orgdesigner.ui.panels.editors import WordEditor
from orgdesigner.ui.panels.lines import LineEditor, NumberEditor, RecordEditor
from orgdesigner.ui.panels.naming import Names
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.toast import Toast


class StructureCommands:
    """Adds, moves and removes what a structure is made of."""

    def __init__(self, window: QWidget, session: Session, canvas: Canvas, toast: Toast) -> None:
        self._window, self._session, self._canvas, self._toast = window, session, canvas, toast
        self._names = Names(session)

    def undo(self) -> None:
        """Take back the newest change."""
        self._session.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._session.redo()

    def rename(self) -> None:
        """Rename the selected post on its card."""
        self._canvas.rename_selected()

    def duplicate(self) -> None:
        """Add a post like the selected one beside it."""
        self._canvas.duplicate_selected()

    def cut(self) -> None:
        """Take the selected posts up, to put them down elsewhere."""
        self._canvas.cut_selected()

    def paste(self) -> None:
        """Put the posts that were taken up under the selected one."""
        self._canvas.paste_cut()

    def remove(self) -> None:
        """Remove what is selected; the reports of a post go up one."""
        chosen = self._session.selection
        if not chosen:
            self._toast.say("Select what to remove first.")
            return
        self._session.perform(lambda view: _removal(view, chosen))

    def add_post(self) -> None:
        """Add a post below the selected one (or to the selected team) and begin to name it."""
        self._canvas.add_report()

    def add_posts(self) -> None:
        """Ask for a title and a number, and add that many posts alike."""
        post, team = self._names.chooser("post"), self._names.chooser("team")
        fields = (
            Asked("title", "Title", LineEditor(), "Grassroots Leader"),
            Asked("count", "How many", NumberEditor(optional=False, whole=True), 7),
            Asked("role_class", "Role class", LineEditor(completions=self._names.role_classes), "",
                  "Posts that are the same job share a role class"),
            Asked("manager", "Reporting to", RecordEditor(post), self._selected("post")),
            Asked("team", "In the team", RecordEditor(team), self._selected("team")),
        )  # fmt: skip
        self._ask("Add several posts", "They are added in one step, each with its own card.", fields, "Add",
                  lambda view, values: posts.add_post(view, **values))  # fmt: skip

    def add_team(self) -> None:
        """Ask for a name and a kind, and add a team."""
        fields = (
            Asked("name", "Name", LineEditor(), ""),
            Asked("team_kind", "Kind of team", WordEditor(TeamKind), TeamKind.LEADERSHIP),
        )
        self._ask("Add a team", "Drag posts into it, or use Move to…", fields, "Add the team",
                  lambda view, values: teams.add_team(view, **values))  # fmt: skip

    def add_person(self) -> None:
        """Ask for a name and a staff group, and add a person, to the selected vacant post if there is one."""
        fields = (
            Asked("name", "Name", LineEditor(), ""),
            Asked("staff_group", "Staff group", WordEditor(StaffGroup), StaffGroup.SUPPORT),
            Asked("post", "In the post", RecordEditor(self._names.chooser("post")), self._selected("post")),
        )
        self._ask("Add a person", "Leave the post empty to place the person later.", fields, "Add",
                  lambda view, values: people.add_person(view, **values))  # fmt: skip

    def add_priority(self) -> None:
        """Ask for a name, and add a priority of the School Improvement Plan."""
        number = 1 + max((priority.number for priority in self._session.view.all(Priority)), default=0)
        fields = (
            Asked("number", "Number", NumberEditor(optional=False, whole=True), number),
            Asked("name", "Name", LineEditor(), ""),
            Asked("accountable", "Accountable post", RecordEditor(self._names.chooser("post")), None),
        )
        self._ask("Add a priority", "One post answers for it; others contribute.", fields, "Add",
                  lambda view, values: priorities.add_priority(view, **values))  # fmt: skip

    def move_to(self) -> None:
        """Move the selected posts to a manager or a team that is chosen from a list."""
        chosen = self._session.selected_posts()
        if not chosen:
            self._toast.say("Select a post to move first.")
            return
        dialog = MoveTo(self._session, chosen, self._window)
        dialog.chosen.connect(self._move_selected)
        dialog.open()

    def move_up(self) -> None:
        """Move the selected post one place towards the first."""
        self._shift(-1)

    def move_down(self) -> None:
        """Move the selected post one place towards the last."""
        self._shift(1)

    def edit_school(self) -> None:
        """Show the school itself in the details."""
        self._session.select(Subject(School.kind, SCHOOL_ID))

    def _move_selected(self, target: Subject) -> None:
        chosen = self._session.selected_posts()
        if target.kind == Team.kind:
            team = self._canvas.team_of_selection()
            self._session.perform(
                lambda view: memberships.join_team(view, chosen, target.id, leave=_left(view, chosen, team))
            )
        else:
            self._session.perform(lambda view: moves.report_to(view, chosen, target.id))

    def _shift(self, by: int) -> None:
        chosen = self._session.selected_posts()
        if len(chosen) != 1:
            self._toast.say("Select one post to move first.")
            return
        team = self._canvas.team_of_selection() if self._canvas.chart_view is ChartView.TEAMS else None
        if team is not None:
            self._session.perform(lambda view: memberships.shift_member(view, team, chosen[0], by))
        else:
            self._session.perform(lambda view: moves.shift(view, chosen[0], by))

    def _selected(self, kind: str) -> str | None:
        return next((subject.id for subject in self._session.selection if subject.kind == kind), None)

    def _ask(
        self,
        title: str,
        explanation: str,
        fields: tuple[Asked, ...],
        button: str,
        edit: Callable[[View, dict[str, Any]], Change],
    ) -> None:
        def answer(values: dict[str, Any]) -> None:
            change = edit(self._session.view, values)
            self._session.apply(change)
            added = [step.after for step in change if step.before is None and step.after is not None]
            shown = [each for each in added if each.kind in _SELECTED_WHEN_ADDED]
            self._session.select(*(Subject(each.kind, each.id) for each in shown))

        question = Question(
            self._window, title=title, explanation=explanation, fields=fields, button=button, answer=answer
        )
        question.open()


_SELECTED_WHEN_ADDED = ("post", "team", "person", "priority")


def _left(view: View, chosen: tuple[str, ...], team: str | None) -> str | None:
    """Return the team that all of the posts leave when they move to another one; None if there is no one."""
    if team is not None:
        return team
    homes = [{each.id for each in relations.teams_of_post(view, post)} for post in chosen]
    shared = set.intersection(*homes) if homes else set()
    return min(shared) if len(shared) == 1 else None


_REMOVED_ALONE = {
    Team.kind: teams.remove_team,
    Priority.kind: priorities.remove_priority,
    AppointmentRound.kind: rounds.remove_round,
}
"""What is removed one at a time, and how."""


def _removal(view: View, chosen: tuple[Subject, ...]) -> Change:
    kind = chosen[0].kind
    ids = [subject.id for subject in chosen if subject.kind == kind]
    if kind == Post.kind:
        return posts.remove_posts(view, ids)
    if kind == Person.kind:
        return people.remove_people(view, ids)
    remove = _REMOVED_ALONE.get(kind)
    if remove is None:
        noun = KINDS[kind].noun
        raise EditRefused(
            f"The {noun} can't be removed from here; take it off in the details of what it belongs to."
        )
    return remove(view, ids[0])
