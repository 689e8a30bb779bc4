"""An SEN allowance is paid to a classroom teacher, on a ground that it names.

Why: It is for a post that needs a mandatory qualification in special needs, for teaching in a special school,
in a designated special class or unit, or in a setting like these. To be the SENCO is no ground in itself.

Source: School Teachers' Pay and Conditions Document as summarised by The Key and by a note on SEN allowances
since 2010, by which the SENCO's own qualification is not one of the mandatory ones; read in November 2026. In
a special school the school itself is the ground. Nothing is said under the school's own pay terms.

To fix: Name the ground as the allowance's reason, or take the allowance away.
"""

import re
from collections.abc import Iterator

from orgdesigner.model.edits.allowances import remove_allowance
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.relations import is_on_national_terms
from orgdesigner.model.view import View
from orgdesigner.model.words import AccessGround, AllowanceKind, Phase
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.classroom import paid_wrongly

QUALIFICATION = "Needs a mandatory SEN qualification"
GROUNDS = (
    QUALIFICATION,
    "Teaches in a designated special class or unit",
    "Teaches in a setting like a designated special class or unit",
)
"""The grounds on which a school that is not a special school may pay the allowance."""

_SENCO = r"(?:sendco|senco|sencd?o|special (?:educational )?needs co-?ordinator)"
_IS_SENCO = re.compile(rf"\b{_SENCO}\b", re.IGNORECASE)
_ONLY_SENCO = re.compile(rf"\W*(?:(?:for|as|is|being|the|our)\W+)*{_SENCO}\W*", re.IGNORECASE)


@rule(
    "PAY-211",
    "SEN allowances where they may be",
    each=Allowance,
    severity=Severity.ERROR,
    strength=Strength.HARD,
)
def check(view: View, allowance: Allowance) -> Iterator[Found]:
    if allowance.allowance_kind is not AllowanceKind.SEN or not is_on_national_terms(view):
        return
    wrongly = list(paid_wrongly(view, allowance))
    yield from wrongly or _without_ground(view, allowance)


def _without_ground(view: View, allowance: Allowance) -> Iterator[Found]:
    reason = allowance.reason.strip()
    if (reason and not _ONLY_SENCO.fullmatch(reason)) or view.school.phase is Phase.SPECIAL:
        return
    post = view.need(Post, allowance.post)
    is_senco = bool(reason or _IS_SENCO.search(post.title)) or post.access_ground is AccessGround.SENCO
    more = ", and being SENCO is none in itself" if is_senco else ""
    yield found(
        f"The SEN allowance of {post.title} names no ground{more}",
        post,
        allowance,
        fixes=_fixes(view, allowance, post, is_senco=is_senco),
        severity=Severity.WARNING if is_senco else Severity.ADVICE,
    )


def _fixes(view: View, allowance: Allowance, post: Post, *, is_senco: bool) -> Iterator[Fix]:
    for ground in GROUNDS:
        if is_senco and ground == QUALIFICATION:
            continue
        change = set_fields(view, allowance, reason=ground)
        named = change.relabelled(f"Name the ground of {post.title}'s SEN allowance")
        yield Fix(f"Name the ground: “{ground}”", named)
    yield Fix("Take the SEN allowance away", remove_allowance(view, allowance.id))


GOOD = (
    """
    post base "Teacher, Resource Base"
      held "G. Tan" teaching qts
      allowance SEN 3000 reason="Teaches in a designated special class"
    post senco "SENCO"
      held "T. Nowak" teaching qts
      allowance SEN 3000 reason="SENCO, and teaches in the hearing unit"
    """,
    """
    school "Hill School" phase=special
    post teacher "Teacher"
      held "G. Tan" teaching qts
      allowance SEN 3000
    """,
    """
    school "Hill Academy" pay_terms=own
    post ta "Teaching Assistant"
      held "F. Osei" support
      allowance SEN 3000
    """,
)
BAD = (
    Example(
        """
        post ta "Teaching Assistant"
          held "F. Osei" support
          allowance SEN 3000 reason="Teaches in a designated special class"
        post dh "Deputy Headteacher" senior
          held "D. Pryce" teaching qts
          allowance SEN 3000
        post teacher "Teacher, Resource Base"
          held "P. Iyer" teaching
          allowance SEN 3000 reason="Teaches in a designated special class"
        """,
        found_at=("ta", "dh", "teacher"),
    ),
    Example(
        """
        post senco "SENCO"
          held "G. Tan" teaching qts
          allowance SEN 3000
        post lead "Lead for Inclusion" access=teaching access_ground=senco
          held "T. Nowak" teaching qts
          allowance SEN 3000 reason="For being the SENCO."
        post base "Teacher, Resource Base"
          held "P. Iyer" teaching qts
          allowance SEN 3000
        """,
        found_at=("senco", "lead", "base"),
    ),
)
