"""A report with every kind of block and every mark, for tests of what shows and prints reports."""

from orgdesigner.report.blocks import (
    Align,
    Cell,
    Column,
    Details,
    Heading,
    Mark,
    Point,
    Post,
    PostRow,
    Report,
    Scale,
    Sentence,
    Table,
)
from orgdesigner.rules.base import Subject

HOLDERS = ("Joan Mbeki", "Gwen Tan", "Rolf Lindqvist", "Ana & Ben", "nobody", "Ines Cole", "Sam Obi")
MARKS = (Mark.TEACHING, Mark.SUPPORT, Mark.TEACHING, Mark.BOTH, Mark.VACANT, Mark.SUPPORT, Mark.TEACHING)


def sample(rows: int = 4) -> Report:
    """Return the report; `rows` is how long its long table is."""
    return Report("Access and representation", "Hill School · Year two (proposal)", (
        Sentence("Support staff hold 3 of 7 posts; a proportional share is 3.", strong=True),
        Sentence("Counts come first: with so few posts one more would change any percentage.", quiet=True),
        Heading("Grassroots Leader"),
        grassroots(),
        Details("How this was worked out", (Sentence("53 of 126 staff are support staff: 42 %."),
                                            Sentence("42 % of 7 posts is 2.94."))),
        Heading("What is received", level=2),
        Scale("TLR3 and R&R allowance", (
            Point(2000, Mark.TEACHING, "TLR3, teaching: £2,000.00", Subject("post", "post-1")),
            Point(1713.29, Mark.SUPPORT, "R&R, support: £1,713.29", Subject("post", "post-2")),
            Point(2000, Mark.BOTH, "Shared: £2,000.00"),
        ), "Support staff receive £286.71 less a year for the same responsibility."),
        Heading("Coverage"),
        coverage(rows),
        Sentence("Open the first post on the chart", subject=Subject("post", "post-1")),
        marks(),
    ))  # fmt: skip


def grassroots() -> PostRow:
    """Return a row of seven posts, in all three ways that posts are open."""
    posts = (
        Post(mark, reserved=number in (1, 5), limited=number == 3, label=f"Leader {number + 1}: {name}",
             subject=Subject("post", f"post-{number + 1}"))
        for number, (name, mark) in enumerate(zip(HOLDERS, MARKS, strict=True))
    )  # fmt: skip
    return PostRow(
        "Grassroots Leader", tuple(posts), "3 of 7 are open to support staff alone or held by them"
    )


def coverage(rows: int) -> Table:
    """Return a table with so many rows: words, marks, figures and records to go to."""
    states = (Mark.ACCOUNTABLE, Mark.CONTRIBUTING, Mark.SEVERAL, Mark.EMPTY, Mark.ALONE, Mark.OVERLOADED)
    columns = (
        Column("Post", share=4),
        *(
            Column(f"{number} {name}", Align.CENTRE)
            for number, name in enumerate(("Attainment", "Attendance"), 1)
        ),
        Column("Cost a year", Align.RIGHT, share=2),
    )
    return Table(
        "Posts against priorities",
        columns,
        tuple(
            (
                Cell(f"Assistant Headteacher for Achievement, Attendance and Transition {row + 1}",
                     subject=Subject("post", f"post-{row + 1}"), strong=row == 0),
                Cell(mark=states[row % 6]),
                Cell("3", states[(row + 1) % 6]),
                Cell(f"£{41000 + 17 * row:,}"),
            )
            for row in range(rows)
        ),
    )  # fmt: skip


def marks() -> Table:
    """Return a table with every mark and what it means."""
    columns = (Column("Mark", share=2), Column("In words", share=5))
    return Table(
        "Every mark", columns, tuple((Cell(each.name.lower(), each), Cell(each.value)) for each in Mark)
    )
