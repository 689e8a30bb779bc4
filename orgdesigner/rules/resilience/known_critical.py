"""Posts of the kind whose expertise usually rests with one person are marked as critical.

Why: The examinations officer and the network manager are the examples that heads give of knowledge that is
missed only when it is gone. A post that is not marked is not asked for a second.

Source: MacBeath's study (2005), which names the examinations officer and the network
manager, as told in the founding documents; read in November 2026. That data belongs beside them is the
suggestion made with it. A post is known by its title.

To fix: Mark the post as critical, and name the post that can take over; or excuse the finding, with the
reason.
"""

import re
from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.model.words import Filling
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.nearby import near
from orgdesigner.rules.shared.wording import told_apart

KNOWN = re.compile(
    r"\b(exam(ination)?s? (officer|manager)|(ict |it )?network manager|data (manager|officer))\b",
    re.IGNORECASE,
)
"""The titles: examinations officer, network manager and data manager, as schools write them."""

_NOT_ITSELF = re.compile(r"\b(assistant|deputy|trainee|apprentice)\b", re.IGNORECASE)
MOST_CHOICES = 2


@rule(
    "RES-602",
    "Known to be critical",
    each=Post,
    severity=Severity.ADVICE,
    strength=Strength.HARD,
)
def check(view: View, post: Post) -> Iterator[Found]:
    if post.critical or post.external or post.filling is Filling.DELETED:
        return
    if not KNOWN.search(post.title) or _NOT_ITSELF.search(post.title):
        return
    choices = [each for each in near(view, post) if not each.external][:MOST_CHOICES]
    yield found(
        f"{post.title} is not marked as critical, and its expertise often rests with one person",
        post,
        fixes=[
            *(
                Fix(
                    f"Mark it as critical, with {called} as its second",
                    set_fields(view, post, critical=True, second=each.id),
                )
                for each, called in zip(choices, told_apart(view, choices), strict=True)
            ),
            Fix("Mark it as critical", set_fields(view, post, critical=True)),
        ],
    )


GOOD = (
    """
    post exams "Examinations Officer" critical second=helper
      post helper "Examinations Assistant"
    post assistant "Assistant Network Manager"
    post data "Data Protection Officer"
    post trust "Network Manager" external
    """,
)
BAD = (
    Example(
        """
        post manager "Business Manager" senior
          post exams "Exams Officer"
            post assistant "Examinations Assistant"
          post network "ICT Network Manager" second=manager
        post data "Data Manager (MIS)"
        """,
        found_at=("exams", "network", "data"),
    ),
)
