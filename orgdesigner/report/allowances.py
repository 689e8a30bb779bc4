"""The allowance parity studio: equal responsibility beside equal responsibility, in money received."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.audience import Names, Pay
from orgdesigner.disclosure.bands import ALLOWANCE_STEP, band
from orgdesigner.disclosure.naming import named
from orgdesigner.model.money import exactly, in_pence
from orgdesigner.model.parity import Paid, gap_of, paid_in_role
from orgdesigner.model.records import Person, Post
from orgdesigner.model.relations import ROLE_CLASS
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.report.allowance_sums import MARKS, every_step, lines_of, received_table
from orgdesigner.report.blocks import Block, Details, Heading, Point, Report, Scale, Sentence
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.tables import pay_tables
from orgdesigner.rules.shared.wording import STAFF, in_words, listed, sentence

TITLE = "Allowance parity"


@dataclass(frozen=True)
class _Role:
    name: str
    paid: tuple[Paid, ...]

    @property
    def gap(self) -> Decimal:
        return gap_of(self.paid)

    @property
    def most(self) -> Decimal:
        return max(each.rate for each in self.paid)

    @property
    def short(self) -> list[Paid]:
        most = self.most
        return [each for each in self.paid if each.rate < most]


def allowances_report(view: View, showing: Showing) -> Report:
    """Return what the holders of each role receive for its responsibility; roles with a gap come first."""
    return Report(TITLE, about(view), tuple(_blocks(view, showing)))


def _blocks(view: View, showing: Showing) -> Iterator[Block]:
    names = sorted(str(name) for name in view.keys(ROLE_CLASS))
    compared = [_Role(name, tuple(paid_in_role(view, name, pay_tables().terms))) for name in names]
    roles = [role for role in compared if role.paid and role.most]
    unequal = sorted((role for role in roles if role.gap), key=lambda role: (-role.gap, role.name))
    equal = [role for role in roles if not role.gap and len(role.paid) > 1]
    alone = [role for role in roles if len(role.paid) == 1]
    yield from _summary(equal, unequal, showing)
    for title, several in (("Roles with a gap", unequal), ("Roles that pay equally", equal)):
        if several:
            yield Heading(title)
        for role in several:
            yield from _role(view, role, showing)
    if alone and showing.pay is Pay.EXACT:
        yield Details("Allowances of roles with one holder", tuple(_alone(view, alone, showing)))
    unpaid = [role.name for role in compared if role.paid and not role.most and len(role.paid) > 1]
    if unpaid:
        yield Sentence(f"Nobody in these roles receives an allowance: {listed(unpaid)}.", quiet=True)
    if showing.pay is Pay.EXACT:
        yield Details("How to read this page", tuple(map(Sentence, _HOW_TO_READ)))


def _summary(equal: Sequence[_Role], unequal: Sequence[_Role], showing: Showing) -> Iterator[Block]:
    if not equal and not unequal:
        yield Sentence(
            "There is nothing to compare yet. Give posts that are the same job one role class, and their"
            " allowances, in the details; this page then compares what their holders receive."
        )
    elif unequal:
        total = sum((role.gap for role in unequal), Decimal(0))
        sums = f": {in_pence(total)} a year in all" if showing.pay is Pay.EXACT else ""
        verb = "pays" if len(unequal) == 1 else "pay"
        compared = len(equal) + len(unequal)
        several = f"{len(unequal)} of {compared} {'role' if compared == 1 else 'roles'}"
        yield Sentence(f"{several} {verb} unequal money for equal responsibility{sums}", strong=True)
    else:
        yield Sentence("Equal responsibility is paid equally, to the penny", strong=True)
    if showing.pay is Pay.BANDED:
        yield Sentence("Amounts are told in steps of a thousand pounds, and of nobody by name.", quiet=True)
    elif showing.pay is Pay.ABSENT:
        yield Sentence("Amounts are left out: pay is not shown.", quiet=True)


def _role(view: View, role: _Role, showing: Showing) -> Iterator[Block]:
    yield Heading(role.name, level=2)
    if showing.pay is not Pay.EXACT:
        verb = "receives" if len(role.short) == 1 else "receive"
        short = f"{len(role.short)} of {len(role.paid)} {verb} less than the others"
        yield Sentence(short if role.gap else f"All {len(role.paid)} receive the same")
        if showing.pay is Pay.BANDED:
            yield from map(Sentence, _in_bands(view, role))
        return
    lines = lines_of(view, role.paid, pay_tables())
    words = gap_in_words(view, role.paid, showing)
    yield Scale("Money received in a year, for the whole of the responsibility", _points(view, role), words)
    yield received_table(view, role.name, lines, showing)
    yield every_step(view, role.name, lines, pay_tables(), showing)


def _in_bands(view: View, role: _Role) -> Iterator[str]:
    """Say how many of which staff group receive what, in bands, and of nobody by name."""
    counted: Counter[tuple[Decimal, str, str]] = Counter()
    for paid in role.paid:
        person = view.get(Person, paid.person)
        kinds = " and ".join(each.allowance_kind.label for each in paid.allowances)
        received = f"{band(paid.rate, ALLOWANCE_STEP)} a year, {kinds}" if kinds else "nothing"
        counted[paid.rate // ALLOWANCE_STEP, STAFF[person.staff_group] if person else "vacant", received] += 1
    for (_, who, received), several in sorted(counted.items()):
        yield f"{sentence(in_words(several))} {who}: {received}"


def gap_in_words(view: View, paid: Sequence[Paid], showing: Showing) -> str:
    """Say in words and pounds who is short of whom."""
    most = max(each.rate for each in paid)
    short = [each for each in paid if each.rate < most]
    if not short:
        return (
            f"All {len(paid)} receive {exactly(most)} a year"
            if len(paid) != 2
            else f"Both receive {exactly(most)} a year"
        )
    gap = gap_of(paid)
    others = "the others receive" if len(paid) > 2 else "the other receives"
    if len(short) == 1:
        (one,) = short
        less = f"{in_pence(gap)} short, {100 * gap / most:.0f} % less"
        return (
            f"{_who(view, one, showing)} receives {in_pence(one.rate)} where {others} {exactly(most)}: {less}"
        )
    return f"{len(short)} of {len(paid)} receive less than {exactly(most)}: {in_pence(gap)} short in all"


def _who(view: View, paid: Paid, showing: Showing) -> str:
    person = view.get(Person, paid.person)
    title = view.need(Post, paid.post).title
    if person is None:
        return f"Whoever comes as {title}"
    return f"The holder of {title}" if showing.names is Names.NONE else named(person, showing.names)


def _points(view: View, role: _Role) -> tuple[Point, ...]:
    """One mark for each staff group, kind of allowance and amount, so that R&R stands beside TLR."""
    places: dict[tuple[Decimal, str, StaffGroup | None], list[Paid]] = {}
    for paid in role.paid:
        person = view.get(Person, paid.person)
        kinds = " and ".join(each.allowance_kind.label for each in paid.allowances) or "nothing"
        places.setdefault((paid.rate, kinds, person.staff_group if person else None), []).append(paid)
    return tuple(
        Point(
            float(rate),
            MARKS[group],
            f"{in_pence(rate)}: {len(several)} {STAFF[group] if group else 'vacant'}, {kinds}",
            Subject(Post.kind, several[0].post) if len(several) == 1 else None,
        )
        for (rate, kinds, group), several in sorted(places.items(), key=lambda item: (item[0][0], item[0][1]))
    )


def _alone(view: View, roles: Sequence[_Role], showing: Showing) -> Iterator[Block]:
    yield Sentence("There is nobody to compare these with.", quiet=True)
    lines = [line for role in roles for line in lines_of(view, role.paid, pay_tables())]
    yield received_table(view, "single", lines, showing)


_HOW_TO_READ = (
    "Compared is the money received in a year for the whole of the responsibility: what is received, over"
    " the share of the responsibility that is held. In leadership roles everybody counts, also who receives"
    " nothing; in others those who receive something, and only if both staff groups do. SEN allowances are"
    " for something else and are left out.",
    "Paid in full: the annual value. By share: that share of it. Through the contract: its hours and its paid"
    " part of the year. Weeks become a part of the year by weeks ÷ (52.143 − days of paid leave ÷ 5), an"
    " advisory formula, unrounded; a part of the year that the contract states is taken as it stands. Sums"
    " are rounded once, half-up to the penny.",
    "Under national terms a TLR3 is never pro-rated, and a TLR1 or TLR2 follows the share of the"
    " responsibility from 1 September 2026; before September 2025 it followed the hours.",
    "On-costs are the employer's National Insurance on the whole allowance, because a salary beside it has"
    " used up the threshold, and the employer's pension contribution. A + after a sum says that no pension"
    " rate is stated: support staff's is in your pension fund's rates certificate; the school has a field"
    " for it.",
    "An allowance that starts or ends within the pay year is received for its days of the year from"
    " 1 September to 31 August. Annual rates are compared: fewer days are no gap.",
    "Sources: the founding school's account, which made support staff's R&R allowance equal to teachers'"
    " temporary TLR (2015); The Key on part-time teachers' TLRs (reviewed 4 December 2025). Read in"
    " November 2026.",
)
