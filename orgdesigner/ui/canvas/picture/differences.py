"""Which areas of a picture look different from those of the picture before it.

The two are compared part by part: what is the same object at the same place is not looked into, and what is
the same object at another place has moved as a whole.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from itertools import islice

from orgdesigner.chart.part import Inner, Part, line_box
from orgdesigner.chart.picture import Alias, Box, Line, Note
from orgdesigner.chart.spatial import Extent

NEAR = 0.01
"""Chart units that nobody can see."""

_NOWHERE = Box(0, 0, 0, 0)
Point = tuple[float, float]


def changed_areas(before: Extent, after: Extent, shift: Point, *, most: int) -> list[Box] | None:
    """Return the areas of `after` that look different from `before` moved as a whole by `shift`.

    None stands for more than `most` areas: then the rest is not looked at.
    """
    if after.altered is None or len(after.altered) > most:
        return None
    found = list(islice(_areas(before, after, shift), most + 1))
    return found if len(found) <= most else None


def _areas(before: Extent, after: Extent, shift: Point) -> Iterator[Box]:
    for post in after.altered or ():
        was, now = before.box(post), after.box(post)
        if was is not None:
            yield was.shifted(*shift)
        if now is not None:
            yield now
    yield from _areas_of_parts(Inner(*shift, before.root), Inner(0.0, 0.0, after.root))


def _areas_of_parts(was: Inner, now: Inner) -> Iterator[Box]:
    waiting = [(was, now)]
    while waiting:
        was, now = waiting.pop()
        moved = not (abs(was.x - now.x) < NEAR and abs(was.y - now.y) < NEAR)
        if was.part is now.part:
            if moved:
                yield was.bounds
                yield now.bounds
            continue
        yield from _areas_of_spots(was, now)
        yield from _areas_of_lines(was, now)
        yield from _areas_of_the_rest(was, now)
        old = {inner.part.key: inner for inner in was.part.inner}
        for inner in now.part.inner:
            known = old.pop(inner.part.key, None)
            if known is None:
                yield _inside(now, inner).bounds
            else:
                waiting.append((_inside(was, known), _inside(now, inner)))
        yield from (_inside(was, inner).bounds for inner in old.values())


def _inside(outer: Inner, inner: Inner) -> Inner:
    return Inner(outer.x + inner.x, outer.y + inner.y, inner.part)


def _areas_of_spots(was: Inner, now: Inner) -> Iterator[Box]:
    old = {spot.post: spot for spot in was.part.spots}
    for spot in now.part.spots:
        known = old.pop(spot.post, None)
        box = spot.box.shifted(now.x, now.y)
        if known is None:
            yield box
        elif known.style != spot.style or not _same(known.box.shifted(was.x, was.y), box):
            yield box
            yield known.box.shifted(was.x, was.y)
    yield from (spot.box.shifted(was.x, was.y) for spot in old.values())


def _areas_of_lines(was: Inner, now: Inner) -> Iterator[Box]:
    old = {line.link: line for line in was.part.lines}
    dx, dy = was.x - now.x, was.y - now.y
    for line in now.part.lines:
        known = old.pop(line.link, None)
        if known is None:
            yield line_box(line).shifted(now.x, now.y)
        elif known.stroke is not line.stroke or not _same_path(known, line, dx, dy):
            yield line_box(line).shifted(now.x, now.y)
            yield line_box(known).shifted(was.x, was.y)
    yield from (line_box(line).shifted(was.x, was.y) for line in old.values())


def _areas_of_the_rest(was: Inner, now: Inner) -> Iterator[Box]:
    old, new = _looks(was), _looks(now)
    for key, box in new.items():
        known = old.pop(key, None)
        if known is None or not _same(known, box):
            yield box
            if known is not None:
                yield known
    yield from old.values()


def _looks(inner: Inner) -> dict[Hashable, Box]:
    """Return the places of what there is less of, by everything about it that shows."""
    x, y, part = inner
    looks: dict[Hashable, Box] = {}
    for thing in _less_common(part):
        look: Hashable = replace(thing, box=_NOWHERE)
        number = 0
        while (look, number) in looks:
            number += 1
        looks[look, number] = thing.box.shifted(x, y)
    if part.region is not None:
        heading = part.region.heading
        look = replace(part.region, box=_NOWHERE, heading=_NOWHERE), heading.width, heading.height
        looks[look] = part.region.box.shifted(x, y)
    return looks


def _less_common(part: Part) -> Iterator[Alias | Note]:
    yield from part.aliases
    yield from part.notes


def _same(was: Box, now: Box) -> bool:
    return (
        abs(was[0] - now[0]) < NEAR
        and abs(was[1] - now[1]) < NEAR
        and abs(was[2] - now[2]) < NEAR
        and abs(was[3] - now[3]) < NEAR
    )


def _same_path(was: Line, now: Line, dx: float, dy: float) -> bool:
    if len(was.points) != len(now.points):
        return False
    for (x, y), (new_x, new_y) in zip(was.points, now.points, strict=True):
        if abs(x + dx - new_x) >= NEAR or abs(y + dy - new_y) >= NEAR:
            return False
    return True
