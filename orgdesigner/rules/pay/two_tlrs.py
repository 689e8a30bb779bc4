"""Nobody holds two permanent TLRs at the same time.

Why: A teacher's lasting responsibilities are merged into one TLR1 or TLR2 of a suitable value. Two side by
side hide what the whole of the work is worth. A TLR3 may come on top, because it is for a time.

Source: A local authority's note on allowances (a TLR3 beside a TLR1 or TLR2); read in November 2026. That a
TLR1 excludes a TLR2, and either a second of its kind, is this program's own knowledge and was not seen in a
source. Nothing is said under the school's own pay terms.

To fix: Merge them into one of a suitable value, or keep one only.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.money import exactly
from orgdesigner.model.pay import WHOLE
from orgdesigner.model.records import Allowance, Person, Post
from orgdesigner.model.relations import (
    ALLOWANCES_OF_POST,
    HOLDINGS_OF_PERSON,
    HOLDINGS_OF_POST,
    is_on_national_terms,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import PERMANENT_TLRS
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.periods import common, days_together
from orgdesigner.rules.shared.ranges import fits
from orgdesigner.rules.shared.wording import count, in_words, listed


@rule(
    "PAY-206",
    "One permanent TLR each",
    each=Allowance,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, allowance: Allowance) -> Iterator[Found]:
    if allowance.allowance_kind not in PERMANENT_TLRS or not is_on_national_terms(view):
        return
    for holding in view.find(HOLDINGS_OF_POST, allowance.post):
        if allowance.person in (None, holding.person):
            person = view.need(Person, holding.person)
            together = _together(view, person)
            if together and allowance.id == min(each.id for each in together):
                yield _found(view, person, together)


def _together(view: View, person: Person) -> list[Allowance]:
    """The permanent TLRs of a person that are paid on one day; none if they are never more than one."""
    timed = [
        (allowance, common(allowance, holding, view.need(Post, holding.post)))
        for holding in view.find(HOLDINGS_OF_PERSON, person.id)
        for allowance in view.find(ALLOWANCES_OF_POST, holding.post)
        if allowance.allowance_kind in PERMANENT_TLRS and allowance.person in (None, person.id)
    ]
    return next((paid for paid in days_together(timed) if len(paid) > 1), [])


def _found(view: View, person: Person, together: list[Allowance]) -> Found:
    posts = [view.need(Post, each.post) for each in together]
    kinds = [each.allowance_kind.label for each in together]
    said = (
        f"{in_words(len(kinds))} {kinds[0]}s"
        if len(set(kinds)) == 1
        else listed(f"a {kind}" for kind in kinds)
    )
    return found(
        f"{person.name} receives {said} together",
        *dict.fromkeys(posts),
        *together,
        person,
        working=listed(f"{_called(view, each)}, {exactly(each.annual)}" for each in together),
        fixes=_fixes(view, together),
    )


def _called(view: View, allowance: Allowance) -> str:
    return f"the {allowance.allowance_kind.label} of {view.need(Post, allowance.post).title}"


def _fixes(view: View, together: list[Allowance]) -> Iterator[Fix]:
    """Yield one merged TLR, and then each TLR kept alone; what others receive too is never taken away."""
    first, *others = sorted(together, key=lambda each: (each.allowance_kind, -each.annual, each.id))
    total = sum((each.annual for each in together), Decimal(0))
    kind = first.allowance_kind
    are_whole = all(each.share == WHOLE and _is_nobody_elses(view, each) for each in together)
    if are_whole and fits(view, kind, total):
        draft = Draft(view)
        draft.set(first, annual=total)
        draft.remove(others)
        title = view.need(Post, first.post).title
        yield Fix(
            f"Merge them into one {kind.label} of {exactly(total)} for {title}",
            draft.change(f"Merge {count(len(together), 'TLR')} into one"),
        )
    for kept in together:
        others = [each for each in together if each is not kept]
        if all(_is_nobody_elses(view, each) for each in others):
            draft = Draft(view)
            draft.remove(others)
            label = f"Keep {_called(view, kept)} only"
            yield Fix(f"{label}, {exactly(kept.annual)}", draft.change(label))


def _is_nobody_elses(view: View, allowance: Allowance) -> bool:
    return allowance.person is not None or view.count(HOLDINGS_OF_POST, allowance.post) < 2


GOOD = (
    """
    post hod "Head of Art" middle
      held nowak "T. Nowak" teaching qts
      allowance TLR2 4000 responsibility ends=2026-12-31
      allowance TLR3 2000 ends=2027-08-31
    post hoy "Head of Year 9" middle
      held nowak starts=2027-01-01
      allowance TLR1 11000 responsibility
    """,
    """
    school "Hill Academy" pay_terms=own
    post hod "Head of Art" middle
      held nowak "T. Nowak" teaching qts
      allowance TLR2 4000
      allowance TLR2 5000
    """,
)
BAD = (
    Example(
        """
        post hod "Head of Art" middle
          held nowak "T. Nowak" teaching qts
          allowance TLR1 11000 responsibility id=a1
        post hoy "Head of Year 9" middle
          held nowak
          allowance TLR2 4000 responsibility id=a2
        """,
        found_at=("hod",),
    ),
    Example(
        """
        post hod "Head of Art" middle
          held tan "G. Tan" teaching qts share=0.5
          held iyer "P. Iyer" teaching qts share=0.5
          allowance TLR2 4000 responsibility id=a1
          allowance TLR2 6000 responsibility person=tan id=a2
        """,
        found_at=("hod",),
    ),
)
