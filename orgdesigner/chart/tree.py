"""The reporting tree of a structure: who is below whom in the user's order, kept until a change alters it."""

from collections.abc import Set as AbstractSet

from orgdesigner.chart.cardbook import CardBook
from orgdesigner.chart.cards import CardStyle
from orgdesigner.chart.looking import EVERYTHING, Looking
from orgdesigner.chart.part import Part
from orgdesigner.chart.picture import Below, Card, Mark
from orgdesigner.chart.placing import Branch, place
from orgdesigner.chart.tidy import Tree
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View
from orgdesigner.model.words import Arrangement, Level

CARD = CardStyle(208.0)


class ReportingTree:
    """Remembers the reports of every post, the link of each, and where trees begin."""

    def __init__(self, book: CardBook) -> None:
        self.book = book
        self._collapsed: AbstractSet[str] = frozenset()
        self._reports: dict[str, list[r.Post]] = {}
        self._branches: dict[str, tuple[list[str], Tree, Branch]] = {}
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

    def reports(self, post_id: str) -> list[r.Post]:
        """Return the posts that are drawn below a post, in stored order: none if they are left out."""
        if post_id in self._collapsed:
            return []
        known = self._reports.get(post_id)
        if known is None:
            known = self._reports[post_id] = relations.reports(self.view, post_id)
        return known

    def branch(self, top: r.Post) -> Branch:
        """Return a post with everything below it, every card and line in its place."""
        tree = Tree([], [], [], [], [])
        keys: list[str] = []
        waiting = [(top, -1, self._inherited(top))]
        while waiting:
            post, above, inherited = waiting.pop()
            card = self.book.content(post.id, CARD)
            own = inherited if post.arrangement is Arrangement.INHERIT else post.arrangement
            waiting.extend([(report, len(keys), own) for report in reversed(self.reports(post.id))])
            keys.append(post.id)
            tree.above.append(above)
            tree.widths.append(card.width)
            tree.heights.append(card.height)
            tree.arrangements.append(own)
            tree.assistants.append(post.assistant)
        known = self._branches.get(top.id)
        if known is None or known[:2] != (keys, tree):
            known = self._branches[top.id] = keys, tree, place(keys, tree)
        return known[2]

    def follow(self, change: Change, altered: AbstractSet[str]) -> None:
        """Forget what a change, once made, has altered; `altered` are the posts whose cards are."""
        for step in change:
            if isinstance(step.before, r.Link):
                self._links.pop(step.before.lower, None)
        for step in change:
            if isinstance(step.after, r.Link) and step.after.link_kind == r.LINE:
                self._links[step.after.lower] = step.after
        for post_id in altered:
            # Who is above a post has it, as it was, among the reports.
            for above in (post_id, self._links[post_id].upper if post_id in self._links else ""):
                self._reports.pop(above, None)
            self._tops.pop(post_id, None)
            self._unlinked.pop(post_id, None)
            post = self.view.get(r.Post, post_id)
            if post is not None:
                self._sort(post)

    def part(self, looking: Looking = EVERYTHING) -> Part:
        """Return the whole reporting view as parts, looked at in a way."""
        from orgdesigner.chart.reporting_parts import root_part

        self.look(looking)
        return root_part(self)

    def look(self, looking: Looking) -> None:
        """Leave out what is below the posts that are collapsed, and show again what was below others."""
        self._collapsed = looking.collapsed

    def _inherited(self, post: r.Post) -> Arrangement:
        above = relations.managers_upward(self.view, post.id)
        chosen = (each.arrangement for each in above if each.arrangement is not Arrangement.INHERIT)
        return next(chosen, Arrangement.AUTOMATIC)

    def _below(self, post_id: str) -> Below | None:
        direct = self.view.count(relations.LINE_DOWNWARD, post_id)
        everybody = list(relations.below(self.view, post_id))
        found = {self.book.mark(r.Post.kind, post.id) for post in everybody}
        worst = next((mark for mark in Mark if mark in found), None)
        return Below(direct, len(everybody), worst) if direct else None

    def _sort(self, post: r.Post) -> None:
        if post.id in self._links:
            return
        is_top = post.level is Level.HEAD or self.view.count(relations.LINE_DOWNWARD, post.id)
        (self._tops if is_top else self._unlinked)[post.id] = post
