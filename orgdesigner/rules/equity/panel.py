"""An appointment panel has people from both staff groups, and somebody from outside the senior team.

Why: A panel sees what its members know how to see. Where leaders of every kind choose leaders, more kinds of
leader are chosen.

Source: The founding school's account, where five current or former leaders helped to interview (2015); read
in November 2026. Asked of rounds that name their panel, of the groups that the school has.

To fix: Add somebody from the group that is missing, best from those who do or did the job.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import AppointmentRound, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST, POSTS_AT_LEVEL, ROLE_CLASS, headcount
from orgdesigner.model.representation import groups_in
from orgdesigner.model.view import View
from orgdesigner.model.words import Level, StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.reserving import named
from orgdesigner.rules.shared.wording import STAFF, listed, told_apart

MOST_CHOICES = 3
MOST_LOOKED_AT = 200
"""Of a large school's leaders only the first are looked at: whoever reads all hears of every change."""
SENIOR = (Level.HEAD, Level.SENIOR)


@rule(
    "EQ-513",
    "A mixed panel",
    each=AppointmentRound,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, round_: AppointmentRound) -> Iterator[Found]:
    groups = {group for post in round_.panel for group in groups_in(view, post)}
    if not groups:
        return
    staff = headcount(view)
    missing = [group for group in StaffGroup if group not in groups and staff[group]]
    is_senior = all(view.need(Post, post).level in SENIOR for post in round_.panel)
    lacking = [f"nobody from the {STAFF[group]}" for group in missing]
    lacking += ["nobody from outside the senior team"] if is_senior else []
    if lacking:
        yield found(
            f"{round_.name}: the panel has {listed(lacking)}",
            round_,
            *named(round_.panel),
            fixes=_fixes(view, round_, missing, is_senior=is_senior),
        )


def _fixes(
    view: View, round_: AppointmentRound, missing: list[StaffGroup], *, is_senior: bool
) -> Iterator[Fix]:
    """Yield posts that bring all that is missing: of the same job, then leaders of any kind."""
    looked_at = (view.need(Post, post) for post in islice(_candidates(view, round_), MOST_LOOKED_AT))
    fitting = (
        post
        for post in looked_at
        if post.id not in round_.panel
        and not (is_senior and post.level in SENIOR)
        and set(missing) <= groups_in(view, post.id)
        and view.count(HOLDINGS_OF_POST, post.id)
    )
    posts = list(islice(fitting, MOST_CHOICES))
    for post, called in zip(posts, told_apart(view, posts), strict=True):
        change = set_fields(view, round_, panel=(*round_.panel, post.id))
        label = f"Add {post.title} to the panel of {round_.name}"
        yield Fix(f"Add {called} to the panel", change.relabelled(label))


def _candidates(view: View, round_: AppointmentRound) -> Iterable[str]:
    """Return the posts of the same job, then middle leaders, then senior ones, by id."""
    same_job = view.ids(ROLE_CLASS, round_.role_class) if round_.role_class else ()
    leaders = (post for level in (Level.MIDDLE, Level.SENIOR) for post in view.ids(POSTS_AT_LEVEL, level))
    return dict.fromkeys((*same_job, *leaders))


GOOD = (
    """
    round r "Leaders" panel=head,lead,clerk
    round unsaid "Leaders, before"
    post head "Headteacher" head
      held "B. Aldous" teaching
    post lead "Grassroots Leader" middle
      held "J. Mbeki" teaching
    post clerk "Clerk"
      held "L. Hart" support
    """,
)
BAD = (
    Example(
        """
        round r "Leaders" role_class=Leader panel=head,dh
        round s "Assistants" panel=welfare
        post head "Headteacher" head
          held "B. Aldous" teaching
        post dh "Deputy Headteacher" senior
          held "M. Okafor" teaching
        post g1 "Grassroots Leader" middle role_class=Leader
          held "J. Mbeki" teaching
        post g2 "Grassroots Leader for Reading" middle role_class=Leader
          held "L. Hart" support
        post welfare "Welfare Lead" middle
          held "S. Reed" support
        """,
        found_at=("r", "s"),
    ),
)
