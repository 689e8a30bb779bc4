"""What the law ties to qualified teachers is held by one, and limited to teaching staff.

Why: The SENCO and the designated teacher for looked-after children have to be qualified teachers. These, and
planning, delivering and assessing lessons, are the only grounds on which a limit is not the school's choice;
so they have to be true.

Source: Guidance on which work needs a qualified teacher (The Key, reviewed 6 October 2025), which names the
SEND Regulations 2014, regulation 49, and the Education (Specified Work) (England) Regulations 2012; read in
November 2026. The list may not be complete. Somebody else may do specified work under a teacher's direction,
and schools may employ unqualified teachers; so that finding is not an error.

To fix: Record that the holder is a qualified teacher, if so; limit the post to teaching staff; or let
somebody else hold it.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Person, Post
from orgdesigner.model.relations import holders
from orgdesigner.model.view import View
from orgdesigner.model.words import LAW, Access, AccessGround, StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import listed

TIED = {
    AccessGround.SENCO: "the work of a SENCO",
    AccessGround.LOOKED_AFTER: "the work of a designated teacher for looked-after children",
    AccessGround.SPECIFIED_WORK: "teaching",
}


@rule(
    "EQ-515",
    "Qualified where the law says so",
    each=Post,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, post: Post) -> Iterator[Found]:
    if post.access_ground not in LAW:
        return
    held_by = holders(view, post.id)
    unqualified = [person for person in held_by if not person.qts]
    if unqualified and not post.external:
        yield _unqualified(view, post, unqualified)
    if post.access is not Access.TEACHING:
        yield _not_limited(view, post, held_by)


def _unqualified(view: View, post: Post, people: list[Person]) -> Found:
    names = listed(person.name for person in people)
    several = len(people) > 1
    label = f"Record {names} as {'qualified teachers' if several else 'a qualified teacher'}, if so"
    changes = [set_fields(view, person, qts=True) for person in people]
    is_work = post.access_ground is AccessGround.SPECIFIED_WORK
    return found(
        f"{names} {'hold' if several else 'holds'} {post.title}, and {'have' if several else 'has'}"
        " no QTS recorded",
        post,
        *people,
        working=f"the law ties {TIED[post.access_ground]} to qualified teachers",
        fixes=[Fix(label, squash(f"Record who is qualified to hold {post.title}", changes))],
        severity=Severity.WARNING if is_work else None,
    )


def _not_limited(view: View, post: Post, held_by: list[Person]) -> Found:
    label = "Limit it to teaching staff"
    fixes = [Fix("Withdraw that ground", set_fields(view, post, access_ground=AccessGround.UNSTATED))]
    if all(person.staff_group is StaffGroup.TEACHING for person in held_by):
        fixes.insert(0, Fix(label, set_fields(view, post, access=Access.TEACHING)))
    whom = "open to all staff" if post.access is Access.ALL else "for support staff only"
    return found(
        f"{post.title} is {whom}, and its ground in law is for qualified teachers",
        post,
        working=f"the law ties {TIED[post.access_ground]} to qualified teachers",
        fixes=fixes,
        severity=Severity.WARNING,
    )


GOOD = (
    """
    post senco "SENCO" middle access=teaching access_ground=senco
      held "Olga Pike" teaching qts
    post t1 "Teacher" access=teaching access_ground=specified_work
    post hoy "Head of Year 9" middle access=teaching access_ground=school
      held "L. Hart" teaching
    """,
)
BAD = (
    Example(
        """
        post senco "SENCO" middle access=teaching access_ground=senco
          held "Olga Pike" teaching
        post looked "Designated Teacher" access_ground=looked_after
        post t1 "Teacher" access=teaching access_ground=specified_work
          held "P. Iyer" teaching
          held "T. Nowak" teaching
        """,
        found_at=("senco", "looked", "t1"),
    ),
    Example(
        """
        post senco "SENCO" middle access=support access_ground=senco access_reason="Knows the families"
          held "L. Hart" support qts
        """,
        found_at=("senco",),
    ),
)
