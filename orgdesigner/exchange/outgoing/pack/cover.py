"""The first page of a pack: what it is, for whom, what it comes to, and what is on which page."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from orgdesigner.chart.dates import in_words
from orgdesigner.exchange.outgoing.pack.comparing import AMENDED, DELETED, NEW, compared
from orgdesigner.exchange.outgoing.pack.posts import signed
from orgdesigner.exchange.outgoing.pack.sides import Sides, fte
from orgdesigner.model.cost import structure_cost
from orgdesigner.model.money import in_pounds
from orgdesigner.model.records import PROPOSAL_ID, Post, Proposal
from orgdesigner.model.relations import holders
from orgdesigner.model.view import View
from orgdesigner.report.blocks import Align, Block, Cell, Column, Heading, Report, Sentence, Table
from orgdesigner.report.titles import about
from orgdesigner.rules.shared.tables import pay_tables
from orgdesigner.rules.shared.wording import listed

TITLE = "Consultation pack"
DRAFT = "DRAFT FOR CONSULTATION"
CONTENTS = "What is in it"


class Entry(NamedTuple):
    """A line of the contents: the title of a part, and the number of its first page."""

    title: str
    page: int


def cover(sides: Sides, contents: Sequence[Entry], version: str = "") -> Report:
    """Return the first page; without `contents` where they are written in another way."""
    return Report(TITLE, about(sides.then.view), tuple(_blocks(sides, contents, version)))


def _blocks(sides: Sides, contents: Sequence[Entry], version: str) -> Iterator[Block]:
    then = sides.then
    yield Sentence(DRAFT, strong=True)
    made = f"{in_words(then.caption.day)}, version {version}" if version else in_words(then.caption.day)
    yield Sentence(f"{then.caption.plan}, {made}.")
    proposal = then.view.get(Proposal, PROPOSAL_ID)
    if proposal is not None and proposal.starts is not None:
        yield Sentence(f"“{proposal.name}” would take effect on {in_words(proposal.starts)}.")
    yield Sentence(f"For {then.audience.in_a_sentence}: {then.audience.in_words()}.")
    yield Sentence(
        "It compares the current structure with one proposal. Nothing in it is decided: the governors"
        " consider every response before they decide."
    )
    yield Heading("What it comes to", level=2)
    yield from _figures(sides)
    if not contents:
        return
    yield Heading(CONTENTS, level=2)
    rows = tuple((Cell(entry.title), Cell(str(entry.page))) for entry in contents)
    yield Table("What is on which page", (Column("Part", share=5), Column("Page", Align.RIGHT)), rows)


def _figures(sides: Sides) -> Iterator[Block]:
    kinds = [row.kind for row in compared(sides)]
    counts = [
        f"{kinds.count(kind)} {word}"
        for kind, word in ((NEW, "new"), (AMENDED, "amended"), (DELETED, "deleted"))
    ]
    yield Sentence(f"Posts: {listed(counts)}.", strong=True)
    now, then = sides.now.view, sides.then.view
    rows = [_row("Posts", *(Decimal(len(_own(view))) for view in (now, then)))]
    rows.append(_row("Full-time equivalent", *(_fte(view) for view in (now, then))))
    rows.append(_row("Vacant posts", *(Decimal(_vacant(view)) for view in (now, then))))
    rows.append(_row("Leadership posts", *(Decimal(_leading(view)) for view in (now, then))))
    left_out: tuple[str, ...] = ()
    if sides.has_costs:
        costs = [structure_cost(view, pay_tables()) for view in (now, then)]
        rows.append(_priced("Pay a year", *(cost.pay for cost in costs)))
        rows.append(_priced("With National Insurance and pensions", *(cost.total for cost in costs)))
        left_out = costs[1].left_out
    columns = (
        Column("", share=3),
        *(Column(each, Align.RIGHT) for each in ("Now", "Proposed", "Difference")),
    )
    yield Table("What there is now and what is proposed", columns, tuple(rows))
    if left_out:
        yield Sentence(f"The cost of the proposal leaves out {listed(left_out)}.", quiet=True)


def _own(view: View) -> list[Post]:
    return [post for post in view.all(Post) if not post.external]


def _fte(view: View) -> Decimal:
    return sum((post.fte for post in _own(view)), Decimal(0))


def _vacant(view: View) -> int:
    return sum(not holders(view, post.id) for post in _own(view))


def _leading(view: View) -> int:
    return sum(post.is_leadership for post in _own(view))


def _row(title: str, now: Decimal, then: Decimal) -> tuple[Cell, ...]:
    difference = fte(abs(then - now))
    sign = "" if difference == "0" else "+" if then > now else "−"
    return tuple(map(Cell, (title, fte(now), fte(then), f"{sign}{difference}")))


def _priced(title: str, now: Decimal, then: Decimal) -> tuple[Cell, ...]:
    return tuple(map(Cell, (title, in_pounds(now), in_pounds(then), signed(then - now))))
