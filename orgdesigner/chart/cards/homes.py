"""Where a post of several teams is drawn, once, and what colour each team has."""

from collections.abc import Mapping, Sequence

from orgdesigner.chart.scope import WHOLE, Scope
from orgdesigner.chart.theme import QUIET, TEAM_COLOURS
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.structure import View
from orgdesigner.model.words import TeamKind

_KINDS = tuple(TeamKind)

Beside = Mapping[str, str]
"""The leadership teams that have another one at their right, and which."""

NONE_BESIDE: Beside = {}


def rank(team: r.Team) -> tuple[int, int, str]:
    """The sort key of teams on a chart: leadership teams first, then kind by kind in the stored order."""
    return _KINDS.index(team.team_kind), team.order, team.id


def teams_of(view: View, post_id: str) -> list[r.Team]:
    """Return the teams of a post: first the one it is drawn in, which is one it leads if it leads any."""
    teams = relations.teams_of_post(view, post_id)
    return (
        sorted(teams, key=lambda team: (post_id not in team.leads, rank(team))) if len(teams) > 1 else teams
    )


def homes(view: View, post_id: str, beside: Beside = NONE_BESIDE, scope: Scope = WHOLE) -> tuple[str, ...]:
    """Return the team that a post is drawn in, of those laid out, or both where two that touch share it.

    A post that leads a team is drawn there; another one that is in two teams beside each other stands
    between them, in the first such place.
    """
    teams = [team for team in teams_of(view, post_id) if scope.has_team(team.id)]
    if not teams:
        return ()
    if len(teams) > 1 and beside and post_id not in teams[0].leads:
        shared = _between(teams, beside)
        if shared:
            return shared
    return (teams[0].id,)


def _between(teams: Sequence[r.Team], beside: Beside) -> tuple[str, ...]:
    present = {team.id for team in teams}
    pairs = ((team.id, beside.get(team.id, "")) for team in teams)
    return next((pair for pair in pairs if pair[1] in present), ())


def team_colours(view: View) -> dict[str, str]:
    """Return the name of the colour of every team.

    A team has the colour that was chosen for it, or else that of the team it is part of; leadership teams
    take theirs from the palette in their order, and the rest are quiet.
    """
    teams = sorted(view.all(r.Team), key=rank)
    leadership = [team for team in teams if team.team_kind is TeamKind.LEADERSHIP]
    colours = {team.id: team.colour for team in teams if team.colour}
    for place, team in enumerate(leadership):
        colours.setdefault(team.id, TEAM_COLOURS[place % len(TEAM_COLOURS)])
    return {team.id: _inherited(view, team, colours) for team in teams}


def _inherited(view: View, team: r.Team, colours: dict[str, str]) -> str:
    above: r.Team | None = team
    while above is not None:
        if above.id in colours:
            return colours[above.id]
        above = view.get(r.Team, above.parent)
    return QUIET
