"""The governors' committees, and which of them no leadership team is aligned with."""

from orgdesigner.model.leading import plain
from orgdesigner.model.records import Team
from orgdesigner.model.relations import LEADERSHIP_TEAMS
from orgdesigner.model.view import View


def aligned_teams(view: View) -> list[Team]:
    """Return the leadership teams that name a committee, also those that hold others."""
    found = [team for parent in view.keys(LEADERSHIP_TEAMS) for team in view.find(LEADERSHIP_TEAMS, parent)]
    named = (team for team in found if team.committee.strip())
    return sorted(named, key=lambda team: (team.order, team.id))


def free_committees(view: View) -> list[str]:
    """Return the school's committees that no leadership team is aligned with, in the school's order."""
    taken = {plain(team.committee) for team in aligned_teams(view)}
    return [each for each in view.school.committees if plain(each) not in taken | {""}]
