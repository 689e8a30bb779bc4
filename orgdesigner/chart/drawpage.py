"""A page of paper: its head, the chart, and at the foot what the signs on it mean."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter

from orgdesigner.chart import shapes
from orgdesigner.chart.anatomy import DOT
from orgdesigner.chart.dates import in_words
from orgdesigner.chart.draw import STYLES, paint
from orgdesigner.chart.drawcards import draw_dots, draw_marks
from orgdesigner.chart.ink import Ink
from orgdesigner.chart.legend import ENTRY_GAP, LEGEND_LINE, SIGN_WIDTH, Entry, Vacancy
from orgdesigner.chart.measure import Measure, elide
from orgdesigner.chart.pages import HEADER, Sheets, footer_height
from orgdesigner.chart.paper import POINTS_IN_MILLIMETRE, POINTS_IN_UNIT
from orgdesigner.chart.picture import Box, ChartView, ChipKind, Dot, Mark
from orgdesigner.chart.theme import PAPER, TextRole
from orgdesigner.model.words import StaffGroup, Stroke

VIEW_NAMES = {ChartView.TEAMS: "Teams", ChartView.REPORTING: "Reporting lines"}


def draw_page(q: QPainter, sheets: Sheets, number: int, measure: Measure) -> None:
    """Draw a page, counted from 0, with a painter that is set to points from the upper left corner."""
    margin = sheets.format.margin * POINTS_IN_MILLIMETRE
    q.save()
    q.translate(margin, margin)
    q.scale(POINTS_IN_UNIT * sheets.scale, POINTS_IN_UNIT * sheets.scale)
    width, height = sheets.format.units(sheets.scale)
    page = sheets.pages[number]
    ink = Ink(q, PAPER, measure, scale=1.0, vector=True)
    q.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_header(ink, sheets, width)
    _draw_footer(ink, sheets, number, width, height)
    q.translate((width - page.area.width) / 2 - page.area.x, HEADER - page.area.y)
    paint(q, page.picture, theme=PAPER, measure=measure, vector=True)
    q.restore()


def _draw_header(ink: Ink, sheets: Sheets, width: float) -> None:
    caption = sheets.caption
    day = in_words(caption.day)
    right = width - ink.measure.width(day, TextRole.TEXT)
    plan = elide(caption.plan, right / 2, TextRole.HEADING, ink.measure)
    ink.write(TextRole.HEADING, ink.theme.text, [(plan, 0.0, 10.0)])
    left = ink.measure.width(plan, TextRole.HEADING) + 12
    about = f"{caption.structure} · {VIEW_NAMES[sheets.kind]}"
    about = elide(about, right - left - 12, TextRole.TEXT, ink.measure)
    ink.write(TextRole.TEXT, ink.theme.muted, [(about, left, 10.5), (day, right, 10.5)])
    ink.use(ink.pen(ink.theme.border), None)
    ink.q.drawLine(QLineF(0, HEADER - 14, width, HEADER - 14))


def _draw_footer(ink: Ink, sheets: Sheets, number: int, width: float, height: float) -> None:
    lines = sheets.pages[number].legend
    top = height - footer_height(lines)
    ink.use(ink.pen(ink.theme.border), None)
    ink.q.drawLine(QLineF(0, top + 4, width, top + 4))
    first = height - LEGEND_LINE * max(1, len(lines)) + LEGEND_LINE / 2
    for row, entries in enumerate(lines):
        _draw_entries(ink, entries, first + row * LEGEND_LINE)
    if len(sheets.pages) == 1:
        return
    words = f"Page {number + 1} of {len(sheets.pages)}"
    left = width - ink.measure.width(words, TextRole.SMALL)
    ink.write(TextRole.SMALL, ink.theme.muted, [(words, left, height - LEGEND_LINE / 2)])


def _draw_entries(ink: Ink, entries: Sequence[Entry], middle: float) -> None:
    x = 0.0
    words = []
    for entry in entries:
        _draw_sign(ink, entry, x, middle)
        words.append((entry.text, x + SIGN_WIDTH, middle))
        x += entry.width + ENTRY_GAP
    ink.write(TextRole.SMALL, ink.theme.muted, words)


def _draw_sign(ink: Ink, entry: Entry, x: float, middle: float) -> None:
    sign, muted = entry.sign, QColor(ink.theme.muted)
    centre = QPointF(x + 7, middle)
    if isinstance(sign, StaffGroup):
        shapes.draw_group(ink.q, sign, centre, muted)
    elif isinstance(sign, Vacancy):
        shapes.draw_vacancy(ink.q, centre, muted)
    elif isinstance(sign, ChipKind):
        shapes.draw_chip_sign(ink.q, sign, centre, muted)
    elif isinstance(sign, Dot):
        draw_dots(ink, [(sign, Box(x, middle - DOT / 2, DOT, DOT))])
    elif isinstance(sign, Mark):
        draw_marks(ink, [(sign, Box(x, middle - 7, 14, 14))])
    elif isinstance(sign, Stroke):
        ink.use(ink.pen(ink.theme.tie, style=STYLES[sign]), None)
        ink.q.drawLine(QLineF(x, middle, x + 15, middle))
