"""The charts of a page for a browser: drawings with a place for every post, and what their signs mean."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtGui import QPainter

from orgdesigner.chart.legend.drawsigns import draw_sign
from orgdesigner.chart.legend.entries import LEGEND_LINE, SIGN_WIDTH, Sign
from orgdesigner.chart.measure import Measure
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paper.drawpage import VIEW_NAMES
from orgdesigner.chart.paper.pages import ChartRequest, one_sheet
from orgdesigner.chart.picture import Box, Picture
from orgdesigner.chart.theme import PAPER
from orgdesigner.exchange.outgoing.markup import escaped
from orgdesigner.exchange.outgoing.svgpainter import SvgPainter
from orgdesigner.exchange.steps import Step

_SHAPES_OF_A_CARD = 10
"""About so many things are drawn for a card, which says how far a drawing has come."""


def figure(request: ChartRequest, numbers: Mapping[str, int], measure: Measure, step: Step) -> str:
    """Return a view of a structure as a figure; `numbers` are the posts' own in the page, by their ids."""
    page = one_sheet(request, measure).pages[0]
    picture = page.picture
    expected = _SHAPES_OF_A_CARD * max(1, len(picture.cards))
    painter = SvgPainter(request.kind.value, lambda count: step(min(1.0, count / expected)))
    paint(cast("QPainter", painter), picture, theme=PAPER, measure=measure, vector=True)
    name = VIEW_NAMES[request.kind]
    x, y, width, height = picture.bounds
    entries = [(entry.sign, entry.text) for line in page.legend for entry in line]
    explained = (
        _explained(f"{request.kind.value}-{number}", sign, text, measure)
        for number, (sign, text) in enumerate(entries)
    )
    return (
        f'<figure data-view="{request.kind.value}">\n'
        f'<svg role="img" aria-label="{escaped(name)}: the outline says what is on this chart"'
        f' viewBox="{x:g} {y:g} {max(width, 1.0):g} {max(height, 1.0):g}" xml:space="preserve"'
        f' width="{max(width, 1.0):g}" height="{max(height, 1.0):g}">\n'
        f"{painter.text()}\n{_places(picture, numbers)}</svg>\n"
        f"<figcaption>{''.join(explained)}</figcaption>\n"
        "</figure>\n"
    )


def _places(picture: Picture, numbers: Mapping[str, int]) -> str:
    """Return what is clicked and marked: a rectangle over the card of each post, and over its aliases."""
    cards = [_place("post", numbers[placed.post], placed.box) for placed in picture.cards]
    aliases = [_place("alias", numbers[each.post], each.box) for each in picture.aliases if each.post]
    return "".join((*cards, *aliases))


def _place(kind: str, number: int, box: Box) -> str:
    where = f'x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}"'
    return f'<rect class="{kind}" data-post="{number}" {where} rx="8" fill-opacity="0"/>\n'


def _explained(name: str, sign: Sign, text: str, measure: Measure) -> str:
    painter = SvgPainter(name)
    draw_sign(Ink(cast("QPainter", painter), PAPER, measure, 1.0, vector=True), sign, 0.0, LEGEND_LINE / 2)
    size = f'width="{SIGN_WIDTH:g}" height="{LEGEND_LINE:g}"'
    return f'<span><svg {size} aria-hidden="true">{painter.text()}</svg>{escaped(text)}</span>\n'
