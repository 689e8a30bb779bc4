"""Who may apply for which post, and why."""

from collections.abc import Iterator

from orgdesigner.exchange.outgoing.pack.advice import practice
from orgdesigner.exchange.outgoing.pack.comparing import NEW, Compared, compared
from orgdesigner.exchange.outgoing.pack.sides import Sides
from orgdesigner.model.records import Post
from orgdesigner.model.relations import holders
from orgdesigner.model.words import LAW, Access, AccessGround, Filling
from orgdesigner.report.blocks import Block, Cell, Column, Heading, Report, Sentence, Table
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import count, sentence

TITLE = "Who may apply"
TWO_MEANINGS = (
    "A post that is reserved is meant for one staff group for as long as the school says so. A ring-fence"
    " pool is something else: the people affected by this proposal, who apply first, once."
)
_UNDECIDED = "Not decided yet"


def applying_report(sides: Sides) -> Report:
    """Return the posts that are to be filled: open to whom, how they are filled, and why."""
    return Report(TITLE, about(sides.then.view), tuple(_blocks(sides)))


def to_be_filled(sides: Sides) -> list[Compared]:
    """Return the proposed posts that are new, vacant, or said to be filled in some way."""
    return [row for row in compared(sides) if row.then is not None and _is_open(sides, row, row.then)]


def _is_open(sides: Sides, row: Compared, post: Post) -> bool:
    is_vacant = not holders(sides.then.view, post.id) and not post.external
    return row.kind == NEW or post.filling is not Filling.NO_CHANGE or is_vacant


def _blocks(sides: Sides) -> Iterator[Block]:
    rows = to_be_filled(sides)
    posts = [row.then for row in rows if row.then is not None]
    if not posts:
        yield Sentence("No post is to be filled.", strong=True)
        return
    yield Sentence(f"{sentence(count(len(posts), 'post'))} to be filled.", strong=True)
    columns = [
        *(Column("Ref", share=0.6), Column("Post", share=3), Column("Open to", share=1.6)),
        *(Column("Why", share=3), Column("How it is filled", share=2.5)),
    ]
    has_pools = any(post.pool for post in posts)
    if has_pools:
        columns.append(Column("Ring-fence pool", share=2))
    table = tuple(_row(row, post, has_pools=has_pools) for row, post in zip(rows, posts, strict=True))
    yield Table("Posts to be filled: who may apply, and why", tuple(columns), table)
    ways = [way for way in Filling if any(_way(post) == way.label for post in posts)]
    if ways:
        yield Heading("How posts are filled", level=2)
    for way in ways:
        usual = practice(way)
        source = f" ({usual.source}.)" if usual.source else ""
        yield Sentence(f"{way.label}: {usual.who} {usual.why}{source}")
    yield Sentence(f"{TWO_MEANINGS} Your own policy and agreements come first.", quiet=True)


def _row(row: Compared, post: Post, *, has_pools: bool) -> tuple[Cell, ...]:
    cells = (
        Cell(str(row.number) if row.number else "–", strong=True, subject=Subject(Post.kind, post.id)),
        *(Cell(post.title), Cell(post.access.label), Cell(_ground(post)), Cell(_way(post))),
    )
    return (*cells, Cell(post.pool)) if has_pools else cells


def _ground(post: Post) -> str:
    if post.access is Access.ALL:
        return "Every member of staff may hold it."
    law = "The law limits it." if post.access_ground in LAW else ""
    is_stated = post.access_ground is not AccessGround.UNSTATED
    ground = post.access_ground.label if is_stated else "No ground is stated"
    return " ".join(filter(None, (f"{ground}.", law, post.access_reason)))


def _way(post: Post) -> str:
    return _UNDECIDED if post.filling is Filling.NO_CHANGE else post.filling.label
