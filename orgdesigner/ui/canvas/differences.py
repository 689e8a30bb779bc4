"""Which areas of a picture look different from those of the picture before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from orgdesigner.chart.part import line_box
from orgdesigner.chart.picture import Box, Line, Picture

AROUND = 8.0
"""How far signs and outlines reach beyond the box of what they belong to, in chart units."""

NEAR = 0.01
"""Chart units that nobody can see."""

Point = tuple[float, float]


def changed_areas(before: Picture, after: Picture, shift: Point, *, most: int) -> list[Box] | None:
    """Return the areas of `after` that look different from `before` moved as a whole by `shift`.

    None stands for more than `most` areas: then the rest is not looked at.
    """
    found = list(islice(_areas(before, after, shift), most + 1))
    return [_roomy(box) for box in found] if len(found) <= most else None


def _areas(before: Picture, after: Picture, shift: Point) -> Iterator[Box]:
    yield from _areas_of_cards(before, after, shift)
    yield from _areas_of_lines(before, after, shift)
    old, new = _looks(before), _looks(after)
    for key, box in new.items():
        was = old.pop(key, None)
        if was is None or not _same(was, box, shift):
            yield box
            if was is not None:
                yield was.shifted(*shift)
    yield from (box.shifted(*shift) for box in old.values())


def _areas_of_cards(before: Picture, after: Picture, shift: Point) -> Iterator[Box]:
    old = {placed.card.post: placed for placed in before.cards}
    for placed in after.cards:
        was = old.pop(placed.card.post, None)
        if was is None:
            yield placed.box
        # A card is the same object until it says something else.
        elif was.card is not placed.card or not _same(was.box, placed.box, shift):
            yield placed.box
            yield was.box.shifted(*shift)
    yield from (was.box.shifted(*shift) for was in old.values())


def _areas_of_lines(before: Picture, after: Picture, shift: Point) -> Iterator[Box]:
    old = {line.link: line for line in before.lines}
    for line in after.lines:
        was = old.pop(line.link, None)
        if was is None:
            yield line_box(line)
        elif was.stroke is not line.stroke or not _same_path(was, line, shift):
            yield line_box(line)
            yield line_box(was).shifted(*shift)
    yield from (line_box(was).shifted(*shift) for was in old.values())


def _looks(picture: Picture) -> dict[object, Box]:
    """Return the places of what there is less of, by everything about it that shows."""
    looks: dict[object, Box] = {}
    for region in picture.regions:
        key = (
            region.kind,
            region.team,
            region.title,
            region.subtitle,
            region.dots,
            region.colour,
            region.mark,
        )
        looks[key] = region.box
    for number, alias in enumerate(picture.aliases):
        looks[alias.team, alias.post, alias.text, number] = alias.box
    for note in picture.notes:
        looks[note.kind, note.record_kind, note.record_id, note.text] = note.box
    return looks


def _same(was: Box, now: Box, shift: Point) -> bool:
    return (
        abs(was[0] + shift[0] - now[0]) < NEAR
        and abs(was[1] + shift[1] - now[1]) < NEAR
        and abs(was[2] - now[2]) < NEAR
        and abs(was[3] - now[3]) < NEAR
    )


def _same_path(was: Line, now: Line, shift: Point) -> bool:
    if len(was.points) != len(now.points):
        return False
    dx, dy = shift
    for (x, y), (new_x, new_y) in zip(was.points, now.points, strict=True):
        if abs(x + dx - new_x) >= NEAR or abs(y + dy - new_y) >= NEAR:
            return False
    return True


def _roomy(box: Box) -> Box:
    return Box(box.x - AROUND, box.y - AROUND, box.width + 2 * AROUND, box.height + 2 * AROUND)
