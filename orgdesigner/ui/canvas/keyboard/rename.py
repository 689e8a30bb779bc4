"""Renaming on the card itself: a line edit over the title, and after Tab over the holder and the FTE."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from orgdesigner.chart.paint.typeface import font
from orgdesigner.chart.picture import PlacedCard
from orgdesigner.chart.theme import TextRole
from orgdesigner.errors import UserError
from orgdesigner.ui.canvas.camera import Camera
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.keyboard.card_fields import Field, fields_of, retype

NARROWEST = 190.0
"""Screen pixels that the line edit is wide at least, however small the card is."""

KEYS = (
    ("Enter", "Keep what was typed"),
    ("Esc", "Leave everything as it was"),
    ("Tab, Shift+Tab", "To the next field and back: title, holder, FTE"),
)
"""The keys in the line edit, in words."""


class CardEditor(QLineEdit):
    """Types over the fields of a card: Enter and leaving commit, Esc reverts, Tab goes to the next field.

    `committed` tells whether somebody still types here, so that a refusal can keep what was typed.
    """

    committed = Signal(bool)
    reverted = Signal()

    def __init__(
        self, fields: tuple[Field, ...], camera: Camera, parent: QWidget, merge_key: str | None
    ) -> None:
        super().__init__(parent)
        self.merge_key = merge_key
        self._fields = fields
        self._texts = [field.text for field in fields]
        self._at = 0
        self._closed = False
        self.setObjectName("cardeditor")
        self.setStyleSheet("min-height: 0; padding: 0 8px; border-radius: 5px;")
        self.follow(camera)
        self._show_field()

    @property
    def texts(self) -> list[tuple[Field, str]]:
        """Each field with what has been typed over it."""
        self._texts[self._at] = self.text()
        return list(zip(self._fields, self._texts, strict=True))

    def follow(self, camera: Camera) -> None:
        """Stay over the field when the camera moves."""
        self._camera = camera
        box = QRectF(*camera.box_on_screen(self._fields[self._at].box))
        role = TextRole.TITLE if self._at == 0 else TextRole.TEXT
        self.setFont(font(role, size=max(11, round(role.size * camera.scale))))
        width, height = max(box.width() + 16, NARROWEST), max(box.height(), self.sizeHint().height())
        self.setGeometry(QRectF(box.x() - 9, box.center().y() - height / 2, width, height).toRect())

    def close_quietly(self) -> None:
        """Go away without a word."""
        self._closed = True
        self.hide()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        # Tab has to be caught before Qt takes it to leave the widget.
        key = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._go(1 if key == Qt.Key.Key_Tab else -1)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.committed.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self._closed = True
            self.reverted.emit()
        else:
            super().keyPressEvent(event)
        # What a line edit has no use for must not reach the canvas below it, where it means another thing.
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Losing the focus while being taken away is no second end.
        if event.reason() not in _STILL_HERE and not self._closed:
            self._closed = True
            self.committed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(font(TextRole.TEXT, size=10))
        painter.setPen(self.palette().placeholderText().color())
        caption = self._fields[self._at].caption
        if self.fontMetrics().horizontalAdvance(self.text()) < self.width() - _CAPTION:
            painter.drawText(self.rect().adjusted(0, 0, -8, 0), _RIGHT, caption)

    def show_wrong(self) -> None:
        """Show that what was typed can't be, and let it be typed again."""
        self.setProperty("wrong", True)
        self.style().unpolish(self)
        self.style().polish(self)

    def _go(self, by: int) -> None:
        self._texts[self._at] = self.text()
        self._at = (self._at + by) % len(self._fields)
        self.follow(self._camera)
        self._show_field()

    def _show_field(self) -> None:
        field = self._fields[self._at]
        self.setText(self._texts[self._at])
        self.setAccessibleName(field.caption)
        self.setPlaceholderText("" if field.text else "Vacant: type a name")
        self.selectAll()
        self.update()


_CAPTION = 70
"""Pixels at the right of the line edit in which it says which field it is, where the text leaves them."""

_STILL_HERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""Losing the keyboard to a menu or to another window is no end: it comes back."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Renaming:
    """The line edit over a card, while there is one."""

    def __init__(self, area: ChartArea) -> None:
        self._area = area
        self._editor: CardEditor | None = None

    def type_over(self, post_id: str, *, merge_key: str | None = None) -> None:
        """Type over what the card of a post says; one undo step, merged with one of the same key."""
        self.finish()
        self._area.reveal(post_id)
        placed = self._area.extent.card(post_id)
        if placed is not None:
            self._begin(placed, merge_key)

    def _begin(self, placed: PlacedCard, merge_key: str | None) -> None:
        area = self._area
        fields = fields_of(area.session.view, placed)
        self._editor = editor = CardEditor(fields, area.camera, area.viewport(), merge_key)
        editor.committed.connect(self.finish)
        editor.reverted.connect(self.drop)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self, goes_on: bool = False) -> None:  # noqa: FBT002 - a slot
        """Keep what was typed, if anything is being typed; if it can't be and `goes_on`, let it be mended."""
        editor, session = self._editor, self._area.session
        if editor is None:
            return
        try:
            change = retype(session.view, editor.texts)
        except UserError as error:
            if goes_on:
                editor.show_wrong()
            else:
                self.drop()
            session.refused.emit(str(error))
            return
        self.drop()
        session.perform(lambda _: change, merge_key=editor.merge_key)

    def drop(self) -> None:
        """Forget what was typed, if anything is being typed."""
        editor, self._editor = self._editor, None
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.close_quietly()
            if had_focus:
                self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, camera: Camera) -> None:
        """Stay over the card when the camera moves."""
        if self._editor is not None:
            self._editor.follow(camera)
