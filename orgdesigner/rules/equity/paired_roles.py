"""No role is for one staff group with the assistant's role for the other.

Why: Where one group leads and the other may only assist, nobody can be promoted from the lower post to the
higher one. In the founding school support staff could only be Assistant Heads of Year, and teachers only
Heads of Year.

Source: The founding school's account of its Heads of Year and their assistants (2015); read in November 2026.
Roles are paired by their names: "Assistant" or "Deputy" before the name of the other.

To fix: Open both to all staff.
"""

from collections.abc import Iterator

from orgdesigner.model.limited import PAIRED_ROLES, is_assistant, role_of
from orgdesigner.model.view import View
from orgdesigner.model.words import Access
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.access import open_to, opened


@rule(
    "EQ-510",
    "No role with assistants from the other group",
    each=PAIRED_ROLES,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, role: str) -> Iterator[Found]:
    if view.count(PAIRED_ROLES, role) < 2:
        return
    posts = view.find(PAIRED_ROLES, role)
    for access, other in ((Access.TEACHING, Access.SUPPORT), (Access.SUPPORT, Access.TEACHING)):
        leading = [post for post in posts if post.access is access and not is_assistant(role_of(post))]
        assisting = [post for post in posts if post.access is other and is_assistant(role_of(post))]
        if leading and assisting:
            both = [*leading, *assisting]
            yield found(
                f"{role_of(leading[0])} is for {open_to(access)},"
                f" and {role_of(assisting[0])} for {open_to(other)}",
                *both,
                fixes=[Fix("Open both to all staff", opened(view, *both))],
            )


GOOD = (
    """
    post h "Head of Year" role_class="Head of Year" access=teaching access_reason="Teaches the year"
    post a "Assistant Head of Year" role_class="Assistant Head of Year"
    post senco "SENCO" access=teaching access_ground=senco
    post b "Assistant SENCO" access=support access_reason="A proportional share"
    post d "Deputy Headteacher" access=teaching access_reason="Teaches"
    post e "Headteacher" access=teaching access_reason="Teaches"
    """,
)
BAD = (
    Example(
        """
        post h7 "Head of Year 7" role_class="Head of Year" access=teaching access_reason="Teaches the year"
        post h8 "Head of Year 8" role_class="Head of Year" access=teaching access_reason="Teaches the year"
        post a7 "Assistant Head of Year 7" role_class="Assistant Head of Year" access=support
        post site "Site Manager" access=support access_ground=school
        post dsite "Deputy Site Manager" access=teaching access_ground=school
        """,
        found_at=("h7", "site"),
    ),
)
