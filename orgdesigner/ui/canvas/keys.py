"""The keys of the canvas: which key does what, as a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from orgdesigner.ui.canvas.wayfinding import Direction

if TYPE_CHECKING:
    from orgdesigner.ui.canvas.commands import Commands

Key = Qt.Key
_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier

ARROWS = {
    Key.Key_Left: Direction.LEFT,
    Key.Key_Right: Direction.RIGHT,
    Key.Key_Up: Direction.UP,
    Key.Key_Down: Direction.DOWN,
}

KEYS: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[Commands], None]] = {
    (_PLAIN, Key.Key_Home): lambda commands: commands.go_first(),
    (_PLAIN, Key.Key_End): lambda commands: commands.go_last(),
    (_PLAIN, Key.Key_Return): lambda commands: commands.add_sibling(),
    (_PLAIN, Key.Key_Enter): lambda commands: commands.add_sibling(),
    (_PLAIN, Key.Key_Insert): lambda commands: commands.add_report(),
    (_PLAIN, Key.Key_F2): lambda commands: commands.rename(),
    (_PLAIN, Key.Key_Delete): lambda commands: commands.remove(),
    (_PLAIN, Key.Key_Escape): lambda commands: commands.put_back(),
    (_CTRL, Key.Key_D): lambda commands: commands.duplicate(),
    (_CTRL, Key.Key_X): lambda commands: commands.cut(),
    (_CTRL, Key.Key_V): lambda commands: commands.paste(),
}


def command_for(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Callable[[Commands], None] | None:
    """Return what a key does, or None if it does nothing here."""
    modifiers &= ~Qt.KeyboardModifier.KeypadModifier
    direction = ARROWS.get(key)
    if direction is not None and modifiers == _PLAIN:
        return lambda commands: commands.go(direction)
    if direction is not None and modifiers == _CTRL_SHIFT:
        return lambda commands: commands.shift(direction)
    return KEYS.get((modifiers, key))
