"""Reads staff.txt: who is in which post, paid how, for how much of the year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from orgdesigner.model.words import StaffGroup
from resources.example.texts import text

FULL_TIME_HOURS = Decimal(37)
WEEKS_IN_A_YEAR = Decimal("52.143")
LEAVE_AND_BANK_HOLIDAYS = {False: 33, True: 36}
"""Days a year, before and after five years of service."""

_PLACES = Decimal("0.0001")


class Row(NamedTuple):
    """One line of staff.txt: a person in a post of a team, or a vacant post."""

    team: str
    post: str
    title: str
    role: str
    holder: str
    staff: str
    pay: str
    time: str
    since: str
    reports_to: str
    expertise: str

    @property
    def person(self) -> str:
        """The id of the holder: p-surname-initial."""
        first, *_, last = self.holder.split()
        return f"p-{last}-{first[0]}".lower()

    @property
    def staff_group(self) -> StaffGroup:
        """The staff group of somebody whose line says it."""
        return StaffGroup.SUPPORT if self.staff == "support" else StaffGroup.TEACHING

    @property
    def starts(self) -> date:
        """When the holder started in the post."""
        return date.fromisoformat(self.since)

    @property
    def hours(self) -> Decimal | None:
        """Hours a week, where the line gives them."""
        hours, _, _ = self.time.partition("h")
        return Decimal(hours) if "h" in self.time else None

    @property
    def weeks(self) -> Decimal | None:
        """Weeks worked a year, where the line gives them; nothing is the whole year."""
        _, _, weeks = self.time.partition("h ")
        return Decimal(weeks.rstrip("w")) if weeks else None

    @property
    def fte(self) -> Decimal:
        """The line's part of a full-time post; none of its own for what is done beside another post."""
        if self.time == "beside":
            return Decimal(0)
        if self.hours is not None:
            return (self.hours / FULL_TIME_HOURS).quantize(_PLACES)
        return Decimal(self.time)


def staff() -> Iterator[Row]:
    """Yield the lines of staff.txt that are about a post."""
    for team, line in _lines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 1 and cells[0] != "post":
            yield Row(team, *cells)


def also() -> Iterator[tuple[str, str]]:
    """Yield (team, post) of the posts that are in a team besides the one whose section they are in."""
    for team, line in _lines():
        head, _, named = line.partition("also:")
        if named and not head:
            yield from ((team, post.strip()) for post in named.split(","))


def term_time_fraction(weeks: Decimal | None, *, starts: date, on: date) -> Decimal:
    """Return the paid part of the year: weeks worked, over the weeks of a year less paid leave.

    An advisory rule, which advertised pay follows within a hundredth; paid leave grows after five years.
    """
    if weeks is None:
        return Decimal(1)
    long_service = on >= starts.replace(year=starts.year + 5)
    leave = Decimal(LEAVE_AND_BANK_HOLIDAYS[long_service]) / 5
    return (weeks / (WEEKS_IN_A_YEAR - leave)).quantize(_PLACES)


def _lines() -> Iterator[tuple[str, str]]:
    team = ""
    for line in text("staff.txt").splitlines():
        if line.startswith("["):
            team = line.strip("[]")
        elif team:
            yield team, line
