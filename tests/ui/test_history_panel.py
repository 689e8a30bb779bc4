"""The history lists what was done, and a click goes there."""

from orgdesigner.model.document import CURRENT
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.edits.rule_settings import set_rule
from orgdesigner.model.records import Post, RuleSetting
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


def test_what_was_done_to_every_structure_is_one_line_and_one_step(window: MainWindow) -> None:
    document = window.session.document
    document.apply(new_proposal(document.view(), "Year one"), "one")
    window.session.perform_everywhere(lambda view: set_rule(view, "EQ-502", off=True), label="Ask less")
    window.foot.choose(window.history)
    rows = window.history.rows
    assert rows.count() == 3
    assert rows.item(0).text() == "Ask less   in 2 structures"
    assert rows.currentRow() == 0
    click_row(rows, 1)
    assert not any(document.view(place).all(RuleSetting) for place in (CURRENT, "one"))
    assert window.history.rows.currentRow() == 1
    click_row(window.history.rows, 0)
    assert all(document.view(place).all(RuleSetting) for place in (CURRENT, "one"))


def test_undoing_in_every_structure_goes_nowhere_else(window: MainWindow) -> None:
    document = window.session.document
    document.apply(new_proposal(document.view(), "Year one"), "one")
    window.session.look_at("one")
    window.session.perform_everywhere(lambda view: set_rule(view, "EQ-502", off=True), label="Ask less")
    window.session.undo()
    assert window.session.place == "one"
    window.session.undo()
    assert window.session.place == CURRENT
