"""What somebody said a column means, remembered for the next list with such a heading."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSettings

from orgdesigner.exchange.incoming.trial.habits import digest
from orgdesigner.exchange.incoming.trial.shown import ShownColumn

_KEY = "import/meanings"
_KEPT = 400


def habits() -> dict[str, str]:
    """Return what columns were said to mean before, by the digests of their headings."""
    try:
        kept = json.loads(str(QSettings().value(_KEY, "{}")))
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {key: value for key, value in kept.items() if isinstance(value, str)}


def remember(columns: Iterable[ShownColumn], said: Mapping[int, str]) -> None:
    """Keep what somebody said of columns that have a heading."""
    kept = habits()
    for column in columns:
        if column.number in said and column.heading:
            kept.pop(digest(column.heading), None)
            kept[digest(column.heading)] = said[column.number]
    newest = list(kept.items())[-_KEPT:]
    QSettings().setValue(_KEY, json.dumps(dict(newest)))


def forget() -> None:
    """Remember nothing of what columns mean."""
    QSettings().remove(_KEY)
