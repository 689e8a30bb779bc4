"""A staff list is looked at first, then comes in as one step, or not at all and with the reason."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgdesigner.exchange.incoming.organogram import Source, read
from orgdesigner.exchange.incoming.outcome import Imported
from orgdesigner.model import relations
from orgdesigner.model.records import Person, Post
from orgdesigner.ui.commands import importing
from orgdesigner.ui.importing.quiet_choice import QuietChoice
from orgdesigner.ui.main_window import MainWindow
from tests.ui.conftest import MakeWindow
from tests.ui.hands import press
from tests.ui.importing.hands import (
    PATIENCE,
    imports,
    looked_at,
    plan,
    posts,
    questions,
    settle,
    take,
    titles,
)

FOLDER = Path(__file__).resolve().parents[1] / "exchange" / "organograms"
BODY = "childrens_workforce_development_council-2011-03-31"
FILES = [FOLDER / f"{BODY}-senior.csv", FOLDER / f"{BODY}-junior.csv"]
EMPTY_SKETCH = 'school "Hill School"'

STAFF = """\
Staff Code;Name;Job Title;Reports to;FTE;Date of birth
BAL;Beatrice Aldous;Headteacher;;1;01/02/1970
MOK;Miriam Okafor;Deputy: Students;BAL;0,8;01/02/1980
NEW;Nadia Newcombe;Librarian;XYZ;0,5;01/02/1990
"""


def read_here() -> Imported:
    return read([Source(path.name, path.read_bytes()) for path in FILES])


def posts_of_files() -> set[str]:
    return {record.id for record in read_here().records if isinstance(record, Post)}


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    path = tmp_path / "staff list.csv"
    path.write_text(STAFF, encoding="windows-1252")
    return path


@pytest.mark.parametrize("is_long", [False, True])
def test_a_list_for_an_empty_plan_comes_in_as_one_step(
    make_window: MakeWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_long: bool
) -> None:
    if is_long:  # then the plan is made while the window goes on
        monkeypatch.setattr(importing, "_SHORT", 0)
    window = make_window(sketch=EMPTY_SKETCH)
    before = plan(window)
    window.files.imports.import_paths(FILES)
    take(window, qtbot)
    assert posts(window) == posts_of_files()
    window.session.undo()
    assert plan(window) == before
    assert not window.session.document.can_undo


def test_every_row_that_needs_a_look_is_listed(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(sketch=EMPTY_SKETCH)
    window.files.imports.import_paths(FILES)
    shown = looked_at(window, qtbot)
    expected = read_here()
    remarks = [*expected.refused, *expected.tray, *expected.remarks]
    assert remarks, "a file with nothing to say about it proves nothing"
    listed = {trouble.words.casefold() for trouble in shown.troubles.model.troubles}
    assert listed == {remark.message.casefold() for remark in remarks}


def test_a_list_comes_in_beside_what_is_there_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    before, there = plan(window), posts(window)
    window.files.imports.import_paths(FILES)
    take(window, qtbot)
    assert posts(window) >= there
    assert len(posts(window)) > len(there)
    assert window.session.view.school.name == "Hill School"
    window.session.undo()
    assert plan(window) == before
    assert not window.session.document.can_undo


@pytest.mark.parametrize("is_long", [False, True])
def test_a_list_as_a_new_plan_leaves_nothing_of_the_old_one(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_long: bool
) -> None:
    if is_long:
        monkeypatch.setattr(importing, "_SHORT", 0)
    window.files.imports.import_paths(FILES)
    take(window, qtbot, "As a new &plan")
    assert posts(window) == posts_of_files()
    assert window.filing.name == "Imported plan"
    assert window.session.document.can_undo


def test_what_can_not_be_read_is_refused_in_words_and_changes_nothing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = tmp_path / "picture.csv"
    bad.write_bytes(b"%PDF-1.4 and so on")
    before = plan(window)
    window.files.imports.import_paths([bad])
    qtbot.waitUntil(lambda: bool(questions(window)), timeout=PATIENCE)
    [refusal] = questions(window)
    assert refusal.objectName() == "refusal"
    assert "picture.csv" in refusal.text()
    assert plan(window) == before
    assert [imports(window), window.session.document.can_undo] == [[], False]


def test_cancelling_while_it_is_read_leaves_everything(window: MainWindow, qtbot: QtBot) -> None:
    before = plan(window)
    window.files.imports.import_paths(FILES)
    [shown] = imports(window)
    with qtbot.waitSignal(shown.destroyed, timeout=PATIENCE):
        press(shown, "Cancel")
    assert plan(window) == before
    assert [imports(window), questions(window), window.session.document.can_undo] == [[], [], False]


def test_escape_after_it_was_read_leaves_everything(window: MainWindow, qtbot: QtBot) -> None:
    before = plan(window)
    window.files.imports.import_paths(FILES)
    QTest.keyClick(looked_at(window, qtbot), Qt.Key.Key_Escape)
    assert plan(window) == before
    assert [imports(window), window.session.document.can_undo] == [[], False]


def test_dropping_a_file_on_the_window_imports_it(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(sketch=EMPTY_SKETCH)
    window.files.open_dropped([FILES[0]])
    take(window, qtbot)
    imported = read([Source(FILES[0].name, FILES[0].read_bytes())])
    assert posts(window) == {record.id for record in imported.records if isinstance(record, Post)}


# A staff list


def test_a_staff_list_is_detected_and_every_row_is_accounted_for(
    make_window: MakeWindow, qtbot: QtBot, staff: Path
) -> None:
    window = make_window(sketch=EMPTY_SKETCH)
    window.files.imports.import_paths([staff])
    shown = looked_at(window, qtbot)
    settings = {name: choice.value for name, choice in shown.settings.choices.items()}
    assert settings["delimiter"] == ";"
    assert settings["decimal"] == ","
    assert [shown.columns.meaning(number) for number in range(6)] == [
        *("staff_code", "name", "title", "reports_to", "fte", "never"),
    ]
    assert "Date of birth" in shown.never.text()
    assert shown.account.text() == "3 rows = 2 placed + 1 in the tray + 0 refused."
    [trouble] = [each for each in shown.troubles.model.troubles if each.outcome == "in the tray"]
    assert trouble.place == "D4"
    take(window, qtbot)
    assert titles(window) == {"Headteacher", "Deputy: Students", "Librarian"}
    assert "3 rows = 2 placed" in window.toast.words


def test_nothing_of_a_column_that_is_never_kept_is_in_the_plan(
    make_window: MakeWindow, qtbot: QtBot, staff: Path
) -> None:
    window = make_window(sketch=EMPTY_SKETCH)
    window.files.imports.import_paths([staff])
    take(window, qtbot)
    everything = str([list(table.values()) for table in window.session.view.snapshot().tables.values()])
    assert "Miriam Okafor" in everything
    assert not any(year in everything for year in ("1970", "1980", "1990"))


def test_a_line_that_is_not_ticked_is_not_taken_over(window: MainWindow, qtbot: QtBot, staff: Path) -> None:
    window.files.imports.import_paths([staff])
    shown = looked_at(window, qtbot)
    press(shown, "Untick all listed")
    QTest.keyClicks(shown.offers.filter, "Nadia")
    press(shown, "Tick all listed")
    take(window, qtbot)
    assert "Nadia Newcombe" in {person.name for person in window.session.view.all(Person)}
    okafor = next(each for each in window.session.view.all(Person) if each.name == "Miriam Okafor")
    assert not okafor.staff_code


def test_a_repair_is_taken_and_the_row_is_placed(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "names.csv"
    path.write_text(
        "Name,Job Title,Line manager\nBeatrice Aldous,Headteacher,\nGwen Tan,Cook,Beatrice Aldus\n",
        encoding="utf-8",
    )
    window = make_window(sketch=EMPTY_SKETCH)
    window.files.imports.import_paths([path])
    shown = looked_at(window, qtbot)
    assert "1 in the tray" in shown.account.text()
    shown.tabs.choose(shown.troubles)
    row = next(n for n, each in enumerate(shown.troubles.model.troubles) if each.repairs)
    shown.troubles.tree.setFocus()
    shown.troubles.tree.setCurrentIndex(shown.troubles.model.index(row, 0))
    QTest.keyClick(shown.troubles.tree, Qt.Key.Key_Return)
    settle(shown, qtbot)
    assert shown.account.text() == "2 rows = 2 placed + 0 in the tray + 0 refused."
    take(window, qtbot)
    cook = next(post for post in window.session.view.all(Post) if post.title == "Cook")
    [link] = window.session.view.find(relations.LINE_UPWARD, cook.id)
    assert window.session.view.need(Post, link.upper).title == "Headteacher"


def test_a_meaning_that_was_put_right_is_remembered_for_the_next_list(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        "Name,Job Title,Zzyzx\nBeatrice Aldous,Headteacher,HT\nGwen Tan,Cook,CK\n", encoding="utf-8"
    )
    window = make_window(sketch=EMPTY_SKETCH)
    window.files.imports.import_paths([path])
    shown = looked_at(window, qtbot)
    shown.columns.setFocus()
    for _ in range(2):
        QTest.keyClick(shown.columns, Qt.Key.Key_Down)
    QTest.keyClick(shown.columns, Qt.Key.Key_Return)
    [choice] = shown.columns.findChildren(QuietChoice)
    choice.choose("staff_code")
    settle(shown, qtbot)
    take(window, qtbot)
    assert {person.staff_code for person in window.session.view.all(Person)} == {"HT", "CK"}
    window.session.undo()
    window.files.imports.import_paths([path])
    assert looked_at(window, qtbot).columns.meaning(2) == "staff_code"


def test_another_sheet_and_another_delimiter_are_read_as_they_are(
    make_window: MakeWindow, qtbot: QtBot, staff: Path
) -> None:
    window = make_window(sketch=EMPTY_SKETCH)
    window.files.imports.import_paths([staff])
    shown = looked_at(window, qtbot)
    shown.settings.choices["delimiter"].choose("|")
    settle(shown, qtbot)
    assert shown.sample.rows.columnCount() == 1
    shown.settings.choices["delimiter"].choose(";")
    settle(shown, qtbot)
    assert shown.sample.rows.columnCount() == 6
    assert shown.account.text().startswith("3 rows")


def test_cells_that_were_copied_are_pasted_as_a_list(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(sketch=EMPTY_SKETCH)
    QApplication.clipboard().setText("Name\tJob Title\nBeatrice Aldous\tHeadteacher\n")
    window.actions_by_name["paste_staff_list"].trigger()
    take(window, qtbot)
    assert titles(window) == {"Headteacher"}


def test_nothing_to_paste_is_said(window: MainWindow, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    window.actions_by_name["paste_staff_list"].trigger()
    qtbot.waitUntil(lambda: bool(questions(window)), timeout=PATIENCE)
    assert "nothing to paste" in questions(window)[0].text()


def test_a_list_that_has_everybody_ticks_who_has_left(window: MainWindow, qtbot: QtBot, staff: Path) -> None:
    window.files.imports.import_paths([staff])
    shown = looked_at(window, qtbot)
    fewer = len(shown.offers.model.taken)
    shown.complete.click()
    settle(shown, qtbot)
    assert len(shown.offers.model.taken) > fewer
    take(window, qtbot)
    assert {person.name for person in window.session.view.all(Person)} == {
        *("Beatrice Aldous", "Miriam Okafor", "Nadia Newcombe"),
    }


def test_the_same_list_once_more_changes_nothing(window: MainWindow, qtbot: QtBot, staff: Path) -> None:
    window.files.imports.import_paths([staff])
    take(window, qtbot)
    before = plan(window)
    window.files.imports.import_paths([staff])
    shown = looked_at(window, qtbot)
    assert not shown.take.isEnabled()
    assert shown.offers.model.taken == []
    assert plan(window) == before
