"""Says what the rules find in a structure, and after a change asks again only what it can have altered.

A cell is one rule asked about one thing: a record, or a key of an index. While a cell is asked, the view
notes the buckets that it looks into; a step of a change names the buckets that it alters; a cell is asked
again if these meet, or if the step is of the cell's own record. Rules declare nothing.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

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


@dataclass(frozen=True)
class News:
    """What a change did to the findings: those that were not there before, and those that are gone."""

    appeared: tuple[Finding, ...] = ()
    cleared: tuple[Finding, ...] = ()


class Engine:
    """What the rules say about one structure, kept up to date.

    `today` decides which waivers have expired. A proposal is compared with `before`, the current structure,
    which stays as it is meanwhile. Whoever changes the structure tells `hear`.
    """

    def __init__(
        self,
        structure: Structure,
        *,
        today: date,
        before: View | None = None,
        rules: Iterable[Rule] | None = None,
    ) -> None:
        self._structure = structure
        self._today = today
        self._before = before
        self._view = TrackedView(structure)
        self._rules = {rule.id: rule for rule in (all_rules() if rules is None else rules)}
        self._rules_of: dict[str, list[Rule]] = {}
        self._found: dict[Cell, tuple[Finding, ...]] = {}
        self._read: dict[Cell, tuple[Bucket, ...]] = {}
        self._readers: dict[Bucket, set[Cell]] = {}
        self._asking: dict[str, Asking] = {}
        self._kinds = {index.name: index.record_type.kind for index in structure.indexes}
        for rule in self._rules.values():
            for source in rule.each.sources:
                self._rules_of.setdefault(source, []).append(rule)
        with collecting_nothing():
            for rule in self._rules.values():
                self._ask_everywhere(rule)
        self._sorted = sorted((each for found in self._found.values() for each in found), key=_in_order)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that the rules find, waived findings included: what matters most comes first."""
        return tuple(self._sorted)

    def live_on(self, today: date) -> None:
        """Take note that it is another day: waivers may have run out."""
        self._today = today
        waived = [
            rule for rule in self._rules.values() if self._structure.view.count(WAIVERS_OF_RULE, rule.id)
        ]
        before, after = self._ask_anew(waived)
        self._replace(before, after)

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

    def hear(self, change: Change) -> News:
        """Take note of a change that the structure has gone through; return what it did to the findings."""
        set_by_it = self._rules_set_by(change)
        before, after = self._ask_anew(set_by_it)
        asked_anew = {rule.id for rule in set_by_it}
        for cell in self._cells_altered_by(change):
            rule_id, key = cell
            if rule_id in asked_anew:
                continue
            subject = self._rules[rule_id].each.subject(self._structure, key)
            before += self._forget(cell)
            if subject is not None:
                after += self._ask(cell, subject)
        self._replace(before, after)
        return News(appeared=_unlike(after, before), cleared=_unlike(before, after))

    def _cells_altered_by(self, change: Change) -> set[Cell]:
        cells: set[Cell] = set()
        for step in change:
            cells.update((rule.id, step.key) for rule in self._rules_of.get(step.record.kind, ()))
            for bucket in self._structure.touched(step):
                cells.update(self._readers.get(bucket, ()))
                match bucket:
                    case "ids", str(index), key:
                        cells.update((rule.id, key) for rule in self._rules_of.get(index, ()))
        return cells

    def _rules_set_by(self, change: Change) -> list[Rule]:
        """Return the rules that the plan asks in another way since a change."""
        set_now = {
            each.rule
            for step in change
            for each in (step.before, step.after)
            if isinstance(each, RuleSetting)
        }
        return [self._rules[rule_id] for rule_id in sorted(set_now) if rule_id in self._rules]

    def _ask_anew(self, asked: Iterable[Rule]) -> tuple[list[Finding], list[Finding]]:
        """Ask some rules about everything again; return what they found before, and what they find now."""
        before: list[Finding] = []
        after: list[Finding] = []
        for rule in asked:
            for cell in [each for each in {*self._found, *self._read} if each[0] == rule.id]:
                before += self._forget(cell)
            after += self._ask_everywhere(rule)
        return before, after

    def _replace(self, before: Iterable[Finding], after: Iterable[Finding]) -> None:
        for finding in before:
            del self._sorted[self._place(finding)]
        for finding in after:
            insort(self._sorted, finding, key=_in_order)

    def _ask_everywhere(self, rule: Rule) -> list[Finding]:
        """Ask a rule, as the plan sets it, about everything that there is to ask it about."""
        how = self._asking[rule.id] = asking(rule, self._structure.view, self._before)
        if how.off:
            return []
        cells = rule.each.cells(self._structure.view)
        return [each for key, subject in cells for each in self._ask((rule.id, key), subject)]

    def _ask(self, cell: Cell, subject: Hashable) -> tuple[Finding, ...]:
        """Ask a rule about one thing; note what was read and what it found."""
        rule = self._rules[cell[0]]
        how = self._asking[rule.id]
        if how.off:
            return ()
        view = self._view
        try:
            answers = list(rule.check(view, subject, **how.given))
        except Exception as error:  # noqa: BLE001 - one rule's bug must not silence the others
            answers = [_fault(rule, subject, error)]
        if not answers and not view.read:
            return ()  # most cells, in most schools: the record's own fields were answer enough
        findings = tuple([self._finding(rule, each, how.severity) for each in answers])
        if findings:
            self._found[cell] = findings
        if view.read:
            read = self._read[cell] = tuple(view.read)
            for bucket in read:
                readers = self._readers.get(bucket)
                if readers is None:
                    self._readers[bucket] = {cell}
                else:
                    readers.add(cell)
            view.read.clear()
        return findings

    def _forget(self, cell: Cell) -> tuple[Finding, ...]:
        """Forget what a cell read and found; return the findings."""
        for bucket in self._read.pop(cell, ()):
            readers = self._readers[bucket]
            readers.discard(cell)
            if not readers:
                del self._readers[bucket]
        return self._found.pop(cell, ())

    def _finding(self, rule: Rule, answer: Found, severity: Severity | None) -> Finding:
        return Finding(
            rule=rule.id,
            severity=severity or answer.severity or rule.severity,
            subjects=answer.subjects,
            message=answer.message,
            working=answer.working,
            fixes=answer.fixes,
            waiver=self._waiver(rule, answer.subjects),
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
