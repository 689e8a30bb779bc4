"""The ways of connectors: the path of a line on the chart, as one of the connectors that Office bends itself.

Office keeps a connector as a box that is turned and mirrored, and says where it bends in 1/100,000 of the
box's sides. Once a shape is moved Office finds a new way itself; until then this one is shown.
"""

from collections.abc import Sequence

from orgdesigner.exchange.outgoing.shapes.figures import Frame, Route, Site

Point = tuple[int, int]

_WHOLE = 100_000
_THINNEST = 12_700
"""A box is at least so thin, one point, or the share of it where the line bends is beyond all bounds."""

_QUARTER = 5_400_000
_THREE_QUARTERS = 3 * _QUARTER


def route(begins: Site, ends: Site, start: Point, end: Point, path: Sequence[Point]) -> Route:
    """Return the way from a side of a box to a side of another, bending where the chart's line does."""
    across, down = end[0] - start[0], end[1] - start[1]
    if begins is Site.BOTTOM and down > 0 and ends is Site.TOP:
        if abs(across) < _THINNEST:
            return _straight(start, end)
        return _downward("bentConnector3", start, end, [_share(path[1][1] - start[1], down)])
    if begins is Site.BOTTOM and down > 0 and ends is Site.LEFT and len(path) > 2:
        trunk = path[-2][0]
        turns = path[1][1] if len(path) > 3 else start[1]
        first = min(max(turns - start[1], _THINNEST), down)
        wide = across if abs(across) >= _THINNEST else _THINNEST
        return _downward("bentConnector4", start, end, [_share(first, down), _share(trunk - start[0], wide)])
    if begins is ends is Site.LEFT and down > 0:
        wide = max(abs(across), _THINNEST)
        frame = Frame(min(start[0], end[0]), start[1], wide, down)
        bend = _share(path[1][0] - start[0], wide if across >= 0 else -wide)
        return Route("bentConnector3", frame, flip_across=across < 0, bends=(bend,))
    level = (Site.LEFT, Site.RIGHT)
    if begins in level and ends in level and abs(across) >= _THINNEST and down and len(path) > 2:
        bend = _share(path[1][0] - start[0], across)
        frame = Frame(min(start[0], end[0]), min(start[1], end[1]), abs(across), abs(down))
        return Route("bentConnector3", frame, flip_across=across < 0, flip_down=down < 0, bends=(bend,))
    return _straight(start, end)


def _straight(start: Point, end: Point) -> Route:
    across, down = end[0] - start[0], end[1] - start[1]
    frame = Frame(min(start[0], end[0]), min(start[1], end[1]), abs(across), abs(down))
    return Route("straightConnector1", frame, flip_across=across < 0, flip_down=down < 0)


def _downward(preset: str, start: Point, end: Point, bends: Sequence[int]) -> Route:
    """A connector that leaves downward: its box lies on its side, turned about its middle."""
    across, down = end[0] - start[0], end[1] - start[1]
    thick = max(abs(across), _THINNEST)
    x, y = (start[0] + end[0]) // 2, (start[1] + end[1]) // 2
    frame = Frame(x - down // 2, y - thick // 2, down, thick)
    if across < 0:
        return Route(preset, frame, turn=_QUARTER, bends=tuple(bends))
    return Route(preset, frame, turn=_THREE_QUARTERS, flip_across=True, bends=tuple(bends))


def _share(part: int, whole: int) -> int:
    return round(part * _WHOLE / whole)
