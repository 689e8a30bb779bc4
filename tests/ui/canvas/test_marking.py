"""The marks that follow findings and changes are those that looking at everything gives."""

from contextlib import suppress
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.chart.picture import Mark
from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure, View
from orgdesigner.report.marking import Marking
from orgdesigner.rules.base import Finding
from orgdesigner.rules.engine import Engine
from tests.model.random_edits import random_edit
from tests.model.strategies import structures

Key = tuple[str, str]
WORST_FIRST = list(Mark)


def looked_up(view: View, findings: tuple[Finding, ...]) -> dict[Key, Mark]:
    """The worst finding about each record; a team has also those of its members and of those who lead it."""
    found: dict[Key, set[Mark]] = {}
    for finding in findings:
        for subject in () if finding.is_waived else finding.badged:
            found.setdefault((subject.kind, subject.id), set()).add(Mark(finding.severity.value))
    own = {key: marks.copy() for key, marks in found.items()}
    for seat in view.all(r.Membership):
        member = ("post", seat.post) if seat.post else ("person", seat.person or "")
        found.setdefault(("team", seat.team), set()).update(own.get(member, ()))
    for team in view.all(r.Team):
        for lead in team.leads:
            found.setdefault(("team", team.id), set()).update(own.get(("post", lead), ()))
    return {key: min(marks, key=WORST_FIRST.index) for key, marks in found.items() if marks}


@given(structure=structures(least=2), data=st.data())
def test_after_any_history_marks_are_those_of_the_findings(structure: Structure, data: DataObject) -> None:
    engine = Engine(structure, today=date(2026, 9, 1))
    marking = Marking(structure.view)
    assert marking.marks(engine.findings) == looked_up(structure.view, engine.findings)
    for _ in range(data.draw(st.integers(1, 5))):
        with suppress(EditRefused):
            change = random_edit(data.draw, structure.view)
            structure.apply(change)
            engine.hear(change)
            marking.follow(change)
        if data.draw(st.booleans()):
            assert marking.marks(engine.findings) == looked_up(structure.view, engine.findings)
    assert marking.marks(engine.findings) == looked_up(structure.view, engine.findings)
