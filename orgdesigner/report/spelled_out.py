"""A small structure in sentences, every record and field of it: what an example looks like to a reader."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.view import View
from orgdesigner.model.words import TeamLead, Word
from orgdesigner.rules.catalogue import rules
from orgdesigner.rules.shared.wording import day, listed


def spelled_out(view: View) -> list[str]:
    """Return a line for each thing in a structure, with all that its record says, in the school's words."""
    return list(_Reader(view).lines())


class _Reader:
    """Reads one structure out. Posts of one title are numbered, so that a line can name one of them."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._names = {("post", key): name for key, name in _numbered(_in_order(view))}
        self._names |= {("team", team.id): team.name for team in view.all(r.Team)}
        self._names |= {("person", each.id): each.name for each in view.all(r.Person)}

    def lines(self) -> Iterator[str]:
        view = self._view
        if about := self._fields(view.school, skip=("name", "link_names")):
            yield f"The school: {about}"
        for proposal in view.all(r.Proposal):
            yield _joined(f"The proposal “{proposal.name}”", self._fields(proposal, skip=("name",)))
        yield from (self._priority(each) for each in relations.priorities(view))
        yield from (self._team(each) for each in relations.teams(view))
        yield from (self._post(post) for post in _in_order(view))
        for person in sorted(view.all(r.Person), key=lambda each: each.name):
            if not view.find(relations.HOLDINGS_OF_PERSON, person.id):
                yield f"{person.name}, who holds no post: {self._person(person)}"
        yield from (self._forum(each) for each in relations.forums(view))
        for each in sorted(view.all(r.AppointmentRound), key=lambda each: each.name):
            yield _joined(f"The round of appointments “{each.name}”", self._fields(each, skip=("name",)))
        yield from (_setting(each) for each in sorted(view.all(r.RuleSetting), key=lambda each: each.rule))

    def _priority(self, priority: r.Priority) -> str:
        said = [f"{self._post_name(priority.accountable)} answers for it"] if priority.accountable else []
        if priority.contributing:
            verb = "contributes" if len(priority.contributing) == 1 else "contribute"
            said.append(f"{listed(map(self._post_name, priority.contributing))} {verb} to it")
        name = f"Priority {priority.number}, {priority.name}"
        rest = self._fields(priority, skip=("number", "name", "accountable", "contributing"))
        return _joined(name, "; ".join(filter(None, (*said, rest))) or "nobody answers for it")

    def _team(self, team: r.Team) -> str:
        view = self._view
        said = [team.team_kind.label.lower()]
        if team.parent:
            said.append(f"part of {self._names['team', team.parent]}")
        leads = listed(map(self._post_name, team.leads)) if team.leads else ""
        if team.lead is not TeamLead.ONE:
            said.append(team.lead.label.lower() + (f" by {leads}" if leads else ""))
        else:
            said.append(f"led by {leads}" if leads else "with nobody named who leads it")
        said.append(self._fields(team, skip=("name", "team_kind", "parent", "lead", "leads")))
        seats = [self._seat(each) for each in relations.members(view, team.id)]
        said.append(f"members: {listed(seats)}" if seats else "")
        return _joined(team.name, "; ".join(filter(None, said)))

    def _seat(self, seat: r.Membership) -> str:
        name = self._post_name(seat.post) if seat.post else self._names["person", seat.person or ""]
        about = self._fields(seat, skip=("team", "post", "person"))
        return f"{name} ({about})" if about else name

    def _post(self, post: r.Post) -> str:
        view = self._view
        level = post.level.label.lower()
        said = [level] if post.is_leadership and level != post.title.lower() else []
        said.append(self._fields(post, skip=("title", "level")))
        manager = relations.manager(view, post.id)
        said.append(f"reports to {self._post_name(manager.id)}" if manager else "")
        ties = view.find(relations.TIES_UPWARD, post.id)
        said += [f"{self._upward(tie.link_kind)} {self._post_name(tie.upper)}" for tie in ties]
        held = [self._holding(each) for each in relations.holdings(view, post.id)]
        if held or view.has(r.Holding):
            said.append(f"held by {listed(held)}" if held else "vacant")
        said += [self._allowance(each) for each in view.find(relations.ALLOWANCES_OF_POST, post.id)]
        return _joined(self._post_name(post.id), "; ".join(filter(None, said)))

    def _upward(self, kind: str) -> str:
        read = {each.kind: each.upward for each in self._view.school.link_names}
        return read.get(kind, "is tied to")

    def _holding(self, holding: r.Holding) -> str:
        person = self._view.need(r.Person, holding.person)
        about = [self._person(person), self._fields(holding, skip=("post", "person"))]
        return f"{person.name} ({', '.join(filter(None, about))})"

    def _person(self, person: r.Person) -> str:
        about = self._fields(person, skip=("name", "staff_group"))
        return ", ".join(filter(None, (f"{person.staff_group.label.lower()} staff", about)))

    def _allowance(self, allowance: r.Allowance) -> str:
        about = self._fields(allowance, skip=("post", "allowance_kind", "annual", "basis"))
        basis = f"{allowance.basis.label[0].lower()}{allowance.basis.label[1:]}"
        amount = f"{_value(allowance.annual, money=True)} a year"
        return ", ".join(filter(None, (f"{allowance.allowance_kind.label} of {amount}", basis, about)))

    def _forum(self, forum: r.Forum) -> str:
        slots = [
            f"{slot.minutes} minutes for {self._names['team', slot.team]}"
            for slot in self._view.find(relations.SLOTS_OF_FORUM, forum.id)
        ]
        about = self._fields(forum, skip=("name", "cadence"))
        agenda = f"on its agenda {listed(slots)}" if slots else ""
        said = (f"a meeting, {forum.cadence.label.lower()}", about, agenda)
        return _joined(forum.name, "; ".join(filter(None, said)))

    def _post_name(self, post_id: str) -> str:
        return self._names["post", post_id]

    def _fields(self, record: r.Value, skip: Iterable[str]) -> str:
        """Say the fields that are not as usual, by their labels on the screen."""
        left_out = {*skip, "id", "order"}
        is_record = isinstance(record, r.Record)
        kinds = {each.name: each.kind for each in r.ref_fields(type(record))} if is_record else {}
        said = []
        for name, field in type(record).model_fields.items():
            value = getattr(record, name)
            is_blank = isinstance(value, str) and not value.strip()
            if name not in left_out and value != field.get_default() and not is_blank:
                said.append(self._field(field.title or name, value, kinds.get(name, "")))
        return "; ".join(said)

    def _field(self, title: str, value: Any, kind: str) -> str:
        label = title if title[:2].isupper() else f"{title[0].lower()}{title[1:]}"
        label = label.replace(" (£ a year)", "").replace(" (£)", "")
        if value is True:
            return label
        if isinstance(value, date):
            return f"{label} {day(value)}"
        return f"{label}: {self._said(value, kind, money='£' in title)}"

    def _said(self, value: Any, kind: str, *, money: bool) -> str:
        if isinstance(value, tuple):
            return listed(self._said(each, kind, money=money) for each in value)
        if kind:
            return self._names.get((kind, value), str(value))
        if isinstance(value, r.Value):
            return self._fields(value, skip=())
        return _value(value, money=money)


def _value(value: Any, *, money: bool = False) -> str:
    if isinstance(value, Word):
        return value.label
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return f"£{value:,.2f}".removesuffix(".00") if money else f"{value.normalize():f}"
    if value is None:
        return "not stated"
    return str(value)


def _setting(setting: r.RuleSetting) -> str:
    """Say how a plan asks a rule, with its limits by the names that the screen has for them."""
    labels = {limit.name: limit.label for rule in rules() if rule.id == setting.rule for limit in rule.limits}
    said = ["not asked"] if setting.off else []
    if setting.severity:
        said.append(f"its findings are: {setting.severity.label}")
    said += [f"{labels.get(limit.name, limit.name)}: {_value(limit.value)}" for limit in setting.limits]
    return _joined(f"The plan sets {setting.rule}", "; ".join(said))


def _joined(name: str, about: str) -> str:
    return f"{name}: {about}" if about else name


def _in_order(view: View) -> list[r.Post]:
    """The posts from the top down, each branch in its order."""
    return [post for root in relations.roots(view) for post in (root, *relations.below(view, root.id))]


def _numbered(posts: list[r.Post]) -> Iterator[tuple[str, str]]:
    count = Counter(post.title for post in posts)
    seen: Counter[str] = Counter()
    for post in posts:
        seen[post.title] += 1
        yield post.id, f"{post.title} {seen[post.title]}" if count[post.title] > 1 else post.title
