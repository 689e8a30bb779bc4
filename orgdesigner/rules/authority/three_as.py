"""A leadership post states its authority, its autonomy and its accountability.

Why: Leading needs all three at once: what the holder may decide, what the holder may pursue without asking,
and to whom the holder answers for what. Responsibility without authority is the sharpest warning: such a
post is blamed for what it may not change.

Source: The founding documents' account of authority, autonomy and accountability as one overlapping whole
(2015); read in November 2026.

To fix: Write a sentence for each; posts of the same role can share theirs.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.model.relations import ACCOUNTABLE_FOR, STATED_IN_CLASS
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import listed

THREE = ("authority", "autonomy", "accountability")


@rule(
    "AUT-701",
    "Authority, autonomy and accountability",
    each=Post,
    severity=Severity.ADVICE,
    strength=Strength.HARD,
)
def check(view: View, post: Post) -> Iterator[Found]:
    missing = [name for name in THREE if not getattr(post, name).strip()]
    if not missing or not post.is_leadership or post.external:
        return
    answers = bool(post.accountability.strip()) or view.count(ACCOUNTABLE_FOR, post.id) > 0
    powerless = answers and "authority" in missing
    if powerless:
        message = f"{post.title} is responsible without authority"
        working = f"it does not state its {listed(missing)}"
    else:
        message = f"{post.title} does not state its {listed(missing)}"
        working = ""
    yield found(
        message,
        post,
        working=working,
        fixes=_fixes(view, post, missing),
        severity=Severity.WARNING if powerless else None,
    )


def _fixes(view: View, post: Post, missing: list[str]) -> Iterator[Fix]:
    """Yield what a post of the same role states in full."""
    for post_id in view.ids(STATED_IN_CLASS, post.role_class)[:1]:
        model = view.need(Post, post_id)
        words = {name: getattr(model, name) for name in missing}
        yield Fix(f"Use what {model.title} states", set_fields(view, post, **words))


GOOD = (
    """
    post hoy "Head of Year 9" middle authority="Rewards" autonomy="Assemblies" accountability="Attendance"
    post teacher "Teacher"
    post adviser "Adviser" senior external
    """,
)
BAD = (
    Example(
        """
        post y7 "Head of Year 7" middle role_class=HoY authority="R" autonomy="A" accountability="Y7"
        post y8 "Head of Year 8" middle role_class=HoY
        post y9 "Head of Year 9" middle role_class=HoY accountability="Attendance in Year 9"
        priority 1 "Attendance" accountable=y10
        post y10 "Head of Year 10" middle autonomy="Assemblies"
        """,
        found_at=("y10", "y9", "y8"),
    ),
)
