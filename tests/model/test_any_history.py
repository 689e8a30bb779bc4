"""Whatever is done to a plan can be taken back and done again, and leaves every structure whole."""

import inspect
from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import DataObject

from orgdesigner.errors import EditRefused
from orgdesigner.model import edits
from orgdesigner.model.changes import Change
from orgdesigner.model.document import CURRENT, Cause, Document, Event
from orgdesigner.model.edits.proposals import new_proposal, remove_proposal
from orgdesigner.model.records import Record
from orgdesigner.model.structure import Structure
from tests.model.random_edits import EDITS, random_edit
from tests.model.strategies import structures

PLACES = (CURRENT, "first", "second")
Tables = dict[str, dict[str, Record]]
State = dict[str, Tables]


class Enough(Exception):
    """What breaks off a group on purpose."""


class AnyHistory(RuleBasedStateMachine):
    """A person at work. `states` are what every structure held before and after each entry of the history."""

    @initialize(structure=structures(least=2, proposal=False))
    def open(self, structure: Structure) -> None:
        self.document = Document({CURRENT: structure})
        self.heard: list[Event] = []
        self.document.subscribe(self.heard.append)
        self.states = [self._state()]

    # What a person does

    @rule(data=st.data(), where=st.sampled_from(PLACES), merge_key=st.sampled_from([None, None, "typing"]))
    def edit(self, data: DataObject, where: str, merge_key: str | None) -> None:
        where = self._present(where)
        last = self.document.history[self.document.position - 1] if self.document.can_undo else None
        change = self._attempt(data.draw, where, merge_key)
        if change:
            merged = self.heard[-1].merged
            same = last is not None and (last.where, last.merge_key) == (where, merge_key)
            assert merged == (same and merge_key is not None)
            self._done()

    @rule(data=st.data(), where=st.lists(st.sampled_from(PLACES), max_size=4))
    def group(self, data: DataObject, where: list[str]) -> None:
        before = self._state()
        heard = len(self.heard)
        changed = []
        with self.document.group("Several at once"):
            for place in map(self._present, where):
                changed += [place] if self._attempt(data.draw, place, None) else []
        after = self._state()
        altered = {place for place in PLACES if after.get(place) != before.get(place)}
        in_order = [place for place in dict.fromkeys(changed) if place in altered]
        assert [event.where for event in self.heard[heard:]] == in_order
        if altered:
            self._done(entries=len(altered))

    @rule(data=st.data(), where=st.sampled_from(PLACES), count=st.integers(1, 3))
    def group_that_fails(self, data: DataObject, where: str, count: int) -> None:
        where = self._present(where)
        before = self._state(), self.document.history, len(self.heard)
        with suppress(Enough), self.document.group("Broken off"):
            for _ in range(count):
                self._attempt(data.draw, where, None)
            raise Enough
        assert (self._state(), self.document.history, len(self.heard)) == before

    @rule(where=st.sampled_from(PLACES[1:]), source=st.sampled_from(PLACES))
    def propose(self, where: str, source: str) -> None:
        view = self.document.view(self._present(source))
        if where in self.document.places():
            with pytest.raises(EditRefused):
                self.document.apply(new_proposal(view, "Again"), where)
            return
        self.document.apply(new_proposal(view, f"Proposal {where}"), where)
        self._done()

    @precondition(lambda self: len(self.document.places()) > 1)
    @rule()
    def withdraw(self) -> None:
        where = self.document.places()[-1]
        self.document.apply(remove_proposal(self.document.view(where)), where)
        self._done()

    @precondition(lambda self: self.document.can_undo)
    @rule()
    def undo(self) -> None:
        entry = self.document.undo()
        assert entry is not None
        assert self.heard[-1] == Event(entry.where, entry.change.inverse, Cause.UNDO, entry)

    @precondition(lambda self: self.document.can_redo)
    @rule()
    def redo(self) -> None:
        entry = self.document.redo()
        assert entry is not None
        assert self.heard[-1] == Event(entry.where, entry.change, Cause.REDO, entry)

    # What holds all the time

    @invariant()
    def the_present_is_what_the_history_says(self) -> None:
        assert self._state() == self.states[self.document.position]

    @invariant()
    def every_structure_is_as_if_it_had_just_been_made(self) -> None:
        for place in self._places():
            structure = self.document.structure(place)
            fresh = Structure(all_records(structure))
            assert structure.tables == fresh.tables
            assert structure.buckets == fresh.buckets

    def teardown(self) -> None:
        if not hasattr(self, "document"):
            return
        end = self._state()
        position = self.document.position
        while self.document.undo():
            pass
        assert self._state() == self.states[0]
        while self.document.position < position:
            self.document.redo()
        assert self._state() == end

    def _attempt(self, draw: Any, where: str, merge_key: str | None) -> Change | None:
        """Make a random edit; return its change, or None if it was refused and has changed nothing."""
        before = self._state()
        try:
            change = random_edit(draw, self.document.view(where))
            self.document.apply(change, where, merge_key=merge_key)
        except EditRefused:
            assert self._state() == before
            return None
        return change

    def _present(self, where: str) -> str:
        return where if where in self.document.places() else CURRENT

    def _places(self) -> list[str]:
        """Every structure that there has been, a withdrawn proposal's empty one too."""
        return [
            place
            for place in PLACES
            if place == CURRENT or any(e.where == place for e in self.document.history)
        ]

    def _state(self) -> State:
        places = self._places() if hasattr(self, "document") else []
        tables = {place: _copied(self.document.structure(place).tables) for place in places}
        return {place: table for place, table in tables.items() if any(table.values())}

    def _done(self, *, entries: int = 1) -> None:
        """Note the state after an edit, which does away with what could have been done again.

        Nobody ever sees the state between two entries of one step.
        """
        position = self.document.position
        del self.states[position - entries + 1 :]
        self.states += [self._state()] * entries
        assert len(self.states) == position + 1


def _copied(tables: Tables) -> Tables:
    return {kind: dict(table) for kind, table in tables.items()}


def all_records(structure: Structure) -> list[Record]:
    """Return every record of a structure."""
    return [record for table in structure.tables.values() for record in table.values()]


TestAnyHistory = AnyHistory.TestCase


def test_every_edit_takes_part() -> None:
    # A new proposal fills an empty structure, so it is a rule of the machine and no random edit.
    apart = {"new_proposal", "remove_proposal"}
    public = set()
    for module in iter_modules(edits.__path__):
        for name, each in vars(import_module(f"{edits.__name__}.{module.name}")).items():
            makes_change = inspect.isfunction(each) and each.__annotations__.get("return") is Change
            if makes_change and not name.startswith("_") and "view" in each.__annotations__:
                public.add(name)
    assert public - apart - {"removal", "differences", "one_after_another"} == EDITS.keys()
