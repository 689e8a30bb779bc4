"""Where a proposal turns line management into coaching, it is clear for whom, and who manages them now.

Why: To be coached by whoever managed one before is a good change, and not a small one: leave, absence and pay
still need somebody who decides. The list shows whom to ask about it.

Source: The founding documents' vision in which the words "line manager" disappear, and leaders coach the
colleagues below them instead; read in November 2026.

To fix: If that is what is meant, nothing; waive it with the reason. Else keep the line of management beside
the coaching.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.leading import COACHING_LINKS
from orgdesigner.model.records import Link, Post, School
from orgdesigner.model.relations import LINE_UPWARD, manager, managers_upward
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.coaching import MOST_AT_ONCE
from orgdesigner.rules.shared.wording import count, sentence


@rule(
    "TEAM-413",
    "Lines that became coaching",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    compares=True,
)
def check(view: View, _school: School, *, before: View) -> Iterator[Found]:
    turned = [link for link in view.find(COACHING_LINKS, True) if _was_a_line(view, link, before)]
    if not turned:
        return
    posts = list(dict.fromkeys(link.lower for link in turned))
    one = len(posts) == 1
    yield found(
        sentence(f"{count(len(posts), 'line')} of management {'has' if one else 'have'} become coaching"),
        *(view.need(Post, each) for each in posts),
        working="; ".join(_now(view, link) for link in turned),
        fixes=_kept(view, turned),
    )


def _was_a_line(view: View, link: Link, before: View) -> bool:
    """Whether a post that is coached reported to its coach, and reports there no longer."""
    return link.upper in _uppers(before, link) and link.upper not in _uppers(view, link)


def _uppers(view: View, link: Link) -> list[str]:
    return [line.upper for line in view.find(LINE_UPWARD, link.lower)]


def _now(view: View, link: Link) -> str:
    above = manager(view, link.lower)
    coached = f"{view.need(Post, link.lower).title} is coached by {view.need(Post, link.upper).title}"
    return f"{coached} and reports to {above.title if above else 'nobody'}"


def _kept(view: View, turned: list[Link]) -> Iterator[Fix]:
    """Yield that all report to their coaches again, where that makes no loop."""
    by_coach: dict[str, list[str]] = {}
    for link in turned:
        by_coach.setdefault(link.upper, []).append(link.lower)
    lower = {link.lower for link in turned}
    loops = any(post.id in lower for coach in by_coach for post in managers_upward(view, coach))
    if loops or not lower.isdisjoint(by_coach) or len(turned) > MOST_AT_ONCE or len(lower) < len(turned):
        return
    changes = [report_to(view, posts, coach) for coach, posts in by_coach.items()]
    yield Fix("Keep the line of management beside the coaching", squash("Keep lines of management", changes))


_BEFORE = """
post head "Headteacher" head
  post dh "Deputy Headteacher" senior
    post a "Teacher"
    post b "Teacher"
"""
GOOD = (
    Example(
        """
        post head "Headteacher" head
          post dh "Deputy Headteacher" senior
            link coaching head
            post a "Teacher"
              link coaching dh
            post b "Teacher"
        """,
        before=_BEFORE,
    ),
)
BAD = (
    Example(
        """
        post head "Headteacher" head
          post dh "Deputy Headteacher" senior
          post b "Teacher"
            link coaching dh
        post a "Teacher"
          link coaching dh
        """,
        before=_BEFORE,
        found_at=("a",),
    ),
)
