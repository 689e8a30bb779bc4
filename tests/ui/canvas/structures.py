"""Random schools for the canvas: every title and name is its own, so that words say exactly who is meant."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.spatial import Extent
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import Level, TeamKind


@st.composite
def schools(draw: DrawFn, *, posts: int = 12, teams: int = 4) -> Structure:
    """A school with posts that report to earlier ones or to nobody, and are in any teams and lead some.

    Anybody may coach anybody else.
    """
    records: list[r.Record] = [r.School(id=r.SCHOOL_ID)]
    ids = [f"p{number}" for number in range(draw(st.integers(1, posts)))]
    for number, post in enumerate(ids):
        level = draw(st.sampled_from([Level.HEAD, Level.NONE, Level.NONE, Level.NONE]))
        records.append(r.Post(id=post, title=f"Post {number}", order=draw(st.integers(-3, 3)), level=level))
        if number and draw(st.booleans()):
            upper = draw(st.sampled_from(ids[:number]))
            records.append(r.Link(id=f"line:{post}", lower=post, upper=upper))
    for number in range(draw(st.integers(0, teams))):
        leads = tuple(draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)))
        kind = draw(st.sampled_from([TeamKind.LEADERSHIP, TeamKind.SUPPORT]))
        records.append(
            r.Team(id=f"t{number}", name=f"Team {number}", team_kind=kind, leads=leads, order=number)
        )
        for place, post in enumerate(draw(st.lists(st.sampled_from(ids), max_size=5, unique=True))):
            order = draw(st.integers(-2, 2)) if draw(st.booleans()) else place
            records.append(r.Membership(id=f"m{number}:{post}", team=f"t{number}", post=post, order=order))
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=6, unique=True))
    records += [
        r.Link(id=f"coach:{lower}:{upper}", link_kind=r.COACHING, lower=lower, upper=upper)
        for lower, upper in pairs
        if lower != upper
    ]
    return Structure(records)


def extent_of(view: View, chart_view: ChartView) -> Extent:
    """What is where in the picture of a structure."""
    return Chart(view, chart_view, showing=ON_SCREEN, measure=EvenMeasure()).extent()
