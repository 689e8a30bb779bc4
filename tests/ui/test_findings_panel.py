"""The findings pane says what the engine says, and its buttons make the very fixes that they name."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.rules.areas import AREAS, area_of
from orgdesigner.rules.base import Finding, Severity, Subject
from orgdesigner.rules.rollup import reach
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels import finding_model
from orgdesigner.ui.panels.finding_groups import Grouping
from orgdesigner.ui.panels.finding_list import FindingList
from tests.ui.hands import LEFT, button, press

ON_THE_WORDS = QPoint(70, 8)
NO_KEYS = Qt.KeyboardModifier.NoModifier


def listed(panel: FindingList) -> list[Finding]:
    return [finding for group in panel.rows.groups for finding in group.findings]


def go_to(panel: FindingList, rule: str) -> Finding:
    """Put the keyboard on the first finding of a rule; return it."""
    assert panel.choose(panel.rows.index_of_rule(rule))
    finding = panel.current()
    assert finding is not None
    return finding


def with_choice(window: MainWindow) -> Finding:
    """Return a finding that can be fixed in several ways."""
    return next(each for each in window.session.findings if len(each.fixes) > 1)


def click(panel: FindingList, index: QModelIndex, at: QPoint = ON_THE_WORDS) -> None:
    panel.scrollTo(index)
    QTest.mouseClick(panel.viewport(), LEFT, pos=panel.visualRect(index).topLeft() + at)


def popup(qtbot: QtBot) -> QMenu:
    """Return the menu that has come up."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


# Listing


def test_every_finding_is_listed_worst_first_under_headings_with_counts(window: MainWindow) -> None:
    panel = window.findings.list
    assert listed(panel) == list(window.session.findings)
    assert [panel.rows.data(panel.rows.heading(n)) for n in range(panel.rows.rowCount())] == [
        f"{severity.label} · {count}"
        for severity in Severity
        if (count := sum(each.severity is severity for each in window.session.findings))
    ]


