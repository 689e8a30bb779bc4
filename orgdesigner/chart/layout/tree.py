"""The reporting tree of a structure: who is below whom in the user's order, kept until a change alters it."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from orgdesigner.chart.blocks.keptparts import KeptParts
from orgdesigner.chart.cards.cardbook import CardBook
from orgdesigner.chart.cards.cardsize import Size
from orgdesigner.chart.layout.branches import CARD, Branch, height_of, width_of
from orgdesigner.chart.layout.coleads import CoLeads
from orgdesigner.chart.layout.shape import leaf
from orgdesigner.chart.layout.tidy import Tree, branch, level_feet, reports_of
from orgdesigner.chart.layout.ties import Pencil, Tie
from orgdesigner.chart.layout.tieways import TieWays
from orgdesigner.chart.looking import EVERYTHING, Lens, Looking
from orgdesigner.chart.picture import Card, Flow, Marks
from orgdesigner.chart.scope import scope_of
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View
from orgdesigner.model.words import Arrangement, Level

Heads = tuple[r.Post, ...]
"""A post, or co-leads that stand side by side."""

UNLINKED = "unlinked"
"""The key of the part with the posts that are linked to nobody."""


class ReportingTree:
    """Remembers the reports of every post, the link of each, where trees begin, and every branch.

    `unchosen` is how reports are laid out where nobody chose an arrangement, for them or above them.
    """

    def __init__(self, book: CardBook, *, unchosen: Arrangement = Arrangement.AUTOMATIC) -> None:
        self.book = book
        self._unchosen = unchosen
        self.pencil = Pencil(self.view)
        self.looking = EVERYTHING
        self._ways = TieWays(self.view)
        self.parts = KeptParts()
        self._only: AbstractSet[str] | None = None
        self._focused: list[r.Post] | None = None
        self._begins: AbstractSet[str] = frozenset()
        self._reports: dict[str, list[r.Post]] = {}
        self._branches: dict[str, Branch] = {}
        self._feet: dict[str, float] | None = None
        self._links: dict[str, r.Link] = {}
        self._lower: dict[str, set[str]] = {}
        self._tops: dict[str, r.Post] = {}
        self._unlinked: dict[str, r.Post] = {}
        self._co_leads = CoLeads(self.view)
        for link in self.view.all(r.Link):
            if link.link_kind == r.LINE:
                self._tie_in(link)
        for post in self.view.all(r.Post):
            self._sort(post)

    @property
    def view(self) -> View:
        """The structure."""
        return self.book.view

    @property
    def tops(self) -> list[r.Post]:
        """The posts that a tree begins with, in stored order: of all, or of what is in focus."""
        found = self._tops.values() if self._focused is None else self._focused
        return sorted(found, key=relations.in_order)

    @property
    def unlinked(self) -> list[r.Post]:
        """The posts that report to nobody and that nobody reports to, in stored order."""
        found = self._unlinked.values() if self._focused is None else ()
        return sorted(found, key=relations.in_order)

    def card(self, post_id: str) -> Card:
        """Return the card of a post."""
        return self.book.card(post_id, CARD)

    def link(self, lower: str) -> r.Link:
        """Return the link by which a post reports."""
        return self._links[lower]

    def reports(self, post_id: str) -> list[r.Post]:
        """Return the posts that are drawn below a post, in stored order: none if they are left out."""
        if post_id not in self._lower or post_id in self.looking.collapsed:
            return []
        known = self._reports.get(post_id)
        if known is None:
            known = relations.reports(self.view, post_id)
            if self._only is not None:
                known = [post for post in known if post.id in self._only]
            self._reports[post_id] = known
        return known

    # What is laid out

    @property
    def branches(self) -> list[Branch]:
        """The branches of the posts that trees begin with, every card in its place."""
        tops = self.tops
        self._feet = self._aligned(tops) if self.looking.levels_aligned else None
        return [self.branch(top) for top in tops]

    def branch(self, top: r.Post) -> Branch:
        """Return a post with everything below it, laid out; what is known of it is not made again."""
        waiting: list[tuple[Heads, Arrangement, Sequence[Heads] | None]]
        waiting = [((top,), self._inherited(top), None)]
        while waiting:
            heads, inherited, groups = waiting.pop()
            own = heads[0].arrangement
            if own is Arrangement.INHERIT:
                own = inherited
            if groups is not None:
                self._make(heads, own, groups)
                continue
            known = self._branches.get(heads[0].id)
            if known is not None and self._feet is None and _still_holds(known, heads, own):
                continue
            groups = self._groups(heads)
            waiting.append((heads, inherited, groups))
            # Those with nobody below them are made together with what is above them.
            lower = self._lower
            waiting += [(each, own, None) for each in groups if each[0].id in lower or len(each) > 1]
        return self._branches[top.id]

    def follow(self, change: Change, altered: AbstractSet[str]) -> None:
        """Forget what a change, once made, has altered; `altered` are the posts whose cards are."""
        self._ways.follow(change)
        self._follow_links(change)
        if any(isinstance(step.record, r.School) for step in change):
            # The school may have chosen other strokes.
            self.pencil = Pencil(self.view)
            self._branches.clear()
        for post_id in altered | self._co_leads.follow(change):
            self._tops.pop(post_id, None)
            self._unlinked.pop(post_id, None)
            self._reports.pop(post_id, None)
            post = self.view.get(r.Post, post_id)
            if post is not None:
                self._sort(post)
                self._replace_report(post)
            self._forget(post_id)
        self._find_focus()

    def _replace_report(self, post: r.Post) -> None:
        """Replace a post among the reports of whoever is above it, where it was before the change."""
        link = self._links.get(post.id)
        known = self._reports.get(link.upper) if link is not None else None
        if link is None or known is None:
            return
        at = next((at for at, each in enumerate(known) if each.id == post.id), None)
        if at is None or relations.in_order(known[at]) != relations.in_order(post):
            del self._reports[link.upper]
        else:
            known[at] = post

    def _follow_links(self, change: Change) -> None:
        links = [(step.before, step.after) for step in change if isinstance(step.record, r.Link)]
        for before, _ in links:
            if isinstance(before, r.Link) and before.link_kind == r.LINE:
                self._untie(before)
        for _, after in links:
            if isinstance(after, r.Link) and after.link_kind == r.LINE:
                self._tie_in(after)
        for before, _ in links:
            if isinstance(before, r.Link):
                self._forget(before.upper)

    def _tie_in(self, link: r.Link) -> None:
        self._links[link.lower] = link
        self._lower.setdefault(link.upper, set()).add(link.lower)

    def _untie(self, link: r.Link) -> None:
        self._links.pop(link.lower, None)
        lower = self._lower[link.upper]
        lower.discard(link.lower)
        if not lower:
            del self._lower[link.upper]

    def look(self, looking: Looking) -> None:
        """Lay out as much as somebody looks at, in the way that they do."""
        before, self.looking = self.looking, looking
        if looking.focus != before.focus:
            self._find_focus()
        if looking.levels_aligned != before.levels_aligned:
            self._branches.clear()
        for post_id in looking.collapsed ^ before.collapsed:
            self._forget(post_id)

    def wear(self, marks: Marks, lens: Lens) -> None:
        """Take the findings as they are now, and what stands out: no part of the tree has them."""
        self.book.wear(marks, lens)

    def beginning(self, looking: Looking, height: float) -> None:
        """Nothing: the place of the first card depends on how wide all is that is below it."""

    def prepare(self, looking: Looking) -> Iterator[None]:
        """Lay out the branches from the last level upward, one at each step, so that `part` finds them."""
        self.look(looking)
        managers = self.tops
        for post in managers:
            below = self.reports(post.id)
            managers += [each for each in below if each.id in self._lower and each.id not in self._branches]
            if looking.levels_aligned:
                for each in below:
                    self._size(each.id)
            yield
        if not looking.levels_aligned:
            for post in reversed(managers):
                self.branch(post)
                yield

    # How branches are made

    def _groups(self, heads: Heads) -> list[Heads]:
        """Return the reports of a post, or of co-leads, in stored order; co-leads among them go together."""
        found = [post for head in heads for post in self.reports(head.id)]
        if len(heads) > 1:
            found.sort(key=relations.in_order)
        if not self._co_leads.exist:
            return [(post,) for post in found]
        groups: list[Heads] = [(post,) for post in found[:1]]
        for before, post in pairwise(found):
            if self._co_leads.are(before.id, post.id):
                groups[-1] = (*groups[-1], post)
            else:
                groups.append((post,))
        return groups

    def _make(self, heads: Heads, arrangement: Arrangement, groups: Sequence[Heads]) -> None:
        """Make the branch of a post, unless the one that is known is the same."""
        if not groups:
            self._keep(self._leaf(heads, Flow.ACROSS))
            return
        branches = self._branches
        below: list[Branch] = []
        for group in groups:
            each = branches.get(group[0].id)
            if each is None or len(each.heads) != len(group) or (len(group) > 1 and not _begins(each, group)):
                each = self._leaf(group, Flow.DOWN)
            below.append(each)
        foot = self._feet.get(heads[0].id, 0.0) if self._feet is not None else 0.0
        known = self._branches.get(heads[0].id)
        holds = known is not None and known.foot == foot and _still_holds(known, heads, arrangement)
        if known is not None and holds and _same(known.below, below):
            return
        ids = tuple([post.id for post in heads])
        sizes = [self._size(post_id) for post_id in ids]
        shape = branch(
            width_of(sizes),
            height_of(sizes),
            arrangement,
            [each.shape for each in below],
            [len(group) == 1 and group[0].assistant for group in groups],
            foot,
        )
        for number, trunk in enumerate(shape.trunks):
            flow, each = Flow.ACROSS if trunk is None else Flow.DOWN, below[number]
            if each.flow is not flow:
                below[number] = each = each.flowing(flow)
            if branches.get(each.key) is not each:
                self._keep(each)
        made = Branch(ids, sizes, shape, self.pencil, known.flow if known is not None else Flow.ACROSS)
        self._keep(
            made.over(
                below,
                arrangement=arrangement,
                foot=foot,
                links=[self._links[post.id] for group in groups for post in group],
                ties=self.ties_at(ids),
            )
        )

    def _leaf(self, heads: Heads, flow: Flow) -> Branch:
        if len(heads) == 1:
            size = self._size(heads[0].id)
            return Branch((heads[0].id,), (size,), leaf(*size), self.pencil, flow)
        ids = tuple([post.id for post in heads])
        sizes = [self._size(post_id) for post_id in ids]
        return Branch(ids, sizes, leaf(width_of(sizes), height_of(sizes)), self.pencil, flow)

    def _keep(self, made: Branch) -> None:
        for head in made.heads:
            self._branches[head] = made

    def _size(self, post_id: str) -> Size:
        return self.book.size(post_id, CARD)

    def ties_at(self, posts: Sequence[str]) -> tuple[Tie, ...]:
        """Return the ties that meet at some posts; those that meet nowhere in a tree meet at `EVERYTHING`."""
        return self._ways.at(posts, self._above, self._key)

    def _above(self, post_id: str) -> str | None:
        """The post above another in what is laid out."""
        link = self._links.get(post_id)
        if link is None or (self._focused is not None and post_id in self._begins):
            return None
        return link.upper

    def _key(self, post_id: str) -> str:
        """The key of the part with a post's card."""
        if post_id in self._unlinked:
            return UNLINKED
        known = self._branches.get(post_id)
        return known.key if known is not None else post_id

    def _inherited(self, post: r.Post) -> Arrangement:
        above = relations.managers_upward(self.view, post.id)
        chosen = (each.arrangement for each in above if each.arrangement is not Arrangement.INHERIT)
        return next(chosen, self._unchosen)

    def _aligned(self, tops: Sequence[r.Post]) -> dict[str, float]:
        """Return how far down the level of every post reaches where levels are aligned."""
        feet: dict[str, float] = {}
        for top in tops:
            tree, order = self._flat(top)
            feet.update(zip(order, level_feet(tree, reports_of(tree)), strict=True))
        return feet

    def _flat(self, top: r.Post) -> tuple[Tree, list[str]]:
        tree = Tree([], [], [], [], [])
        order: list[str] = []
        waiting: list[tuple[Heads, int, Arrangement]] = [((top,), -1, self._inherited(top))]
        while waiting:
            heads, above, own = waiting.pop()
            if heads[0].arrangement is not Arrangement.INHERIT:
                own = heads[0].arrangement
            waiting += [(each, len(order), own) for each in reversed(self._groups(heads))]
            order.append(heads[0].id)
            sizes = [self._size(post.id) for post in heads]
            tree.above.append(above)
            tree.widths.append(width_of(sizes))
            tree.heights.append(height_of(sizes))
            tree.arrangements.append(own)
            tree.assistants.append(len(heads) == 1 and heads[0].assistant)
        return tree, order

    # What is forgotten

    def _forget(self, post_id: str) -> None:
        """Forget the branch of a post and those that it is part of."""
        at: str | None = post_id
        while at is not None:
            known = self._branches.pop(at, None)
            for head in known.heads if known is not None else ():
                self._branches.pop(head, None)
            link = self._links.get(at)
            at = link.upper if link is not None else None

    def _find_focus(self) -> None:
        """Look up what is in focus: another set of posts is laid out anew."""
        only, focused = None, None
        kind, record_id = self.looking.focus or ("", "")
        if kind == r.Post.kind:
            post = self.view.get(r.Post, record_id)
            focused = [post] if post is not None else None
        elif kind == r.Team.kind:
            only = scope_of(self.view, self.looking.focus).posts
            if only is not None:
                posts = (self.view.need(r.Post, post_id) for post_id in only)
                focused = [post for post in posts if not self._reports_in(only, post.id)]
        if only != self._only:
            self._reports.clear()
            self._branches.clear()
        begins = frozenset(post.id for post in focused or ())
        if begins != self._begins:
            self._ways.forget()
            self._branches.clear()
        self._only, self._focused, self._begins = only, focused, begins

    def _reports_in(self, posts: AbstractSet[str], post_id: str) -> bool:
        link = self._links.get(post_id)
        return link is not None and link.upper in posts

    def _sort(self, post: r.Post) -> None:
        if post.id in self._links:
            return
        is_top = post.level is Level.HEAD or post.id in self._lower
        (self._tops if is_top else self._unlinked)[post.id] = post


def _still_holds(known: Branch, heads: Heads, arrangement: Arrangement) -> bool:
    if known.arrangement is not arrangement and known.below:
        return False
    return len(known.heads) == len(heads) and (len(heads) == 1 or _begins(known, heads))


def _begins(known: Branch, heads: Heads) -> bool:
    return known.heads == tuple([post.id for post in heads])


def _same(one: Sequence[Branch], other: Sequence[Branch]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
