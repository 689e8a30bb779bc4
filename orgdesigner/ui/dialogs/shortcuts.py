"""Every key of the program in one list: to be searched, copied, and changed where it is a command's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgdesigner.ui.actions import COMMANDS, Actions
from orgdesigner.ui.all_keys import NATIVE, all_keys, as_text, taken_by
from orgdesigner.ui.command import usual_key

_FIXED = "Choose a command to give it other keys. The keys of the chart and of the mouse are fixed."


class Shortcuts(QDialog):
    """The list; below it the keys of the chosen command can be typed anew."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(620, 640)
        self._actions = actions
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a key or what it does")
        self.search.setAccessibleName("Find a key or what it does")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Keys")
        self.tree.setHeaderLabels(["What it does", "Keys"])
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(12)
        self.tree.currentItemChanged.connect(self._show_chosen)
        self.keys = _KeyEdit()
        self.keys.setAccessibleName("Other keys")
        self.keys.setMaximumSequenceLength(1)
        self.keys.keySequenceChanged.connect(self._check)
        self._use, self._reset = QPushButton("&Use these keys"), QPushButton("&As it was")
        self._use.clicked.connect(self._change)
        self._reset.clicked.connect(self._change_back)
        self.words = QLabel()
        self.words.setObjectName("hint")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._lay_out()
        self._fill()
        self.search.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.keys, 1)
        row.addWidget(self._use)
        row.addWidget(self._reset)
        foot = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        foot.rejected.connect(self.reject)
        copy = foot.addButton("&Copy the list", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        restore = foot.addButton("A&ll as they were", QDialogButtonBox.ButtonRole.ResetRole)
        restore.clicked.connect(self._restore_all)
        for button in (self._use, self._reset, copy, restore):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addWidget(self.words)
        column.addLayout(row)
        column.addWidget(foot)

    def _fill(self) -> None:
        chosen = self._command
        self.tree.clear()
        for title, lines in all_keys():
            group = QTreeWidgetItem(self.tree, [title])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFirstColumnSpanned(True)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            for line in lines:
                item = QTreeWidgetItem(group, [line.words, line.keys])
                item.setData(0, Qt.ItemDataRole.UserRole, line.command)
                if chosen and line.command == chosen:
                    self.tree.setCurrentItem(item)
        self.tree.expandAll()
        self._narrow(self.search.text())
        self._show_chosen()

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        groups = (self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount()))
        for group in filter(None, groups):
            shown = False
            for item in filter(None, (group.child(row) for row in range(group.childCount()))):
                says = f"{group.text(0)} {item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in says for word in words))
                shown = shown or not item.isHidden()
            group.setHidden(not shown)

    @property
    def _command(self) -> str:
        item = self.tree.currentItem()
        return str(item.data(0, Qt.ItemDataRole.UserRole) or "") if item is not None else ""

    def _show_chosen(self) -> None:
        name = self._command
        self.keys.setEnabled(bool(name))
        self.keys.clear()
        if name:
            self.keys.setKeySequence(self._actions[name].shortcut())
        self._check()

    def _check(self) -> None:
        """Say whether the keys that were typed can be used."""
        name, keys = self._command, self.keys.keySequence()
        self._use.setEnabled(False)
        self._reset.setEnabled(bool(name) and self._actions[name].shortcut() != _usual(name))
        if not name:
            self.words.setText(_FIXED)
            return
        words = self._actions[name].text().replace("&", "").rstrip("…")
        if keys == self._actions[name].shortcut():
            self.words.setText(f"Press other keys for “{words}”, in the field below.")
            return
        other = taken_by(keys, name) if not keys.isEmpty() else ""
        self._use.setEnabled(not other)
        typed = keys.toString(NATIVE) or "no keys"
        self.words.setText(f"{typed}: has “{other}” already." if other else f"“{words}” will have {typed}.")

    def _change(self) -> None:
        self._actions.change_key(self._command, self.keys.keySequence())
        self._fill()

    def _change_back(self) -> None:
        name = self._command
        other = taken_by(_usual(name), name)
        if other and not _usual(name).isEmpty():
            self.words.setText(f"{_usual(name).toString(NATIVE)} is for “{other}” now. Change that first.")
            return
        self._actions.change_key(name, None)
        self._fill()

    def _restore_all(self) -> None:
        for command in COMMANDS:
            self._actions.change_key(command.name, None)
        self._fill()
        self.words.setText("All keys are as they were at first.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text())
        self.words.setText("Copied. Paste it into a document or a table to print it.")


def _usual(name: str) -> QKeySequence:
    return next(usual_key(command) for command in COMMANDS if command.name == name)


class _KeyEdit(QKeySequenceEdit):
    """Takes keys, but for Esc: that still closes the window round it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)
