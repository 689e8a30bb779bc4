"""The legend of a picture explains the signs that are on it, and none that are not."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.legend.entries import Pair, legend, seen_from_far
from orgdesigner.chart.looking import PLAIN, Lens
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import ChartView, Picture
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure, View
from orgdesigner.model.words import Stroke
from tests.ui.canvas.structures import schools

TWO_LEADS = """
post head "Headteacher" head
  post one "Head of Sixth Form"
    post tutor "Tutor"
  post other "Head of Year 11"
team sixth "Sixth Form" year co_led leads=one,other
"""


def drawn_of(view: View, kind: ChartView, lens: Lens = PLAIN) -> Picture:
    return Chart(view, kind, showing=ON_SCREEN, measure=EvenMeasure()).extent(lens=lens).picture


def test_the_double_line_of_those_who_lead_together_is_explained_beside_the_line_of_management() -> None:
    view = parse(TWO_LEADS).view
    entries = legend(drawn_of(view, ChartView.REPORTING), view, EvenMeasure())
    found = {entry.sign: entry for entry in entries}
    assert found[Pair.CO_LEADS].text == "Lead together"
    assert seen_from_far(found[Pair.CO_LEADS])
    assert Stroke.SOLID in found


def test_it_is_not_where_nobody_leads_together() -> None:
    view = parse(TWO_LEADS.replace("leads=one,other", "leads=one")).view
    entries = legend(drawn_of(view, ChartView.REPORTING), view, EvenMeasure())
    assert Pair.CO_LEADS not in {entry.sign for entry in entries}


@given(schools(), st.sampled_from(ChartView), st.data())
def test_an_alias_fades_with_the_card_that_it_stands_for(
    structure: Structure, kind: ChartView, data: DataObject
) -> None:
    view = structure.view
    posts = [post.id for post in view.all(Post)]
    kept = data.draw(st.sets(st.sampled_from(posts)) if posts else st.just(set[str]()))
    drawn = drawn_of(view, kind, Lens(kept=kept))
    assert all(alias.faded is (alias.post not in kept) for alias in drawn.aliases)
    assert not any(alias.faded for alias in drawn_of(view, kind).aliases)
