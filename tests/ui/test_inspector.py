"""The details pane edits every field of every record, and says why where it can't."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QToolButton, QWidget

from orgdesigner.model.edits.forums import add_forum, add_slot
from orgdesigner.model.edits.teams import remove_team
from orgdesigner.model.records import RECORD_TYPES, Forum, Holding, Person, Post, Record, School, Team
from orgdesigner.model.relations import holders, manager, teams_of_post
from orgdesigner.model.words import Access
from orgdesigner.rules.base import Subject
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels.form import Field, Form
from orgdesigner.ui.panels.forms import UNSHOWN, sections
from orgdesigner.ui.panels.naming import Names
from tests.ui.hands import button, field, line, press, retype
from tests.ui.wheel import turn


def let_it_show() -> None:
    """Qt shows what was just put into a layout when it next looks at its events."""
    QApplication.sendPostedEvents()


def select(window: MainWindow, kind: str, record_id: str) -> None:
    window.session.select(Subject(kind, record_id))
    let_it_show()


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.kind)
def test_every_field_of_every_record_has_one_editor(window: MainWindow, record_type: type[Record]) -> None:
    form = Form(window.session, Names(window.session), record_type)
    shown = [
        name
        for section in sections(record_type)
        for row in section.rows
        for name in ((row,) if isinstance(row, str) else row)
    ]
    assert sorted(shown) == sorted(set(record_type.model_fields) - UNSHOWN)
    assert form.field_names == tuple(shown)


def test_a_section_is_made_when_it_is_opened_and_tab_goes_from_its_heading_through_it(
    window: MainWindow,
) -> None:
    select(window, "post", "gl1")
    names = [each.name for each in window.inspector.findChildren(Field)]
    assert "title" in names
    assert "contract" not in names
    press(window.inspector, "Contract and pay")
    here: QWidget | None = button(window.inspector, "Contract and pay")
    assert here is not None
    here.setFocus()
    reached = []
    for _ in range(3):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        reached.append(here)
    wanted = [field(window.inspector, name) for name in ("contract", "starts", "ends")]
    assert all(each.isAncestorOf(place) for each, place in zip(wanted, reached, strict=True))


def test_a_number_is_typed_and_undone_as_one_step(window: MainWindow) -> None:
    select(window, "post", "gl1")
    retype(line(field(window.inspector, "fte")), "0.6")
    assert window.session.view.need(Post, "gl1").fte == Decimal("0.6")
    assert len(window.session.document.history) == 1
    window.session.undo()
    assert window.session.view.need(Post, "gl1").fte == 1
    assert line(field(window.inspector, "fte")).text() == "1"


def test_what_is_no_number_is_refused_in_words_and_changes_nothing(window: MainWindow) -> None:
    select(window, "post", "gl1")
    fte = field(window.inspector, "fte")
    retype(line(fte), "a lot")
    assert fte.reason == "This should be a number."
    assert not window.session.document.history
    retype(line(fte), "-2")
    assert fte.reason == "The smallest value is 0."
    assert not window.session.document.history
    retype(line(fte), "0.5")
    assert fte.reason == ""


def test_escape_takes_back_what_was_typed(window: MainWindow) -> None:
    select(window, "post", "gl1")
    title = line(field(window.inspector, "title"))
    retype(title, "Something else", key=Qt.Key.Key_Escape)
    assert title.text() == "Grassroots Leader 1"
    assert not window.session.document.history


def test_leaving_a_line_finishes_it(window: MainWindow) -> None:
    select(window, "post", "gl1")
    retype(line(field(window.inspector, "title")), "Research Lead", key=Qt.Key.Key_Tab)
    assert window.session.view.need(Post, "gl1").title == "Research Lead"


def test_access_is_chosen_from_a_list(window: MainWindow) -> None:
    select(window, "post", "gl1")
    box = field(window.inspector, "access").findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert window.session.view.need(Post, "gl1").access is Access.TEACHING


def test_the_wheel_scrolls_the_form_and_changes_no_choice(window: MainWindow) -> None:
    select(window, "post", "gl1")
    box = field(window.inspector, "access").findChild(QComboBox)
    assert isinstance(box, QComboBox)
    turn(box, down=True)
    assert window.session.view.need(Post, "gl1").access is Access.ALL


def test_a_long_text_is_kept_when_it_is_left(window: MainWindow) -> None:
    select(window, "post", "gl1")
    text = field(window.inspector, "access_reason").findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    QTest.keyClicks(text, "One of the two reserved posts")
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert window.session.view.need(Post, "gl1").access_reason == "One of the two reserved posts"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1/9/26", "2026-09-01"), ("01/09/2026", "2026-09-01"), ("1 September 2026", "2026-09-01")],
)
def test_a_date_is_typed_as_it_is_written_in_britain(window: MainWindow, typed: str, kept: str) -> None:
    select(window, "post", "gl1")
    retype(line(field(window.inspector, "starts")), typed)
    assert str(window.session.view.need(Post, "gl1").starts) == kept


def test_a_day_that_no_calendar_has_is_refused(window: MainWindow) -> None:
    select(window, "post", "gl1")
    starts = field(window.inspector, "starts")
    retype(line(starts), "31/02/2026")
    assert starts.reason == "This should be a date, such as 01/09/2026."


def test_a_vacant_post_gets_a_holder_by_a_part_of_the_name(window: MainWindow) -> None:
    select(window, "post", "gl3")
    adder = _adder(window, "Add a person…")
    retype(adder, "Gwen")
    assert [person.name for person in holders(window.session.view, "gl3")] == ["Gwen Tan"]


def test_a_holder_is_taken_off(window: MainWindow) -> None:
    select(window, "post", "gl2")
    _cross(window, "Gwen Tan")
    assert holders(window.session.view, "gl2") == []
    assert any(person.name == "Gwen Tan" for person in window.session.view.all(Person))


def test_the_manager_is_chosen_and_a_loop_is_refused_in_words(window: MainWindow) -> None:
    select(window, "post", "gl1")
    _cross(window, "Deputy: Students")
    assert manager(window.session.view, "gl1") is None
    retype(_adder(window, "Choose a post…"), "Deputy: Curriculum")
    above = manager(window.session.view, "gl1")
    assert above is not None
    assert above.id == "dep2"
    select(window, "post", "dep2")
    _cross(window, "Headteacher")
    retype(_adder(window, "Choose a post…"), "Grassroots Leader 1")
    assert "can't report to" in window.toast.words


def test_the_record_of_a_line_opens_and_there_is_a_way_back(window: MainWindow) -> None:
    select(window, "post", "gl2")
    press(window.inspector, "Gwen Tan")
    shown = window.inspector.shown
    assert shown is not None
    assert shown.kind == Holding.kind
    retype(line(field(window.inspector, "term_time_fraction")), "1")
    holding = window.session.view.need(Holding, shown.id)
    assert holding.term_time_fraction == 1
    let_it_show()
    press(window.inspector, "‹ Grassroots Leader 2")
    assert window.inspector.shown == Subject("post", "gl2")


def test_a_post_joins_and_leaves_a_team(window: MainWindow) -> None:
    select(window, "post", "gl1")
    retype(_adder(window, "Add to a team…"), "Curriculum")
    assert {team.id for team in teams_of_post(window.session.view, "gl1")} == {"sa", "cp"}
    _cross(window, "Students & Achievement")
    assert {team.id for team in teams_of_post(window.session.view, "gl1")} == {"cp"}


def test_with_nothing_selected_the_school_is_shown(window: MainWindow) -> None:
    window.session.select()
    assert window.inspector.shown == Subject("school", "school")
    retype(line(field(window.inspector, "support_headcount")), "5")
    assert window.session.view.need(School, "school").support_headcount == 5


def test_the_words_for_a_link_are_the_schools_to_choose(window: MainWindow) -> None:
    window.session.select()
    press(window.inspector, "Words")
    lines = field(window.inspector, "link_names").findChildren(QLineEdit)
    retype(lines[0], "Coaching line")
    assert window.session.view.school.link_names[0].name == "Coaching line"


def test_tab_goes_on_to_the_next_word_for_a_link(window: MainWindow) -> None:
    window.session.select()
    press(window.inspector, "Words")
    lines = field(window.inspector, "link_names").findChildren(QLineEdit)
    retype(lines[0], "Coaching line", key=Qt.Key.Key_Tab)
    assert window.session.view.school.link_names[0].name == "Coaching line"
    assert lines[1].hasFocus()


def test_a_meeting_gives_a_team_its_time(window: MainWindow) -> None:
    window.session.perform(lambda view: add_forum(view, name="SLT", forum_id="slt"))
    window.session.perform(lambda view: add_slot(view, "slt", "sa", minutes=30))
    select(window, Forum.kind, "slt")
    press(window.inspector, "Students & Achievement")
    assert window.inspector.shown is not None
    assert window.inspector.shown.kind == "slot"


def test_a_removed_record_is_no_longer_shown(window: MainWindow) -> None:
    select(window, "team", "cp")
    assert window.inspector.shown == Subject("team", "cp")
    window.session.perform(lambda view: remove_team(view, "cp"))
    assert window.session.view.get(Team, "cp") is None
    assert window.inspector.shown == Subject("school", "school")


def _adder(window: MainWindow, prompt: str) -> QLineEdit:
    let_it_show()
    found = [each for each in window.inspector.findChildren(QLineEdit) if each.placeholderText() == prompt]
    visible = [each for each in found if each.isVisibleTo(window.inspector)]
    assert len(visible) == 1
    return visible[0]


def _cross(window: MainWindow, name: str) -> None:
    let_it_show()
    wanted = f"Take off {name}"
    found = [each for each in window.inspector.findChildren(QToolButton) if each.accessibleName() == wanted]
    visible = [each for each in found if each.isVisibleTo(window.inspector)]
    assert len(visible) == 1
    QTest.mouseClick(visible[0], Qt.MouseButton.LeftButton)
