"""The guide has its own parts and the page of every rule, which an id or a word finds."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from orgdesigner.assets import resource
from orgdesigner.chart.theme import DARK, LIGHT
from orgdesigner.rules.catalogue import rule, rules
from orgdesigner.ui.dialogs.drawings import DRAWINGS, WIDEST, draw
from orgdesigner.ui.dialogs.guide import Guide
from orgdesigner.ui.main_window import MainWindow
from tests.ui.hands import LEFT, retype
from tests.ui.test_accessible import nameless


@pytest.fixture
def guide(window: MainWindow, qtbot: QtBot) -> Guide:
    """The guide as somebody opens it: with its key."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keySequence(window, window.actions_by_name["show_guide"].shortcut())
    (found,) = window.findChildren(Guide)
    qtbot.waitExposed(found)
    return found


def lines(guide: Guide) -> list[QTreeWidgetItem]:
    """The lines of the list that are not narrowed away, from top to bottom."""
    return [item for item in below(guide.tree.invisibleRootItem()) if not item.isHidden()]


def below(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    children = (item.child(row) for row in range(item.childCount()))
    for child in children:
        if child is not None:
            yield child
            yield from below(child)


def titles(guide: Guide) -> list[str]:
    return [item.text(0) for item in lines(guide)]


def test_it_begins_with_what_is_seen_first_and_lists_every_rule(guide: Guide) -> None:
    assert "OrgDesigner draws who leads what" in guide.text.toPlainText()
    assert titles(guide)[0] == "What you see first"
    for each in rules():
        assert f"{each.id}  {each.name}" in titles(guide)


def test_an_id_finds_its_rule_and_enter_shows_the_page(guide: Guide) -> None:
    QTest.keyClicks(guide.search, "cov-101")
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    page, about = guide.text.toPlainText(), rule("COV-101").page
    for words in (about.summary, about.why, about.source, about.fix):
        assert " ".join(words.split()) in " ".join(page.split())
    assert "Nobody is accountable for Priority 6 (Community)" in page
    assert guide.isVisible(), "Enter chose the page, and did not close the guide"


def test_any_word_finds_the_parts_and_rules_that_have_it(guide: Guide) -> None:
    QTest.keyClicks(guide.search, "Undo")
    assert "Undo" in titles(guide)
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.text.toPlainText().startswith("Undo")
    retype(guide.search, "examinations officer", key=None)
    assert [each for each in titles(guide) if each.startswith("RES-601")]
    assert not [each for each in titles(guide) if each.startswith("PAY-")]


def test_words_that_no_page_has_are_said_to_be_so_and_esc_brings_all_back(guide: Guide) -> None:
    everything = titles(guide)
    QTest.keyClicks(guide.search, "xylophone")
    assert titles(guide) == []
    assert [label.text() for label in guide.findChildren(QLabel) if label.isVisibleTo(guide)] == [
        "No page has these words."
    ]
    QTest.keyClick(guide.search, Qt.Key.Key_Escape)
    assert titles(guide) == everything
    assert guide.isVisible()
    QTest.keyClick(guide.search, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_the_arrow_keys_go_through_the_list_while_the_search_keeps_the_keyboard(guide: Guide) -> None:
    first = guide.text.toPlainText()
    QTest.keyClick(guide.search, Qt.Key.Key_Down)
    assert guide.text.toPlainText() != first
    assert QApplication.focusWidget() is guide.search
    QTest.keyClick(guide.search, Qt.Key.Key_Up)
    assert guide.text.toPlainText() == first


def test_a_click_in_the_list_shows_a_page(guide: Guide) -> None:
    item = next(each for each in lines(guide) if each.text(0) == "Rules")
    guide.tree.scrollToItem(item)
    QTest.mouseClick(guide.tree.viewport(), LEFT, pos=guide.tree.visualItemRect(item).center())
    assert "Rules are asked while you draw." in guide.text.toPlainText()


def test_the_index_leads_to_a_rule(guide: Guide) -> None:
    retype(guide.search, "Rules", key=Qt.Key.Key_Return)
    assert guide.text.toPlainText().startswith("Rules")
    guide.text.verticalScrollBar().setValue(0)
    place = next(
        QPoint(x, y)
        for y in range(0, guide.text.viewport().height(), 4)
        for x in range(20, 200, 8)
        if guide.text.anchorAt(QPoint(x, y))
    )
    link = guide.text.anchorAt(place)
    QTest.mouseClick(guide.text.viewport(), LEFT, pos=place)
    assert guide.text.toPlainText().startswith(link.removesuffix(".md"))
    assert guide.search.text() == ""


def test_what_is_said_of_the_guide_is_said_to_a_screen_reader_too(guide: Guide) -> None:
    assert nameless(guide) == []


def test_no_page_has_to_be_scrolled_sideways_on_a_small_screen(guide: Guide) -> None:
    guide.resize(620, 360)
    QApplication.processEvents()
    for item in lines(guide):
        guide.tree.setCurrentItem(item)
        assert guide.text.horizontalScrollBar().maximum() == 0, item.text(0)


def test_every_picture_of_the_guide_is_drawn_in_the_colours_of_the_window(guide: Guide) -> None:
    pages = resource("guide", "guide.md").read_text(encoding="utf-8")
    named = re.findall(r"\]\(drawing:([a-z-]+)\)", pages)
    assert set(named) == set(DRAWINGS)
    for name in named:
        light, dark = (draw(DRAWINGS[name], theme, 1.0) for theme in (LIGHT, DARK))
        assert light.width() <= WIDEST + 1
        for image, theme in ((light, LIGHT), (dark, DARK)):
            places = product(range(0, image.width(), 3), range(0, image.height(), 3))
            assert {theme.canvas, theme.card} < {image.pixelColor(*place).name() for place in places}


def test_a_page_shows_its_pictures(guide: Guide) -> None:
    guide.tree.setCurrentItem(lines(guide)[0])
    image = guide.text.document().resource(
        QTextDocument.ResourceType.ImageResource.value, QUrl("drawing:card")
    )
    assert isinstance(image, QImage)
    assert image.width() > 100
