"""Posts move: to a manager, into a line, in their order, into and out of teams, aside."""

from orgdesigner.model.edits import (
    memberships,
    moves,
)
from tests.ui.tasks.core.task import BM, ENGLISH, YEAR_7, Task, post
from tests.ui.tasks.hands import CTRL, Key, Keyboard, Mouse

# Move a post to another manager


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


# Put a post into the line between two others


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


# Change the order


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


# Join a team as well; leave one


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


# Set aside


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


EDITS = (
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
)  # fmt: skip
