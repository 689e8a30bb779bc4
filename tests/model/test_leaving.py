"""What is lost when somebody leaves: what a head would list by hand, and what asking again would say."""

from decimal import Decimal
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model.leaving import Departure, How, Loss, answers, departure_change, lost, worse
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import AllowanceKind, StaffGroup
from tests.model.strategies import structures

SCHOOL = dedent("""
    priority 1 "Attainment" accountable=dep contributing=gl
    priority 2 "Attendance" accountable=head contributing=dep,gl
    priority 3 "Reading" accountable=gl
    team sa "Students" leadership leads=dep
    team cp "Curriculum" leadership co_led leads=dep,head
    forum slt "SLT" chair=dep
    post head "Headteacher" head
      held bea "Bea" teaching
      post dep "Deputy" senior critical second=gl
        held mia "Mia" teaching expertise=Timetable,Safeguarding
        allowance TLR3 2000
        allowance honorarium 300 person=mia
        post gl "Grassroots Leader" middle second=dep
          held joe "Joe" support share=0.5
          held gwen "Gwen" support share=0.5 expertise=safeguarding
        post vacant "Clerk"
    post tutor "Tutor"
      link coaching dep
      link coaching head
    post mentor "Mentor"
      held joe
      link coaching dep
""")


def told(departure: Departure, sketch: str = SCHOOL) -> set[str]:
    """What is lost, in short: the question, what it is about, and how it is answered then."""
    return {
        f"{each.question.name} {each.id} {each.after.name}" for each in lost(parse(sketch).view, departure)
    }


def recomputed(structure: Structure, departure: Departure) -> frozenset[Loss]:
    """What is lost, found the long way: let it happen in a copy, and ask everything again."""
    after = structure.copy()
    after.apply(departure_change(structure.view, departure))
    return worse(answers(structure.view), answers(after.view))


def test_when_a_person_leaves_her_posts_stand_empty_and_what_hung_on_her_is_lost() -> None:
    mia = [each.id for each in parse(SCHOOL).view.all(r.Allowance) if each.person is None]
    for_her = [each.id for each in parse(SCHOOL).view.all(r.Allowance) if each.person == "mia"]
    assert told(Departure(How.LEAVES, "mia")) == {
        "HELD dep EMPTY",
        "ACCOUNTABLE priority:1 EMPTY",
        "LED sa EMPTY",  # but Curriculum keeps the other of its two leads
        "CHAIRED slt EMPTY",
        "SECOND gl EMPTY",
        "MANAGED gl EMPTY",
        "MANAGED vacant EMPTY",
        "COACHED mentor EMPTY",  # but the tutor keeps another coach
        "KNOWN timetable NOBODY",  # but Gwen knows about safeguarding too, however it is written
        f"PAID {mia[0]} EMPTY",
        f"PAID {for_her[0]} NOBODY",
    }


def test_a_post_that_two_share_is_not_lost_when_one_of_them_leaves() -> None:
    assert told(Departure(How.LEAVES, "gwen")) == set()
    assert told(Departure(How.LEAVES, "joe")) == {"HELD mentor EMPTY"}


def test_an_empty_post_loses_what_its_holders_did_there_and_no_more() -> None:
    assert told(Departure(How.EMPTY, "gl")) == {
        "HELD gl EMPTY",
        "ACCOUNTABLE priority:3 EMPTY",
        "CONTRIBUTING priority:1 EMPTY",  # the deputy still contributes to the second
        "SECOND dep EMPTY",
    }
    assert told(Departure(How.EMPTY, "vacant")) == set()


def test_a_removed_post_answers_nothing_and_who_reported_to_it_reports_to_nobody() -> None:
    assert told(Departure(How.REMOVED, "dep")) >= {
        "HELD dep NOBODY",
        "ACCOUNTABLE priority:1 NOBODY",
        "LED sa NOBODY",
        "CHAIRED slt NOBODY",
        "SECOND gl NOBODY",
        "MANAGED gl NOBODY",
        "MANAGED vacant NOBODY",
    }
    # What it had itself goes along and is nobody's loss: its second, and its own manager.
    assert not {"SECOND dep NOBODY", "MANAGED dep NOBODY"} & told(Departure(How.REMOVED, "dep"))
    assert told(Departure(How.REMOVED, "vacant")) == {"HELD vacant NOBODY"}


@pytest.mark.parametrize("how", How)
def test_nobody_can_be_asked_about_who_is_not_there(how: How) -> None:
    with pytest.raises(EditRefused, match="no longer there"):
        lost(parse(SCHOOL).view, Departure(how, "nobody"))


# Against a full recompute


@st.composite
def schools(draw: Any) -> Structure:
    """A small school in which nearly everything hangs on a few people: any shape of it."""
    posts = [f"p{number}" for number in range(draw(st.integers(1, 5)))]
    people = [f"x{number}" for number in range(draw(st.integers(1, 3)))]
    one = st.sampled_from(posts)
    maybe, some = st.none() | one, st.lists(one, max_size=3, unique=True).map(tuple)
    somebody = st.sampled_from(people)
    knowing: SearchStrategy[tuple[str, ...]] = st.lists(
        st.sampled_from(["Data", "data", " ", "Exams"]), max_size=2
    ).map(tuple)
    records: list[r.Record] = [r.School(id=r.SCHOOL_ID)]
    records += [r.Post(id=each, title=each, second=draw(maybe), critical=True) for each in posts]
    records += [
        r.Person(id=each, name=each, staff_group=StaffGroup.SUPPORT, expertise=draw(knowing))
        for each in people
    ]
    held = draw(st.sets(st.tuples(one, somebody), max_size=6))
    records += [r.Holding(id=f"h{post}{who}", post=post, person=who) for post, who in sorted(held)]
    records += [
        r.Priority(id=f"pr{each}", number=each, name="P", accountable=draw(maybe), contributing=draw(some))
        for each in range(2)
    ]
    records += [r.Team(id=f"t{each}", name="T", leads=draw(some)) for each in range(2)]
    records += [r.Forum(id=f"f{each}", name="F", chair=draw(maybe)) for each in range(2)]
    for number, lower in enumerate(posts[1:]):
        upper = draw(st.none() | st.sampled_from(posts[: number + 1]))
        if upper is not None:
            records.append(r.Link(id=f"l{number}", lower=lower, upper=upper))
    pairs = draw(st.sets(st.tuples(one, one).filter(lambda pair: pair[0] != pair[1]), max_size=3))
    records += [
        r.Link(id=f"c{lower}{upper}", link_kind=r.COACHING, lower=lower, upper=upper)
        for lower, upper in sorted(pairs)
    ]
    records += [
        r.Allowance(
            id=f"a{each}",
            post=draw(one),
            person=draw(st.none() | somebody),
            allowance_kind=AllowanceKind.TLR3,
            annual=Decimal(500),
        )
        for each in range(draw(st.integers(0, 3)))
    ]
    return Structure(records)


@settings(max_examples=300)
@given(structure=schools() | structures(least=1), data=st.data())
def test_the_quick_answer_is_that_of_a_full_recompute(structure: Structure, data: DataObject) -> None:
    how = data.draw(st.sampled_from(How))
    kind = r.Person if how is How.LEAVES else r.Post
    ids = sorted(each.id for each in structure.view.all(kind))
    departure = Departure(how, data.draw(st.sampled_from(ids)))
    untouched = structure.copy()
    assert lost(structure.view, departure) == recomputed(structure, departure)
    assert structure.view == untouched.view
