"""What somebody said a column means, remembered for the next list with such a heading.

Of a heading only a digest is kept: a list whose first row is no heading would leave somebody's name behind.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

from PySide6.QtCore import QSettings

from orgdesigner.exchange.stafflist.layout import Layout
from orgdesigner.exchange.stafflist.meanings import Meaning

_KEY = "import/meanings"
_KEPT = 400
_WORDS = {meaning.value for meaning in Meaning}


def remembered(layout: Layout) -> dict[int, Meaning]:
    """Return what columns were said to mean before, by their places."""
    kept = _kept()
    found = {column.place: kept.get(_digest(column.heading)) for column in layout.columns if column.heading}
    return {place: Meaning(value) for place, value in found.items() if value is not None}


def remember(layout: Layout, said: Mapping[int, Meaning]) -> None:
    """Keep what somebody said of columns that have a heading."""
    kept = _kept()
    for place, meaning in said.items():
        if heading := layout.heading(place):
            kept.pop(_digest(heading), None)
            kept[_digest(heading)] = meaning.value
    newest = list(kept.items())[-_KEPT:]
    QSettings().setValue(_KEY, json.dumps(dict(newest)))


def forget() -> None:
    """Remember nothing of what columns mean."""
    QSettings().remove(_KEY)


def _kept() -> dict[str, str]:
    try:
        kept = json.loads(str(QSettings().value(_KEY, "{}")))
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {digest: value for digest, value in kept.items() if value in _WORDS}


def _digest(heading: str) -> str:
    return sha256(" ".join(heading.casefold().split()).encode()).hexdigest()
