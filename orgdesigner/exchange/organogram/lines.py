"""Who reports to whom: `XX` is the top, and what can't be used ends in the tray with its reason."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from orgdesigner.exchange.organogram.cells import folded, is_stated
from orgdesigner.exchange.organogram.posts import SourcePost
from orgdesigner.exchange.outcome import Notebook

TOP = "xx"
DEEPEST = 100
"""The most levels below a top; where a file goes deeper, its references are mixed up."""

UNKNOWN = "it reports to a post that is not in the file, or whose row was refused."
NOBODY = "it does not say which post it reports to."
ITSELF = "it reports to itself."
LOOP = "through the posts above it, it reports to itself; its line was taken out."
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
    seniors = [post for post in posts if not post.first.junior]
    marked = any(folded(post.first.reports_to) == TOP for post in seniors)
    unmarked = [post for post in seniors if lines[post.id].problem in (ITSELF, NOBODY)]
    if not marked and len(unmarked) == 1:
        lines[unmarked[0].id] = Line()
        first = unmarked[0].first
        notebook.add("no row is marked XX; this one was taken as the top.", file=first.file, row=first.row)
    lines |= {key: Line(problem=LOOP) for key in _loop_breakers(lines)}
    lines |= {key: Line(problem=TOO_DEEP) for key in _too_deep(lines)}
    return lines


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


def _loop_breakers(lines: Mapping[str, Line]) -> Iterator[str]:
    """Yield of every loop the post that comes first in the files."""
    rank = {key: place for place, key in enumerate(lines)}
    settled: set[str] = set()
    for start in lines:
        path = list(_upward(start, lines, settled))
        settled.update(path)
        back = lines[path[-1]].upper if path else None
        # A walk that ended in itself: from the post that it came back to, the path is a loop.
        if back is not None and back in path:
            yield min(path[path.index(back) :], key=rank.__getitem__)


def _upward(start: str, lines: Mapping[str, Line], settled: Container[str]) -> Iterator[str]:
    seen = set()
    key: str | None = start
    while key is not None and key not in seen and key not in settled:
        seen.add(key)
        yield key
        key = lines[key].upper


def _too_deep(lines: Mapping[str, Line]) -> Iterator[str]:
    """Yield the posts to begin anew at, so that nothing is more than DEEPEST levels deep."""
    depths: dict[str, int] = {}
    for start in lines:
        for key in reversed(list(_upward(start, lines, depths))):
            upper = lines[key].upper
            depths[key] = depths[upper] + 1 if upper is not None else 0
            if depths[key] > DEEPEST:
                depths[key] = 0
                yield key
