"""A TLR is paid to a classroom teacher, inside the range that the pay tables give for the year.

Why: A teaching and learning responsibility payment is for a qualified teacher who is neither in the
leadership group nor on the pay range for leading practitioners, and nobody holds a TLR1 together with a TLR2.
Outside that, the school's pay policy can't defend it; the same money can be paid as an R&R allowance.

Source: School Teachers' Pay and Conditions Document as quoted by The Key (classroom teacher) and a local
authority's note (TLR3 beside a TLR1 or TLR2); that a TLR1 excludes a TLR2 was not seen in a source. Ranges
from the pay tables, each with its own source; read in November 2026. Nothing is said where the school has
its own pay terms, and nothing of a range for a year that has no table.

To fix: Pay it as an R&R allowance, bring it into the range, or take one of two away.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice

from orgdesigner.model.edits.allowances import remove_allowance
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.money import exactly
from orgdesigner.model.pay import paid_together
from orgdesigner.model.records import Allowance, Holding, Person, Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST, HOLDINGS_OF_PERSON, HOLDINGS_OF_POST
from orgdesigner.model.view import View
from orgdesigner.model.words import TLRS, Access, AllowanceKind, Level, PayTerms, StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.tables import pay_tables
from orgdesigner.rules.wording import day

_LEADERS_SCALE = re.compile(r"leadership|leading practitioner|L\d|LP", re.IGNORECASE)
_LEADERS_TITLE = re.compile(r"head ?teacher", re.IGNORECASE)


@rule(
    "PAY-202",
    "TLRs where they may be, inside their range",
    each=Allowance,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, allowance: Allowance) -> Iterator[Found]:
    if allowance.allowance_kind not in TLRS or view.school.pay_terms is not PayTerms.STPCD:
        return
    post = view.need(Post, allowance.post)
    holders = [
        view.need(Person, holding.person)
        for holding in view.find(HOLDINGS_OF_POST, post.id)
        if allowance.person in (None, holding.person)
    ]
    problems = chain(
        _of_support_staff(view, allowance, post, holders),
        _of_a_leader(view, allowance, post, holders),
        _with_a_tlr2(view, allowance, post, holders),
        _outside_its_range(view, allowance, post),
    )
    # The gravest only: to mend it may settle the rest.
    yield from islice(problems, 1)


def _of_support_staff(view: View, allowance: Allowance, post: Post, holders: list[Person]) -> Iterator[Found]:
    label = allowance.allowance_kind.label
    if post.access is Access.SUPPORT:
        message = f"{post.title} is for support staff only, and carries a {label}"
        yield found(message, post, allowance, fixes=[_as_an_rr(view, allowance, post)])
    for person in holders:
        if person.staff_group is StaffGroup.SUPPORT:
            yield found(
                f"{person.name} receives a {label}, which only a teacher may hold",
                post,
                allowance,
                person,
                working=f"support staff, as {post.title}",
                fixes=[_as_an_rr(view, allowance, post)],
            )
        elif not person.qts:
            qualified = set_fields(view, person, qts=True)
            yield found(
                f"{person.name} receives a {label}, and is not recorded as a qualified teacher",
                post,
                allowance,
                person,
                working=f"as {post.title}",
                fixes=[
                    Fix("Record that they are a qualified teacher", qualified),
                    _as_an_rr(view, allowance, post),
                ],
                severity=Severity.WARNING,
            )


def _as_an_rr(view: View, allowance: Allowance, post: Post) -> Fix:
    change = set_fields(view, allowance, allowance_kind=AllowanceKind.RR)
    return Fix("Pay it as an R&R allowance", change.relabelled(f"Pay {post.title} an R&R allowance"))


def _of_a_leader(view: View, allowance: Allowance, post: Post, holders: list[Person]) -> Iterator[Found]:
    label = allowance.allowance_kind.label
    if not holders and _is_in_leadership_group(post, None):
        message = f"{post.title} carries a {label}, and is in the leadership group"
        yield found(message, post, allowance, fixes=[_away(view, allowance)])
    for person in holders:
        for holding in view.find(HOLDINGS_OF_PERSON, person.id):
            held = view.need(Post, holding.post)
            if _is_in_leadership_group(held, holding):
                yield found(
                    f"{person.name} receives a {label}, and is on leaders' pay",
                    post,
                    allowance,
                    person,
                    working=f"as {held.title}",
                    fixes=[_away(view, allowance)],
                )


def _away(view: View, allowance: Allowance) -> Fix:
    return Fix(f"Take the {allowance.allowance_kind.label} away", remove_allowance(view, allowance.id))


def _is_in_leadership_group(post: Post, holding: Holding | None) -> bool:
    """Whether a post is a head's, deputy's or assistant's, or is paid as one or as a leading practitioner."""
    stated = holding if holding is not None and (holding.pay_scale or holding.pay_point) else post
    if _LEADERS_SCALE.match(stated.pay_scale) or _LEADERS_SCALE.match(stated.pay_point):
        return True
    titled = _LEADERS_TITLE.search(post.title) or _LEADERS_TITLE.search(post.role_class)
    return post.level is Level.HEAD or (post.level is Level.SENIOR and titled is not None)


