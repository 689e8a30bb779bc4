"""What tests ask of pictures."""

from itertools import combinations

from orgdesigner.chart.chart import Chart
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import Box, ChartView, Picture, PlacedCard
from orgdesigner.chart.showing import ON_SCREEN
from orgdesigner.chart.spatial import Extent
from orgdesigner.model.structure import View


def picture(view: View, kind: ChartView) -> Picture:
    """A picture as on screen, made anew."""
    return Chart(view, kind, showing=ON_SCREEN, measure=EvenMeasure()).picture()


def extent(view: View, kind: ChartView) -> Extent:
    """What is where in a picture as on screen."""
    return Chart(view, kind, showing=ON_SCREEN, measure=EvenMeasure()).extent()


def titles(cards: list[PlacedCard]) -> list[str]:
    return [" ".join(placed.card.title) for placed in cards]


def overlapping(boxes: list[Box]) -> list[tuple[Box, Box]]:
    return [(one, other) for one, other in combinations(boxes, 2) if one.meets(other)]


def inside(inner: Box, outer: Box) -> bool:
    return (
        outer.x <= inner.x + 0.01
        and outer.y <= inner.y + 0.01
        and inner.right <= outer.right + 0.01
        and inner.bottom <= outer.bottom + 0.01
    )
