"""A new post is open to all staff, unless it has to be held by one group and says why.

Why: Nobody has a claim to a post that has never been held, so a limit to one staff group is a choice from the
first day. The founding school's head made "open to all" the ordinary case and the limit the one to explain.

Source: The founding school's account: all new posts are for all staff unless they have to be done by one
group (2015); read in November 2026. A ground in law, or a proportional share, needs no more words.

To fix: Open the post to all staff, or record why one group has to hold it.
"""

from collections.abc import Iterator

from orgdesigner.model.limited import LIMITED_UNSAID
from orgdesigner.model.view import View
from orgdesigner.model.words import Access
from orgdesigner.rules.base import Example, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.access import open_to, opened_or_grounded, posts_called
from orgdesigner.rules.shared.reserving import named


@rule(
    "EQ-503",
    "New posts are open to all",
    each=LIMITED_UNSAID,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, key: tuple[bool, Access, str, str]) -> Iterator[Found]:
    new, access, role_class, _ = key
    if new:
        posts = view.ids(LIMITED_UNSAID, key)
        called = posts_called(view, posts, role_class, "new post")
        one = len(posts) == 1
        whom = f"{called} a new post" if one else called
        yield found(
            f"{whom} for {open_to(access)}, and {'gives' if one else 'give'} no reason",
            *named(posts),
            fixes=opened_or_grounded(view, LIMITED_UNSAID, key),
        )


GOOD = (
    """
    post leader "Grassroots Leader" middle new
    post reserved "Grassroots Leader" middle new access=support access_reason="A proportional share"
    post maths "Teacher of Mathematics" new access=teaching access_ground=specified_work
    post old "Head of Year 9" middle access=teaching
    """,
)
BAD = (
    Example(
        """
        post leader "Grassroots Leader" middle new access=teaching
        """,
        found_at=("leader",),
    ),
    Example(
        """
        post t1 "Teacher of Art" role_class=Teacher new access=teaching
        post t2 "Teacher of Music" role_class=Teacher new access=teaching
        """,
        found_at=("t1",),
    ),
)
