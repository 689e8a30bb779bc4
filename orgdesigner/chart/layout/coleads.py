"""Who leads a team together with whom: derived from the teams, since no record says it of two posts."""

from collections.abc import Set as AbstractSet

from orgdesigner.model import records as r
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View
from orgdesigner.model.words import TeamLead

NONE: AbstractSet[str] = frozenset()


class CoLeads:
    """Remembers for every post the teams that it leads together with others."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._teams = _teams(view)

    @property
    def exist(self) -> bool:
        """Whether anybody leads a team together with others."""
        return bool(self._teams)

    def are(self, one: str, other: str) -> bool:
        """Whether two posts lead a team together."""
        teams = self._teams
        return one in teams and other in teams and not teams[one].isdisjoint(teams[other])

    def follow(self, change: Change) -> set[str]:
        """Hear of a change that has been made, and return the posts that lead with others than before."""
        if not any(isinstance(step.record, r.Team) for step in change):
            return set()
        before, self._teams = self._teams, _teams(self._view)
        posts = before.keys() | self._teams.keys()
        return {post for post in posts if before.get(post) != self._teams.get(post)}


def _teams(view: View) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for team in view.all(r.Team):
        if team.lead is TeamLead.CO_LED and len(team.leads) > 1:
            for post in team.leads:
                found.setdefault(post, set()).add(team.id)
    return found
