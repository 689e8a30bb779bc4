"""Says what the rules find in a structure, and after a change asks again only what it can have altered.

A cell is one rule asked about one thing: a record, or a key of an index. While a cell is asked, the view
notes the buckets that it looks into; a step of a change names the buckets that it alters; a cell is asked
again if these meet, or if the step is of the cell's own record. Rules declare nothing.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from operator import attrgetter
from time import perf_counter

from orgdesigner.model.changes import Change
from orgdesigner.model.collecting import collecting_nothing
from orgdesigner.model.index import Bucket
from orgdesigner.model.records import Record, RuleSetting, Waiver
from orgdesigner.model.relations import WAIVERS_OF_RULE
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.asking import Asking, asking
from orgdesigner.rules.base import Finding, Found, Rule, Severity, Subject, found
from orgdesigner.rules.catalogue import rules as all_rules
from orgdesigner.rules.tracking import TrackedView
from orgdesigner.rules.waiving import waiver_of

Cell = tuple[str, Hashable]
"""A rule's id, and the key of what it is asked about."""

_in_order = attrgetter("order")

_AT_ONCE_AGAIN = 4
"""How many cells are asked again between two looks at the clock."""

_FEW = 100
"""So many findings are put in their places one by one; more are sorted in at once."""


@dataclass(frozen=True)
class News:
    """What a change did to the findings: those that were not there before, and those that are gone."""

    appeared: tuple[Finding, ...] = ()
    cleared: tuple[Finding, ...] = ()


