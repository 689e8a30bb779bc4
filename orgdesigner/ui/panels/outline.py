"""The outline pane: the same structure as the picture, as a tree of words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from operator import attrgetter

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.chart.picture import ChartView
from orgdesigner.model.changes import Change
from orgdesigner.model.document import Event
from orgdesigner.model.structure import View
from orgdesigner.rules.base import Severity, Subject
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.panels.outline_badges import OutlineBadges
from orgdesigner.ui.panels.outline_changes import altered
from orgdesigner.ui.panels.outline_opening import Opening, OutlineTree
from orgdesigner.ui.panels.outline_tree import Node, outline
from orgdesigner.ui.session import Session
from orgdesigner.ui.telling import Telling
from orgdesigner.ui.textsize import scaled
from orgdesigner.ui.widgets.signs import severity_icon
from orgdesigner.ui.widgets.tips import literal

AnyIndex = QModelIndex | QPersistentModelIndex
_BADGED = (
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
"""What of a line tells more than its text."""

_LINE = 24
"""How high a line is, in pixels at 100 %."""

_OPEN_AT_FIRST = 40
"""A tree with at most this many lines at the top opens them, so that a school's teams are seen at once."""


class OutlineModel(QAbstractItemModel):
    """The outline's nodes for Qt. Only what was ever open costs anything, and of that what an edit alters."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._root = Node("", "", None)
        self._badges: OutlineBadges | None = None
        self._telling: Telling | None = None
        self._signs: dict[Severity, QIcon] = {}

    def show(self, root: Node) -> None:
        """Show another tree."""
        before = self._root
        self.beginResetModel()
        self._root = root
        self.endResetModel()
        before.dissolve()

    def follow(self, fresh: Node, view: View, change: Change) -> list[Node]:
        """Show what a change has made of the tree, as a fresh one says; return the lines that came in."""
        came: list[Node] = []
        for line in altered(self._root, view, change):
            if line is self._root:
                came += self._renew(line, fresh.children)
            elif line.parent is not None:  # or else it went with one above
                came += self._renew(line, line.find_children() if line.find_children else [])
        return came

    def _renew(self, line: Node, fresh: list[Node]) -> list[Node]:
        """Put other lines below a line; those that stay are the same nodes. Return what came in."""
        present = {each.key: each for each in line.children}
        wanted = [self._kept(present.get(each.key), each) for each in fresh]
        old = line.children
        same = 0
        while same < min(len(old), len(wanted)) and old[same] is wanted[same]:
            same += 1
        end = 0
        while end < min(len(old), len(wanted)) - same and old[-1 - end] is wanted[-1 - end]:
            end += 1
        index = self.index_of(line)
        staying = set(map(id, wanted))
        gone = [each for each in old if id(each) not in staying]
        if same < len(old) - end:
            self.beginRemoveRows(index, same, len(old) - end - 1)
            line.take(same, len(old) - end - 1)
            self.endRemoveRows()
        for each in gone:
            each.dissolve()
        came = wanted[same : len(wanted) - end]
        if came:
            self.beginInsertRows(index, same, same + len(came) - 1)
            line.put(came, same)
            self.endInsertRows()
        if line.children:
            self.dataChanged.emit(self.index_of(line.children[0]), self.index_of(line.children[-1]))
        return came

    def _kept(self, present: Node | None, fresh: Node) -> Node:
        """Return the node that a line has already, saying what a fresh one says."""
        if present is None:
            return fresh
        had_children = present.has_children
        present.text, present.find_children, present.ids = fresh.text, fresh.find_children, fresh.ids
        if had_children != present.has_children:
            if not had_children:
                present.put([])  # Qt never asked for them, and asks only when told that they came
            self._renew(present, fresh.children)
        return present

    def mark(self, badges: OutlineBadges, signs: dict[Severity, QIcon], telling: Telling) -> None:
        """Show how much is found about the lines, and say in words what a picture shows beside their text."""
        self._badges, self._signs, self._telling = badges, signs, telling

    def turn(self, index: AnyIndex, *, is_open: bool) -> None:
        """Take note that a line was opened or closed: a closed one speaks for those beneath it."""
        self.node(index).is_open = is_open

    def node(self, index: AnyIndex) -> Node:
        """Return the node of an index; the root for an invalid one."""
        node = index.internalPointer() if index.isValid() else self._root
        return node if isinstance(node, Node) else self._root

    def lines_of(self, subject: Subject) -> tuple[Node, ...]:
        """Return the lines about a record, of those that were ever open to be seen, the first one first."""
        lines = self._root.lines.get(subject)
        return tuple(sorted(lines, key=attrgetter("path"))) if lines else ()

    def index_of(self, node: Node) -> QModelIndex:
        """Return the index of a node."""
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)

    def index(self, row: int, column: int, parent: AnyIndex | None = None) -> QModelIndex:
        children = self.node(parent or QModelIndex()).children
        if 0 <= row < len(children) and column == 0:
            return self.createIndex(row, 0, children[row])
        return QModelIndex()

    def parent(self, index: AnyIndex | None = None) -> QModelIndex:  # type: ignore[override]
        above = self.node(index or QModelIndex()).parent
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return len(self.node(parent or QModelIndex()).children)

    def hasChildren(self, parent: AnyIndex | None = None) -> bool:
        return self.node(parent or QModelIndex()).has_children

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.text
        if self._badges is None or role not in _BADGED:
            return literal(node.text) if role == Qt.ItemDataRole.ToolTipRole else None
        if role == Qt.ItemDataRole.DecorationRole:
            badge = self._badges.badge(node)
            return self._signs[badge.worst] if badge else None
        details = self._telling.details(node.subject) if self._telling and node.subject else ()
        words = [each for each in (*details, self._badges.words(node)) if each]
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal("\n".join((node.text, *words)))
        return ". ".join(each.rstrip(".") for each in words) or None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled | Qt.ItemFlag.ItemIsSelectable if self.node(index).subject else enabled


class _Lines(QStyledItemDelegate):
    """Draws the sign of a finding at the end of its line, so that all words begin where the level begins.

    Lines are equally high with and without a sign, and so stay where they are when findings come.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        option.decorationPosition = QStyleOptionViewItem.Position.Right

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), scaled(_LINE))


