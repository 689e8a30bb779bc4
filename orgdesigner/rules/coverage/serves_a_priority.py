"""Each leadership post serves a priority of the School Improvement Plan, or says why it serves none.

Why: Who is given time and money to lead should know what for. A post that no priority names may be needed all
the same; then the reason is worth a sentence.

Source: MacBeath's study (2005), in which clarity of purpose comes before people take on
leadership of their own accord, as told in the founding documents; read in November 2026. Asked where there
are priorities, of posts inside the school; the head answers for all of them.

To fix: Let the posts contribute to what the posts above them answer for, or write why they serve none.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.priorities import contribute
from orgdesigner.model.records import Post, Priority
from orgdesigner.model.relations import (
    ACCOUNTABLE_FOR,
    CONTRIBUTES_TO,
    WITHOUT_REASON_FOR_NO_PRIORITY,
    priorities,
)
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.nearby import priority_above
from orgdesigner.rules.shared.reserving import named
from orgdesigner.rules.shared.wording import count, listed

MANY_POSTS = 100
"""More posts than this are altered in the table of posts, and not by one click."""


@rule(
    "COV-106",
    "Leadership serves a priority",
    each=WITHOUT_REASON_FOR_NO_PRIORITY,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, role_class: str) -> Iterator[Found]:
    if not view.has(Priority):
        return
    posts = [
        post
        for post in view.ids(WITHOUT_REASON_FOR_NO_PRIORITY, role_class)
        if not view.count(ACCOUNTABLE_FOR, post) and not view.count(CONTRIBUTES_TO, post)
    ]
    if not posts:
        return
    if len(posts) == 1:
        message = f"{view.need(Post, posts[0]).title} serves no priority, and does not say why"
    else:
        several = f"{count(len(posts), 'leadership post').capitalize()} with roles of their own"
        which = f"{role_class}: {count(len(posts), 'post')}" if role_class else several
        message = f"{which} serve no priority, and do not say why"
    yield found(message, *named(posts), fixes=_fixes(view, posts) if len(posts) <= MANY_POSTS else [])


def _fixes(view: View, post_ids: list[str]) -> Iterator[Fix]:
    above = {post: priority_above(view, post) for post in post_ids}
    if all(above.values()):
        joining = [
            (priority, [post for post in post_ids if above[post] == priority])
            for priority in priorities(view)
        ]
        changes = [contribute(view, priority.id, posts) for priority, posts in joining if posts]
        numbers = listed(priority.number for priority, posts in joining if posts)
        plural = "y" if len(changes) == 1 else "ies"
        what = "it" if len(post_ids) == 1 else "them"
        label = f"Let {what} contribute to what the posts above answer for: Priorit{plural} {numbers}"
        yield Fix(label, squash("Let posts contribute to the priorities of the posts above", changes))
    draft = Draft(view)
    for post_id in post_ids:
        post = view.need(Post, post_id)
        draft.set(post, without_priority=f"No priority of the present plan names {post.title}.")
    label = "Note that no priority names " + ("it" if len(post_ids) == 1 else "them")
    yield Fix(f"{label} (a first draft of the reason)", draft.change(label))


GOOD = (
    """
    priority 1 "Attainment" accountable=dh contributing=g1
    post dh "Deputy Headteacher" senior
      post g1 "Grassroots Leader" middle
      post site "Site Manager" middle without_priority="Keeps the school open"
      post t1 "Teacher"
    post adviser "Adviser" middle external
    """,
    """
    post dh "Deputy Headteacher" senior
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=dh1
        priority 2 "Attendance" accountable=dh2
        team cp "Curriculum & Pedagogy" leadership leads=dh2
          member h9
        post head "Headteacher" head
          post dh1 "Deputy Headteacher" senior
            post g1 "Grassroots Leader" middle role_class="Grassroots Leader"
            post g2 "Grassroots Leader" middle role_class="Grassroots Leader"
            post site "Site Manager" middle
          post dh2 "Deputy Headteacher" senior
        post h9 "Head of Year 9" middle role_class="Head of Year"
        """,
        found_at=("g1", "site", "h9"),
    ),
    Example(
        """
        priority 1 "Attainment"
        post site "Site Manager" middle
        post office "Office Manager" middle
        """,
        found_at=("office",),
    ),
)
