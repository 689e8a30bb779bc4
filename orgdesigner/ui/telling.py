"""What is told of a post or a team to whoever listens, or reads line by line: all that a picture says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgdesigner.chart.dates import month
from orgdesigner.model import relations
from orgdesigner.model.records import Forum, Link, Person, Post, Team
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, HoldingKind, TeamLead
from orgdesigner.rules.base import Finding, Subject
from orgdesigner.rules.rollup import Rollup


class Telling:
    """What is told of the records of a structure, and of what is found about them."""

    def __init__(self, view: View, findings: Iterable[Finding]) -> None:
        self._view = view
        self._findings = findings
        self._rollup: Rollup | None = None

    def name(self, subject: Subject) -> str:
        """Return what a record is called: a post with who holds it, or "vacant"."""
        view = self._view
        post, team = view.get(Post, subject.id), view.get(Team, subject.id)
        if subject.kind == Post.kind and post is not None:
            return f"{post.title}, {holder_names(view, post)}"
        if subject.kind == Team.kind and team is not None:
            return f"{team.name}, team"
        person, forum = view.get(Person, subject.id), view.get(Forum, subject.id)
        return person.name if person else forum.name if forum else ""

    def about(self, subject: Subject) -> str:
        """Return the rest of what a picture says of a record, and what is found about it."""
        return ". ".join(each.rstrip(".") for each in (*self.details(subject), *self._found(subject)))

    def details(self, subject: Subject) -> tuple[str, ...]:
        """Return what a picture says of a record beside its name."""
        view = self._view
        post, team = view.get(Post, subject.id), view.get(Team, subject.id)
        if subject.kind == Post.kind and post is not None:
            return tuple(post_details(view, post))
        if subject.kind == Team.kind and team is not None:
            return tuple(team_details(view, team))
        person = view.get(Person, subject.id)
        return tuple(person_details(view, person)) if subject.kind == Person.kind and person else ()

    def selection(self, subjects: tuple[Subject, ...]) -> str:
        """Say what is selected: of one record everything, of several how many there are."""
        if len(subjects) != 1:
            return f"{len(subjects)} are selected." if subjects else "Nothing is selected."
        return ". ".join(filter(None, (self.name(subjects[0]), self.about(subjects[0]))))

    def _found(self, subject: Subject) -> Iterator[str]:
        if self._rollup is None:
            self._rollup = Rollup(self._findings)
        about = [finding.message for finding in self._rollup.about(subject)]
        if about:
            yield f"{counted(len(about), 'finding')}: {'; '.join(about)}"


def holder_names(view: View, post: Post) -> str:
    """Return who is in a post; of a card that stands for several like posts also how many full-time ones."""
    names = " and ".join(person.name for person in relations.holders(view, post.id))
    return names or ("vacant" if post.fte <= 1 else f"{post.fte.normalize():f} FTE")


def post_details(view: View, post: Post) -> Iterator[str]:
    """Yield what pictures say of a post beside its title and its holders' names."""
    for holding in relations.holdings(view, post.id):
        person = view.need(Person, holding.person)
        share = f", {holding.share.normalize():f} of the post" if holding.share < 1 else ""
        kind = holding.holding_kind
        how = "" if kind is HoldingKind.SUBSTANTIVE else f", {kind.label.lower()}"
        others = [each.post for each in view.find(relations.HOLDINGS_OF_PERSON, person.id)]
        also = [view.need(Post, each).title for each in others if each != post.id]
        holds = f", also holds {_and(also)}" if also else ""
        yield f"{person.name}: {person.staff_group.label.lower()} staff{share}{how}{holds}"
    if post.fte != 1:
        yield f"{post.fte.normalize():f} FTE"
    yield from _links(view, post)
    yield from _teams(view, post)
    if post.access is not Access.ALL:
        yield f"Open to {post.access.label.lower()}"
    for allowance in view.find(relations.ALLOWANCES_OF_POST, post.id):
        ends = f" to {month(allowance.ends)}" if allowance.ends else ""
        yield f"Allowance: {allowance.allowance_kind.value} £{allowance.annual:,.0f}{ends}"
    if post.ends:
        yield f"Ends {month(post.ends)}"
    yield from _priorities(view, post.id)


