"""The guide: its own parts, and a page for each rule, made when somebody asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor, QTextDocument, QTextLength, QTextTable
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.assets import resource
from orgdesigner.chart.theme import Theme
from orgdesigner.report.rule_pages import by_area, file_name, index, page
from orgdesigner.rules.base import Rule
from orgdesigner.rules.catalogue import rules
from orgdesigner.ui.dialogs.drawings import DrawnPages

_RULES = "Rules"
_ABOVE_HEADING, _BELOW = 16, 8
"""Room above a heading, and below a heading or a paragraph, in pixels."""

_INDENT = 22
"""How far the points of a list stand in, in pixels."""


@dataclass(frozen=True)
class Chapter:
    """A page of the guide: its title in the list, what it can be found by, and its text, made when wanted."""

    title: str
    words: str
    make: Callable[[], str]

    def has(self, words: Iterable[str]) -> bool:
        """Whether all of some words, in small letters, are on the page."""
        return bool(self.words) and all(word in self.words for word in words)


class Guide(QDialog):
    """The pages of the guide beside a list of them, which a search narrows: by a rule's id or any word."""

    def __init__(self, parent: QWidget, *, theme: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Guide")
        self.resize(980, 680)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a word, or a rule such as EQ-501")
        self.search.setAccessibleName("Find in the guide")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._choose_first)
        self.search.installEventFilter(self)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Pages of the guide")
        self.tree.setHeaderHidden(True)
        self.tree.currentItemChanged.connect(self._show_item)
        self._nothing = QLabel("No page has these words.")
        self._nothing.setObjectName("hint")
        self._nothing.hide()
        self.text = DrawnPages(theme)
        self.text.setAccessibleName("Page of the guide")
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(18)
        self.text.document().setIndentWidth(_INDENT)
        self.text.anchorClicked.connect(self._follow)
        self._lines: list[tuple[QTreeWidgetItem, Chapter]] = []
        self._lay_out()
        self._fill()
        self.search.setFocus()

    def show_rule(self, rule_id: str) -> None:
        """Show the page of a rule."""
        for item, chapter in self._lines:
            if chapter.title.startswith(f"{rule_id} "):
                self.tree.setCurrentItem(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.tree.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(8)
        for widget in (self.search, self._nothing, self.tree):
            column.addWidget(widget)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(left)
        across.addWidget(self.text)
        across.setSizes([300, 680])
        across.setStretchFactor(1, 1)
        across.setChildrenCollapsible(False)
        across.setHandleWidth(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Enter in the search is for the page that was found
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 14, 14, 12)
        whole.setSpacing(10)
        whole.addWidget(across, 1)
        whole.addWidget(buttons)

    def _fill(self) -> None:
        for chapter in _parts():
            self._add(None, chapter)
        about = self._add(None, Chapter(_RULES, _RULES.casefold(), index))
        for area, members in by_area():
            within = self._add(about, Chapter(area, "", index))
            for rule in members:
                self._add(within, _about(rule))
        about.setExpanded(True)
        self.tree.setCurrentItem(self._lines[0][0])

    def _add(self, above: QTreeWidgetItem | None, chapter: Chapter) -> QTreeWidgetItem:
        item = QTreeWidgetItem([chapter.title])
        if above is None:
            self.tree.addTopLevelItem(item)
        else:
            above.addChild(item)
        self._lines.append((item, chapter))
        return item

    def _narrow(self, text: str) -> None:
        """List only the pages that have all words, and what they stand under."""
        words = text.casefold().split()
        above: set[int] = set()
        for item, chapter in reversed(self._lines):
            leads_to_one = id(item) in above
            kept = chapter.has(words) or leads_to_one
            item.setHidden(not kept)
            item.setExpanded(leads_to_one if words else chapter.title == _RULES)
            if kept:
                above.add(id(item.parent()))
        self._nothing.setVisible(all(item.isHidden() for item, _ in self._lines))

    def _choose_first(self) -> None:
        """Show the first page that fits; one with the words in its title comes before one that has them."""
        words = self.search.text().casefold().split()
        fitting = [item for item, chapter in self._lines if words and chapter.has(words)]
        fitting.sort(key=lambda item: not all(word in item.text(0).casefold() for word in words))
        if fitting:
            self.tree.setCurrentItem(fitting[0])

    def _show_item(self, item: QTreeWidgetItem | None) -> None:
        for line, chapter in self._lines:
            if line is item:
                self.text.setMarkdown(chapter.make())
                _space(self.text.document())
                _fit_pictures(self.text.document())

    def _follow(self, link: QUrl) -> None:
        """Go from one page to another; no link leads out of the guide."""
        named = [rule.id for rule in rules() if file_name(rule) == link.toString()]
        if named:
            self.search.clear()
            self.show_rule(named[0])


def _parts() -> Iterator[Chapter]:
    """The guide's own parts; what comes before the first of them is said with it."""
    text = resource("guide", "guide.md").read_text(encoding="utf-8")
    before, *parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    for number, part in enumerate(parts):
        title = part.splitlines()[0].lstrip("# ")
        whole = part if number else before + part
        yield Chapter(title, whole.casefold(), lambda whole=whole: whole)  # type: ignore[misc]


def _space(document: QTextDocument) -> None:
    """Give headings and paragraphs the room that Markdown leaves to whoever shows it."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        spaced = QTextBlockFormat()
        if level:
            spaced.setTopMargin(_ABOVE_HEADING if block.position() else 0)
            spaced.setBottomMargin(_BELOW)
        elif block.textList() is None:
            spaced.setBottomMargin(_BELOW)
        else:
            spaced.setBottomMargin(_BELOW / 2)
        cursor = QTextCursor(block)
        if cursor.currentTable() is None:
            cursor.mergeBlockFormat(spaced)
        block = block.next()
    for table in document.rootFrame().childFrames():
        if isinstance(table, QTextTable):
            plain = table.format()
            plain.setBorder(0)
            plain.setCellPadding(3)
            plain.setCellSpacing(0)
            plain.setTopMargin(_BELOW)
            table.setFormat(plain)


def _fit_pictures(document: QTextDocument) -> None:
    """Let pictures be no wider than the page, however narrow that is."""
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            if fragment.charFormat().isImageFormat():
                fitted = fragment.charFormat().toImageFormat()
                fitted.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                cursor = QTextCursor(block)
                cursor.setPosition(fragment.position())
                cursor.movePosition(cursor.MoveOperation.NextCharacter, cursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(fitted)
            place += 1
        block = block.next()


def _about(rule: Rule) -> Chapter:
    about = rule.page
    words = " ".join((rule.id, rule.name, about.summary, about.why, about.source, about.fix)).casefold()
    return Chapter(f"{rule.id}  {rule.name}", words, lambda: page(rule))
