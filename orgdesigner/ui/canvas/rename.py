"""Renaming on the card itself: a line edit over the title, and after Tab over the holders' names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from orgdesigner.chart.anatomy import anatomy, holder_lines_top
from orgdesigner.chart.picture import Box, PlacedCard
from orgdesigner.chart.theme import TextRole
from orgdesigner.chart.typeface import font
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.sequence import Edit, one_after_another
from orgdesigner.model.records import Post, Record
from orgdesigner.model.view import View
from orgdesigner.ui.canvas.camera import Camera

if TYPE_CHECKING:
    from orgdesigner.ui.canvas.canvas import Canvas

NARROWEST = 150.0
"""Screen pixels that the line edit is wide at least, however small the card is."""


class Field(NamedTuple):
    """One text of a card that can be typed over, and its place in chart units."""

    record: Record
    name: str
    box: Box

    @property
    def text(self) -> str:
        """What it says now."""
        return str(getattr(self.record, self.name))


def fields_of(view: View, placed: PlacedCard) -> tuple[Field, ...]:
    """Return the title and the names of those who hold the post, in the order of Tab."""
    post = view.need(Post, placed.post)
    body, box = anatomy(placed.card), placed.box
    left, width = box.x + body.side, box.width - 2 * body.side
    title = Box(left, box.y + body.top, width, len(placed.card.title) * body.title_line)
    top = holder_lines_top(placed.card, box)
    names = (
        Field(person, "name", Box(left, top + line * body.holder_line, width, body.holder_line))
        for line, person in enumerate(relations.holders(view, post.id))
    )
    return Field(post, "title", title), *names


def retype(view: View, texts: Sequence[tuple[Field, str]]) -> Change:
    """Return the change that gives fields the texts typed over them, as one step."""
    edits: list[Edit] = [
        _typed_over(field, text) for field, text in texts if text.strip() and text.strip() != field.text
    ]
    return one_after_another(view, edits)


def _typed_over(field: Field, text: str) -> Edit:
    return lambda view: set_fields(view, field.record, **{field.name: text.strip()})


class CardEditor(QLineEdit):
    """Types over the fields of a card: Enter and leaving commit, Esc reverts, Tab goes to the next field."""

    committed = Signal()
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
            self._commit()
        elif event.key() == Qt.Key.Key_Escape:
            self._close(self.reverted)
        else:
            super().keyPressEvent(event)
        # What a line edit has no use for must not reach the canvas below it, where it means another thing.
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._commit()

    def _go(self, by: int) -> None:
        self._texts[self._at] = self.text()
        self._at = (self._at + by) % len(self._fields)
        self.follow(self._camera)
        self._show_field()

    def _show_field(self) -> None:
        field = self._fields[self._at]
        self.setText(self._texts[self._at])
        self.setAccessibleName(type(field.record).model_fields[field.name].title or "")
        self.selectAll()

    def _commit(self) -> None:
        self._close(self.committed)

    def _close(self, signal: object) -> None:
        """Say once how it ended; losing the focus while being taken away is no second end."""
        if not self._closed:
            self._closed = True
            signal.emit()  # type: ignore[attr-defined]


class Renaming:
    """The line edit over a card, while there is one."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._editor: CardEditor | None = None

    def begin(self, placed: PlacedCard, merge_key: str | None) -> None:
        """Type over what a card says."""
        canvas = self._canvas
        fields = fields_of(canvas.session.view, placed)
        self._editor = editor = CardEditor(fields, canvas.camera, canvas.viewport(), merge_key)
        editor.committed.connect(self.finish)
        editor.reverted.connect(self.drop)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Keep what was typed, if anything is being typed."""
        editor = self._editor
        if editor is not None:
            self.drop()
            self._canvas.session.perform(lambda view: retype(view, editor.texts), merge_key=editor.merge_key)

    def drop(self) -> None:
        """Forget what was typed, if anything is being typed."""
        editor, self._editor = self._editor, None
        if editor is not None:
            had_focus = editor.hasFocus()
            editor.close_quietly()
            if had_focus:
                self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, camera: Camera) -> None:
        """Stay over the card when the camera moves."""
        if self._editor is not None:
            self._editor.follow(camera)