def team_details(view: View, team: Team) -> Iterator[str]:
    """Yield what pictures say of a team beside its name."""
    yield team.team_kind.label
    if team.leads:
        titles = _and([view.need(Post, lead).title for lead in team.leads])
        co_led = team.lead is TeamLead.CO_LED or len(team.leads) > 1
        yield f"{'Co-led' if co_led else 'Led'} by {titles}"
    elif team.lead is TeamLead.NONE:
        yield "No formal lead"
    yield counted(len(relations.members(view, team.id)), "member")
    if team.committee:
        yield f"Governors' committee: {team.committee}"
    if team.authority:
        yield f"Authority: {team.authority}"
    if within := view.get(Team, team.parent):
        yield f"Part of {within.name}"
    seats = (seat.post for seat in relations.members(view, team.id))
    posts = dict.fromkeys((*team.leads, *(post for post in seats if post)))
    held = {each.number for post in posts for each in view.find(relations.ACCOUNTABLE_FOR, post)}
    if held:
        yield f"Answers for {_numbered(sorted(held))}"


def person_details(view: View, person: Person) -> Iterator[str]:
    """Yield what pictures say of a person beside the name."""
    yield f"{person.staff_group.label} staff"
    held = [view.need(Post, each.post).title for each in view.find(relations.HOLDINGS_OF_PERSON, person.id)]
    if held:
        yield f"Holds {_and(held)}"
    teams = [view.need(Team, seat.team).name for seat in view.find(relations.TEAMS_OF_PERSON, person.id)]
    if teams:
        yield f"In {_and(teams)}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 report", "3 reports"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _links(view: View, post: Post) -> Iterator[str]:
    above = relations.manager(view, post.id)
    yield f"Reports to {above.title}" if above else "Reports to nobody"
    below = view.count(relations.LINE_DOWNWARD, post.id)
    if below:
        yield counted(below, "report")
    names = {name.kind: name for name in view.school.link_names}
    for index, upward in ((relations.TIES_UPWARD, True), (relations.TIES_DOWNWARD, False)):
        by_kind: dict[str, list[str]] = {}
        for link in sorted(view.find(index, post.id), key=_by_id):
            other = view.need(Post, link.upper if upward else link.lower)
            by_kind.setdefault(link.link_kind, []).append(other.title)
        for kind, titles in by_kind.items():
            words = names.get(kind)
            verb = (words.upward if upward else words.downward) if words else kind
            yield f"{verb[:1].upper()}{verb[1:]} {_and(titles)}"


def _teams(view: View, post: Post) -> Iterator[str]:
    led = {team.id: team for team in view.find(relations.TEAMS_LED, post.id)}
    for team in sorted(led.values(), key=lambda team: (team.order, team.id)):
        co_led = team.lead is TeamLead.CO_LED or len(team.leads) > 1
        yield f"{'Co-leads' if co_led else 'Leads'} {team.name}"
    member = [team.name for team in relations.teams_of_post(view, post.id) if team.id not in led]
    if member:
        yield f"In {_and(member)}"


def _priorities(view: View, post_id: str) -> Iterator[str]:
    held = sorted(priority.number for priority in view.find(relations.ACCOUNTABLE_FOR, post_id))
    helped = sorted(priority.number for priority in view.find(relations.CONTRIBUTES_TO, post_id))
    if held:
        yield f"Answers for {_numbered(held)}"
    if helped:
        yield f"Contributes to {_numbered(helped)}"


def _numbered(numbers: list[int]) -> str:
    return f"{'priority' if len(numbers) == 1 else 'priorities'} {_and([str(each) for each in numbers])}"


def _and(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _by_id(link: Link) -> str:
    return link.id
