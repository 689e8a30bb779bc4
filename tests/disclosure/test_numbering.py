"""The ids that an audience is told are numbers in the order of the chart, and of nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.disclosure.audience import PUBLIC
from orgdesigner.disclosure.numbering import Numbering, chart_order
from orgdesigner.disclosure.redaction import disclosed
from orgdesigner.model.record import references
from orgdesigner.model.records import RECORD_TYPES, Holding, Link, Person, Post, School
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import StaffGroup
from tests.model.strategies import structures


def school(*ids: str) -> Structure:
    """A head with two teachers, whose ids are as given: of people and posts, from the top down."""
    people, posts = ids[:3], ids[3:]
    return Structure(
        [
            School(id="school"),
            *(
                Post(id=post, title=title, order=place)
                for place, (post, title) in enumerate(zip(posts, "HTU", strict=True))
            ),
            *(Person(id=person, name="N", staff_group=StaffGroup.TEACHING) for person in people),
            *(Holding(id=f"h{n}", post=posts[n], person=people[n]) for n in range(3)),
            *(Link(id=f"l{n}", lower=posts[n], upper=posts[0]) for n in (1, 2)),
        ]
    )


@given(st.permutations(["adams", "brown", "clark"]), st.permutations(["p1", "p2", "p3"]))
def test_old_ids_make_no_difference(people: list[str], posts: list[str]) -> None:
    one = school("x", "y", "z", "a", "b", "c").view
    other = school(*people, *posts).view
    first, second = (disclosed(each, PUBLIC, Numbering([each])).view for each in (one, other))
    assert [first.all(kind) for kind in RECORD_TYPES] == [second.all(kind) for kind in RECORD_TYPES]
    assert [person.id for person in first.all(Person)] == ["person-00001", "person-00002", "person-00003"]


def test_what_is_in_two_structures_is_told_by_one_id() -> None:
    now = school("x", "y", "z", "a", "b", "c").view
    then = Structure([*(r for kind in RECORD_TYPES for r in now.all(kind)), Post(id="new", title="New")]).view
    numbering = Numbering([then, now])
    told = {post.title: post.id for post in disclosed(then, PUBLIC, numbering).view.all(Post)}
    before = {post.title: post.id for post in disclosed(now, PUBLIC, numbering).view.all(Post)}
    assert before == {title: told[title] for title in "HTU"}
    assert told["New"] not in before.values()
    assert numbering.id_of("post", "nobody") == ""


@given(structures(proposal=False))
def test_any_structure_keeps_its_ties_and_its_order(structure: Structure) -> None:
    view = structure.view
    told = disclosed(view, PUBLIC, Numbering([view])).view
    assert [post.title for post in chart_order(told)] == [post.title for post in chart_order(view)]
    known = {(record.kind, record.id) for kind in RECORD_TYPES for record in told.all(kind)}
    assert all(
        pointed in known for kind in RECORD_TYPES for each in told.all(kind) for pointed in references(each)
    )
    assert [post.id for post in chart_order(told)] == sorted(post.id for post in told.all(Post))
