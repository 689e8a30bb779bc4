"""Each leadership team is aligned with a committee of the governing body, and each committee with a team.

Why: Governors who hear of a whole school hear of nothing in particular. A committee and a team that know each
other can ask and answer; a committee without a team asks the head, as before.

Source: The founding school's account of its three leadership teams, each aligned with a governors' committee
(2015); read in November 2026. Nothing is said as long as no team names a committee and the school lists none.
A committee that has no counterpart among the teams need not be on the school's list.

To fix: Align teams and committees that have no counterpart yet.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.leading import plain
from orgdesigner.model.records import School, Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.committees import aligned_teams, free_committees
from orgdesigner.rules.shared.delegation import leadership_teams
from orgdesigner.rules.shared.wording import listed, sentence, some_of

MOST_CHOICES = 3


@rule(
    "AUT-708",
    "Teams and governors' committees",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, school: School) -> Iterator[Found]:
    teams = leadership_teams(view)
    aligned = aligned_teams(view)
    if not teams or not (aligned or school.committees):
        return
    without = [team for team in teams if not team.committee.strip()]
    free = free_committees(view)
    said = [
        *(
            [f"{some_of(team.name for team in without)} {_has(without)} no governors' committee"]
            if without
            else []
        ),
        *([f"{some_of(free)} {_has(free)} no leadership team"] if free else []),
    ]
    if not said:
        return
    yield found(
        sentence(", and ".join(said)),
        school,
        *without,
        fixes=_fixes(view, school, without, free, [team.committee for team in aligned]),
    )


def _has(things: list[Team] | list[str]) -> str:
    return "has" if len(things) == 1 else "have"


def _fixes(
    view: View, school: School, without: list[Team], free: list[str], named: list[str]
) -> Iterator[Fix]:
    """Yield that teams and committees are paired in order; what is left over shares, or leaves the list."""
    pairs = list(zip(without, free, strict=False))
    left = without[len(pairs) :]
    spare = {plain(each) for each in free[len(pairs) :]}
    there = (*(committee for _, committee in pairs), *school.committees, *named)
    shared = list(dict.fromkeys(each for each in there if plain(each)))
    aligning = [(f"{team.name} with {each}", set_fields(view, team, committee=each)) for team, each in pairs]
    if spare:
        kept = tuple(each for each in school.committees if plain(each) not in spare)
        off = some_of(each for each in school.committees if plain(each) in spare)
        change = set_fields(view, school, committees=kept)
        said = [f"align {some_of(said for said, _ in aligning)}"] if aligning else []
        label = sentence(listed([*said, f"take {off} off the list of committees"]))
        yield Fix(label, squash("Align teams and committees", [*(c for _, c in aligning), change]))
        return
    for each in shared[:MOST_CHOICES] if left else [""]:
        sharing = [(f"{team.name} with {each}", set_fields(view, team, committee=each)) for team in left]
        both = [*aligning, *sharing]
        yield Fix(
            f"Align {some_of(said for said, _ in both)}",
            squash("Align teams and committees", [change for _, change in both]),
        )


GOOD = (
    """
    school committees="Pupil Progress"
    team slt "Senior leadership team" leadership
      team sa "Students & Achievement" leadership committee="pupil progress"
    """,
    """
    team sa "Students & Achievement" leadership
    """,
)
BAD = (
    Example(
        """
        school committees="Pupil Progress","Finance","Curriculum"
        team sa "Students & Achievement" leadership committee="Pupil Progress"
        team cp "Curriculum & Pedagogy" leadership
        """,
        found_at=("school",),
    ),
    Example(
        """
        team sa "Students & Achievement" leadership committee="Pupil Progress"
        team cp "Curriculum & Pedagogy" leadership
        team pp "Partnerships" leadership
        """,
        found_at=("school",),
    ),
    Example(
        """
        school committees="Pupil Progress","Finance"
        team sa "Students & Achievement" leadership committee="Pupil Progress"
        """,
        found_at=("school",),
    ),
    Example(
        """
        school committees="Pupil Progress"
        team sa "Students & Achievement" leadership
        team cp "Curriculum & Pedagogy" leadership
        """,
        found_at=("school",),
    ),
)
