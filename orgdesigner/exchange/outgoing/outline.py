"""A structure as lines of words that say everything its pictures say, for whoever reads or hears them.

Every post has one line with all that its card says; teams, meetings and priorities name it after that.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from orgdesigner.chart.cards.cardsource import CardSource, Classes
from orgdesigner.chart.cards.content import CardStyle, make_card
from orgdesigner.chart.cards.homes import rank
from orgdesigner.chart.cards.meetings import meeting_words, own_meetings
from orgdesigner.chart.dates import in_words
from orgdesigner.chart.measure import EvenMeasure
from orgdesigner.chart.picture import Card, Dot
from orgdesigner.chart.teams.teamblock import about, held_dots
from orgdesigner.disclosure.audience import Names
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import Step, stepping
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.rules.shared.wording import listed

_ONE_LINE = CardStyle(inf)
_DEEPEST = 12
"""Deeper lines are set in no further: each says what its post reports to."""


@dataclass(frozen=True)
class Line:
    """One line: how far down it is, counted from 0, what it says, and whose post it is, if it is a post's.

    `name` is the beginning of the text that says what it is about.
    """

    level: int
    name: str
    about: str
    post: str = ""

    @property
    def text(self) -> str:
        """All that the line says."""
        return f"{self.name}: {self.about}" if self.about else self.name


@dataclass(frozen=True)
class Section:
    """Lines under a heading."""

    title: str
    lines: tuple[Line, ...]


def outline(told: Told, step: Step) -> bytes:
    """Return the outline of a structure as plain text."""
    caption = told.caption
    said = [f"{caption.plan} – {caption.structure}", in_words(caption.day)]
    said.append(f"For: {told.audience.title} ({told.audience.in_words()})")
    for section in stepping(sections(told), step):
        said += ["", section.title]
        said += [f"{'  ' * min(line.level, _DEEPEST)}- {line.text}" for line in section.lines]
    return "\n".join((*said, "")).encode()


def sections(told: Told) -> list[Section]:
    """Return the outline of a structure, without sections that have nothing in them."""
    speaker = _Speaker(told)
    found = [
        Section("Who reports to whom", tuple(speaker.reporting())),
        Section("Teams", tuple(speaker.teams())),
        Section("Meetings", tuple(speaker.meetings())),
        Section("Priorities", tuple(speaker.priorities())),
    ]
    return [section for section in found if section.lines]


class _Speaker:
    """Says what is in a structure. Of posts that share a title a line also says who holds them."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._view = view = told.view
        self._source = CardSource(view, told.showing, EvenMeasure(), Classes(view), whole=True)
        self._titles = Counter(post.title for post in view.all(r.Post))
        self._upward = {name.kind: name.upward for name in view.school.link_names}
        self._without_holders = told.showing.names is Names.NONE

    def reporting(self) -> Iterator[Line]:
        waiting = [(0, post) for post in reversed(relations.roots(self._view))]
        while waiting:
            level, post = waiting.pop()
            yield Line(level, post.title, "; ".join(self._of_post(post)), post.id)
            waiting.extend((level + 1, each) for each in reversed(relations.reports(self._view, post.id)))

    def teams(self) -> Iterator[Line]:
        for team in sorted(self._view.all(r.Team), key=rank):
            yield Line(0, team.name, "; ".join(self._of_team(team)))
            for post_id in self._members(team):
                leads = "leads the team" if post_id in team.leads else ""
                yield Line(1, self._called(post_id), leads, post_id)
            for seat in relations.members(self._view, team.id):
                if seat.person:
                    person = self._view.need(r.Person, seat.person)
                    held = self._view.find(relations.HOLDINGS_OF_PERSON, person.id)
                    titles = [self._view.need(r.Post, each.post).title for each in held]
                    yield Line(1, person.name, listed(titles) if titles else "")

    def meetings(self) -> Iterator[Line]:
        view = self._view
        for forum in relations.forums(view):
            said = [f"chaired by {self._called(forum.chair)}"] if forum.chair else []
            if forum.attendees:
                said.append(f"attended by {listed(map(self._called, forum.attendees))}")
            of_teams = [view.need(r.Team, team).name for team in forum.teams]
            said += [f"for {listed(of_teams)}"] if of_teams else []
            said += ["open to all staff"] if forum.open_to_all else []
            for slot in view.find(relations.SLOTS_OF_FORUM, forum.id):
                said.append(f"{slot.minutes} minutes for {view.need(r.Team, slot.team).name}")
            yield Line(0, meeting_words(view, forum), "; ".join(said))

    def priorities(self) -> Iterator[Line]:
        for priority in relations.priorities(self._view):
            answers = priority.accountable
            said = [f"{self._called(answers)} answers for it" if answers else "nobody answers for it"]
            if priority.contributing:
                said.append(f"contributing: {listed(map(self._called, priority.contributing))}")
            yield Line(0, f"{priority.number} {priority.name}", "; ".join(said))

    def _of_post(self, post: r.Post) -> Iterator[str]:
        view, card = self._view, make_card(self._source, post, _ONE_LINE)
        yield listed(self._holders(card, post))
        yield from (chip.text for row in card.chips for chip in row)
        manager = relations.manager(view, post.id)
        if manager:
            yield f"reports to {self._called(manager.id)}"
        for tie in view.find(relations.TIES_UPWARD, post.id):
            yield f"{self._upward.get(tie.link_kind, 'is tied to')} {self._called(tie.upper)}"
        yield from _of_dots(card.dots)

    def _holders(self, card: Card, post: r.Post) -> Iterator[str]:
        """Yield each holder's line of a card, with what the card shows by a sign."""
        holdings = relations.holdings(self._view, post.id)
        if not holdings:
            yield from (line.text for line in card.holders)
        for line, holding in zip(card.holders, holdings, strict=False):
            signs = []
            if line.group and not self._without_holders:
                signs.append(f"{line.group.label.lower()} staff")
            others = self._view.find(relations.HOLDINGS_OF_PERSON, holding.person)
            also = [self._view.need(r.Post, each.post).title for each in others if each.post != post.id]
            signs += [f"also {listed(also)}"] if also else []
            signs += [self._told.bands[holding.id]] if holding.id in self._told.bands else []
            yield f"{line.text} ({', '.join(signs)})" if signs else line.text

    def _of_team(self, team: r.Team) -> Iterator[str]:
        yield team.team_kind.label
        yield from about(self._view, team)
        cards = [
            make_card(self._source, self._view.need(r.Post, post_id), _ONE_LINE)
            for post_id in self._members(team)
        ]
        yield from _of_dots(held_dots(cards))
        for forum in own_meetings(self._view, team.id):
            yield meeting_words(self._view, forum, team.id)
        if not cards:
            yield "no posts yet"

    def _members(self, team: r.Team) -> Iterable[str]:
        seats = relations.members(self._view, team.id)
        return dict.fromkeys((*team.leads, *(seat.post for seat in seats if seat.post)))

    def _called(self, post_id: str) -> str:
        """Name a post: by its title, and its holders where others have that title too."""
        title = self._view.need(r.Post, post_id).title
        if self._titles[title] == 1 or self._without_holders:
            return title
        people = [person.name for person in relations.holders(self._view, post_id)]
        return f"{title} ({listed(people) if people else 'vacant'})"


def _of_dots(dots: Sequence[Dot]) -> Iterator[str]:
    for verb, held in (("answers for", True), ("contributes to", False)):
        numbers = [dot.number for dot in dots if dot.held is held]
        if numbers:
            yield f"{verb} {'priority' if len(numbers) == 1 else 'priorities'} {listed(numbers)}"
