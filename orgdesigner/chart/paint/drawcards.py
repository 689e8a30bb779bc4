"""Cards, painted many at a time: first all frames, then all bars, then all titles, and so on."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from orgdesigner.chart.cards import anatomy as a
from orgdesigner.chart.cards.badges import badge_place, badge_text
from orgdesigner.chart.cards.chips import SIGNED_CHIPS, chip_room
from orgdesigner.chart.detail import Detail, text_size
from orgdesigner.chart.measure import in_full, placed_lines
from orgdesigner.chart.paint import shapes
from orgdesigner.chart.paint.batches import Place
from orgdesigner.chart.paint.farfaces import draw_blocks, draw_short_titles, draw_titles_and_names
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paint.marks import draw_marks
from orgdesigner.chart.paint.patterns import draw_bar
from orgdesigner.chart.picture import Box, ChipKind, Dot, PlacedCard
from orgdesigner.chart.theme import BAR, RADIUS, TextRole, is_category, pattern_of
from orgdesigner.model.words import StaffGroup

_BAR_INSET = 8.0
_CHIP_RADIUS = 4.0
_FRAMED = frozenset({ChipKind.TEACHING_ONLY, ChipKind.SUPPORT_ONLY})
_STRONG = frozenset({ChipKind.PAY, *_FRAMED})
FADED = 0.3
"""How much is seen of a card that has faded."""


def draw_cards(ink: Ink, cards: Sequence[PlacedCard], detail: Detail) -> None:
    """Paint cards with as much on them as the zoom allows; those that faded are seen through."""
    faded = [placed for placed in cards if placed.card.faded]
    if faded:
        ink.q.setOpacity(FADED)
        _draw_alike(ink, faded, detail)
        ink.q.setOpacity(1.0)
        cards = [placed for placed in cards if not placed.card.faded]
    _draw_alike(ink, cards, detail)


def _draw_alike(ink: Ink, cards: Sequence[PlacedCard], detail: Detail) -> None:
    if detail is Detail.BLOCK:
        draw_blocks(ink, cards)
        return
    _draw_frames(ink, cards)
    draw_bars(ink, cards)
    if detail is Detail.FULL:
        _draw_titles(ink, cards)
        _draw_holders(ink, cards)
        _draw_chips(ink, cards)
        draw_dots(ink, _dots(cards))
    elif detail is Detail.TITLE_AND_NAME:
        draw_titles_and_names(ink, cards)
    else:
        draw_short_titles(ink, cards)
    draw_marks(
        ink,
        [
            (placed.card.mark, a.mark_place(placed.card, placed.box, ink.scale))
            for placed in cards
            if placed.card.mark
        ],
    )
    _draw_badges(ink, cards)


def draw_dots(ink: Ink, dots: Sequence[tuple[Dot, Box]]) -> None:
    """Paint numbered dots: filled where the priority is held, a ring where it is contributed to."""
    held: dict[str, list[tuple[str, Box]]] = defaultdict(list)
    rings: dict[str, list[tuple[str, Box]]] = defaultdict(list)
    for dot, box in dots:
        (held if dot.held else rings)[ink.theme.priority(dot.number)].append((str(dot.number), box))
    for hue, placed in held.items():
        ink.use(None, hue)
        ink.draw_ellipses([box for _, box in placed])
        ink.write_centred(TextRole.DOT, ink.theme.on_priority, placed)
    for hue, placed in rings.items():
        ink.use(ink.pen(hue, width=1.3), ink.theme.card)
        ink.draw_ellipses([(x + 0.75, y + 0.75, w - 1.5, h - 1.5) for _, (x, y, w, h) in placed])
    ink.write_centred(TextRole.DOT, ink.theme.text, [each for placed in rings.values() for each in placed])


def _draw_frames(ink: Ink, cards: Sequence[PlacedCard]) -> None:
    ink.use(ink.pen(ink.theme.border), ink.theme.card)
    ink.draw_framed([placed.box for placed in cards if not placed.card.vacant], RADIUS)
    dashed = ink.pen(ink.theme.strong_border)
    dashed.setDashPattern([4.0, 3.0])
    ink.use(dashed, ink.theme.card)
    ink.draw_framed([placed.box for placed in cards if placed.card.vacant], RADIUS)


def draw_bars(ink: Ink, cards: Sequence[PlacedCard]) -> None:
    """Paint the bars in the colours of teams, or of categories: those are wider and have a pattern each."""
    by_colour: dict[str, list[Box]] = defaultdict(list)
    for placed in cards:
        by_colour[placed.card.colour].append(placed.box)
    for colour, boxes in by_colour.items():
        pattern = pattern_of(colour)
        if is_category(colour):
            width = a.PATTERNED_BAR / min(1.0, ink.scale)
            for box in boxes:
                bar = QRectF(box.x, box.y + BAR, width, box.height - 2 * BAR)
                draw_bar(ink.q, bar, ink.theme.bar(colour), pattern)
        elif colour:
            ink.use(None, ink.theme.bar(colour))
            ink.draw_boxes([(x, y + _BAR_INSET, BAR, high - 2 * _BAR_INSET) for x, y, _, high in boxes], 1.5)


def _draw_titles(ink: Ink, cards: Sequence[PlacedCard]) -> None:
    words: dict[TextRole, list[tuple[str, float, float]]] = defaultdict(list)
    for placed in cards:
        role = a.anatomy(placed.card).title_role
        for text, line in a.title_lines(placed.card, placed.box):
            words[role].append((text, line.x, line.y + line.height / 2))
    for role, texts in words.items():
        ink.write(role, ink.theme.text, texts)


def _draw_holders(ink: Ink, cards: Sequence[PlacedCard]) -> None:
    words: list[tuple[str, float, float]] = []
    of_groups: dict[StaffGroup, list[Place]] = {group: [] for group in StaffGroup}
    vacancies: list[Place] = []
    links: list[Place] = []
    for placed in cards:
        card, box = placed.card, placed.box
        lengths = a.anatomy(card)
        middle = a.holder_lines_top(card, box) + lengths.holder_line / 2
        left = box.x + lengths.side
        for holder in card.holders:
            if holder.group:
                of_groups[holder.group].append((left + 5, middle))
            elif holder.vacant:
                vacancies.append((left + 5, middle))
            words.append((holder.text, left + a.SIGN if holder.indented else left, middle))
            middle += lengths.holder_line
        if any(holder.goes_to for holder in card.holders):
            places = (place for _, place in a.link_places(card, box))
            links.extend((x + width / 2 + 1, y + height / 2) for x, y, width, height in places)
    muted = QColor(ink.theme.muted)
    for group, centres in of_groups.items():
        ink.draw_signs(shapes.group_sign(group, muted), centres)
    ink.draw_signs(shapes.vacancy_sign(muted), vacancies)
    ink.draw_signs(shapes.arrow_sign(muted), links)
    ink.write(TextRole.TEXT, ink.theme.muted, words)


def _draw_chips(ink: Ink, cards: Sequence[PlacedCard]) -> None:
    places = [
        place for placed in cards if placed.card.chips for place in a.chip_places(placed.card, placed.box)
    ]
    theme = ink.theme
    ink.use(None, theme.chip)
    ink.draw_boxes([box for chip, box in places if chip.kind not in _FRAMED], _CHIP_RADIUS)
    ink.use(ink.pen(theme.muted), theme.card)
    ink.draw_framed([box for chip, box in places if chip.kind in _FRAMED], _CHIP_RADIUS)
    signs: dict[ChipKind, list[Place]] = defaultdict(list)
    strong: list[tuple[str, float, float]] = []
    quiet: list[tuple[str, float, float]] = []
    for chip, box in places:
        left, middle = box.x + a.CHIP_PADDING, box.y + box.height / 2
        if chip.kind in SIGNED_CHIPS:
            signs[chip.kind].append((left + 4.5, middle))
            left += a.CHIP_SIGN
        words = strong if chip.kind in _STRONG else quiet
        if chip.lines == 1:
            words.append((chip.text, left, middle))
        else:
            texts = in_full(chip.text, chip_room(chip), TextRole.SMALL, ink.measure)
            words += placed_lines(texts, left, middle, TextRole.SMALL)
    for kind, centres in signs.items():
        colour = QColor(theme.text if kind in _STRONG else theme.muted)
        ink.draw_signs(shapes.chip_sign(kind, colour), centres)
    ink.write(TextRole.SMALL, theme.text, strong)
    ink.write(TextRole.SMALL, theme.muted, quiet)


def _dots(cards: Sequence[PlacedCard]) -> list[tuple[Dot, Box]]:
    return [
        (dot, box)
        for placed in cards
        if placed.card.dots
        for dot, box in zip(placed.card.dots, a.dot_places(placed.card, placed.box), strict=True)
    ]


def _draw_badges(ink: Ink, cards: Sequence[PlacedCard]) -> None:
    """What collapsed cards stand for; whoever is drawn after another covers its neighbour's edge alone."""
    folded = [(placed.box, placed.card.below) for placed in cards if placed.card.below]
    ink.use(ink.pen(ink.theme.strong_border), ink.theme.card)
    places = [badge_place(below, box, ink.measure, ink.scale) for box, below in folded]
    for place in places:
        ink.draw_framed([place], place.height / 2)
    words, marks = [], []
    for (box, below), place in zip(folded, places, strict=True):
        sign = place.height if below.mark else 0.0
        if below.mark:
            side = place.height - 2 / ink.scale
            gap = (place.height - side) / 2
            marks.append((below.mark, Box(place.right - side - gap, place.y + gap, side, side)))
        text = badge_text(below, box.width, ink.measure, ink.scale)
        words.append((text, place._replace(width=place.width - sign)))
    size = text_size(TextRole.SMALL.size, ink.scale)
    ink.write_centred(TextRole.SMALL, ink.theme.text, words, size=size)
    draw_marks(ink, marks)