class OutlinePanel(QWidget):
    """The pane with the tree; `activated` carries the record opened by Enter or a double click.

    `menu_requested` carries where on the screen a menu for the selection is wanted.
    """

    activated = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._session, self._appearance = session, appearance
        self._chart_view = ChartView.TEAMS
        self._following = False
        self._opened: set[str] = set()
        self._heading = QLabel("OUTLINE", self)
        self._heading.setObjectName("paneheading")
        self.tree = OutlineTree(self)
        self._model = OutlineModel(self)
        self.opening = Opening(self.tree, self._model.index_of)
        self.tree.open_below = self._open_below
        self._make_tree()
        self._hint = QLabel("Teams and posts appear here, as words.", self)
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 4, 8)
        column.addWidget(self._heading)
        column.addWidget(self._hint)
        column.addWidget(self.tree)
        for signal in (session.replaced, session.place_changed):
            signal.connect(self._rebuild)
        session.changed.connect(self._refresh)
        session.findings_changed.connect(self._mark)
        session.selection_changed.connect(self._follow)
        appearance.changed.connect(self._mark)
        self._rebuild()

    def add_below(self, widget: QWidget) -> None:
        """Put something under the tree, which comes and goes with the pane."""
        self._column.addWidget(widget)

    def _make_tree(self) -> None:
        self.tree.setAccessibleName("Outline of the structure")
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setIndentation(14)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._request_menu)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setModel(self._model)
        self.tree.setItemDelegate(_Lines(self.tree))
        self.tree.selectionModel().selectionChanged.connect(self._select)
        self.tree.activated.connect(self._activate)
        self.tree.expanded.connect(self._note_open)
        self.tree.collapsed.connect(self._note_closed)

    def show_view(self, chart_view: ChartView) -> None:
        """Take the shape of another picture of the structure."""
        if chart_view is not self._chart_view:
            self._chart_view = chart_view
            self._rebuild()

    def open_all(self) -> None:
        """Open every line; where there are thousands, while the window goes on."""
        rows = range(self._model.rowCount())
        self.opening.begin([self._model.node(self._model.index(row, 0)) for row in rows])

    def _open_below(self, index: QModelIndex) -> None:
        self.opening.begin([self._model.node(index)])

    def _rebuild(self) -> None:
        self.opening.end()
        self._show_tree()
        if self._model.rowCount() <= _OPEN_AT_FIRST:
            self._open_first_lines()
        self._mark_anew()
        self._follow()

    def _show_tree(self) -> None:
        self._opened.clear()
        self._model.show(outline(self._session.view, self._chart_view))
        self._hint.setVisible(not self._model.rowCount())

    def _open_first_lines(self) -> None:
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if self._chart_view is not ChartView.TEAMS or self._model.node(index).key.startswith("team:"):
                self.tree.expand(index)

    def _refresh(self, event: Event) -> None:
        place = self.tree.verticalScrollBar().value()
        fresh = outline(self._session.view, self._chart_view)
        self._following = True  # a line that goes is no choice of the user's
        self._badges.follow(event.change)
        came = self._model.follow(fresh, self._session.view, event.change)
        self._following = False
        for line in came:
            self._reopen(line)
        self._hint.setVisible(not self._model.rowCount())
        self.tree.verticalScrollBar().setValue(place)
        self._follow()

    def _reopen(self, line: Node) -> None:
        """Open a line that came in, and those below it, if they were open before, wherever that was."""
        if line.key in self._opened:
            self.tree.expand(self._model.index_of(line))
            for child in line.children:
                self._reopen(child)

    def _mark_anew(self) -> None:
        self._badges = OutlineBadges(self._session.view, self._session.findings)
        self._mark()

    def _mark(self) -> None:
        signs = {severity: severity_icon(severity, self._appearance.theme) for severity in Severity}
        view, findings = self._session.view, self._session.findings
        self._badges.hear(findings)
        self._model.mark(self._badges, signs, Telling(view, findings))
        self.tree.viewport().update()

    def _note_open(self, index: QModelIndex) -> None:
        self._opened.add(self._model.node(index).key)
        self._model.turn(index, is_open=True)

    def _note_closed(self, index: QModelIndex) -> None:
        self._opened.discard(self._model.node(index).key)
        self._model.turn(index, is_open=False)

    def _select(self) -> None:
        if self._following:
            return
        chosen = [self._model.node(index).subject for index in self.tree.selectionModel().selectedIndexes()]
        self._following = True
        self._session.select(*(subject for subject in chosen if subject is not None))
        self._following = False

    def _follow(self) -> None:
        if self._following:
            return
        self._following = True
        found = self._visible_of(self._session.selection)
        selection = self.tree.selectionModel()
        selection.select(_together(found), selection.SelectionFlag.ClearAndSelect)
        if found:
            self.tree.scrollTo(found[-1])
        self._following = False

    def _visible_of(self, wanted: Iterable[Subject]) -> list[QModelIndex]:
        """Find the lines of records among those that are open; the first line of each."""
        found: list[QModelIndex] = []
        for subject in wanted:
            seen = (line for line in self._model.lines_of(subject) if self._is_seen(line.parent))
            found.extend(self._model.index_of(line) for line in islice(seen, 1))
        return found

    def _is_seen(self, above: Node | None) -> bool:
        """Whether what is below a line can be seen: it is open, and so is all that is above it."""
        while above is not None and above.parent is not None:
            if not self.tree.isExpanded(self._model.index_of(above)):
                return False
            above = above.parent
        return above is not None

    def _request_menu(self, at: QPoint) -> None:
        if self._session.selection:
            self.menu_requested.emit(self.tree.viewport().mapToGlobal(at))

    def _activate(self, index: QModelIndex) -> None:
        subject = self._model.node(index).subject
        if subject is not None:
            self.activated.emit(subject)


def _together(indexes: list[QModelIndex]) -> QItemSelection:
    """Return a selection of some lines, with lines that follow one another as one range."""
    selection = QItemSelection()
    first = last = QModelIndex()
    for index in sorted(indexes, key=lambda each: (id(each.parent().internalPointer()), each.row())):
        if first.isValid() and index.parent() == last.parent() and index.row() == last.row() + 1:
            last = index
            continue
        if first.isValid():
            selection.select(first, last)
        first = last = index
    if first.isValid():
        selection.select(first, last)
    return selection
