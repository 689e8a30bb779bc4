"""The core tasks of a head and a business manager: each as the edit it should make, and done by two hands."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from orgdesigner.model.changes import Change
from orgdesigner.model.edits import (
    allowances,
    memberships,
    moves,
    people,
    posts,
    priorities,
    teams,
)
from orgdesigner.model.edits.copies import copy_branches
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Person, Post, Priority, Team
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, AllowanceKind, StaffGroup, TeamKind
from tests.ui.tasks.hands import CTRL, Key, Keyboard, Mouse

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

BM = "Business Manager"
STUDENTS = "Deputy Head: Students"
ENGLISH = "Head of English"
YEAR_7 = "Head of Year 7"


@dataclass(frozen=True)
class Task:
    """A task by its name, the edit that it should make, and what a keyboard and a mouse do for it."""

    name: str
    edit: Callable[[View], Change]
    by_keyboard: Callable[[Keyboard], None]
    by_clicks: Callable[[Mouse], None]


def post(view: View, title: str) -> str:
    """The id of the post of a title."""
    [found] = [each.id for each in view.all(Post) if each.title == title]
    return found


# 1 Add a post


def add_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(BM)
    hand.press(Key.Key_Insert)
    hand.write("Site Assistant")
    hand.press(Key.Key_Return)


def add_by_clicks(hand: Mouse) -> None:
    hand.go_to(BM)
    hand.choose("Structure", "Add a post")
    hand.write("Site Assistant")
    hand.ground()


def add_edit(view: View) -> Change:
    return posts.add_post(view, title="Site Assistant", manager="business-manager", new=True)


# 2 Rename a post


def rename_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(BM)
    hand.press(Key.Key_F2)
    hand.write("Director of Business")
    hand.press(Key.Key_Return)


def rename_by_clicks(hand: Mouse) -> None:
    hand.go_to(BM)
    hand.choose("Edit", "Rename")
    hand.write("Director of Business")
    hand.ground()


# 3 Appoint somebody new to a vacant post

VACANT = "Assistant Head of Year 9"


def appoint_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(VACANT)
    hand.press(Key.Key_E, CTRL_SHIFT)
    hand.tab_to("Name")
    hand.write("Ada Quill")
    hand.press(Key.Key_Return)


def appoint_by_clicks(hand: Mouse) -> None:
    hand.go_to(VACANT)
    hand.choose("Structure", "Add a person")
    hand.field("Name")
    hand.write("Ada Quill")
    hand.button("Add")


# 4 Appoint somebody who is there, on the card or in the details


def hold_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(VACANT)
    hand.press(Key.Key_F2)
    hand.press(Key.Key_Tab)
    hand.write("Nadia Castellan")
    hand.press(Key.Key_Return)


def hold_by_clicks(hand: Mouse) -> None:
    hand.go_to(VACANT)
    hand.choose_named("Held by: Add a person…", "Nadia Castellan", within=hand.window.inspector)


# 5 Take a holder out of a post


def vacate_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(BM)
    hand.into_details()
    hand.tab_to("Take off Nadia Castellan")
    hand.press(Key.Key_Space)


def vacate_by_clicks(hand: Mouse) -> None:
    hand.go_to(BM)
    hand.button("Take off Nadia Castellan", within=hand.window.inspector)


# 6 Change the FTE


def fte_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(BM)
    hand.press(Key.Key_F2)
    hand.press(Key.Key_Tab, times=2)
    hand.write("0.8")
    hand.press(Key.Key_Return)


def fte_by_clicks(hand: Mouse) -> None:
    hand.go_to(BM)
    line = hand.field("FTE", within=hand.window.inspector)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    hand.write("0.8")
    hand.field("Title", within=hand.window.inspector)


# 7 Move a post to another manager


def move_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(ENGLISH)
    hand.press(Key.Key_M, CTRL)
    hand.write("report to deputy head: students")
    hand.press(Key.Key_Return)


def move_by_clicks(hand: Mouse) -> None:
    hand.go_to(ENGLISH)
    hand.choose("Structure", "Move to")
    hand.write("report to deputy head: students")
    hand.button("Move")


# 8 Put a post into the line between two others


def between_by_keyboard(hand: Keyboard) -> None:
    hand.go_to("Data Manager")
    hand.press(Key.Key_M, CTRL)
    hand.write("report to head of english")
    hand.press(Key.Key_Tab, times=2)
    hand.press(Key.Key_Right, times=3)
    hand.press(Key.Key_Return)


def between_by_clicks(hand: Mouse) -> None:
    hand.go_to("Data Manager")
    hand.choose("Structure", "Move to")
    hand.write("report to head of english")
    hand.button("In the line above it")
    hand.button("Move")


# 9 Change the order


def order_by_keyboard(hand: Keyboard) -> None:
    hand.command("reporting")
    hand.go_to(BM)
    hand.press(Key.Key_M, CTRL)
    hand.write("report to deputy head: students")
    hand.press(Key.Key_Tab, times=2)
    hand.press(Key.Key_Right)
    hand.press(Key.Key_Return)


def order_by_clicks(hand: Mouse) -> None:
    hand.button("Reporting")
    hand.go_to(BM)
    hand.choose("Structure", "Move up")
    hand.choose("Structure", "Move up")
    hand.choose("Structure", "Move up")


# 10 Join a team as well, 11 leave one


def join_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(BM)
    hand.press(Key.Key_M, CTRL)
    hand.write("team: students")
    hand.press(Key.Key_Tab, times=2)
    hand.press(Key.Key_Right, times=2)
    hand.press(Key.Key_Return)


def join_by_clicks(hand: Mouse) -> None:
    hand.go_to(BM)
    hand.choose("Structure", "Move to")
    hand.write("team: students")
    hand.button("Join as well")
    hand.button("Move")


def leave_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(BM)
    hand.press(Key.Key_M, CTRL)
    hand.write("leave partnerships")
    hand.press(Key.Key_Return)


def leave_by_clicks(hand: Mouse) -> None:
    hand.go_to(BM)
    hand.button("Take off Partnerships & Professionalism", within=hand.window.inspector)


# 12 Set aside


def aside_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(YEAR_7)
    hand.press(Key.Key_M, CTRL)
    hand.write("nobody")
    hand.press(Key.Key_Return)


def aside_by_clicks(hand: Mouse) -> None:
    hand.go_to(YEAR_7)
    hand.choose("Structure", "Move to")
    hand.write("nobody")
    hand.button("Move")


# 13 Remove a post, and say where its reports go


def remove_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(ENGLISH)
    hand.press(Key.Key_Delete, SHIFT)
    hand.press(Key.Key_Down)
    hand.press(Key.Key_Tab)
    hand.write("head of mathematics")
    hand.press(Key.Key_Return)


def remove_by_clicks(hand: Mouse) -> None:
    hand.go_to(ENGLISH)
    hand.choose("Edit", "Remove, and place its reports")
    hand.button("reports to a post that you choose")
    hand.field("Type a post or a name")
    hand.write("head of mathematics")
    hand.button("Remove")


# 14 Add several posts


def several_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(BM)
    hand.press(Key.Key_N, CTRL_SHIFT)
    hand.tab_to("Titles")
    hand.retype("Finance Assistant")
    hand.tab_to("How many of each")
    hand.write("3")
    hand.press(Key.Key_Return)


def several_by_clicks(hand: Mouse) -> None:
    hand.go_to(BM)
    hand.choose("Structure", "Add several posts")
    titles = hand.field("Titles")
    titles.selectAll()  # type: ignore[attr-defined]
    hand.write("Finance Assistant")
    count = hand.field("How many of each")
    assert isinstance(count, QLineEdit)
    count.selectAll()
    hand.write("3")
    hand.button("Add")


def several_edit(view: View) -> Change:
    titles = [f"Finance Assistant {number}" for number in (1, 2, 3)]
    return posts.add_posts(view, titles=titles, manager="business-manager", new=True)


# 15 Add a team, 16 say who leads it


def team_by_keyboard(hand: Keyboard) -> None:
    hand.press(Key.Key_T, CTRL)
    hand.tab_to("Name")
    hand.write("Wellbeing")
    hand.press(Key.Key_Return)


def team_by_clicks(hand: Mouse) -> None:
    hand.choose("Structure", "Add a team")
    hand.field("Name")
    hand.write("Wellbeing")
    hand.button("Add the team")


def lead_by_keyboard(hand: Keyboard) -> None:
    hand.go_to("Site")
    hand.into_details()
    hand.tab_to("Led by")
    hand.write("Business Manager")
    hand.press(Key.Key_Return)


def lead_by_clicks(hand: Mouse) -> None:
    hand.go_to("Site")
    hand.choose_named("Led by", "Business Manager", within=hand.window.inspector)


# 17 Let a post contribute to a priority


def priority_by_keyboard(hand: Keyboard) -> None:
    hand.go_to("SENCO")
    hand.into_details()
    hand.tab_to("Priorities: Add a priority…")
    hand.write("Community")
    hand.press(Key.Key_Return)


def priority_by_clicks(hand: Mouse) -> None:
    hand.go_to("SENCO")
    hand.choose_named("Priorities: Add a priority…", "Community", within=hand.window.inspector)


# 18 Add an allowance


def allowance_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(BM)
    hand.into_details()
    inspector = hand.window.inspector
    hand.tab_to(lambda: _says(inspector.window().focusWidget(), "Add an allowance"))
    hand.press(Key.Key_Space)


def allowance_by_clicks(hand: Mouse) -> None:
    hand.go_to(BM)
    hand.button("Add an allowance", within=hand.window.inspector)


def _says(widget: object, words: str) -> bool:
    text = getattr(widget, "text", None)
    return callable(text) and text() == words


# 19 Say who may hold a post


def access_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(YEAR_7)
    hand.into_details()
    hand.tab_to("Who may hold it")
    hand.write(Access.SUPPORT.label)


def access_by_clicks(hand: Mouse) -> None:
    hand.go_to(YEAR_7)
    hand.pick("Who may hold it", Access.SUPPORT.label, within=hand.window.inspector)


# 20 Copy a branch


def copy_by_keyboard(hand: Keyboard) -> None:
    hand.go_to("Site Manager")
    hand.press(Key.Key_C, CTRL)
    hand.go_to(STUDENTS)
    hand.press(Key.Key_V, CTRL)


def copy_by_clicks(hand: Mouse) -> None:
    hand.go_to("Site Manager")
    hand.choose("Edit", "Copy")
    hand.go_to(STUDENTS)
    hand.choose("Edit", "Paste below")


def _set(view: View, post_id: str, **values: object) -> Change:
    return set_fields(view, view.need(Post, post_id), **values)


def _team(view: View, name: str) -> Team:
    [team] = [each for each in view.all(Team) if each.name == name]
    return team


def _person(view: View) -> str:
    [found] = [each.id for each in view.all(Person) if each.name == "Nadia Castellan"]
    return found


def _priority(view: View, name: str) -> str:
    [found] = [each.id for each in view.all(Priority) if each.name == name]
    return found


def _copy(view: View) -> Change:
    return copy_branches(view, [post(view, "Site Manager")], manager="dht-achievement")


EDITS = (
    Task("add a post", add_edit, add_by_keyboard, add_by_clicks),
    Task("rename a post", lambda view: _set(view, "business-manager", title="Director of Business"),
         rename_by_keyboard, rename_by_clicks),
    Task("appoint somebody new", lambda view: people.add_person(
        view, name="Ada Quill", staff_group=StaffGroup.SUPPORT, post="ahoy-9"),
         appoint_by_keyboard, appoint_by_clicks),
    Task("let somebody hold another post", lambda view: people.hold(view, _person(view), "ahoy-9"),
         hold_by_keyboard, hold_by_clicks),
    Task("take a holder out", lambda view: people.vacate(view, "business-manager"),
         vacate_by_keyboard, vacate_by_clicks),
    Task("change the FTE", lambda view: _set(view, "business-manager", fte=Decimal("0.8")),
         fte_by_keyboard, fte_by_clicks),
    Task("move to another manager", lambda view: moves.report_to(view, ["hof-english"], "dht-achievement"),
         move_by_keyboard, move_by_clicks),
    Task("put into the line between two", lambda view: moves.insert_between(
        view, post(view, "Data Manager"), "dht-pedagogy", "hof-english"),
         between_by_keyboard, between_by_clicks),
    Task("change the order", lambda view: moves.report_to(
        view, ["business-manager"], "head", before="dht-achievement"), order_by_keyboard, order_by_clicks),
    Task("join a team as well", lambda view: memberships.join_team(
        view, ["business-manager"], "achievement"), join_by_keyboard, join_by_clicks),
    Task("leave a team", lambda view: memberships.leave_team(view, ["business-manager"], "partnerships"),
         leave_by_keyboard, leave_by_clicks),
    Task("set a post aside", lambda view: moves.report_to(view, ["hoy-7"], None),
         aside_by_keyboard, aside_by_clicks),
    Task("remove a post and place its reports", lambda view: posts.remove_posts(
        view, ["hof-english"], reports=posts.Reports.TO, to="hof-mathematics"),
         remove_by_keyboard, remove_by_clicks),
    Task("add several posts", several_edit, several_by_keyboard, several_by_clicks),
    Task("add a team", lambda view: teams.add_team(view, name="Wellbeing", team_kind=TeamKind.LEADERSHIP),
         team_by_keyboard, team_by_clicks),
    Task("say who leads a team", lambda view: set_fields(
        view, _team(view, "Site"), leads=(*_team(view, "Site").leads, "business-manager")),
         lead_by_keyboard, lead_by_clicks),
    Task("let a post serve a priority", lambda view: priorities.contribute(
        view, _priority(view, "Community"), ["senco"]), priority_by_keyboard, priority_by_clicks),
    Task("add an allowance", lambda view: allowances.add_allowance(
        view, "business-manager", allowance_kind=AllowanceKind.RR, annual=Decimal(1000)),
         allowance_by_keyboard, allowance_by_clicks),
    Task("say who may hold a post", lambda view: _set(view, "hoy-7", access=Access.SUPPORT),
         access_by_keyboard, access_by_clicks),
    Task("copy a branch", _copy, copy_by_keyboard, copy_by_clicks),
)  # fmt: skip
