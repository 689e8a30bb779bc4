"""The branches of a structure's reporting tree, kept until a change alters them."""

from collections.abc import Set as AbstractSet

from orgdesigner.chart.cardbook import CardBook
from orgdesigner.chart.cards import CardStyle
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

    @property
    def view(self) -> View:
        """The structure."""
        return self.book.view

    def follow(self, change: Change) -> None:
        """Forget the branches that a change, once made, has altered."""
        for post_id in self.book.follow(change):
            self._forget(post_id)
        for step in change:
            for record in (step.before, step.after):
                if isinstance(record, r.Link) and record.link_kind == r.LINE:
                    self._forget(record.lower)
                    self._forget(record.upper)

    def collapse(self, posts: AbstractSet[str]) -> None:
        """Leave out what is below these posts, and show again what was below others."""
        for post_id in posts ^ self._collapsed:
            self._forget(post_id)
        self._collapsed = frozenset(posts)

    def is_collapsed(self, post_id: str) -> bool:
        """Whether what is below a post is left out."""
        return post_id in self._collapsed

    def branch(self, post: r.Post) -> Branch:
        """Return the branch of a post that reports to nobody."""
        return self._branch(post, Arrangement.AUTOMATIC)

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
        card = self.book.content(post, CARD)
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

    def _forget(self, post_id: str) -> None:
        self._branches.pop(post_id, None)
        for above in relations.managers_upward(self.view, post_id):
            self._branches.pop(above.id, None)


def tops(view: View) -> tuple[list[r.Post], list[r.Post]]:
    """Return the posts that a tree begins with, and those that nothing ties to any tree, in stored order."""
    begins: list[r.Post] = []
    unlinked: list[r.Post] = []
    for post in relations.roots(view):
        is_top = post.level is Level.HEAD or view.find(relations.LINE_DOWNWARD, post.id)
        (begins if is_top else unlinked).append(post)
    return begins, unlinked
