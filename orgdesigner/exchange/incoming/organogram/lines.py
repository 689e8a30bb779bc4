"""Who reports to whom: `XX` is the top, and what can't be used ends in the tray with its reason."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgdesigner.exchange.incoming.organogram.cells import folded, is_stated
from orgdesigner.exchange.incoming.organogram.posts import SourcePost
from orgdesigner.exchange.incoming.outcome import Notebook, row_numbers

TOP = "xx"
DEEPEST = 100
"""The most levels below a top; where a file goes deeper, its references are mixed up."""

UNKNOWN = "it reports to a post that is not in the file, or whose row was refused."
NOBODY = "it does not say which post it reports to."
ITSELF = "it reports to itself."
LOOP = "it reports to itself through {others}; its line was taken out."
TOO_DEEP = f"it is more than {DEEPEST} levels below the top; its line was taken out."


@dataclass(frozen=True)
class Line:
    """The post above, if there is one, or why the file's answer could not be used."""

    upper: str | None = None
    problem: str = ""


def reporting_lines(posts: Sequence[SourcePost], notebook: Notebook) -> dict[str, Line]:
    """Return the line of every post, by its id: no loops, nothing to nowhere, at most DEEPEST levels.

    Where no row is marked as the top, and just one post reports to itself or to nobody, that post is the top.
    """
    ids = {post.reference: post.id for post in posts if post.reference}
    lines = {post.id: _stated(post, ids) for post in posts}
    top = _unmarked_top(posts, lines)
    if top is not None:
        lines[top.id] = Line()
        message = "no row is marked XX; this one was taken as the top."
        notebook.add(message, file=top.first.file, row=top.first.row)
    rows = {post.id: post.first.row for post in posts}
    for loop in list(loops(lines)):
        first, *others = sorted(loop, key=rows.__getitem__)
        lines[first] = Line(problem=LOOP.format(others=row_numbers([rows[each] for each in others])))
    return lines | {post_id: Line(problem=TOO_DEEP) for post_id in too_deep(lines)}


def _unmarked_top(posts: Sequence[SourcePost], lines: Mapping[str, Line]) -> SourcePost | None:
    seniors = [post for post in posts if not post.first.junior]
    if any(folded(post.first.reports_to) == TOP for post in seniors):
        return None
    candidates = [post for post in seniors if lines[post.id].problem in (ITSELF, NOBODY)]
    return candidates[0] if len(candidates) == 1 else None


def _stated(post: SourcePost, ids: Mapping[str, str]) -> Line:
    reference = folded(post.first.reports_to)
    if reference == TOP:
        return Line()
    if not is_stated(reference):
        return Line(problem=NOBODY)
    if reference == post.reference:
        return Line(problem=ITSELF)
    upper = ids.get(reference)
    return Line(upper) if upper else Line(problem=UNKNOWN)


def loops(lines: Mapping[str, Line]) -> Iterator[list[str]]:
    """Yield every loop once, as the posts in it."""
    settled: set[str] = set()
    for start in lines:
        path = list(_upward(start, lines, settled))
        settled.update(path)
        back = lines[path[-1]].upper if path else None
        # A walk that ended in itself: from the post that it came back to, the path is a loop.
        if back is not None and back in path:
            yield path[path.index(back) :]


def _upward(start: str, lines: Mapping[str, Line], settled: Container[str]) -> Iterator[str]:
    seen = set()
    here: str | None = start
    while here is not None and here not in seen and here not in settled:
        seen.add(here)
        yield here
        here = lines[here].upper


def too_deep(lines: Mapping[str, Line]) -> Iterator[str]:
    """Yield the posts to begin anew at, so that nothing is more than DEEPEST levels deep."""
    depths: dict[str, int] = {}
    for start in lines:
        for post_id in reversed(list(_upward(start, lines, depths))):
            upper = lines[post_id].upper
            depths[post_id] = depths[upper] + 1 if upper is not None else 0
            if depths[post_id] > DEEPEST:
                depths[post_id] = 0
                yield post_id
