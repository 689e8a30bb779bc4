"""The leadership group, the head and the senior posts, is not larger than is usual.

Why: A large senior team costs much and leaves little for others to lead. Nobody can say how large is too
large: what is shown is how many there are, and what share of the staff they are.

Source: Old advice of the Department for Education, as told by a teachers' union: more than seven in a large
secondary school, or three in a primary school, should be exceptional; and the founding school's account of a
senior team of nine among 126 staff (2015); read in November 2026. The advice speaks of no other phase, and
does not say what large is; nothing is said of other schools.

To fix: Let a senior post go when it falls vacant, or set the number that this school has decided on.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.records import School
from orgdesigner.model.relations import headcount
from orgdesigner.model.view import View
from orgdesigner.model.words import Phase
from orgdesigner.rules.base import Example, Found, Limit, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.delegation import heads, senior
from orgdesigner.rules.shared.own_limit import own_limit
from orgdesigner.rules.shared.wording import count, in_words

RULE = "TEAM-411"


@rule(
    RULE,
    "The size of the leadership group",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(
        Limit("secondary", "Leadership group of a secondary school, at most", Decimal(7)),
        Limit("primary", "Leadership group of a primary school, at most", Decimal(3)),
    ),
)
def check(view: View, school: School, *, secondary: Decimal, primary: Decimal) -> Iterator[Found]:
    most = {Phase.SECONDARY: secondary, Phase.PRIMARY: primary}.get(school.phase)
    posts = senior(view)
    if most is None or len(posts) <= most:
        return
    staff = sum(headcount(view).values())
    share = f": {len(posts)} of {staff}, {Decimal(100 * len(posts)) / staff:.1f} %" if staff else ""
    first = [each for each in heads(view) if each in posts]
    yield found(
        f"The leadership group has {count(len(posts), 'post')}{share}",
        *(Subject("post", each) for each in (*first, *sorted(posts - set(first)))),
        working=f"old advice: more than {in_words(int(most))} should be exceptional",
        fixes=[
            own_limit(
                view,
                RULE,
                school.phase.value,
                Decimal(len(posts)),
                f"Take {in_words(len(posts))} as this school's own limit",
            )
        ],
    )


GOOD = (
    """
    school phase=primary
    post head "Headteacher" head
      post dh "Deputy Headteacher" senior
      post sbm "Business Manager" senior
      post senco "SENCO" middle
      post trust "Trust Director" senior external
    """,
    """
    school phase=special
    post head "Headteacher" head
      post a "Deputy Headteacher" senior
      post b "Assistant Headteacher" senior
      post c "Business Manager" senior
    """,
)
BAD = (
    Example(
        """
        school phase=primary teaching_headcount=12 support_headcount=8
        post head "Headteacher" head
          post dh "Deputy Headteacher" senior
          post ah "Assistant Headteacher" senior
          post sbm "Business Manager" senior
        """,
        found_at=("head",),
    ),
)
