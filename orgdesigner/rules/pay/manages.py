"""A post that carries a TLR1 manages people.

Why: What sets a TLR1 apart from a TLR2 is the line management of a significant number of people. A TLR1 post
to which nobody reports pays for something that the structure does not show.

Source: TES on additional payments for classroom teachers (a TLR1 has the criteria of a TLR2, and line
management of a significant number of people); read in November 2026. How many people are "significant" is not
defined; one direct report is this program's own least number, which a school can raise. Reports to another
post of the same holder count too. Nothing is said where no post is linked to any other, nor under the
school's own pay terms.

To fix: Let the people whom it manages report to it, or make it a TLR2.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.money import exactly, number
from orgdesigner.model.pay import WHOLE
from orgdesigner.model.records import Allowance, Link, Post
from orgdesigner.model.relations import (
    HOLDINGS_OF_PERSON,
    HOLDINGS_OF_POST,
    LINE_DOWNWARD,
    LINE_UPWARD,
    MEMBERS_OF_TEAM,
    TEAMS_LED,
    is_on_national_terms,
    managers_upward,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.ranges import fits, range_of
from orgdesigner.rules.shared.wording import count


@rule(
    "PAY-205",
    "TLR1s that manage people",
    each=Allowance,
    severity=Severity.WARNING,
    strength=Strength.ADVICE,
    limits=(Limit("least", "Direct reports of a TLR1 post, at least", Decimal(1)),),
)
def check(view: View, allowance: Allowance, *, least: Decimal) -> Iterator[Found]:
    if allowance.allowance_kind is not AllowanceKind.TLR1 or not is_on_national_terms(view):
        return
    managed = sum(view.count(LINE_DOWNWARD, post_id) for post_id in _posts(view, allowance))
    if managed >= least or not view.has(Link):
        return
    post = view.need(Post, allowance.post)
    yield found(
        f"{post.title} carries a TLR1, and {_reporting(managed)} to it",
        post,
        allowance,
        working=f"this plan asks for at least {number(least)}" if least > 1 else "",
        fixes=_fixes(view, allowance, post, least - managed),
        severity=Severity.ADVICE if managed else None,
    )


def _reporting(managed: int) -> str:
    if not managed:
        return "nobody reports"
    return f"only {count(managed, 'post')} report{'s' if managed == 1 else ''}"


def _posts(view: View, allowance: Allowance) -> set[str]:
    """The post that carries an allowance, and the other posts of those who receive it."""
    holdings = view.find(HOLDINGS_OF_POST, allowance.post)
    receiving = [each.person for each in holdings if allowance.person in (None, each.person)]
    others = {held.post for person in receiving for held in view.find(HOLDINGS_OF_PERSON, person)}
    return {allowance.post, *others}


def _fixes(view: View, allowance: Allowance, post: Post, missing: Decimal) -> Iterator[Fix]:
    free = _free_in_its_teams(view, post)
    if free and len(free) >= missing:
        label = f"Let {count(len(free), 'post')} of the team that it leads report to it"
        yield Fix(label, report_to(view, free, post.id))
    table = range_of(view, AllowanceKind.TLR2)
    if table is None or table[1].maximum is None:
        return
    annual = min(allowance.annual, table[1].maximum)
    if allowance.share == WHOLE and fits(view, AllowanceKind.TLR2, annual):
        change = set_fields(view, allowance, allowance_kind=AllowanceKind.TLR2, annual=annual)
        less = f": −{exactly(allowance.annual - annual)}" if annual < allowance.annual else ""
        lowered = change.relabelled(f"Make the TLR1 of {post.title} a TLR2")
        yield Fix(f"Make it a TLR2 of {exactly(annual)}{less}", lowered)


def _free_in_its_teams(view: View, post: Post) -> list[str]:
    """The posts in the teams that a post leads which report to nobody, or beside it to its own manager."""
    above = [each.id for each in managers_upward(view, post.id)]
    beside = set(above[:1])
    members = {
        seat.post: None
        for team in view.find(TEAMS_LED, post.id)
        for seat in view.find(MEMBERS_OF_TEAM, team.id)
        if seat.post and seat.post not in (post.id, *above)
    }
    return [each for each in members if {link.upper for link in view.find(LINE_UPWARD, each)} <= beside]


GOOD = (
    """
    post hof "Head of Science" middle
      allowance TLR1 11000 responsibility
      post t "Teacher of Physics"
    post lead "Faculty Lead" middle
      held osei "F. Osei" teaching qts
      allowance TLR1 11000 responsibility
    post hof2 "Head of Art" middle
      held osei
      post t2 "Teacher of Art"
    post hod "Head of Dance" middle
      allowance TLR2 5000 responsibility
    """,
    """
    post hof "Head of Science" middle
      allowance TLR1 11000 responsibility
    """,
)
BAD = (
    Example(
        """
        team science "Science" faculty leads=hof
          member hof
          member t1
          member t2
          member head
        post head "Headteacher" head
          post hof "Head of Science" middle
            allowance TLR1 11000 responsibility
          post t1 "Teacher of Physics"
        post t2 "Teacher of Biology"
        """,
        found_at=("hof",),
    ),
    Example(
        """
        rule PAY-205
          limit least 3
        post hof "Head of Science" middle
          allowance TLR1 11000 responsibility
          post t "Teacher of Physics"
        """,
        found_at=("hof",),
    ),
)
