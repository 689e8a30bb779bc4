"""A school whose every name is written to break out of whatever file it is put in."""

from __future__ import annotations

from datetime import date

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import LEADERS, Audience
from orgdesigner.exchange.outgoing.told import Told, tell
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.shared.tables import pay_tables

NAMES = (
    "</title></style></script><script>document.title='ran'</script>",
    "<img src=x onerror=\"document.title='ran'\">",
    "\"><svg onload=document.title='ran'>",
    "' onmouseover='document.title=1' x='",
    "]]> <![CDATA[ <!-- --> &amp; &lt;b&gt; &#60;",
    "javascript:alert(1) {{7*7}} ${7*7} %placeholder%",
    "=HYPERLINK(1) url(http://example.org/x)",
)


def hostile_view() -> View:
    """Posts, people, teams and a priority with these names, each post below the one before."""
    records: list[r.Record] = [r.School(id=r.SCHOOL_ID, name=NAMES[0])]
    for number, name in enumerate(NAMES):
        post = f"p{number}"
        records += [
            r.Post(id=post, title=name, order=number),
            r.Person(id=f"n{number}", name=f"{name} too", staff_group=StaffGroup.TEACHING),
            r.Holding(id=f"h{number}", post=post, person=f"n{number}"),
            r.Team(id=f"t{number}", name=f"{name} team", leads=(post,)),
            r.Membership(id=f"m{number}", team=f"t{number}", post=f"p{(number + 1) % len(NAMES)}"),
            r.Priority(id=f"y{number}", number=number + 1, name=name, accountable=post),
            r.Forum(id=f"f{number}", name=name),
        ]
        if number:
            records.append(r.Link(id=f"l{number}", lower=post, upper=f"p{number - 1}"))
    return Structure(records).view


def told_of(view: View, audience: Audience = LEADERS, plan: str = NAMES[0]) -> Told:
    """What an audience is told of a structure, under a caption that may be hostile too."""
    return tell(view, audience, Caption(plan, NAMES[1], date(2026, 11, 22)), tables=pay_tables())
