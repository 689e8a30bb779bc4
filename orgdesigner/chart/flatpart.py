"""A flat picture as a tree of parts: for layouts that know no parts yet."""

from orgdesigner.chart.cards import CardStyle
from orgdesigner.chart.part import Inner, Part, Spot
from orgdesigner.chart.picture import Card, Picture, PlacedCard, Region


class Ready:
    """Cards that are made already."""

    def __init__(self, picture: Picture) -> None:
        self._made = {placed.post: placed.card for placed in picture.cards}

    def card(self, post: str, _: CardStyle) -> Card:
        """Return the card of a post."""
        return self._made[post]

    def face(self, post: str, _: CardStyle) -> Card:
        """Return the card of a post."""
        return self._made[post]


def flat_part(picture: Picture) -> Part:
    """Return a part that holds a picture, and inside it one for each region with its cards."""
    spots: dict[Region | None, list[Spot]] = {None: [], **{region: [] for region in picture.regions}}
    for placed in picture.cards:
        spots[placed.region].append(_spot(placed))
    regions = [
        Part(f"region {number}", region.box, spots=tuple(spots[region]), region=region)
        for number, region in enumerate(picture.regions)
    ]
    return Part(
        "",
        picture.bounds,
        spots=tuple(spots[None]),
        lines=picture.lines,
        aliases=picture.aliases,
        notes=picture.notes,
        inner=tuple(Inner(0.0, 0.0, part) for part in regions),
    )


def _spot(placed: PlacedCard) -> Spot:
    card = placed.card
    return Spot(card.post, placed.box, CardStyle(card.width, card.compact), placed.flow)
