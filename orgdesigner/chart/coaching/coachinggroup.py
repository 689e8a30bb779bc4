"""One group of the coaching view: a coach, and below it everybody whom it coaches, as a small tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from orgdesigner.chart.blocks.aliases import fitted
from orgdesigner.chart.cards.content import CardStyle
from orgdesigner.chart.layout.placing import Branch, place
from orgdesigner.chart.layout.tidy import Tree
from orgdesigner.chart.layout.ties import Pencil
from orgdesigner.chart.part import Part, Spot
from orgdesigner.chart.picture import Alias, Box, Line
from orgdesigner.chart.teams.teamblock import holders_named
from orgdesigner.model import records as r
from orgdesigner.model.words import Arrangement

if TYPE_CHECKING:
    from orgdesigner.chart.cards.cardbook import CardBook
    from orgdesigner.chart.coaching.coachingforest import CoachingForest

CARD = CardStyle(208.0)


class Group(NamedTuple):
    """A group with every card, alias and line in its place, its corner at the origin.

    It names its posts from the top down, without those that it has only an alias of.
    """

    part: Part
    posts: tuple[str, ...]

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.part.bounds.width

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.part.bounds.height


def lay_out_group(book: CardBook, forest: CoachingForest, top: str) -> Group:
    """Return the group that begins with a post."""
    ties: dict[str, r.Link] = {}
    aliases: dict[str, Alias] = {}
    tree = Tree([], [], [], [], [])
    keys: list[str] = []
    waiting: list[tuple[r.Link | None, str, int]] = [(None, top, -1)]
    while waiting:
        link, post_id, above = waiting.pop()
        key = post_id
        if link is not None and forest.above(post_id) != link:
            key = f"alias {link.id}"
            aliases[key] = alias_of(book, post_id, CARD.width)
            width, height = CARD.width, aliases[key].box.height
        else:
            width, height = book.size(post_id, CARD)
            below = [(each, each.lower, len(keys)) for each in forest.coached(post_id)]
            waiting.extend(reversed(below))
        if link is not None:
            ties[key] = link
        keys.append(key)
        tree.above.append(above)
        tree.widths.append(width)
        tree.heights.append(height)
        tree.arrangements.append(Arrangement.AUTOMATIC)
        tree.assistants.append(False)
    branch = place(keys, tree)
    pencil = Pencil(book.view)
    posts = tuple(key for key in keys if key not in aliases)
    part = Part(
        f"group {top}",
        Box(0, 0, branch.width, branch.height),
        tuple(
            Spot(key, Box(x, y, width, height), CARD, flow)
            for key, x, y, width, height, flow in branch.spots
            if key not in aliases
        ),
        lines=tuple(_lines(pencil, branch, ties)),
        aliases=tuple(_aliases(branch, aliases)),
    )
    return Group(part, posts)


def alias_of(book: CardBook, post_id: str, width: float) -> Alias:
    """Return an alias of a post, as large as it has to be, that has no place yet."""
    source = book.source
    post = source.view.need(r.Post, post_id)
    alias = Alias(post_id, "", post.title, Box(0, 0, 0, 0), holders_named(source, post))
    return fitted(alias, width, source)


def _lines(pencil: Pencil, branch: Branch, ties: dict[str, r.Link]) -> Iterator[Line]:
    for _, lower, points in branch.paths:
        yield pencil.line(ties[lower], points)


def _aliases(branch: Branch, aliases: dict[str, Alias]) -> Iterator[Alias]:
    for key, x, y, width, height, _ in branch.spots:
        if key in aliases:
            alias = aliases[key]
            yield Alias(alias.post, alias.team, alias.text, Box(x, y, width, height), alias.detail)
