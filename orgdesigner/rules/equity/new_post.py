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
from orgdesigner.rules.access import explained, opened, said
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.wording import count


@rule(
    "EQ-503",
    "New posts are open to all",
    each=LIMITED_UNSAID,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, key: tuple[bool, Access, str, str]) -> Iterator[Found]:
    new, access, role_class, _ = key
    if not new:
        return
    posts = view.find(LIMITED_UNSAID, key)
    if len(posts) == 1:
        message = f"{posts[0].title} is a new post for {said(access)}, and gives no reason"
    else:
        message = f"{role_class}: {count(len(posts), 'new post')} are for {said(access)}, without a reason"
    it = "it" if len(posts) == 1 else "them"
    yield found(
        message,
        *posts,
        fixes=[Fix(f"Open {it} to all staff", opened(view, *posts)), *explained(view, posts)],
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
