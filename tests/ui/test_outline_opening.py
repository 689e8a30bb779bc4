"""The outline is opened to its end in slices, and shows then what it would show opened at once."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from benchmarks.schools import school
from orgdesigner.chart.picture import ChartView
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.posts import remove_posts
from orgdesigner.model.structure import Structure
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels.outline import OutlineModel
from orgdesigner.ui.panels.outline_tree import outline
from tests.ui.conftest import MakeWindow
from tests.ui.test_outline import everything, line_of


def test_the_asterisk_opens_everything_below_a_line(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.outline.tree
    tree.collapseAll()
    line = line_of(tree, "Curriculum & Pedagogy")
    tree.setCurrentIndex(line)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Asterisk)
    qtbot.waitUntil(lambda: not window.outline.opening.busy)
    model = tree.model()
    assert isinstance(model, OutlineModel)
    parents = [each for each in (model.node(line), *everything(model.node(line))) if each.children]
    assert parents
    assert all(tree.isExpanded(model.index_of(each)) for each in parents)


@pytest.mark.parametrize("chart_view", list(ChartView))
def test_a_large_outline_opens_to_the_end_in_slices(
    make_window: MakeWindow, qtbot: QtBot, chart_view: ChartView
) -> None:
    window = make_window()
    window.session.open(Document({CURRENT: Structure(school(1_200))}))
    panel, tree = window.outline, window.outline.tree
    panel.show_view(chart_view)
    panel.open_all()
    qtbot.waitUntil(lambda: not panel.opening.busy, timeout=20_000)
    model = tree.model()
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        index = waiting.pop()
        assert tree.isExpanded(index) or not model.hasChildren(index)
        waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]


def test_what_is_edited_while_an_outline_opens_is_shown_as_it_is(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window()
    window.session.open(Document({CURRENT: Structure(school(1_200))}))
    window.outline.open_all()
    window.session.perform(lambda view: remove_posts(view, ["p9", "p14"]))
    qtbot.waitUntil(lambda: not window.outline.opening.busy, timeout=20_000)
    model = window.outline.tree.model()
    assert isinstance(model, OutlineModel)
    shown = {line.subject for line in everything(model.node(QModelIndex()))}
    assert shown == {line.subject for line in everything(outline(window.session.view, ChartView.TEAMS))}
