"""A camera area that shows the chart of what a session looks at, kept up to date and drawn from tiles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from orgdesigner.chart.detail import Detail, detail_at
from orgdesigner.chart.draft import around
from orgdesigner.chart.looking import Lens, Looking
from orgdesigner.chart.paint.draw import paint
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.picture import Box, ChartView, Picture, PlacedCard
from orgdesigner.chart.spatial import Extent
from orgdesigner.chart.theme import LIGHT, Theme
from orgdesigner.model.document import Event
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.camera import LEGIBLE, Camera
from orgdesigner.ui.canvas.camera_area import CameraArea
from orgdesigner.ui.canvas.picture.backdrop import Backdrop
from orgdesigner.ui.canvas.picture.card_picture import picture_of
from orgdesigner.ui.canvas.picture.differences import changed_areas
from orgdesigner.ui.canvas.picture.emptiness import Emptiness
from orgdesigner.ui.canvas.picture.first_look import FirstLook
from orgdesigner.ui.canvas.picture.glide import Glides, moves
from orgdesigner.ui.canvas.picture.outlook import Outlook
from orgdesigner.ui.canvas.picture.preparing import Preparing
from orgdesigner.ui.canvas.picture.scene import Scene, box_of
from orgdesigner.ui.canvas.picture.steady import Steadiness
from orgdesigner.ui.canvas.picture.tiles import Tiles, roomy
from orgdesigner.ui.motion import may_move
from orgdesigner.ui.session import Session

FRAME = 0.006
"""Seconds that a frame may spend on painting new tiles."""

MANY = 400
"""How many areas may look different before all of the chart is painted anew."""


class ChartArea(CameraArea):
    """Shows a chart; what is edited in it, and by whom, it does not know.

    `animated` says whether cards that an edit moves glide to their places.
    """

    import_requested = Signal()
    looked_otherwise = Signal()
    """Something else of the structure is laid out, or something else stands out."""
    rested = Signal()
    """All that is in view has been painted, and there is time for what can wait."""

    def __init__(self, session: Session, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = theme
        self._measure = FontMeasure()
        self._scene = Scene(session, self._measure)
        self._tiles = Tiles(self._paint_chart)
        self._cameras: dict[ChartView, Camera] = {}
        self._outlook = Outlook()
        self.trail = self._outlook.trail
        self._first = FirstLook(self)
        self._at_once = False
        self._complete = False
        self._steady = Steadiness(session)
        self._reveals = True
        self.animated = may_move(self)
        self._glides = Glides(self)
        self._glides.moved.connect(self.viewport().update)
        self._glides.landed.connect(self._paint_landed)
        self._preparing = Preparing(self._scene, self.viewport())
        self._preparing.ready.connect(self._show_prepared)
        self.backdrop = Backdrop(self, session)
        self._emptiness = Emptiness(self.viewport())
        self._emptiness.import_requested.connect(self.import_requested)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._finish_picture)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._listen()
        self._show_anew()

    def _listen(self) -> None:
        session = self.session
        session.replaced.connect(self._start_anew)
        session.place_changed.connect(self._look_at_place)
        session.places_changed.connect(self._dress)
        session.changed.connect(self._follow)
        session.findings_changed.connect(self._freshen)

    # What is shown

    @property
    def measure(self) -> FontMeasure:
        """How wide text is on the cards."""
        return self._measure

    @property
    def picture(self) -> Picture:
        """The picture that is shown, as it is now."""
        return self.extent.picture

    @property
    def extent(self) -> Extent:
        """What is where in the picture, as it is now."""
        self.bring_up_to_date()
        return self._scene.extent

    @property
    def shown(self) -> Extent:
        """What is where in what is to be seen, even if that is not yet the present, or not all of it."""
        return self.extent if self.is_laid_out else self._scene.extent

    @property
    def chart_view(self) -> ChartView:
        """Which of the ways of looking at the structure is shown."""
        return self._scene.chart_view

    @chart_view.setter
    def chart_view(self, chart_view: ChartView) -> None:
        if chart_view is self._scene.chart_view:
            return
        if self._first.taken:
            self._cameras[self._scene.chart_view] = self.camera
        self._scene.chart_view = chart_view
        self._show_anew()
        if chart_view in self._cameras:
            self._first.taken = True
            self.look_exactly(self._cameras[chart_view])
        self.looked_otherwise.emit()
        if self.is_laid_out:
            self._reveal_selection()

    @property
    def looking(self) -> Looking:
        """What of the structure is laid out, and how."""
        return self._scene.looking

    def look_so(self, looking: Looking, *, holding: Subject | None = None) -> None:
        """Lay out something else of the structure; what is `holding` stays where it is on screen.

        If that takes longer than a moment the picture before stays until the other is ready.
        """
        if looking != self._scene.looking:
            self._scene.looking = looking
            self._outlook.keep(looking, self.session.place, self.chart_view)
            self.hold(holding)
            self._freshen()
            self._scene.lay_out_anew()
            if self._scene.is_prepared:
                self.bring_up_to_date()
                self.looked_otherwise.emit()
            self._prepare(reveal=False)

    @property
    def lens(self) -> Lens:
        """What stands out."""
        return self._scene.lens

    def look_through(self, lens: Lens) -> None:
        """Let something else stand out."""
        if lens != self._scene.lens:
            self._scene.lens = lens
            self._freshen()
            self.looked_otherwise.emit()

    @property
    def is_settled(self) -> bool:
        """Whether what was drawn last is the present, sharp and whole."""
        return self._complete and not self._scene.stale and not self._glides

    @property
    def is_painted(self) -> bool:
        """Whether all that is in view has been painted; more may have to be laid out further down."""
        return self._complete

    @property
    def is_laid_out(self) -> bool:
        """Whether the picture is whole, and can be asked what is where without waiting for it."""
        return not self._preparing.goes_on

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.theme = theme
        self._dress()

    def reveal(self, post_id: str) -> None:
        """Scroll to the card of a post if it is not in view."""
        self.reveal_subject(Subject("post", post_id))

    def reveal_subject(self, subject: Subject) -> None:
        """Scroll to what is drawn for a record if it is not in view."""
        self._place_camera()
        box = box_of(self.extent, subject)
        if box is not None:
            self.reveal_box(box)

    def zoom_fit(self) -> None:
        """Show all of the selection, or of the chart if nothing in it is selected."""
        extent = self.extent
        boxes = [box for each in self.session.selection if (box := box_of(extent, each)) is not None]
        self._first.taken = True
        self.fit(around(boxes, margin=0.0) if boxes else extent.bounds)

    def card_picture(self, placed: PlacedCard) -> QPixmap:
        """Return a card alone as a picture, as large as it is on screen."""
        ratio, scale = self.devicePixelRatioF(), self.camera.scale
        return picture_of(placed, self.chart_view, self.theme, self._measure, scale=scale, ratio=ratio)

    def hold(self, subject: Subject | None, origins: Mapping[str, Box] | None = None) -> None:
        """Say what shall stay where it is on screen when the next change moves the rest.

        `origins` are the places from which cards in the hand come.
        """
        self._steady.hold(subject, origins or {})

    def place_of(self, subject: Subject) -> Box | None:
        """Return where what a subject names is drawn at this moment, or None."""
        on_its_way = self._glides.place(subject.id) if subject.kind == "post" else None
        return on_its_way or box_of(self.shown, subject)

    # What the session says

    def _start_anew(self) -> None:
        self._outlook.begin(self.session.view)
        self._cameras.clear()
        self._show_anew()

    def _show_anew(self) -> None:
        self._scene.looking = self._outlook.recall(self.looking, self.session, self.chart_view)
        self._scene.start()
        self._prepare()
        self._first.taken = self._complete = False
        self._at_once = True
        self._dress()

    def _look_at_place(self) -> None:
        """Look at another structure from the same place: what they share stays where it is on screen."""
        before = self._scene.extent
        self._scene.looking = self._outlook.recall(self.looking, self.session, self.chart_view)
        self._scene.start()
        self._scene.extent = before
        if self._scene.is_prepared:
            self.bring_up_to_date()
        self._prepare()
        self._dress()  # last: the strip moves the camera, and who hears of that may ask what is where

    def _prepare(self, *, reveal: bool = True) -> None:
        self._reveals = reveal
        self._preparing.begin()

    def _show_prepared(self) -> None:
        self._place_camera()
        if self._reveals:
            self._reveal_selection()
        self._at_once = True
        self.viewport().update()
        self.looked_otherwise.emit()

    def _reveal_selection(self) -> None:
        for subject in self.session.selection:
            self.reveal_subject(subject)

    def _follow(self, event: Event) -> None:
        self._scene.follow(event.change)
        before = self.looking
        self._scene.looking = self._outlook.after(event.change, before, self.session, self.chart_view)
        if self.looking.focus != before.focus:
            self.looked_otherwise.emit()
        self._steady.follow(event.change)
        self._freshen()

    def _freshen(self) -> None:
        self._scene.stale = True
        self._at_once = True
        self.viewport().update()

    # Keeping up to date

    def bring_up_to_date(self) -> None:
        """Make the picture of the present, and keep what should stay where it is on screen there."""
        if not self._scene.stale:
            return
        before = self._scene.extent
        self._scene.refresh()
        self._complete = False
        after = self._scene.extent
        seen = self.camera.seen(self.visible_size())
        held = self._steady.found(before, after, seen) if self._first.taken else None
        self._glides.land()
        self.set_bounds(after.bounds)
        shift = (held[1].x - held[0].x, held[1].y - held[0].y) if held else (0.0, 0.0)
        changed = changed_areas(before, after, shift, most=MANY)
        self._tiles.follow(shift, changed)
        if held is not None:
            self.look_exactly(self.camera.following(*held))
        if self._first.taken:
            self._take_off(before, after, shift)
        for box in self._steady.end(after):
            if self._first.taken and not box.meets(self.camera.seen(self.visible_size())):
                self.reveal_box(box)
        self._emptiness.setVisible(after.is_empty)

    def _place_camera(self) -> None:
        """Look at the chart for the first time, once there is a size to look with."""
        self.bring_up_to_date()
        self._first.take(self._scene.extent)

    def _shows_something(self) -> bool:
        """Whether a picture can be seen meanwhile: the one before, or the upper part of the one to come."""
        scene = self._scene
        if not scene.can_be_shown:
            if self._first.taken or not scene.begin(self.visible_size().height / LEGIBLE):
                return False
            self.set_bounds(scene.extent.bounds)
        self._first.take(scene.extent)
        return True

    # Cards on their way

    def _take_off(self, before: Extent, after: Extent, shift: tuple[float, float]) -> None:
        """Let the cards that moved glide; until they are there, the tiles are painted without them."""
        if self.animated and self.isVisible():
            seen = self.camera.seen(self.visible_size())
            found = moves(before, after, shift, seen, self._steady.origins)
            drawn = ((move, after.card(move.post)) for move in found)
            self._glides.begin((move, self.card_picture(card)) for move, card in drawn if card)
            self._tiles.follow((0.0, 0.0), [move.end for move in found])

    def _paint_landed(self, areas: list[Box]) -> None:
        self._tiles.follow((0.0, 0.0), areas)
        self._at_once = True
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_laid_out:
            self._place_camera()
        elif not self._shows_something():
            with QPainter(self.viewport()) as painter:
                self._preparing.draw(painter, self.viewport().rect(), self.theme)
            return
        seconds = 0.0 if self.is_zooming else FRAME
        # A painter that is not ended when something fails would take the process with it.
        with QPainter(self.viewport()) as painter:
            self._complete = self._tiles.draw(
                painter,
                self.camera,
                self.visible_size(),
                ratio=self.devicePixelRatioF(),
                # What an edit altered is shown in one frame, never in pieces.
                seconds=None if self._at_once else seconds,
            )
            self._glides.draw(painter, self.camera)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_over(painter)
        self._at_once = False
        if not self._complete and not self.is_zooming:
            self.viewport().update()
        elif self._complete and self.is_laid_out and not self._idle.isActive():
            self._idle.start(50)

    def paint_over(self, painter: QPainter) -> None:
        """For what is drawn over the chart, in screen pixels."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.backdrop.follow_size()
        self._emptiness.setGeometry(self.viewport().rect())
        self._first.follow_size()

    def _finish_picture(self) -> None:
        """Paint more of the overview while nothing else is to be done."""
        if not self.is_laid_out:
            return
        self._first.settle()
        self.rested.emit()
        bounds, ratio = self._scene.extent.bounds, self.devicePixelRatioF()
        if not self._tiles.fill_overview(bounds, ratio=ratio, seconds=FRAME):
            self._idle.start(0)

    def _paint_chart(self, painter: QPainter, area: Box, scale: float) -> None:
        far = detail_at(scale) <= Detail.SHORT_TITLE
        part = self._scene.extent.within(roomy(area, scale), far=far)
        if self._glides:
            part = replace(part, cards=tuple(card for card in part.cards if card.post not in self._glides))
        paint(painter, part, theme=self.theme, measure=self._measure, scale=scale)

    def _dress(self) -> None:
        """Put on the theme, and the strip and the ground of a proposal."""
        if self._scene.place != self.session.place:
            return  # a proposal that has just gone is drawn no more
        self._tiles.clear(self.backdrop.put_on(self.theme))
        self.viewport().update()
