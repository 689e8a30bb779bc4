"""People are appointed and taken out of posts."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from orgdesigner.model.edits import people
from orgdesigner.model.words import StaffGroup
from tests.ui.tasks.core.task import BM, CTRL_SHIFT, Task, person, set_post
from tests.ui.tasks.hands import Key, Keyboard, Mouse

# Appoint somebody new to a vacant post

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


# Appoint somebody who is there, on the card or in the details


def hold_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(VACANT)
    hand.press(Key.Key_F2)
    hand.press(Key.Key_Tab)
    hand.write("Nadia Castellan")
    hand.press(Key.Key_Return)


def hold_by_clicks(hand: Mouse) -> None:
    hand.go_to(VACANT)
    hand.choose_named("Held by: Add a person…", "Nadia Castellan", within=hand.window.inspector)


# Take a holder out of a post


def vacate_by_keyboard(hand: Keyboard) -> None:
    hand.go_to(BM)
    hand.into_details()
    hand.tab_to("Take off Nadia Castellan")
    hand.press(Key.Key_Space)


def vacate_by_clicks(hand: Mouse) -> None:
    hand.go_to(BM)
    hand.button("Take off Nadia Castellan", within=hand.window.inspector)


# Change the FTE


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


EDITS = (
    Task("appoint somebody new", lambda view: people.add_person(
        view, name="Ada Quill", staff_group=StaffGroup.SUPPORT, post="ahoy-9"),
         appoint_by_keyboard, appoint_by_clicks),
    Task("let somebody hold another post", lambda view: people.hold(view, person(view), "ahoy-9"),
         hold_by_keyboard, hold_by_clicks),
    Task("take a holder out", lambda view: people.vacate(view, "business-manager"),
         vacate_by_keyboard, vacate_by_clicks),
    Task("change the FTE", lambda view: set_post(view, "business-manager", fte=Decimal("0.8")),
         fte_by_keyboard, fte_by_clicks),
)  # fmt: skip
