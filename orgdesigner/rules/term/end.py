"""What is for a time has an end, and nobody holds a post longer than its longest term.

Why: A post for a year that has no end becomes a post for good, without anybody's having decided it. The end
date is what lets others have their turn, and what a holder plans with.

Source: A primary school's account of responsibilities for a year that nobody holds for more than two; the
founding school's secondment for 2015-16; a local authority's note on TLR3, whose length and reason are set at
the start; all read in November 2026.

To fix: Set the date on which it ends.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.pay_tables import first_day
from orgdesigner.model.records import Allowance, Holding, Membership, Person, Post, Record, Team
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind, ContractKind, HoldingKind, MembershipKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.wording import count, day

LAST_DAY = date(2199, 12, 31)
"""The last day that a record can hold; see `fields.Day`."""
Timed = Post | Holding | Allowance | Membership


@dataclass(frozen=True)
class Term:
    """How long something may last: what it is called, from when to when, and for how many months at most."""

    called: str
    starts: date | None
    ends: date | None
    longest: int | None

    @property
    def latest(self) -> date | None:
        """The last day that the longest term allows, where both it and the start are known."""
        if self.starts is None or self.longest is None:
            return None
        return later(self.starts, months=self.longest) - timedelta(days=1)


@rule(
    "TERM-301",
    "What is for a time has an end",
    each=(Post, Holding, Allowance, Membership),
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, record: Timed) -> Iterator[Found]:
    term = _term(view, record)
    if term is None:
        return
    if term.ends is None:
        yield found(
            f"{term.called} has no end date",
            *_subjects(view, record),
            working=f"at most {count(term.longest, 'month')}" if term.longest else "",
            fixes=_ends(view, record, term),
        )
    elif term.latest is not None and term.ends > term.latest:
        yield found(
            f"{term.called} lasts until {day(term.ends)}, longer than {count(term.longest or 0, 'month')}",
            *_subjects(view, record),
            working=f"from {day(term.starts)}" if term.starts else "",
            fixes=[_ending(view, record, term, term.latest)],
        )


def _term(view: View, record: Timed) -> Term | None:
    """Return how long a record may last; None if it is not for a time, or if it ends with its post."""
    if isinstance(record, Post):
        limits = record.title, record.starts, record.ends, record.longest_term
        return Term(*limits) if _is_timed(record) else None
    if isinstance(record, Membership):
        return _seat(view, record) if record.membership_kind is MembershipKind.ROTATING else None
    if isinstance(record, Allowance) and record.allowance_kind is not AllowanceKind.TLR3:
        return None
    post = view.need(Post, record.post)
    ends_with_the_post = record.ends is None and _is_timed(post)
    is_for_good = isinstance(record, Holding) and record.holding_kind is HoldingKind.SUBSTANTIVE
    if ends_with_the_post or (is_for_good and post.longest_term is None):
        return None
    starts, ends = record.starts or post.starts, record.ends or post.ends
    return Term(_called(view, record, post), starts, ends, post.longest_term)


def _called(view: View, record: Holding | Allowance, post: Post) -> str:
    if isinstance(record, Allowance):
        return f"The TLR3 of {post.title}"
    return f"{view.need(Person, record.person).name} as {post.title}{_NOT_FOR_GOOD[record.holding_kind]}"


_NOT_FOR_GOOD = {
    HoldingKind.SUBSTANTIVE: "",
    HoldingKind.ACTING: ", acting,",
    HoldingKind.SECONDED: ", seconded,",
}


def _is_timed(post: Post) -> bool:
    return post.contract in (ContractKind.FIXED_TERM, ContractKind.SECONDMENT)


def _seat(view: View, seat: Membership) -> Term:
    member = _member(view, seat)
    team = view.need(Team, seat.team)
    return Term(f"The rotating seat of {member.caption} in {team.name}", seat.starts, seat.ends, None)


def _member(view: View, seat: Membership) -> Record:
    return view.need(Post, seat.post) if seat.post else view.need(Person, seat.person or "")


def _subjects(view: View, record: Timed) -> tuple[Record, ...]:
    """The post or person to look at, and the record that lacks its end."""
    if isinstance(record, Post):
        return (record,)
    if isinstance(record, Membership):
        return _member(view, record), record
    return view.need(Post, record.post), record


def _ends(view: View, record: Timed, term: Term) -> Iterator[Fix]:
    """Yield ends that fit: the longest term's, or else the end of the school year and of the next one."""
    if term.latest is not None:
        yield _ending(view, record, term, term.latest)
        return
    starts = term.starts or first_day(view.school.pay_year)
    if starts is not None:
        first = starts.year + (starts.month > 8)
        yield from (_ending(view, record, term, date(year, 8, 31)) for year in (first, first + 1))


def _ending(view: View, record: Timed, term: Term, when: date) -> Fix:
    when = min(when, LAST_DAY)
    ended = set_fields(view, record, ends=when)
    return Fix(f"End it on {day(when)}", ended.relabelled(f"{term.called}: end on {day(when)}"))


def later(start: date, *, months: int) -> date:
    """Return the day so many months later; the last day of that month where it is too short."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


GOOD = (
    """
    team sa "Students & Achievement"
      member hoy rotating ends=2027-08-31
    post hoy "Head of Year 9" middle
    post research "In Charge of Research" fixed_term starts=2026-09-01 ends=2028-08-31 longest_term=24
      held "F. Osei" support
      allowance TLR3 2000
    post librarian "Librarian" longest_term=24
      held "P. Iyer" support starts=2026-09-01 ends=2028-08-31
    post art "Head of Art"
      held "T. Nowak" teaching acting ends=2027-08-31
      allowance TLR2 4000
    """,
)
BAD = (
    Example(
        """
        team sa "Students & Achievement"
          member hoy rotating
        post hoy "Head of Year 9" middle
        post research "In Charge of Research" fixed_term
          held "F. Osei" support seconded
          allowance TLR3 2000
        post art "Head of Art"
          held "T. Nowak" teaching acting
          allowance TLR3 2000 starts=2026-09-01
        """,
        found_at=("research", "art", "art", "hoy"),
    ),
    Example(
        """
        post research "In Charge of Research" fixed_term starts=2026-09-01 ends=2029-08-31 longest_term=24
        post librarian "Librarian" longest_term=24
          held "P. Iyer" support starts=2026-09-01 ends=2028-09-01
        post coach "Coach" longest_term=12
          held "G. Tan" support starts=2027-01-31
        """,
        found_at=("research", "librarian", "coach"),
    ),
)
