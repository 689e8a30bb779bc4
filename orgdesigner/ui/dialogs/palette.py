"""The command palette: every command of the window, and every post, found by typing a part of its words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.ui.ranking import rank
from orgdesigner.ui.widgets.search_list import SearchList

_ROW = 32
_SIDE = 12
_RECENT = "palette/recent"
_KEPT = 8
"""How many commands are remembered as lately used."""


class Row(NamedTuple):
    """One line: what it is called, where it belongs or its key, why it can't be now, and what it does."""

    text: str
    beside: str
    reason: str
    do: Callable[[], None]
    key: str = ""
    """What it is remembered by; empty for what is not."""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(filter(None, (self.text, self.beside, self.reason)))


class CommandPalette(QDialog):
    """Lists commands, those used lately first, and after some letters also what `places` finds.

    `chosen` carries the line that was taken; whoever opened the palette does it, once it has gone.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        commands: Sequence[tuple[Row, str]],
        places: Callable[[str], Sequence[Row]],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Find a command")
        self.setObjectName("palette")
        self._commands, self._places = commands, places
        self._recent = recent_commands()
        self.found = SearchList(
            self._find,
            prompt="Type what you want to do, or the name of a post",
            name="Commands",
            nothing="No command and no post has these words.",
        )
        self.search, self.list = self.found.search, self.found.list
        self.list.setItemDelegate(_Line(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hint = QLabel("Enter does it. Esc goes back.")
        self._hint.setObjectName("hint")
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.found)
        column.addWidget(self._hint)
        self.search.returnPressed.connect(self.accept)
        self.list.itemClicked.connect(self.accept)
        self.found.turned.connect(self._explain)
        self._explain()
        self.resize(560, 420)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - 560) // 2, corner.y() + 96)
        self.found.setFocus()

    def accept(self) -> None:
        """Take the current line, if it can be done now."""
        row = self.found.current
        if isinstance(row, Row) and not row.reason:
            if row.key:
                remember_command(row.key)
            super().accept()
            self.chosen.emit(row)

    def _find(self, text: str) -> list[tuple[str, Row]]:
        ranked = []
        for number, (row, others) in enumerate(self._commands):
            fits = rank(text, row.text, others)
            if fits is not None:
                lately = self._recent.index(row.key) if row.key in self._recent else _KEPT
                ranked.append(((fits[0], lately, fits[1], number), row))
        ranked.sort(key=lambda each: each[0])
        rows = [row for _, row in ranked]
        return [(row.spoken, row) for row in (*rows, *self._places(text))]

    def _explain(self) -> None:
        row = self.found.current
        reason = row.reason if isinstance(row, Row) else ""
        self._hint.setText(reason or "Enter does it. Esc goes back.")


class _Line(QStyledItemDelegate):
    """A line of the palette: its words at the left, its key or the reason against it at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        palette: QPalette = option.palette
        box: QRect = option.rect
        metrics = QFontMetrics(painter.font())
        painter.save()
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.alternateBase())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
        inner = box.adjusted(_SIDE, 0, -_SIDE, 0)
        group = QPalette.ColorGroup.Disabled if row.reason else QPalette.ColorGroup.Active
        right = row.reason or row.beside
        room = inner.width() - metrics.horizontalAdvance(row.text) - 2 * _SIDE
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        words = metrics.elidedText(right, Qt.TextElideMode.ElideRight, max(room, inner.width() // 4))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        inner.setRight(inner.right() - metrics.horizontalAdvance(words) - _SIDE)
        painter.setPen(palette.color(group, QPalette.ColorRole.Text))
        text = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _ROW)


def rows_of(
    menus: Sequence[QAction], others: Mapping[str, str], reasons: Callable[[str], str]
) -> list[tuple[Row, str]]:
    """Return a line for every command of some menus, with the other words by which it is found."""
    return [
        (_row(action, menu, reasons), f"{others.get(action.objectName(), '')} {menu}")
        for action, menu in _commands(menus)
    ]


def _row(action: QAction, menu: str, reasons: Callable[[str], str]) -> Row:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    reason = "" if action.isEnabled() else reasons(action.objectName()) or "Not now."
    text = _plain(action.text())
    _, is_nested, submenu = menu.partition(", ")
    if is_nested and not text.casefold().startswith(submenu.split()[0].casefold().rstrip("s")):
        text = f"{submenu}: {text}"  # such as a file that was open lately
    return Row(text, key or menu, reason, action.trigger, action.objectName() or text)


def _commands(actions: Sequence[QAction], inside: str = "") -> Iterator[tuple[QAction, str]]:
    """Yield every command in menus and the menus in them, each with the name of the menu it is in."""
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            menu.aboutToShow.emit()  # some menus are filled only then
            name = _plain(action.text())
            yield from _commands(menu.actions(), f"{inside}, {name}" if inside else name)
        elif not action.isSeparator():
            yield action, inside


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def recent_commands() -> list[str]:
    """Return the commands that were used lately from the palette, the last one first."""
    try:
        kept = json.loads(str(QSettings().value(_RECENT, "[]")))
    except ValueError:
        return []
    return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []


def remember_command(key: str) -> None:
    """Put a command first among those that were used lately."""
    kept = [key, *(each for each in recent_commands() if each != key)]
    QSettings().setValue(_RECENT, json.dumps(kept[:_KEPT]))
