"""The posts that could soonest learn or share what another post does."""

from orgdesigner.model.records import Post
from orgdesigner.model.relations import manager, reports
from orgdesigner.model.view import View


def near(view: View, post: Post) -> list[Post]:
    """Return the posts that report to a post, those beside it, and the one above, in that order."""
    above = manager(view, post.id)
    beside = reports(view, above.id) if above else []
    line = [*reports(view, post.id), *beside, *([above] if above else [])]
    return list({each.id: each for each in line if each.id != post.id}.values())
