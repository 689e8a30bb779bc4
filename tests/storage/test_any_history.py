"""Whatever is done to an open plan, and whenever the program dies, all of it is there afterwards."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import DataObject

from orgdesigner.errors import EditRefused
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.proposals import new_proposal, remove_proposal
from orgdesigner.model.structure import Structure
from orgdesigner.storage.plan_file import read_plan, write_plan
from orgdesigner.storage.sessions import orphans
from orgdesigner.storage.working_copy import WorkingCopy
from tests.model.random_edits import random_edit
from tests.model.strategies import structures
from tests.storage.crash import crash
from tests.storage.plans import contents

_IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
PLACES = (CURRENT, "first")


class AnyHistory(RuleBasedStateMachine):
    """A person at work, on a machine that may die at any moment. `saved` is what the file should hold."""

    @initialize(structure=structures(least=1, proposal=False))
    def begin(self, structure: Structure) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=_IN_MEMORY))
        self.store = self.folder / "store"
        self.file = self.folder / "plan.orgplan"
        write_plan(Document({CURRENT: structure}), self.file)
        self.saved = contents(read_plan(self.file))
        self.copies = 0
        self.copy = WorkingCopy.open(self.file, self.store)

    @property
    def document(self) -> Document:
        return self.copy.document

    def _present(self, where: str) -> str:
        return where if where in self.document.places() else CURRENT

    def _attempt(self, data: DataObject, where: str, merge_key: str | None = None) -> None:
        with suppress(EditRefused):
            where = self._present(where)
            self.document.apply(random_edit(data.draw, self.document.view(where)), where, merge_key=merge_key)

    # What a person does

    @rule(data=st.data(), where=st.sampled_from(PLACES), merge_key=st.sampled_from([None, "typing"]))
    def edit(self, data: DataObject, where: str, merge_key: str | None) -> None:
        self._attempt(data, where, merge_key)

    @rule(data=st.data(), where=st.sampled_from(PLACES), also=st.sampled_from(PLACES))
    def group(self, data: DataObject, where: str, also: str) -> None:
        with self.document.group("Several at once"):
            self._attempt(data, where)
            self._attempt(data, also)

    @rule()
    def propose_or_withdraw(self) -> None:
        if "first" in self.document.places():
            self.document.apply(remove_proposal(self.document.view("first")), "first")
        else:
            self.document.apply(new_proposal(self.document.view(), "First"), "first")

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.document.undo()

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.document.redo()

    @rule()
    def save(self) -> None:
        saved = self.copy.save()
        assert (saved.path, saved.conflict) == (self.file, False)
        self.saved = contents(self.document)

    @rule()
    def save_as(self) -> None:
        self.copies += 1
        self.file = self.folder / f"copy {self.copies}.orgplan"
        self.copy.save_as(self.file)
        self.saved = contents(self.document)

    @rule()
    def save_after_somebody_else_did(self) -> None:
        before = self.file.read_bytes()
        theirs = read_plan(self.file)
        theirs.apply(new_proposal(theirs.view(), "Theirs"), "theirs")
        write_plan(theirs, self.file, replace=True)
        saved = self.copy.save()
        assert saved.conflict
        assert contents(read_plan(self.file)) == contents(theirs)
        assert self.file.read_bytes() != before
        self.file = saved.path
        self.saved = contents(self.document)

    # What happens to a machine

    @rule()
    def crash_and_recover(self) -> None:
        before, unsaved = self._state(), self.copy.edits_since_save
        crash(self.copy)
        left = orphans(self.store)
        assert [orphan.edits for orphan in left] == ([unsaved] if unsaved else [])
        self.copy = (
            WorkingCopy.recover(left[0], self.store) if left else WorkingCopy.open(self.file, self.store)
        )
        assert self._state() == before
        assert self.copy.edits_since_save == unsaved

    @precondition(lambda self: not self.copy.dirty)
    @rule()
    def close_and_open(self) -> None:
        before = self._state()
        self.copy.close(keep_session=True)
        self.copy = WorkingCopy.open(self.file, self.store)
        assert self._state() == before

    @rule()
    def close_without_saving(self) -> None:
        self.copy.close(keep_session=False)
        assert orphans(self.store) == []
        self.copy = WorkingCopy.open(self.file, self.store)
        assert contents(self.document) == self.saved
        assert self.document.history == ()

    # What holds all the time

    @invariant()
    def the_file_holds_what_was_saved_last(self) -> None:
        assert contents(read_plan(self.file)) == self.saved

    @invariant()
    def what_is_clean_is_what_was_saved(self) -> None:
        assert self.copy.dirty or contents(self.document) == self.saved

    @invariant()
    def nothing_is_left_lying_about(self) -> None:
        assert not self.copy.recovery_off
        names = {path.name for path in self.folder.iterdir()} - {"store", f".~lock.{self.file.name}#"}
        assert all(name.endswith(".orgplan") for name in names)

    def teardown(self) -> None:
        if hasattr(self, "copy"):
            while self.document.undo():
                pass
            self.copy.close(keep_session=False)
            assert list(self.store.glob("sessions/*")) == []
            shutil.rmtree(self.folder)

    def _state(self) -> tuple[Any, ...]:
        return contents(self.document), self.document.history, self.document.position


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(max_examples=12, stateful_step_count=20)
