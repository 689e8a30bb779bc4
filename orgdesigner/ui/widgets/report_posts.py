"""The posts of a role side by side on screen: one sign each, in one widget however many there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from orgdesigner.report.blocks import Post, post_words
from orgdesigner.report.marks import draw_post
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.widgets.report_table import bring_into_view
from orgdesigner.ui.widgets.tips import literal

AnyIndex = QModelIndex | QPersistentModelIndex
SIDE = 28
"""The side of the square that can be clicked; the sign in it is smaller."""

_SAID = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class PostModel(QAbstractListModel):
    """The posts of a row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.posts: tuple[Post, ...] = ()

    def show_posts(self, posts: tuple[Post, ...]) -> None:
        """Hold other posts; where they are as many, whoever is at one stays there."""
        alike = len(posts) == len(self.posts)
        if not alike:
            self.beginResetModel()
        self.posts = posts
        if not alike:
            self.endResetModel()
        elif posts:
            self.dataChanged.emit(self.index(0), self.index(len(posts) - 1))

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.posts)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _SAID:
            return None
        words = post_words(self.posts[index.row()])
        return literal(words) if role == Qt.ItemDataRole.ToolTipRole else words


class _PostPainter(QStyledItemDelegate):
    """Paints the sign of a post, and a frame where the keyboard is."""

    def __init__(self, appearance: Appearance, view: PostSigns) -> None:
        super().__init__(view)
        self._appearance, self._view = appearance, view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(SIDE, SIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, post = self._appearance.theme, self._view.rows.posts[index.row()]
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        hovered = bool(state & QStyle.StateFlag.State_MouseOver) and post.subject is not None
        here = self._view.hasFocus() and index == self._view.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.hover) if hovered else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent), 2) if here else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 6, 6)
        centre = QPointF(place.center())
        draw_post(painter, post, centre, 10, QColor(theme.text), QColor(theme.panel))
        painter.restore()


class PostSigns(QListView):
    """Shows posts, on as many lines as they need; `shown` carries the record of one that is clicked.

    Tab stops here once; the arrow keys go from post to post, and Enter goes to the record.
    """

    shown = Signal(object)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PostModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_PostPainter(appearance, self))
        self.setObjectName("postsigns")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(QSize(SIDE, SIDE))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._go)

    def show_posts(self, posts: Sequence[Post]) -> None:
        """Show other posts."""
        if tuple(posts) == self.rows.posts:
            return
        self.rows.show_posts(tuple(posts))
        self._be_somewhere()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        across = max(1, width // SIDE)
        return -(-len(self.rows.posts) // across) * SIDE

    def sizeHint(self) -> QSize:
        return QSize(len(self.rows.posts) * SIDE, self.heightForWidth(max(self.width(), SIDE)))

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the report scrolls, not the row

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._be_somewhere()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        leads = index.isValid() and self.rows.posts[index.row()].subject is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if self.hasFocus() and current.isValid():
            bring_into_view(self, self.visualRect(current))

    def _be_somewhere(self) -> None:
        if self.hasFocus() and not self.currentIndex().isValid() and self.rows.posts:
            self.setCurrentIndex(self.rows.index(0))

    def _go(self, index: AnyIndex) -> None:
        if index.isValid() and (subject := self.rows.posts[index.row()].subject) is not None:
            self.shown.emit(subject)
