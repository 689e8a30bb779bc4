"""The signs of a legend, drawn as they are on the chart: on paper and in the window alike."""

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor

from orgdesigner.chart.cards.anatomy import DOT
from orgdesigner.chart.layout.ties import BRACKET
from orgdesigner.chart.legend.entries import Fold, Pair, Sign, Vacancy
from orgdesigner.chart.paint import shapes
from orgdesigner.chart.paint.draw import STYLES
from orgdesigner.chart.paint.drawcards import draw_dots
from orgdesigner.chart.paint.ink import Ink
from orgdesigner.chart.paint.marks import draw_marks
from orgdesigner.chart.picture import Box, ChipKind, Dot, Mark
from orgdesigner.model.words import StaffGroup


def draw_sign(ink: Ink, sign: Sign, x: float, middle: float) -> None:
    """Draw a sign with its left edge and the middle of its line."""
    muted = QColor(ink.theme.muted)
    centre = [(x + 7, middle)]
    if isinstance(sign, StaffGroup):
        ink.draw_signs(shapes.group_sign(sign, muted), centre)
    elif isinstance(sign, Vacancy):
        ink.draw_signs(shapes.vacancy_sign(muted), centre)
    elif isinstance(sign, ChipKind):
        ink.draw_signs(shapes.chip_sign(sign, muted), centre)
    elif isinstance(sign, Dot):
        draw_dots(ink, [(sign, Box(x, middle - DOT / 2, DOT, DOT))])
    elif isinstance(sign, Mark):
        draw_marks(ink, [(sign, Box(x, middle - 7, 14, 14))])
    elif isinstance(sign, Fold):
        ink.use(ink.pen(ink.theme.strong_border), ink.theme.card)
        ink.q.drawRoundedRect(ink.frame(Box(x, middle - 5, 16, 10)), 5, 5)
    elif isinstance(sign, Pair):
        ink.use(ink.pen(ink.theme.tie), None)
        ink.q.drawLine(QLineF(x, middle - BRACKET, x + 15, middle - BRACKET))
        ink.q.drawLine(QLineF(x, middle + BRACKET, x + 15, middle + BRACKET))
    else:
        ink.use(ink.pen(ink.theme.tie, style=STYLES[sign]), None)
        ink.q.drawLine(QLineF(x, middle, x + 15, middle))
