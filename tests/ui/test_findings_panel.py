"""The findings pane says what the engine says, and its buttons make the very fixes that it names."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from orgdesigner.rules.base import Finding
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.panels.finding_list import FindingList
from tests.ui.hands import LEFT, click_row, press

A_LITTLE = QPoint(60, 8)


def listed(panel: FindingList) -> list[Finding]:
    rows = [panel.rows.finding(panel.rows.index(row)) for row in range(panel.rows.rowCount())]
    return [row for row in rows if row is not None]


def row_of(panel: FindingList, rule: str) -> int:
    row = panel.rows.row_of_rule(rule)
    assert row is not None
    return row


def test_every_finding_is_listed_worst_first_under_headings(window: MainWindow) -> None:
    panel = window.findings.list
    assert listed(panel) == list(window.session.findings)
    ranks = [finding.severity.rank for finding in listed(panel)]
    assert ranks == sorted(ranks)
    assert panel.rows.rowCount() == len(ranks) + len(set(ranks))


def test_a_finding_appears_and_clears_as_the_structure_changes(window: MainWindow) -> None:
    rules = {finding.rule for finding in listed(window.findings.list)}
    assert "PAY-201" in rules
    finding = next(each for each in window.session.findings if each.rule == "PAY-201")
    window.session.apply(finding.fixes[0].change)
    assert "PAY-201" not in {each.rule for each in listed(window.findings.list)}
    window.session.undo()
    assert {each.rule for each in listed(window.findings.list)} == rules


def test_the_button_of_a_row_makes_its_first_fix_in_one_undo_step(window: MainWindow) -> None:
    panel = window.findings.list
    row = row_of(panel, "PAY-201")
    finding = panel.rows.finding(panel.rows.index(row))
    assert finding is not None
    panel.setCurrentIndex(panel.rows.index(row))
    panel.scrollTo(panel.rows.index(row))
    box = panel.button_of(row)
    QTest.mouseClick(panel.viewport(), LEFT, pos=box.center())
    assert [entry.change for entry in window.session.document.history] == [finding.fixes[0].change]
    assert finding not in window.session.findings


def test_choosing_a_finding_selects_what_it_is_about_and_explains_the_rule(window: MainWindow) -> None:
    panel = window.findings.list
    row = row_of(panel, "PAY-201")
    click_row(panel, row, at=panel.visualRect(panel.rows.index(row)).topLeft() + A_LITTLE)
    finding = panel.current()
    assert finding is not None
    assert window.session.selection == finding.subjects[:1]
    words = window.findings.page.words()
    assert "Everyone in one role receives the same money" in words
    assert "Source" in words


def test_every_fix_of_a_finding_is_a_button_on_its_page(window: MainWindow) -> None:
    panel = window.findings.list
    row = row_of(panel, "COV-101")
    panel.setCurrentIndex(panel.rows.index(row))
    finding = panel.current()
    assert finding is not None
    assert len(finding.fixes) > 1
    last = finding.fixes[-1]
    press(window.findings.page, last.label)
    assert window.session.document.history[-1].change == last.change


def test_the_arrow_keys_go_from_finding_to_finding_and_pass_the_headings(window: MainWindow) -> None:
    panel = window.findings.list
    panel.setCurrentIndex(panel.rows.index(row_of(panel, "")))
    panel.setFocus()
    seen = [panel.current()]
    for _ in range(len(listed(panel)) - 1):
        QTest.keyClick(panel, Qt.Key.Key_Down)
        seen.append(panel.current())
    assert seen == listed(panel)


def test_a_figure_of_the_status_bar_leads_to_its_findings(window: MainWindow) -> None:
    press(window.status, "Parity")
    current = window.findings.list.current()
    assert current is not None
    assert current.rule.startswith("PAY-")


def test_with_nothing_to_put_right_the_pane_says_so(window: MainWindow) -> None:
    window.filing.open_new()
    assert not window.session.findings
    assert not window.findings.list.isVisibleTo(window)
    assert window.findings.all_clear.isVisibleTo(window)
