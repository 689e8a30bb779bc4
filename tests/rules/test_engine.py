"""What the engine says after a change is what a fresh one would say, and it asks little to know it."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from operator import methodcaller
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change, squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.edits.posts import remove_posts
from orgdesigner.model.edits.priorities import add_priority, make_accountable, remove_priority
from orgdesigner.model.edits.teams import add_team
from orgdesigner.model.index import Bucket
from orgdesigner.model.records import KINDS, Post, Priority
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.base import (
    Check,
    EachRecord,
    Finding,
    Found,
    Rule,
    Severity,
    Strength,
    Subject,
    found,
)
from orgdesigner.rules.catalogue import rule, rules
from orgdesigner.rules.engine import Engine
from orgdesigner.rules.tracking import TrackedView
from tests.rules.examples import TODAY, findings, said
from tests.rules.histories import schools, telling_edit

# Any history


@given(structure=schools(), data=st.data())
def test_after_any_history_the_findings_are_those_of_a_fresh_engine(
    structure: Structure, data: DataObject
) -> None:
    current = structure.copy().view
    engine = Engine(structure, today=TODAY, before=current)
    done: list[Change] = []
    for _ in range(data.draw(st.integers(1, 10))):
        before = {_key(finding) for finding in engine.findings}
        heard = _heard(structure, engine, data, done)
        news = engine.hear(heard)

        assert [*map(said, engine.findings)] == [*map(said, findings(structure, before=current))]
        after = {_key(finding) for finding in engine.findings}
        assert {_key(finding) for finding in news.appeared} == after - before
        assert {_key(finding) for finding in news.cleared} == before - after
        assert not any("could not be made" in finding.message for finding in engine.findings)


def _heard(structure: Structure, engine: Engine, data: DataObject, done: list[Change]) -> Change:
    """Take back the last change, or make one or several that are heard of as one."""
    if done and data.draw(st.integers(0, 3)) == 0:
        change = done.pop().inverse
        structure.apply(change)
        return change
    made: list[Change] = []
    for _ in range(data.draw(st.sampled_from([1, 1, 1, 3]))):
        with suppress(EditRefused):
            change = telling_edit(data, structure.view, engine.findings if not made else ())
            structure.apply(change)
            made.append(change)
    done.append(squash("Several at once", made))
    return done[-1]


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.subjects, finding.message


@given(structure=schools(), data=st.data())
def test_a_fix_that_is_offered_clears_its_finding_and_adds_no_error(
    structure: Structure, data: DataObject
) -> None:
    current = structure.copy().view
    for _ in range(data.draw(st.integers(0, 6))):
        with suppress(EditRefused):
            structure.apply(telling_edit(data, structure.view, ()))
    found_before = findings(structure, before=current)
    fixable = [finding for finding in found_before if finding.fixes]
    if not fixable:
        return
    finding = data.draw(st.sampled_from(fixable))
    for fix in finding.fixes:
        mended = structure.copy()
        mended.apply(fix.change)
        left = findings(mended, before=current)
        assert _key(finding) not in {_key(each) for each in left}, fix.label
        assert _errors(left) <= _errors(found_before), fix.label


def _errors(found: tuple[Finding, ...]) -> set[tuple[object, ...]]:
    """The errors among findings, by rule and subjects: a fix may alter what one says."""
    return {(each.rule, each.subjects) for each in found if each.severity is Severity.ERROR}


Question = Callable[[View], Any]


@given(structure=schools(), data=st.data())
def test_whoever_could_read_something_else_hears_of_it(structure: Structure, data: DataObject) -> None:
    view = TrackedView(structure)
    for _ in range(data.draw(st.integers(1, 3))):
        answers: list[tuple[Question, object, set[Bucket]]] = []
        for question in _questions(structure):
            view.read = set()
            answers.append((question, _alike(question(view)), view.read))
        with suppress(EditRefused):
            change = telling_edit(data, structure.view, ())
            structure.apply(change)
            touched = {bucket for step in change for bucket in structure.touched(step)}
            for question, answer, read in answers:
                assert read & touched or _alike(question(structure.view)) == answer


def _questions(structure: Structure) -> Iterator[Question]:
    for record_type in KINDS.values():
        yield methodcaller("has", record_type)
        yield methodcaller("all", record_type)
        for record in structure.view.all(record_type):
            yield methodcaller("get", record_type, record.id)
    for index in structure.indexes:
        yield methodcaller("keys", index)
        for key in (*structure.view.keys(index), "nothing there"):
            for name in ("find", "ids", "count"):
                yield methodcaller(name, index, key)


def _alike(answer: object) -> object:
    return sorted(map(repr, answer)) if isinstance(answer, tuple) else answer


# How little is asked


def _school(posts: int) -> Structure:
    """A school in which every post is a leadership post of one role, in one team and paid the same."""
    lines = ["school teaching_headcount=73 support_headcount=53", 'team all "Everybody"']
    lines += [f"  member p{number}" for number in range(posts)]
    lines += ['post head "Head" head']
    for number in range(posts):
        lines += [
            f'  post p{number} "Leader {number}" middle role_class=Leader '
            "authority=A autonomy=A accountability=A",
            f'    held h{number} "Person {number}" {"support" if number % 2 else "teaching"} qts',
            f"    allowance {'R&R' if number % 2 else 'TLR3'} 2000 ends=2027-08-31",
        ]
    return parse("\n".join(lines))


class Counted:
    """Counts how often rules are asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.rules = [replace(each, check=self._counted(each)) for each in rules()]

    def _counted(self, asked: Rule) -> Check:
        def check(view: View, subject: object) -> Iterator[Found]:
            self.asked.append(asked.id)
            return asked.check(view, subject)

        return check


