"""Shapes in the words of DrawingML, which Word and PowerPoint share: places, outlines, fills and ways."""

from orgdesigner.exchange.outgoing.markup import escaped
from orgdesigner.exchange.outgoing.shapes.figures import Figure, Frame, Stroke, Tie

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
FONT = "Arial"
"""Narrower than the font that the boxes were measured with, and there on every computer."""

_LINE = 9_525
_WHOLE = 100_000


def outline_of(shape: Figure | Tie | Stroke, *, right: int = 0, up: int = 0) -> str:
    """Return the content of a shape's `spPr` element: where it is, so far right and up, and how it looks."""
    moved = (right, -up)
    match shape:
        case Figure():
            form = _box(shape)
            fill = f"<a:solidFill>{_colour(shape.fill)}</a:solidFill>" if shape.fill else "<a:noFill/>"
            turned = f' rot="{shape.turn}"' if shape.turn else ""
            return f"{_place(shape.frame, moved, turned)}{form}{fill}{_line(shape.outline, shape.dash)}"
        case Tie():
            way = shape.route
            flips = ' flipH="1"' * way.flip_across + ' flipV="1"' * way.flip_down
            turned = f' rot="{way.turn}"' if way.turn else ""
            bends = "".join(
                f'<a:gd name="adj{number}" fmla="val {bend}"/>'
                for number, bend in enumerate(way.bends, start=1)
            )
            form = f'<a:prstGeom prst="{way.preset}"><a:avLst>{bends}</a:avLst></a:prstGeom>'
            return f"{_place(way.frame, moved, turned + flips)}{form}{_line(shape.colour, shape.dash)}"
        case Stroke():
            return f"{_path(shape, moved)}<a:noFill/>{_line(shape.colour, shape.dash)}"


def named(shape: Figure | Tie | Stroke, *, after: int = 0) -> str:
    """Return the attributes that tell a shape from others and say what it is; ids count on from `after`."""
    says = f' descr="{escaped(shape.says)}"' if isinstance(shape, Figure) and shape.says else ""
    return f'id="{shape.id + after}" name="{escaped(shape.name)} {shape.id + after}"{says}'


def body_of(figure: Figure) -> str:
    """Return the attributes that say where the text stands in a box."""
    side, top = figure.inset
    return f'wrap="square" lIns="{side}" rIns="{side}" tIns="{top}" bIns="0" anchor="{figure.anchor}"'


def held_by(tie: Tie, *, after: int = 0) -> str:
    """Return the two elements that say which boxes a connector holds on to; ids count on from `after`."""
    (first, begins), (last, ends) = tie.begins, tie.ends
    return f'<a:stCxn id="{first + after}" idx="{begins:d}"/><a:endCxn id="{last + after}" idx="{ends:d}"/>'


def _box(figure: Figure) -> str:
    if not figure.radius:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    shorter = max(1, min(figure.frame.width, figure.frame.height))
    corner = min(_WHOLE // 2, round(figure.radius * _WHOLE / shorter))
    return (
        f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {corner}"/></a:avLst></a:prstGeom>'
    )


def _path(stroke: Stroke, moved: tuple[int, int]) -> str:
    """A line of straight parts as a form of its own."""
    left, top = (min(point[axis] for point in stroke.points) for axis in (0, 1))
    right, bottom = (max(point[axis] for point in stroke.points) for axis in (0, 1))
    first, *rest = ((x - left, y - top) for x, y in stroke.points)
    ways = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in rest)
    frame = Frame(left, top, right - left, bottom - top)
    return (
        f"{_place(frame, moved)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path '
        f'w="{frame.width}" h="{frame.height}" fill="none">'
        f'<a:moveTo><a:pt x="{first[0]}" y="{first[1]}"/></a:moveTo>{ways}</a:path></a:pathLst></a:custGeom>'
    )


def _place(frame: Frame, moved: tuple[int, int], turned: str = "") -> str:
    x, y = frame.x + moved[0], frame.y + moved[1]
    place = f'<a:off x="{x}" y="{y}"/><a:ext cx="{frame.width}" cy="{frame.height}"/>'
    return f"<a:xfrm{turned}>{place}</a:xfrm>"


def _line(colour: str, dash: str) -> str:
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{_LINE}"><a:solidFill>{_colour(colour)}</a:solidFill>{dashed}</a:ln>'


def _colour(name: str) -> str:
    return f'<a:srgbClr val="{name.removeprefix("#")}"/>'
