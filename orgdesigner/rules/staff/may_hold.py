"""Whoever holds a post belongs to a staff group that may hold it.

Why: A post limited to one staff group, with somebody of the other in it, says two things at once. Either the
limit is not meant, or the holder can't stay.

Source: The founding school's account, in which access belongs to the post and a staff group to its holder
(2015); read in November 2026. A post that is reserved for a group's proportional share may still have its
holder of today: that is advice.

To fix: Open the post to all staff, or take the holder out of it. A limit that the law sets can't be lifted.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.people import vacate
from orgdesigner.model.records import Person, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST, staff_group
from orgdesigner.model.representation import LIMITED_TO
from orgdesigner.model.view import View
from orgdesigner.model.words import LAW, Access, AccessGround
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.access import limit, opened
from orgdesigner.rules.shared.wording import STAFF


@rule(
    "STAFF-804",
    "Holders who may hold the post",
    each=Post,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, post: Post) -> Iterator[Found]:
    if post.access is Access.ALL:
        return
    for holding in view.find(HOLDINGS_OF_POST, post.id):
        group = staff_group(view, holding.person)
        if LIMITED_TO[group] is not post.access:
            person = view.need(Person, holding.person)
            yield found(
                f"{person.name} is {STAFF[group]}, and holds {post.title}, which is {_for(post)}",
                post,
                person,
                fixes=_fixes(view, post, person),
                severity=Severity.ADVICE if _is_reserved(post) else None,
            )


def _is_reserved(post: Post) -> bool:
    """Whether a post is kept for a group's share: its holder may stay until it is next free."""
    return post.access_ground is AccessGround.SHARE


def _for(post: Post) -> str:
    return f"for {limit(post)}{', when it is next free' if _is_reserved(post) else ''}"


def _fixes(view: View, post: Post, person: Person) -> Iterator[Fix]:
    if post.access_ground not in LAW:
        yield Fix(f"Open {post.title} to all staff", opened(view, post))
    yield Fix(f"Take {person.name} out of {post.title}", vacate(view, post.id, person=person.id))


GOOD = (
    """
    post hoy "Head of Year 9" access=teaching access_reason="Under review"
      held "T. Nowak" teaching
    post leader "Grassroots Leader" access=support access_reason="A proportional share"
      held "F. Osei" support
    post open "Grassroots Leader"
      held "L. Hart" support
    """,
)
BAD = (
    Example(
        """
        post hoy "Head of Year 9" access=teaching access_reason="Under review"
          held "T. Nowak" teaching share=0.5
          held "F. Osei" support share=0.5
        post senco "SENCO" access=teaching access_ground=senco
          held "L. Hart" support
        post leader "Grassroots Leader" access=support access_reason="A proportional share"
          held "P. Iyer" teaching acting
        """,
        found_at=("hoy", "senco", "leader"),
    ),
    Example(
        """
        post leader "Grassroots Leader" access=support access_ground=share access_reason=Share
          held "P. Iyer" teaching
        """,
        found_at=("leader",),
    ),
)
