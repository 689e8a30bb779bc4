"""The hands of the tests of an import: what a window shows of one, and how somebody takes it over."""

from collections.abc import Mapping

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.ui.importing.window import ImportWindow
from orgdesigner.ui.main_window import MainWindow
from tests.ui.hands import press

PATIENCE = 20_000
"""Milliseconds that reading in another process may take on a busy computer."""


def plan(window: MainWindow) -> Mapping[str, View]:
    document = window.session.document
    return {place: document.view(place).snapshot().view for place in document.places()}


def posts(window: MainWindow) -> set[str]:
    return {post.id for post in window.session.view.all(Post)}


def titles(window: MainWindow) -> set[str]:
    return {post.title for post in window.session.view.all(Post)}


def questions(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def imports(window: MainWindow) -> list[ImportWindow]:
    return [dialog for dialog in window.findChildren(ImportWindow) if dialog.isVisible()]


def looked_at(window: MainWindow, qtbot: QtBot) -> ImportWindow:
    """The import window, once everything is read."""
    [shown] = imports(window)
    settle(shown, qtbot)
    return shown


def settle(shown: ImportWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not shown.is_busy, timeout=PATIENCE)


def take(window: MainWindow, qtbot: QtBot, words: str = "&Take over") -> None:
    """Take over what is ticked, or the list as a plan of its own."""
    press(looked_at(window, qtbot), words)
    qtbot.waitUntil(lambda: not imports(window) and bool(window.toast.words), timeout=PATIENCE)
