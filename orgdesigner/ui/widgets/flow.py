"""A layout that sets widgets in a row as words in a line: they give way, and then go on in the next row."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """One row while the least widths of its widgets fit into it, then rows of widths as they like them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._flow(rect, place=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(shown) - 1)
        size = QSize(
            sum(each.width() for each in shown) + gaps, max((each.height() for each in shown), default=0)
        )
        return size.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _flow(self, rect: QRect, *, place: bool) -> int:
        """Return the height that the rows take in a width, and put the widgets there if that is wanted."""
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        y = room.y()
        for row in self._rows(room.width()):
            widths = self._widths(row, room.width())
            height = max(item.sizeHint().height() for item in row)
            x = room.x()
            for item, width in zip(row, widths, strict=True):
                if place:
                    own = item.sizeHint().height()
                    item.setGeometry(QRect(x, y + (height - own) // 2, width, own))
                x += width + self.spacing()
            y += height + self.spacing()
        return y - self.spacing() + margins.bottom() - rect.y() if y > room.y() else 0

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        shown = [item for item in self._items if not item.isEmpty()]
        least = sum(item.minimumSize().width() + self.spacing() for item in shown) - self.spacing()
        if shown and least <= width:
            return [shown]
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in shown:
            wanted = item.sizeHint().width()
            if not rows or used + self.spacing() + wanted > width:
                rows.append([])
                used = -self.spacing()
            rows[-1].append(item)
            used += self.spacing() + wanted
        return rows

    def _widths(self, row: list[QLayoutItem], width: int) -> list[int]:
        """Return the widths of a row: as they like to be, or each shorter by an equal part of what it can."""
        liked = [item.sizeHint().width() for item in row]
        spare = [max(0, item.sizeHint().width() - item.minimumSize().width()) for item in row]
        over = sum(liked) + self.spacing() * (len(row) - 1) - width
        if over <= 0 or not sum(spare):
            return [min(each, max(1, width)) for each in liked]
        part = min(1.0, over / sum(spare))
        return [each - math.ceil(part * give) for each, give in zip(liked, spare, strict=True)]
