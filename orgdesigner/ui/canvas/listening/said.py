"""How something in the chart reads to somebody who listens: its name, its place, and what it offers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface

from orgdesigner.chart.picture import Alias, Note, PlacedCard, Region
from orgdesigner.model import relations
from orgdesigner.model.records import Team
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.listening.exposed import Thing


class Offer(NamedTuple):
    """What can be done with a thing: in words, and how."""

    words: str
    do: Callable[[], None]


def name(thing: Thing) -> str:
    """Return what a thing is called."""
    drawn, subject = thing.drawn, thing.subject
    if isinstance(drawn, Note):
        return drawn.text
    if isinstance(drawn, Region) and subject is None:
        return " ".join(drawn.title)
    called = thing.chart.telling.name(subject) if subject is not None else ""
    if isinstance(drawn, Alias):
        team = thing.chart.area.session.view.get(Team, drawn.team)
        return f"{called or drawn.text}, also in {team.name}" if team else called or drawn.text
    return called


def description(thing: Thing) -> str:
    """Return what else is to be said: where it stands, what the picture says of it, and what is found."""
    drawn, subject = thing.drawn, thing.subject
    if subject is None or not isinstance(drawn, (PlacedCard, Region)):
        return ""
    said = [place_words(thing), thing.chart.telling.about(subject)]
    if is_collapsed(thing):
        said.append("Collapsed")
    if isinstance(drawn, PlacedCard):
        if drawn.card.below:
            said.append(f"{drawn.card.below.total:,} below are folded away")
        if drawn.card.faded:
            said.append("Faded: other cards stand out")
        if drawn.post in thing.chart.commands.in_hand:
            said.append("In the hand, to be moved or copied")
    return ". ".join(filter(None, said))


def place_words(thing: Thing) -> str:
    """Return where a card stands among its neighbours: "2 of 7 in Students & Achievement"."""
    drawn = thing.drawn
    if not isinstance(drawn, PlacedCard):
        return ""
    number, count = place_among(thing)
    if drawn.region is not None:
        return f"{number} of {count} in {' '.join(drawn.region.title)}"
    above = relations.manager(thing.chart.area.session.view, drawn.post)
    return f"{number} of {count} below {above.title}" if above and count > 1 else ""


def place_among(thing: Thing) -> tuple[int, int]:
    """Return which of its neighbours a card is, from one, and how many they are."""
    drawn, view = thing.drawn, thing.chart.area.session.view
    if not isinstance(drawn, PlacedCard):
        return 0, 0
    if drawn.region is not None and drawn.region.team:
        team = view.need(Team, drawn.region.team)
        seats = (seat.post for seat in relations.members(view, team.id))
        posts = list(dict.fromkeys((*team.leads, *(post for post in seats if post))))
    else:
        above = relations.manager(view, drawn.post)
        posts = [post.id for post in relations.reports(view, above.id)] if above else [drawn.post]
    return (posts.index(drawn.post) + 1, len(posts)) if drawn.post in posts else (1, max(1, len(posts)))


def attributes(thing: Thing) -> dict[QAccessible.Attribute, object]:
    """Return how far down a card is, from one."""
    drawn = thing.drawn
    if not isinstance(drawn, PlacedCard):
        return {}
    view = thing.chart.area.session.view
    depth = sum(1 for _ in relations.managers_upward(view, drawn.post)) + 1
    return {QAccessible.Attribute.Level: depth}


def is_collapsed(thing: Thing) -> bool:
    """Whether what is below a card, or in a team, is folded away."""
    subject = thing.subject
    return subject is not None and _folds(thing) and subject.id in thing.chart.folding.folded


def is_expanded(thing: Thing) -> bool:
    """Whether what is below a card, or in a team, is drawn and could be folded away."""
    subject = thing.subject
    if subject is None or not _folds(thing) or is_collapsed(thing):
        return False
    return thing.chart.folding.can_fold(subject.id)


def _folds(thing: Thing) -> bool:
    return isinstance(thing.drawn, (PlacedCard, Region))


def actions(thing: Thing) -> dict[str, Offer]:
    """Return what can be done with a thing, by Qt's name of it."""
    subject = thing.subject
    if subject is None:
        return {}
    known = QAccessibleActionInterface
    found = {
        known.pressAction(): Offer("Select", partial(thing.chart.select, subject)),
        known.setFocusAction(): Offer("Go to", partial(_go_to, thing, subject)),
        known.showMenuAction(): Offer("Show menu", partial(_show_menu, thing, subject)),
    }
    if is_collapsed(thing) or is_expanded(thing):
        words = "Expand" if is_collapsed(thing) else "Collapse"
        found[known.toggleAction()] = Offer(words, partial(_fold, thing, subject))
    return found


def _go_to(thing: Thing, subject: Subject) -> None:
    thing.chart.area.setFocus(Qt.FocusReason.OtherFocusReason)
    thing.chart.select(subject)


def _show_menu(thing: Thing, subject: Subject) -> None:
    thing.chart.select(subject)
    if thing.drawn is not None:
        thing.chart.show_menu(thing.chart.rect(thing.drawn).center())


def _fold(thing: Thing, subject: Subject) -> None:
    thing.chart.folding.turn(subject.id)
