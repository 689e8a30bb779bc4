"""A message that comes up, offers Undo, and goes by itself: never a window that has to be clicked away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from orgdesigner.ui.widgets.tips import literal

_STAYS = 6000
"""How long a message stays, in milliseconds."""


class Toast(QFrame):
    """A message over the foot of another widget; `undo_requested` when its button is pressed."""

    undo_requested = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("toast")
        self._over = over
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(False)
        self._undo = QPushButton("Undo")
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._undo.clicked.connect(self._ask_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(self, words: str, *, undo: bool = False) -> None:
        """Show a message, with Undo where there is something to take back."""
        widest = max(200, self._over.width() - 160)
        elided = self._words.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, widest)
        self._words.setText(elided)
        self._words.setToolTip(literal(words))
        self._words.setAccessibleName(words)
        self._undo.setVisible(undo)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def withdraw_offer(self) -> None:
        """Go away if Undo is offered: what it was offered for is no longer the newest step."""
        if self._undo.isVisibleTo(self):
            self.hide()

    @property
    def words(self) -> str:
        """The message that is shown; empty when there is none."""
        return self._words.accessibleName() if self.isVisibleTo(self._over) else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - 20)

    def _ask_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()
