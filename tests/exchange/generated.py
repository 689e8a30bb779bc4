"""Schools of any size and shape, the same for the same number; every title ends in a code of its own."""

from random import Random

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
    """Return a school of so many posts, most of them in a tree that is wide, deep or neither."""
    random = Random(seed)
    count = random.randint(smallest, largest)
    school = School()
    teams = [f"team-{number}" for number in range(max(2, count // 12))]
    for team in teams:
        school.team(team, _title(random), random.choice(KINDS))
    fan, alone = random.choice([2, 4, 8, 20]), random.choice([0.0, 0.02, 0.2])
    posts: list[str] = []
    for number in range(count):
        above = posts[max(0, (len(posts) - random.randint(1, fan)) // fan)] if posts else ""
        tied = not posts or random.random() >= alone
        post = school.post(
            f"{_title(random)} {code(number)}",
            team=random.choice([*teams, ""]),
            above=above if tied else "",
            group=random.choice([None, *w.StaffGroup]),
            holders=random.choice([1, 1, 1, 2]),
            level=w.Level.HEAD if not posts else w.Level.NONE,
            arrangement=random.choice([w.Arrangement.INHERIT] * 9 + [w.Arrangement.STACK_LEFT]),
        )
        if tied:
            posts.append(post)
    return school.structure()


def _title(random: Random) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.choice([1, 2, 3, 3, 4, 9])))
