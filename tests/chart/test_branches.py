"""An edit lays out only what is above it, and what comes of it is what laying out everything would give."""

import random
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.layout.branches import Branch
from orgdesigner.chart.layout.reporting_view import ReportingView
from orgdesigner.chart.layout.ties import CO_LEADS
from orgdesigner.chart.looking import EVERYTHING, Looking
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.part import Part, walk
from orgdesigner.chart.picture import Box
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model import words as w
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Arrangement
from tests.chart.school import School, example_school
from tests.model.strategies import structures

ARRANGEMENTS = list(Arrangement)
LEVELS = Looking(levels_aligned=True)


class Drawn:
    """A structure with the tree that follows its edits."""

    def __init__(self, structure: Structure, looking: Looking = EVERYTHING) -> None:
        self.structure, self.looking = structure, looking
        self.book = CardBook(structure.view, showing=ON_SCREEN, measure=EvenMeasure())
        self.tree = ReportingView(self.book)
        self.part = self.tree.part(looking)

    def make(self, change: Change) -> Part:
        """Make an edit, and return the root as it was before."""
        before = self.part
        self.structure.apply(change)
        self.tree.follow(change, self.book.follow(change))
        self.part = self.tree.part(self.looking)
        return before

    def boxes(self) -> dict[str, Box]:
        return places(self.part)


def places(part: Part) -> dict[str, Box]:
    return {spot.post: spot.box.shifted(x, y) for x, y, each in walk(part) for spot in each.spots}


def told(part: Part) -> list[object]:
    """Everything that a tree of parts says, so that two can be compared."""
    return [
        (x, y, each.key, each.bounds, each.spots, each.region, each.lines, each.notes, each.aliases)
        for x, y, each in walk(part)
    ]


def branches(part: Part) -> dict[str, Branch]:
    return {each.key: each for _, _, each in walk(part) if isinstance(each, Branch)}


def edits(choose: random.Random, structure: Structure) -> Iterator[Change]:
    """Yield without end what people do to a tree: a longer title, another layout, another place."""
    while True:
        posts = sorted(post.id for post in structure.view.all(r.Post))
        post = structure.view.need(r.Post, choose.choice(posts))
        kind = choose.randrange(4)
        if kind == 0:
            longer = post.title[:40] + " and of much else besides" * choose.randrange(3)
            yield set_fields(structure.view, post, title=longer)
        elif kind == 1:
            yield set_fields(structure.view, post, arrangement=choose.choice(ARRANGEMENTS))
        elif kind == 2:
            yield set_fields(structure.view, post, assistant=not post.assistant)
        else:
            try:
                yield report_to(structure.view, [post.id], choose.choice(posts))
            except EditRefused:
                continue


@settings(max_examples=40)
@given(structures(least=3), st.randoms(use_true_random=False), st.booleans())
def test_after_any_edits_the_tree_is_the_one_that_a_new_layout_gives(
    structure: Structure, choose: random.Random, aligned: bool
) -> None:
    drawn = Drawn(structure, Looking(levels_aligned=aligned))
    for _, change in zip(range(8), edits(choose, structure), strict=False):
        drawn.make(change)
        assert told(drawn.part) == told(Drawn(structure, drawn.looking).part)


def test_after_hundreds_of_edits_the_tree_of_a_school_is_the_one_that_a_new_layout_gives() -> None:
    structure = example_school()
    drawn = Drawn(structure)
    for number, change in zip(range(400), edits(random.Random(7), structure), strict=False):
        drawn.make(change)
        if number % 10 == 0:
            assert told(drawn.part) == told(Drawn(structure).part)


@settings(max_examples=25)
@given(structures(least=3), st.data())
def test_what_is_folded_or_in_focus_is_laid_out_as_a_new_layout_would(
    structure: Structure, data: DataObject
) -> None:
    drawn = Drawn(structure)
    posts = sorted(post.id for post in structure.view.all(r.Post))
    teams = sorted(team.id for team in structure.view.all(r.Team))
    focus = [None, *(("post", post) for post in posts), *(("team", team) for team in teams)]
    for _ in range(5):
        looking = Looking(
            data.draw(st.frozensets(st.sampled_from(posts), max_size=3)),
            data.draw(st.sampled_from(focus)),
            data.draw(st.booleans()),
        )
        part = drawn.tree.part(looking)
        assert told(part) == told(Drawn(structure, looking).part)


