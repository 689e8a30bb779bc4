"""One of every edit, with arguments drawn from the structure it is made on, for tests of any history."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from orgdesigner.errors import EditRefused
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change
from orgdesigner.model.edits import (
    allowances,
    coaching,
    fields,
    forums,
    links,
    memberships,
    moves,
    people,
    posts,
    priorities,
    proposals,
    rounds,
    rule_settings,
    teams,
    tray,
    waivers,
)
from orgdesigner.model.edits.copies import copy_branches
from orgdesigner.model.relations import manager, members, reports, roots
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind, StaffGroup, TeamLead
from tests.model.strategies import values

R = TypeVar("R", bound=r.Record)
Draw = Callable[[SearchStrategy[Any]], Any]
RandomEdit = Callable[["Choice"], Change]


class Choice:
    """Draws what an edit is about from the records of a view."""

    def __init__(self, draw: Draw, view: View) -> None:
        self.draw = draw
        self.view = view

    def ids(self, record_type: type[r.Record]) -> list[str]:
        """The ids of a kind, in an order that does not depend on chance."""
        return sorted(record.id for record in self.view.all(record_type))

    def one(self, record_type: type[r.Record]) -> str:
        """One of the records of a kind; where there is none the edit is refused, as a person would find."""
        ids = self.ids(record_type)
        if not ids:
            raise EditRefused("There is nothing to choose from.")
        return str(self.draw(st.sampled_from(ids)))

    def maybe(self, record_type: type[r.Record]) -> str | None:
        return self.one(record_type) if self.ids(record_type) and self.yes() else None

    def some(self, record_type: type[r.Record]) -> list[str]:
        first = self.one(record_type)
        rest: list[str] = self.draw(st.lists(st.sampled_from(self.ids(record_type)), max_size=2))
        return list(dict.fromkeys([first, *rest]))

    def likely(self, ids: Sequence[str | None], record_type: type[r.Record]) -> str:
        """Mostly one of the given ids, for which an edit makes sense, and sometimes any at all."""
        sensible = sorted(each for each in ids if each is not None)
        if sensible and self.draw(st.integers(0, 4)) > 0:
            return str(self.draw(st.sampled_from(sensible)))
        return self.one(record_type)

    def perhaps(self, ids: Sequence[str | None], record_type: type[r.Record]) -> str | None:
        return self.likely(ids, record_type) if any(ids) and self.yes() else None

    def any_of(self, record_type: type[R]) -> R:
        return self.view.need(record_type, self.one(record_type))

    def new(self, record_type: type[r.Record]) -> str:
        """An id that no record has yet: the same one whenever a failure is tried again."""
        taken = self.ids(record_type)
        made = (f"new-{record_type.kind}-{number}" for number in count())
        # Several posts alike get numbers behind the id.
        return next(each for each in made if not any(other.startswith(each) for other in taken))

    def value(self, record_type: type[r.Record], name: str) -> Any:
        ids = {kind: self.ids(each) for kind, each in r.KINDS.items()}
        return self.draw(values(record_type, name, ids))

    def by(self) -> int:
        return int(self.draw(st.sampled_from([-2, -1, 1, 2])))

    def yes(self) -> bool:
        return bool(self.draw(st.booleans()))


def random_edit(draw: Draw, view: View) -> Change:
    """Draw an edit and make its change; raises EditRefused where it can't be made."""
    edit = EDITS[draw(st.sampled_from(sorted(EDITS)))]
    return edit(Choice(draw, view))


def _set_fields(c: Choice) -> Change:
    kinds = sorted(kind for kind, record_type in r.KINDS.items() if c.view.all(record_type))
    record_type = r.KINDS[c.draw(st.sampled_from(kinds))]
    record = c.view.need(record_type, c.one(record_type))
    names = st.sampled_from(sorted(record_type.model_fields.keys() - {"id"}))
    chosen = c.draw(st.lists(names, min_size=1, max_size=2, unique=True))
    return fields.set_fields(c.view, record, **{name: c.value(record_type, name) for name in chosen})


def _remove_posts(c: Choice) -> Change:
    reports = c.draw(st.sampled_from(posts.Reports))
    to = c.one(r.Post) if reports is posts.Reports.TO else None
    return posts.remove_posts(c.view, c.some(r.Post), reports=reports, to=to)


def _managed(c: Choice) -> list[str]:
    return [link.lower for link in c.view.all(r.Link) if link.link_kind == r.LINE]


def _report_to(c: Choice) -> Change:
    manager = c.maybe(r.Post)
    present = roots(c.view) if manager is None else reports(c.view, manager)
    beside = c.perhaps([post.id for post in present], r.Post)
    where = {"before": beside} if c.yes() else {"after": beside}
    return moves.report_to(c.view, c.some(r.Post), manager, **where)


def _insert_between(c: Choice) -> Change:
    lower = c.likely(_managed(c), r.Post)
    above = manager(c.view, lower)
    return moves.insert_between(c.view, c.one(r.Post), above.id if above else c.one(r.Post), lower)


