"""What folds and opens a branch with the mouse: a handle at the foot of a card, or the badge in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from orgdesigner.chart.cards.badges import badge_place, beside_heading, handle_place, reach
from orgdesigner.chart.detail import Detail, detail_at
from orgdesigner.chart.picture import Box, ChartView, RegionKind
from orgdesigner.chart.theme import Theme
from orgdesigner.model.records import Post, Team
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.reading.folding import Folding

LEAST = 24.0
"""Screen pixels across which a click is taken, at least."""


def handle_at(folding: Folding, x: float, y: float) -> Subject | None:
    """Return the post or team whose handle, or badge, is at a point of the chart, or None.

    What reaches over another card is taken only where it is always seen: a badge is, and a handle is not.
    """
    scale = folding.area.zoom
    if detail_at(scale) is Detail.BLOCK:
        return None
    on_card, found = None, None
    for subject, own in _near(folding, x, y):
        if own is not None and own.holds(x, y):
            on_card = subject
        place = handle_of(folding, subject)
        if place is not None and place.holds(x, y) and (found is None or subject.id in folding.folded):
            found = subject, True
        elif place is not None and found is None and _roomy(place, scale).holds(x, y):
            found = subject, False
    if found is None:
        return None
    subject, is_drawn = found
    is_badge = is_drawn and subject.kind == Post.kind and subject.id in folding.folded
    return subject if is_badge or on_card in (None, subject) else None


def handle_of(folding: Folding, subject: Subject) -> Box | None:
    """Return the place of the handle of a card or a team, or of a card's badge; None if it has none."""
    area = folding.area
    extent, scale = area.shown, area.zoom
    if detail_at(scale) is Detail.BLOCK or not folding.can_fold(subject.id):
        return None
    if subject.kind == Team.kind:
        region = extent.region(subject.id)
        return beside_heading(region.heading, scale) if region else None
    if subject.id in folding.folded:
        placed = extent.card(subject.id)
        below = placed.card.below if placed else None
        return badge_place(below, placed.box, area.measure, scale) if placed and below else None
    box = extent.box(subject.id)
    return handle_place(box, scale) if box else None


def _near(folding: Folding, x: float, y: float) -> Iterator[tuple[Subject, Box | None]]:
    """Yield what may have a handle near a point; of cards also their own place."""
    area = folding.area
    around = reach(area.zoom)
    near = Box(x - around, y - around, 2 * around, 2 * around)
    for spot in area.extent.spots_within(near):
        yield Subject(Post.kind, spot.post), spot.box
    if area.chart_view is ChartView.TEAMS:
        for region in area.extent.regions_within(near):
            if region.kind is RegionKind.TEAM:
                yield Subject(Team.kind, region.team), None


def draw_handles(
    painter: QPainter, folding: Folding, subjects: Iterable[Subject | None], hot: Subject | None
) -> None:
    """Draw what folds and opens these cards and teams; the one that the mouse is on in the accent colour."""
    area = folding.area
    for subject in subjects:
        box = handle_of(folding, subject) if subject and subject.kind in (Post.kind, Team.kind) else None
        if subject is not None and box is not None:
            folded = subject.id in folding.folded
            place = QRectF(*area.camera.box_on_screen(box))
            badge = folded and subject.kind == Post.kind
            _draw(painter, place, area.theme, badge=badge, folded=folded, hot=subject == hot)


def _draw(painter: QPainter, box: QRectF, theme: Theme, *, badge: bool, folded: bool, hot: bool) -> None:
    """Draw a round handle with a minus, or a plus if it opens; round a badge, drawn already, an outline."""
    painter.setPen(QPen(QColor(theme.accent if hot else theme.strong_border), 1.5 if hot else 1))
    if badge:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        return
    painter.setBrush(QColor(theme.card))
    painter.drawEllipse(box)
    painter.setPen(QPen(QColor(theme.accent if hot else theme.text), 1.5))
    middle, arm = box.center(), box.width() / 4.5
    painter.drawLine(QLineF(middle.x() - arm, middle.y(), middle.x() + arm, middle.y()))
    if folded:
        painter.drawLine(QLineF(middle.x(), middle.y() - arm, middle.x(), middle.y() + arm))


def _roomy(place: Box, scale: float) -> Box:
    """Return where a click is taken: as wide and tall as a finger or a shaky hand needs."""
    wider = max(0.0, LEAST / scale - place.width) / 2
    taller = max(0.0, LEAST / scale - place.height)
    return Box(place.x - wider, place.y, place.width + 2 * wider, place.height + taller)
