"""The files that were open lately, newest first."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "recent"
_KEPT = 10


def recent_files() -> list[Path]:
    """Return the files that were open lately, those that are missing now included."""
    try:
        names = json.loads(str(QSettings().value(_KEY, "[]")))
    except ValueError:
        return []
    return [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []


def remember_file(path: Path) -> None:
    """Put a file at the head of the list."""
    files = [path, *(each for each in recent_files() if each != path)]
    QSettings().setValue(_KEY, json.dumps([str(each) for each in files[:_KEPT]]))


def forget_files() -> None:
    """Empty the list."""
    QSettings().remove(_KEY)
