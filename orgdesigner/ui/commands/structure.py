"""The commands of the Structure menu: what is added to a structure, and what is moved about in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from orgdesigner.chart.picture import ChartView
from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits import memberships, moves, people, priorities, teams, tray
from orgdesigner.model.edits.sequence import Edit
from orgdesigner.model.records import SCHOOL_ID, Link, Person, Post, Priority, School
from orgdesigner.model.structure import View
from orgdesigner.model.words import StaffGroup, TeamKind
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.canvas.chosen import chosen_team
from orgdesigner.ui.commands.editing import without_link
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

    def add_post(self) -> None:
        """Add a post below the selected one (or to the selected team) and begin to name it."""
        self._canvas.commands.add_report()

    def add_beside(self) -> None:
        """Add a post beside the selected one, just after it, and begin to name it."""
        self._canvas.commands.add_sibling()

    def add_posts(self) -> None:
        """Ask for titles, and add that many posts in one step."""
        from orgdesigner.ui.dialogs.add_posts import ask_for_posts

        ask_for_posts(self._window, self._session, self._selected("post"), self._selected("team"), self._add)

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
        """Move the selected posts to a place from a list: a manager, a team, a line, or nobody."""
        from orgdesigner.ui.dialogs.move_to import MoveTo

        chosen = self._session.selected_posts()
        person = self._selected(Person.kind)
        if not chosen and person is not None:
            self._place_person(person)
            return
        if not chosen:
            self._toast.say("Select a post to move first.")
            return
        dialog = MoveTo(self._session, chosen, self._window)
        dialog.chosen.connect(self._move_selected)
        dialog.open()

    def set_aside(self) -> None:
        """Let the selected posts report to nobody and be in no team; who reports to them goes up one."""
        chosen = self._session.selected_posts()
        if not chosen:
            self._toast.say("Select a post to set aside first.")
            return
        self._session.perform(lambda view: tray.set_aside(view, chosen))

    def _place_person(self, person: str) -> None:
        """Ask for the post that somebody shall hold."""
        fields = (Asked("post", "The post", RecordEditor(self._names.chooser("post")), None),)

        def answer(values: dict[str, Any]) -> None:
            if values["post"] is None:
                raise EditRefused("Choose the post first.")
            change = tray.appoint(self._session.view, person, values["post"])
            self._session.apply(change)
            self._canvas.go_to(values["post"])

        name = self._session.view.need(Person, person).name
        explanation = "A vacant post is theirs alone; one that is held is shared with whoever holds it."
        Question(
            self._window,
            title=f"Give {name} a post",
            explanation=explanation,
            fields=fields,
            button="Appoint",
            answer=answer,
        ).open()

    def move_up(self) -> None:
        """Move the selected post one place towards the first."""
        self._shift(-1)

    def move_down(self) -> None:
        """Move the selected post one place towards the last."""
        self._shift(1)

    def edit_school(self) -> None:
        """Show the school itself in the details."""
        self._session.select(Subject(School.kind, SCHOOL_ID))

    def line_insert(self) -> None:
        """Add a post in the selected line, between the two that it joins, and begin to name it."""
        link = self._selected(Link.kind)
        if link is not None:
            self._canvas.commands.insert_in_line(link)

    def line_remove(self) -> None:
        """Take the selected line away: its lower post reports to nobody, or the tie is undone."""
        link = self._selected(Link.kind)
        if link is not None:
            self._session.perform(lambda view: without_link(view, link))

    def _move_selected(self, edit: Edit) -> None:
        chosen = self._session.selected_posts()
        self._session.perform(edit)
        self._canvas.go_to(chosen[-1])
        self._session.select(*(Subject(Post.kind, post) for post in chosen))

    def _shift(self, by: int) -> None:
        chosen = self._session.selected_posts()
        if len(chosen) != 1:
            self._toast.say("Select one post to move first.")
            return
        team = chosen_team(self._canvas) if self._canvas.chart_view is ChartView.TEAMS else None
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
            self._add(edit(self._session.view, values))

        question = Question(
            self._window, title=title, explanation=explanation, fields=fields, button=button, answer=answer
        )
        question.open()

    def _add(self, change: Change) -> None:
        """Make a change that adds something, and select what it adds."""
        self._session.apply(change)
        added = [step.after for step in change if step.before is None and step.after is not None]
        shown = [each for each in added if each.kind in _SELECTED_WHEN_ADDED]
        self._session.select(*(Subject(each.kind, each.id) for each in shown))
        if shown and shown[-1].kind == Post.kind:
            self._canvas.reveal_subject(Subject(Post.kind, shown[0].id))


_SELECTED_WHEN_ADDED = ("post", "team", "person", "priority")
