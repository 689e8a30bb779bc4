"""The posts that a proposal leaves as they are: counted, those of one title together."""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.exchange.outgoing.pack.comparing import UNCHANGED, compared
from orgdesigner.exchange.outgoing.pack.sides import Sides, fte, pay_of
from orgdesigner.model.records import Post
from orgdesigner.report.blocks import Align, Block, Cell, Column, Report, Sentence, Table
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import count, sentence

TITLE = "Posts that stay as they are"


def staying_report(sides: Sides) -> Report:
    """Return the posts that do not change, those of one title together."""
    return Report(TITLE, about(sides.then.view), tuple(_blocks(sides)))


def _blocks(sides: Sides) -> Iterator[Block]:
    rows = [row.post for row in compared(sides) if row.kind == UNCHANGED]
    if not rows:
        yield Sentence("No post stays as it is.", strong=True)
        return
    together: dict[tuple[str, str], list[Post]] = {}
    for post in rows:
        together.setdefault((post.title, post.access.label), []).append(post)
    total = sum((post.fte for post in rows), Decimal(0))
    yield Sentence(
        f"{sentence(count(len(rows), 'post'))}, {fte(total)} FTE. Posts of one title are in one row.",
        strong=True,
    )
    columns = [
        *(Column("Post", share=3), Column("Posts", Align.RIGHT, 0.7), Column("FTE", Align.RIGHT, 0.7)),
        Column("Open to", share=1.5),
    ]
    if sides.has_pay:
        columns.append(Column("Pay", share=3))
    yield Table(
        "Each title of a post that stays as it is, and how many there are",
        tuple(columns),
        tuple(_together(sides, *key, posts) for key, posts in sorted(together.items())),
    )


def _together(sides: Sides, title: str, access: str, posts: list[Post]) -> tuple[Cell, ...]:
    cells = [
        Cell(title, subject=Subject(Post.kind, posts[0].id)),
        Cell(str(len(posts))),
        Cell(fte(sum((post.fte for post in posts), Decimal(0)))),
        Cell(access),
    ]
    if sides.has_pay:
        paid = dict.fromkeys(filter(None, (pay_of(sides.then, post) for post in posts)))
        cells.append(Cell(", ".join(sorted(paid))))
    return tuple(cells)
