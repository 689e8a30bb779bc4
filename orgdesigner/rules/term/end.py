"""What is for a time has an end: a fixed-term post, a secondment, somebody who acts for another.

Why: A post for a year that has no end becomes a post for good, without anybody's having decided it. The end
date is what lets others have their turn, and what a holder plans with.

Source: The founding school's secondment to its leadership team for 2015-16 (2015), and a primary school's
account of responsibilities for a year; read in November 2026.

To fix: Set the date on which it ends.
"""

from collections.abc import Iterator

from orgdesigner.model.records import Holding, Person, Post
from orgdesigner.model.view import View
from orgdesigner.model.words import HoldingKind
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.ends import ending, endings, is_timed, last_day
from orgdesigner.rules.shared.wording import count


@rule(
    "TERM-301",
    "What is for a time has an end",
    each=(Post, Holding),
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, record: Post | Holding) -> Iterator[Found]:
    if record.ends is not None:
        return
    if isinstance(record, Post):
        if is_timed(record):
            yield _endless(view, record, record, record.title)
    elif record.holding_kind is not HoldingKind.SUBSTANTIVE:
        post = view.need(Post, record.post)
        if not is_timed(post):
            name = view.need(Person, record.person).name
            how = record.holding_kind.label.lower()
            yield _endless(view, record, post, f"{name} ({how}) as {post.title}")


def _endless(view: View, record: Post | Holding, post: Post, called: str) -> Found:
    longest = post.longest_term
    return found(
        f"{called} has no end date",
        *dict.fromkeys((post, record)),
        working=f"at most {count(longest, 'month')}" if longest else "",
        fixes=_ends(view, record, post, called),
    )


def _ends(view: View, record: Post | Holding, post: Post, called: str) -> Iterator[Fix]:
    starts = record.starts or post.starts
    if starts is not None and post.longest_term is not None:
        yield ending(view, record, called, last_day(starts, months=post.longest_term))
    elif post.ends is not None:
        yield ending(view, record, called, post.ends)
    else:
        yield from endings(view, record, called, starts)


GOOD = (
    """
    post research "In Charge of Research" fixed_term starts=2026-09-01 ends=2028-08-31
      held "F. Osei" support seconded
    post asl "Associate Senior Leader" secondment ends=2027-08-31
    post librarian "Librarian"
      held "P. Iyer" support
    post art "Head of Art"
      held "T. Nowak" teaching acting ends=2027-08-31
    """,
)
BAD = (
    Example(
        """
        post research "In Charge of Research" fixed_term
          held "F. Osei" support seconded
        post art "Head of Art"
          held "T. Nowak" teaching acting
        post music "Head of Music" ends=2027-04-30
          held "G. Tan" teaching acting starts=2026-09-01
        post asl "Associate Senior Leader" secondment starts=2026-09-01 longest_term=12
        """,
        found_at=("research", "art", "music", "asl"),
    ),
)
