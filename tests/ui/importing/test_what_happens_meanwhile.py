"""What goes on while an import is looked at: the file is saved again, rules are asked, the window closes."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from orgdesigner.model import relations
from orgdesigner.model.document import CURRENT
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.edits.waivers import add_waiver
from orgdesigner.model.records import Person, Post, Waiver
from orgdesigner.ui.importing.staff_import import StaffImport
from orgdesigner.ui.main_window import MainWindow
from tests.ui.hands import button, come_back, press
from tests.ui.importing.hands import PATIENCE, imports, looked_at, plan, settle, take, titles

HEADINGS = "Staff code,Name,Job Title,Line manager,FTE\n"
HEAD = "BAL,Beatrice Aldous,Headteacher,,1\n"
FIRST = HEADINGS + HEAD + "MOK,Miriam Okafor,Deputy: Students,BAL,1\nCOO,Carys Hughes,Cook,BAL,0.5\n"
NEWER = HEADINGS + HEAD + "MOK,Miriam Okafor,Deputy: Students,BAL,0.8\nNEW,Nadia Newcombe,Cook,MOK,0.5\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "staff.csv"
    made.write_text(FIRST, encoding="utf-8")
    return made


def test_a_file_that_was_saved_again_is_said_to_have_changed_and_is_read_again(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    window.files.imports.import_paths([path])
    shown = looked_at(window, qtbot)
    come_back(shown)
    assert not shown.changed.isVisible()
    path.write_text(NEWER + "TAN,Gwen Tan,Grassroots Leader 2,MOK,1\n", encoding="utf-8")
    come_back(window)
    come_back(shown)
    assert shown.changed.isVisible()
    press(shown, "&Read it again")
    settle(shown, qtbot)
    assert not shown.changed.isVisible()
    assert shown.account.text().startswith("4 rows")
    take(window, qtbot)
    assert "Nadia Newcombe" in {person.name for person in window.session.view.all(Person)}


def test_an_import_into_a_proposal_leaves_the_current_structure(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    window.session.document.apply(new_proposal(window.session.view, "Year one"), "year-one")
    window.session.look_at("year-one")
    before = plan(window)
    window.files.imports.import_paths([path])
    take(window, qtbot)
    after = plan(window)
    assert after[CURRENT] == before[CURRENT]
    assert "Cook" in titles(window)
    assert "Cook" not in {post.title for post in window.session.document.view(CURRENT).all(Post)}
    window.session.undo()
    assert plan(window) == before


def test_rules_that_are_being_asked_are_asked_of_what_was_imported(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    head = window.session.view.all(Post)[0]
    window.session.perform(lambda view: set_fields(view, head, notes="Being asked about"))
    window.files.imports.import_paths([path])
    take(window, qtbot)
    window.session.finish_checking()
    found = [(each.rule, each.subjects, each.message) for each in window.session.findings]
    window.session.open(window.session.document, CURRENT)  # and all of it anew
    window.session.finish_checking()
    assert found == [(each.rule, each.subjects, each.message) for each in window.session.findings]


def test_closing_the_window_of_an_import_ends_it(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    before = plan(window)
    window.files.imports.import_paths([path])
    [shown] = imports(window)
    staff = shown.findChild(StaffImport)
    assert isinstance(staff, StaffImport)
    states = [staff.is_over]
    shown.close()
    states.append(staff.is_over)
    assert states == [False, True]
    assert imports(window) == []
    assert plan(window) == before


def test_a_newer_list_leaves_what_was_done_by_hand_since(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    window.files.imports.import_paths([path])
    take(window, qtbot)
    session = window.session
    named = {post.title: post for post in session.view.all(Post)}
    session.perform(lambda view: set_fields(view, named["Cook"], notes="Kitchen closes in July"))
    session.perform(
        lambda view: add_waiver(
            view,
            "PAY-201",
            [f"post:{named['Cook'].id}"],
            reason="Agreed",
            owner="Governors",
            expires=date(2027, 8, 31),
        )
    )
    session.document.apply(new_proposal(session.view, "Year one"), "year-one")
    session.perform(lambda view: report_to(view, [named["Grassroots Leader 3"].id], named["Cook"].id))
    before = plan(window)
    path.write_text(NEWER, encoding="utf-8")
    window.files.imports.import_paths([path])
    take(window, qtbot)
    view = session.view
    cook = view.need(Post, named["Cook"].id)
    assert (cook.title, cook.notes) == ("Cook", "Kitchen closes in July")
    assert [person.name for person in relations.holders(view, cook.id)] == ["Nadia Newcombe"]
    assert [person.name for person in view.all(Person) if person.name == "Carys Hughes"] == ["Carys Hughes"]
    above = relations.manager(view, named["Grassroots Leader 3"].id)
    assert above is not None
    assert above.id == cook.id
    assert len(view.all(Waiver)) == 1
    assert plan(window)["year-one"] == before["year-one"]
    session.undo()
    assert plan(window) == before


def test_every_part_of_the_window_has_a_letter_of_its_own(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    path.write_text(FIRST.replace(",", ";"), encoding="utf-8")
    window.files.imports.import_paths([path])
    shown = looked_at(window, qtbot)
    shown.show_changed(True)
    words = [each.text() for each in shown.findChildren(QAbstractButton)]
    words += [each.text() for each in shown.findChildren(QLabel) if each.buddy() is not None]
    letters = [QKeySequence.mnemonic(each).toString() for each in words]
    used = [each for each in letters if each]
    assert len(used) >= 8
    assert len(used) == len(set(used)), sorted(used)


def test_the_window_can_be_used_by_keyboard_alone(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.files.imports.import_paths([path])
    shown = looked_at(window, qtbot)
    come_back(shown)
    reached = set()
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget() or shown, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    wanted = {
        *(shown.columns, shown.sample, shown.offers.filter, shown.offers.tree, shown.complete),
        *(shown.take, shown.as_plan, shown.cancel, button(shown, "Tick all")),
        *(choice for choice in shown.settings.choices.values() if choice.isVisible()),
    }
    assert wanted <= reached


def test_a_value_that_is_typed_over_a_cell_is_what_is_read(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    path.write_text(FIRST.replace("Cook,BAL", "Cook,Nobody"), encoding="utf-8")
    window.files.imports.import_paths([path])
    shown = looked_at(window, qtbot)
    assert "1 in the tray" in shown.account.text()
    shown.tabs.choose(shown.troubles)
    assert shown.sample.currentIndex().data() == "Nobody"
    assert "press F2" in shown.troubles.words.text()
    shown.sample.setFocus()
    QTest.keyClick(shown.sample, Qt.Key.Key_F2)
    [line] = shown.sample.findChildren(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "MOK")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "0 in the tray" in shown.account.text(), timeout=PATIENCE)
    take(window, qtbot)
    cook = next(post for post in window.session.view.all(Post) if post.title == "Cook")
    above = relations.manager(window.session.view, cook.id)
    assert above is not None
    assert above.title == "Deputy: Students"
    assert "Nobody" in path.read_text(encoding="utf-8")
