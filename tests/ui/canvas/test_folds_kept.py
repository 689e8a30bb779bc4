"""What is folded is remembered, by structure and by view, and a badge counts what it hides."""

from dataclasses import replace
from random import Random

import pytest

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.looking import EVERYTHING
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import Below, ChartView, Mark
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model import relations
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits import moves, posts
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse
from orgdesigner.model.view import View
from orgdesigner.ui.canvas.picture.folds import MANY, READABLE, down_to
from tests.ui.canvas.conftest import Show
from tests.ui.canvas.folding import shown
from tests.ui.canvas.hand import SCHOOL, Hand, session_of


def test_each_structure_and_each_view_remembers_what_is_folded(reporting: Hand) -> None:
    canvas, session = reporting.canvas, reporting.canvas.session
    session.document.apply(new_proposal(session.view, "Next year"), "next")
    other = "next"
    canvas.folding.fold(["dep1"])
    canvas.chart_view = ChartView.TEAMS
    assert canvas.folding.folded == frozenset()
    canvas.chart_view = ChartView.REPORTING
    assert canvas.folding.folded == {"dep1"}
    session.look_at(other)
    assert canvas.folding.folded == {"dep1"}  # at first as the current structure
    canvas.folding.open_all()
    canvas.folding.fold(["dep2"])
    session.look_at(CURRENT)
    assert canvas.folding.folded == {"dep1"}
    session.look_at(other)
    assert canvas.folding.folded == {"dep2"}


def test_edits_and_undo_leave_folds_alone(reporting: Hand) -> None:
    session, folding = reporting.canvas.session, reporting.canvas.folding
    folding.fold(["dep1"])
    session.perform(lambda view: posts.add_post(view, title="New", manager="dep2"))
    session.perform(lambda view: moves.report_to(view, ["maths"], "dep1"))
    assert folding.folded == {"dep1"}
    placed = reporting.canvas.extent.card("dep1")
    assert placed is not None
    assert placed.card.below == Below(4, 5, placed.card.below.mark if placed.card.below else None)
    session.undo()
    session.undo()
    assert folding.folded == {"dep1"}


def test_what_is_removed_or_left_alone_is_not_folded_any_more(reporting: Hand) -> None:
    session, folding = reporting.canvas.session, reporting.canvas.folding
    folding.fold(["hoy8", "dep1"])
    session.perform(lambda view: posts.remove_posts(view, ["dep1"]))
    assert folding.folded == {"hoy8"}
    session.perform(lambda view: posts.remove_posts(view, ["tutor"]))
    assert folding.folded == frozenset()
    session.perform(lambda view: moves.report_to(view, ["bm"], "hoy8"))
    assert "bm" in shown(reporting)


def test_a_large_plan_is_first_seen_folded_to_what_can_be_read(show: Show) -> None:
    lines = ['post head "Head" head']
    for deputy in range(6):
        lines.append(f'  post d{deputy} "Deputy {deputy}"')
        for lead in range(7):
            lines.append(f'    post d{deputy}l{lead} "Lead {deputy} {lead}"')
            lines.extend(f'      post d{deputy}l{lead}t{each} "Teacher"' for each in range(10))
    hand = show()
    hand.canvas.session.open(Document({CURRENT: parse("\n".join(lines))}))
    assert len(hand.canvas.session.view.all(Post)) > MANY
    assert len(shown(hand)) == 1 + 6 + 42 <= READABLE
    hand.canvas.go_to("d3l2t9")
    assert len(shown(hand)) == 1 + 6 + 42 + 10
    hand.canvas.session.open(session_of().document)
    assert hand.canvas.folding.folded == frozenset()


def worst(view: View, marks: dict[tuple[str, str], Mark], post: str) -> Mark | None:
    found = {marks.get(("post", each.id)) for each in relations.below(view, post)}
    return next((mark for mark in Mark if mark in found), None)


@pytest.mark.parametrize("seed", range(8))
def test_a_badge_counts_all_that_is_below_and_wears_the_worst_of_it(seed: int) -> None:
    random = Random(seed)
    lines, depth = ['post p0 "Head" head'], 0
    for number in range(1, 40):
        depth = random.randint(1, min(depth + 1, 6))
        lines.append("  " * depth + f'post p{number} "Post {number}"')
    view = parse("\n".join(lines)).view
    ids = sorted(post.id for post in view.all(Post))
    marks = {("post", post): random.choice(list(Mark)) for post in random.sample(ids, 12)}
    folded = frozenset(random.sample(ids, 14))
    chart = Chart(view, ChartView.REPORTING, showing=ON_SCREEN, measure=EvenMeasure())
    everything = chart.picture(marks=marks)
    picture = chart.picture(marks=marks, looking=replace(EVERYTHING, collapsed=folded))
    hidden = {each.id for post in folded for each in relations.below(view, post)}
    assert {placed.post for placed in picture.cards} == set(ids) - hidden
    for placed in picture.cards:
        below = list(relations.below(view, placed.post))
        expected = Below(
            len(relations.reports(view, placed.post)), len(below), worst(view, marks, placed.post)
        )
        is_badged = placed.post in folded and bool(below)
        assert placed.card.below == (expected if is_badged else None)
    assert chart.picture(marks=marks) == everything


def test_levels_are_counted_from_the_top() -> None:
    view = Document({CURRENT: parse(SCHOOL)}).view(CURRENT)
    tops = [post.id for post in relations.roots(view)]
    assert down_to(view, tops, 1) == {"head", "dep1", "dep2", "hoy8"}
    assert down_to(view, tops, 2) == {"dep1", "dep2", "hoy8"}
    assert down_to(view, tops, 3) == {"hoy8"}
    assert down_to(view, tops, 4) == frozenset()
