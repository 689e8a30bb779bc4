"""Reports of any shape, for Hypothesis."""

from hypothesis import strategies as st

from orgdesigner.report.blocks import (
    Align,
    Block,
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

SHORT = st.sampled_from(
    [
        "a",
        "post of",
        "Achievement",
        "£1,713.29 of £2,000.00",
        "Antidisestablishment of posts",
        "a b c d e f g",
    ]
)
LONG = st.one_of(SHORT, st.integers(1, 400).map(lambda count: " ".join(["word"] * count)))
FIELDS = st.one_of(st.just(""), SHORT, st.integers(1, 25).map(lambda count: " ".join(["word"] * count)))
"""What stands in a field: no page is so low that a row of these would have to be parted."""

TITLES = st.one_of(SHORT, st.just(" ".join(["Responsibility"] * 12)))
MARKS = st.sampled_from(Mark)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to six columns and forty rows."""
    columns = draw(
        st.lists(
            st.builds(Column, SHORT, st.sampled_from(Align), st.sampled_from([0.5, 1.0, 3.0])),
            min_size=1,
            max_size=4,
        )
    )
    cell = st.builds(Cell, FIELDS, st.one_of(st.none(), MARKS), st.booleans())
    row = st.tuples(*(cell for _ in columns))
    return Table(
        draw(SHORT), tuple(columns), tuple(draw(st.lists(row, max_size=4))) * draw(st.sampled_from([1, 3, 9]))
    )


LEAVES = st.one_of(
    st.builds(Heading, TITLES, st.integers(1, 2)),
    st.builds(Sentence, LONG, st.booleans(), st.booleans()),
    tables(),
    st.builds(
        PostRow,
        SHORT,
        st.lists(st.builds(Post, MARKS, st.booleans(), st.booleans(), SHORT), max_size=9).map(tuple),
        SHORT,
    ),
    st.builds(
        Scale,
        SHORT,
        st.lists(st.builds(Point, st.floats(0, 90_000), MARKS, SHORT), max_size=5).map(tuple),
        SHORT,
    ),
)
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    LEAVES, lambda inner: st.builds(Details, SHORT, st.lists(inner, max_size=4).map(tuple)), max_leaves=4
)
REPORTS = st.builds(Report, TITLES, SHORT, st.lists(BLOCKS, max_size=6).map(tuple))


def letters(text: str) -> str:
    """A text without its spaces, which break differently on paper."""
    return "".join(text.split())


def said(report: Report) -> str:
    """All words of a report as they are printed, in order and without spaces: marks are drawn."""
    return letters(report.title + report.subtitle + "".join(_said(block) for block in report.blocks))


def _said(block: Block) -> str:
    match block:
        case Heading() | Sentence():
            return block.text
        case Table():
            cells = "".join(cell.text for row in block.rows for cell in row)
            return "".join(column.title for column in block.columns) + cells
        case PostRow():
            return block.title + block.words + "".join(post.label for post in block.posts)
        case Scale():
            in_order = sorted(block.points, key=lambda point: point.value)
            return block.title + block.words + "".join(point.label for point in in_order)
        case Details():
            return block.title + "".join(_said(inner) for inner in block.blocks)
