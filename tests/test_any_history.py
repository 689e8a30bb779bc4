"""All of it together: whatever a head does, and whenever the machine dies, plan, findings and file agree.

The histories of `tests/storage` (edits, groups, undo, redo, proposals, saves, conflicts, crashes), with the
rules listening as they do in the window, and with their fixes among what is done.
"""

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from hypothesis.strategies import DataObject

from orgdesigner.model.document import Document, Event
from orgdesigner.model.structure import Structure
from orgdesigner.rules.base import Finding
from orgdesigner.rules.engine import Engine
from tests.rules.histories import schools
from tests.storage.test_any_history import AnyHistory

TODAY = date(2026, 11, 21)


def same(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.severity, finding.subjects, finding.message, finding.waiver


class Everything(AnyHistory):
    """A head at work on a school that the rules have something to say about."""

    @initialize(structure=schools())
    def begin(self, structure: Structure) -> None:
        super().begin(structure)
        self.listen()

    def listen(self) -> None:
        """Ask every rule anew when another document is open: the first one, or one after a crash."""
        self.listened_to: Document = self.document
        self.engines = {place: self.fresh(place) for place in self.document.places()}
        self.document.subscribe(self.hear)

    def hear(self, event: Event) -> None:
        if event.where in self.engines:
            self.engines[event.where].hear(event.change)
        else:
            self.engines[event.where] = self.fresh(event.where)

    def fresh(self, place: str) -> Engine:
        return Engine(self.document.structure(place), today=TODAY)

    @rule(data=st.data())
    def fix(self, data: DataObject) -> None:
        where = data.draw(st.sampled_from(self.document.places()))
        fixable = [finding for finding in self.engines[where].findings if finding.fixes]
        if fixable:
            finding = data.draw(st.sampled_from(fixable))
            self.document.apply(data.draw(st.sampled_from(finding.fixes)).change, where)
            assert finding not in self.engines[where].findings

    @invariant()
    def incremental_findings_equal_fresh_ones(self) -> None:
        if self.document is not self.listened_to:
            self.listen()
        for place, engine in self.engines.items():
            fresh = self.fresh(place).findings
            assert [same(each) for each in engine.findings] == [same(each) for each in fresh]


TestEverything = Everything.TestCase
TestEverything.settings = settings(max_examples=8, stateful_step_count=16)
