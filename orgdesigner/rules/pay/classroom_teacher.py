"""A TLR is paid to a classroom teacher: a qualified teacher who is not on leaders' pay.

Why: A teaching and learning responsibility payment is for somebody who is neither in the leadership group nor
on the pay range for leading practitioners. Outside that, the school's pay policy can't defend it. Support
staff who carry the same responsibility are paid the same money as an R&R allowance.

Source: School Teachers' Pay and Conditions Document, its definition of a classroom teacher as quoted by The
Key; who is in the leadership group (headteacher, deputies, assistants) from Eurydice; read in November 2026.
Where no qualification is recorded at all, that is said once. Nothing is said under the school's own pay
terms.

To fix: Pay it as an R&R allowance, take it away, or record the qualification.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Allowance, Person, Post, School
from orgdesigner.model.relations import TLRS_PAID, holders, is_on_national_terms
from orgdesigner.model.view import View
from orgdesigner.model.words import TLRS
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.classroom import Bar, bar_of, is_nobody_qualified, paid_wrongly
from orgdesigner.rules.shared.wording import count


@rule(
    "PAY-203",
    "TLRs for classroom teachers",
    each=(Allowance, School),
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, record: Allowance | School) -> Iterator[Found]:
    if isinstance(record, School):
        if is_on_national_terms(view) and is_nobody_qualified(view):
            yield from _no_qualification_recorded(view)
    elif record.allowance_kind in TLRS and is_on_national_terms(view):
        yield from paid_wrongly(view, record)


def _no_qualification_recorded(view: View) -> Iterator[Found]:
    """Yield once for all that nobody is recorded as qualified, as after the import of a staff list."""
    teachers = {
        person.id: (person, allowance.post)
        for allowance in view.find(TLRS_PAID, True)
        for person in holders(view, allowance.post)
        if allowance.person in (None, person.id) and _lacks_only_the_record(view, person)
    }
    if not teachers:
        return
    draft = Draft(view)
    for person, _ in teachers.values():
        draft.set(person, qts=True)
    many = len(teachers) > 1
    yield found(
        "Nobody is recorded as a qualified teacher, and "
        f"{count(len(teachers), 'teacher')} {'receive' if many else 'receives'} a TLR",
        *dict.fromkeys(Subject(Post.kind, post) for _, post in teachers.values()),
        fixes=[
            Fix(
                f"Record that {'all of them are qualified teachers' if many else 'they are qualified'}",
                draft.change("Record who is a qualified teacher"),
            )
        ],
        severity=Severity.WARNING,
    )


def _lacks_only_the_record(view: View, person: Person) -> bool:
    barred = bar_of(view, person)
    return barred is not None and barred.bar is Bar.UNQUALIFIED


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
    post asl "Associate Senior Leader" senior
      held "G. Tan" teaching qts
      allowance TLR3 3600 ends=2027-08-31
    """,
    """
    school "Hill Academy" pay_terms=own
    post leader "Grassroots Leader" middle
      held "F. Osei" support
      allowance TLR3 2000 ends=2027-08-31
    """,
)
BAD = (
    Example(
        """
        post leader "Grassroots Leader" middle
          held "F. Osei" support
          allowance TLR3 2000 ends=2027-08-31
        post reserved "Grassroots Leader" middle access=support access_reason="A proportional share"
          allowance TLR3 2000 ends=2027-08-31
        post unqualified "Grassroots Leader" middle
          held "D. Pryce" teaching
          allowance TLR3 2000 ends=2027-08-31
        post hod "Head of Art" middle
          held "T. Nowak" teaching qts
        """,
        found_at=("leader", "reserved", "unqualified"),
    ),
    Example(
        """
        post ah "Assistant Headteacher" senior
          held "S. Achebe" teaching qts
          allowance TLR1 12000 responsibility
        post dh "Deputy Headteacher" senior pay_point=L20
          allowance TLR2 4000 responsibility
        post lp "Leading Practitioner" pay_scale="Leading Practitioner"
          held "G. Tan" teaching qts
          allowance TLR2 4000 responsibility
        """,
        found_at=("dh", "ah", "lp"),
    ),
    Example(
        """
        post hod "Head of Art" middle
          held "T. Nowak" teaching
          allowance TLR2 4000 responsibility
        post hoy "Head of Year 9" middle
          held "D. Pryce" teaching
          allowance TLR2 4000 responsibility
        """,
        found_at=("hod",),
    ),
)
