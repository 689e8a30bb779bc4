"""The leadership teams to which a head has delegated: those that others lead, or that lead themselves."""

from orgdesigner.model.records import Post, Team
from orgdesigner.model.relations import LEADERSHIP_TEAMS, POSTS_AT_LEVEL, members
from orgdesigner.model.view import View
from orgdesigner.model.words import Level, TeamKind, TeamLead


def heads(view: View) -> tuple[str, ...]:
    """Return the ids of the posts of head; most schools have one."""
    return view.ids(POSTS_AT_LEVEL, Level.HEAD)


def senior(view: View) -> set[str]:
    """Return the ids of the posts of the senior team, the head's among them."""
    return {*heads(view), *view.ids(POSTS_AT_LEVEL, Level.SENIOR)}


def is_delegated(view: View, team: Team) -> bool:
    """Whether a leadership team is one to which the head has delegated.

    It is not where the head leads it, nor where it holds the leadership teams that others lead, nor where it
    has no formal lead and the head is in it: that is the school's own leadership team.
    """
    if team.team_kind is not TeamKind.LEADERSHIP or view.count(LEADERSHIP_TEAMS, team.id):
        return False
    above = set(heads(view))
    if team.leads:
        return above.isdisjoint(team.leads)
    return team.lead is TeamLead.NONE and above.isdisjoint(seat.post for seat in members(view, team.id))


def leadership_teams(view: View) -> list[Team]:
    """Return the leadership teams that hold no other leadership team, in stored order."""
    found = [
        team
        for parent in view.keys(LEADERSHIP_TEAMS)
        for team in view.find(LEADERSHIP_TEAMS, parent)
        if not view.count(LEADERSHIP_TEAMS, team.id)
    ]
    return sorted(found, key=lambda team: (team.order, team.id))


def delegated_teams(view: View) -> list[Team]:
    """Return the leadership teams to which the head has delegated, in stored order."""
    return [team for team in leadership_teams(view) if is_delegated(view, team)]


def leads_of(view: View, team: Team) -> list[Post]:
    """Return the posts that lead a team, in its order."""
    return [view.need(Post, lead) for lead in team.leads]
