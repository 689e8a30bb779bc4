"""Longer work says so, and offers to stop only where it can be stopped."""

import pytest
from PySide6.QtWidgets import QProgressDialog, QPushButton

from orgdesigner.ui.background import Background
from orgdesigner.ui.main_window import MainWindow


@pytest.mark.parametrize("cancellable", [True, False])
def test_there_is_a_way_to_cancel_only_where_it_does_something(
    window: MainWindow, *, cancellable: bool
) -> None:
    Background(window, "Writing a file…", lambda _cancelled: None, cancellable=cancellable)
    dialog = window.findChild(QProgressDialog)
    assert isinstance(dialog, QProgressDialog)
    assert bool(dialog.findChildren(QPushButton)) is cancellable
