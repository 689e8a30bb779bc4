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


def led_by_others(view: View, parent: str) -> list[Team]:
    """Return the leadership teams within one team ("": none) that others than the head lead, in order."""
    teams = sorted(view.find(LEADERSHIP_TEAMS, parent), key=lambda team: (team.order, team.id))
    return [team for team in teams if team.leads and not _is_led_by_head(view, team)]


def loads(view: View, parent: str) -> list[Load]:
    """Return the loads of the leadership teams that are part of one team ("": of none), in stored order.

    A team that nobody leads has no load, and neither has one led by the head, who answers for all.
    """
    found = []
    for team in led_by_others(view, parent):
        leads = tuple(view.need(Post, lead) for lead in team.leads)
        answered = {each.id: each for lead in leads for each in view.find(ACCOUNTABLE_FOR, lead.id)}
        found.append(Load(team, leads, tuple(sorted(answered.values(), key=lambda each: each.number))))
    return found


def _is_led_by_head(view: View, team: Team) -> bool:
    return any(view.need(Post, lead).level is Level.HEAD for lead in team.leads)
