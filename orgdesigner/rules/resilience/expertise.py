"""Expertise is recorded for more people than the one who leads.

Why: Seventeen assistants work with a SENCO, and half of them have qualifications of their own. If the chart
knows only the lead's, it is the lead who is asked, and who is missed.

Source: A primary school's account of its SENCO and seventeen teaching assistants, two of whom led a day for
the whole staff; read in November 2026. Asked of people whose expertise is recorded, and who lead a team or
manage posts in which enough others work.

To fix: Ask the others what they know, and record it.
"""

from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Person, Post
from orgdesigner.model.relations import HOLDINGS_OF_PERSON, TEAMS_LED, holders, members, reports
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import count


@rule(
    "RES-604",
    "Expertise beyond the lead",
    each=Person,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("others", "Others who work with the lead, at least", Decimal(4)),),
)
def check(view: View, person: Person, *, others: Decimal) -> Iterator[Found]:
    if not person.expertise:
        return
    held = [view.need(Post, holding.post) for holding in view.find(HOLDINGS_OF_PERSON, person.id)]
    led = {post.id: post for lead in held for post in _led(view, lead)}
    people = {each.id: each for post in led.values() for each in holders(view, post.id)}
    people |= {each.id: each for lead in held for each in _in_person(view, lead)}
    people.pop(person.id, None)
    if len(people) < others or any(each.expertise for each in people.values()):
        return
    yield found(
        f"{person.name} leads {len(people)} people, and none of them has expertise recorded",
        person,
        *held,
        fixes=_fixes(view, list(led.values()), person),
    )


def _led(view: View, lead: Post) -> Iterator[Post]:
    """Yield the posts that report to a post, and the members of the teams that it leads."""
    yield from reports(view, lead.id)
    for team in view.find(TEAMS_LED, lead.id):
        yield from (view.need(Post, seat.post) for seat in members(view, team.id) if seat.post)


def _in_person(view: View, lead: Post) -> Iterator[Person]:
    for team in view.find(TEAMS_LED, lead.id):
        yield from (view.need(Person, seat.person) for seat in members(view, team.id) if seat.person)


def _fixes(view: View, posts: list[Post], lead: Person) -> Iterator[Fix]:
    """Yield how people get the expertise that their posts ask for, if any post says so."""
    draft = Draft(view)
    named: set[str] = set()
    for post in posts:
        for person in holders(view, post.id):
            if post.expertise and person.id != lead.id:
                drafted = draft.get(Person, person.id) or person
                draft.set(person, expertise=tuple(dict.fromkeys((*drafted.expertise, *post.expertise))))
                named.add(person.id)
    if named:
        label = f"Record for {count(len(named), 'person', 'people')} what their posts ask for (a first draft)"
        yield Fix(label, draft.change("Record the expertise that posts ask for"))


GOOD = (
    """
    team support "Learning Support" support leads=senco
      member ta1
    post senco "SENCO" middle
      held "Olga Pike" teaching qts expertise="Dyslexia","Autism"
      post ta1 "Teaching Assistant"
        held "Obi Stone" support expertise="Makaton"
      post ta2 "Teaching Assistant"
        held "Pia Todd" support
      post ta3 "Teaching Assistant"
        held "Quin Urso" support
      post ta4 "Teaching Assistant"
        held "Ray Voss" support
    """,
)
BAD = (
    Example(
        """
        team support "Learning Support" support leads=senco
          member ta4
          member person=ivy-king
        post senco "SENCO" middle
          held olga "Olga Pike" teaching qts expertise="Dyslexia","Autism"
          post ta1 "Teaching Assistant"
            held "Obi Stone" support
          post ta2 "Teaching Assistant" expertise="Makaton"
            held "Pia Todd" support
          post ta3 "Teaching Assistant"
            held "Quin Urso" support
        post ta4 "Teaching Assistant"
          held "Ray Voss" support
        person ivy-king "Ivy King" support
        """,
        found_at=("olga",),
    ),
)
