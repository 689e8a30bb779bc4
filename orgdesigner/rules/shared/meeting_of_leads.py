"""The meeting that brings leadership teams together, as fixes offer it: a new one, or one that there is."""

from collections.abc import Iterator, Sequence

from orgdesigner.model.changes import Change
from orgdesigner.model.edits.forums import add_forum, attend
from orgdesigner.model.records import Forum, Team
from orgdesigner.model.relations import forums
from orgdesigner.model.view import View
from orgdesigner.model.words import Cadence
from orgdesigner.rules.base import Fix
from orgdesigner.rules.shared.agendas import attended
from orgdesigner.rules.shared.delegation import heads

MOST_CHOICES = 2


def brought_together(view: View, teams: Sequence[Team]) -> Iterator[Fix]:
    """Yield the meetings at which all of some leadership teams could meet: through leads, or as a whole."""
    for forum in _used_by_any(view, teams)[:MOST_CHOICES]:
        yield Fix(
            f"Let all leadership teams attend {forum.name}, through their leads",
            _all_attend(view, forum, teams),
        )
    chair = next(iter(heads(view)), None)
    change = add_forum(
        view,
        name="Team leaders' meeting",
        cadence=Cadence.WEEKLY,
        chair=chair,
        attendees=tuple(dict.fromkeys(lead for team in teams for lead in team.leads)),
        teams=tuple(team.id for team in teams if not team.leads),
        directed_time=True,
    )
    called = "chaired by the head" if chair else "of their leads"
    yield Fix(f"Add a weekly team leaders' meeting, {called}", change)


def _used_by_any(view: View, teams: Sequence[Team]) -> list[Forum]:
    """Return the meetings that one of the teams attends and another does not, that of most teams first."""
    present = [attended(view, team) for team in teams]
    used = [forum for forum in forums(view) if 0 < _count(present, forum) < len(teams)]
    return sorted(used, key=lambda forum: -_count(present, forum))


def _count(present: list[set[str]], forum: Forum) -> int:
    return sum(forum.id in those for those in present)


def _all_attend(view: View, forum: Forum, teams: Sequence[Team]) -> Change:
    missing = [team for team in teams if forum.id not in attended(view, team)]
    leads = [lead for team in missing for lead in team.leads]
    return attend(view, forum.id, leads, teams=[team.id for team in missing if not team.leads])
