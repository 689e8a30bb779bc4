"""Who may be paid as a classroom teacher: a qualified teacher who is not on leaders' pay."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from orgdesigner.model.edits.allowances import remove_allowance
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Allowance, Holding, Person, Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST, HOLDINGS_OF_PERSON, HOLDINGS_OF_POST, QUALIFIED
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS, Access, AllowanceKind, Level, StaffGroup
from orgdesigner.rules.base import Fix, Found, Severity, found

_LEADERS_SCALE = re.compile(r"leadership|leading practitioner|L\d|LP", re.IGNORECASE)
_LEADERS_TITLE = re.compile(r"head ?teacher", re.IGNORECASE)


class Bar(Enum):
    """What keeps somebody from being paid as a classroom teacher; the gravest comes first."""

    SUPPORT = 1
    LEADER = 2
    UNQUALIFIED = 3


@dataclass(frozen=True)
class Barred:
    """Somebody who receives an allowance for classroom teachers; nobody yet where the post itself bars it.

    `where` is the title of the post that shows it.
    """

    bar: Bar
    person: Person | None
    where: str


def paid_wrongly(view: View, allowance: Allowance) -> Iterator[Found]:
    """Yield what is wrong with paying an allowance that is for classroom teachers to those who receive it.

    The gravest only: to mend it may settle the rest. Where no qualification is recorded at all, the lack of
    one says nothing of anybody.
    """
    barred = list(_barred(view, allowance))
    if not barred:
        return
    gravest = min(each.bar.value for each in barred)
    if gravest == Bar.UNQUALIFIED.value and is_nobody_qualified(view):
        return
    post = view.need(Post, allowance.post)
    paid = _an(allowance.allowance_kind)
    for each in (each for each in barred if each.bar.value == gravest):
        subjects = [post, allowance, *([each.person] if each.person else [])]
        yield found(
            f"{each.person.name} receives {paid}, {_OF_A_PERSON[each.bar]}"
            if each.person
            else f"{post.title} {_OF_A_POST[each.bar]}, and carries {paid}",
            *subjects,
            working=f"{_WORKING[each.bar]}{each.where}" if each.person else "",
            fixes=_fixes(view, allowance, post, each),
            severity=Severity.WARNING if each.bar is Bar.UNQUALIFIED else None,
        )


_OF_A_PERSON = {
    Bar.SUPPORT: "which only a teacher may hold",
    Bar.LEADER: "and is on leaders' pay",
    Bar.UNQUALIFIED: "and is not recorded as a qualified teacher",
}
_OF_A_POST = {Bar.SUPPORT: "is for support staff only", Bar.LEADER: "is in the leadership group"}
_WORKING = {Bar.SUPPORT: "support staff, as ", Bar.LEADER: "as ", Bar.UNQUALIFIED: "as "}


def is_nobody_qualified(view: View) -> bool:
    """Whether nobody in the whole structure is recorded as a qualified teacher."""
    return not view.keys(QUALIFIED)


def is_in_leadership_group(post: Post, holding: Holding | None) -> bool:
    """Whether a post is a head's, deputy's or assistant's, or is paid as one or as a leading practitioner."""
    stated = holding if holding is not None and (holding.pay_scale or holding.pay_point) else post
    if _LEADERS_SCALE.match(stated.pay_scale) or _LEADERS_SCALE.match(stated.pay_point):
        return True
    titled = _LEADERS_TITLE.search(post.title) or _LEADERS_TITLE.search(post.role_class)
    return post.level is Level.HEAD or (post.level is Level.SENIOR and titled is not None)


def bar_of(view: View, person: Person) -> Barred | None:
    """Return what keeps a person from being paid as a classroom teacher, if anything does."""
    if person.staff_group is StaffGroup.SUPPORT:
        return Barred(Bar.SUPPORT, person, "")
    for holding in view.find(HOLDINGS_OF_PERSON, person.id):
        held = view.need(Post, holding.post)
        if is_in_leadership_group(held, holding):
            return Barred(Bar.LEADER, person, held.title)
    return None if person.qts else Barred(Bar.UNQUALIFIED, person, "")


def has_permanent_tlr(view: View, person_id: str) -> bool:
    """Whether somebody receives a TLR1 or TLR2, beside which no other of these may be paid."""
    return any(
        allowance.allowance_kind in PERMANENT_TLRS and allowance.person in (None, person_id)
        for holding in view.find(HOLDINGS_OF_PERSON, person_id)
        for allowance in view.find(ALLOWANCES_OF_POST, holding.post)
    )


def _barred(view: View, allowance: Allowance) -> Iterator[Barred]:
    post = view.need(Post, allowance.post)
    if post.access is Access.SUPPORT:
        yield Barred(Bar.SUPPORT, None, post.title)
    holdings = view.find(HOLDINGS_OF_POST, post.id)
    for holding in holdings:
        if allowance.person in (None, holding.person):
            barred = bar_of(view, view.need(Person, holding.person))
            if barred is not None:
                yield Barred(barred.bar, barred.person, barred.where or post.title)
    if not holdings and is_in_leadership_group(post, None):
        yield Barred(Bar.LEADER, None, post.title)


def _fixes(view: View, allowance: Allowance, post: Post, barred: Barred) -> Iterator[Fix]:
    if barred.bar is Bar.UNQUALIFIED and barred.person:
        qualified = set_fields(view, barred.person, qts=True)
        yield Fix("Record that they are a qualified teacher", qualified)
    if barred.bar is Bar.LEADER:
        label = allowance.allowance_kind.label
        yield Fix(f"Take the {label} away", remove_allowance(view, allowance.id))
    else:
        change = set_fields(view, allowance, allowance_kind=AllowanceKind.RR)
        yield Fix("Pay it as an R&R allowance", change.relabelled(f"Pay {post.title} an R&R allowance"))


def _an(kind: AllowanceKind) -> str:
    return f"an {kind.label}" if kind is AllowanceKind.SEN else f"a {kind.label}"
