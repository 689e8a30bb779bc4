"""Which areas of a picture look different from those of the picture before it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from orgdesigner.chart.picture import Box, Picture
from orgdesigner.chart.spatial import line_box

AROUND = 8.0
"""How far signs and outlines reach beyond the box of what they belong to, in chart units."""


class Look(NamedTuple):
    """What decides how a thing is painted: where it is, and everything else that shows."""

    box: Box
    rest: object


def changed_areas(before: Picture, after: Picture, shift: tuple[float, float]) -> list[Box]:
    """Return the areas of `after` that look different from `before` moved as a whole by `shift`."""
    areas: list[Box] = []
    old = dict(_looks(before, shift))
    for key, look in _looks(after, (0.0, 0.0)):
        was = old.pop(key, None)
        if was is None:
            areas.append(_roomy(look.box))
        elif was.rest != look.rest or not _same_place(was.box, look.box):
            areas += [_roomy(was.box), _roomy(look.box)]
    areas.extend(_roomy(look.box) for look in old.values())
    return areas


def _looks(picture: Picture, shift: tuple[float, float]) -> Iterator[tuple[Hashable, Look]]:
    dx, dy = shift
    for placed in picture.cards:
        # A card book gives the same object until the card says something else: its id tells enough.
        yield placed.card.post, Look(placed.box.shifted(dx, dy), id(placed.card))
    for line in picture.lines:
        x, y = line.points[0]
        shape = [(round(px - x), round(py - y)) for px, py in line.points[1:]]
        yield ("line", line.link), Look(line_box(line).shifted(dx, dy), (line.stroke, shape))
    for region in picture.regions:
        says = (region.title, region.subtitle, region.dots, region.colour, region.mark)
        yield ("region", region.kind, region.team), Look(region.box.shifted(dx, dy), says)
    for number, alias in enumerate(picture.aliases):
        yield ("alias", alias.team, alias.post, number), Look(alias.box.shifted(dx, dy), alias.text)
    for note in picture.notes:
        key = ("note", note.kind, note.record_kind, note.record_id, note.text)
        yield key, Look(note.box.shifted(dx, dy), None)


def _same_place(one: Box, other: Box) -> bool:
    return all(abs(a - b) < 0.01 for a, b in zip(one, other, strict=True))


def _roomy(box: Box) -> Box:
    return Box(box.x - AROUND, box.y - AROUND, box.width + 2 * AROUND, box.height + 2 * AROUND)
