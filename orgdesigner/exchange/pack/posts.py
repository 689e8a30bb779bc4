"""The table of posts: each as it is beside what the proposal makes of it."""

from collections.abc import Iterator

from orgdesigner.exchange.pack.sides import Sides, fte, held_by, pay_of
from orgdesigner.model import relations
from orgdesigner.model.records import Post
from orgdesigner.model.words import Filling
from orgdesigner.report.blocks import Align, Block, Cell, Column, Heading, Report, Sentence, Table
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import count

UNCHANGED = "No change"


def posts_report(sides: Sides) -> Report:
    """Return the table of posts, current beside proposed, in the order of the chart."""
    return Report("Posts, current and proposed", about(sides.then.view), tuple(_blocks(sides)))


def pairs(sides: Sides) -> list[tuple[Post | None, Post | None]]:
    """Return every post as it is and as it is proposed, those of the proposal first and in its order."""
    now = {post.id: post for post in sides.now.view.all(Post)}
    then = sorted(sides.then.view.all(Post), key=relations.in_order)
    kept = {post.id for post in then}
    gone = sorted((post for post in now.values() if post.id not in kept), key=relations.in_order)
    return [*((now.get(post.id), post) for post in then), *((post, None) for post in gone)]


def kind_of(sides: Sides, now: Post | None, then: Post | None) -> str:
    """Return what becomes of a post: new, deleted, amended or none."""
    if now is None:
        return "New"
    if then is None or then.filling is Filling.DELETED:
        return "Deleted"
    same = now.evolve(order=then.order) == then and pay_of(sides.now, now) == pay_of(sides.then, then)
    managers = [relations.manager(side.view, now.id) for side in (sides.now, sides.then)]
    moved = [each.id if each else None for each in managers]
    return UNCHANGED if same and moved[0] == moved[1] else "Amended"


def _blocks(sides: Sides) -> Iterator[Block]:
    rows = pairs(sides)
    kinds = [kind_of(sides, *row) for row in rows]
    counts = [f"{kinds.count(kind)} {kind.lower()}" for kind in ("New", "Amended", "Deleted")]
    yield Sentence(
        f"{count(len(rows), 'post')}: {', '.join(counts)}, {kinds.count(UNCHANGED)} unchanged.", strong=True
    )
    columns = [Column("Post now", share=3), Column("FTE", Align.RIGHT), Column("Proposed post", share=3)]
    columns += [Column("FTE", Align.RIGHT), Column("Change", share=1.5), Column("Open to", share=1.5)]
    if sides.has_names:
        columns.insert(2, Column("Held by", share=2))
    if sides.has_pay:
        columns += [Column("Pay now", share=2), Column("Pay proposed", share=2)]
    for title, wanted in (("Posts that change", True), ("Posts that stay as they are", False)):
        table = tuple(
            _row(sides, now, then, kind)
            for (now, then), kind in zip(rows, kinds, strict=True)
            if (kind != UNCHANGED) is wanted
        )
        if table:
            yield Heading(f"{title} · {len(table)}")
            yield Table(f"{title}: each as it is and as it is proposed", tuple(columns), table)


def _row(sides: Sides, now: Post | None, then: Post | None, kind: str) -> tuple[Cell, ...]:
    told, chief = (sides.now, now) if then is None else (sides.then, then)
    assert chief is not None
    cells = [
        Cell(now.title if now else "–", subject=Subject(Post.kind, chief.id)),
        Cell(fte(now.fte) if now else ""),
        Cell(then.title if then else "–"),
        Cell(fte(then.fte) if then else ""),
        Cell(kind, strong=kind != UNCHANGED),
        Cell(chief.access.label),
    ]
    if sides.has_names:
        cells.insert(2, Cell(held_by(told.view, chief)))
    if sides.has_pay:
        cells += [Cell(pay_of(sides.now, now) if now else ""), Cell(pay_of(sides.then, then) if then else "")]
    return tuple(cells)
