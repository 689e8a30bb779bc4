"""What is open: the only place where document, findings and working copy meet.

Panels and the canvas read the session, hear its signals and ask it to make changes; none knows another.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from orgdesigner.errors import UserError
from orgdesigner.model.changes import Change
from orgdesigner.model.document import CURRENT, Document, Entry, Event
from orgdesigner.model.records import KINDS, PROPOSAL_ID, Proposal, Record
from orgdesigner.model.structure import View
from orgdesigner.rules.base import Finding, Subject
from orgdesigner.rules.engine import Engine

Edit = Callable[[View], Change]

_SMALL = 2_500
"""A structure with at most so many records is worked through at once, so that nothing flickers."""

_SLICE = 0.012
"""Seconds for which the rules are asked before the window may answer again."""

_SLICE_OF_EDIT = 0.025
"""Seconds for which they are asked while an edit is made: long enough for nearly all of them."""


class Session(QObject):
    """A document, the structure of it that is being looked at, what is selected, and what the rules say."""

    replaced = Signal()
    """Another document is open."""
    leaving = Signal()
    """Somebody is about to look at another structure: what is being typed belongs to this one."""
    place_changed = Signal()
    """Another structure of the document is looked at, or what is looked at is another altogether."""
    places_changed = Signal()
    """A proposal was added, renamed or removed."""
    changed = Signal(object)
    """The structure that is looked at changed; carries the Event."""
    findings_changed = Signal()
    """The findings of the structure that is looked at changed."""
    checking_changed = Signal()
    """The rules are being asked, have got further, or are asked."""
    history_changed = Signal()
    """There is another line to undo or to redo."""
    selection_changed = Signal()
    """Something else is selected."""
    refused = Signal(str)
    """An edit could not be made; carries the reason in the user's words."""
    done = Signal(str)
    """An edit was made; carries its label."""

    def __init__(self, document: Document, *, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._engines: dict[str, Engine] = {}
        self._asking_waits = False
        self._asking = QTimer(self)
        self._asking.timeout.connect(self._ask_on)
        self._place = CURRENT
        self._selection: tuple[Subject, ...] = ()
        self._selected: frozenset[Subject] = frozenset()
        self._chosen_at: dict[int, tuple[Subject, ...]] = {}
        self._document = document
        document.subscribe(self._hear)

    # What is open

    @property
    def document(self) -> Document:
        """The plan that is open."""
        return self._document

    def open(self, document: Document, place: str = CURRENT) -> None:
        """Look at another plan, at its current structure or at a proposal."""
        self._document.unsubscribe(self._hear)
        self._document = document
        document.subscribe(self._hear)
        self._engines.clear()
        self._place = place
        self._selection, self._selected = (), frozenset()
        self._chosen_at.clear()
        self.replaced.emit()
        self.selection_changed.emit()
        self.findings_changed.emit()
        self.history_changed.emit()

    @property
    def place(self) -> str:
        """Which structure is looked at: CURRENT or the id of a proposal."""
        return self._place

    def look_at(self, place: str) -> None:
        """Look at another structure of the plan; what is selected stays so where it is there too."""
        if place != self._place:
            self.leaving.emit()
            self._go(place)

    def _go(self, place: str) -> None:
        if place == self._place:
            return
        self._document.view(place)
        self._place = place
        self.place_changed.emit()
        self.findings_changed.emit()
        self.select(*self._selection)

    def place_name(self, place: str) -> str:
        """What a structure is called on screen."""
        proposal = self._document.view(place).get(Proposal, PROPOSAL_ID) if place != CURRENT else None
        return proposal.name if proposal else "Current"

    @property
    def view(self) -> View:
        """The structure that is looked at."""
        return self._document.view(self._place)

    @property
    def is_small(self) -> bool:
        """Whether whatever is asked about the structure that is looked at is answered in a moment."""
        return self._is_small(self._place)

    # Findings

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules say about the structure that is looked at, most important first."""
        return self.findings_at(self._place)

    def findings_at(self, place: str) -> tuple[Finding, ...]:
        """What the rules say about any structure of the plan.

        Of a large one nothing until all of them were asked; then `findings_changed` says so.
        """
        return () if self._asking_waits else self._engine(place).findings

    @property
    def is_checked(self) -> bool:
        """Whether anything is known of what the rules say about the structure that is looked at."""
        return not self._asking_waits and not self._engine(self._place).is_first

    @property
    def checking(self) -> float | None:
        """How much of the structure that is looked at the rules were asked about: 0 to 1; None if of all."""
        if self._asking_waits:
            return 0.0
        engine = self._engine(self._place)
        return None if engine.is_done else engine.progress

    def check_later(self) -> None:
        """Ask the rules nothing until `check`, so that what comes first waits for none of them."""
        self._asking_waits = True

    def check(self) -> None:
        """Ask the rules what `check_later` put off, while the window goes on."""
        if self._asking_waits:
            self._asking_waits = False
            self._engines[self._place] = self._make_engine(self._place)
            self._asking.start()

    def finish_checking(self) -> None:
        """Ask the rules about all that they are not asked about yet, however long it takes."""
        self.check()
        news = self.checking is not None
        for engine in self._engines.values():
            engine.finish()
        if news:
            self.findings_changed.emit()
        self._ask_on()

    def read_for(self, finding: Finding) -> tuple[Record, ...]:
        """The records that a rule looked at when it found something in the structure that is looked at."""
        subjects = self._engine(self._place).read_for(finding)
        return tuple(record for each in subjects if (record := self.find(each)) is not None)

    @property
    def today(self) -> date:
        """The day on which it is decided which waivers have run out."""
        return self._today

    def live_on(self, today: date) -> None:
        """Take note that it is another day."""
        self._today = today
        for place, engine in self._engines.items():
            engine.note_day(today)
            self._ask(place, engine)
        self.findings_changed.emit()

    def _engine(self, place: str) -> Engine:
        if place not in self._engines:
            self._engines[place] = self._make_engine(place)
            self._ask(place, self._engines[place], seconds=0)
        return self._engines[place]

    def _make_engine(self, place: str) -> Engine:
        """Return an engine that has asked nothing yet."""
        before = None if place == CURRENT else self._document.structure(CURRENT).copy().view
        return Engine(self._document.structure(place), today=self._today, before=before, later=True)

    def _ask(self, place: str, engine: Engine, *, seconds: float = _SLICE_OF_EDIT) -> None:
        """Have the rules asked: now, if it takes but a moment, or else while the window goes on."""
        if self._is_small(place):
            engine.finish()
        elif not engine.advance(seconds):
            self._asking.start()

    def _is_small(self, place: str) -> bool:
        return sum(map(len, self._document.structure(place).tables.values())) <= _SMALL

    def _ask_on(self) -> None:
        """Ask the rules a little more: first of the structure that is looked at."""
        here = self._engines.get(self._place)
        waiting = sorted(self._engines.values(), key=lambda engine: engine is not here)
        engine = next((each for each in waiting if not each.is_done), None)
        if engine is None:
            self._asking.stop()
            self.checking_changed.emit()
            return
        if engine.advance(_SLICE) and engine is here:
            self.findings_changed.emit()
        self.checking_changed.emit()

    # Changing

    def perform(self, edit: Edit, *, merge_key: str | None = None) -> None:
        """Make an edit to the structure that is looked at; if it can't be made, say why."""
        chosen, before = self._selection, self._document.position
        try:
            change = edit(self.view)
            self._document.apply(change, self._place, merge_key=merge_key)
        except UserError as error:
            self.refused.emit(str(error))
            return
        if self._document.position != before:
            self._chosen_at[self._document.position] = chosen
        if change:
            self.done.emit(change.label)

    def apply(self, change: Change) -> None:
        """Make a change that was shown before, such as a fix or a drop; if it can't be made, say why."""
        self.perform(lambda _: change)

    def perform_everywhere(self, edit: Edit, *, label: str) -> None:
        """Make an edit to every structure of the plan, in one undo step; if it can't be made, say why."""
        before = self._document.position
        try:
            with self._document.group(label):
                for place in self._document.places():
                    self._document.apply(edit(self._document.view(place)), place)
        except UserError as error:
            self.refused.emit(str(error))
            return
        if self._document.position != before:
            self.done.emit(label)

    def undo(self) -> None:
        """Take back the newest step, wherever in the plan it was, and look there.

        Where nothing is selected any more, such as after an addition, it is what was before.
        """
        chosen = self._chosen_at.get(self._document.position, ())
        self._step(self._document.undo, self._document.undoable)
        if not self._selection:
            self.select(*chosen)

    def redo(self) -> None:
        """Do again what was taken back, and look there."""
        self._step(self._document.redo, self._document.redoable)

    def _step(self, step: Callable[[], object], entries: tuple[Entry, ...]) -> None:
        if not entries:
            return
        altered = [entry.where for entry in entries]
        where = self._place if self._place in altered else altered[0]
        if where in self._document.places():
            self._go(where)
        step()
        if where in self._document.places():
            self._go(where)

    def _hear(self, event: Event) -> None:
        engine = self._engines.get(event.where)
        if event.where == CURRENT:  # what the proposals were compared with is not so any more
            self._engines = {CURRENT: engine} if engine is not None else {}
        if engine is not None:
            engine.note(event.change)
            self._ask(event.where, engine)
        gone = self._place not in self._document.places()
        if gone:
            self._place = CURRENT
        if any(step.record.kind == Proposal.kind for step in event.change):
            if event.where not in self._document.places():
                self._engines.pop(event.where, None)
            self.places_changed.emit()
        here = event.where == self._place
        if gone or (here and self._document.structure(self._place).is_remade_by(event.change)):
            self.place_changed.emit()  # nobody follows tens of thousands of steps
        elif here:
            self.changed.emit(event)
        if gone or here:
            if gone or engine is None or engine.is_done or engine.is_first:
                self.findings_changed.emit()  # or else once all is asked
            self._forget_removed()
        self.history_changed.emit()

    # Selection

    @property
    def selection(self) -> tuple[Subject, ...]:
        """What is selected, the last one first chosen last."""
        return self._selection

    def select(self, *subjects: Subject) -> None:
        """Select records that are there; nothing clears the selection."""
        view = self.view
        present = dict.fromkeys(each for each in subjects if view.get(KINDS[each.kind], each.id) is not None)
        if tuple(present) != self._selection:
            self._selection, self._selected = tuple(present), frozenset(present)
            self.selection_changed.emit()

    def is_selected(self, subject: Subject) -> bool:
        """Whether something is selected, however much else is."""
        return subject in self._selected

    def find(self, subject: Subject) -> Record | None:
        """Return the record that a subject names in the structure that is looked at, or None."""
        return self.view.get(KINDS[subject.kind], subject.id)

    def selected_posts(self) -> tuple[str, ...]:
        """The ids of the selected posts, in the order in which they were chosen."""
        return tuple(subject.id for subject in self._selection if subject.kind == "post")

    def _forget_removed(self) -> None:
        view = self.view
        if any(view.get(KINDS[each.kind], each.id) is None for each in self._selection):
            self.select(*self._selection)
