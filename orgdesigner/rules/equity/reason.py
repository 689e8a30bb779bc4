"""A post that is limited to one staff group says why.

Why: Few kinds of work are tied to qualified teachers by law. Every other limit is the school's choice, and a
choice that gives no reason can't be explained to those whom it shuts out. A reserved post with its reason is
a design decision, and is fine. New posts have a rule of their own.

Source: The founding school's account, where posts are for all staff unless they have to be done by one group
(2015); guidance on which work needs a qualified teacher (The Key, reviewed 6 October 2025); read in November
2026. The guidance names the SENCO, the designated teacher for looked-after children and specified work; the
list may not be complete. A post whose ground is one of these, or a proportional share, needs no more words.

To fix: Record the ground or the reason, or open the post to all staff.
"""

from collections.abc import Iterator

from orgdesigner.model.limited import LIMITED_UNSAID
from orgdesigner.model.view import View
from orgdesigner.model.words import Access
from orgdesigner.rules.base import Example, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.access import open_to, opened_or_grounded, posts_called
from orgdesigner.rules.shared.reserving import named


@rule(
    "EQ-502",
    "A limit has its reason",
    each=LIMITED_UNSAID,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, key: tuple[bool, Access, str, str]) -> Iterator[Found]:
    new, access, role_class, _ = key
    if not new:
        posts = view.ids(LIMITED_UNSAID, key)
        gives = "gives" if len(posts) == 1 else "give"
        yield found(
            f"{posts_called(view, posts, role_class)} for {open_to(access)}, and {gives} no reason",
            *named(posts),
            fixes=opened_or_grounded(view, LIMITED_UNSAID, key),
        )


GOOD = (
    """
    post hoy "Head of Year 9" middle
    post senco "SENCO" middle access=teaching access_reason="The law asks for a qualified teacher"
    post inclusion "Inclusion Lead" middle access=teaching access_ground=senco
    post leader "Grassroots Leader" middle access=support access_reason="A proportional share"
    post second "Grassroots Leader" middle access=support access_ground=share
    post fresh "Grassroots Leader" middle new access=support
    """,
)
BAD = (
    Example(
        """
        post hoy "Head of Year 9" middle access=teaching
        post assistant "Assistant Head of Year 9" access=support access_reason=" "
        post senco "SENCO" middle access=teaching
          held "Olga Pike" teaching qts
        """,
        found_at=("hoy", "assistant", "senco"),
    ),
    # Alike, and so one finding.
    Example(
        """
        post t1 "Teacher of Art" role_class=Teacher access=teaching
          held "Cai Grant" teaching qts
        post t2 "Teacher of Music" role_class=Teacher access=teaching
        post tutor "Tutor" role_class=Tutor access=teaching access_ground=school
        """,
        found_at=("t1", "tutor"),
    ),
)
