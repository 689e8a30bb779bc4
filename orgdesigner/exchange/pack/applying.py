"""Who may apply for which post, and why."""

from collections.abc import Iterator

from orgdesigner.exchange.pack.advice import practice
from orgdesigner.exchange.pack.posts import kind_of, pairs
from orgdesigner.exchange.pack.sides import Sides
from orgdesigner.model.records import Post
from orgdesigner.model.relations import holders
from orgdesigner.model.words import LAW, Access, AccessGround, Filling
from orgdesigner.report.blocks import Block, Cell, Column, Report, Sentence, Table
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import count

TWO_MEANINGS = (
    "A post that is reserved is meant for one staff group for as long as the school says so. A ring-fence"
    " pool is something else: the people affected by this proposal, who apply first, once."
)


def applying_report(sides: Sides) -> Report:
    """Return the posts that are to be filled: open to whom, how they are filled, and why."""
    return Report("Who may apply", about(sides.then.view), tuple(_blocks(sides)))


def to_be_filled(sides: Sides) -> list[Post]:
    """Return the proposed posts that are new, empty, or said to be filled in some way."""
    return [
        then
        for now, then in pairs(sides)
        if (
            then is not None
            and then.filling is not Filling.DELETED
            and (kind_of(sides, now, then) == "New" or then.filling is not Filling.NO_CHANGE)
        )
        or (then is not None and not holders(sides.then.view, then.id) and not then.external)
    ]


def _blocks(sides: Sides) -> Iterator[Block]:
    posts = to_be_filled(sides)
    yield Sentence(
        f"{count(len(posts), 'post')} to be filled." if posts else "No post is to be filled.", strong=True
    )
    if not posts:
        return
    columns = (
        *(Column("Post", share=2), Column("Open to", share=1.5), Column("Why", share=3)),
        *(Column("How it is filled, and who applies", share=4), Column("Ring-fence pool", share=1.5)),
    )
    table = Table("Posts to be filled: who may apply, and why", columns, tuple(map(_row, posts)))
    yield table
    yield Sentence(TWO_MEANINGS, quiet=True)
    for source in dict.fromkeys(practice(post.filling).source for post in posts):
        if source:
            yield Sentence(f"What is usual: {source}. Your own policy and agreements come first.", quiet=True)


def _row(post: Post) -> tuple[Cell, ...]:
    return (
        Cell(post.title, subject=Subject(Post.kind, post.id)),
        Cell(post.access.label),
        Cell(_ground(post)),
        Cell(_filling(post)),
        Cell(post.pool),
    )


def _ground(post: Post) -> str:
    if post.access is Access.ALL:
        return "Every member of staff may hold it."
    law = "The law limits it." if post.access_ground in LAW else ""
    ground = (
        post.access_ground.label if post.access_ground is not AccessGround.UNSTATED else "No ground is stated"
    )
    return " ".join(filter(None, (f"{ground}.", law, post.access_reason)))


def _filling(post: Post) -> str:
    if post.filling is Filling.NO_CHANGE:
        return "Not decided yet: how the post is filled is not stated."
    usual = practice(post.filling)
    return f"{post.filling.label}. {usual.who} {usual.why}"
