"""Finding the parts of a window as a person does: by what is written on them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QWidget

from orgdesigner.ui.panels.findings import FindingsPanel
from orgdesigner.ui.panels.form import Field, Form
from orgdesigner.ui.panels.inspector import Inspector
from orgdesigner.ui.widgets.elided import ElidedButton
from orgdesigner.ui.widgets.wrapped import WrappedButton

LEFT = Qt.MouseButton.LeftButton


def button(parent: QWidget, words: str) -> QAbstractButton:
    """Return the one button that shows, or begins with, some words."""
    found = [
        each
        for each in parent.findChildren(QAbstractButton)
        if _words(each).startswith(words) and each.isVisibleTo(parent)
    ]
    assert len(found) == 1, f"{len(found)} buttons say “{words}”"
    return found[0]


def press(parent: QWidget, words: str) -> None:
    """Click a button with the mouse."""
    QTest.mouseClick(button(parent, words), LEFT)


def field(inspector: Inspector, name: str) -> Field:
    """Return the field of the form that is shown; a closed section still counts."""
    [form] = [each for each in inspector.findChildren(Form) if not each.isHidden()]
    return form.field(name)


def line(parent: QWidget) -> QLineEdit:
    """Return the line in which a field is typed."""
    found = parent.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def retype(target: QLineEdit, text: str, *, key: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """Type another text into a line, and finish with a key."""
    target.setFocus()
    target.selectAll()
    QTest.keyClick(target, Qt.Key.Key_Delete)
    if text:
        QTest.keyClicks(target, text)
    if key is not None:
        QTest.keyClick(target, key)


def choose_finding(panel: FindingsPanel, rule: str) -> None:
    """Choose the first finding of a rule among those that are listed, and put the keyboard there."""
    assert panel.list.choose(panel.list.rows.index_of_rule(rule))


def click_row(view: QListView, row: int, *, at: QPoint | None = None) -> None:
    """Click a row of a list."""
    index = view.model().index(row, 0)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), LEFT, pos=at or view.visualRect(index).center())


def come_back(window: QWidget) -> None:
    """Be in a window again after a dialog, as a window manager sees to: there is none without a screen."""
    QApplication.processEvents()
    window.activateWindow()
    QApplication.processEvents()


def _words(each: QAbstractButton) -> str:
    words = each.words if isinstance(each, (ElidedButton, WrappedButton)) else each.text()
    return words.replace("&&", "&")
