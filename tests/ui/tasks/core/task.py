"""A core task: the edit that it should make, and how two hands do it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Person, Post, Priority, Team
from orgdesigner.model.view import View
from tests.ui.tasks.hands import CTRL, Keyboard, Mouse

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


def set_post(view: View, post_id: str, **values: object) -> Change:
    return set_fields(view, view.need(Post, post_id), **values)


def team(view: View, name: str) -> Team:
    [found] = [each for each in view.all(Team) if each.name == name]
    return found


def person(view: View) -> str:
    [found] = [each.id for each in view.all(Person) if each.name == "Nadia Castellan"]
    return found


def priority(view: View, name: str) -> str:
    [found] = [each.id for each in view.all(Priority) if each.name == name]
    return found
