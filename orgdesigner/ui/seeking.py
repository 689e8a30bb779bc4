"""A search in the structure that a session looks at: it goes on in slices and stays true as things change."""

from __future__ import annotations

import time
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, QTimer, Signal

from orgdesigner.chart.cards.cardbook import posts_altered
from orgdesigner.model.changes import Change
from orgdesigner.model.document import Event
from orgdesigner.model.records import Holding, Person, Post, Team
from orgdesigner.model.searching import FoundBy, Key, Query
from orgdesigner.ui.session import Session

SLICE = 0.008
"""Seconds that a search takes at a time; keys are heard in between."""

_LOOKS = 64
"""How many records are looked at before the clock is."""


class Search(QObject):
    """What fits some words. `changed` says that something else does, or that all has been looked at."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found_by = FoundBy(session.view)
        self._query = Query("")
        self._found: dict[Key, None] = {}
        self._waiting: Iterator[Key] | None = None
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._go_on)
        session.changed.connect(self._follow)
        for signal in (session.replaced, session.place_changed):
            signal.connect(self._start_anew)

    @property
    def is_active(self) -> bool:
        """Whether anything is sought."""
        return bool(self._query)

    @property
    def is_complete(self) -> bool:
        """Whether all has been looked at."""
        return self._waiting is None

    @property
    def found(self) -> AbstractSet[Key]:
        """The kind and id of every record that fits, as far as has been looked."""
        return self._found.keys()

    def posts(self) -> frozenset[str]:
        """Return the ids of the posts that fit."""
        return frozenset(record_id for kind, record_id in self._found if kind == Post.kind)

    def seek(self, typed: str) -> None:
        """Look for other words; none end the search."""
        before, self._query = self._query, Query(typed)
        if self._query.words == before.words:
            return
        narrower = self.is_complete and bool(before) and self._query.narrows(before)
        self._look_through(list(self._found) if narrower else None)

    def _look_through(self, keys: list[Key] | None) -> None:
        """Look through some records, or through all; those that are many take several slices."""
        self._found = {}
        self._waiting = None
        self._slices.stop()
        if self._query:
            self._waiting = iter(self._found_by.all() if keys is None else keys)
            self._slices.start(0)
            self._go_on()
        else:
            self.changed.emit()

    def _go_on(self) -> None:
        end = time.perf_counter() + SLICE
        waiting, finds, text = self._waiting, self._query.finds, self._found_by.text
        while waiting is not None and time.perf_counter() < end:
            for looked, key in enumerate(waiting, start=1):
                if finds(text(key)):
                    self._found[key] = None
                if looked == _LOOKS:
                    break
            else:
                self._waiting = waiting = None
                self._slices.stop()
        if self._waiting is None:
            self.changed.emit()

    def _start_anew(self) -> None:
        self._found_by = FoundBy(self._session.view)
        self._look_through(None)

    def _follow(self, event: Event) -> None:
        altered = set(_altered(self._session, event.change))
        self._found_by.forget(altered)
        if not self.is_active:
            return
        if not self.is_complete:
            self._look_through(None)
            return
        for key in altered:
            self._found.pop(key, None)
            if self._found_by.has(key) and self._query.finds(self._found_by.text(key)):
                self._found[key] = None
        self.changed.emit()


def _altered(session: Session, change: Change) -> Iterator[Key]:
    """Yield what may now be found by other words than before a change."""
    yield from ((Post.kind, post) for post in posts_altered(session.view, change))
    for step in change:
        for record in (step.before, step.after):
            if isinstance(record, Team | Person):
                yield record.kind, record.id
            elif isinstance(record, Holding):
                yield Person.kind, record.person
