"""Below whom each post stands in the coaching view, though it may have several coaches, or coach its coach.

It stands below the first of its coaches in the stored order; a circle is opened at its first post.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.structure import View


class CoachingForest:
    """Knows who stands below whom, kept up to date; `within` are the posts that count, None for all."""

    def __init__(self, view: View, within: AbstractSet[str] | None = None) -> None:
        self.view = view
        self.within = within
        self._above: dict[str, r.Link] = {}
        self._opened: set[str] = set()
        self._tops: set[str] = set()
        self._tops_in_order: list[r.Post] | None = None
        self._alone: dict[str, r.Post] = {}
        self._alone_in_order: list[r.Post] | None = None
        tied = {*view.keys(relations.TIES_UPWARD), *view.keys(relations.TIES_DOWNWARD)}
        posts = (post for post in view.all(r.Post) if post.id not in tied)
        self._alone.update((post.id, post) for post in posts if self._has(post.id))
        self._settle(str(post_id) for post_id in tied)

    @property
    def tops(self) -> Sequence[r.Post]:
        """The posts that a group begins with, in stored order."""
        if self._tops_in_order is None:
            found = (self.view.need(r.Post, each) for each in self._tops)
            self._tops_in_order = sorted(found, key=relations.in_order)
        return self._tops_in_order

    @property
    def alone(self) -> Sequence[r.Post]:
        """The posts that nobody coaches and that coach nobody, in stored order."""
        if self._alone_in_order is None:
            self._alone_in_order = sorted(self._alone.values(), key=relations.in_order)
        return self._alone_in_order

    @property
    def coaches_without(self) -> int:
        """How many posts coach somebody and are coached by nobody."""
        return len(self._tops - self._opened)

    def is_alone(self, post_id: str) -> bool:
        """Whether nobody coaches a post, and it coaches nobody."""
        return post_id in self._alone

    def above(self, post_id: str) -> r.Link | None:
        """Return the tie by which a post stands below its coach, or None if a group begins with it."""
        return self._above.get(post_id)

    def top_of(self, post_id: str) -> str:
        """Return the post that the group of a post begins with."""
        link = self._above.get(post_id)
        while link is not None:
            post_id = link.upper
            link = self._above.get(post_id)
        return post_id

    def coached(self, post_id: str) -> list[r.Link]:
        """Return the ties to all those whom a post coaches, in their stored order."""
        links = (link for link in self.view.find(relations.TIES_DOWNWARD, post_id) if self._counts(link))
        return sorted(links, key=lambda link: relations.in_order(self.view.need(r.Post, link.lower)))

    def follow(self, change: Change, altered: AbstractSet[str]) -> tuple[set[str], set[str]]:
        """Take note of a change that has been made; `altered` are the posts whose cards are.

        Return the first posts of the groups that look different: as they were, and as they are.
        """
        touched = set(altered) | self._opened
        for step in change:
            for record in (step.before, step.after):
                if isinstance(record, r.Link):
                    touched.update((record.lower, record.upper))
        for post_id in tuple(touched):
            for link in self.view.find(relations.TIES_DOWNWARD, post_id):
                touched.add(link.lower)
            for link in self.view.find(relations.TIES_UPWARD, post_id):
                touched.add(link.upper)
        before = {self.top_of(post_id) for post_id in touched}
        self._settle(touched)
        return before, {self.top_of(post_id) for post_id in touched}

    def _settle(self, posts: Iterable[str]) -> None:
        """Decide anew for some posts below whom they stand."""
        touched = set(posts)
        for post_id in touched:
            coaches = self._coached_by(post_id)
            if coaches:
                self._above[post_id] = min(coaches, key=self._rank)
            else:
                self._above.pop(post_id, None)
        self._opened -= touched
        for post_id in touched:
            self._open_circle(post_id)
        for post_id in touched | self._opened:
            self._sort(post_id)

    def _open_circle(self, post_id: str) -> None:
        """If the way up from a post comes back on itself, let the circle's first post begin the group."""
        way: dict[str, int] = {}
        here = post_id
        while here not in way:
            way[here] = len(way)
            link = self._above.get(here)
            if link is None:
                return
            here = link.upper
        circle = list(way)[way[here] :]
        first = min((self.view.need(r.Post, each) for each in circle), key=relations.in_order)
        del self._above[first.id]
        self._opened.add(first.id)

    def _sort(self, post_id: str) -> None:
        if post_id in self._tops:
            self._tops.discard(post_id)
            self._tops_in_order = None
        was_alone = self._alone.pop(post_id, None)
        post = self.view.get(r.Post, post_id)
        if post is None or not self._has(post_id) or post_id in self._above:
            self._replace_alone(was_alone, None)
        elif any(map(self._counts, self.view.find(relations.TIES_DOWNWARD, post_id))):
            self._tops.add(post_id)
            self._tops_in_order = None
            self._replace_alone(was_alone, None)
        else:
            self._alone[post_id] = post
            self._replace_alone(was_alone, post)

    def _replace_alone(self, before: r.Post | None, after: r.Post | None) -> None:
        """Keep the list of posts without a coach; one that keeps its place only says something else there."""
        known = self._alone_in_order
        if before is after or known is None:
            return
        if before is None or after is None or relations.in_order(before) != relations.in_order(after):
            self._alone_in_order = None
            return
        known[bisect_left(known, relations.in_order(before), key=relations.in_order)] = after

    def _coached_by(self, post_id: str) -> list[r.Link]:
        return [link for link in self.view.find(relations.TIES_UPWARD, post_id) if self._counts(link)]

    def _rank(self, link: r.Link) -> tuple[tuple[int, str], str]:
        return relations.in_order(self.view.need(r.Post, link.upper)), link.id

    def _counts(self, link: r.Link) -> bool:
        return link.link_kind == r.COACHING and self._has(link.lower) and self._has(link.upper)

    def _has(self, post_id: str) -> bool:
        return self.within is None or post_id in self.within


def coached_below(view: View, post_id: str) -> frozenset[str]:
    """Return a post with all those whom it coaches, those whom they coach, and so on."""
    found = {post_id}
    waiting = [post_id]
    while waiting:
        for link in view.find(relations.TIES_DOWNWARD, waiting.pop()):
            if link.link_kind == r.COACHING and link.lower not in found:
                found.add(link.lower)
                waiting.append(link.lower)
    return frozenset(found)


def above_of(view: View, post_id: str) -> r.Link | None:
    """Return the tie by which a post stands below its coach, as a forest of all posts has it, or None."""
    first = _first_coach(view, post_id)
    way = {post_id}
    link = first
    while link is not None and link.upper not in way:
        way.add(link.upper)
        link = _first_coach(view, link.upper)
    if first is None or link is None or link.upper != post_id:
        return first
    begins = min((view.need(r.Post, each) for each in way), key=relations.in_order)
    return None if begins.id == post_id else first


def _first_coach(view: View, post_id: str) -> r.Link | None:
    ties = (tie for tie in view.find(relations.TIES_UPWARD, post_id) if tie.link_kind == r.COACHING)
    return min(ties, key=lambda tie: (relations.in_order(view.need(r.Post, tie.upper)), tie.id), default=None)
