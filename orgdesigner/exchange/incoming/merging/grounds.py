"""How something of a list was found in the structure, and how sure that is."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from orgdesigner.model.records import Record
from orgdesigner.model.words import Word

R = TypeVar("R", bound=Record)


class Certainty(Word):
    """How sure it is that two are the same."""

    SURE = "sure", "Sure"
    LIKELY = "likely", "Likely"
    CHECK = "check", "To check"


class Ground(Word):
    """By what something of a list was found in the structure, from the surest."""

    SAID = "said", "because you say so"
    STAFF_CODE = "staff_code", "by staff code"
    REFERENCE = "reference", "by its reference"
    NAME_AND_POST = "name_and_post", "by name and post"
    TITLE_AND_HOLDER = "title_and_holder", "by title and holder"
    NAME = "name", "by name"
    TITLE = "title", "by its title, which no other post has"
    PLACE = "place", "by title in its place"
    HOLDER_IN_PLACE = "holder_in_place", "by its holder in its place, under another title"

    @property
    def certainty(self) -> Certainty:
        """How sure a match on this ground is."""
        if self in (Ground.SAID, Ground.REFERENCE, Ground.STAFF_CODE):
            return Certainty.SURE
        if self in (Ground.PLACE, Ground.HOLDER_IN_PLACE):
            return Certainty.CHECK
        return Certainty.LIKELY


class Match(NamedTuple):
    """Something of the list (`listed`) and what it is in the structure (`present`), both by id."""

    kind: str
    listed: str
    present: str
    ground: Ground


class Pairs:
    """Who of the list is who in the structure, for one kind of record: nobody is two.

    `apart` are matches that somebody has said are none, and `same` those that somebody has said are.
    """

    def __init__(self, kind: str, apart: Collection[Match] = (), same: Collection[Match] = ()) -> None:
        self.kind = kind
        self._apart = {(each.listed, each.present) for each in apart if each.kind == kind}
        self._present: dict[str, Match] = {}
        self._listed: dict[str, str] = {}
        for each in same:
            if each.kind == kind:
                self.join(each.listed, each.present, Ground.SAID)

    def __iter__(self) -> Iterator[Match]:
        return iter(self._present.values())

    def join(self, listed: str, present: str, ground: Ground) -> bool:
        """Take two for the same, unless one of them is paired already; return whether it was done."""
        if listed in self._present or present in self._listed or (listed, present) in self._apart:
            return False
        self._present[listed] = Match(self.kind, listed, present, ground)
        self._listed[present] = listed
        return True

    def present(self, listed: str | None) -> str | None:
        """Return the id in the structure of something listed, or None."""
        match = self._present.get(listed) if listed is not None else None
        return match.present if match else None

    def ground(self, listed: str) -> Ground | None:
        """Return how something listed was found, or None."""
        match = self._present.get(listed)
        return match.ground if match else None

    def listed(self, present: str | None) -> str | None:
        """Return the id in the list of something present, or None."""
        return self._listed.get(present) if present is not None else None

    def join_unique(
        self,
        listed: Iterable[tuple[Hashable, R]],
        present: Iterable[tuple[Hashable, R]],
        ground: Ground,
        *,
        fits: Callable[[R, R], bool] | None = None,
    ) -> None:
        """Join those of whom there is one on each side under a key, among those who are not paired yet."""
        there = _alone(present, self._listed)
        for key, one in _alone(listed, self._present).items():
            other = there.get(key)
            if other is not None and (fits is None or fits(one, other)):
                self.join(one.id, other.id, ground)


def _alone(keyed: Iterable[tuple[Hashable, R]], paired: Collection[str]) -> dict[Hashable, R]:
    found: dict[Hashable, dict[str, R]] = {}
    for key, record in keyed:
        if record.id not in paired:
            found.setdefault(key, {})[record.id] = record
    return {key: next(iter(same.values())) for key, same in found.items() if len(same) == 1}
