"""Search, filter and colours share one lens: a card keeps its colour if all that fade would keep it."""

from collections.abc import Set as AbstractSet

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgdesigner.chart.looking import PLAIN
from tests.ui.canvas.hand import Hand

POSTS = ("head", "dep1", "hoy7", "eng")
SETS = st.none() | st.frozensets(st.sampled_from(POSTS))


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(searched=SETS, filtered=SETS)
def test_a_card_keeps_its_colour_if_search_and_filter_both_keep_it(
    reporting: Hand, searched: AbstractSet[str] | None, filtered: AbstractSet[str] | None
) -> None:
    canvas = reporting.canvas
    canvas.lenses.search(searched)
    canvas.lenses.filter(filtered)
    for post in POSTS:
        stands_out = (searched is None or post in searched) and (filtered is None or post in filtered)
        assert canvas.lens.fades(post) is not stands_out


def test_colours_stay_while_a_search_comes_and_goes(reporting: Hand) -> None:
    canvas = reporting.canvas
    canvas.lenses.colour({"head": "blue"})
    canvas.lenses.search({"head"})
    assert (canvas.lens.kept, canvas.lens.colours) == ({"head"}, {"head": "blue"})
    canvas.lenses.search(None)
    assert (canvas.lens.kept, canvas.lens.colours) == (None, {"head": "blue"})
    canvas.lenses.colour(None)
    assert canvas.lens is PLAIN
