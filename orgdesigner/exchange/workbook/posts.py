"""The sheet of posts: everything about each, with who holds it, where it reports and what it is in."""

from collections.abc import Iterator

from orgdesigner.exchange.told import Told
from orgdesigner.exchange.workbook.fields import cells_of, columns_of, used_fields
from orgdesigner.exchange.workbook.sheet import Cell, Column, Sheet, Shown
from orgdesigner.model.records import Person, Post
from orgdesigner.model.relations import holdings, manager, teams_of_post


def posts_sheet(told: Told) -> Sheet:
    """Return a row for each post."""
    names = used_fields(told.view, Post, told.audience, without=("title",))
    columns = (
        Column("Title"),
        Column("Held by", Shown.TEXT),
        Column("Reports to"),
        Column("Teams"),
        *columns_of(Post, names),
        *((Column("Post id"),) if told.audience.is_told_all else ()),
    )
    about = "Every post, with who holds it, the post it reports to and the teams it is in or leads."
    return Sheet("Posts", about, columns, tuple(_rows(told, names))).without_empty()


def _rows(told: Told, names: list[str]) -> Iterator[tuple[Cell, ...]]:
    view = told.view
    for post in told.posts:
        above = manager(view, post.id)
        yield (
            post.title,
            "; ".join(view.need(Person, each.person).name for each in holdings(view, post.id)),
            above.title if above else "",
            "; ".join(team.name for team in teams_of_post(view, post.id)),
            *cells_of(view, post, names),
            *((post.id,) if told.audience.is_told_all else ()),
        )