def _move_team(c: Choice) -> Change:
    parent = c.maybe(r.Team)
    beside = c.perhaps([team.id for team in c.view.all(r.Team) if team.parent == parent], r.Team)
    where = {"before": beside} if c.yes() else {"after": beside}
    return teams.move_team(c.view, c.one(r.Team), parent, **where)


def _posts_in(c: Choice, team_id: str) -> list[str | None]:
    return [seat.post for seat in members(c.view, team_id)]


def _join_team(c: Choice) -> Change:
    team, leave = c.one(r.Team), c.maybe(r.Team)
    before = c.perhaps(_posts_in(c, team), r.Post) if c.ids(r.Post) else None
    if c.ids(r.Person) and c.draw(st.integers(0, 3)) == 0:
        return memberships.join_team(c.view, [], team, people=c.some(r.Person), leave=leave, before=before)
    chosen = [c.likely(_posts_in(c, leave), r.Post)] if leave else c.some(r.Post)
    return memberships.join_team(c.view, chosen, team, leave=leave, before=before)


def _leave_team(c: Choice) -> Change:
    team = c.one(r.Team)
    people = [seat.person for seat in members(c.view, team)]
    if any(people) and c.yes():
        return memberships.leave_team(c.view, [], team, people=[c.likely(people, r.Person)])
    return memberships.leave_team(c.view, [c.likely(_posts_in(c, team), r.Post)], team)


def _shift_member(c: Choice) -> Change:
    team = c.one(r.Team)
    return memberships.shift_member(c.view, team, c.likely(_posts_in(c, team), r.Post), c.by())


def _held(c: Choice) -> str:
    return c.likely([holding.post for holding in c.view.all(r.Holding)], r.Post)


def _move_holder(c: Choice) -> Change:
    holding = c.any_of(r.Holding)
    return people.move_holder(c.view, holding.person, holding.post, c.one(r.Post))


def _stop_contributing(c: Choice) -> Change:
    priority = c.any_of(r.Priority)
    return priorities.stop_contributing(c.view, priority.id, [c.likely(priority.contributing, r.Post)])


def _stop_attending(c: Choice) -> Change:
    forum = c.any_of(r.Forum)
    chosen = [] if forum.teams and c.yes() else [c.likely(forum.attendees, r.Post)]
    return forums.stop_attending(c.view, forum.id, chosen, teams=forum.teams[:1])


def _kind_of_link(c: Choice) -> str:
    kinds = [name.kind for name in c.view.school.link_names]
    return c.draw(st.sampled_from(kinds)) if kinds else r.LINE


_RULES = ("TEAM-409", "EQ-501")
_SOME_RULES = st.lists(st.sampled_from(_RULES), unique=True)

