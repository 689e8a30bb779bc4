"""The table of posts: each that changes, as it is beside what the proposal makes of it."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from orgdesigner.disclosure.sensitivity import Sensitivity
from orgdesigner.exchange.outgoing.pack.comparing import AMENDED, DELETED, NEW, UNCHANGED, Compared, compared
from orgdesigner.exchange.outgoing.pack.sides import Sides, fte, held_by, pay_of
from orgdesigner.model import relations
from orgdesigner.model.cost import pay_of_post
from orgdesigner.model.money import in_pounds
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.model.words import Filling
from orgdesigner.report.blocks import Align, Block, Cell, Column, Report, Sentence, Table
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.tables import pay_tables
from orgdesigner.rules.shared.wording import count, listed, sentence

TITLE = "Posts that change"
_RIGHT = Align.RIGHT


class _Field(NamedTuple):
    """A column, what it says of a post, and whether narrow paper has it in the second table."""

    column: Column
    say: Callable[[Compared], str]
    second: bool = False


def posts_report(sides: Sides, *, wide: bool) -> Report:
    """Return the table of the posts that change; on paper that is not `wide` it is two tables."""
    return Report(TITLE, about(sides.then.view), tuple(_blocks(sides, wide=wide)))


def _blocks(sides: Sides, *, wide: bool) -> Iterator[Block]:
    rows = compared(sides)
    kinds = [row.kind for row in rows]
    counts = listed(f"{kinds.count(kind)} {kind.lower()}" for kind in (NEW, AMENDED, DELETED))
    number = sentence(count(len(rows), "post"))
    yield Sentence(f"{number}: {counts}, {kinds.count(UNCHANGED)} unchanged.", strong=True)
    changing = [row for row in rows if row.kind != UNCHANGED]
    fields, left_out = _fields(sides, changing)
    if changing:
        if wide:
            yield _table("Each post that changes, as it is and as it is proposed", fields, changing)
        else:
            title = _Field(Column("Post", share=3), lambda row: row.post.title)
            first = [each for each in fields if not each.second]
            second = [fields[0], title, *(each for each in fields if each.second)]
            yield _table("Each post that changes, as it is and as it is proposed", first, changing)
            yield _table("Who comes to the posts that change, and what they cost", second, changing)
    for reason in left_out:
        yield Sentence(reason, quiet=True)


def _table(summary: str, fields: list[_Field], rows: list[Compared]) -> Table:
    return Table(summary, tuple(each.column for each in fields), tuple(_row(fields, row) for row in rows))


def _row(fields: list[_Field], row: Compared) -> tuple[Cell, ...]:
    subject = Subject(Post.kind, row.post.id)
    first, *others = (each.say(row) for each in fields)
    return (Cell(first, strong=True, subject=subject), *map(Cell, others))


def _fields(sides: Sides, rows: list[Compared]) -> tuple[list[_Field], list[str]]:
    """The columns that have something to say to this audience, and why others are left out."""
    now, then = sides.now.view, sides.then.view
    fields = [
        _Field(Column("Ref", share=0.6), lambda row: str(row.number)),
        _Field(Column("Team", share=1.8), lambda row: _teams(sides, row)),
        _Field(Column("Current post", share=2.4), lambda row: row.now.title if row.now else "–"),
        _Field(Column("FTE", _RIGHT, 0.7), lambda row: fte(row.now.fte) if row.now else ""),
    ]
    left_out = []
    if sides.has_pay:
        fields.append(
            _Field(Column("Pay now", share=2), lambda row: pay_of(sides.now, row.now) if row.now else "")
        )
    if sides.has_names:
        fields.append(_Field(Column("Held by", share=2.2), lambda row: _held(sides, row)))
    else:
        left_out.append("Who holds a post is not told to this audience.")
    fields += [
        _Field(Column("Proposed post", share=2.4), lambda row: row.then.title if row.then else "–"),
        _Field(Column("FTE", _RIGHT, 0.7), lambda row: fte(row.then.fte) if row.then else ""),
    ]
    if sides.has_pay:
        fields.append(
            _Field(
                Column("Pay proposed", share=2), lambda row: pay_of(sides.then, row.then) if row.then else ""
            )
        )
    else:
        left_out.append("Grades, allowances and costs are not told to this audience.")
    fields += [
        _Field(Column("Change", share=2), _change),
        _Field(
            Column("Open to", share=1.4), lambda row: row.then.access.label if row.then else "", second=True
        ),
        _Field(Column("How it is filled", share=1.8), _filling, second=True),
    ]
    if any(row.then and row.then.pool for row in rows):
        fields.append(
            _Field(
                Column("Ring-fence pool", share=1.8),
                lambda row: row.then.pool if row.then else "",
                second=True,
            )
        )
    else:
        left_out.append("No post that changes has a ring-fence pool.")
    fields.append(
        _Field(
            Column("Priorities", share=1.4),
            lambda row: _priorities(then if row.then else now, row),
            second=True,
        )
    )
    if sides.has_costs:
        fields += _costs(sides)
    elif sides.has_pay:
        left_out.append(
            "Costs are told to the penny or not at all: two beside each other say more than a band does."
        )
    may_read = sides.then.audience.may_read(Sensitivity.NOTES)
    if may_read and any(row.post.notes for row in rows):
        fields.append(_Field(Column("Comment", share=2), lambda row: row.post.notes, second=True))
    elif may_read:
        left_out.append("No post that changes has notes to comment on it.")
    else:
        left_out.append("Comments are the school's own notes, and not told to this audience.")
    left_out.append(
        "Safeguarded sums are not in the table: they are worked out for each person once it is decided who"
        " holds which post."
    )
    return fields, left_out


def _costs(sides: Sides) -> list[_Field]:
    tables = pay_tables()

    def cost(row: Compared) -> tuple[Decimal | None, Decimal | None]:
        return (
            pay_of_post(sides.now.view, row.now, tables) if row.now else Decimal(0),
            pay_of_post(sides.then.view, row.then, tables) if row.then else Decimal(0),
        )

    def difference(row: Compared) -> str:
        now, then = cost(row)
        return "" if now is None or then is None else signed(then - now)

    def told(amount: Decimal | None) -> str:
        return "not known" if amount is None else in_pounds(amount)

    return [
        _Field(Column("Cost now", _RIGHT, 1.2), lambda row: told(cost(row)[0]), second=True),
        _Field(Column("Cost proposed", _RIGHT, 1.2), lambda row: told(cost(row)[1]), second=True),
        _Field(Column("Difference", _RIGHT, 1.2), difference, second=True),
    ]


def signed(amount: Decimal) -> str:
    """Return a difference in pounds with its sign: "+£2,000", "−£500", "£0"."""
    if not round(amount):
        return "£0"
    return f"{'+' if amount > 0 else '−'}{in_pounds(abs(amount))}"


def _teams(sides: Sides, row: Compared) -> str:
    view = sides.then.view if row.then else sides.now.view
    teams = relations.teams_of_post(view, row.post.id)
    return listed(team.name for team in teams) if teams else ""


def _held(sides: Sides, row: Compared) -> str:
    """Who holds it now, and who is proposed to, if that is somebody else."""
    now = held_by(sides.now.view, row.now) if row.now else ""
    then = held_by(sides.then.view, row.then) if row.then else ""
    if not now or not then or now == then:
        return now or then
    return f"{now}; proposed: {then}"


def _change(row: Compared) -> str:
    return f"{row.kind}: {', '.join(row.amended)}" if row.amended else row.kind


def _filling(row: Compared) -> str:
    if row.then is None:
        return Filling.DELETED.label
    if row.then.filling is Filling.NO_CHANGE and row.kind == NEW:
        return "Not decided yet"
    return row.then.filling.label


def _priorities(view: View, row: Compared) -> str:
    """The priorities that a post serves, by number."""
    said = []
    for index, words in ((relations.ACCOUNTABLE_FOR, "answers for"), (relations.CONTRIBUTES_TO, "serves")):
        numbers = sorted(each.number for each in view.find(index, row.post.id))
        if numbers:
            said.append(f"{words} {listed(numbers)}")
    return ", ".join(said)
