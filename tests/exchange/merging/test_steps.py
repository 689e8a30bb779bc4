"""A preview says how far it is, and can be given up between any two things it finds."""

import pytest

from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.exchange.steps import Cancelled
from orgdesigner.model.structure import Structure
from tests.chart.school import example_school
from tests.exchange.merging.lists import imported, records_of

LISTED = imported(*records_of(example_school().view))


def test_it_says_how_far_it_is_from_the_first_post_to_the_last() -> None:
    said: list[float] = []
    preview_of(Structure().view, LISTED, step=said.append)
    assert said == sorted(said)
    assert said[-1] == 1
    # Once for each post and each person at least, so that nobody waits long for it to stop.
    assert len(said) > LISTED.rows / 3


def test_it_stops_where_it_is_given_up() -> None:
    said: list[float] = []

    def until_the_middle(done: float) -> None:
        said.append(done)
        if done > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        preview_of(Structure().view, LISTED, step=until_the_middle)
    assert max(said) < 0.7
