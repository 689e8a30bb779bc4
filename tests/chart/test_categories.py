"""Every post is in the categories that it belongs to, whatever was edited, and the counts are right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesigner.chart.cards.cardbook import CardBook, posts_altered
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.cards.homes import teams_of
from orgdesigner.chart.legend.categories import NONE, Aspect, Sorting, categories
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import Mark
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.theme import NO_CATEGORY, QUIET
from orgdesigner.errors import UserError
from orgdesigner.model import records as r
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, StaffGroup
from tests.chart.school import example_school
from tests.model.random_edits import random_edit

FOR_EVER = 60.0


def sorted_out(view: View, aspect: Aspect, marks: dict[tuple[str, str], Mark] | None = None) -> Sorting:
    sorting = Sorting(view, aspect, marks or {})
    assert sorting.work(FOR_EVER)
    return sorting


def home(view: View, post: str) -> set[str]:
    """The team whose colour a card has, or that it is one of those without a colour."""
    book = CardBook(view, showing=ON_SCREEN, measure=EvenMeasure())
    book.wear({})
    colour = book.card(post, CardStyle(200.0)).colour
    if colour == QUIET:
        return {"others"}
    wearing = {each.id for each in view.all(r.Team) if book.colour(each.id) == colour}
    return {each.id for each in teams_of(view, post)[:1]} & wearing


def by_hand(view: View, aspect: Aspect, key: str, marks: dict[tuple[str, str], Mark]) -> set[str]:
    """The posts of a category, from the tables alone."""
    people = {person.id: person for person in view.all(r.Person)}
    holders: dict[str, list[r.Person]] = {}
    for holding in view.all(r.Holding):
        holders.setdefault(holding.post, []).append(people[holding.person])
    teams = {
        post: {team.id for team in view.all(r.Team) if post in team.leads}
        | {seat.team for seat in view.all(r.Membership) if seat.post == post}
        for post in (post.id for post in view.all(r.Post))
    }
    wanted: dict[Aspect, object] = {
        Aspect.STAFF_GROUP: lambda post: (
            {str(person.staff_group) for person in holders.get(post.id, ())}
            or {"unnamed" if post.fte > 1 else "vacant"}
        ),
        Aspect.ACCESS: lambda post: {post.access},
        Aspect.CONTRACT: lambda post: {post.contract},
        Aspect.PRIORITY: lambda post: {
            each.id for each in view.all(r.Priority) if post.id in (each.accountable, *each.contributing)
        },
        Aspect.FINDING: lambda post: {mark.value for key, mark in marks.items() if key == ("post", post.id)},
        Aspect.LEVEL: lambda post: {post.level} - {"none"},
        Aspect.TEAM: lambda post: teams[post.id],
        Aspect.OWN: lambda post: home(view, post.id),
    }
    keys_of = wanted[aspect]
    assert callable(keys_of)
    return {post.id for post in view.all(r.Post) if key in (keys_of(post) or {NONE})}


@pytest.mark.parametrize("aspect", Aspect)
def test_counts_are_those_of_counting_by_hand(aspect: Aspect) -> None:
    view = example_school().view
    ids = sorted(post.id for post in view.all(r.Post))
    marks = {("post", post): mark for post, mark in zip(ids, list(Mark) * 3, strict=False)}
    sorting = sorted_out(view, aspect, marks)
    for category in categories(view, aspect):
        posts = by_hand(view, aspect, category.key, marks)
        assert sorting.posts(category.key) == posts
        counts = [entry.posts for entry in sorting.entries() if entry.category == category]
        assert counts == ([len(posts)] if posts else [])
    assert {entry.total for entry in sorting.entries()} == {len(ids)}
    assert set(sorting.colours()) == set(ids)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_after_any_edits_the_sorting_is_that_of_a_new_one(data: st.DataObject) -> None:
    structure = example_school()
    aspect = data.draw(st.sampled_from([each for each in Aspect if each is not Aspect.OWN]))
    sorting = sorted_out(structure.view, aspect)
    for _ in range(data.draw(st.integers(1, 8))):
        try:
            change = random_edit(data.draw, structure.view)
            structure.apply(change)
        except UserError:
            continue
        sorting.follow(posts_altered(structure.view, change))
    fresh = sorted_out(structure.view, aspect)
    assert sorting.entries() == fresh.entries()
    assert sorting.colours() == fresh.colours()


def test_other_marks_sort_posts_anew() -> None:
    view = example_school().view
    first, second, *_ = sorted(post.id for post in view.all(r.Post))
    before, after = {("post", first): Mark.ERROR}, {("post", second): Mark.ERROR, ("team", "cp"): Mark.ADVICE}
    sorting = sorted_out(view, Aspect.FINDING, before)
    sorting.wear(after)
    assert sorting.entries() == sorted_out(view, Aspect.FINDING, after).entries()
    assert sorting.posts("error") == {second}


def test_many_posts_are_sorted_bit_by_bit() -> None:
    sorting = Sorting(example_school().view, Aspect.LEVEL, {})
    steps = 1
    while not sorting.work(0.000_001):
        steps += 1
    assert sorting.entries() == sorted_out(example_school().view, Aspect.LEVEL).entries()
    assert not Sorting(example_school().view, Aspect.LEVEL, {}).work(0.0)


def test_what_is_in_no_category_comes_last_and_looks_quiet() -> None:
    view = example_school().view
    for aspect in set(Aspect) - {Aspect.OWN}:
        *named, rest = categories(view, aspect)
        assert rest.colour == NO_CATEGORY
        assert NO_CATEGORY not in {each.colour for each in named}


def test_words_of_the_model_are_keys_as_they_are() -> None:
    view = example_school().view
    assert {each.key for each in categories(view, Aspect.ACCESS)} == {*Access, NONE}
    assert {*StaffGroup} < {each.key for each in categories(view, Aspect.STAFF_GROUP)}
