"""No more than one approval stands between a team's decision and acting on it.

Why: Agency is being allowed to get on with it. Each further approval takes a week, and says that the decision
was not the team's.

Source: The founding school's account of agency: those who lead are allowed to get on with it (2015); read in
November 2026. One approval at most is this program's own suggestion; a school sets its own number.

To fix: Ask for fewer approvals, and agree beforehand what the team has to tell.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Team
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import count


@rule(
    "AUT-703",
    "Allowed to get on with it",
    each=Team,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("most", "Approvals between a decision and acting on it, at most", Decimal(1)),),
)
def check(view: View, team: Team, *, most: Decimal) -> Iterator[Found]:
    if team.approvals is None or team.approvals <= most:
        return
    yield found(
        f"{team.name} needs {count(team.approvals, 'approval')} before it may act",
        team,
        fixes=[
            Fix(f"Let {_enough(few)}", set_fields(view, team, approvals=few))
            for few in sorted({int(most), 0}, reverse=True)
        ],
    )


def _enough(approvals: int) -> str:
    if not approvals:
        return "it act without asking"
    return f"{count(approvals, 'approval')} be enough"


GOOD = (
    """
    team sa "Students & Achievement" leadership approvals=1
    team cp "Curriculum & Pedagogy" leadership approvals=0
    team pp "Partnerships" leadership
    """,
)
BAD = (Example('team sa "Students & Achievement" leadership approvals=3', found_at=("sa",)),)
