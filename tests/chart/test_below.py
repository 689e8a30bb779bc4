"""The badge of a folded post says after any edits what a fresh count says."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from orgdesigner.chart.cards.below import BelowCounts
from orgdesigner.chart.picture import Below, Mark
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from tests.chart.test_branches import edits
from tests.model.strategies import structures


def counted(view: View, post_id: str, marks: dict[str, Mark]) -> Below | None:
    """What is below a post, by walking through all of it."""
    everybody = [post.id for post in relations.below(view, post_id)]
    found = {marks[each] for each in everybody if each in marks}
    worst = next((mark for mark in Mark if mark in found), None)
    return Below(len(relations.reports(view, post_id)), len(everybody), worst) if everybody else None


@settings(max_examples=40)
@given(structures(least=3), st.randoms(use_true_random=False))
def test_after_any_edits_and_findings_a_badge_is_that_of_a_fresh_count(
    structure: Structure, choose: random.Random
) -> None:
    view = structure.view
    marks: dict[str, Mark] = {}
    counts = BelowCounts(view, marks.get)
    for _, change in zip(range(8), edits(choose, structure), strict=False):
        structure.apply(change)
        counts.follow(change)
        post = choose.choice(sorted(each.id for each in view.all(r.Post)))
        marks[post] = choose.choice(list(Mark))
        counts.mark_anew([post])
        for each in view.all(r.Post):
            assert counts.below(each.id) == counted(view, each.id, marks)
