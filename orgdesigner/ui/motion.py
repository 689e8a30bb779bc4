"""Whether things may glide: not where the system asks for little motion, nor where the user does.

Few systems tell Qt, so the View menu has a switch of its own, which is remembered.
"""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QStyle, QWidget

_SETTING = "view/less motion"


def is_unwanted() -> bool:
    """Whether the user asked for less motion."""
    return bool(QSettings().value(_SETTING, False, type=bool))


def keep_unwanted(*, unwanted: bool) -> None:
    """Remember whether the user wants less motion."""
    QSettings().setValue(_SETTING, unwanted)


def may_move(widget: QWidget) -> bool:
    """Whether something in a widget may glide to its place."""
    # Where the system asks for little motion, its animations last no time.
    system = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
    return system and not is_unwanted()
