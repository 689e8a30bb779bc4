"""Schools of any size and shape, the same for the same number; every title ends in a code of its own.

There is everything in them that a chart can say of a school, and much of it is long.
"""

from datetime import date
from random import Random

from orgdesigner.model import records as r
from orgdesigner.model import words as w
from orgdesigner.model.structure import Structure
from tests.chart.school import School

KINDS = (w.TeamKind.LEADERSHIP, w.TeamKind.FACULTY, w.TeamKind.YEAR, w.TeamKind.SUPPORT, w.TeamKind.OTHER)
WORDS = (
    *("Teacher", "Leader", "Assistant", "Officer", "Technician", "Manager", "Coordinator", "Safeguarding"),
    *("Achievement", "Mathematics", "Examinations", "Attendance", "Administration", "Partnerships"),
    *("Design", "Technology", "Communications", "and", "of", "Senior"),
)


def code(number: int) -> str:
    """The word in the title of a post that is in no other."""
    return f"Q{number:04}"


def generated(seed: int, *, smallest: int = 10, largest: int = 1500) -> Structure:
    """Return a school of so many posts, most of them in a tree that is wide, deep or neither.

    Small schools are as many as large ones: each doubling of their size is as likely.
    """
    random = Random(seed)
    count = round(smallest * (largest / smallest) ** random.random())
    school = School()
    teams = [f"team-{number}" for number in range(max(2, count // 12))]
    for team in teams:
        committee = _title(random) if random.random() < 0.3 else ""
        school.team(team, _title(random), random.choice(KINDS), committee=committee)
    fan, alone = random.choice([2, 4, 8, 20]), random.choice([0.0, 0.02, 0.2])
    posts: list[str] = []
    everybody: list[str] = []
    for number in range(count):
        above = posts[max(0, (len(posts) - random.randint(1, fan)) // fan)] if posts else ""
        tied = not posts or random.random() >= alone
        post = school.post(
            f"{_title(random)} {code(number)}",
            team=random.choice([*teams, ""]),
            above=above if tied else "",
            group=random.choice([None, *w.StaffGroup]),
            holders=random.choice([1, 1, 1, 2]),
            level=w.Level.HEAD if not posts else random.choice([w.Level.NONE] * 4 + [w.Level.SENIOR]),
            access=random.choice([w.Access.ALL] * 4 + [w.Access.SUPPORT]),
            ends=random.choice([None] * 6 + [date(2027, 8, 31)]),
            arrangement=random.choice([w.Arrangement.INHERIT] * 9 + [w.Arrangement.STACK_LEFT]),
        )
        everybody.append(post)
        if tied:
            posts.append(post)
    _ties(random, school, teams, everybody)
    return school.structure()


def _ties(random: Random, school: School, teams: list[str], posts: list[str]) -> None:
    """Add what ties posts and teams to each other: second teams, coaches, meetings and priorities."""
    for number, post in enumerate(posts):
        if random.random() < 0.15:
            school.join(post, random.choice(teams))
        if number and random.random() < 0.1:
            coach = random.choice(posts[:number])
            school.records.append(r.Link(id=f"coach-{number}", link_kind=r.COACHING, lower=post, upper=coach))
    for number in range(random.choice([0, 2, 5])):
        own = tuple(random.sample(teams, 1)) if number % 2 else ()
        school.records.append(r.Forum(id=f"forum-{number}", name=_title(random), teams=own, order=number))
    for number in range(1, random.choice([1, 4, 7])):
        helpers = tuple(random.sample(posts, min(len(posts), 4)))
        school.records.append(
            r.Priority(
                id=f"priority-{number}",
                number=number,
                name=_title(random, random.choice([2, 4, 13])),
                accountable=random.choice(posts),
                contributing=helpers,
            )
        )


def _title(random: Random, length: int = 0) -> str:
    return " ".join(random.choice(WORDS) for _ in range(length or random.choice([1, 2, 3, 3, 4, 9])))
