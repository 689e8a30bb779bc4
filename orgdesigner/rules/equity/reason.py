"""A post that is limited to one staff group says why.

Why: Few kinds of work are tied to qualified teachers by law. Every other limit is the school's choice, and a
choice that gives no reason can't be explained to those whom it shuts out. A reserved post with its reason is
a design decision, and is fine. New posts have a rule of their own.

Source: The founding school's account, where posts are for all staff unless they have to be done by one group
(2015); guidance on which work needs a qualified teacher (The Key, reviewed 6 October 2025); read in November
2026. The guidance names the SENCO, the designated teacher for looked-after children and specified work; the
list may not be complete.

To fix: Record the reason, or open the post to all staff.
"""

from collections.abc import Iterator

from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.rules.access import is_limited_without_reason, limit, opened
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule


@rule(
    "EQ-502",
    "A limit has its reason",
    each=Post,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, post: Post) -> Iterator[Found]:
    if post.new or not is_limited_without_reason(post):
        return
    yield found(
        f"{post.title} is for {limit(post)}, and gives no reason",
        post,
        fixes=[Fix("Open it to all staff", opened(view, post))],
    )


GOOD = (
    """
    post hoy "Head of Year 9" middle
    post senco "SENCO" middle access=teaching access_reason="The law asks for a qualified teacher"
    post leader "Grassroots Leader" middle access=support access_reason="A proportional share"
    post fresh "Grassroots Leader" middle new access=support
    """,
)
BAD = (
    Example(
        """
        post hoy "Head of Year 9" middle access=teaching
        post assistant "Assistant Head of Year 9" access=support access_reason=" "
        """,
        found_at=("hoy", "assistant"),
    ),
)
