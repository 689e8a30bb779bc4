"""The sheet of coverage: which posts answer for each priority, which contribute, and who is in them."""

from collections.abc import Iterator

from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.outgoing.workbook.sheet import Cell, Column, Sheet, Shown
from orgdesigner.model.coverage import By, Cover, coverage
from orgdesigner.model.relations import holders, teams_of_post
from orgdesigner.model.view import View

_COLUMNS = (
    Column("Number", Shown.NUMBER),
    Column("Priority", Shown.TEXT),
    Column("Covered by"),
    Column("Post"),
    Column("Part"),
    Column("Held by", Shown.TEXT),
    Column("Level"),
    Column("Teams"),
)
_COVER = {
    Cover.NOBODY: "No post",
    Cover.VACANT: "Vacant posts only",
    Cover.ALONE: "One person alone",
    Cover.SHARED: "Several people",
}


def coverage_sheet(told: Told) -> Sheet:
    """Return a row for each post that serves a priority, and one for a priority that no post serves."""
    about = "Which posts answer for each priority of the School Improvement Plan, and which contribute."
    return Sheet("Coverage", about, _COLUMNS, tuple(_rows(told.view)))


def _rows(view: View) -> Iterator[tuple[Cell, ...]]:
    found = coverage(view, By.TEAM)
    for priority, part in zip(found.priorities, found.whole, strict=True):
        begins = (priority.number, priority.name, _COVER[found.cover(part)])
        if not part.posts:
            yield (*begins, *(None,) * 5)
        for post in part.posts:
            yield (
                *begins,
                post.title,
                "Accountable" if post in part.accountable else "Contributing",
                "; ".join(person.name for person in holders(view, post.id)),
                post.level,
                "; ".join(team.name for team in teams_of_post(view, post.id)),
            )
