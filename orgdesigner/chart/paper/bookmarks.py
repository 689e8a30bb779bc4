"""What each page is called in a list of pages: what begins on it."""

from collections.abc import Sequence

from orgdesigner.chart.paper.sheets import Page
from orgdesigner.chart.picture import NoteKind
from orgdesigner.model import records as r
from orgdesigner.model.structure import View


def with_bookmarks(pages: Sequence[Page], view: View) -> tuple[Page, ...]:
    """Return the pages, each with what it is called, unless it has a name already."""
    return tuple(page if page.bookmark else page._replace(bookmark=_named(page, view)) for page in pages)


def _named(page: Page, view: View) -> str:
    """The teams on a page; else the post that its first branch begins with, or goes on from."""
    if page.picture.regions and not page.picture.lines:
        return ", ".join(" ".join(region.title) for region in page.picture.regions)
    paths = [note for note in page.picture.notes if note.kind is NoteKind.PATH]
    if paths and not paths[0].record_id and paths[0].box.y < 1:
        return paths[0].text
    if page.picture.cards:
        first = min(page.picture.cards, key=lambda placed: (placed.box.y, placed.box.x))
        return view.need(r.Post, first.post).title
    return view.school.name
