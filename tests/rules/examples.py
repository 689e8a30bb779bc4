"""The examples that every rule carries in its own file, for tests that hold for all rules."""

from collections.abc import Iterable
from datetime import date

from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.base import Finding, Rule
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.engine import Engine
from orgdesigner.rules.examples import bad as bad
from orgdesigner.rules.examples import before as before
from orgdesigner.rules.examples import drawn as drawn
from orgdesigner.rules.examples import good as good

TODAY = date(2026, 11, 21)


def findings(
    structure: Structure, asked: Iterable[Rule] | None = None, *, before: View | None = None
) -> tuple[Finding, ...]:
    """Return what a fresh engine says."""
    return Engine(structure, today=TODAY, before=before, rules=asked).findings


def said(finding: Finding) -> tuple[object, ...]:
    """Return all that a finding says; of its fixes the labels, because new records have random ids."""
    labels = tuple(fix.label for fix in finding.fixes)
    return (
        finding.rule,
        finding.severity,
        finding.subjects,
        finding.message,
        finding.working,
        finding.waiver,
        labels,
    )


EVERY_GOOD = [(rule, example) for rule in rules() for example in good(rule)]
EVERY_BAD = [(rule, example) for rule in rules() for example in bad(rule)]
EVERY_SKETCH = [example.sketch for _, example in (*EVERY_GOOD, *EVERY_BAD)]
