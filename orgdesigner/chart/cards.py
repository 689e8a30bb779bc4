"""What a card says about a post, in order: its title, who holds it, then only what matters.

Chips are few on purpose: a limit on who may hold a leadership post, an end, an allowance, a team that is
led, and where else the post or its holder is.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from orgdesigner.chart import anatomy as a
from orgdesigner.chart.homes import teams_of
from orgdesigner.chart.measure import Measure, elide, wrap
from orgdesigner.chart.picture import Card, Chip, ChipKind, Dot, HolderLine
from orgdesigner.chart.showing import Names, Showing
from orgdesigner.chart.theme import TextRole
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.structure import View
from orgdesigner.model.words import Access, HoldingKind, TeamKind, TeamLead

_RESERVED = {
    Access.TEACHING: (ChipKind.TEACHING_ONLY, "Teaching only", ""),
    Access.SUPPORT: (ChipKind.SUPPORT_ONLY, "Support only", ""),
}
SIGNED_CHIPS = frozenset({ChipKind.TEACHING_ONLY, ChipKind.SUPPORT_ONLY, ChipKind.ENDS, ChipKind.ALSO})
"""The chips that have a sign before their words."""


class CardStyle(NamedTuple):
    """How wide a card is, and whether it is one of the smaller ones."""

    width: float
    compact: bool = False


class CardSource(NamedTuple):
    """What cards are made from: a structure, what may be told of it, and how wide text is."""

    view: View
    showing: Showing
    measure: Measure
    mixed_classes: frozenset[str]
    """See `mixed_classes`."""


def make_card(source: CardSource, post: r.Post, style: CardStyle) -> Card:
    """Return the card of a post, without the colour, mark and badge that it wears where it is drawn."""
    view, showing, measure, _ = source
    body = a.COMPACT if style.compact else a.FULL
    inner = style.width - 2 * body.side
    title_width = inner - (a.mark_room(body) if showing.marks else 0)
    title = wrap(post.title, title_width, body.title_role, measure, lines=2)
    dots = priority_dots(view, post.id)
    rows = _rows(_chips(source, post), inner, measure)
    dots_width = a.dots_width(len(dots))
    if rows and a.row_for_dots(rows, len(dots), inner) == len(rows):
        rows.append(())
    holders = tuple(_holders(view, post, showing))
    name_width = inner - a.SIGN
    last_name_width = name_width - (0 if rows else dots_width)
    fitted = tuple(
        _fitted(line, width, measure)
        for line, width in zip(holders, [name_width] * (len(holders) - 1) + [last_name_width], strict=True)
    )
    return Card(
        post=post.id,
        title=title,
        short_title=post.short_title or post.title,
        holders=fitted,
        chips=tuple(rows),
        dots=dots,
        colour="",
        vacant=any(line.vacant for line in holders),
        compact=style.compact,
        width=style.width,
        height=a.card_height(body, titles=len(title), holders=len(fitted), chip_rows=len(rows)),
    )


def mixed_classes(view: View) -> frozenset[str]:
    """Return the role classes whose posts are open to different staff: where access is worth a chip."""
    first: dict[str, Access] = {}
    mixed = {
        post.role_class
        for post in view.all(r.Post)
        if post.role_class and first.setdefault(post.role_class, post.access) is not post.access
    }
    return frozenset(mixed)


def priority_dots(view: View, post_id: str) -> tuple[Dot, ...]:
    """Return the priorities that a post answers for or contributes to, by number."""
    held = {priority.number for priority in view.find(relations.ACCOUNTABLE_FOR, post_id)}
    contributed = {priority.number for priority in view.find(relations.CONTRIBUTES_TO, post_id)}
    return tuple(Dot(number, number in held) for number in sorted(held | contributed))


def named(person: r.Person, names: Names) -> str:
    """Return what a picture calls a person: the name, the initials, or only the staff group."""
    if names is Names.FULL:
        return person.name
    if names is Names.INITIALS:
        return "".join(f"{word[0]}." for word in person.name.split())
    return person.staff_group.label


def month(day: date) -> str:
    """Return a day as a chip says it: "Aug 2027"."""
    return f"{day:%b %Y}"


def _holders(view: View, post: r.Post, showing: Showing) -> Iterator[HolderLine]:
    found = relations.holdings(view, post.id)
    if not found:
        yield _nobody(post)
    for holding in found:
        person = view.need(r.Person, holding.person)
        parts = [named(person, showing.names)]
        if showing.pay and (point := holding.pay_point or post.pay_point):
            parts.append(point)
        if holding.share < 1:
            parts.append(f"{holding.share.normalize():f}")
        if holding.holding_kind is not HoldingKind.SUBSTANTIVE:
            parts.append(holding.holding_kind.label.lower())
        yield HolderLine(person.staff_group, " · ".join(parts))


def _fitted(line: HolderLine, width: float, measure: Measure) -> HolderLine:
    if measure.width(line.text, TextRole.TEXT) <= width:
        return line
    return line._replace(text=elide(line.text, width, TextRole.TEXT, measure))


def _nobody(post: r.Post) -> HolderLine:
    """One card may stand for several like posts, whose holders are nowhere named: that is no vacancy."""
    fte = f"{post.fte.normalize():f} FTE"
    if post.fte > 1:
        return HolderLine(None, fte, vacant=False)
    return HolderLine(None, "Vacant" if post.fte == 1 else f"Vacant · {fte}", vacant=True)


def _chips(source: CardSource, post: r.Post) -> Iterator[Chip]:
    for kind, text, goes_to in _chip_words(source, post):
        room = 2 * a.CHIP_PADDING + (a.CHIP_SIGN if kind in SIGNED_CHIPS else 0)
        yield Chip(kind, text, source.measure.width(text, TextRole.SMALL) + room, goes_to)


def _chip_words(source: CardSource, post: r.Post) -> Iterator[tuple[ChipKind, str, str]]:
    view = source.view
    for team in view.find(relations.TEAMS_LED, post.id):
        co_led = team.lead is TeamLead.CO_LED or len(team.leads) > 1
        if team.team_kind is TeamKind.LEADERSHIP or co_led:
            yield ChipKind.LEADS, f"{'Co-leads' if co_led else 'Leads'} team", ""
    mixed = post.role_class in source.mixed_classes
    if post.access is not Access.ALL:
        if post.is_leadership or mixed:
            yield _RESERVED[post.access]
    elif mixed:
        yield ChipKind.PLAIN, "Open to all", ""
    if source.showing.pay:
        for allowance in view.find(relations.ALLOWANCES_OF_POST, post.id):
            ends = f" to {month(allowance.ends)}" if allowance.ends and allowance.ends != post.ends else ""
            yield ChipKind.PAY, f"{allowance.allowance_kind.value} £{allowance.annual:,.0f}{ends}", ""
    if post.ends:
        yield ChipKind.ENDS, f"to {month(post.ends)}", ""
    yield from _elsewhere(view, post)


def _elsewhere(view: View, post: r.Post) -> Iterator[tuple[ChipKind, str, str]]:
    for person in relations.holders(view, post.id):
        for holding in view.find(relations.HOLDINGS_OF_PERSON, person.id):
            if holding.post != post.id:
                yield ChipKind.ALSO, f"Also {view.need(r.Post, holding.post).title}", holding.post
    for team in teams_of(view, post.id)[1:]:
        yield ChipKind.ALSO, f"Also in {team.name}", ""


def _rows(chips: Iterable[Chip], width: float, measure: Measure) -> list[tuple[Chip, ...]]:
    rows: list[tuple[Chip, ...]] = []
    for chip in chips:
        if chip.width > width:
            room = width - (chip.width - measure.width(chip.text, TextRole.SMALL))
            chip = chip._replace(text=elide(chip.text, room, TextRole.SMALL, measure), width=width)
        if rows and a.row_width((*rows[-1], chip)) <= width:
            rows[-1] = (*rows[-1], chip)
        else:
            rows.append((chip,))
    return rows