@pytest.mark.parametrize("posts", [10, 100])
def test_a_move_asks_few_cells_however_many_posts_there_are(posts: int) -> None:
    structure = _school(posts)
    counted = Counted()
    engine = Engine(structure, today=TODAY, rules=counted.rules)
    counted.asked.clear()
    change = report_to(structure.view, ["p3"], "p5", before=None)
    structure.apply(change)
    engine.hear(change)
    assert len(counted.asked) <= 12
    assert not {"PAY-201", "EQ-501", "TEAM-402"} & set(counted.asked)


def test_a_change_of_a_post_asks_as_little_however_many_posts_there_are() -> None:
    few, many = _asked_after_a_note(10), _asked_after_a_note(100)
    assert many <= few
    assert max(few.values()) <= 3
    assert {each.id for each in rules() if Post.kind in each.each.sources} <= few.keys()


def _asked_after_a_note(posts: int) -> Counter[str]:
    """How often each rule is asked after a post gets a note, which no rule but that on words reads."""
    structure = _school(posts)
    counted = Counted()
    engine = Engine(structure, today=TODAY, rules=counted.rules)
    counted.asked.clear()
    change = set_fields(structure.view, structure.view.need(Post, "p3"), notes="Ask Sam")
    structure.apply(change)
    engine.hear(change)
    return Counter(counted.asked)


def test_the_engine_remembers_no_more_than_a_fresh_one() -> None:
    structure = _school(10)
    engine = Engine(structure, today=TODAY)
    for _ in range(2):
        removed = remove_posts(structure.view, ["p3", "p4"])
        structure.apply(removed)
        engine.hear(removed)
        assert engine._readers == Engine(structure, today=TODAY)._readers
        structure.apply(removed.inverse)
        engine.hear(removed.inverse)


# News


def test_the_first_team_to_come_and_the_last_to_go_are_heard_of() -> None:
    structure = parse('post t "Teacher"\n  held "P. Iyer" teaching')
    engine = Engine(structure, today=TODAY)
    assert engine.findings == ()
    for first in (add_team(structure.view, name="Art"), add_team(structure.view, name="Music")):
        structure.apply(first)
        assert [each.message for each in engine.hear(first).appeared] == ["P. Iyer is in no team"]
        structure.apply(first.inverse)
        assert [each.message for each in engine.hear(first.inverse).cleared] == ["P. Iyer is in no team"]