def test_the_list_keeps_what_qt_expects_of_a_model(window: MainWindow, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(window.findings.list.rows)  # type: ignore[no-untyped-call]


def test_findings_can_be_grouped_by_what_they_are_about(window: MainWindow) -> None:
    panel = window.findings
    panel.filter.grouping.setFocus()
    QTest.keyClick(panel.filter.grouping, Qt.Key.Key_Down)
    assert panel.filter.groups_by is Grouping.AREA
    areas = [area for area in AREAS.values() if area in {area_of(e.rule) for e in window.session.findings}]
    assert [group.title for group in panel.list.rows.groups] == areas
    assert all(
        area_of(each.rule) == group.title for group in panel.list.rows.groups for each in group.findings
    )
    assert sorted(map(repr, listed(panel.list))) == sorted(map(repr, window.session.findings))


def test_a_group_closes_and_opens_by_click_and_by_key_and_stays_so(window: MainWindow) -> None:
    panel = window.findings.list
    heading = panel.rows.heading(0)
    click(panel, heading)
    assert not panel.isExpanded(heading)
    fix = window.session.findings[-1].fixes[0]
    window.session.apply(fix.change)
    assert not panel.isExpanded(panel.rows.heading(0)), "an edit opens nothing"
    panel.setFocus()
    panel.setCurrentIndex(panel.rows.heading(0))
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert panel.isExpanded(panel.rows.heading(0))
    QTest.keyClick(panel, Qt.Key.Key_Left)
    assert not panel.isExpanded(panel.rows.heading(0))


def test_a_finding_appears_and_clears_as_the_structure_changes(window: MainWindow) -> None:
    rules = {finding.rule for finding in listed(window.findings.list)}
    assert "PAY-201" in rules
    finding = next(each for each in window.session.findings if each.rule == "PAY-201")
    window.session.apply(finding.fixes[0].change)
    assert "PAY-201" not in {each.rule for each in listed(window.findings.list)}
    window.session.undo()
    assert {each.rule for each in listed(window.findings.list)} == rules


def test_with_nothing_to_put_right_the_pane_says_so(window: MainWindow) -> None:
    window.filing.open_new()
    assert not window.session.findings
    assert not window.findings.list.isVisibleTo(window)
    assert window.findings.all_clear.isVisibleTo(window)
    assert window.findings.all_clear.text() == "Nothing to put right in this structure."


# Looking for some of them


@pytest.mark.parametrize("words", ["pay-201", "PARITY", "grassroots gwen", "Equal role"])
def test_words_find_by_rule_message_and_the_names_of_posts_and_holders(
    window: MainWindow, words: str
) -> None:
    panel = window.findings
    everything = listed(panel.list)
    QTest.keyClicks(panel.filter.search, words)
    found = listed(panel.list)
    if words == "PARITY":
        assert not found
        assert panel.all_clear.text() == "No finding fits what you are looking for."
    else:
        assert "PAY-201" in {each.rule for each in found}
        assert len(found) < len(everything)
    assert panel.filter.count.text() == f"{len(found)} of {len(everything)}"
    QTest.keyClick(panel.filter.search, Qt.Key.Key_Escape)
    assert listed(panel.list) == everything
    assert not panel.filter.count.isVisibleTo(panel)


def test_down_and_a_second_esc_leave_the_search_field_for_the_list(window: MainWindow) -> None:
    panel = window.findings
    window.activateWindow()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
        panel.filter.search.setFocus()
        QTest.keyClick(panel.filter.search, key)
        assert panel.list.hasFocus()


def test_importance_and_area_narrow_the_list_and_show_all_widens_it(window: MainWindow) -> None:
    panel = window.findings
    everything = listed(panel.list)
    panel.filter.area.setCurrentText("Allowances")
    assert {area_of(each.rule) for each in listed(panel.list)} == {"Allowances"}
    panel.filter.severity.setCurrentText("To look at")
    found = listed(panel.list)
    assert {each.severity for each in found} <= {Severity.WARNING}
    press(panel, "Show all")
    assert listed(panel.list) == everything


def test_only_what_is_selected_means_the_branch_and_the_team(window: MainWindow) -> None:
    panel, session = window.findings, window.session
    session.select(Subject("team", "sa"))
    press(panel, "Selected only")
    for subject in (Subject("team", "sa"), Subject("post", "dep2"), Subject("post", "gl3")):
        session.select(subject)
        within = reach(session.view, [subject])
        assert listed(panel.list) == [each for each in session.findings if within & set(each.subjects)]
    assert Subject("post", "gl3") in reach(session.view, [Subject("post", "dep2")])
    assert Subject("post", "gl1") not in reach(session.view, [Subject("post", "dep2")])


def test_choosing_a_finding_does_not_narrow_the_list_to_it(window: MainWindow) -> None:
    panel, session = window.findings, window.session
    session.select(Subject("team", "sa"))
    press(panel, "Selected only")
    before = listed(panel.list)
    about_a_post = next(each for each in before if each.subjects[0].kind == "post")
    click(panel.list, panel.list.rows.index_of(about_a_post))
    assert session.selection == about_a_post.subjects[:1]
    assert listed(panel.list) == before


# Going through them


def test_the_arrow_keys_go_from_row_to_row(window: MainWindow) -> None:
    panel = window.findings.list
    panel.setCurrentIndex(panel.rows.heading(0))
    panel.setFocus()
    seen = []
    for _ in range(len(listed(panel)) + panel.rows.rowCount() - 1):
        QTest.keyClick(panel, Qt.Key.Key_Down)
        seen.append(panel.current())
    assert [each for each in seen if each is not None] == listed(panel)


def test_choosing_a_finding_selects_what_it_is_about_and_explains_it(window: MainWindow) -> None:
    panel = window.findings.list
    click(panel, panel.rows.index_of_rule("PAY-201"))
    finding = panel.current()
    assert finding is not None
    assert window.session.selection == finding.subjects[:1]
    words = window.findings.page.words()
    assert finding.message in words
    assert finding.working in words


def test_enter_goes_to_the_card(window: MainWindow) -> None:
    panel = window.findings.list
    finding = go_to(panel, "PAY-201")
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert window.session.selection == finding.subjects[:1]
    placed = window.canvas.extent.card(finding.subjects[0].id)
    assert placed is not None
    box = window.canvas.camera.box_on_screen(placed.box)
    assert box.y >= 0
    assert box.bottom <= window.canvas.visible_size().height


@pytest.mark.parametrize(
    ("figure", "rule", "sheet"),
    [("Parity: £288 gap", "PAY-201", "allowances"), ("Coverage: 1 of 2 priorities", "COV-", "priorities")],
)
def test_a_figure_of_the_status_bar_leads_to_its_sheet_and_its_findings(
    window: MainWindow, figure: str, rule: str, sheet: str
) -> None:
    window.findings.filter.area.setCurrentText("Terms")
    press(window.status, figure)
    current = window.findings.list.current()
    assert current is not None
    assert current.rule.startswith(rule)
    assert {area_of(each.rule) for each in listed(window.findings.list)} == {area_of(rule)}
    assert window.actions_by_name[f"view_{sheet}"].isChecked()
    press(window.findings, "Show all")
    assert listed(window.findings.list) == list(window.session.findings)


# Why


def test_why_am_i_seeing_this_says_the_rule_its_limits_its_source_and_what_was_read(
    window: MainWindow, qtbot: QtBot
) -> None:
    go_to(window.findings.list, "PAY-201")
    assert "Source" not in window.findings.page.words()
    press(window.findings.page, "Why am I seeing this?")
    words = window.findings.page.words()
    assert "Everyone in one role receives the same money" in words
    assert "Source: " in words
    assert "Why it matters: " in words
    read = button(window.findings.page, "Grassroots Leader 1 · Joan Mbeki")
    qtbot.waitUntil(lambda: read.height() > 0)
    QTest.mouseClick(read, LEFT)
    assert window.session.selection == (Subject("post", "gl1"),)
    go_to(window.findings.list, "COV-")
    assert "Source: " in window.findings.page.words(), "who wants to know why wants it of the next one too"


# Fixing


def test_the_button_of_a_row_makes_its_only_fix_in_one_undo_step(window: MainWindow) -> None:
    panel = window.findings.list
    finding = next(each for each in window.session.findings if len(each.fixes) == 1)
    index = panel.rows.index_of(finding)
    panel.scrollTo(index)
    QTest.mouseClick(panel.viewport(), LEFT, pos=panel.button_of(index).center())
    assert [entry.change for entry in window.session.document.history] == [finding.fixes[0].change]
    assert finding not in window.session.findings


@pytest.mark.parametrize("by_key", [True, False], ids=["by key", "by mouse"])
def test_where_there_is_a_choice_of_fixes_a_menu_offers_all(
    window: MainWindow, qtbot: QtBot, by_key: bool
) -> None:
    panel = window.findings.list
    finding = with_choice(window)
    index = panel.rows.index_of(finding)
    assert panel.choose(index)
    if by_key:
        QTest.keyClick(panel, Qt.Key.Key_F)
    else:
        QTest.mouseClick(panel.viewport(), LEFT, pos=panel.button_of(index).center())
    menu = popup(qtbot)
    offered = [action.text().replace("&&", "&") for action in menu.actions()]
    assert offered[: len(finding.fixes)] == [fix.label for fix in finding.fixes]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not window.session.document.history

    QTest.keyClick(panel, Qt.Key.Key_F)
    menu = popup(qtbot)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert [entry.change for entry in window.session.document.history] == [finding.fixes[1].change]


def test_f_makes_the_only_fix_and_the_next_finding_takes_its_place(window: MainWindow) -> None:
    panel = window.findings.list
    finding = next(each for each in window.session.findings if len(each.fixes) == 1)
    assert panel.choose(panel.rows.index_of(finding))
    row = panel.currentIndex().row()
    QTest.keyClick(panel, Qt.Key.Key_F)
    assert finding not in window.session.findings
    after = panel.currentIndex()
    last = len(panel.rows.groups[after.parent().row()].findings) - 1
    assert after.row() == min(row, last)
    assert panel.hasFocus()


def test_every_fix_of_a_finding_is_a_button_on_its_page(window: MainWindow) -> None:
    panel = window.findings.list
    finding = with_choice(window)
    panel.choose(panel.rows.index_of(finding))
    last = finding.fixes[-1]
    press(window.findings.page, last.label)
    assert window.session.document.history[-1].change == last.change


def test_a_right_click_offers_everything_that_can_be_done(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.findings.list
    index = panel.rows.index_of_rule("PAY-201")
    panel.scrollTo(index)
    point = panel.visualRect(index).topLeft() + ON_THE_WORDS
    QTest.mouseClick(panel.viewport(), Qt.MouseButton.RightButton, pos=point)
    finding = panel.current()
    assert finding is not None
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, panel.viewport().mapToGlobal(point), NO_KEYS
    )
    QApplication.sendEvent(panel.viewport(), asked)  # the platform without a screen sends none
    menu = popup(qtbot)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        *(fix.label for fix in finding.fixes),
        "&Show on the chart", "&Waive…", "&Ask this rule in another way…",
    ]  # fmt: skip
    QTest.keyClick(menu, Qt.Key.Key_Escape)


