"""What hangs together with a record, list by list: found, named, added and taken off by ordinary edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits import allowances, forums, links, memberships, moves, people, priorities, rounds
from orgdesigner.model.records import (
    COACHING,
    AppointmentRound,
    Forum,
    Holding,
    Link,
    Membership,
    Person,
    Post,
    Priority,
    Record,
    School,
    Slot,
    Team,
    Waiver,
)
from orgdesigner.model.structure import View
from orgdesigner.model.words import AllowanceKind, StaffGroup


class Row(NamedTuple):
    """One line of a list: the record that it opens, its name, and a few words beside it."""

    record: Record
    name: str
    supporting: str = ""


class Related(NamedTuple):
    """One list. `add` is given the id of a record of the kind `adds`; where that is empty a button adds."""

    title: str
    rows: Callable[[View, str], Iterable[Row]]
    remove: Callable[[View, str, Row], Change] | None = None
    adds: str = ""
    add: Callable[[View, str, str], Change] | None = None
    prompt: str = ""


def related(record_type: type[Record]) -> tuple[Related, ...]:
    """Return the lists that belong to records of a type."""
    return _LISTS.get(record_type, ())


def _holders(view: View, post: str) -> Iterable[Row]:
    for holding in relations.holdings(view, post):
        person = view.need(Person, holding.person)
        part = "" if holding.share == 1 else f" · {holding.share:.0%}"
        yield Row(holding, person.name, f"{person.staff_group.label.lower()}{part}")


def _remove_holder(view: View, post: str, row: Row) -> Change:
    assert isinstance(row.record, Holding)
    return people.vacate(view, post, person=row.record.person)


def _add_holder(view: View, post: str, person: str) -> Change:
    return people.hold(view, person, post)


def _manager(view: View, post: str) -> Iterable[Row]:
    above = relations.manager(view, post)
    if above is not None:
        yield Row(above, above.title, _names(view, above))


def _remove_manager(view: View, post: str, _row: Row) -> Change:
    return moves.report_to(view, [post], None)


def _add_manager(view: View, post: str, manager: str) -> Change:
    return moves.report_to(view, [post], manager)


def _allowances(view: View, post: str) -> Iterable[Row]:
    for allowance in view.find(relations.ALLOWANCES_OF_POST, post):
        yield Row(
            allowance, f"{allowance.allowance_kind.label} £{allowance.annual:,.0f}", allowance.basis.label
        )


def _remove_allowance(view: View, _post: str, row: Row) -> Change:
    return allowances.remove_allowance(view, row.record.id)


def _add_allowance(view: View, post: str, _chosen: str) -> Change:
    """Add an allowance of the kind that fits the holder: R&R for support staff, TLR3 for teachers."""
    groups = {person.staff_group for person in relations.holders(view, post)}
    kind = AllowanceKind.RR if groups == {StaffGroup.SUPPORT} else AllowanceKind.TLR3
    return allowances.add_allowance(view, post, allowance_kind=kind, annual=Decimal(1000))


def _teams_of_post(view: View, post: str) -> Iterable[Row]:
    for team in relations.teams_of_post(view, post):
        seat = next((m for m in view.find(relations.TEAMS_OF_POST, post) if m.team == team.id), None)
        leads = "leads it" if post in team.leads else ""
        yield Row(seat or team, team.name, leads or (seat.membership_kind.label.lower() if seat else ""))


def _leave_team(view: View, post: str, row: Row) -> Change:
    team = row.record.team if isinstance(row.record, Membership) else row.record.id
    return memberships.leave_team(view, [post], team)


def _join_team(view: View, post: str, team: str) -> Change:
    return memberships.join_team(view, [post], team)


def _priorities(view: View, post: str) -> Iterable[Row]:
    for priority in sorted(view.find(relations.ACCOUNTABLE_FOR, post), key=lambda each: each.number):
        yield Row(priority, f"{priority.number} {priority.name}", "accountable")
    for priority in sorted(view.find(relations.CONTRIBUTES_TO, post), key=lambda each: each.number):
        yield Row(priority, f"{priority.number} {priority.name}", "contributes")


def _drop_priority(view: View, post: str, row: Row) -> Change:
    assert isinstance(row.record, Priority)
    if row.record.accountable == post:
        return priorities.make_accountable(view, row.record.id, None)
    return priorities.stop_contributing(view, row.record.id, [post])


def _contribute(view: View, post: str, priority: str) -> Change:
    present = view.need(Priority, priority)
    if present.accountable is None:
        return priorities.make_accountable(view, priority, post)
    return priorities.contribute(view, priority, [post])


def _ties(view: View, post: str) -> Iterable[Row]:
    names = {each.kind: each for each in view.school.link_names}
    for link in view.find(relations.TIES_UPWARD, post):
        upper = view.need(Post, link.upper)
        yield Row(link, upper.title, names[link.link_kind].upward if link.link_kind in names else "")
    for link in view.find(relations.TIES_DOWNWARD, post):
        lower = view.need(Post, link.lower)
        yield Row(link, lower.title, names[link.link_kind].downward if link.link_kind in names else "")


def _untie(view: View, _post: str, row: Row) -> Change:
    assert isinstance(row.record, Link)
    return links.remove_link(view, row.record.id)


def _coached_by(view: View, post: str, coach: str) -> Change:
    return links.add_link(view, post, coach, link_kind=COACHING)


def _members(view: View, team: str) -> Iterable[Row]:
    for seat in relations.members(view, team):
        if seat.post is not None:
            post = view.need(Post, seat.post)
            yield Row(seat, post.title, _names(view, post))
        else:
            yield Row(seat, view.need(Person, seat.person or "").name, "in person")


def _remove_member(view: View, team: str, row: Row) -> Change:
    assert isinstance(row.record, Membership)
    if row.record.post is not None:
        return memberships.leave_team(view, [row.record.post], team)
    return memberships.leave_team(view, [], team, people=[row.record.person or ""])


def _add_member(view: View, team: str, post: str) -> Change:
    return memberships.join_team(view, [post], team)


def _slots_of_team(view: View, team: str) -> Iterable[Row]:
    for slot in view.find(relations.SLOTS_OF_TEAM, team):
        yield Row(slot, view.need(Forum, slot.forum).name, f"{slot.minutes} minutes")


def _slots_of_forum(view: View, forum: str) -> Iterable[Row]:
    for slot in view.find(relations.SLOTS_OF_FORUM, forum):
        yield Row(slot, view.need(Team, slot.team).name, f"{slot.minutes} minutes")


def _remove_slot(view: View, _owner: str, row: Row) -> Change:
    assert isinstance(row.record, Slot)
    return forums.remove_slot(view, row.record.id)


def _add_slot(view: View, forum: str, team: str) -> Change:
    return forums.add_slot(view, forum, team, minutes=30)


def _posts_held(view: View, person: str) -> Iterable[Row]:
    for holding in view.find(relations.HOLDINGS_OF_PERSON, person):
        yield Row(holding, view.need(Post, holding.post).title, holding.holding_kind.label.lower())


def _leave_post(view: View, person: str, row: Row) -> Change:
    assert isinstance(row.record, Holding)
    return people.vacate(view, row.record.post, person=person)


def _take_post(view: View, person: str, post: str) -> Change:
    return people.hold(view, person, post)


def _all_priorities(view: View, _school: str) -> Iterable[Row]:
    for priority in relations.priorities(view):
        post = view.get(Post, priority.accountable)
        yield Row(
            priority, f"{priority.number} {priority.name}", post.title if post else "nobody accountable"
        )


def _remove_priority(view: View, _school: str, row: Row) -> Change:
    return priorities.remove_priority(view, row.record.id)


def _add_priority(view: View, _school: str, _chosen: str) -> Change:
    return priorities.add_priority(view, name="New priority")


def _all_forums(view: View, _school: str) -> Iterable[Row]:
    for forum in sorted(view.all(Forum), key=lambda each: (each.order, each.id)):
        yield Row(forum, forum.name, forum.cadence.label.lower())


def _remove_forum(view: View, _school: str, row: Row) -> Change:
    return forums.remove_forum(view, row.record.id)


def _add_forum(view: View, _school: str, _chosen: str) -> Change:
    return forums.add_forum(view, name="New meeting")


def _all_rounds(view: View, _school: str) -> Iterable[Row]:
    for each in sorted(view.all(AppointmentRound), key=lambda each: each.name):
        yield Row(each, each.name, each.role_class)


def _remove_round(view: View, _school: str, row: Row) -> Change:
    return rounds.remove_round(view, row.record.id)


def _add_round(view: View, _school: str, _chosen: str) -> Change:
    return rounds.add_round(view, name="New appointment round")


def _all_waivers(view: View, _school: str) -> Iterable[Row]:
    for waiver in sorted(view.all(Waiver), key=lambda each: (each.rule, each.id)):
        yield Row(waiver, f"{waiver.rule}: {waiver.reason}", f"until {waiver.expires:%d/%m/%Y}")


def _names(view: View, post: Post) -> str:
    return " and ".join(person.name for person in relations.holders(view, post.id)) or "vacant"


_LISTS: dict[type[Record], tuple[Related, ...]] = {
    Post: (
        Related("Held by", _holders, _remove_holder, "person", _add_holder, "Add a person…"),
        Related("Reports to", _manager, _remove_manager, "post", _add_manager, "Choose a post…"),
        Related("Allowances", _allowances, _remove_allowance, "", _add_allowance, "Add an allowance"),
        Related("Teams", _teams_of_post, _leave_team, "team", _join_team, "Add to a team…"),
        Related("Priorities", _priorities, _drop_priority, "priority", _contribute, "Add a priority…"),
        Related("Coaching and other ties", _ties, _untie, "post", _coached_by, "Coached by…"),
    ),
    Team: (
        Related("Members", _members, _remove_member, "post", _add_member, "Add a post…"),
        Related("Time on agendas", _slots_of_team, _remove_slot),
    ),
    Person: (
        Related("Posts held", _posts_held, _leave_post, "post", _take_post, "Add a post…"),
    ),
    Forum: (Related("Agenda", _slots_of_forum, _remove_slot, "team", _add_slot, "Give a team 30 minutes…"),),
    School: (
        Related("Priorities", _all_priorities, _remove_priority, "", _add_priority, "Add a priority"),
        Related("Meetings", _all_forums, _remove_forum, "", _add_forum, "Add a meeting"),
        Related("Appointment rounds", _all_rounds, _remove_round, "", _add_round, "Add a round"),
        Related("Waivers", _all_waivers),
    ),
}  # fmt: skip