def test_an_edit_makes_anew_only_the_branches_on_the_way_up() -> None:
    structure = example_school()
    drawn = Drawn(structure)
    leaf = next(p for p in structure.view.all(r.Post) if not relations.reports(structure.view, p.id))
    way_up = {post.id for post in relations.managers_upward(structure.view, leaf.id)}
    assert way_up
    before = branches(drawn.make(set_fields(structure.view, leaf, title=leaf.title + " and much else" * 3)))
    after = branches(drawn.part)
    assert {key for key, branch in after.items() if before[key] is not branch} == {leaf.id, *way_up}


def test_a_tree_that_nothing_has_altered_is_the_same_object() -> None:
    drawn = Drawn(example_school())
    assert drawn.tree.part() is drawn.part
    assert drawn.tree.part(LEVELS) is not drawn.part


def test_a_layout_chosen_for_a_post_leaves_branches_beside_it_alone() -> None:
    structure = example_school()
    drawn = Drawn(structure)
    head = next(post for post in structure.view.all(r.Post) if post.level is w.Level.HEAD)
    first, *others = relations.reports(structure.view, head.id)
    for arrangement in Arrangement:
        post = structure.view.need(r.Post, first.id)
        before = branches(drawn.make(set_fields(structure.view, post, arrangement=arrangement)))
        after = branches(drawn.part)
        for other in others:
            assert after[other.id].shape is before[other.id].shape


@settings(max_examples=30)
@given(st.randoms(use_true_random=False))
def test_no_two_reports_that_an_edit_leaves_alone_swap(choose: random.Random) -> None:
    structure = example_school()
    drawn = Drawn(structure)
    for _, change in zip(range(12), edits(choose, structure), strict=False):
        drawn.make(change)
        in_stored_order(structure, drawn.boxes())


def in_stored_order(structure: Structure, boxes: dict[str, Box]) -> None:
    """Reports follow each other across or down, whatever their arrangement, in their stored order.

    Those beside the line stand before the others.
    """
    view = structure.view
    for post in view.all(r.Post):
        reports = relations.reports(view, post.id)
        below = [report for report in reports if view.count(relations.LINE_DOWNWARD, report.id)]
        for one, other in pairwise(below):
            first, second = boxes[one.id], boxes[other.id]
            assert first.x < second.x or first.y < second.y
        leaves = [report for report in reports if report not in below and not report.assistant]
        for one, other in pairwise(leaves):
            first, second = boxes[one.id], boxes[other.id]
            assert first.x < second.x or first.y < second.y


def co_led_school(*, between: bool = False) -> tuple[Structure, list[str]]:
    school = School()
    head = school.post("Headteacher", level=w.Level.HEAD)
    one = school.post("Co-head of Sixth Form, Mornings", above=head)
    if between:
        school.post("Bursar", above=head)
    other = school.post("Co-head of Sixth Form, Afternoons", above=head)
    for title in ("Business Manager", "Registrar"):
        school.post(title, above=head)
    school.team("sixth", "Sixth Form", w.TeamKind.YEAR, lead=w.TeamLead.CO_LED, leads=(one, other))
    below = [school.post(f"Tutor {place}", above=(one, other)[place % 2]) for place in range(4)]
    return school.structure(), [head, one, other, *below]


