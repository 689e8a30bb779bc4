"""Posts are added, named, copied and removed."""

from PySide6.QtWidgets import QLineEdit

from orgdesigner.model.changes import Change
from orgdesigner.model.edits import posts
from orgdesigner.model.edits.copies import copy_branches
from orgdesigner.model.view import View
from tests.ui.tasks.core.task import BM, CTRL_SHIFT, ENGLISH, SHIFT, STUDENTS, Task, post, set_post
from tests.ui.tasks.hands import CTRL, Key, Keyboard, Mouse

# Add a post


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


# Rename a post


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


# Add several posts


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


# Remove a post, and say where its reports go


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


# Copy a branch


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


def _copy(view: View) -> Change:
    return copy_branches(view, [post(view, "Site Manager")], manager="dht-achievement")


EDITS = (
    Task("add a post", add_edit, add_by_keyboard, add_by_clicks),
    Task("rename a post", lambda view: set_post(view, "business-manager", title="Director of Business"),
         rename_by_keyboard, rename_by_clicks),
    Task("add several posts", several_edit, several_by_keyboard, several_by_clicks),
    Task("remove a post and place its reports", lambda view: posts.remove_posts(
        view, ["hof-english"], reports=posts.Reports.TO, to="hof-mathematics"),
         remove_by_keyboard, remove_by_clicks),
    Task("copy a branch", _copy, copy_by_keyboard, copy_by_clicks),
)  # fmt: skip
