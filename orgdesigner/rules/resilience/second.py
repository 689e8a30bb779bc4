"""A critical post has a named second, who can take over what it does.

Why: Expertise that rests with one person leaves with that person. The examinations officer and the network
manager are the examples that heads give: nobody misses the knowledge until the week in which it is needed.

Source: Bennett and others (2003) on distributed expertise, and MacBeath's study (2005), as
told in the founding documents; read in November 2026.

To fix: Name the post that can take over, and give it the time to learn.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.nearby import near
from orgdesigner.rules.shared.wording import told_apart

MOST_CHOICES = 3


@rule(
    "RES-601",
    "A critical post has a second",
    each=Post,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, post: Post) -> Iterator[Found]:
    if not post.critical or post.second not in (None, post.id):
        return
    choices = near(view, post)[:MOST_CHOICES]
    yield found(
        f"Nobody can take over from {post.title}",
        post,
        working="a critical post, and no second is named",
        fixes=[
            Fix(f"Name {called} as the second", set_fields(view, post, second=each.id))
            for each, called in zip(choices, told_apart(view, choices), strict=True)
        ],
    )


GOOD = (
    """
    post exams "Examinations Officer" critical second=assistant
    post assistant "Examinations Assistant"
    post caretaker "Caretaker"
    """,
)
BAD = (
    Example(
        """
        post manager "Business Manager" senior
          post exams "Examinations Officer" critical
            post assistant "Examinations Assistant"
          post office "Office Manager"
        post network "Network Manager" critical second=network
        """,
        found_at=("exams", "network"),
    ),
)
