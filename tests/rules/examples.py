"""The examples that every rule carries in its own file, for tests that hold for all rules."""

import sys
from collections.abc import Iterable
from datetime import date
from textwrap import dedent
from typing import Any

from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Finding, Rule
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.engine import Engine

TODAY = date(2026, 11, 21)


def drawn(sketch: str) -> Structure:
    """Return the structure that a sketch draws, however it is indented."""
    return parse(dedent(sketch))


def findings(
    structure: Structure, asked: Iterable[Rule] | None = None, *, before: View | None = None
) -> tuple[Finding, ...]:
    """Return what a fresh engine says."""
    return Engine(structure, today=TODAY, before=before, rules=asked).findings


def before(example: Example) -> View | None:
    """Return the current structure that an example's is a proposal beside, if it draws one."""
    return drawn(example.before).view if example.before else None


def good(rule: Rule) -> tuple[Example, ...]:
    """Return the examples in which a rule finds nothing; one that needs no current structure is a sketch."""
    given = _file(rule).get("GOOD", ())
    return tuple(each if isinstance(each, Example) else Example(each) for each in given)


def bad(rule: Rule) -> tuple[Example, ...]:
    """Return the sketches in which a rule finds something."""
    return tuple(_file(rule).get("BAD", ()))


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


def _file(rule: Rule) -> dict[str, Any]:
    return vars(sys.modules[rule.check.__module__])


EVERY_GOOD = [(rule, example) for rule in rules() for example in good(rule)]
EVERY_BAD = [(rule, example) for rule in rules() for example in bad(rule)]
EVERY_SKETCH = [example.sketch for _, example in (*EVERY_GOOD, *EVERY_BAD)]
