"""Work in slices gives what the same work gives at once, rests on time, and leaves nothing behind."""

from threading import active_count

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from benchmarks.schools import school
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model.records import Post
from orgdesigner.model.relations import LINE_DOWNWARD
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.report.access import access_report
from orgdesigner.report.allowances import allowances_report
from orgdesigner.report.priorities import priorities_report
from orgdesigner.report.review import review_report
from orgdesigner.ui.slices import InSlices, Slicing

REPORTS = (access_report, allowances_report, priorities_report, review_report)


@pytest.fixture(scope="module")
def structure() -> Structure:
    return Structure(school(600))


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_in_slices_is_the_report(structure: Structure, report: object) -> None:
    assert callable(report)
    work = InSlices(lambda view: report(view, ON_SCREEN), structure.view)
    slices = 1
    while not work.advance(0):  # it rests at every look
        slices += 1
    assert slices > 100
    assert work.result == report(structure.view, ON_SCREEN)


def test_the_work_runs_only_while_somebody_waits_for_it(structure: Structure) -> None:
    looked: list[str] = []

    def look(view: View) -> int:
        for post in view.all(Post):
            looked.append(post.id)
            view.find(LINE_DOWNWARD, post.id)
        return len(looked)

    work = InSlices(look, structure.view)
    assert looked == []
    seen = []
    while not work.advance(0):
        seen.append(len(looked))
    assert seen == sorted(seen)
    assert len(seen) >= 600
    assert work.result == 600


def test_a_failure_is_raised_where_the_work_was_asked_for(structure: Structure) -> None:
    def fail(view: View) -> None:
        view.get(Post, "head")
        raise ValueError("a bug")

    work = InSlices(fail, structure.view)
    with pytest.raises(ValueError, match="a bug"):
        work.advance(60)


def test_what_is_given_up_or_forgotten_ends(structure: Structure, qtbot: QtBot) -> None:
    before = active_count()
    ended: list[str] = []

    def endless(view: View) -> None:
        try:
            while True:
                view.get(Post, "head")
        finally:
            ended.append("ended")

    given_up, forgotten = InSlices(endless, structure.view), InSlices(endless, structure.view)
    given_up.advance(0)
    forgotten.advance(0)
    never_begun = InSlices(endless, structure.view)
    given_up.give_up()
    del forgotten, never_begun
    qtbot.waitUntil(lambda: active_count() == before)
    assert ended == ["ended", "ended"]


def test_only_what_was_asked_for_last_is_answered(structure: Structure, qtbot: QtBot) -> None:
    owner = QObject()
    slicing = Slicing(owner)
    heard: list[object] = []
    slicing.ready.connect(heard.append)
    for report in REPORTS:
        slicing.ask(lambda view, report=report: report(view, ON_SCREEN), structure.view)  # type: ignore[misc]
    qtbot.waitUntil(lambda: not slicing.busy, timeout=20_000)
    assert heard == [review_report(structure.view, ON_SCREEN)]


def test_a_failure_in_slices_is_no_secret_and_the_next_work_goes_on(
    structure: Structure, qtbot: QtBot
) -> None:
    owner = QObject()
    slicing = Slicing(owner)
    heard: list[object] = []
    slicing.ready.connect(heard.append)

    def fail(view: View) -> None:
        raise ValueError("a bug")

    with capture_exceptions() as failures:
        slicing.ask(fail, structure.view)
        qtbot.waitUntil(lambda: not slicing.busy)
    assert [str(failure[1]) for failure in failures] == ["a bug"]
    slicing.ask(lambda view: len(view.all(Post)), structure.view)
    qtbot.waitUntil(lambda: heard == [600])
