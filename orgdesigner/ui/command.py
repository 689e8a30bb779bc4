"""What a command of the window is, and the keys that it has: its own, or those that somebody chose."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence

_KEYS = "keys"
"""Under which settings the keys are kept that somebody has chosen."""


@dataclass(frozen=True)
class Command:
    """What a command is called and how it is reached; `name` is the method of the window that does it."""

    name: str
    text: str
    shortcut: str | QKeySequence.StandardKey | None = None
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    gesture_safe: bool = True
    """Whether it may run while the mouse drags something; what would destroy or replace may not."""
    typed: bool = True
    """Whether its shortcut works anywhere; the keys that also mean something in a text field do not."""
    words: str = ""
    """Other words by which somebody may look for it."""

    @property
    def plain(self) -> str:
        """What it is called, without the letter to press and without the dots."""
        return self.text.replace("&", "").rstrip("…")


def usual_key(command: Command) -> QKeySequence:
    """Return the keys that a command comes with; empty if it has none."""
    return QKeySequence() if command.shortcut is None else QKeySequence(command.shortcut)


def key_of(command: Command) -> QKeySequence:
    """Return the keys of a command: those that somebody chose, or those that it comes with."""
    chosen = QSettings().value(f"{_KEYS}/{command.name}")
    return usual_key(command) if chosen is None else QKeySequence(str(chosen))


def change_key(command: Command, keys: QKeySequence | None) -> None:
    """Remember other keys for a command, none if they are empty; None gives it back its own."""
    if keys is None or keys == usual_key(command):
        QSettings().remove(f"{_KEYS}/{command.name}")
    else:
        QSettings().setValue(f"{_KEYS}/{command.name}", keys.toString())
