"""The chips of a card, few on purpose: what about a post matters to whoever looks at the whole.

A team that is led, that it is no post of the school, a limit on who may hold a leadership post, an allowance,
an end, and other teams it is in.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from orgdesigner.chart.cards import anatomy as a
from orgdesigner.chart.cards.cardsource import CardSource
from orgdesigner.chart.cards.homes import teams_of
from orgdesigner.chart.dates import month
from orgdesigner.chart.measure import elide, in_full
from orgdesigner.chart.picture import Chip, ChipKind
from orgdesigner.chart.theme import TextRole
from orgdesigner.disclosure.audience import Pay
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, TeamKind, TeamLead

_RESERVED = {
    Access.TEACHING: (ChipKind.TEACHING_ONLY, "Teaching only"),
    Access.SUPPORT: (ChipKind.SUPPORT_ONLY, "Support only"),
}
SIGNED_CHIPS = frozenset({ChipKind.TEACHING_ONLY, ChipKind.SUPPORT_ONLY, ChipKind.ENDS, ChipKind.ALSO})
"""The chips that have a sign before their words."""


def chip_rows(source: CardSource, post: r.Post, width: float) -> list[tuple[Chip, ...]]:
    """Return the chips of a post, row by row, as many in each as the width holds.

    One that is wider is cut short; where everything is told in full it takes the empty rows below it too.
    """
    return _in_rows(_chips(source, post), width, source)


def _chips(source: CardSource, post: r.Post) -> Iterator[Chip]:
    for kind, text in _chip_words(source, post):
        room = 2 * a.CHIP_PADDING + (a.CHIP_SIGN if kind in SIGNED_CHIPS else 0)
        yield Chip(kind, text, source.measure.width(text, TextRole.SMALL) + room)


def _chip_words(source: CardSource, post: r.Post) -> Iterator[tuple[ChipKind, str]]:
    view = source.view
    yield from _leading(view, post)
    if post.external:
        yield ChipKind.PLAIN, "Outside the school"
    mixed = source.classes.is_mixed(post.role_class)
    if post.access is not Access.ALL:
        if post.is_leadership or mixed:
            yield _RESERVED[post.access]
    elif mixed:
        yield ChipKind.PLAIN, "Open to all"
    for text, ends in _pay_words(source, post):
        until = f" to {month(ends)}" if ends and ends != post.ends else ""
        yield ChipKind.PAY, f"{text}{until}"
    if post.ends:
        yield ChipKind.ENDS, f"to {month(post.ends)}"
    if view.count(relations.TEAMS_OF_POST, post.id) + view.count(relations.TEAMS_LED, post.id) > 1:
        for team in teams_of(view, post.id)[1:]:
            yield ChipKind.ALSO, f"Also in {team.name}"


def _pay_words(source: CardSource, post: r.Post) -> Iterator[tuple[str, date | None]]:
    """Yield each allowance in words, as far as it may be told, and when it ends."""
    if source.showing.pay is Pay.EXACT:
        for allowance in source.view.find(relations.ALLOWANCES_OF_POST, post.id):
            yield f"{allowance.allowance_kind.value} £{allowance.annual:,.0f}", allowance.ends
    for told in source.showing.banded.get(post.id, ()):
        yield f"{told.kind.value} {told.band}", told.ends


def _leading(view: View, post: r.Post) -> Iterator[tuple[ChipKind, str]]:
    for team in view.find(relations.TEAMS_LED, post.id):
        co_led = team.lead is TeamLead.CO_LED or len(team.leads) > 1
        if team.team_kind is TeamKind.LEADERSHIP or co_led:
            yield ChipKind.LEADS, f"{'Co-leads' if co_led else 'Leads'} team"


def chip_room(chip: Chip) -> float:
    """Return how wide the words of a chip may be."""
    return chip.width - 2 * a.CHIP_PADDING - (a.CHIP_SIGN if chip.kind in SIGNED_CHIPS else 0)


def _in_rows(chips: Iterable[Chip], width: float, source: CardSource) -> list[tuple[Chip, ...]]:
    rows: list[tuple[Chip, ...]] = []
    for chip in chips:
        if chip.width > width and source.whole:
            chip = chip._replace(width=width)
            lines = len(in_full(chip.text, chip_room(chip), TextRole.SMALL, source.measure))
            rows += [(chip._replace(lines=lines),), *[()] * (lines - 1)]
            continue
        if chip.width > width:
            chip = chip._replace(width=width)
            chip = chip._replace(text=elide(chip.text, chip_room(chip), TextRole.SMALL, source.measure))
        if rows and rows[-1] and a.row_width((*rows[-1], chip)) <= width:
            rows[-1] = (*rows[-1], chip)
        else:
            rows.append((chip,))
    return rows
