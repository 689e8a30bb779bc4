"""Nobody holds a post longer than the longest term that the post states.

Why: A responsibility that changes hands grows more leaders than one that stays. A limit that one holder
outlasts is a limit for the others only.

Source: A primary school's account of a post in charge of research, for a year at a time and for nobody longer
than two; read in November 2026. A holder whose end is not stated, and a post for a time that is itself longer
than its longest term, are something to look at.

To fix: Set the end to the last day of the longest term, or lengthen the term.
"""

from collections.abc import Iterator
from datetime import date

from orgdesigner.model.records import Holding, Person, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.ends import ending, endings, is_timed, last_day
from orgdesigner.rules.shared.wording import count, day


@rule(
    "TERM-302",
    "Nobody beyond the longest term",
    each=Post,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, post: Post) -> Iterator[Found]:
    if post.longest_term is None:
        return
    if is_timed(post) and post.starts is not None and post.ends is not None:
        yield from _beyond(view, post, post, post.longest_term, post.title, Severity.WARNING)
    for holding in view.find(HOLDINGS_OF_POST, post.id):
        called = f"{view.need(Person, holding.person).name} as {post.title}"
        if (holding.ends or post.ends) is not None:
            yield from _beyond(view, holding, post, post.longest_term, called)
        elif not is_timed(post):
            yield found(
                f"{called} has no end date",
                post,
                holding,
                working=f"at most {count(post.longest_term, 'month')}",
                fixes=_ends(view, holding, post, post.longest_term, called),
                severity=Severity.WARNING,
            )


def _beyond(
    view: View,
    record: Post | Holding,
    post: Post,
    longest: int,
    called: str,
    severity: Severity | None = None,
) -> Iterator[Found]:
    """Yield that something lasts longer than a post's longest term, where it is known from and until when."""
    starts, ends = record.starts or post.starts, record.ends or post.ends
    if starts is None or ends is None:
        return
    latest = last_day(starts, months=longest)
    if ends > latest:
        yield found(
            f"{called} lasts until {day(ends)}, longer than {count(longest, 'month')}",
            *dict.fromkeys((post, record)),
            working=f"from {day(starts)}",
            fixes=[ending(view, record, called, latest)],
            severity=severity,
        )


def _ends(view: View, holding: Holding, post: Post, longest: int, called: str) -> Iterator[Fix]:
    starts: date | None = holding.starts or post.starts
    if starts is None:
        yield from endings(view, holding, called, None)
    else:
        yield ending(view, holding, called, last_day(starts, months=longest))


GOOD = (
    """
    post research "In Charge of Research" fixed_term starts=2026-09-01 ends=2028-08-31 longest_term=24
      held "F. Osei" support
    post librarian "Librarian" longest_term=24
      held "P. Iyer" support starts=2026-09-01 ends=2028-08-31
    post year "Project Lead" fixed_term longest_term=12
      held "T. Nowak" teaching
    post vacant "Coach" longest_term=12
    """,
)
BAD = (
    Example(
        """
        post research "In Charge of Research" fixed_term starts=2026-09-01 ends=2029-08-31 longest_term=24
        post librarian "Librarian" longest_term=24
          held "P. Iyer" support starts=2026-09-01 ends=2028-09-01
        post coach "Coach" longest_term=12
          held "G. Tan" support starts=2027-01-31
        post mentor "Mentor" longest_term=12
          held "T. Nowak" support
        """,
        found_at=("research", "librarian", "coach", "mentor"),
    ),
)