def test_a_cell_appears_and_vanishes_with_its_record() -> None:
    structure = parse('priority 1 "Attainment" accountable=dh\npost dh "Deputy Headteacher" senior external')
    engine = Engine(structure, today=TODAY, rules=[rule("COV-101")])
    assert engine.findings == ()

    added = add_priority(structure.view, name="Community", number=6)
    structure.apply(added)
    news = engine.hear(added)
    assert [each.message for each in news.appeared] == ["Nobody is accountable for Priority 6 (Community)"]
    assert news.cleared == ()

    removed = remove_priority(structure.view, "priority:6")
    structure.apply(removed)
    assert engine.hear(removed).cleared == news.appeared
    assert engine.findings == ()


def test_what_matters_most_comes_first() -> None:
    structure = parse(
        """
priority 2 "Attendance"
priority 1 "Attainment"
post a "A" middle
post b "B" access=teaching
"""
    )
    asked = [rule(each) for each in ("AUT-701", "COV-101", "EQ-502")]
    found = Engine(structure, today=TODAY, rules=asked).findings
    assert [each.rule for each in found] == ["COV-101", "COV-101", "EQ-502", "AUT-701"]
    assert [each.subjects[0].id for each in found[:2]] == ["priority:1", "priority:2"]


def test_a_rule_that_reads_how_it_is_set_is_asked_once_when_that_changes() -> None:
    structure = parse('priority 1 "Attainment"\nrule COV-103\n  limit planned 3')
    engine = Engine(structure, today=TODAY, rules=[rule("COV-103")])
    (finding,) = engine.findings
    structure.apply(finding.fixes[0].change)
    assert engine.hear(finding.fixes[0].change).cleared == (finding,)
    assert engine.findings == ()


# What was read


def test_a_finding_can_say_which_records_led_to_it() -> None:
    structure = parse(
        """
        post a "A" middle role_class=Leader
          held p "P" teaching
          allowance TLR3 2000 ends=2027-08-31
        post b "B" middle role_class=Leader
          held q "Q" support
        post elsewhere "Elsewhere"
        """
    )
    engine = Engine(structure, today=TODAY)
    finding = next(each for each in engine.findings if each.rule == "PAY-201")
    read = engine.read_for(finding)
    assert {Subject("post", "a"), Subject("post", "b"), Subject("allowance", "TLR3:a")} <= set(read)
    assert Subject("post", "elsewhere") not in read
    assert engine.read_for(replace(finding, message="Something else")) == ()


# Faults


def _fails(view: View, priority: Priority) -> Iterator[Found]:
    if priority.accountable is None:
        raise KeyError("Jo Mbeki, £2,000")
    yield found(view.need(Post, priority.accountable).title, priority)


def test_a_rule_that_fails_says_so_silences_no_other_and_recovers() -> None:
    structure = parse('priority 1 "Attainment"\npost b "B" access=teaching')
    faulty = Rule(
        "OWN-999",
        "Our own check",
        Severity.ERROR,
        Strength.HARD,
        EachRecord((Priority,)),
        _fails,
        rules()[0].page,
    )
    engine = Engine(structure, today=TODAY, rules=[faulty, *rules()])
    (fault,) = (each for each in engine.findings if each.rule == "OWN-999")
    assert fault.message == (
        "The check “Our own check” could not be made here, because of a fault in the program"
    )
    assert fault.working == "KeyError"
    assert "Mbeki" not in str(fault)
    assert {each.rule for each in engine.findings} == {"OWN-999", "COV-101", "EQ-502"}

    mended = make_accountable(structure.view, "priority:1", "b")
    structure.apply(mended)
    engine.hear(mended)
    assert [each.message for each in engine.findings if each.rule == "OWN-999"] == ["B"]


def test_a_rule_is_refused_a_snapshot_that_would_hide_what_it_reads() -> None:
    with pytest.raises(TypeError):
        TrackedView(parse("")).snapshot()
