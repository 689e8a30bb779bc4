"""The sheets of posts: everything about each, who holds it and where it reports; and their longer texts."""

from collections.abc import Iterable, Iterator

from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.outgoing.workbook.fields import cells_of, columns_of, is_long, used_fields
from orgdesigner.exchange.outgoing.workbook.sheet import Cell, Column, Sheet, Shown
from orgdesigner.model.records import Person, Post
from orgdesigner.model.relations import holdings, manager, teams_of_post

_PRINTED = (
    "level", "fte", "role_class", "access", "contract", "starts", "ends", "pay_scale", "pay_point", "hours",
    "weeks",
)  # fmt: skip
"""What a list of posts on paper is read for; all else of them is beside it on the screen."""


def posts_sheet(told: Told) -> Sheet:
    """Return a row for each post; what is most asked for comes first, and is what is printed."""
    short = [
        name for name in used_fields(told.view, Post, told.audience, without=("title",)) if not _long(name)
    ]
    printed = [name for name in _PRINTED if name in short]
    others = [name for name in short if name not in printed]
    columns = (
        Column("Title"),
        Column("Held by", Shown.TEXT),
        Column("Reports to"),
        Column("Teams"),
        *columns_of(Post, (*printed, *others)),
        *((Column("Post id"),) if told.audience.is_told_all else ()),
    )
    about = "Every post, with who holds it, the post it reports to and the teams it is in or leads."
    rows = tuple(_rows(told, (*printed, *others)))
    unprinted = len(columns) - 4 - len(printed)
    return Sheet("Posts", about, columns, rows, unprinted).without_empty()


def purposes_sheet(told: Told) -> Sheet | None:
    """Return the longer texts of the posts that have any; None if they have none that may be told."""
    names = [name for name in used_fields(told.view, Post, told.audience, without=("title",)) if _long(name)]
    rows = [
        (post.title, _held_by(told, post), *texts)
        for post in told.posts
        if any(texts := tuple(cells_of(told.view, post, names)))
    ]
    if not rows:
        return None
    columns = (Column("Title"), Column("Held by", Shown.TEXT), *columns_of(Post, names))
    about = "What posts are for, and what else is written about them at length."
    return Sheet("Texts of posts", about, columns, tuple(rows)).without_empty()


def _rows(told: Told, names: Iterable[str]) -> Iterator[tuple[Cell, ...]]:
    view = told.view
    for post in told.posts:
        above = manager(view, post.id)
        yield (
            post.title,
            _held_by(told, post),
            above.title if above else "",
            "; ".join(team.name for team in teams_of_post(view, post.id)),
            *cells_of(view, post, names),
            *((post.id,) if told.audience.is_told_all else ()),
        )


def _held_by(told: Told, post: Post) -> str:
    return "; ".join(told.view.need(Person, each.person).name for each in holdings(told.view, post.id))


def _long(name: str) -> bool:
    return is_long(Post, name)
