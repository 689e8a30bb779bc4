"""A plan with a history: the current structure, its proposals, and everything that was done to them.

A proposal is a whole structure of its own that shares its records with the one it was copied from, so a copy
costs little; its `Proposal` record names it. Adding, renaming and removing a proposal are ordinary changes.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile
from types import MappingProxyType

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change, squash
from orgdesigner.model.ids import new_id
from orgdesigner.model.records import PROPOSAL_ID, Proposal
from orgdesigner.model.structure import Structure, View

CURRENT = "current"
"""Where the current structure is; every other place is the id of a proposal."""


class Cause(Enum):
    """Why a structure changed."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"


_TOGETHER = "together:"
"""What the merge keys begin with of entries that one group made in several structures."""


@dataclass(frozen=True)
class Entry:
    """One line of the history: what was done, and to which structure.

    What was done to several structures at once is a line for each, one after another.
    """

    where: str
    change: Change
    merge_key: str | None = None

    def is_one_with(self, other: "Entry") -> bool:
        """Whether two lines that follow one another were done together, and so are undone together."""
        key = self.merge_key
        return key is not None and key == other.merge_key and key.startswith(_TOGETHER)


@dataclass(frozen=True)
class Event:
    """What everybody hears after a commit: which structure, the change with before and after, and why.

    `entry` is the line of the history; `merged` says that it took the place of the line before it.
    """

    where: str
    change: Change
    cause: Cause
    entry: Entry
    merged: bool = False


Listener = Callable[[Event], None]


