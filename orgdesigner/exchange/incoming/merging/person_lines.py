"""The lines of a preview about people: new ones, and who would hold which post."""

from collections.abc import Iterable, Iterator

from orgdesigner.exchange.incoming.merging.lines import Kind, Line
from orgdesigner.exchange.incoming.merging.post_lines import allowance_line
from orgdesigner.exchange.incoming.merging.seats import seat_lines
from orgdesigner.exchange.incoming.merging.sentences import joined, share, together, what_differs
from orgdesigner.exchange.incoming.merging.sides import Sides
from orgdesigner.exchange.incoming.merging.ties import Tie, by
from orgdesigner.exchange.steps import Step as Progress
from orgdesigner.exchange.steps import stepping
from orgdesigner.model.changes import Step
from orgdesigner.model.records import Allowance, Holding, Person, Post


def person_lines(sides: Sides, step: Progress) -> Iterator[Line]:
    """Yield the lines about the people of a list, by name, and about those whose posts it gives to others."""
    drawn = _PersonLines(sides)
    people = sorted(sides.listed.all(Person), key=lambda person: (person.name, person.id))
    for listed in stepping(people, step):
        before = sides.restating.present(listed)
        yield from drawn.new(listed) if before is None else drawn.known(before, listed)
    if sides.listed.has(Holding):
        yield from drawn.displaced()


class _PersonLines:
    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._holdings = by(sides.holdings, "person")
        self._seats = by((tie for tie in sides.seats if tie.record.person), "person")
        self._allowances = by((tie for tie in sides.allowances if tie.record.person), "person")

    def new(self, listed: Person) -> Iterator[Line]:
        """Yield the line about somebody who is not in the structure, with the posts that they hold."""
        person = self._sides.restating.added(listed)
        held = self._holdings.get(person.id, [])
        ties = (*held, *self._allowances.get(person.id, ()), *self._seats.get(person.id, ()))
        steps = [Step(tie.before, tie.after) for tie in ties]
        taken = "taken for " if self._sides.restating.is_inferred(listed, "staff_group") else ""
        said = f"New, {taken}{person.staff_group.label.lower()} staff"
        said += f", holds {self._posts(held)}." if held else ", and holds no post."
        yield self._sides.line(Kind.ADDED, person, said, Step(None, person), *steps)

    def known(self, before: Person, listed: Person) -> Iterator[Line]:
        """Yield the lines about somebody who is in the structure."""
        sides = self._sides
        after = sides.restating.altered(before, listed)
        if before != after:
            said = what_differs(before, after, sides.names)
            yield sides.line(Kind.ALTERED, before, said, Step(before, after))
        yield from self._posts_of(before)
        yield from seat_lines(sides, before, self._seats.get(before.id, []))
        yield from self._paid_to(before)

    def displaced(self) -> Iterator[Line]:
        """Yield a line for each post of people not in the list which it gives to somebody else."""
        for person_id, ties in self._holdings.items():
            person = self._sides.present.get(Person, person_id)
            if person is not None and not self._sides.is_listed(person):
                for tie in ties:
                    if self._sides.newcomers.get(tie.record.post):
                        yield self._leaving(person, tie)

    def _posts_of(self, person: Person) -> Iterator[Line]:
        ties = self._holdings.get(person.id, [])
        new = [tie for tie in ties if tie.is_new]
        lost = [tie for tie in ties if self._is_lost(tie)]
        if new and lost:
            said = f"Moves from {self._posts(lost)} to {self._posts(new)}."
            yield self._sides.line(Kind.MOVED, person, said, *self._released(lost), *_steps(new))
        elif new:
            yield self._sides.line(Kind.MOVED, person, f"Takes up {self._posts(new)}.", *_steps(new))
        else:
            yield from (self._leaving(person, tie) for tie in lost)
        for tie in ties:
            if tie.before is not None and tie.after is not None and tie.is_altered:
                words = what_differs(tie.before, tie.after, self._sides.names)
                said = f"As {self._posts([tie], parts=False)}: {words}"
                yield self._sides.line(Kind.ALTERED, person, said, *_steps([tie]))

    def _is_lost(self, tie: Tie[Holding]) -> bool:
        """Whether the list has the post, and not this holder. A post that it does not have stays held."""
        sides = self._sides
        return tie.is_lost and sides.listed.has(Holding) and sides.has_listed(Post.kind, tie.record.post)

    def _leaving(self, person: Person, tie: Tie[Holding]) -> Line:
        newcomers = self._sides.newcomers.get(tie.record.post, [])
        post = self._posts([tie], parts=False)
        steps = self._released([tie])
        if newcomers:
            names = together(self._sides.name(Person.kind, each) for each in newcomers)
            said = f"Leaves {post}, which {names} holds in the list."
            return self._sides.line(Kind.MOVED, person, said, *steps)
        said = f"The list does not have them in {post}."
        return self._sides.line(Kind.GONE, person, said, *steps, taken=self._sides.complete)

    def _paid_to(self, person: Person) -> Iterator[Line]:
        left = {tie.record.post for tie in self._holdings.get(person.id, []) if self._is_lost(tie)}
        for tie in self._allowances.get(person.id, ()):
            # What is paid for a post that somebody leaves goes with it.
            if not (tie.is_lost and tie.record.post in left):
                post = self._sides.name(Post.kind, tie.record.post)
                yield from allowance_line(self._sides, person, tie, f" as “{post}”")

    def _released(self, lost: Iterable[Tie[Holding]]) -> Iterator[Step]:
        """Yield the steps that take somebody out of posts, with what was paid to them alone for those."""
        for tie in lost:
            yield Step(tie.before, None)
            for paid in self._allowances.get(tie.record.person, ()):
                if paid.is_lost and paid.record.post == tie.record.post:
                    yield Step(paid.before, None)

    def _posts(self, ties: Iterable[Tie[Holding]], *, parts: bool = True) -> str:
        names = ((self._sides.name(Post.kind, tie.record.post), tie.record) for tie in ties)
        return joined(f"“{name}”{share(held) if parts else ''}" for name, held in names)


def _steps(ties: Iterable[Tie[Holding] | Tie[Allowance]]) -> Iterator[Step]:
    return (Step(tie.before, tie.after) for tie in ties)
