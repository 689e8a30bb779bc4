"""Coverage of the priorities of the School Improvement Plan: who serves which, and which rest on too few."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.naming import named
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.coverage import By, Cover, Coverage, Group, Part, coverage
from orgdesigner.model.view import View
from orgdesigner.report.blocks import Block, Cell, Column, Details, Heading, Mark, Report, Sentence, Table
from orgdesigner.report.overload import overloaded
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import count, in_words, listed

TITLE = "Coverage of the priorities"
GROUPED = {
    By.TEAM: ("Team", "By team"),
    By.LEVEL: ("Level", "By level"),
    By.STAFF_GROUP: ("Held by", "By staff group"),
    By.POST: ("Post", "By post"),
}
"""What the first column is called, and the table, for each way to group."""

_LEGEND = (
    (Mark.ACCOUNTABLE, "accountable", "The post answers for the priority; others may contribute."),
    (Mark.CONTRIBUTING, "contributing", "One post contributes, and another answers for it."),
    (Mark.SEVERAL, "several contributing", "Two posts or more contribute."),
    (Mark.ALONE, "one person only", "All that is done for the priority rests on one person."),
    (Mark.OVERLOADED, "overloaded", "The post answers for more priorities than the school's limit for one."),
    (Mark.VACANT, "vacant", "There is a post for it, and nobody in the post."),
    (Mark.EMPTY, "nobody", "Nobody in the whole school answers for the priority."),
)


def priorities_report(view: View, showing: Showing, by: By | None = None) -> Report:
    """Return the report, in one grouping or, as it is printed, in all of them."""
    return Report(TITLE, about(view), tuple(_blocks(view, showing, tuple(By) if by is None else (by,))))


def _blocks(view: View, showing: Showing, ways: Collection[By]) -> Iterator[Block]:
    if not view.has(r.Priority):
        yield Sentence("This structure has no priorities yet.", strong=True)
        yield Sentence(
            "Structure › Add a priority… adds one, and says which post answers for it.", quiet=True
        )
        return
    heavy = overloaded(view)
    found = {by: coverage(view, by) for by in ways}
    one = next(iter(found.values()))
    yield Sentence(_summary(one), strong=True)
    yield from _remarks(one, heavy)
    for by, each in found.items():
        if len(found) > 1:
            yield Heading(GROUPED[by][1])
        yield _table(by, _told_apart(view, showing, each), heavy)
    yield Heading("What the marks mean", 2)
    yield _legend()
    yield Heading("Who serves each priority")
    for priority, part in zip(one.priorities, one.whole, strict=True):
        yield _who(view, showing, priority, part)


# In sentences


def _summary(found: Coverage) -> str:
    """Say how many priorities are covered, and which are not: the answer to the whole report."""
    covered = [each for each, part in _parts(found) if part.accountable]
    empty = [each for each, part in _parts(found) if not part.posts]
    led_by_none = [each for each, part in _parts(found) if part.posts and not part.accountable]
    total = in_words(len(found.priorities))
    if len(covered) == len(found.priorities):
        if len(covered) == 1:
            return "The one priority is covered: a post answers for it."
        return (
            f"{'Both' if total == 'two' else f'All {total}'} priorities are covered: a post answers for each."
        )
    said = [f"{in_words(len(covered)).capitalize()} of {total} priorities {_are(len(covered))} covered"]
    if empty:
        said.append(f"{_numbers(empty)} {'has' if len(empty) == 1 else 'have'} nobody")
    if led_by_none:
        said.append(f"nobody answers for {_numbers(led_by_none)}, though others contribute")
    return f"{'; '.join(said)}."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _remarks(found: Coverage, heavy: Mapping[str, str]) -> Iterator[Sentence]:
    """Say what else is thin: vacant posts, single people, and posts with too much."""
    if found.names_nobody:
        yield Sentence("The structure names nobody, so posts are counted here instead of people.", quiet=True)
    covers = [(priority, part, found.cover(part)) for priority, part in _parts(found)]
    for cover, words in (
        (Cover.VACANT, "is served by vacant posts alone"),
        (Cover.ALONE, "rests on one post alone" if found.names_nobody else "rests on one person alone"),
    ):
        thin = [(priority, part) for priority, part, each in covers if each is cover]
        for priority, part in thin:
            yield Sentence(
                f"{_called(priority)} {words}: {part.posts[0].title}.", subject=_subject(part.posts[0])
            )
    for post_id, message in sorted(heavy.items()):
        yield Sentence(
            f"{message}, more than the school's limit for one post.", subject=Subject(r.Post.kind, post_id)
        )


def _parts(found: Coverage) -> list[tuple[r.Priority, Part]]:
    return list(zip(found.priorities, found.whole, strict=True))


def _numbers(priorities: Iterable[r.Priority]) -> str:
    numbers = [each.number for each in priorities]
    return f"{'Priority' if len(numbers) == 1 else 'Priorities'} {listed(numbers)}"


def _called(priority: r.Priority) -> str:
    return f"Priority {priority.number} ({priority.name})"


# In a table


def _told_apart(view: View, showing: Showing, found: Coverage) -> Coverage:
    """Call each post by who holds it too: there may be seven of one title."""

    def named_too(group: Group) -> Group:
        if not isinstance(group.record, r.Post) or found.names_nobody:
            return group
        return replace(group, name=f"{group.name} · {_held(view, showing, group.record)}")

    return replace(found, groups=tuple(named_too(group) for group in found.groups))


def _held(view: View, showing: Showing, post: r.Post) -> str:
    people = [named(person, showing.names) for person in relations.holders(view, post.id)]
    return listed(people) if people else "vacant"


def _table(by: By, found: Coverage, heavy: Collection[str]) -> Table:
    first, _ = GROUPED[by]
    columns = (
        Column(first, share=3 if by is By.POST else 1.8),
        *(Column(f"{each.number} {each.name}") for each in found.priorities),
    )
    rows = [_row(by, group, found, heavy) for group in found.groups]
    everybody = Group("The whole school", found.whole)
    return Table(
        summary=f"{_summary(found)} A row for each {first.lower()}, a column for each priority.",
        columns=columns,
        rows=(_row(by, everybody, found, heavy, strong=True), *rows),
    )


def _row(
    by: By, group: Group, found: Coverage, heavy: Collection[str], *, strong: bool = False
) -> tuple[Cell, ...]:
    name = Cell(group.name, strong=strong, subject=_subject(group.record) if group.record else None)
    parts = enumerate(group.parts)
    # That one team has no part in a priority is ordinary; that nobody in the school has is not.
    nothing = Cell("nobody", Mark.EMPTY) if strong else Cell("no part" if by is By.POST else "nobody")
    return (name, *(_cell(place, part, found, heavy) if part.posts else nothing for place, part in parts))


def _cell(place: int, part: Part, found: Coverage, heavy: Collection[str]) -> Cell:
    said = ["accountable"] if part.accountable else []
    if part.contributing:
        said.append(f"{len(part.contributing)}\u00a0contributing")  # the figure stays with its word
    mark = Mark.ACCOUNTABLE if part.accountable else _contributing(len(part.contributing))
    if found.cover(part) is Cover.VACANT:
        said.append("vacant")
        mark = Mark.VACANT
    if found.rests_on(place, part):
        said.append("one post only" if found.names_nobody else "one person only")
        mark = Mark.ALONE
    if any(post.id in heavy for post in part.accountable):
        said.append("overloaded")
        mark = Mark.OVERLOADED
    if not part.accountable and part is found.whole[place]:
        said.insert(0, "nobody accountable")
        mark = Mark.EMPTY
    return Cell(", ".join(said), mark, subject=_subject(part.posts[0]))


def _contributing(number: int) -> Mark:
    return Mark.CONTRIBUTING if number == 1 else Mark.SEVERAL


def _legend() -> Table:
    return Table(
        summary="What each mark in the tables above means",
        columns=(Column("Mark"), Column("Meaning", share=4)),
        rows=tuple((Cell(words, mark), Cell(meaning)) for mark, words, meaning in _LEGEND),
    )


# Post by post


def _who(view: View, showing: Showing, priority: r.Priority, part: Part) -> Block:
    title = f"{_called(priority)}: {count(len(part.posts), 'post')}"
    if not part.posts:
        return Details(title, (Sentence("Nobody serves it.", subject=_subject(priority)),))
    shares: Mapping[str, str] = {post.id: "accountable" for post in part.accountable}
    rows = tuple(_post_row(view, showing, post, shares.get(post.id, "contributing")) for post in part.posts)
    columns = (Column("Post", share=2), Column("Held by", share=2), Column("Part"), Column("Team", share=2))
    return Details(title, (Table(summary=f"Who serves {_called(priority)}", columns=columns, rows=rows),))


def _post_row(view: View, showing: Showing, post: r.Post, share: str) -> tuple[Cell, ...]:
    teams = [team.name for team in relations.teams_of_post(view, post.id)]
    mark = Mark.ACCOUNTABLE if share == "accountable" else Mark.CONTRIBUTING
    return (
        Cell(post.title, subject=_subject(post)),
        Cell(_held(view, showing, post)),
        Cell(share, mark),
        Cell(listed(teams) if teams else "in no team"),
    )


def _subject(record: r.Record) -> Subject:
    return Subject(record.kind, record.id)
