"""A named second is in the school, and is somebody else than the holder of the post.

Why: A name in a field is no cover. If the second's post is vacant, or the same person holds both, the
expertise still rests with one person, and the chart says otherwise.

Source: MacBeath's study (2005) on expertise that is concentrated in one person, as told in
the founding documents; read in November 2026. Asked where people are drawn in the posts.

To fix: Name a post that somebody else holds, or fill the second's post.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Holding, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST
from orgdesigner.model.view import View
from orgdesigner.model.words import Filling
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.nearby import near
from orgdesigner.rules.shared.wording import told_apart

MOST_CHOICES = 3


@rule(
    "RES-603",
    "The second is there",
    each=Post,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, post: Post) -> Iterator[Found]:
    if post.second is None or (post.critical and post.second == post.id) or not view.has(Holding):
        return
    second = view.need(Post, post.second)
    lacking = _lacking(view, post, second)
    if not lacking:
        return
    choices = [each for each in near(view, post) if not _lacking(view, post, each)][:MOST_CHOICES]
    fixes = [
        Fix(f"Name {called} as the second", set_fields(view, post, second=each.id))
        for each, called in zip(choices, told_apart(view, choices), strict=True)
    ]
    if not post.critical:
        fixes.append(Fix("Name no second", set_fields(view, post, second=None)))
    yield found(
        f"The second of {post.title} {lacking}",
        post,
        *([second] if second.id != post.id else []),
        working=f"the named second is {second.title}" if second.title != post.title else "",
        fixes=fixes,
    )


def _lacking(view: View, post: Post, second: Post) -> str:
    """Say why a post is no second of another, or "" if it is one."""
    if second.id == post.id:
        return "is the post itself"
    if second.filling is Filling.DELETED:
        return "is a post that is deleted"
    people = _people(view, second)
    if not people:
        return "is a vacant post"
    return "is held by the same person" if people <= _people(view, post) else ""


def _people(view: View, post: Post) -> set[str]:
    return {holding.person for holding in view.find(HOLDINGS_OF_POST, post.id)}


GOOD = (
    """
    post exams "Examinations Officer" critical second=assistant
      held "Rosa Shaw" support
      post assistant "Examinations Assistant"
        held "Sam Tate" support
    post itself "Network Manager" critical second=itself
    """,
    # Nobody is drawn at all.
    """
    post exams "Examinations Officer" critical second=assistant
    post assistant "Examinations Assistant"
    """,
)
BAD = (
    Example(
        """
        post sbm "Business Manager" senior
          held "Paul Quin" support
          post exams "Examinations Officer" critical second=assistant
            held "Rosa Shaw" support
            post assistant "Examinations Assistant"
          post network "Network Manager" second=office
            held tina-udo
          post office "Office Manager"
            held tina-udo
          post site "Site Manager" second=site
            held "Bo Dale" support
        person tina-udo "Tina Udo" support
        """,
        found_at=("exams", "network", "site"),
    ),
)
