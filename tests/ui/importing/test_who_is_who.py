"""Somebody says of two in an import that they are one, or are not: by keyboard and mouse."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from orgdesigner.model.records import Person
from orgdesigner.ui.importing.same_as import SameAs
from orgdesigner.ui.importing.window import ImportWindow
from orgdesigner.ui.main_window import MainWindow
from tests.ui.hands import button, press
from tests.ui.importing.hands import looked_at, plan, settle, take

LIST = """\
Name,Job Title,Line manager,FTE
Beatrice Aldous,Headteacher,,1
Gwendolen Tan-Hughes,Site Lead,Beatrice Aldous,0.5
Miriam Okafor,Librarian,Gwendolen Tan-Hughes,1
"""


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> ImportWindow:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    window.files.imports.import_paths([path])
    return looked_at(window, qtbot)


def go_to(shown: ImportWindow, words: str) -> None:
    """Choose the first line that begins with some words."""
    model = shown.offers.model
    for row, group in enumerate(model.groups):
        parent = model.index(row, 0)
        for place in range(len(group.lines)):
            index: QModelIndex = model.index(place, 0, parent)
            if str(index.data()).startswith(words):
                shown.offers.tree.setFocus()
                shown.offers.tree.setCurrentIndex(index)
                return
    raise AssertionError(f"no line begins with “{words}”")


def lines(shown: ImportWindow) -> list[str]:
    return [offer.words for offer in shown.offers.model.offers]


def people(window: MainWindow) -> dict[str, str]:
    return {person.id: person.name for person in window.session.view.all(Person)}


def asked(shown: ImportWindow) -> SameAs:
    [dialog] = [each for each in shown.findChildren(SameAs) if each.isVisible()]
    return dialog


def test_somebody_under_another_name_is_said_to_be_the_same_by_keyboard(
    window: MainWindow, shown: ImportWindow, qtbot: QtBot
) -> None:
    before, names = plan(window), people(window)
    [gwen] = [each for each, name in names.items() if name == "Gwen Tan"]
    go_to(shown, "Gwendolen Tan-Hughes")
    assert shown.offers.found.text() == "Not found in the structure."
    QTest.keyClick(button(shown, "The sa&me as…"), Qt.Key.Key_Space)
    dialog = asked(shown)
    assert dialog.found.list.item(0).text().startswith("Gwen Tan")  # the most alike is offered first
    QTest.keyClicks(dialog.found.search, "gwen")
    QTest.keyClick(dialog.found.search, Qt.Key.Key_Return)
    settle(shown, qtbot)
    assert "Gwen Tan: Name: “Gwen Tan” → “Gwendolen Tan-Hughes”" in lines(shown)
    assert str(shown.offers.tree.currentIndex().data()).startswith("Gwen Tan")
    assert shown.offers.found.text() == "Found because you say so."
    take(window, qtbot)
    assert people(window)[gwen] == "Gwendolen Tan-Hughes"
    assert len(people(window)) == len(names)
    window.session.undo()
    assert plan(window) == before


def test_somebody_of_the_same_name_is_said_to_be_another(
    window: MainWindow, shown: ImportWindow, qtbot: QtBot
) -> None:
    names = people(window)
    go_to(shown, "Miriam Okafor")
    assert shown.offers.found.text().startswith("Found by name")
    press(shown, "N&ot the same person")
    settle(shown, qtbot)
    assert any(words.startswith("Miriam Okafor: New") for words in lines(shown))
    assert any(words.startswith("Miriam Okafor: Not in the list") for words in lines(shown))
    take(window, qtbot)
    assert sorted(people(window).values()).count("Miriam Okafor") == 2
    assert set(names) <= set(people(window))


def test_what_was_said_can_be_taken_back(shown: ImportWindow, qtbot: QtBot) -> None:
    before = lines(shown)
    go_to(shown, "Miriam Okafor")
    press(shown, "N&ot the same person")
    settle(shown, qtbot)
    assert lines(shown) != before
    go_to(shown, "Miriam Okafor: New")
    press(shown, "The sa&me as…")
    dialog = asked(shown)
    press(dialog, "They are the &same")
    settle(shown, qtbot)
    assert [words.partition(" (")[0] for words in lines(shown)] == [
        words.partition(" (")[0] for words in before
    ]


def test_whoever_left_can_be_said_to_be_somebody_new(
    window: MainWindow, shown: ImportWindow, qtbot: QtBot
) -> None:
    go_to(shown, "Rolf Lindqvist: Not in the list")
    assert shown.offers.found.text() == "Not found in the list."
    press(shown, "The sa&me as…")
    dialog = asked(shown)
    offered = [dialog.found.list.item(row).text() for row in range(dialog.found.list.count())]
    assert [words.partition(":")[0] for words in offered] == ["Gwendolen Tan-Hughes"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not shown.is_busy
    assert shown.isVisible()


def test_a_word_that_fits_nobody_says_so_and_nothing_is_said(shown: ImportWindow) -> None:
    go_to(shown, "Gwendolen Tan-Hughes")
    press(shown, "The sa&me as…")
    dialog = asked(shown)
    QTest.keyClicks(dialog.found.search, "nobody at all")
    assert not button(dialog, "They are the &same").isEnabled()
    QTest.keyClick(dialog.found.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not shown.is_busy