# Thousands


@pytest.fixture
def many(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """A window that lists four findings of a group at a time."""
    monkeypatch.setattr(finding_model, "LISTED", 4)
    window.filing.open_example()
    return window


def longest(panel: FindingList) -> int:
    """Return the number of the longest group, of which not all is listed."""
    number = max(range(len(panel.rows.groups)), key=lambda each: len(panel.rows.groups[each].findings))
    assert len(panel.rows.groups[number].findings) > 9
    return number


def rows_of(panel: FindingList, number: int) -> list[Finding | None]:
    heading = panel.rows.heading(number)
    rows = range(panel.rows.rowCount(heading))
    return [panel.rows.finding(panel.rows.index(row, 0, heading)) for row in rows]


def test_a_long_group_lists_more_by_key_and_by_click_until_all_is_listed(
    many: MainWindow, qtmodeltester: ModelTester
) -> None:
    panel = many.findings.list
    number = longest(panel)
    findings = list(panel.rows.groups[number].findings)
    heading = panel.rows.heading(number)
    qtmodeltester.check(panel.rows)  # type: ignore[no-untyped-call]
    assert rows_of(panel, number) == [*findings[:4], None]
    more = panel.rows.index(4, 0, heading)
    assert more.data() == f"List 4 more of {len(findings) - 4}"
    panel.setFocus()
    panel.setCurrentIndex(more)
    assert panel.current() is None
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert rows_of(panel, number) == [*findings[:8], None]
    assert panel.current() == findings[4], "the keyboard is on the first that came"
    while (rows := rows_of(panel, number))[-1] is None:
        click(panel, panel.rows.index(len(rows) - 1, 0, heading))
        assert len(rows_of(panel, number)) > len(rows)
    assert rows == findings


def test_a_finding_that_waits_to_be_listed_can_be_gone_to_and_stays_chosen(many: MainWindow) -> None:
    panel = many.findings.list
    number = longest(panel)
    last = panel.rows.groups[number].findings[-1]
    assert panel.choose(panel.rows.index_of(last))
    assert panel.current() == last
    many.session.perform(lambda view: set_fields(view, view.school, name="Another"))
    assert panel.current() == last
    assert last in rows_of(panel, number), "what was listed once stays so"
