"""What the rules find in the made-up schools, by one plain loop over the records: the floor for a full check.

It knows the twelve rules only as far as these schools exercise them, says nothing in words and offers no fix.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model import records as r
from orgdesigner.model import words as w
from orgdesigner.model.view import View

Finding = tuple[str, str]
YEAR = Decimal("52.143") - Decimal(33) / 5


def plain_findings(view: View) -> list[Finding]:
    """Return the rule and the chief subject of every finding."""
    people = {person.id: person for person in view.all(r.Person)}
    posts = {post.id: post for post in view.all(r.Post)}
    holders: dict[str, list[r.Person]] = defaultdict(list)
    held: dict[str, list[r.Post]] = defaultdict(list)
    for holding in view.all(r.Holding):
        holders[holding.post].append(people[holding.person])
        held[holding.person].append(posts[holding.post])
    paid: dict[str, list[r.Allowance]] = defaultdict(list)
    for allowance in view.all(r.Allowance):
        paid[allowance.post].append(allowance)
    classes: dict[str, list[r.Post]] = defaultdict(list)
    for post in posts.values():
        if post.role_class:
            classes[post.role_class].append(post)
    seated = {seat.post or seat.person for seat in view.all(r.Membership)}
    seated.update(lead for team in view.all(r.Team) for lead in team.leads)
    return [
        *_of_posts(posts),
        *_of_teams(view, posts),
        *_of_people(people, held, seated),
        *_of_allowances(view, posts, holders),
        *_of_access(view, classes, holders),
        *_of_pay(classes, holders, paid),
    ]


def _of_posts(posts: dict[str, r.Post]) -> Iterator[Finding]:
    for post in posts.values():
        if post.access is not w.Access.ALL and not post.access_reason.strip():
            yield "EQ-503" if post.new else "EQ-502", post.id
        if post.critical and post.second in (None, post.id):
            yield "RES-601", post.id
        stated = (post.authority.strip(), post.autonomy.strip(), post.accountability.strip())
        if post.level is not w.Level.NONE and not post.external and not all(stated):
            yield "AUT-701", post.id
        if post.contract in (w.ContractKind.FIXED_TERM, w.ContractKind.SECONDMENT) and post.ends is None:
            yield "TERM-301", post.id


def _of_teams(view: View, posts: dict[str, r.Post]) -> Iterator[Finding]:
    answers: dict[str, int] = defaultdict(int)
    for priority in view.all(r.Priority):
        if priority.accountable is None:
            yield "COV-101", priority.id
        else:
            answers[priority.accountable] += 1
    loads: dict[str | None, list[tuple[int, str]]] = defaultdict(list)
    for team in view.all(r.Team):
        if team.team_kind is not w.TeamKind.LEADERSHIP:
            continue
        if team.lead is w.TeamLead.ONE and len(team.leads) != 1:
            yield "TEAM-401", team.id
        if team.leads and all(posts[lead].level is not w.Level.HEAD for lead in team.leads):
            loads[team.parent].append((sum(answers[lead] for lead in team.leads), team.id))
    for beside in loads.values():
        if max(beside)[0] - min(beside)[0] > 1:
            yield "COV-102", max(beside)[1]


def _of_people(
    people: dict[str, r.Person], held: dict[str, list[r.Post]], seated: set[str | None]
) -> Iterator[Finding]:
    for person in people:
        theirs = held[person]
        if person in seated or any(post.id in seated for post in theirs):
            continue
        inside = [post for post in theirs if not post.external]
        if not any(post.level is w.Level.HEAD for post in theirs) and (inside or not theirs):
            yield "TEAM-402", inside[0].id if inside else person


def _of_allowances(
    view: View, posts: dict[str, r.Post], holders: dict[str, list[r.Person]]
) -> Iterator[Finding]:
    for allowance in view.all(r.Allowance):
        if allowance.allowance_kind is not w.AllowanceKind.TLR3:
            continue
        post = posts[allowance.post]
        if allowance.ends is None and post.ends is None:
            yield "TERM-301", post.id
        qualified = all(person.qts for person in holders[post.id])
        if post.access is w.Access.SUPPORT or not qualified or not 727 <= allowance.annual <= 3600:
            yield "PAY-202", post.id


def _of_access(
    view: View, classes: dict[str, list[r.Post]], holders: dict[str, list[r.Person]]
) -> Iterator[Finding]:
    staff = {
        w.StaffGroup.TEACHING: view.school.teaching_headcount or 0,
        w.StaffGroup.SUPPORT: view.school.support_headcount or 0,
    }
    for every in classes.values():
        posts = [post for post in every if post.level is not w.Level.NONE]
        if len(posts) < 3:
            continue
        for group, of_group in staff.items():
            access = w.Access.SUPPORT if group is w.StaffGroup.SUPPORT else w.Access.TEACHING
            reserved = [post for post in posts if post.access is access]
            opened = [post for post in posts if post.access is w.Access.ALL]
            held = [post for post in opened if group in {each.staff_group for each in holders[post.id]}]
            share = int(Decimal(len(posts) * of_group) / sum(staff.values()) + Decimal("0.5"))
            short = share - len(reserved) - len(held)
            if reserved and short > 0:
                yield "EQ-501", min(post.id for post in reserved)
            elif not reserved and short > 1 and all(holders[post.id] for post in opened):
                yield "EQ-501", min(post.id for post in posts)


def _of_pay(
    classes: dict[str, list[r.Post]],
    holders: dict[str, list[r.Person]],
    paid: dict[str, list[r.Allowance]],
) -> Iterator[Finding]:
    for posts in classes.values():
        rates = {
            post.id: sum((_rate(post, person, each) for each in paid[post.id]), Decimal(0))
            for post in posts
            if post.level is not w.Level.NONE
            for person in holders[post.id]
        }
        if rates and min(rates.values()) < max(rates.values()):
            yield "PAY-201", min(post for post, rate in rates.items() if rate < max(rates.values()))


def _rate(post: r.Post, person: r.Person, allowance: r.Allowance) -> Decimal:
    if allowance.basis is not w.AllowanceBasis.CONTRACT or allowance.allowance_kind is w.AllowanceKind.TLR3:
        return allowance.annual
    weeks = post.weeks if person.staff_group is w.StaffGroup.SUPPORT else None
    return round(allowance.annual * (weeks / YEAR if weeks else 1), 2)
