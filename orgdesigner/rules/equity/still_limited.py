"""Posts that the school still limits to one staff group by choice are few, and are looked at again.

Why: Old limits outlive their reasons. The founding school went through its posts and opened the Heads of
Year, whom nothing but custom had required to be teachers. A list of what is still limited is where such a
look begins.

Source: The founding school's account (2015); guidance on which work needs a qualified teacher (The Key,
reviewed 6 October 2025); read in November 2026. Left out are posts that the law ties to qualified teachers,
posts that are reserved for a proportional share, secondments to senior leadership, and those whose limit
gives no reason or closes a whole leadership role: these have rules of their own.

To fix: Open the posts to all staff; record the ground, if it is in law; or excuse the finding with a reason.
"""

from collections.abc import Iterator

from orgdesigner.model.limited import LIMITED_BY_CHOICE
from orgdesigner.model.view import View
from orgdesigner.model.words import Access
from orgdesigner.rules.base import Example, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.access import is_closed, open_to, opened_or_grounded, posts_called
from orgdesigner.rules.shared.reserving import named


@rule(
    "EQ-509",
    "Still limited by choice",
    each=LIMITED_BY_CHOICE,
    severity=Severity.ADVICE,
    strength=Strength.HARD,
)
def check(view: View, key: tuple[Access, str, str]) -> Iterator[Found]:
    access, role_class, _ = key
    if not is_closed(view, role_class, access):
        posts = view.ids(LIMITED_BY_CHOICE, key)
        yield found(
            f"{posts_called(view, posts, role_class)} for {open_to(access)}, by the school's choice",
            *named(posts),
            fixes=opened_or_grounded(view, LIMITED_BY_CHOICE, key),
        )


GOOD = (
    """
    post senco "SENCO" middle access=teaching access_ground=senco
    post g1 "Grassroots Leader" role_class=Leader middle access=support access_ground=share
    post g2 "Grassroots Leader" role_class=Leader middle
    post p1 "Pedagogy Leader" role_class=Pedagogy middle access=teaching access_reason="Teaching"
    post p2 "Pedagogy Leader" role_class=Pedagogy middle access=teaching access_reason="Teaching"
    post hoy "Head of Year 9" middle access=teaching
    post asl "Associate" senior secondment access=support access_reason="In turn"
    """,
)
BAD = (
    Example(
        """
        post h7 "Head of Year 7" role_class="Head of Year" middle access=teaching access_reason="As ever"
        post h8 "Head of Year 8" role_class="Head of Year" middle access=teaching access_ground=school
        post h9 "Head of Year 9" role_class="Head of Year" middle access=teaching access_reason="As ever"
        post h10 "Head of Year 10" role_class="Head of Year" middle
        post t1 "Teacher of Art" role_class=Teacher access=teaching access_reason="Teaches"
          held "Cai Grant" teaching qts
        post t2 "Teacher of Music" role_class=Teacher access=teaching access_reason="Teaches"
        post site "Site Manager" access=support access_ground=school access_reason="On the site all year"
        """,
        found_at=("h7", "t1", "site"),
    ),
)