def _with_a_tlr2(view: View, allowance: Allowance, post: Post, holders: list[Person]) -> Iterator[Found]:
    if allowance.allowance_kind is not AllowanceKind.TLR1:
        return
    for person in holders:
        for other in _paid_besides(view, person):
            if other.allowance_kind is AllowanceKind.TLR2 and len(paid_together([allowance, other])) > 1:
                yield found(
                    f"{person.name} receives a TLR1 and a TLR2 together",
                    post,
                    allowance,
                    other,
                    person,
                    fixes=[
                        Fix("Keep the TLR1 only", remove_allowance(view, other.id)),
                        Fix("Keep the TLR2 only", remove_allowance(view, allowance.id)),
                    ],
                )


def _paid_besides(view: View, person: Person) -> Iterator[Allowance]:
    for holding in view.find(HOLDINGS_OF_PERSON, person.id):
        for allowance in view.find(ALLOWANCES_OF_POST, holding.post):
            if allowance.person in (None, person.id):
                yield allowance


def _outside_its_range(view: View, allowance: Allowance, post: Post) -> Iterator[Found]:
    kind, school = allowance.allowance_kind, view.school
    table = pay_tables().range(kind.value, year=school.pay_year, area=school.pay_area)
    if table is None:
        return
    pay_year, limits = table
    if limits.minimum is not None and allowance.annual < limits.minimum:
        side, nearest = "below", limits.minimum
    elif limits.maximum is not None and allowance.annual > limits.maximum:
        side, nearest = "above", limits.maximum
    else:
        return
    most = f"to {exactly(limits.maximum)}" if limits.maximum is not None else "and more"
    table_said = f"{pay_year.year}, as at {day(pay_year.as_at)}"
    mended = set_fields(view, allowance, annual=nearest)
    yield found(
        f"The {kind.label} of {post.title} is {exactly(allowance.annual)}, {side} the range in this table",
        post,
        allowance,
        working=f"{exactly(limits.minimum or Decimal(0))} {most} ({table_said})",
        fixes=[
            Fix(f"Set it to {exactly(nearest)}", mended.relabelled(f"Bring the {kind.label} into its range"))
        ],
    )


GOOD = (
    """
    post hod "Head of Art" middle pay_point=U3
      held "T. Nowak" teaching qts
      allowance TLR2 3651 responsibility
    post leader "Grassroots Leader" middle
      held "F. Osei" support
      allowance R&R 2000
    post research "In Charge of Research"
      held "P. Iyer" teaching qts pay_point=M6
      allowance TLR3 2000 ends=2027-08-31
    post hoy "Head of Year 9" middle access=support access_reason="Share" pay_scale=NJC pay_point=23
      allowance R&R 2000
    post asl "Associate Senior Leader" senior
      held "G. Tan" teaching qts
      allowance TLR3 3600 ends=2027-08-31
    """,
    """
    school "Hill Academy" pay_terms=own
    post leader "Grassroots Leader" middle
      held "F. Osei" support
      allowance TLR3 100 ends=2027-08-31
    """,
)
BAD = (
    Example(
        """
        post leader "Grassroots Leader" middle
          held "F. Osei" support
          allowance TLR3 100 ends=2027-08-31
        post reserved "Grassroots Leader" middle access=support access_reason="A proportional share"
          allowance TLR3 2000 ends=2027-08-31
        post unqualified "Grassroots Leader" middle
          held "D. Pryce" teaching
          allowance TLR3 2000 ends=2027-08-31
        """,
        found_at=("unqualified", "leader", "reserved"),
    ),
    Example(
        """
        post ah "Assistant Headteacher" senior
          held "S. Achebe" teaching qts
          allowance TLR1 12000 responsibility
        post dh "Deputy Headteacher" senior pay_point=L20
          allowance TLR2 4000 responsibility
        post hod "Head of Art" middle
          held nowak "T. Nowak" teaching qts
          allowance TLR1 11000 responsibility
        post hoy "Head of Year 9" middle
          held nowak
          allowance TLR2 4000 responsibility
        """,
        found_at=("dh", "ah", "hod"),
    ),
    Example(
        """
        post hod "Head of Art" middle
          allowance TLR2 2000 responsibility
        post research "In Charge of Research"
          allowance TLR3 3600.50 ends=2027-08-31
        """,
        found_at=("hod", "research"),
    ),
)
