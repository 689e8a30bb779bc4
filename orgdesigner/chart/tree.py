"""The branches of a structure's reporting tree, kept until a change alters them."""

from collections.abc import Set as AbstractSet

from orgdesigner.chart.cardbook import CardBook
from orgdesigner.chart.cards import CardStyle
from orgdesigner.chart.picture import Below, Card, Mark
from orgdesigner.chart.stacks import arrange
from orgdesigner.chart.tidy import Branch
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View
from orgdesigner.model.words import Arrangement, Level

CARD = CardStyle(208.0)


class ReportingTree:
    """Remembers the branch of every post that is drawn; after an edit only those above it are made again."""

    def __init__(self, book: CardBook) -> None:
        self.book = book
        self._collapsed: AbstractSet[str] = frozenset()
        self._branches: dict[str, Branch] = {}
        self._links: dict[str, r.Link] = {}
        self._tops: dict[str, r.Post] = {}
        self._unlinked: dict[str, r.Post] = {}
        for link in self.view.all(r.Link):
            if link.link_kind == r.LINE:
                self._links[link.lower] = link
        for post in self.view.all(r.Post):
            self._sort(post)

    @property
    def view(self) -> View:
        """The structure."""
        return self.book.view

    @property
    def tops(self) -> list[r.Post]:
        """The posts that a tree begins with, in stored order."""
        return sorted(self._tops.values(), key=relations.in_order)

    @property
    def unlinked(self) -> list[r.Post]:
        """The posts that report to nobody and that nobody reports to, in stored order."""
        return sorted(self._unlinked.values(), key=relations.in_order)

    def card(self, post_id: str) -> Card:
        """Return the card of a post, with a badge that counts its reports if they are left out."""
        below = self._below(post_id) if post_id in self._collapsed else None
        return self.book.card(post_id, CARD, below=below)

    def link(self, lower: str) -> r.Link:
        """Return the link by which a post reports."""
        return self._links[lower]

    def follow(self, change: Change, altered: AbstractSet[str]) -> None:
        """Forget the branches that a change, once made, has altered; `altered` are posts whose cards are."""
        for step in change:
            if isinstance(step.before, r.Link):
                self._links.pop(step.before.lower, None)
        for step in change:
            if isinstance(step.after, r.Link) and step.after.link_kind == r.LINE:
                self._links[step.after.lower] = step.after
        for post_id in altered:
            self._forget(post_id)
            self._tops.pop(post_id, None)
            self._unlinked.pop(post_id, None)
            post = self.view.get(r.Post, post_id)
            if post is not None:
                self._sort(post)

    def collapse(self, posts: AbstractSet[str]) -> None:
        """Leave out what is below these posts, and show again what was below others."""
        for post_id in posts ^ self._collapsed:
            self._forget(post_id)
        self._collapsed = frozenset(posts)

    def branch(self, post: r.Post) -> Branch:
        """Return the branch of a post that reports to nobody."""
        return self._branch(post, Arrangement.AUTOMATIC)

    def known(self, post: r.Post) -> Branch:
        """Return a branch as it is in its tree, whose topmost branch has been asked for."""
        return self._branches[post.id]

    def _branch(self, top: r.Post, inherited: Arrangement) -> Branch:
        # Not recursive: an imported hierarchy may be deeper than Python's stack.
        order: list[tuple[r.Post, list[r.Post], Arrangement]] = []
        waiting = [(top, inherited)]
        while waiting:
            post, above = waiting.pop()
            own = above if post.arrangement is Arrangement.INHERIT else post.arrangement
            known = self._branches.get(post.id)
            if known is None or known.arrangement is not own:
                reports = [] if post.id in self._collapsed else relations.reports(self.view, post.id)
                order.append((post, reports, own))
                waiting.extend((report, own) for report in reports)
        for post, reports, own in reversed(order):
            self._branches[post.id] = self._made(post, reports, own)
        return self._branches[top.id]

    def _made(self, post: r.Post, reports: list[r.Post], arrangement: Arrangement) -> Branch:
        card = self.book.content(post.id, CARD)
        below = [(report, self._branches[report.id]) for report in reports]
        assistants = [branch for report, branch in below if report.assistant and not branch.items]
        others = [branch for report, branch in below if not (report.assistant and not branch.items)]
        return Branch(
            post.id,
            card.width,
            card.height,
            items=arrange(others, arrangement),
            assistants=assistants,
            arrangement=arrangement,
        )

    def _below(self, post_id: str) -> Below | None:
        direct = self.view.count(relations.LINE_DOWNWARD, post_id)
        everybody = list(relations.below(self.view, post_id))
        found = {self.book.mark(r.Post.kind, post.id) for post in everybody}
        worst = next((mark for mark in Mark if mark in found), None)
        return Below(direct, len(everybody), worst) if direct else None

    def _forget(self, post_id: str) -> None:
        self._branches.pop(post_id, None)
        for above in relations.managers_upward(self.view, post_id):
            self._branches.pop(above.id, None)

    def _sort(self, post: r.Post) -> None:
        if post.id in self._links:
            return
        is_top = post.level is Level.HEAD or self.view.count(relations.LINE_DOWNWARD, post.id)
        (self._tops if is_top else self._unlinked)[post.id] = post