class Document:
    """A plan and its history.

    `structures` maps CURRENT and the ids of proposals to structures; `history` and `position` restore an
    earlier session (position is how many entries are done; those after it can be redone).
    """

    def __init__(
        self,
        structures: dict[str, Structure],
        *,
        history: tuple[Entry, ...] = (),
        position: int | None = None,
    ) -> None:
        self._structures = {CURRENT: Structure(), **structures}
        self._history = list(history)
        self._position = len(history) if position is None else position
        self._listeners: list[Listener] = []
        self._announcing = False
        self._group: list[tuple[str, Change]] | None = None

    # Reading

    def view(self, where: str = CURRENT) -> View:
        """Return the read-only face of a structure; raises EditRefused if that proposal is not there."""
        if where != CURRENT and where not in self.places():
            raise EditRefused("That proposal is no longer there.")
        return self._structures[where].view

    def places(self) -> tuple[str, ...]:
        """Return CURRENT and then the ids of the proposals in their order."""
        named = [
            (proposal.order, where)
            for where, structure in self._structures.items()
            if (proposal := structure.view.get(Proposal, PROPOSAL_ID)) is not None
        ]
        return CURRENT, *(where for _, where in sorted(named))

    def structure(self, where: str) -> Structure:
        """Return a structure itself, for those who follow its steps; only the document may change it."""
        return self._structures[where]

    @property
    def structures(self) -> Mapping[str, Structure]:
        """Every structure by its place, for those who keep them; what a removal has emptied is among them."""
        return MappingProxyType(self._structures)

    @property
    def history(self) -> tuple[Entry, ...]:
        """Everything that was done, oldest first, including what has been undone and can be redone."""
        return tuple(self._history)

    @property
    def position(self) -> int:
        """How many entries of the history are done."""
        return self._position

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return self._position > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is anything to do again."""
        return self._position < len(self._history)

    # Changing

    def apply(self, change: Change, where: str = CURRENT, *, merge_key: str | None = None) -> None:
        """Make a change to a structure, add it to the history and tell everybody.

        A change with the merge key of the entry before it becomes one undo step with it (typing). An empty
        change does nothing. Raises EditRefused, and changes nothing, if the change can't be made.
        """
        self._refuse_listeners()
        if not change:
            return
        self._structure_for(where).apply(change)
        if self._group is not None:
            self._group.append((where, change))
            return
        self._commit(where, change, merge_key)

    @contextmanager
    def group(self, label: str) -> Iterator[None]:
        """Make everything applied inside one undo step under the given label.

        Each structure that it changes has one change of its own, one event and one line of the history. An
        exception takes all of it back. A group inside a group joins the outer one.
        """
        self._refuse_listeners()
        if self._group is not None:
            yield
            return
        done = self._group = []
        try:
            yield
        except BaseException:
            self._group = None
            for where, change in reversed(done):
                self._structures[where].apply(change.inverse)
            raise
        self._group = None
        squashed = {
            where: squash(label, [change for place, change in done if place == where])
            for where in dict.fromkeys(place for place, _ in done)
        }
        altered = [(where, change) for where, change in squashed.items() if change]
        together = f"{_TOGETHER}{new_id('step')}" if len(altered) > 1 else None
        for where, change in altered:
            self._commit(where, change, together)

    @property
    def undoable(self) -> tuple[Entry, ...]:
        """What an undo would take back, newest first: one line, or several that were done together."""
        return _one_step(self._history[: self._position][::-1])

    @property
    def redoable(self) -> tuple[Entry, ...]:
        """What a redo would do again, oldest first."""
        return _one_step(self._history[self._position :])

    def undo(self) -> Entry | None:
        """Take back the newest step; return the last line that it took back, or None if there is nothing."""
        self._refuse_listeners()
        entry = None
        for entry in self.undoable if self._group is None else ():
            self._structures[entry.where].apply(entry.change.inverse)
            self._position -= 1
            self._announce(Event(entry.where, entry.change.inverse, Cause.UNDO, entry))
        return entry

    def redo(self) -> Entry | None:
        """Do again what was taken back; return the last line that it did, or None if there is nothing."""
        self._refuse_listeners()
        entry = None
        for entry in self.redoable if self._group is None else ():
            self._structure_for(entry.where).apply(entry.change)
            self._position += 1
            self._announce(Event(entry.where, entry.change, Cause.REDO, entry))
        return entry

    # Telling

    def subscribe(self, listener: Listener) -> None:
        """Tell a listener of every commit, in the order of subscription. Listeners may not edit."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Stop telling a listener."""
        self._listeners.remove(listener)

    def _structure_for(self, where: str) -> Structure:
        return self._structures.setdefault(where, Structure())

    def _commit(self, where: str, change: Change, merge_key: str | None) -> None:
        del self._history[self._position :]
        last = self._history[-1] if self._history else None
        merged = (
            last is not None and merge_key is not None and (last.where, last.merge_key) == (where, merge_key)
        )
        if last is not None and merged:
            entry = Entry(where, squash(change.label, [last.change, change]), merge_key)
            self._history[-1] = entry
        else:
            entry = Entry(where, change, merge_key)
            self._history.append(entry)
        self._position = len(self._history)
        self._announce(Event(where, change, Cause.EDIT, entry, merged))

    def _announce(self, event: Event) -> None:
        """Tell every listener, even if an earlier one fails: the journal must hear of what is done."""
        failures: list[Exception] = []
        self._announcing = True
        try:
            for listener in tuple(self._listeners):
                try:
                    listener(event)
                except Exception as failure:  # noqa: BLE001 - raised below, once everybody has heard
                    failures.append(failure)
        finally:
            self._announcing = False
        if len(failures) == 1:
            raise failures[0]
        if failures:
            raise ExceptionGroup("several listeners failed", failures)

    def _refuse_listeners(self) -> None:
        if self._announcing:
            raise RuntimeError(
                "a listener may not edit: it hears of a change that others have yet to hear of"
            )


def _one_step(entries: list[Entry]) -> tuple[Entry, ...]:
    """Return the first of some lines of the history, and those after it that were done together with it."""
    return tuple(takewhile(lambda entry: entry is entries[0] or entry.is_one_with(entries[0]), entries))
