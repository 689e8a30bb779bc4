"""The examples that a rule carries in its own file: for its page, and for tests that hold for all rules."""

import sys
from textwrap import dedent
from typing import Any

from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Rule


def good(rule: Rule) -> tuple[Example, ...]:
    """Return the examples in which a rule finds nothing; one that needs no current structure is a sketch."""
    given = _file(rule).get("GOOD", ())
    return tuple(each if isinstance(each, Example) else Example(each) for each in given)


def bad(rule: Rule) -> tuple[Example, ...]:
    """Return the examples in which a rule finds something."""
    return tuple(_file(rule).get("BAD", ()))


def drawn(sketch: str) -> Structure:
    """Return the structure that a sketch draws, however it is indented."""
    return parse(dedent(sketch))


def before(example: Example) -> View | None:
    """Return the current structure that an example's is a proposal beside, if it draws one."""
    return drawn(example.before).view if example.before else None


def _file(rule: Rule) -> dict[str, Any]:
    return vars(sys.modules[rule.check.__module__])
