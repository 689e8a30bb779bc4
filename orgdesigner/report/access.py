"""Access and representation: which posts are open to whom, who holds them, and how people were appointed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgdesigner.chart.showing import Showing
from orgdesigner.model.records import Post
from orgdesigner.model.relations import headcount, in_order
from orgdesigner.model.representation import groups_in
from orgdesigner.model.view import View
from orgdesigner.model.words import Level, StaffGroup
from orgdesigner.report.access_roles import other_roles, role, roles, single_posts
from orgdesigner.report.appointments import appointments
from orgdesigner.report.blocks import Align, Block, Cell, Column, Details, Heading, Report, Sentence, Table
from orgdesigner.report.titles import about

SENIOR = (Level.HEAD, Level.SENIOR)


def access_report(view: View, showing: Showing) -> Report:
    """Return the picture of access and representation of a structure."""
    return Report("Access and representation", about(view), tuple(_blocks(view, showing)))


def _blocks(view: View, showing: Showing) -> Iterator[Block]:
    yield from _staff(view)
    leading = sorted(
        (post for post in view.all(Post) if post.is_leadership and not post.external), key=in_order
    )
    if leading:
        yield Sentence(_SIGNS, quiet=True)
        yield Heading("The school as a whole")
        yield _whole(view, leading)
        senior = [post for post in leading if post.level in SENIOR]
        if senior:
            yield from role(view, "Senior leadership", senior, showing)
    else:
        yield Sentence(
            "No post has a leadership level yet. Give each leadership post its level and its role class in"
            " the details, and this page compares who may hold it and who does."
        )
    yield from roles(view, leading, showing)
    yield from single_posts(view, leading, showing)
    yield from other_roles(view, showing)
    yield from appointments(view)
    yield Details("How to read this page", tuple(map(Sentence, _HOW_TO_READ)))


def _staff(view: View) -> Iterator[Block]:
    staff = headcount(view)
    everybody = sum(staff.values())
    if not all(staff.values()):
        yield Sentence(
            "Shares need the number of teaching staff and of support staff: enter both headcounts in the"
            " school's details, or add the people.",
            strong=True,
        )
        return
    support = staff[StaffGroup.SUPPORT]
    yield Sentence(
        f"{everybody} staff: {staff[StaffGroup.TEACHING]} teaching and {support} support"
        f" ({100 * support / everybody:.0f} % support staff)",
        strong=True,
    )


def _whole(view: View, leading: list[Post]) -> Table:
    kinds = [
        ("Headteacher and senior leadership", [post for post in leading if post.level in SENIOR]),
        ("Middle leadership", [post for post in leading if post.level is Level.MIDDLE]),
        ("All leadership posts", leading),
    ]
    return Table(
        "How many leadership posts there are, and which staff group holds them",
        (
            Column("", share=3),
            Column("Posts", Align.RIGHT),
            Column("Teaching", Align.RIGHT),
            Column("Support", Align.RIGHT),
            Column("Vacant", Align.RIGHT),
        ),
        tuple(_count_row(view, title, posts) for title, posts in kinds if posts),
    )


def _count_row(view: View, title: str, posts: Iterable[Post]) -> tuple[Cell, ...]:
    groups = [groups_in(view, post.id) for post in posts]
    counts = (
        len(groups),
        *(sum(group in each for each in groups) for group in StaffGroup),
        sum(not each for each in groups),
    )
    return (Cell(title), *(Cell(str(number)) for number in counts))


_SIGNS = (
    "Each sign is a post. A ring is open to all staff, a double ring is reserved by choice, a square is"
    " limited by law. In it stands who holds the post: a disc for teaching staff, a small square for support"
    " staff."
)

_HOW_TO_READ = (
    "Open to all: any member of staff may hold the post. Reserved: the school limits it to one staff group by"
    " its own choice. Limited by law: the work is tied to qualified teachers. A post limited by law is"
    " counted in no share, because nobody could fill it otherwise.",
    "A proportional share is a staff group's part of all staff, times the posts, rounded to whole posts. A"
    " post that both staff groups share counts for both.",
    "The representation index is the part of the posts divided by the part of the staff; 1 is parity. With"
    " fewer than ten posts the counts say more.",
    "Chance is worked out exactly (the hypergeometric distribution), and only where every post is filled and"
    " none is reserved for the group: a reservation is a choice, and no test applies to it.",
    "Appointment rounds are compared by the four-fifths ratio only where each staff group could expect five"
    " appointments, or thirty people applied. It is a rule of thumb, and proves nothing.",
    "Sources: the founding school's account of its Grassroots Leaders (2015); guidance on small numbers and"
    " the four-fifths rule (Human Assets); guidance on which work needs a qualified teacher (The Key,"
    " reviewed 6 October 2025), whose list may not be complete. Read in November 2026.",
)
