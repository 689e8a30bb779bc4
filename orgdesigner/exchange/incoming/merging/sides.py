"""Both sides of an import, the list and the structure, as the lines of its preview are drawn up from them."""

from collections.abc import Collection, Set
from dataclasses import dataclass, field
from functools import cached_property

from orgdesigner.exchange.incoming.merging.grounds import Match
from orgdesigner.exchange.incoming.merging.lines import Kind, Line, Subject
from orgdesigner.exchange.incoming.merging.matching import Matching, match
from orgdesigner.exchange.incoming.merging.restating import Restating
from orgdesigner.exchange.incoming.merging.sentences import Names
from orgdesigner.exchange.incoming.merging.ties import Tie, allowance_ties, ties
from orgdesigner.exchange.incoming.outcome import Inferred
from orgdesigner.exchange.steps import Step as Progress
from orgdesigner.exchange.steps import stepping
from orgdesigner.model.changes import Step
from orgdesigner.model.records import LINE, Allowance, Forum, Holding, Link, Membership, Person, Post, Team
from orgdesigner.model.view import View

_NEEDED = ("matching", "restating", "names", "holdings", "seats", "allowances", "lines_up")


@dataclass
class Sides:
    """A list beside a structure. `complete` says that the list has everybody.

    `inferred` is what of the list its reader told by something else than the list itself.
    """

    present: View
    listed: View
    complete: bool = False
    apart: Collection[Match] = field(default=())
    inferred: Set[Inferred] = frozenset()
    same: Collection[Match] = field(default=())

    def work_out(self, step: Progress) -> None:
        """Find out all that every line needs, and say after each part of it how much is done."""
        for name in stepping(_NEEDED, step):
            getattr(self, name)

    @cached_property
    def matching(self) -> Matching:
        """Who of the list is who in the structure."""
        return match(self.present, self.listed, self.apart, self.same)

    @cached_property
    def restating(self) -> Restating:
        """What the list says, in the ids of the structure."""
        return Restating(self.present, self.listed, self.matching, self.inferred)

    @cached_property
    def holdings(self) -> list[Tie[Holding]]:
        """Who holds which post."""
        return ties(self.present.all(Holding), self.listed.all(Holding), self.restating)

    @cached_property
    def seats(self) -> list[Tie[Membership]]:
        """Who is in which team."""
        return ties(self.present.all(Membership), self.listed.all(Membership), self.restating)

    @cached_property
    def allowances(self) -> list[Tie[Allowance]]:
        """Which allowances are paid."""
        return allowance_ties(self.present, self.listed, self.restating)

    @cached_property
    def lines_up(self) -> dict[str, Tie[Link]]:
        """Whom each post reports to: a post reports to one at most."""
        found = ties(_lines(self.present), _lines(self.listed), self.restating, key=lambda link: link.lower)
        return {tie.record.lower: tie for tie in found}

    @cached_property
    def says_who_reports(self) -> bool:
        """Whether the list says of anybody whom they report to."""
        return bool(_lines(self.listed))

    @cached_property
    def newcomers(self) -> dict[str, list[str]]:
        """The people whom the list puts into each post where they are not, by id."""
        found: dict[str, list[str]] = {}
        for tie in self.holdings:
            if tie.is_new:
                found.setdefault(tie.record.post, []).append(tie.record.person)
        return found

    @cached_property
    def names(self) -> Names:
        """What teams, posts, people and meetings of either side are called."""
        found = {}
        for record_type in (Team, Post, Person, Forum):
            for listed in self.listed.all(record_type):
                shown = listed.id if isinstance(listed, Forum) else self.restating.id_of(listed)
                found[listed.kind, shown] = listed.caption
            for record in self.present.all(record_type):
                found[record.kind, record.id] = record.caption
        return found

    def is_listed(self, record: Post | Person | Team) -> bool:
        """Whether something of the structure is in the list."""
        return self.has_listed(record.kind, record.id)

    def has_listed(self, kind: str, present: str | None) -> bool:
        """Whether what has this id in the structure is in the list."""
        pairs = self.matching.of(kind)
        return pairs is not None and pairs.listed(present) is not None

    def name(self, kind: str, record_id: str | None) -> str:
        """What a record of either side is called."""
        return self.names.get((kind, record_id or ""), "")

    def line(
        self, kind: Kind, record: Post | Person | Team, sentence: str, *steps: Step, taken: bool = True
    ) -> Line:
        """Return a line about a post, a person or a team, by its id in the structure."""
        listed = self.restating.listed(record.kind, record.id)
        pairs = self.matching.of(record.kind)
        return Line(
            kind,
            Subject(
                record.kind, record.id, self.name(record.kind, record.id) or record.caption, listed or ""
            ),
            sentence,
            steps,
            taken,
            pairs.ground(listed) if pairs and listed else None,
        )


def _lines(view: View) -> list[Link]:
    return [link for link in view.all(Link) if link.link_kind == LINE]
