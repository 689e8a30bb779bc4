"""The sheet of posts: everything about each, with who holds it, where it reports and what it is in."""

from collections.abc import Iterator

from orgdesigner.disclosure.sensitivity import Sensitivity
from orgdesigner.exchange.told import Told
from orgdesigner.exchange.workbook.fields import cells_of, columns_of, used_fields
from orgdesigner.exchange.workbook.sheet import Cell, Column, Sheet, Shown
from orgdesigner.model.records import Person, Post
from orgdesigner.model.relations import holdings, in_order, manager, teams_of_post
from orgdesigner.model.view import View


def posts_sheet(told: Told) -> Sheet:
    """Return a row for each post."""
    names = used_fields(told.view, Post, told.audience, without=("title",))
    # An id may be somebody's number in the school's information system.
    with_ids = told.audience.may_read(Sensitivity.IDENTITY)
    columns = (
        Column("Title"),
        Column("Held by", Shown.TEXT),
        Column("Reports to"),
        Column("Teams"),
        *columns_of(Post, names),
        *((Column("Post id"),) if with_ids else ()),
    )
    about = "Every post, with who holds it, the post it reports to and the teams it is in or leads."
    return Sheet("Posts", about, columns, tuple(_rows(told.view, names, with_ids=with_ids))).without_empty()


def _rows(view: View, names: list[str], *, with_ids: bool) -> Iterator[tuple[Cell, ...]]:
    for post in sorted(view.all(Post), key=in_order):
        above = manager(view, post.id)
        yield (
            post.title,
            "; ".join(view.need(Person, each.person).name for each in holdings(view, post.id)),
            above.title if above else "",
            "; ".join(team.name for team in teams_of_post(view, post.id)),
            *cells_of(view, post, names),
            *((post.id,) if with_ids else ()),
        )
