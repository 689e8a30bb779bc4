"""The coaching view shows every post and every tie of coaching once, and follows no circle for ever."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.chart import Chart
from orgdesigner.chart.coaching.coaching_view import CoachingView, picture
from orgdesigner.chart.coaching.coachingforest import CoachingForest, above_of
from orgdesigner.chart.looking import PLAIN, Looking
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.part import walk
from orgdesigner.chart.picture import ChartView, NoteKind, Picture, RegionKind
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.edits.coaching import coached_by
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure, View
from tests.chart.pictures import inside, overlapping
from tests.model.random_edits import random_edit
from tests.model.strategies import structures
from tests.ui.canvas.structures import schools

CIRCLE = """
post one "One"
post two "Two"
post three "Three"
post four "Four"
post alone "Alone"
"""


def coaching_set(view: View) -> CoachingView:
    coaching = CoachingView(CardBook(view, showing=ON_SCREEN, measure=EvenMeasure()))
    coaching.wear({}, PLAIN)
    return coaching


def drawn_of(view: View) -> Picture:
    return Chart(view, ChartView.COACHING, showing=ON_SCREEN, measure=EvenMeasure()).picture()


def coached(*pairs: str) -> Structure:
    """The posts of the sketch, each pair of them a coachee and its coach: "two one"."""
    structure = parse(CIRCLE)
    for pair in pairs:
        lower, upper = pair.split()
        structure.apply(coached_by(structure.view, [lower], upper))
    return structure


def ties(view: View) -> set[str]:
    return {link.id for link in view.all(r.Link) if link.link_kind == r.COACHING}


@given(schools())
def test_every_post_and_every_tie_is_drawn_once(structure: Structure) -> None:
    drawn, view = drawn_of(structure.view), structure.view
    assert sorted(placed.post for placed in drawn.cards) == sorted(post.id for post in view.all(r.Post))
    assert sorted(line.link for line in drawn.lines) == sorted(ties(view))


@given(schools())
def test_a_line_leads_from_the_coach_to_the_card_or_an_alias_of_whom_it_coaches(structure: Structure) -> None:
    drawn = drawn_of(structure.view)
    cards = {placed.post: placed.box for placed in drawn.cards}
    for line in drawn.lines:
        x, y = line.points[-1]
        ends = [cards[line.lower], *(alias.box for alias in drawn.aliases if alias.post == line.lower)]
        assert any(b.x - 1 <= x <= b.right + 1 and b.y - 1 <= y <= b.bottom + 1 for b in ends)
        x, y = line.points[0]
        box = cards[line.upper]
        assert box.x - 1 <= x <= box.right + 1
        assert abs(y - box.bottom) < 1


@given(schools())
def test_nothing_lies_on_anything_else(structure: Structure) -> None:
    drawn = drawn_of(structure.view)
    boxes = [placed.box for placed in drawn.cards if placed.region is None]
    boxes += [alias.box for alias in drawn.aliases]
    assert not overlapping([*boxes, *(region.box for region in drawn.regions)])
    assert all(inside(box, drawn.bounds) for box in boxes)


@given(structure=structures(least=2), data=st.data())
def test_after_any_history_the_parts_are_those_of_a_new_set(structure: Structure, data: DataObject) -> None:
    coaching = coaching_set(structure.view)
    coaching.part()
    for _ in range(data.draw(st.integers(1, 4))):
        with suppress(EditRefused):
            posts = sorted(post.id for post in structure.view.all(r.Post))
            coaching_changes = data.draw(st.booleans())
            if posts and coaching_changes:
                lower, upper = data.draw(st.sampled_from(posts)), data.draw(st.sampled_from(posts))
                change = coached_by(structure.view, [lower], upper)
            else:
                change = random_edit(data.draw, structure.view)
            structure.apply(change)
            coaching.follow(change, coaching.book.follow(change))
            coaching.wear({}, PLAIN)
        foci: list[tuple[str, str] | None] = [
            None,
            *(("post", post.id) for post in structure.view.all(r.Post)),
        ]
        looking = Looking(focus=data.draw(st.sampled_from(foci)))
        followed, fresh = coaching.part(looking), coaching_set(structure.view).part(looking)
        assert [
            (x, y, part.key, part.spots, part.lines, part.aliases, part.region)
            for x, y, part in walk(followed)
        ] == [
            (x, y, part.key, part.spots, part.lines, part.aliases, part.region) for x, y, part in walk(fresh)
        ]


@given(schools())
def test_a_key_is_used_once(structure: Structure) -> None:
    keys = [part.key for _, _, part in walk(coaching_set(structure.view).part())]
    assert len(keys) == len(set(keys))


def test_two_who_coach_each_other_stand_below_each_other_once_and_the_tie_back_ends_at_an_alias() -> None:
    structure = coached("one two", "two one")
    drawn = drawn_of(structure.view)
    assert [alias.post for alias in drawn.aliases] == ["one"]
    forest = CoachingForest(structure.view)
    assert [top.id for top in forest.tops] == ["one"]
    assert forest.coaches_without == 0, "whoever begins a circle has a coach in it"


def test_who_has_two_coaches_stands_below_the_first_and_is_an_alias_below_the_other() -> None:
    drawn = drawn_of(coached("three two", "three one").view)
    boxes = {placed.post: placed.box for placed in drawn.cards}
    (alias,) = drawn.aliases
    assert alias.post == "three"
    assert boxes["three"].y > boxes["one"].y
    assert alias.box.y > boxes["two"].bottom


def test_posts_without_a_coach_stand_in_an_area_that_counts_them_and_the_coaches_without_one() -> None:
    (area,) = drawn_of(coached("two one").view).regions
    assert (area.kind, area.title) == (RegionKind.NO_COACH, ("No coach",))
    assert area.subtitle == "3 posts · 1 coach has none either"


def test_where_nobody_is_coached_the_view_says_how_to_begin() -> None:
    drawn = drawn_of(coached().view)
    (note,) = [note for note in drawn.notes if note.kind is NoteKind.EMPTY]
    assert "drag a post onto the post that coaches it" in note.text
    assert not drawn_of(coached("two one").view).notes


def test_an_edit_makes_anew_only_the_group_that_it_touches() -> None:
    structure = coached("two one", "four three")
    coaching = coaching_set(structure.view)
    before = {part.key: part for _, _, part in walk(coaching.part())}
    post = structure.view.need(r.Post, "two")
    change = Change("Rename", (Step(post, post.evolve(title="Another")),))
    structure.apply(change)
    coaching.follow(change, coaching.book.follow(change))
    coaching.wear({}, PLAIN)
    after = {part.key: part for _, _, part in walk(coaching.part())}
    assert {key for key, part in after.items() if before[key] is not part} == {"group one", "coaching"}


def test_a_focus_shows_a_post_with_those_coached_below_it() -> None:
    coaching = coaching_set(coached("two one", "three two", "one four").view)
    coaching.look(Looking(focus=("post", "two")))
    assert [placed.post for placed in picture(coaching).cards] == ["two", "three"]


@given(schools())
def test_whoever_asks_about_one_post_hears_what_the_forest_says(structure: Structure) -> None:
    forest, view = CoachingForest(structure.view), structure.view
    assert {p.id: above_of(view, p.id) for p in view.all(r.Post)} == {
        p.id: forest.above(p.id) for p in view.all(r.Post)
    }
