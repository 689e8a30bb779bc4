"""A finding is waived for a reason, by somebody and until a day; then it comes back and says so."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from orgdesigner.model.records import Waiver
from orgdesigner.rules.base import Finding, Subject
from orgdesigner.ui.dialogs.question import Question
from orgdesigner.ui.main_window import MainWindow
from orgdesigner.ui.midnight import Midnight
from orgdesigner.ui.panels.finding_groups import WAIVED
from orgdesigner.ui.panels.finding_model import BENEATH
from orgdesigner.ui.panels.form import Field
from tests.ui.conftest import SCHOOL, MakeWindow
from tests.ui.hands import choose_finding, line, press, retype
from tests.ui.test_accessible import nameless

LAST_OF_AUGUST = date(2027, 8, 31)
RULE = "PAY-201"


def parity(window: MainWindow) -> Finding:
    [finding] = [each for each in window.session.findings if each.rule == RULE]
    return finding


def asked(window: MainWindow) -> Question:
    [question] = [each for each in window.findChildren(Question) if each.isVisible()]
    return question


def begin(window: MainWindow) -> Question:
    """Press W on the finding about parity."""
    choose_finding(window.findings, RULE)
    QTest.keyClick(window.findings.list, Qt.Key.Key_W)
    return asked(window)


def field(question: QWidget, name: str) -> Field:
    [found] = [each for each in question.findChildren(Field) if each.name == name]
    return found


def answer(
    question: Question, *, reason: str = "Agreed", owner: str = "Headteacher", until: str = ""
) -> None:
    """Type an answer, and press the button."""
    text = field(question, "reason").findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    text.setFocus()
    text.selectAll()
    QTest.keyClicks(text, reason)
    retype(line(field(question, "owner")), owner, key=Qt.Key.Key_Tab)
    if until:
        retype(line(field(question, "expires")), until, key=Qt.Key.Key_Tab)
    press(question, "Waive")


def waive(window: MainWindow, until: str = "") -> None:
    answer(begin(window), until=until)


def test_a_waiver_holds_until_the_end_of_the_school_year_unless_somebody_says_otherwise(
    window: MainWindow,
) -> None:
    finding = parity(window)
    question = begin(window)
    assert nameless(question) == []
    answer(question, reason="Paid from September", owner="Business Manager")
    [waiver] = window.session.view.all(Waiver)
    assert (waiver.rule, waiver.reason, waiver.owner) == (RULE, "Paid from September", "Business Manager")
    assert waiver.subjects == tuple(str(subject) for subject in finding.subjects)
    assert waiver.expires == LAST_OF_AUGUST
    assert parity(window).waiver == waiver.id
    label = window.session.document.history[-1].change.label
    assert label == "Excuse PAY-201 until 31/08/2027"


def test_what_is_waived_is_a_group_of_its_own_and_leaves_no_mark(window: MainWindow) -> None:
    tabs = window.foot.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    before = tabs.tabText(0)
    waive(window)
    last = window.findings.list.rows.groups[-1]
    assert (last.key, [each.rule for each in last.findings]) == (WAIVED, [RULE])
    shown = window.findings.list.rows.index_of(last.findings[0]).data(BENEATH)
    assert shown == f"{RULE} · Waived until 31 August 2027 by Headteacher: Agreed"
    assert int(before.split()[-1]) - 1 == int(tabs.tabText(0).split()[-1])
    choose_finding(window.findings, RULE)
    words = window.findings.page.words()
    assert "Waived until 31 August 2027 by Headteacher: Agreed" in words


def test_a_waiver_is_taken_back_by_undo_and_by_its_button(window: MainWindow) -> None:
    waive(window)
    window.session.undo()
    assert not parity(window).is_waived
    window.session.redo()
    choose_finding(window.findings, RULE)
    press(window.findings.page, "Waive no longer")
    assert not parity(window).is_waived
    assert not window.session.view.all(Waiver)


def test_a_waiver_can_be_given_another_reason_and_another_end(window: MainWindow) -> None:
    waive(window)
    choose_finding(window.findings, RULE)
    press(window.findings.page, "Change the waiver")
    question = asked(window)
    retype(line(field(question, "expires")), "1/2/2027", key=Qt.Key.Key_Tab)
    press(question, "Change")
    [waiver] = window.session.view.all(Waiver)
    assert (waiver.expires, waiver.reason) == (date(2027, 2, 1), "Agreed")
    assert "until 1 February 2027" in window.findings.page.words()


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"until": "21/11/2026"}, "A waiver ends on a day that is still to come: today is 21 November 2026."),
        ({"until": "1/1/2020"}, "A waiver ends on a day that is still to come: today is 21 November 2026."),
        ({"reason": " "}, "Reason: this can't be empty."),
        ({"owner": ""}, "Owner: this can't be empty."),
    ],
)
def test_a_waiver_needs_a_reason_an_owner_and_an_end_to_come(
    window: MainWindow, said: dict[str, str], refusal: str
) -> None:
    question = begin(window)
    answer(question, **said)
    assert question.isVisible()
    assert question.refusal == refusal
    assert not window.session.document.history


def test_esc_takes_back_what_was_typed_and_then_leaves(window: MainWindow) -> None:
    question = begin(window)
    text = field(question, "reason").findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    QTest.keyClicks(text, "No")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert question.isVisible()
    assert text.toPlainText() == ""
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert not window.session.document.history


def test_past_midnight_a_waiver_runs_out_the_finding_comes_back_and_says_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    waive(window, until="22/11/2026")
    moment = datetime(2026, 11, 22, 23, 59, 59, 999_000)  # noqa: DTZ001 - the clock on the wall
    midnight = Midnight(lambda: moment, window)
    midnight.passed.connect(window.session.live_on)
    with qtbot.waitSignal(midnight.passed, timeout=5_000) as passed:
        moment += timedelta(milliseconds=1)
    assert passed.args == [date(2026, 11, 23)]
    assert not parity(window).is_waived
    choose_finding(window.findings, RULE)
    assert (
        "The waiver of this finding by Headteacher has run out on 22 November 2026. Its reason was: Agreed"
        in window.findings.page.words()
    )


def test_a_waiver_that_has_run_out_can_be_given_another_end(make_window: MakeWindow) -> None:
    over = f'{SCHOOL}\nwaiver {RULE} "Was agreed" subjects=post:gl2 owner=Head expires=2026-08-31\n'
    window = make_window(sketch=over)
    assert parity(window).subjects == (Subject("post", "gl2"),)
    question = begin(window)
    press(question, "Waive again")
    [waiver] = window.session.view.all(Waiver)
    assert (waiver.reason, waiver.owner, waiver.expires) == ("Was agreed", "Head", LAST_OF_AUGUST)
    assert parity(window).is_waived
