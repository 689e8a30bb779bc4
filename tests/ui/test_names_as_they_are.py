"""Whatever a name looks like, it is shown letter by letter: never as mark-up, never as a short cut."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QLabel, QToolButton, QWidget

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.records import Person, Post
from orgdesigner.rules.base import Subject
from orgdesigner.ui.background import Background
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.widgets.tips import literal
from orgdesigner.ui.widgets.toast import Toast

NAME = "<b>R&D</b> <img src=x>"


@pytest.fixture
def named(window: MainWindow) -> MainWindow:
    """A window on a plan in which a post, its holder and a proposal are named like mark-up."""
    session = window.session
    holder = session.view.all(Person)[0]
    session.perform(lambda view: set_fields(view, holder, name=NAME))
    for post in ("dep1", "gl1"):
        session.perform(lambda view, post=post: set_fields(view, view.need(Post, post), title=NAME))  # type: ignore[misc]
    session.document.apply(new_proposal(session.view, NAME, order=1), "proposal-1")
    session.look_at("proposal-1")
    session.select(Subject("post", "gl1"))
    window.filing.open_document(session.document, NAME)
    session.look_at("proposal-1")
    session.select(Subject("post", "gl1"))
    return window


def as_mark_up(words: str) -> str:
    """Return what a reader sees of words that Qt may take for mark-up."""
    if not GuiQt.mightBeRichText(words):
        return words
    page = QTextDocument()
    page.setHtml(words)
    return page.toPlainText()


def misread(window: QWidget) -> list[str]:
    """Return the labels and tool tips in which a reader would not see the name as it is."""
    labels = [
        each for each in window.findChildren(QLabel) if each.textFormat() is not Qt.TextFormat.PlainText
    ]
    texts = [each.text() for each in labels] + [each.toolTip() for each in window.findChildren(QWidget)]
    texts += [action.toolTip() for each in window.findChildren(QWidget) for action in each.actions()]
    for view in window.findChildren(QAbstractItemView):
        if view.model() is not None:
            texts += _tips(view.model(), QModelIndex())
    return [text for text in texts if "src=x" in text and NAME not in as_mark_up(text)]


def _tips(model: QAbstractItemModel, parent: QModelIndex) -> list[str]:
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    below = [tip for row in rows for tip in _tips(model, row)]
    return below + [str(row.data(Qt.ItemDataRole.ToolTipRole) or "") for row in rows]


def test_the_window_shows_names_as_they_are(named: MainWindow) -> None:
    for view in (named.views.view_teams, named.views.view_reporting):
        view()
        assert misread(named) == []


def test_dialogs_show_names_as_they_are(named: MainWindow) -> None:
    for name in ("new_proposal", "rename_proposal", "move_to", "add_person", "add_posts"):
        named.actions_by_name[name].trigger()
        assert misread(named) == [], name


def test_a_file_s_name_is_shown_as_it_is_while_it_is_written(named: MainWindow) -> None:
    Background(named, f"Writing {NAME}.pdf…", lambda _cancelled: None)
    assert misread(named) == []


def test_a_message_and_what_it_can_undo_show_names_as_they_are(named: MainWindow) -> None:
    toast = named.findChild(Toast)
    assert isinstance(toast, Toast)
    named.session.perform(lambda view: set_fields(view, view.need(Post, "gl2"), title=f"{NAME} 2"))
    assert NAME in toast.words
    assert NAME in as_mark_up(named.actions_by_name["undo"].toolTip())
    assert misread(named) == []


def test_an_ampersand_in_a_proposal_s_name_is_no_shortcut(named: MainWindow) -> None:
    assert NAME in [each.text().replace("&&", "&") for each in named.topbar.places.findChildren(QToolButton)]


def test_a_tip_without_mark_up_is_left_alone() -> None:
    assert literal("R&D at 3 > 2") == "R&D at 3 > 2"
    assert as_mark_up(literal(NAME)) == NAME
