"""A chart that followed every change shows what one made anew shows."""

import gc
import weakref
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.looking import Looking
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import ChartView, Mark, Marks
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.structure import Structure, View
from tests.chart.school import example_school
from tests.model.random_edits import random_edit
from tests.model.strategies import structures


def chart_of(view: View, kind: ChartView) -> Chart:
    return Chart(view, kind, showing=ON_SCREEN, measure=EvenMeasure())


def some_marks(data: DataObject, view: View) -> Marks:
    records = sorted((kind.kind, record.id) for kind in (r.Post, r.Team) for record in view.all(kind))
    return data.draw(st.dictionaries(st.sampled_from(records), st.sampled_from(Mark))) if records else {}


@pytest.mark.parametrize("kind", ChartView)
@given(structure=structures(least=2), data=st.data())
def test_after_any_history_the_picture_is_the_one_of_a_new_chart(
    kind: ChartView, structure: Structure, data: DataObject
) -> None:
    chart = chart_of(structure.view, kind)
    chart.picture()
    done: list[Change] = []
    for _ in range(data.draw(st.integers(1, 4))):
        change = Change("Nothing", ())
        with suppress(EditRefused):
            change = random_edit(data.draw, structure.view)
            structure.apply(change)
            done.append(change)
            chart.follow(change)
        marks = some_marks(data, structure.view)
        posts = sorted(post.id for post in structure.view.all(r.Post))
        collapsed = data.draw(st.sets(st.sampled_from(posts), max_size=2)) if posts else set()
        fresh = chart_of(structure.view, kind).picture(marks=marks, looking=Looking(frozenset(collapsed)))
        looking = Looking(frozenset(collapsed))
        assert chart.picture(marks=marks, looking=looking) == fresh
    for change in reversed(done):
        structure.apply(change.inverse)
        chart.follow(change.inverse)
    assert chart.picture() == chart_of(structure.view, kind).picture()


@pytest.mark.parametrize("kind", ChartView)
def test_a_card_that_says_the_same_is_the_same_object(kind: ChartView) -> None:
    structure = example_school()
    chart = chart_of(structure.view, kind)
    before = {placed.post: placed.card for placed in chart.picture().cards}
    post = next(post for post in structure.view.all(r.Post) if post.title == "Chaplain")
    change = Change("Rename", (Step(post, post.evolve(title="Lay Chaplain")),))
    structure.apply(change)
    chart.follow(change)
    after = {placed.post: placed.card for placed in chart.picture().cards}
    assert [post_id for post_id, card in after.items() if card is not before[post_id]] == [post.id]


def test_only_the_edited_branch_moves() -> None:
    structure = example_school()
    chart = chart_of(structure.view, ChartView.REPORTING)
    before = {placed.post: placed.box for placed in chart.picture().cards}
    view = structure.view
    lead = next(post for post in view.all(r.Post) if post.title == "Head of Sixth Form")
    post = r.Post(id="another", title="Another Teacher", order=999)
    change = Change(
        "Add", (Step(None, post), Step(None, r.Link(id="its-link", lower=post.id, upper=lead.id)))
    )
    structure.apply(change)
    chart.follow(change)
    after = {placed.post: placed.box for placed in chart.picture().cards}
    assert [post_id for post_id, box in before.items() if after[post_id] != box] == []


def test_only_what_is_below_moves_when_a_team_grows() -> None:
    structure = example_school()
    chart = chart_of(structure.view, ChartView.TEAMS)
    before = chart.picture()
    post = next(post for post in structure.view.all(r.Post) if post.title == "Chaplain")
    joined = r.Membership(id="joined", team="faculty-0", post=post.id, order=999)
    change = Change("Join", (Step(None, joined),))
    structure.apply(change)
    chart.follow(change)
    after = {placed.post: placed.box for placed in chart.picture().cards}
    grown = next(region for region in before.regions if region.team == "faculty-0")
    above = [placed for placed in before.cards if placed.box.y < grown.box.bottom]
    assert all(after[placed.post] == placed.box for placed in above)


@pytest.mark.parametrize("kind", ChartView)
def test_a_chart_goes_with_its_last_user_without_being_searched_for(kind: ChartView) -> None:
    gc.disable()
    try:
        chart = chart_of(example_school().view, kind)
        chart.picture()
        gone = weakref.ref(chart)
        del chart
        assert gone() is None
    finally:
        gc.enable()
