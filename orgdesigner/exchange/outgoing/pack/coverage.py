"""Who serves each priority now, beside who would."""

from collections.abc import Iterator
from itertools import takewhile

from orgdesigner.exchange.outgoing.pack.sides import Sides
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.model import relations
from orgdesigner.model.records import Post, Priority
from orgdesigner.report.blocks import Block, Cell, Column, Mark, Report, Sentence, Table
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import listed

TITLE = "Coverage of the priorities"


def coverage_report(sides: Sides) -> Report:
    """Return what the report on coverage says first, and the priorities side by side."""
    return Report(TITLE, about(sides.then.view), tuple(_blocks(sides)))


def _blocks(sides: Sides) -> Iterator[Block]:
    then = sides.then
    whole = then.report("priorities")
    yield from takewhile(lambda block: isinstance(block, Sentence), whole.blocks)
    now = {each.id: each for each in sides.now.view.all(Priority)}
    rows = [(now.pop(each.id, None), each) for each in relations.priorities(then.view)]
    both = [*rows, *((each, None) for each in now.values())]
    if both:
        columns = (
            Column("Priority", share=2),
            *(Column("Answers for it now", share=2), Column("Contribute now", share=3)),
            *(Column("Would answer for it", share=2), Column("Would contribute", share=3)),
        )
        table = tuple(_row(sides, *pair) for pair in both)
        yield Table("Who serves each priority, now and as it is proposed", columns, table)


def _row(sides: Sides, now: Priority | None, then: Priority | None) -> tuple[Cell, ...]:
    priority = then or now
    assert priority is not None
    name = Cell(
        f"{priority.number} {priority.name}", strong=True, subject=Subject(Priority.kind, priority.id)
    )
    return (name, *_served(sides.now, now), *_served(sides.then, then))


def _served(told: Told, priority: Priority | None) -> tuple[Cell, Cell]:
    if priority is None:
        return Cell("no priority"), Cell()
    accountable = told.view.get(Post, priority.accountable)
    titles = [told.view.need(Post, each).title for each in priority.contributing]
    answers = Cell(accountable.title, Mark.ACCOUNTABLE) if accountable else Cell("nobody", Mark.EMPTY)
    return answers, Cell(listed(titles) if titles else "nobody")
