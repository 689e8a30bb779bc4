"""Whoever is accountable for a priority decides on it, and does not only propose or carry out.

Why: Leaders take the key decisions in their area, and act without checking every five minutes. To answer for
a priority on which others decide is to take the blame for them.

Source: The founding documents' account of leaders who make the key decisions in their area (2015); read in
November 2026. Nothing is said of a post that does not state how far it decides.

To fix: Let the post decide, or make accountable who does.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.priorities import make_accountable
from orgdesigner.model.records import Post, Priority
from orgdesigner.model.relations import ACCOUNTABLE_FOR, managers_upward
from orgdesigner.model.view import View
from orgdesigner.model.words import Decides
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import listed

FREE = (Decides.DECIDES_AND_TELLS, Decides.DECIDES)
_ONLY = {Decides.PROPOSES: "only proposes", Decides.CARRIES_OUT: "only carries out what others decide"}


@rule(
    "AUT-705",
    "Who is accountable decides",
    each=ACCOUNTABLE_FOR,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, post_id: str) -> Iterator[Found]:
    post = view.need(Post, post_id)
    if post.decides not in _ONLY:
        return
    answered = sorted(view.find(ACCOUNTABLE_FOR, post_id), key=lambda each: (each.number, each.id))
    named = listed(f"Priority {each.number} ({each.name})" for each in answered)
    yield found(
        f"{post.title} is accountable for {named}, and {_ONLY[post.decides]}",
        post,
        *answered,
        fixes=_fixes(view, post, answered),
    )


def _fixes(view: View, post: Post, answered: list[Priority]) -> Iterator[Fix]:
    yield Fix("Let it decide, and tell afterwards", set_fields(view, post, decides=FREE[0]))
    yield Fix("Let it decide", set_fields(view, post, decides=FREE[1]))
    above = next((each for each in managers_upward(view, post.id) if each.decides in FREE), None)
    if above is not None:
        changes = [make_accountable(view, each.id, above.id) for each in answered]
        yield Fix(
            f"Make {above.title} accountable instead",
            squash(f"Make {above.title} accountable for {post.title}'s priorities", changes),
        )


GOOD = (
    """
    priority 1 "Attainment" accountable=dh
    priority 2 "Attendance" accountable=ah
    post dh "Deputy Headteacher" senior decides=decides_and_tells
    post ah "Assistant Headteacher" senior
    post gl "Grassroots Leader" middle decides=proposes
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=ah
        priority 2 "Attendance" accountable=ah
        priority 3 "Community" accountable=sbm
        post head "Headteacher" head decides=decides
          post dh "Deputy Headteacher" senior decides=proposes
            post ah "Assistant Headteacher" senior decides=proposes
        post sbm "Business Manager" senior decides=carries_out
        """,
        found_at=("ah", "sbm"),
    ),
)
