"""Appointment rounds: who applied, was shortlisted and was appointed, and what may be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from orgdesigner.model.guarding import may_be_shown
from orgdesigner.model.records import AppointmentRound, Post
from orgdesigner.model.relations import headcount
from orgdesigner.model.representation import Representation
from orgdesigner.model.selection import FOUR_FIFTHS, MANY_APPLIED, Selection, selection, stages
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.report.blocks import Align, Block, Cell, Column, Details, Heading, Sentence, Table
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import STAFF, count, day, in_words, listed

_NUMBERS = (Column("Teaching", Align.RIGHT), Column("Support", Align.RIGHT), Column("All", Align.RIGHT))
_TEACHING, _SUPPORT = StaffGroup.TEACHING, StaffGroup.SUPPORT


def appointments(view: View) -> Iterator[Block]:
    """Yield the appointment rounds of a structure, the earliest first, and those of one role added up."""
    rounds = sorted(view.all(AppointmentRound), key=lambda each: (each.held or date.max, each.name, each.id))
    yield Heading("Appointment rounds")
    if not rounds:
        yield Sentence(
            "No appointment round is on record. Add one after each appointment, with how many of each staff"
            " group applied, were shortlisted and were appointed."
        )
        return
    for each in rounds:
        yield from _round(view, each)
    for role_class in dict.fromkeys(each.role_class for each in rounds if each.role_class):
        of_role = [each for each in rounds if each.role_class == role_class]
        if len(of_role) > 1:
            yield from _added_up(view, role_class, of_role)


def _round(view: View, each: AppointmentRound) -> Iterator[Block]:
    yield Heading(each.name, level=2)
    facts = (each.role_class, f"held on {day(each.held)}" if each.held else "no date yet")
    yield Sentence(" · ".join(filter(None, facts)), subject=Subject(each.kind, each.id))
    recorded = [stage for stage in stages(each) if stage.total]
    if recorded:
        yield Table(
            f"{each.name}: how many of each staff group came how far",
            (Column("", share=2), *_NUMBERS),
            tuple(
                (Cell(stage.title), *_numbers(stage.people[_TEACHING], stage.people[_SUPPORT]))
                for stage in recorded
            ),
        )
    yield from map(Sentence, _judgement(selection([each])))
    if each.appointed_internal:
        yield Sentence(_from_inside(each))
    if each.panel:
        yield Sentence(f"On the panel: {listed(view.need(Post, post).title for post in each.panel)}.")
    if each.characteristics:
        yield from _characteristics(each)
    if each.method.strip():
        yield Details(f"{each.name}: the method", (Sentence(each.method),))


def _from_inside(each: AppointmentRound) -> str:
    of_all = each.appointed_teaching + each.appointed_support
    if each.appointed_internal != of_all:
        return f"Of {in_words(of_all)} appointed, {in_words(each.appointed_internal)} worked here already."
    everybody = {1: "The one", 2: "Both"}.get(of_all, f"All {in_words(of_all)}")
    return f"{everybody} appointed worked here already."


def _numbers(teaching: int, support: int) -> tuple[Cell, ...]:
    return Cell(str(teaching)), Cell(str(support)), Cell(str(teaching + support))


def _judgement(found: Selection) -> Iterator[str]:
    """Yield how the staff groups fared; the ratio of their rates only where there are people enough."""
    if not found.all_applied:
        yield "How many applied is not on record."
        return
    for group in StaffGroup:
        if not found.applied[group]:
            yield f"No {STAFF[group]} applied, so there is nothing to compare."
            return
    fared = [
        f"{in_words(found.appointed[group])} of {in_words(found.applied[group])} {STAFF[group]}"
        for group in StaffGroup
    ]
    yield f"Appointed were {listed(fared)} who applied."
    if found.ratio is None:
        expected = listed(f"{found.expected(group):.1f}" for group in StaffGroup)
        yield (
            f"Too few to judge: each staff group would have to expect five appointments (here {expected}), or"
            f" {MANY_APPLIED} people to apply (here {found.all_applied})."
        )
    elif found.less_often is None:
        yield "Both staff groups were appointed equally often."
    else:
        side = "below" if found.ratio < FOUR_FIFTHS else "not below"
        yield (
            f"{STAFF[found.less_often].capitalize()} were appointed {found.ratio} times as often as the"
            f" others, {side} four fifths."
        )


def _characteristics(each: AppointmentRound) -> Iterator[Block]:
    yield Table(
        f"{each.name}: how many people with a protected characteristic came how far",
        (Column("Characteristic", share=2), *(Column(stage.title, Align.RIGHT) for stage in stages(each))),
        tuple(
            (
                Cell(counts.name),
                *(_guarded(getattr(counts, stage.name)) for stage in stages(each)),
            )
            for counts in may_be_shown(each)
        ),
    )
    yield Sentence(
        "A dash stands where nothing is recorded, and where the count would be fewer than five or nearly all,"
        " or would let such a number be worked out.",
        quiet=True,
    )


def _guarded(number: int | None) -> Cell:
    return Cell("–" if number is None else str(number))


def _added_up(view: View, role_class: str, rounds: Sequence[AppointmentRound]) -> Iterator[Block]:
    yield Heading(f"{role_class}: {in_words(len(rounds))} rounds added up", level=2)
    total = selection(rounds)
    rows, support, everybody = [], 0, 0
    for each in rounds:
        support += each.appointed_support
        everybody += each.appointed_teaching + each.appointed_support
        rows.append(
            (
                Cell(each.name, subject=Subject(each.kind, each.id)),
                *_numbers(each.appointed_teaching, each.appointed_support),
                Cell(f"{support} of {everybody}"),
            )
        )
    yield Table(
        f"{role_class}: appointed in each round, and support staff so far",
        (Column("Appointed", share=2), *_NUMBERS, Column("Support so far", Align.RIGHT)),
        tuple(rows),
    )
    staff = headcount(view)
    if total.all_appointed and all(staff.values()):
        yield from map(Sentence, _share(total, staff))


def _share(total: Selection, staff: dict[StaffGroup, int]) -> Iterator[str]:
    share = Representation(
        total.appointed[_SUPPORT], total.all_appointed, staff[_SUPPORT], sum(staff.values())
    )
    short = f": {count(share.short, 'post')} short" if share.short else ""
    yield (
        f"{share.held} of {share.posts} appointed were {STAFF[_SUPPORT]}; a proportional share is"
        f" {share.share}{short}."
    )
    if not share.is_settled:
        yield "One appointment more or fewer would change that."
