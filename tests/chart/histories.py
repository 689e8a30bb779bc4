"""Charts that have lived through something: any structure, any edits, anything folded, any findings."""

from collections.abc import Iterator
from contextlib import suppress

from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.looking import Looking
from orgdesigner.chart.measure import EvenMeasure, Measure
from orgdesigner.chart.picture import ChartView, Mark
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.spatial import Extent
from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from tests.model.random_edits import random_edit

NO_MEASURE = EvenMeasure()


def extents(
    data: DataObject, structure: Structure, kind: ChartView, *, most: int = 3, measure: Measure = NO_MEASURE
) -> Iterator[Extent]:
    """Yield what a chart shows before and after every edit of a history, looked at in any way."""
    chart = Chart(structure.view, kind, showing=ON_SCREEN, measure=measure)
    yield _extent(data, structure, chart)
    for _ in range(data.draw(st.integers(1, most))):
        with suppress(EditRefused):
            change = random_edit(data.draw, structure.view)
            structure.apply(change)
            chart.follow(change)
        yield _extent(data, structure, chart)


def _extent(data: DataObject, structure: Structure, chart: Chart) -> Extent:
    view = structure.view
    posts = sorted(post.id for post in view.all(r.Post))
    teams = sorted(team.id for team in view.all(r.Team))
    marked = [*(("post", each) for each in posts), *(("team", each) for each in teams)]
    marks = (
        st.dictionaries(st.sampled_from(marked), st.sampled_from(Mark), max_size=3) if marked else st.just({})
    )
    folded = st.frozensets(st.sampled_from(posts + teams), max_size=2) if posts else st.just(frozenset())
    return chart.extent(marks=data.draw(marks), looking=Looking(data.draw(folded)))
