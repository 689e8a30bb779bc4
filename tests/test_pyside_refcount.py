"""The installed PySide6 keeps its references: 6.12.0 on CPython 3.11 does not, and aborts the program."""

import sys

from PySide6.QtWidgets import QGraphicsRectItem

CALLS = 1_000


def test_calls_that_return_nothing_do_not_use_up_none(qapp: object) -> None:
    item = QGraphicsRectItem()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        item.setPos(0, 0)
        item.update()
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
