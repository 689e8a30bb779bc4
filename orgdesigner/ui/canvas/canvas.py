"""The canvas: the chart of what a session looks at, to be moved about in and edited by hand and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from orgdesigner.chart.looking import Looking
from orgdesigner.chart.theme import LIGHT, Theme
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.chosen import go_to
from orgdesigner.ui.canvas.hand import overlay
from orgdesigner.ui.canvas.hand.carrying import Carrying
from orgdesigner.ui.canvas.hand.drag import DragPosts
from orgdesigner.ui.canvas.hand.gestures import Gesture, Pan, Pointer, Press
from orgdesigner.ui.canvas.hand.grip import Grip
from orgdesigner.ui.canvas.hand.handles import draw_handles, handle_at
from orgdesigner.ui.canvas.hand.spring import Spring
from orgdesigner.ui.canvas.hits import card_at, jump_at, subject_at
from orgdesigner.ui.canvas.keyboard.commands import Commands
from orgdesigner.ui.canvas.keyboard.keys import ARROWS, command_for
from orgdesigner.ui.canvas.keyboard.rename import Renaming
from orgdesigner.ui.canvas.keyboard.typeahead import TypeAhead
from orgdesigner.ui.canvas.listening import accessible
from orgdesigner.ui.canvas.listening.exposed import ExposedChart
from orgdesigner.ui.canvas.over.emphasis import Emphasis
from orgdesigner.ui.canvas.over.legend_corner import LegendCorner
from orgdesigner.ui.canvas.over.minimap import Minimap
from orgdesigner.ui.canvas.over.pathbar import PathBar
from orgdesigner.ui.canvas.over.tip import HoverTip
from orgdesigner.ui.canvas.picture.scene import box_of
from orgdesigner.ui.canvas.reading.colouring import Colouring
from orgdesigner.ui.canvas.reading.focusing import Focusing
from orgdesigner.ui.canvas.reading.folding import Folding
from orgdesigner.ui.canvas.reading.lenses import Lenses
from orgdesigner.ui.session import Session

Key = Qt.Key
Button = Qt.MouseButton

_MANY = 200
"""Of more things on the chart it is asked first which are in view."""


class Canvas(ChartArea):
    """A chart that is edited in place.

    `message` carries what a drag would do, in words, and nothing when it ends; `menu_requested` where on the
    screen a menu for the selection is wanted; `gesture_changed` whether the mouse is in the middle of
    something, so that commands which destroy can be switched off; `import_requested` comes from the empty
    state.
    """

    message = Signal(str)
    menu_requested = Signal(QPoint)
    gesture_changed = Signal(bool)
    let_go = Signal()
    """Esc was pressed where nothing is in the middle of anything and nothing is in the hand."""
    alone = True
    """Whether the keys of editing belong to the canvas: in the window they belong to its commands."""

    def __init__(self, session: Session, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(session, theme=theme, parent=parent)
        self.lenses = Lenses(self)
        self.folding = Folding(self)
        self.focusing = Focusing(self)
        self.path_bar = PathBar(self, self.focusing)
        self.colouring = Colouring(self, self.lenses)
        self.legend = LegendCorner(self, self.colouring)
        self._renaming = Renaming(self)
        self.commands = Commands(self.folding, self._renaming)
        self.exposed = ExposedChart(self, self.folding, self.commands, self.menu_requested.emit)
        self.emphasis = Emphasis(self)
        self._grip = Grip(self)
        self.minimap = Minimap(self, self._grip)
        self.tip = HoverTip(self, self._grip, self.exposed)
        self.spring = Spring(self.folding)
        self.carrying = Carrying(self, self._grip, self.spring, self.message.emit)
        self._typing = TypeAhead()
        self._hovered: Subject | None = None
        self._handle: Subject | None = None
        self._panning = False
        self._by_keyboard = False
        self._menu_off = False
        self._pressed: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName("Chart")
        accessible.install()
        self._hear()

    def _hear(self) -> None:
        session = self.session
        self._grip.changed.connect(self.gesture_changed)
        self.spring.opened.connect(self._grip.follow)
        self.commands.said.connect(self.message)
        self.camera_moved.connect(self._follow_camera)
        self._emptiness.first_post_requested.connect(self.commands.add_report)
        session.changed.connect(self._forget_gesture)
        session.replaced.connect(self._forget_all)
        session.place_changed.connect(self._forget_gesture)
        session.leaving.connect(self.finish_typing)
        session.selection_changed.connect(self._announce)

    # For the window

    @property
    def gesture_active(self) -> bool:
        """Whether the mouse is in the middle of something that a command would disturb."""
        return self._grip.begun

    def finish_typing(self) -> None:
        """Keep what is being typed on a card: one leaves it."""
        self._renaming.finish()

    def look_so(self, looking: Looking, *, holding: Subject | None = None) -> None:
        self.finish_typing()  # its card may go elsewhere
        super().look_so(looking, holding=holding)

    def go_to(self, post: str | None) -> None:
        """Select a post and scroll to its card if it is not in view; None goes nowhere."""
        go_to(self, post)

    # Gestures

    def _pick_up(self, grabbed: str, pointer: Pointer) -> Gesture:
        """Begin to drag: all that is selected if the grabbed card is, or else only that card."""
        chosen = self.session.selected_posts()
        return DragPosts(self.carrying, chosen if grabbed in chosen else (grabbed,), grabbed, pointer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.path_bar.place(self.viewportMargins().top() - self.backdrop.headroom)
        self.minimap.place()

    def reveal_subject(self, subject: Subject) -> None:
        self.focusing.reach(subject)
        if subject.kind == "post":
            self.folding.open_to(subject.id)
        super().reveal_subject(subject)

    def cancel_gesture(self) -> None:
        """Forget what the mouse is in the middle of, as if it had not begun."""
        self._grip.cancel()
        self._show_cursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.tip.go()
        pointer = _pointer(event)
        self._by_keyboard = False
        if self._grip.gesture is not None:
            self._menu_off = event.button() is Button.RightButton
            self.cancel_gesture()
            return
        self._renaming.finish()
        pressed = card_at(self.extent, *self._point(pointer))
        self._pressed = pressed.post if pressed else None
        if event.button() is Button.MiddleButton or (self._panning and event.button() is Button.LeftButton):
            self._grip.take(Pan(self, pointer))
        elif event.button() is Button.LeftButton:
            self._grip.take(Press(self.folding, pointer, self._pick_up))
        self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._grip.move(_pointer(event))
        if self._grip.gesture is None:
            self._hover()
        self.tip.follow(event.position(), busy=self._grip.gesture is not None)
        self._show_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Button.LeftButton, Button.MiddleButton):
            self._grip.release(_pointer(event))
            self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename a card; anywhere else, and with other buttons or keys, the second press is a press again."""
        at = self._point(_pointer(event))
        card = card_at(self.extent, *at)
        clicked_again = handle_at(self.folding, *at) is not None or jump_at(self.extent, *at) is not None
        plain = event.button() is Button.LeftButton and not _pointer(event).control
        if card is None or clicked_again or not plain or self._panning:
            self.mousePressEvent(event)
        elif card.post == self._pressed:  # or else the first click went elsewhere, and the view with it
            self.session.select(Subject("post", card.post))
            self._renaming.type_over(card.post)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        off, self._menu_off = self._menu_off, False
        if off or self._grip.gesture is not None:
            return
        at = QPointF(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            subject = subject_at(self.extent, *self.camera.to_chart(at.x(), at.y()), self.zoom)
            if subject is None or not self.session.is_selected(subject):
                self.session.select(*([subject] if subject else []))
        elif self.session.selection and (box := box_of(self.extent, self.session.selection[-1])):
            at = QRectF(*self.camera.box_on_screen(box)).center()
        self.menu_requested.emit(self.viewport().mapToGlobal(at.toPoint()))

    def _follow_camera(self) -> None:
        self._renaming.follow(self.camera)
        if self._grip.gesture is not None and self._grip.gesture.scrolls:
            self._grip.follow()

    def _hover(self) -> None:
        at = self._point(self._grip.pointer)
        handle = handle_at(self.folding, *at)
        subject = handle or subject_at(self.extent, *at, self.zoom)
        if (subject, handle) != (self._hovered, self._handle):
            self._hovered, self._handle = subject, handle
            self.viewport().update()

    def _show_cursor(self) -> None:
        gesture, shape = self._grip.gesture, None
        if gesture is not None:
            shape = gesture.cursor
        elif self._panning:
            shape = Qt.CursorShape.OpenHandCursor
        elif self._handle is not None or self._jumps():
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape or Qt.CursorShape.ArrowCursor)

    def _point(self, pointer: Pointer) -> tuple[float, float]:
        return self.camera.to_chart(pointer.x, pointer.y)

    def _jumps(self) -> bool:
        """Whether a click under the mouse goes to another card."""
        at = self._point(self._grip.pointer)
        return self._hovered is not None and jump_at(self.extent, *at) is not None

    # Keyboard

    def event(self, event: QEvent) -> bool:
        # Keys that mean something here come here, even where a command of the window has them too.
        overrides = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if overrides and (self._grip.gesture is not None or _is_arrow_command(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.tip.go()
        key = Key(event.key())
        if self._grip.gesture is not None:
            if key in (Key.Key_Escape, Key.Key_Delete, Key.Key_Backspace):
                self.cancel_gesture()
            elif key is Key.Key_Control:
                self._grip.turn_control(down=True)
            return
        if key is Key.Key_Escape and not self.commands.in_hand:
            self.let_go.emit()
            return
        command = command_for(key, event.modifiers(), alone=self.alone)
        if command is not None and not (self._typing.goes_on and _is_typed(event)):
            command(self.commands)
        elif key is Key.Key_Space and not self._typing.goes_on:
            self._panning = True
            self._show_cursor()
        elif _is_typed(event):
            self.commands.go_by_typing(self._typing.add(event.text()))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Space and not event.isAutoRepeat():
            self._panning = False
            self._show_cursor()
        elif event.key() == Key.Key_Control:
            self._grip.turn_control(down=False)
        super().keyReleaseEvent(event)

    # What the session says

    def _forget_gesture(self) -> None:
        """What was in hand may be no longer there."""
        self.cancel_gesture()
        self._renaming.drop()
        self._hovered = None
        self.commands.keep_in_hand()

    def _forget_all(self) -> None:
        """Another plan is open."""
        self.commands.put_back()
        self._forget_gesture()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tip.go()
        self._panning = False
        self.cancel_gesture()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keyboard = event.reason() is not Qt.FocusReason.MouseFocusReason
        self.exposed.tell_focus()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.tip.go()
        return super().viewportEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.viewport().update()

    def _announce(self) -> None:
        """Say to a screen reader what is selected; of several how many there are."""
        self.viewport().update()
        if QAccessible.isActive():
            self.exposed.tell()
            selection = self.session.selection
            if len(selection) > 1 and self.hasFocus():
                words = self.exposed.telling.selection(selection)
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Painting over the chart

    def paint_over(self, painter: QPainter) -> None:
        camera = self.camera
        seen = camera.seen(self.visible_size())

        def on_screen(subjects: Sequence[Subject]) -> list[QRectF]:
            if len(subjects) > _MANY:  # most of them are elsewhere
                near = {spot.post for spot in self.shown.spots_within(seen)}
                subjects = [each for each in subjects if each.kind != "post" or each.id in near]
            boxes = (self.place_of(subject) for subject in subjects)
            return [
                QRectF(*camera.box_on_screen(box)) for box in boxes if box is not None and box.meets(seen)
            ]

        gesture = self._grip.gesture
        dragged = gesture.load.posts if isinstance(gesture, DragPosts) else ()
        lifted = [Subject("post", post) for post in (*self.commands.lifted, *dragged)]
        overlay.draw_lifted(painter, on_screen(lifted), self.theme)
        if self._hovered and gesture is None and not self.session.is_selected(self._hovered):
            for box in on_screen([self._hovered]):
                overlay.draw_hover(painter, box, self.theme, scale=camera.scale)
        self.emphasis.paint(painter)
        overlay.draw_selection(painter, on_screen(self.session.selection), self.theme, scale=camera.scale)
        if gesture is None or not gesture.begun:
            draw_handles(painter, self.folding, {self._hovered, *self.session.selection[-1:]}, self._handle)
        if gesture is not None:
            gesture.paint(painter)
        if self._by_keyboard and self.hasFocus():
            overlay.draw_ring(painter, QRectF(self.viewport().rect()), self.theme)


_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def _command(event: QKeyEvent) -> Callable[[Commands], None] | None:
    return command_for(Key(event.key()), event.modifiers())


def _is_typed(event: QKeyEvent) -> bool:
    """Return whether a key writes something: a hyphen in the middle of a word is part of the word."""
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & _COMMANDING


def _is_arrow_command(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in ARROWS and _command(event) is not None


def _pointer(event: QMouseEvent) -> Pointer:
    return Pointer(event.position().x(), event.position().y(), event.modifiers())
