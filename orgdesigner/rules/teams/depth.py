"""Reporting is no deeper than the school thinks good: from the top post down, so many levels.

Why: Every level adds somebody to ask, and takes the top a step further from the classroom.

Source: The founding documents' argument for leadership that is spread rather than passed down a line; read in
November 2026. The limit of seven levels, the top post's among them, is the program's own suggestion, with no
source: a school sets its own.

To fix: Let the lowest posts report to a post higher up.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.records import Post
from orgdesigner.model.relations import LINE_DOWNWARD, LINE_UPWARD, reports
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.own_limit import own_limit
from orgdesigner.rules.shared.wording import count, in_words

RULE = "TEAM-410"


@rule(
    RULE,
    "Not too many levels",
    each=LINE_DOWNWARD,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("most", "Levels of reporting, at most", Decimal(7)),),
)
def check(view: View, post_id: str, *, most: Decimal) -> Iterator[Found]:
    line = _line_to_the_top(view, post_id)
    if len(line) != int(most):
        return
    below = reports(view, post_id)
    levels = int(most) + _height(view, post_id)
    post = view.need(Post, post_id)
    yield found(
        f"Below {post.title}, reporting is {count(levels, 'level')} deep; the limit is {in_words(int(most))}",
        post,
        *below,
        fixes=_fixes(view, line, below, levels),
    )


def _line_to_the_top(view: View, post_id: str) -> list[str]:
    """Return the ids of a post and of those above it, the nearest first."""
    line = [post_id]
    while links := view.find(LINE_UPWARD, line[-1]):
        line.append(links[0].upper)
    return line


def _height(view: View, post_id: str) -> int:
    """Return how many levels there are below a post."""
    height, level = 0, [post_id]
    while level := [link.lower for each in level for link in view.find(LINE_DOWNWARD, each)]:
        height += 1
    return height


def _fixes(view: View, line: list[str], below: list[Post], levels: int) -> Iterator[Fix]:
    """Yield that the reports move up by as many levels as the deepest is too low; or another limit."""
    too_low = levels - len(line)
    if too_low < len(line):
        upper = view.need(Post, line[too_low])
        who = {1: below[0].title, 2: "both"}.get(len(below), f"all {in_words(len(below))}")
        yield Fix(f"Let {who} report to {upper.title}", report_to(view, [p.id for p in below], upper.id))
    yield own_limit(
        view, RULE, "most", Decimal(levels), f"Take {in_words(levels)} levels as this school's own limit"
    )


GOOD = (
    """
    rule TEAM-410
      limit most 3
    post head "Headteacher" head
      post dh "Deputy Headteacher" senior
        post t1 "Teacher"
    """,
)
BAD = (
    Example(
        """
        rule TEAM-410
          limit most 3
        post head "Headteacher" head
          post dh "Deputy Headteacher" senior
            post hod "Head of Art" middle
              post t1 "Teacher"
              post t2 "Teacher"
            post sci "Head of Science" middle
        """,
        found_at=("hod",),
    ),
    Example(
        """
        rule TEAM-410 advice
          limit most 2
        post head "Headteacher" head
          post dh "Deputy Headteacher" senior
            post hod "Head of Art" middle
              post t1 "Teacher"
        """,
        found_at=("dh",),
    ),
)
