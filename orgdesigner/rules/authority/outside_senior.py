"""A good part of the leadership posts is outside the senior team.

Why: Distribution that stops at the senior team has not begun: those to whom the head has given authority give
it on to the leaders below them.

Source: The founding documents' account of leaders who then distribute to the leaders below them (2015); read
in November 2026. The share of one half is the program's own suggestion, with no source: a school sets its
own. Nothing is said of a school with fewer than five leadership posts, nor as long as no post is at middle
level.

To fix: Recognise as leaders those who lead a team or answer for a priority already, or set the share that
this school wants.
"""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post, School
from orgdesigner.model.relations import ACCOUNTABLE_FOR, POSTS_AT_LEVEL, TEAMS_LED
from orgdesigner.model.view import View
from orgdesigner.model.words import Level
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.own_limit import own_limit
from orgdesigner.rules.shared.wording import in_words, listed

RULE = "AUT-712"
FEWEST = 5


@rule(
    RULE,
    "Leaders outside the senior team",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("least", "Leadership posts outside the senior team, at least (%)", Decimal(50)),),
)
def check(view: View, _school: School, *, least: Decimal) -> Iterator[Found]:
    senior = [*view.ids(POSTS_AT_LEVEL, Level.HEAD), *view.ids(POSTS_AT_LEVEL, Level.SENIOR)]
    middle = view.count(POSTS_AT_LEVEL, Level.MIDDLE)
    posts = len(senior) + middle
    if posts < FEWEST or not middle or _share(middle, posts) >= least:
        return
    yield found(
        f"{middle} of {posts} leadership posts {'is' if middle == 1 else 'are'} outside the senior team"
        f" ({_share(middle, posts):.0f} %)",
        *(Subject("post", each) for each in senior),
        working=f"at least {least.normalize():f} % are wanted",
        fixes=_fixes(view, middle, posts, least),
    )


def _share(part: int, whole: int) -> Decimal:
    return Decimal(100 * part) / whole


def _fixes(view: View, middle: int, posts: int, least: Decimal) -> Iterator[Fix]:
    leading = _leading_already(view)
    for number in range(1, len(leading) + 1):
        if _share(middle + number, posts + number) >= least:
            chosen = leading[:number]
            changes = [set_fields(view, post, level=Level.MIDDLE) for post in chosen]
            label = listed(post.title for post in chosen) if number <= 3 else f"{in_words(number)} posts"
            yield Fix(
                f"Recognise {label} as middle leadership, leading already",
                squash(f"Recognise {number} posts as middle leadership", changes),
            )
            break
    own = _share(middle, posts).to_integral_value(ROUND_FLOOR)
    yield own_limit(view, RULE, "least", own, f"Take {own} % as this school's own share")


def _leading_already(view: View) -> list[Post]:
    """Return the posts with no leadership level that lead a team or answer for a priority."""
    ids = sorted({*map(str, view.keys(TEAMS_LED)), *map(str, view.keys(ACCOUNTABLE_FOR))})
    posts = [view.need(Post, each) for each in ids]
    return [post for post in posts if post.level is Level.NONE and not post.external]


GOOD = (
    """
    post head "Headteacher" head
      post dh "Deputy Headteacher" senior
      post a "Head of Art" middle
      post b "Head of Music" middle
      post c "Head of Drama" middle
    """,
    """
    post head "Headteacher" head
      post dh "Deputy Headteacher" senior
      post a "Head of Art" middle
    """,
)
BAD = (
    Example(
        """
        team y6 "Year 6" year leads=y6
        priority 1 "Reading" accountable=reading
        post head "Headteacher" head
          post dh1 "Deputy Headteacher" senior
          post dh2 "Assistant Headteacher" senior
          post sbm "Business Manager" senior
          post a "Head of Art" middle
          post b "Head of Music" middle
          post y6 "Year 6 Teacher"
          post reading "Reading Teacher"
        """,
        found_at=("head",),
    ),
)
