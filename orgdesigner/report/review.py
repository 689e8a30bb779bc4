"""The review sheet: questions to ask of a structure, and what it has to say to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgdesigner.chart.showing import Showing
from orgdesigner.model.view import View
from orgdesigner.report.blocks import Block, Details, Heading, Report, Sentence
from orgdesigner.report.prompts import GROUPS
from orgdesigner.report.prompts.prompt import Evidence, Group, Plan
from orgdesigner.report.titles import about
from orgdesigner.rules.shared.wording import count

NONE_FOUND = "None found"
FIRST = 4
"""How much evidence is shown at once; the rest is folded."""


def review_report(view: View, showing: Showing) -> Report:
    """Return the review sheet of a structure. It gives no score and decides nothing."""
    return Report("Review", about(view), tuple(_blocks(view, showing)))


def _blocks(view: View, showing: Showing) -> Iterator[Block]:
    yield Sentence("This page gives no score and decides nothing.", strong=True)
    yield Sentence(
        "It asks, and beneath each question stands what this structure has to say. Much that matters can't be"
        " seen in a structure: where none is found, people may know better."
    )
    plan = Plan(view, showing.names)
    for group in GROUPS:
        yield from _group(plan, group)


def _group(plan: Plan, group: Group) -> Iterator[Block]:
    yield Heading(group.title)
    yield Sentence(group.introduction)
    for prompt in group.prompts:
        yield Heading(prompt.question, level=2)
        yield from _shown(tuple(prompt.evidence(plan)))
    yield Sentence(f"Source: {group.source}", quiet=True)


def _shown(found: Sequence[Evidence]) -> Iterator[Block]:
    if not found:
        yield Sentence(NONE_FOUND, quiet=True)
        return
    said = [Sentence(each.text, subject=each.subject) for each in found]
    first = len(said) if len(said) == FIRST + 1 else FIRST  # one line folded saves no line
    yield from said[:first]
    if said[first:]:
        yield Details(f"{count(len(said) - first, 'more', 'more')}".capitalize(), tuple(said[first:]))
