"""In which part of a picture each card, region and note is, kept from one picture to the next."""

from __future__ import annotations

from copy import copy
from typing import NamedTuple

from orgdesigner.chart.part import Inner, Part
from orgdesigner.chart.picture import RegionKind

Key = tuple[str, ...]
"""A post, a team's region, a note or a part, by a word for what it is and by what it is called."""


def post_key(post: str) -> Key:
    """Return what the card of a post is looked up by."""
    return "post", post


def region_key(team: str) -> Key:
    """Return what the region of a team is looked up by."""
    return "region", team


def note_key(record_kind: str, record_id: str) -> Key:
    """Return what a note that speaks for a record is looked up by."""
    return "note", record_kind, record_id


def part_key(key: str) -> Key:
    """Return what a part is looked up by."""
    return "part", key


class Around(NamedTuple):
    """A part with its place in the part around it, whose key is `around`; that of the whole has none."""

    around: str
    inner: Inner


class Whereabouts:
    """Knows for every card, region and note the key of its part, and for every part the part around it.

    The one of the next picture takes this one over and alters what differs, so that it costs as much as the
    difference; what was altered is kept here, and this one still answers for its own picture.
    """

    def __init__(self, root: Part) -> None:
        self.root = root
        self.known: dict[Key, str | Around] = {}
        self.was: dict[Key, str | Around | None] = {}
        self.next: Whereabouts | None = None
        waiting = [Around("", Inner(0.0, 0.0, root))]
        while waiting:
            around = waiting.pop()
            part = around.inner.part
            self.known[part_key(part.key)] = around
            self.known.update(dict.fromkeys(_things(part), part.key))
            waiting.extend([Around(part.key, inner) for inner in part.inner])

    @property
    def is_newest(self) -> bool:
        """Whether no other picture has come after this one."""
        return self.next is None

    def home(self, key: Key) -> str | None:
        """Return the key of the part that something is in, or None if the picture does not show it."""
        found = self._find(key)
        return found if isinstance(found, str) else None

    def part(self, key: str) -> Around:
        """Return a part of the picture by its key."""
        found = self._find(part_key(key))
        assert isinstance(found, Around)
        return found

    def followed_by(self, root: Part) -> Whereabouts:
        """Return the whereabouts in the picture that comes after this one."""
        assert self.is_newest, "two pictures cannot come after the same one"
        after = copy(self)
        after.root, after.was = root, {}
        _Follower(self.known, self.was).follow(self.root, root)
        self.next, self.known = after, {}
        return after

    def _find(self, key: Key) -> str | Around | None:
        at = self
        while at.next is not None:
            if key in at.was:
                return at.was[key]
            at = at.next
        return at.known.get(key)


class _Follower:
    """Makes what is known of one picture into what is known of the next; `was` gets what it replaces."""

    def __init__(self, known: dict[Key, str | Around], was: dict[Key, str | Around | None]) -> None:
        self._known = known
        self._was = was
        self._seen: set[str] = set()
        self._left: list[tuple[str, Part, Part | None]] = []

    def follow(self, before: Part, root: Part) -> None:
        """Look through a picture that comes after another, but not through parts that both share."""
        waiting = [Around("", Inner(0.0, 0.0, root))]
        while waiting:
            around = waiting.pop()
            part = around.inner.part
            key = part_key(part.key)
            known = self._known.get(key)
            self._put(key, around)
            self._seen.add(part.key)
            if isinstance(known, Around):
                if known.inner.part is part:
                    continue
                self._left.append((part.key, known.inner.part, part))
            for thing in _things(part):
                self._put(thing, part.key)
            waiting.extend(Around(part.key, inner) for inner in part.inner)
        if before.key not in self._seen:
            self._left.append((before.key, before, None))
        self._forget()

    def _forget(self) -> None:
        """Forget what was in the parts that are others now, and is not in the picture any more."""
        while self._left:
            key, before, after = self._left.pop()
            kept = set(_things(after)) if after is not None else set()
            for thing in _things(before):
                if thing not in kept and self._known.get(thing) == key:
                    self._drop(thing)
            if after is None:
                self._drop(part_key(key))
            for inner in before.inner:
                known = self._known.get(part_key(inner.part.key))
                gone = inner.part.key not in self._seen
                if gone and isinstance(known, Around) and known.around == key:
                    self._left.append((inner.part.key, inner.part, None))

    def _put(self, key: Key, value: str | Around) -> None:
        known = self._known.get(key)
        if known != value:
            self._was.setdefault(key, known)
            self._known[key] = value

    def _drop(self, key: Key) -> None:
        known = self._known.pop(key, None)
        self._was.setdefault(key, known)


def _things(part: Part) -> list[Key]:
    found: list[Key] = [("post", spot.post) for spot in part.spots]
    if part.region is not None and part.region.kind is RegionKind.TEAM:
        found.append(region_key(part.region.team))
    found.extend(note_key(note.record_kind, note.record_id) for note in part.notes if note.record_id)
    return found
