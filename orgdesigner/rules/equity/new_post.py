"""A new post is open to all staff, unless it has to be held by one group and says why.

Why: Nobody has a claim to a post that has never been held, so a limit to one staff group is a choice from the
first day. The founding school's head made "open to all" the ordinary case and the limit the one to explain.

Source: The founding school's account: all new posts are for all staff unless they have to be done by one
group (2015); read in November 2026.

To fix: Open the post to all staff, or record why one group has to hold it.
"""

from collections.abc import Iterator

from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.rules.access import is_limited_without_reason, limit, opened
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule


@rule(
    "EQ-503",
    "New posts are open to all",
    each=Post,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, post: Post) -> Iterator[Found]:
    if not post.new or not is_limited_without_reason(post):
        return
    yield found(
        f"{post.title} is a new post for {limit(post)}, and gives no reason",
        post,
        fixes=[Fix("Open it to all staff", opened(view, post))],
    )


GOOD = (
    """
    post leader "Grassroots Leader" middle new
    post reserved "Grassroots Leader" middle new access=support access_reason="A proportional share"
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
)