EDITS: Mapping[str, RandomEdit] = {
    "set_fields": _set_fields,
    "add_post": lambda c: posts.add_post(
        c.view,
        title=c.value(r.Post, "title"),
        manager=c.maybe(r.Post),
        team=c.maybe(r.Team),
        before=c.maybe(r.Post),
        count=c.draw(st.integers(1, 3)),
        post_id=c.new(r.Post),
        level=c.value(r.Post, "level"),
    ),
    "duplicate_post": lambda c: posts.duplicate_post(c.view, c.one(r.Post), copy_id=c.new(r.Post)),
    "add_posts": lambda c: posts.add_posts(
        c.view,
        titles=[f"Post {number}" for number in range(c.draw(st.integers(1, 3)))],
        manager=c.maybe(r.Post),
        team=c.maybe(r.Team),
    ),
    "copy_branches": lambda c: copy_branches(
        c.view, [c.one(r.Post)], manager=c.maybe(r.Post), team=c.maybe(r.Team), ids=[c.new(r.Post)]
    ),
    "set_aside": lambda c: tray.set_aside(c.view, [c.one(r.Post)]),
    "appoint": lambda c: tray.appoint(c.view, c.one(r.Person), c.one(r.Post)),
    "coached_by": lambda c: coaching.coached_by(c.view, [c.one(r.Post)], c.one(r.Post)),
    "without_coach": lambda c: coaching.without_coach(c.view, [c.one(r.Post)]),
    "coach_between": lambda c: coaching.coach_between(c.view, c.one(r.Post), c.one(r.Post), c.one(r.Post)),
    "remove_posts": _remove_posts,
    "report_to": _report_to,
    "insert_between": _insert_between,
    "shift": lambda c: moves.shift(c.view, c.likely(_managed(c), r.Post), c.by()),
    "promote": lambda c: moves.promote(c.view, c.likely(_managed(c), r.Post)),
    "demote": lambda c: moves.demote(c.view, c.likely(_managed(c), r.Post)),
    "add_team": lambda c: teams.add_team(
        c.view,
        name=c.value(r.Team, "name"),
        parent=c.maybe(r.Team),
        before=c.maybe(r.Team),
        team_id=c.new(r.Team),
    ),
    "remove_team": lambda c: teams.remove_team(c.view, c.one(r.Team)),
    "move_team": _move_team,
    "shift_team": lambda c: teams.shift_team(c.view, c.one(r.Team), c.by()),
    "set_leads": lambda c: teams.set_leads(
        c.view, c.one(r.Team), c.some(r.Post), lead=c.draw(st.none() | st.sampled_from(TeamLead))
    ),
    "join_team": _join_team,
    "leave_team": _leave_team,
    "shift_member": _shift_member,
    "add_person": lambda c: people.add_person(
        c.view,
        name=c.value(r.Person, "name"),
        staff_group=c.draw(st.sampled_from(StaffGroup)),
        post=c.maybe(r.Post),
        person_id=c.new(r.Person),
    ),
    "remove_people": lambda c: people.remove_people(c.view, c.some(r.Person)),
    "hold": lambda c: people.hold(c.view, c.one(r.Person), c.one(r.Post), share=c.value(r.Holding, "share")),
    "vacate": lambda c: people.vacate(c.view, _held(c)),
    "move_holder": _move_holder,
    "swap_holders": lambda c: people.swap_holders(c.view, _held(c), _held(c)),
    "add_priority": lambda c: priorities.add_priority(
        c.view, name=c.value(r.Priority, "name"), priority_id=c.new(r.Priority)
    ),
    "remove_priority": lambda c: priorities.remove_priority(c.view, c.one(r.Priority)),
    "make_accountable": lambda c: priorities.make_accountable(c.view, c.one(r.Priority), c.maybe(r.Post)),
    "contribute": lambda c: priorities.contribute(c.view, c.one(r.Priority), c.some(r.Post)),
    "stop_contributing": _stop_contributing,
    "add_allowance": lambda c: allowances.add_allowance(
        c.view,
        c.one(r.Post),
        allowance_kind=c.draw(st.sampled_from(AllowanceKind)),
        annual=c.value(r.Allowance, "annual"),
        person=c.maybe(r.Person),
        allowance_id=c.new(r.Allowance),
    ),
    "remove_allowance": lambda c: allowances.remove_allowance(c.view, c.one(r.Allowance)),
    "add_forum": lambda c: forums.add_forum(
        c.view, name=c.value(r.Forum, "name"), before=c.maybe(r.Forum), forum_id=c.new(r.Forum)
    ),
    "remove_forum": lambda c: forums.remove_forum(c.view, c.one(r.Forum)),
    "shift_forum": lambda c: forums.shift_forum(c.view, c.one(r.Forum), c.by()),
    "attend": lambda c: forums.attend(
        c.view, c.one(r.Forum), c.some(r.Post), teams=c.ids(r.Team)[:1] if c.yes() else []
    ),
    "stop_attending": _stop_attending,
    "add_slot": lambda c: forums.add_slot(
        c.view,
        c.one(r.Forum),
        c.one(r.Team),
        minutes=c.value(r.Slot, "minutes"),
        slot_id=c.new(r.Slot),
    ),
    "remove_slot": lambda c: forums.remove_slot(c.view, c.one(r.Slot)),
    "add_link": lambda c: links.add_link(
        c.view, c.one(r.Post), c.one(r.Post), link_kind=_kind_of_link(c), link_id=c.new(r.Link)
    ),
    "remove_link": lambda c: links.remove_link(c.view, c.one(r.Link)),
    "add_link_kind": lambda c: links.add_link_kind(
        c.view, name="Mentoring", upward="is mentored by", downward="mentors", kind_id="mentoring"
    ),
    "rename_link_kind": lambda c: links.rename_link_kind(
        c.view, _kind_of_link(c), name="Guidance", upward=c.draw(st.none() | st.just("is guided by"))
    ),
    "remove_link_kind": lambda c: links.remove_link_kind(c.view, _kind_of_link(c)),
    "rename_proposal": lambda c: proposals.rename_proposal(c.view, c.value(r.Proposal, "name")),
    "add_waiver": lambda c: waivers.add_waiver(
        c.view,
        "structure.lead",
        c.value(r.Waiver, "subjects"),
        reason="agreed",
        owner="Headteacher",
        expires=c.value(r.Waiver, "expires"),
        waiver_id=c.new(r.Waiver),
    ),
    "change_waiver": lambda c: waivers.change_waiver(
        c.view, c.one(r.Waiver), reason="agreed again", owner="SENCO", expires=c.value(r.Waiver, "expires")
    ),
    "remove_waiver": lambda c: waivers.remove_waiver(c.view, c.one(r.Waiver)),
    "add_round": lambda c: rounds.add_round(
        c.view, name=c.value(r.AppointmentRound, "name"), round_id=c.new(r.AppointmentRound)
    ),
    "remove_round": lambda c: rounds.remove_round(c.view, c.one(r.AppointmentRound)),
    "set_rule": lambda c: rule_settings.set_rule(
        c.view,
        c.draw(st.sampled_from(_RULES)),
        off=c.value(r.RuleSetting, "off"),
        severity=c.value(r.RuleSetting, "severity"),
        limits=c.value(r.RuleSetting, "limits"),
    ),
    "set_rules": lambda c: rule_settings.set_rules(
        c.view,
        [r.RuleSetting(id=each, rule=each, off=True) for each in c.draw(_SOME_RULES)],
        label="Use the rules of “Trust”",
    ),
}