class Engine:
    """What the rules say about one structure, kept up to date.

    `today` decides which waivers have expired. A proposal is compared with `before`, the current structure,
    which stays as it is meanwhile. Whoever changes the structure tells `hear`; or `note`, and then `advance`
    until it says that everything is asked, so that a window can answer meanwhile. An engine that is `later`
    has asked nothing yet. Whatever is noted between two advances, in the end the findings are those of an
    engine that asked everything at once.
    """

    def __init__(
        self,
        structure: Structure,
        *,
        today: date,
        before: View | None = None,
        rules: Iterable[Rule] | None = None,
        later: bool = False,
    ) -> None:
        self._structure = structure
        self._today = today
        self._before = before
        self._view = TrackedView(structure)
        self._rules = {rule.id: rule for rule in (all_rules() if rules is None else rules)}
        self._rules_of: dict[str, list[Rule]] = {}
        self._kinds = {index.name: index.record_type.kind for index in structure.indexes}
        for rule in self._rules.values():
            for source in rule.each.sources:
                self._rules_of.setdefault(source, []).append(rule)
        self._sorted: list[Finding] = []
        self._said_before: tuple[Finding, ...] = ()
        self._begin()
        if not later:
            self.finish()

    def _begin(self) -> None:
        """Know nothing, and have everything to ask."""
        self._said_before = self.findings
        self._sorted = []
        self._found: dict[Cell, tuple[Finding, ...]] = {}
        self._read: dict[Cell, tuple[Bucket, ...]] = {}
        self._readers: dict[Bucket, Cell | set[Cell]] = {}  # most have one
        self._asking: dict[str, Asking] = {}
        self._to_begin = deque(self._rules.values())
        self._begun: Iterator[tuple[Cell, Hashable]] = iter(())
        self._at_once = 1
        self._again: dict[Cell, None] = {}
        self._said: dict[Cell, tuple[Finding, ...]] = {}
        self._is_first, self._is_stirred = True, False
        self._asked = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that the rules find, waived findings included: what matters most comes first.

        While there is something to ask again, what was found before; nothing until all was asked once.
        """
        return tuple(self._sorted)

    @property
    def is_done(self) -> bool:
        """Whether everything is asked, and the findings are those of the structure as it is."""
        return not (self._is_first or self._again or self._said)

    @property
    def is_first(self) -> bool:
        """Whether there is something that was never asked, so that nothing can be said yet."""
        return self._is_first

    @property
    def progress(self) -> float:
        """How much of everything was asked: 0 to 1."""
        every = sum(rule.each.count(self._structure) for rule in self._rules.values())
        return min(1.0, self._asked / every) if self._is_first and every else 1.0

    def live_on(self, today: date) -> News:
        """Take note that it is another day: waivers may have run out."""
        self.note_day(today)
        return self.finish()

    def note_day(self, today: date) -> None:
        """Take note that it is another day; `advance` asks what may be otherwise."""
        self._today = today
        for rule in self._rules.values():
            if self._structure.view.count(WAIVERS_OF_RULE, rule.id):
                self._restart(rule)

    def read_for(self, finding: Finding) -> tuple[Subject, ...]:
        """Return the records that a rule looked at when it found something, but for whole kinds of record."""
        cells = (cell for cell, said in self._found.items() if cell[0] == finding.rule and finding in said)
        cell = next(cells, None)
        if cell is None:
            return ()
        own: Bucket = ("record", *cell[1]) if isinstance(cell[1], tuple) else ()
        buckets = [own, *sorted(self._read.get(cell, ()), key=repr)]
        return tuple(dict.fromkeys(each for bucket in buckets for each in self._records_in(bucket)))

    def _records_in(self, bucket: Bucket) -> Iterator[Subject]:
        """Yield the records that a reader of a bucket has seen, waivers and settings aside."""
        match bucket:
            case "record", str(kind), str(record_id):
                if record_id in self._structure.tables[kind]:
                    yield Subject(kind, record_id)
            case ("ids", str(name), key) | (str(name), key) if name in self._kinds:
                if self._kinds[name] != Waiver.kind:
                    ids = self._structure.buckets[name].get(key, ())
                    yield from (Subject(self._kinds[name], record_id) for record_id in ids)

    # Hearing of changes

    def hear(self, change: Change) -> News:
        """Take note of a change that the structure has gone through; return what it did to the findings."""
        self.note(change)
        return self.finish()

    def note(self, change: Change) -> None:
        """Take note of a change that the structure has gone through; `advance` asks what it can have altered.

        After a change of most of the structure everything is asked as if for the first time.
        """
        if self._structure.is_remade_by(change):
            self._begin()
            return
        self._is_stirred = True
        for rule in self._rules_set_by(change):
            self._restart(rule)
        # What no rule has been asked about yet is asked as it is when its turn comes.
        self._again.update((cell, None) for cell in self._cells_altered_by(change) if cell[0] in self._asking)

    def _cells_altered_by(self, change: Change) -> Iterator[Cell]:
        for step in change:
            yield from ((rule.id, step.key) for rule in self._rules_of.get(step.record.kind, ()))
            for bucket in self._structure.touched(step):
                readers = self._readers.get(bucket, set())
                yield from (readers,) if isinstance(readers, tuple) else readers
                match bucket:
                    case "ids", str(index), key:
                        yield from ((rule.id, key) for rule in self._rules_of.get(index, ()))

    def _rules_set_by(self, change: Change) -> list[Rule]:
        """Return the rules that the plan asks in another way since a change."""
        set_now = {
            each.rule
            for step in change
            for each in (step.before, step.after)
            if isinstance(each, RuleSetting)
        }
        return [self._rules[rule_id] for rule_id in sorted(set_now) if rule_id in self._rules]

    def _restart(self, rule: Rule) -> None:
        """Have a rule to ask about everything again, as the plan sets it now, if it was begun at all."""
        if rule.id in self._asking:
            self._asking[rule.id] = asking(rule, self._structure.view, self._before)
            known = (cell for cell in (*self._found, *self._read) if cell[0] == rule.id)
            present = ((rule.id, key) for key, _ in rule.each.cells(self._structure.view))
            self._again.update(dict.fromkeys(chain(known, present)))
            self._is_stirred = True

    # Asking

    def finish(self) -> News:
        """Ask everything that there is to ask; return what that did to the findings."""
        with collecting_nothing() if self._is_first else nullcontext():
            while self._ask_some():
                pass
        return self._publish()

    def advance(self, seconds: float) -> bool:
        """Go on asking for about so long; return whether everything is asked."""
        until = perf_counter() + seconds
        while self._ask_some():
            if perf_counter() >= until:
                return False
        self._publish()
        return True

    def _ask_some(self) -> bool:
        """Ask about a few cells; return whether that was not all of them."""
        if self._again:
            for cell in tuple(islice(self._again, _AT_ONCE_AGAIN)):
                del self._again[cell]
                self._ask_again(cell)
            return True
        some = tuple(islice(self._begun, self._at_once))
        if not some and self._to_begin:
            rule = self._to_begin.popleft()
            how = self._asking[rule.id] = asking(rule, self._structure.view, self._before)
            if not how.off:
                self._at_once = rule.each.at_once
                self._begun = (
                    ((rule.id, key), subject) for key, subject in rule.each.cells(self._structure.view)
                )
            return True
        self._asked += len(some)
        for cell, subject in some:
            if self._is_stirred:  # what is asked about may not be there any more, or not as it was
                self._ask_again(cell)
            else:
                self._ask(cell, subject)
        return bool(some)

    def _ask_again(self, cell: Cell) -> None:
        """Ask about one thing as it is now, if it is there."""
        if not self._is_first:
            self._said.setdefault(cell, self._found.get(cell, ()))
        self._forget(cell)
        rule_id, key = cell
        subject = self._rules[rule_id].each.subject(self._structure, key)
        if subject is not None:
            self._ask(cell, subject)

    def _ask(self, cell: Cell, subject: Hashable) -> None:
        """Ask a rule about one thing; note what was read and what it found."""
        rule = self._rules[cell[0]]
        how = self._asking[rule.id]
        if how.off:
            return
        view = self._view
        try:
            answers = list(rule.check(view, subject, **how.given))
        except Exception as error:  # noqa: BLE001 - one rule's bug must not silence the others
            answers = [_fault(rule, subject, error)]
        if answers:
            self._found[cell] = tuple([self._finding(rule, each, how.severity) for each in answers])
        if view.read:  # in most schools most cells read nothing: the record's own fields are answer enough
            read = self._read[cell] = tuple(view.read)
            for bucket in read:
                readers = self._readers.setdefault(bucket, cell)
                if isinstance(readers, set):
                    readers.add(cell)
                elif readers is not cell:
                    self._readers[bucket] = {readers, cell}
            view.read.clear()

    def _forget(self, cell: Cell) -> None:
        """Forget what a cell read and found."""
        for bucket in self._read.pop(cell, ()):
            readers = self._readers[bucket]
            if isinstance(readers, set) and len(readers) > 1:
                readers.discard(cell)
            else:
                del self._readers[bucket]
        self._found.pop(cell, None)

    # Telling

    def _publish(self) -> News:
        """Say what was found; return what is otherwise since this was last done."""
        if self._is_first:
            self._sorted = sorted(chain.from_iterable(self._found.values()), key=_in_order)
            said, self._said_before, self._is_first = self._said_before, (), False
            if not said:
                return News(appeared=self.findings)
            return News(appeared=_unlike(self._sorted, said), cleared=_unlike(said, self._sorted))
        asked = ((said, self._found.get(cell, ())) for cell, said in self._said.items())
        otherwise = [(said, found) for said, found in asked if said != found]
        self._said = {}
        before = [each for said, _ in otherwise for each in said]
        after = [each for _, found in otherwise for each in found]
        self._replace(before, after)
        return News(appeared=_unlike(after, before), cleared=_unlike(before, after))

    def _replace(self, before: Sequence[Finding], after: Sequence[Finding]) -> None:
        if len(before) + len(after) > _FEW:
            gone = set(map(id, before))
            self._sorted = [each for each in self._sorted if id(each) not in gone]
            self._sorted += sorted(after, key=_in_order)
            self._sorted.sort(key=_in_order)  # two runs, which are merged
            return
        for finding in before:
            del self._sorted[self._place(finding)]
        for finding in after:
            insort(self._sorted, finding, key=_in_order)

    def _finding(self, rule: Rule, answer: Found, severity: Severity | None) -> Finding:
        return Finding(
            rule=rule.id,
            severity=severity or answer.severity or rule.severity,
            subjects=answer.subjects,
            message=answer.message,
            working=answer.working,
            fixes=answer.fixes,
            waiver=self._waiver(rule, answer.subjects),
            money=answer.money,
        )

    def _waiver(self, rule: Rule, subjects: tuple[Subject, ...]) -> str:
        """Return the id of a waiver that has not expired and names all that a finding is about, or ""."""
        waiver = waiver_of(self._view, rule.id, subjects, self._today)
        return waiver.id if waiver is not None else ""

    def _place(self, finding: Finding) -> int:
        place = bisect_left(self._sorted, finding.order, key=_in_order)
        return self._sorted.index(finding, place)


def _fault(rule: Rule, subject: Hashable, error: Exception) -> Found:
    """Say that a rule has failed: which, and how, but nothing of what it was looking at."""
    return found(
        f"The check “{rule.name}” could not be made here, because of a fault in the program",
        *([subject] if isinstance(subject, Record) else []),
        working=type(error).__name__,
        severity=Severity.WARNING,
    )


def _unlike(findings: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that say something that none of the others says, in order."""
    said = {(other.rule, other.subjects, other.message) for other in others}
    unlike = (each for each in findings if (each.rule, each.subjects, each.message) not in said)
    return tuple(sorted(unlike, key=_in_order))
