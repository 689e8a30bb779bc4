"""The history lists what was done, and a click goes there."""

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.ui.main_window import MainWindow
from tests.ui.hands import click_row


def rename(window: MainWindow, title: str) -> None:
    window.session.perform(lambda view: set_fields(view, view.need(Post, "gl1"), title=title))


def test_a_click_goes_back_and_forward_in_time(window: MainWindow) -> None:
    window.foot.choose(window.history)
    for title in ("One", "Two", "Three"):
        rename(window, title)
    rows = window.history.rows
    assert [rows.item(row).text() for row in range(rows.count())][-1] == "The plan as it was opened"
    click_row(rows, 2)
    assert window.session.view.need(Post, "gl1").title == "One"
    click_row(window.history.rows, 0)
    assert window.session.view.need(Post, "gl1").title == "Three"
    click_row(window.history.rows, 3)
    assert window.session.view.need(Post, "gl1").title == "Grassroots Leader 1"
    assert len(window.session.document.history) == 3
