"""A poster: one picture over many pages that overlap, to be trimmed and joined.

A tile begins far enough back that no card is cut by it that the tile before it does not show whole. So every
card is whole on some page.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from orgdesigner.chart.draft import MARGIN
from orgdesigner.chart.legend.entries import in_lines, legend
from orgdesigner.chart.measure import Measure, in_full, line_height
from orgdesigner.chart.paper.edges import PAGE_NUMBER, Edges, Words
from orgdesigner.chart.paper.setup import POINTS_IN_MILLIMETRE, POINTS_IN_UNIT, PageFormat, PageSetup
from orgdesigner.chart.paper.sheets import CROP, ChartRequest, Page, TileMap, Window, edges_of, page_of_signs
from orgdesigner.chart.picture import Box, Line, Picture
from orgdesigner.chart.theme import TextRole

Span = tuple[float, float]
"""Where something begins and ends, across or down."""

BELOW_HINT = 14.0
"""Between the words above the map of the tiles and the map."""


def tiles(
    picture: Picture, request: ChartRequest, measure: Measure, setup: PageSetup
) -> tuple[PageFormat, list[Page]]:
    """Return the paper's way round that takes fewest tiles, the page with their map, and every tile."""
    scale = setup.poster_scale
    x, y, width, height = picture.bounds
    inside = MARGIN / 2
    whole = Box(x + inside, y + inside, max(1.0, width - 2 * inside), max(1.0, height - 2 * inside))
    edges = edges_of(request, measure, setup)
    cuts = [(each, *_cuts(picture, whole, each, edges, setup)) for each in setup.formats()]
    page_format, across, down = min(cuts, key=lambda found: len(found[1]) * len(found[2]))
    pages = list(_tiles(picture, across, down, request.beat))
    entries = legend(picture, request.view, measure)
    explained = edges.apart(page_format, scale, entries)
    lines = [] if explained else in_lines(entries, page_format.units(scale)[0] - PAGE_NUMBER, measure)
    free_width, free_height = edges.room(page_format, scale, entries)
    area = Box(0, 0, free_width, free_height)
    hint = _hint(len(pages), free_width, measure)
    map_ = _map(picture, whole, pages, area, hint[-1].middle + BELOW_HINT, setup.before)
    first = Page(Picture(request.kind), area, lines, "How the tiles go together", hint, map=map_)
    signs = [page_of_signs(explained, request.kind, free_width, measure)] if explained else []
    return page_format, [first, *pages, *signs]


def _cuts(
    picture: Picture, whole: Box, page_format: PageFormat, edges: Edges, setup: PageSetup
) -> tuple[list[Span], list[Span]]:
    scale = setup.poster_scale
    width, height = edges.room(page_format, scale, ())
    overlap = setup.overlap * POINTS_IN_MILLIMETRE / (POINTS_IN_UNIT * scale)
    cards = [placed.box for placed in picture.cards]
    across = spans((whole.x, whole.right), [(box.x, box.right) for box in cards], width - 2 * CROP, overlap)
    down = spans((whole.y, whole.bottom), [(box.y, box.bottom) for box in cards], height - 2 * CROP, overlap)
    return across, down


def spans(whole: Span, things: Sequence[Span], room: float, overlap: float) -> list[Span]:
    """Return pieces of a length that overlap and cover the whole; no thing is cut by every piece it is in."""
    found = [(whole[0], whole[0] + room)]
    while found[-1][1] < whole[1]:
        begin, end = found[-1]
        cut = [first for first, last in things if first < end < last and last - first < room]
        following = min([end - overlap, *cut])
        # A thing that is longer than a piece can't be whole; the pieces go on all the same.
        following = following if following > begin else max(begin + room / 2, end - overlap)
        found.append((following, following + room))
    return found


def _tiles(
    picture: Picture, across: Sequence[Span], down: Sequence[Span], beat: Callable[[], None]
) -> Iterator[Page]:
    """Yield the tiles row by row, but for those with nothing on them."""
    for row, (top, bottom) in enumerate(down):
        beat()
        strip = _within(picture, Box(across[0][0], top, across[-1][1] - across[0][0], bottom - top))
        for column, (left, right) in enumerate(across):
            area = Box(left, top, right - left, bottom - top)
            name = f"{_letters(row)}{column + 1}"
            shown = _within(strip, area)
            if shown != Picture(picture.view, bounds=area):
                window = Window(name, _trims(across, column), _trims(down, row))
                yield Page(shown, area, [], f"Tile {name}", window=window)


def _trims(found: Sequence[Span], number: int) -> tuple[float, ...]:
    """Where a piece is trimmed: in the middle of what it shares with the one before it and the one after."""
    joins = [(end + begin) / 2 for (_, end), (begin, _) in pairwise(found)]
    return tuple(joins[max(0, number - 1) : number + 1])


def _letters(number: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    number, letter = divmod(number, 26)
    return (_letters(number - 1) if number else "") + chr(ord("A") + letter)


def _within(picture: Picture, area: Box) -> Picture:
    """As much of a picture as meets an area: what lies elsewhere would only make the file larger."""
    return Picture(
        picture.view,
        tuple(placed for placed in picture.cards if placed.box.meets(area)),
        tuple(region for region in picture.regions if region.box.meets(area)),
        tuple(line for line in picture.lines if _around(line).meets(area)),
        tuple(alias for alias in picture.aliases if alias.box.meets(area)),
        tuple(note for note in picture.notes if note.box.meets(area)),
        area,
    )


def _around(line: Line) -> Box:
    xs, ys = zip(*line.points, strict=True)
    return Box(min(xs) - 1, min(ys) - 1, max(xs) - min(xs) + 2, max(ys) - min(ys) + 2)


def _map(picture: Picture, whole: Box, pages: Sequence[Page], area: Box, top: float, before: int) -> TileMap:
    right = max((page.area.right for page in pages), default=whole.right)
    bottom = max((page.area.bottom for page in pages), default=whole.bottom)
    scale = min(1.0, area.width / (right - whole.x), (area.height - top) / (bottom - whole.y))

    def small(box: Box) -> Box:
        left, down = (box.x - whole.x) * scale, top + (box.y - whole.y) * scale
        return Box(left, down, box.width * scale, box.height * scale)

    named = [
        (small(page.area), page.window.name, number)
        for number, page in enumerate(pages, before + 2)
        if page.window is not None
    ]
    return TileMap(scale, tuple(small(placed.box) for placed in picture.cards), tuple(named))


def _hint(count: int, width: float, measure: Measure) -> tuple[Words, ...]:
    text = (
        f"A poster of {count} tiles. Print at 100 %, trim at the marks, and join by the letters and numbers."
    )
    lines = in_full(text, width, TextRole.TEXT, measure)
    high = line_height(TextRole.TEXT)
    return (
        Words("How the tiles go together", 0.0, 10.0, TextRole.HEADING),
        *(Words(line, 0.0, 30.0 + number * high) for number, line in enumerate(lines)),
    )
