"""A preview: what an import would do, as lines that can each be accepted or left."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from orgdesigner.exchange.incoming.merging.grounds import Ground, Match
from orgdesigner.model.changes import Step
from orgdesigner.model.words import Word


class Kind(Word):
    """What a line does to the structure."""

    ADDED = "added", "Added"
    MOVED = "moved", "Moved"
    ALTERED = "altered", "Altered"
    GONE = "gone", "Not in the list"


class Subject(NamedTuple):
    """What a line is about: the kind and id of a record of the structure, and what it is called.

    `listed` is its id in the list; empty for what the list does not have.
    """

    kind: str
    id: str
    caption: str
    listed: str = ""


@dataclass(frozen=True)
class Line:
    """One thing that an import would do.

    `taken` says whether it is done unless somebody leaves it out. `ground` says how the subject was found in
    the structure, and is None for one that is new or not in the list. The steps of a line that takes a post,
    a person or a team away are its own record only: what else goes with it is settled when it is done.
    """

    kind: Kind
    subject: Subject
    sentence: str
    steps: tuple[Step, ...]
    taken: bool = True
    ground: Ground | None = None


@dataclass(frozen=True)
class Preview:
    """All lines of an import, in the order of the list, and last what the list does not have.

    `matches` says of everybody and everything found in the structure how. `unchanged` counts the people and
    posts of the list with whom nothing would be done. `remarks` are sentences about the whole.
    """

    label: str
    lines: tuple[Line, ...]
    matches: tuple[Match, ...] = ()
    unchanged: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def default(self) -> frozenset[int]:
        """The places of the lines that are taken unless somebody leaves them out."""
        return frozenset(place for place, line in enumerate(self.lines) if line.taken)

    @property
    def everything(self) -> frozenset[int]:
        """The places of all lines."""
        return frozenset(range(len(self.lines)))

    def of_kind(self, kind: Kind) -> frozenset[int]:
        """The places of the lines of one kind."""
        return frozenset(place for place, line in enumerate(self.lines) if line.kind is kind)

    def message(self, taken: Iterable[int]) -> str:
        """Say in one sentence how many lines of each kind are taken, such as "12 added, 3 moved"."""
        chosen = set(taken)
        counts = [(kind, len(self.of_kind(kind) & chosen)) for kind in Kind]
        words = {Kind.GONE: "taken away"}
        said = [f"{count:,} {words.get(kind, kind.label.lower())}" for kind, count in counts if count]
        return ", ".join(said) or "nothing changes"
