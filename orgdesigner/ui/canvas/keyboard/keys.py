"""The keys of the canvas: which key does what, as a table, and in words for the list of all keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from orgdesigner.ui.canvas.keyboard.wayfinding import Direction

if TYPE_CHECKING:
    from orgdesigner.ui.canvas.keyboard.commands import Commands

Key = Qt.Key
_PLAIN = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL_SHIFT = _CTRL | _SHIFT

ARROWS = {
    Key.Key_Left: Direction.LEFT,
    Key.Key_Right: Direction.RIGHT,
    Key.Key_Up: Direction.UP,
    Key.Key_Down: Direction.DOWN,
}


class Bound(NamedTuple):
    """Keys that do the same, what they do, and that in words."""

    modifiers: Qt.KeyboardModifier
    keys: tuple[Qt.Key, ...]
    words: str
    do: Callable[[Commands], None]


OWN_KEYS = (
    Bound(_PLAIN, (Key.Key_Home,), "To the first post", lambda commands: commands.go_first()),
    Bound(_PLAIN, (Key.Key_End,), "To the last post", lambda commands: commands.go_last()),
    Bound(
        _PLAIN,
        (Key.Key_Return, Key.Key_Enter),
        "Add a post beside the selected one, and name it",
        lambda commands: commands.add_sibling(),
    ),
    Bound(_PLAIN, (Key.Key_Minus,), "Collapse what is below", lambda commands: commands.fold()),
    Bound(_PLAIN, (Key.Key_Plus, Key.Key_Equal), "Expand one level", lambda commands: commands.unfold()),
    Bound(_SHIFT, (Key.Key_Plus,), "Expand one level", lambda commands: commands.unfold()),
    Bound(_PLAIN, (Key.Key_Asterisk,), "Expand everything below", lambda commands: commands.unfold_below()),
    Bound(_SHIFT, (Key.Key_Asterisk,), "Expand everything below", lambda commands: commands.unfold_below()),
    Bound(
        _PLAIN, (Key.Key_Escape,), "Let go of what was cut or copied", lambda commands: commands.put_back()
    ),
)
"""The keys that nothing but the canvas has."""

EDITING_KEYS = (
    Bound(_PLAIN, (Key.Key_Insert,), "Add a post", lambda commands: commands.add_report()),
    Bound(_PLAIN, (Key.Key_F2,), "Rename", lambda commands: commands.rename()),
    Bound(_PLAIN, (Key.Key_Delete,), "Remove", lambda commands: commands.remove()),
    Bound(_CTRL, (Key.Key_D,), "Duplicate", lambda commands: commands.duplicate()),
    Bound(_CTRL, (Key.Key_X,), "Cut", lambda commands: commands.cut()),
    Bound(_CTRL, (Key.Key_C,), "Copy", lambda commands: commands.copy()),
    Bound(_CTRL, (Key.Key_V,), "Paste", lambda commands: commands.paste()),
)
"""The keys of a canvas that stands alone; in the window they are those of commands, which can be changed."""

MOVES = (
    ("Arrow keys", "To the manager, the first report, the post before and the one after"),
    ("Ctrl+Shift+arrow keys", "Move the post before or after its neighbour, up one or down one"),
    ("Letters", "To the next post whose title or holder begins so"),
)
MOUSE = (
    ("Click", "Select; with Ctrl, one more"),
    ("Drag a card", "Move it with everybody below; with Ctrl, to join a team as well"),
    ("Drag over empty ground", "Select all that it touches"),
    ("Double click", "Rename it on the card"),
    ("Right click", "What can be done with it"),
    ("Wheel", "Scroll; with Shift, sideways; with Ctrl, zoom at the pointer"),
    ("Middle button, or Space and drag", "Move the chart under the window"),
    ("Esc, or the other button", "Cancel what the mouse is in the middle of"),
)
"""What is not one key but a family of them, or the mouse: in words."""

_BY_KEY = {
    (bound.modifiers, key): bound.do
    for bound in (*OWN_KEYS, *EDITING_KEYS)
    for key in bound.keys
}  # fmt: skip
_EDITING = {(bound.modifiers, key) for bound in EDITING_KEYS for key in bound.keys}


def command_for(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, *, alone: bool = True
) -> Callable[[Commands], None] | None:
    """Return what a key does, or None if it does nothing here; `alone`: no window has commands for it."""
    modifiers &= ~Qt.KeyboardModifier.KeypadModifier
    direction = ARROWS.get(key)
    if direction is not None and modifiers == _PLAIN:
        return lambda commands: commands.go(direction)
    if direction is not None and modifiers == _CTRL_SHIFT:
        return lambda commands: commands.shift(direction)
    if not alone and (modifiers, key) in _EDITING:
        return None
    return _BY_KEY.get((modifiers, key))
