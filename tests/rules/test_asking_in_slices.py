"""An engine that is asked in slices, with edits between them, says in the end what a fresh one says."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.rule_settings import set_rule
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure, diff
from orgdesigner.model.view import View
from orgdesigner.rules.base import EachRecord, Found, Rule, Severity, Strength, found
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.engine import Engine
from tests.rules.examples import TODAY, said
from tests.rules.histories import schools, telling_edit


@given(structure=schools(), data=st.data())
def test_after_any_slices_and_edits_the_findings_are_those_of_a_fresh_engine(
    structure: Structure, data: DataObject
) -> None:
    current = structure.copy().view
    today = TODAY
    engine = Engine(structure, today=today, before=current, later=True)
    for _ in range(data.draw(st.integers(1, 12))):
        match data.draw(st.sampled_from(["edit", "edit", "slices", "another day", "all"])):
            case "edit":
                with suppress(EditRefused):
                    change = telling_edit(data, structure.view, engine.findings)
                    structure.apply(change)
                    engine.note(change)
            case "slices":
                for _ in range(data.draw(st.integers(1, 400))):
                    engine.advance(0)
            case "another day":
                today += timedelta(days=data.draw(st.sampled_from([1, 400])))
                engine.note_day(today)
            case "all":
                engine.finish()
    while not engine.advance(0):
        pass
    assert engine.is_done
    fresh = Engine(structure, today=today, before=current)
    assert [*map(said, engine.findings)] == [*map(said, fresh.findings)]


def _counted(asked: list[str]) -> Rule:
    """A rule that finds something about every post with a short title, and notes whom it was asked about."""

    def check(view: View, post: Post) -> Iterator[Found]:
        asked.append(post.id)
        if len(post.title) < 4:
            yield found(f"{post.title} is short", post)

    page = rule("PAY-201").page
    return Rule("PAY-201", "Short", Severity.WARNING, Strength.ADVICE, EachRecord((Post,)), check, page)


def _posts(count: int, title: str = "Teacher") -> Structure:
    lines = "\n".join(f'post p{number} "{title}"' for number in range(count))
    return parse(f'school "Hill School"\n{lines}\n')


def test_nothing_is_said_before_all_was_asked_once() -> None:
    asked: list[str] = []
    engine = Engine(_posts(100, "Sub"), today=TODAY, rules=[_counted(asked)], later=True)
    assert (asked, engine.progress, engine.is_first) == ([], 0, True)
    progress = [0.0]
    while not engine.advance(0):
        assert engine.findings == ()
        progress.append(engine.progress)
    assert progress == sorted(progress)
    assert len(progress) > 3
    assert [len(engine.findings), engine.is_first, engine.progress] == [100, False, 1]


def test_each_is_asked_about_once_however_often_the_asking_pauses() -> None:
    asked: list[str] = []
    engine = Engine(_posts(100), today=TODAY, rules=[_counted(asked)], later=True)
    while not engine.advance(0):
        pass
    assert sorted(asked) == sorted(f"p{number}" for number in range(100))


def test_an_edit_before_its_turn_is_asked_about_as_it_is_then() -> None:
    asked: list[str] = []
    structure = _posts(100)
    engine = Engine(structure, today=TODAY, rules=[_counted(asked)], later=True)
    for _ in range(2):  # the rule is begun, and 32 posts are asked about
        engine.advance(0)
    assert 0 < len(asked) < 50
    last = structure.view.need(Post, "p99")
    change = set_fields(structure.view, last, title="Sub")
    structure.apply(change)
    engine.note(change)
    while not engine.advance(0):
        pass
    assert [finding.subjects[0].id for finding in engine.findings] == ["p99"]


def test_while_some_is_asked_again_the_findings_stay_and_then_change_at_once() -> None:
    structure = _posts(100, "Sub")
    engine = Engine(structure, today=TODAY, rules=[_counted([])])
    posts = structure.view.all(Post)
    changes = [set_fields(structure.view, post, title="Teacher") for post in posts[:40]]
    change = Change("Titles", tuple(step for each in changes for step in each))
    structure.apply(change)
    engine.note(change)
    seen = set()
    while not engine.advance(0):
        seen.add(len(engine.findings))
    assert seen == {100}
    assert len(engine.findings) == 60


def test_a_change_of_most_of_the_structure_is_no_dearer_than_asking_everything() -> None:
    asked: list[str] = []
    structure = _posts(3)
    engine = Engine(structure, today=TODAY, rules=[_counted(asked)])
    asked.clear()
    change = diff(structure.view, _posts(1_200, "Sub").view)
    structure.apply(change)
    news = engine.hear(change)
    assert len(asked) == 1_200
    assert [len(engine.findings), len(news.appeared)] == [1_200, 1_200]
    structure.apply(change.inverse)
    news = engine.hear(change.inverse)
    assert [engine.findings, len(news.cleared)] == [(), 1_200]


def test_a_rule_switched_off_meanwhile_says_nothing_in_the_end() -> None:
    structure = _posts(100, "Sub")
    engine = Engine(structure, today=TODAY, rules=[_counted([])], later=True)
    for _ in range(2):
        engine.advance(0)
    change = set_rule(structure.view, "PAY-201", off=True)
    structure.apply(change)
    engine.note(change)
    while not engine.advance(0):
        pass
    assert engine.findings == ()
    structure.apply(change.inverse)
    assert len(engine.hear(change.inverse).appeared) == 100