def test_co_leads_stand_side_by_side_over_all_who_report_to_either_in_stored_order() -> None:
    structure, (_, one, other, *below) = co_led_school()
    drawn = Drawn(structure)
    boxes = drawn.boxes()
    assert boxes[one].y == boxes[other].y
    assert 0 < boxes[other].x - boxes[one].right <= 20
    tops = [boxes[post].y for post in below]
    assert tops == sorted(tops)
    assert {boxes[post].x for post in below} == {boxes[below[0]].x}
    lines = [line for _, _, part in walk(drawn.part) for line in part.lines]
    assert [(line.upper, line.lower) for line in lines if line.kind == CO_LEADS] == [(one, other)]
    assert {(line.upper, line.lower) for line in lines if line.kind == r.LINE} == {
        (link.upper, link.lower) for link in structure.view.all(r.Link)
    }


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_no_line_to_or_from_co_leads_goes_through_a_card(arrangement: Arrangement) -> None:
    structure, (head, *_) = co_led_school()
    drawn = Drawn(structure)
    drawn.make(set_fields(structure.view, structure.view.need(r.Post, head), arrangement=arrangement))
    boxes = drawn.boxes()
    for x, y, part in walk(drawn.part):
        for line in part.lines:
            for (x1, y1), (x2, y2) in pairwise(line.points):
                left, right, top, bottom = min(x1, x2) + x, max(x1, x2) + x, min(y1, y2) + y, max(y1, y2) + y
                crossed = [
                    post
                    for post, box in boxes.items()
                    if left < box.right and box.x < right and top < box.bottom and box.y < bottom
                ]
                assert not crossed, (line, crossed)


def test_the_users_order_goes_before_co_leads_side_by_side() -> None:
    structure, (_, one, other, *_) = co_led_school(between=True)
    boxes = Drawn(structure).boxes()
    assert boxes[other].x > boxes[one].right + 20


def test_who_stops_leading_together_stands_alone_again() -> None:
    structure, (_, one, other, *_) = co_led_school()
    drawn = Drawn(structure)
    team = structure.view.need(r.Team, "sixth")
    drawn.make(set_fields(structure.view, team, lead=w.TeamLead.ONE, leads=(one,)))
    assert branches(drawn.part).keys() >= {one, other}
    assert told(drawn.part) == told(Drawn(structure).part)


def test_a_tie_is_drawn_by_the_smallest_branch_with_both_its_ends_and_goes_through_no_card() -> None:
    school = School()
    head = school.post("Headteacher", level=w.Level.HEAD)
    deputies = [school.post(f"Deputy {number}", above=head) for number in range(2)]
    tutors = [school.post(f"Tutor {number}", above=deputies[0]) for number in range(6)]
    records = [*school.records, r.Link(id="tie", lower=tutors[5], upper=tutors[1], link_kind=r.COACHING)]
    drawn = Drawn(Structure(records))
    (found,) = [
        (part.key, line, x, y) for x, y, part in walk(drawn.part) for line in part.lines if line.link == "tie"
    ]
    key, line, x, y = found
    assert key == deputies[0]
    boxes = drawn.boxes()
    for (x1, y1), (x2, y2) in pairwise(line.points):
        leg = Box(x + min(x1, x2), y + min(y1, y2), max(abs(x1 - x2), 1), max(abs(y1 - y2), 1))
        assert not [post for post in tutors if post not in (tutors[1], tutors[5]) and boxes[post].meets(leg)]


def test_only_the_branch_of_a_post_in_focus_is_laid_out() -> None:
    structure = example_school()
    head = next(post for post in structure.view.all(r.Post) if post.level is w.Level.HEAD)
    first = relations.reports(structure.view, head.id)[0]
    drawn = Drawn(structure, Looking(focus=("post", first.id)))
    everybody = {first.id, *(post.id for post in relations.below(structure.view, first.id))}
    assert drawn.boxes().keys() == everybody


def test_of_a_team_in_focus_its_posts_are_laid_out_as_the_tree_that_they_form() -> None:
    structure, (head, one, other, *_) = co_led_school()
    school_team = structure.view.need(r.Team, "sixth")
    drawn = Drawn(structure, Looking(focus=("team", school_team.id)))
    assert drawn.boxes().keys() == {one, other}
    assert head not in drawn.boxes()


def test_a_chain_deeper_than_any_organisation_is_followed() -> None:
    school = School()
    above = ""
    for number in range(3_000):
        above = school.post(f"Post {number}", above=above, group=None)
    structure = school.structure()
    drawn = Drawn(structure)
    post = structure.view.need(r.Post, above)
    drawn.make(set_fields(structure.view, post, title="The last post of all, with a title of two lines"))
    assert drawn.part.inner[0].part.key == drawn.tree.tops[0].id
    assert sum(1 for _ in walk(drawn.part)) == 3_001
