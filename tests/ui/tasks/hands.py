"""Two people at the window: one who has only a keyboard, and one who has only single clicks.

Neither may look into the program: they see what is on the screen, and what has the keyboard.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from orgdesigner.ui.dialogs.palette import CommandPalette, Row
from orgdesigner.ui.main_window import MainWindow

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
FAR = 150
"""More presses of Tab than there are stops."""


class Person:
    """What both can do: see which window is in front, and type text where text has to be typed."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.come_back()

    def come_back(self) -> None:
        """Have the keyboard in the window in front, as a window manager sees to: without a screen is none."""
        QApplication.processEvents()
        front = self.front()
        if not front.isActiveWindow() and QApplication.activePopupWidget() is None:
            front.activateWindow()
            QApplication.processEvents()

    def front(self) -> QWidget:
        """The window in front: a dialog, if there is one."""
        dialogs = [
            each
            for each in QApplication.topLevelWidgets()
            if each.isVisible() and each.isModal() and each.windowType() is Qt.WindowType.Dialog
        ]
        return dialogs[-1] if dialogs else self.window

    def write(self, text: str) -> None:
        """Type text where the cursor is, over what is selected there."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)
        QApplication.processEvents()


class Keyboard(Person):
    """Presses keys, and nothing else."""

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = PLAIN, *, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            self.come_back()
            target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.front()
            QTest.keyClick(target, key, modifiers)
        self.come_back()

    def command(self, words: str) -> None:
        """Do a command that is found by its words."""
        self.press(Key.Key_K, CTRL)
        self.write(words)
        self.press(Key.Key_Return)

    def go_to(self, name: str) -> None:
        """Go to a post or a team on the chart, and be there with the keyboard."""
        self.press(Key.Key_K, CTRL)
        self.write(name)
        palette = self.front()
        assert isinstance(palette, CommandPalette)
        for _ in range(palette.list.count()):
            row = palette.found.current
            if isinstance(row, Row) and row.text.startswith(f"Go to {name}"):
                break
            self.press(Key.Key_Down)
        self.press(Key.Key_Return)
        self.tab_to(lambda: self.window.canvas.hasFocus(), key=Key.Key_F6)

    def tab_to(self, there: str | Callable[[], bool], key: Key = Key.Key_Tab) -> None:
        """Press Tab until the keyboard is where one wants it: at what a screen reader calls so."""
        for _ in range(FAR):
            focus = QApplication.focusWidget()
            if there() if callable(there) else focus is not None and _called(focus) == there:
                return
            self.press(key)
        raise AssertionError(f"{there} can't be reached with Tab")

    def into_details(self) -> None:
        """Go to the pane of details."""
        inspector = self.window.inspector

        def is_there() -> bool:
            focus = QApplication.focusWidget()
            return focus is not None and inspector.isAncestorOf(focus)

        self.tab_to(is_there, key=Key.Key_F6)

    def retype(self, text: str) -> None:
        """Type over all that a field says."""
        self.press(Key.Key_A, CTRL)
        self.write(text)


class Mouse(Person):
    """Clicks once with the left button, and types only text."""

    def click(self, target: QWidget, at: QPoint | None = None) -> None:
        """Click something that is in view."""
        self.come_back()
        assert target.isVisible(), f"{target} can't be seen"
        assert target.isEnabled(), f"{target} can't be used"
        QTest.mouseClick(target, LEFT, PLAIN, at or target.rect().center())
        self.come_back()

    def choose(self, *words: str) -> None:
        """Choose a command in the menus: the menu, any menu in it, and the command."""
        bar = self.window.menuBar()
        [title] = [each for each in bar.actions() if _plain(each.text()) == words[0]]
        QTest.mouseClick(bar, LEFT, PLAIN, bar.actionGeometry(title).center())
        menu = title.menu()
        assert isinstance(menu, QMenu)
        for each in words[1:]:
            [action] = [one for one in menu.actions() if _plain(one.text()) == each]
            assert action.isEnabled(), f"{each} can't be now: {action.statusTip()}"
            inner = action.menu()
            QTest.mouseClick(menu, LEFT, PLAIN, menu.actionGeometry(action).center())
            if isinstance(inner, QMenu):
                QApplication.processEvents()
                menu = inner
        self.come_back()

    def go_to(self, name: str) -> None:
        """Select a post or a team: on the chart if it is in view, else by looking for it."""
        self.choose("Edit", "Find a command")
        palette = self.front()
        assert isinstance(palette, CommandPalette)
        self.write(name)
        for number in range(palette.list.count()):
            item = palette.list.item(number)
            if item.text().startswith(f"Go to {name}"):
                palette.list.scrollToItem(item)
                box = palette.list.visualItemRect(item)
                self.click(palette.list.viewport(), box.center())
                return
        raise AssertionError(f"{name} is not found")

    def card(self, post: str) -> None:
        """Click the card of a post that is in view."""
        canvas = self.window.canvas
        canvas.viewport().repaint()
        spot = canvas.extent.card(post)
        assert spot is not None
        box = canvas.camera.box_on_screen(spot.box)
        at = QPoint(round(box.x + box.width / 2), round(box.y + 6))
        assert canvas.viewport().rect().contains(at), f"{post} is not in view"
        self.click(canvas.viewport(), at)

    def ground(self) -> None:
        """Click where nothing is."""
        self.click(self.window.canvas.viewport(), QPoint(4, 60))

    def button(self, words: str, *, within: QWidget | None = None) -> None:
        """Click the button that says some words, or that a screen reader calls so."""
        place = within or self.front()
        found = [
            each
            for each in place.findChildren(QAbstractButton)
            if each.isVisible() and words in (_plain(each.text()), each.accessibleName(), _full(each))
        ]
        assert len(found) == 1, f"{len(found)} buttons say “{words}”"
        self.show(found[0])
        at = QPoint(8, found[0].height() // 2) if found[0].isCheckable() else None
        self.click(found[0], at)

    def field(self, name: str, *, within: QWidget | None = None) -> QWidget:
        """Click into a field."""
        place = within or self.front()
        kinds = (QLineEdit, QPlainTextEdit, QComboBox)
        found = [
            each
            for kind in kinds
            for each in place.findChildren(kind)
            if each.isVisible() and _called(each) == name
        ]
        assert len(found) == 1, f"{len(found)} fields are called “{name}”"
        self.show(found[0])
        if not isinstance(found[0], QComboBox):
            self.click(found[0], QPoint(20, 12))
        return found[0]

    def pick(self, name: str, word: str, *, within: QWidget | None = None) -> None:
        """Choose a word in a list that opens."""
        box = self.field(name, within=within)
        assert isinstance(box, QComboBox)
        pause = QApplication.doubleClickInterval()
        QApplication.setDoubleClickInterval(0)  # so soon after it opened, a list takes no click for a choice
        self.click(box)
        index = box.model().index(box.findText(word), 0)
        box.view().scrollTo(index)
        QTest.mouseClick(box.view().viewport(), LEFT, PLAIN, box.view().visualRect(index).center())
        QApplication.setDoubleClickInterval(pause)
        self.come_back()

    def choose_named(self, field: str, name: str, *, within: QWidget | None = None) -> None:
        """Type a part of a name into a field, and click the name in the list that comes up."""
        line = self.field(field, within=within)
        assert isinstance(line, QLineEdit)
        line.selectAll()
        self.write(name)
        popup = line.completer().popup()
        assert popup is not None
        assert popup.isVisible(), f"nothing is offered for {name}"
        self.row(popup, 0)

    def row(self, view: QAbstractItemView, number: int) -> None:
        """Click a row of a list."""
        index = view.model().index(number, 0)
        QTest.mouseClick(view.viewport(), LEFT, PLAIN, view.visualRect(index).center())
        self.come_back()

    def show(self, widget: QWidget) -> None:
        """Scroll until something is in view, as a click into the scroll bar does."""
        inspector = self.window.inspector
        if inspector.isAncestorOf(widget):
            inspector.ensureWidgetVisible(widget)
            QApplication.processEvents()


def _called(widget: QWidget) -> str:
    return widget.accessibleName()


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _full(button: QAbstractButton) -> str:
    return str(getattr(button, "words", ""))
