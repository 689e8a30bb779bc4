"""How many priorities each leadership team answers for, through the posts that lead it."""

from dataclasses import dataclass

from orgdesigner.model.records import Post, Priority, Team
from orgdesigner.model.relations import ACCOUNTABLE_FOR, LEADERSHIP_TEAMS
from orgdesigner.model.view import View
from orgdesigner.model.words import Level


@dataclass(frozen=True)
class Load:
    """A leadership team, the posts that lead it, and the priorities that these answer for, by number."""

    team: Team
    leads: tuple[Post, ...]
    priorities: tuple[Priority, ...]


def loads(view: View, parent: str) -> list[Load]:
    """Return the loads of the leadership teams that are part of one team ("": of none), in stored order.

    A team that nobody leads has no load, and neither has one led by the head, who answers for all.
    """
    found = []
    for team in sorted(view.find(LEADERSHIP_TEAMS, parent), key=lambda team: (team.order, team.id)):
        leads = tuple(view.need(Post, lead) for lead in team.leads)
        if leads and all(lead.level is not Level.HEAD for lead in leads):
            answered = {each.id: each for lead in leads for each in view.find(ACCOUNTABLE_FOR, lead.id)}
            found.append(Load(team, leads, tuple(sorted(answered.values(), key=lambda each: each.number))))
    return found
