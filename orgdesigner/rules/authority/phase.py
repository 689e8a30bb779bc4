"""The phase of distribution that the school says it is in is borne out by its structure.

Why: It is easy to say that leadership is being widened. In the second phase it has come to people outside the
senior team; in the third the head stands back, and teams decide for themselves.

Source: MacBeath's three phases of distribution (2005), as told in the founding documents: observe and appoint
with a plan; widen leadership to people with no formal position; stand back; read in November 2026. A school
that states no phase, or the first, is asked nothing.

To fix: Record where leadership has grown, let teams decide, or name the phase in which the school is.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.leading import TEAMS_WITH_AUTHORITY
from orgdesigner.model.records import Post, School
from orgdesigner.model.relations import CONTRIBUTES_TO, DISTRIBUTED, EXTERNAL_POSTS, TEAMS_LED
from orgdesigner.model.view import View
from orgdesigner.model.words import Distribution, DistributionPhase
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.delegation import delegated_teams, senior
from orgdesigner.rules.shared.drafts import authority
from orgdesigner.rules.shared.wording import told_apart

MOST_CHOICES = 3
_GROWN = (Distribution.INCREMENTAL, Distribution.OPPORTUNISTIC, Distribution.CULTURAL)


@rule(
    "AUT-716",
    "The phase that the school is in",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, school: School) -> Iterator[Found]:
    if school.distribution_phase is DistributionPhase.WIDEN and not _is_widened(view):
        yield found(
            "The school says that it widens leadership, and no post outside the senior team shows it",
            school,
            working="no such post has come to lead incrementally, opportunistically or culturally",
            fixes=(*_grown(view), _back_to(view, school, DistributionPhase.OBSERVE)),
        )
    if school.distribution_phase is DistributionPhase.STAND_BACK and not view.count(
        TEAMS_WITH_AUTHORITY, True
    ):
        earlier = DistributionPhase.WIDEN if _is_widened(view) else DistributionPhase.OBSERVE
        yield found(
            "The school says that its head stands back, and no team says what it may decide",
            school,
            fixes=(*_stated(view), _back_to(view, school, earlier)),
        )


def _is_widened(view: View) -> bool:
    grown = {each for way in _GROWN for each in view.ids(DISTRIBUTED, way)}
    return bool(grown - senior(view) - {*view.ids(EXTERNAL_POSTS, True)})


def _back_to(view: View, school: School, phase: DistributionPhase) -> Fix:
    number = phase.label[0]
    return Fix(f"Say that it is in phase {number}", set_fields(view, school, distribution_phase=phase))


def _grown(view: View) -> Iterator[Fix]:
    """Yield posts outside the senior team that lead a team or serve a priority, and don't say how it came."""
    ids = {str(key) for index in (CONTRIBUTES_TO, TEAMS_LED) for key in view.keys(index)}
    outside = sorted(ids - senior(view) - {*view.ids(EXTERNAL_POSTS, True)})
    posts = [view.need(Post, each) for each in outside]
    silent = [post for post in posts if post.distribution is Distribution.UNSTATED][:MOST_CHOICES]
    for post, called in zip(silent, told_apart(view, silent), strict=True):
        change = set_fields(view, post, distribution=Distribution.INCREMENTAL)
        yield Fix(f"Record that {called} came to lead step by step", change)


def _stated(view: View) -> Iterator[Fix]:
    drafts = [(team, authority(view, team)) for team in delegated_teams(view)]
    changes = [set_fields(view, team, authority=text) for team, text in drafts if text]
    if changes:
        yield Fix(
            "Begin with what the leads of leadership teams may decide, or answer for: a first draft",
            squash("Draft what teams may decide", changes),
        )


GOOD = (
    """
    school distribution_phase=widen
    post hod "Head of Art" middle distribution=opportunistic
    """,
    """
    school distribution_phase=stand_back
    team art "Art" faculty authority="What is taught in which order."
    """,
    "school distribution_phase=observe",
)
BAD = (
    Example(
        """
        school distribution_phase=widen
        priority 1 "Attainment" contributing=hod,dh
        team y6 "Year 6" year leads=t6
        post dh "Deputy Headteacher" senior distribution=incremental
        post hod "Head of Art" middle
        post t6 "Teacher"
        post adviser "Adviser" external distribution=cultural
        """,
        found_at=("school",),
    ),
    Example(
        """
        school distribution_phase=stand_back
        priority 1 "Attainment" accountable=dh
        team sa "Students & Achievement" leadership leads=dh
        post dh "Deputy Headteacher" senior
        """,
        found_at=("school",),
    ),
)
