"""All posts are appraised under one scheme.

Why: Two schemes say that there are two kinds of staff. The founding school replaced appraisal for some and
performance review for others, "equal but different", by one scheme for everybody.

Source: The founding school's account of Staff Effectiveness (2015); read in November 2026. Posts that name no
scheme are not counted.

To fix: Name one scheme for every post.
"""

from collections.abc import Iterator, Sequence

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.records import Post, School
from orgdesigner.model.relations import APPRAISED_BY
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.reserving import named
from orgdesigner.rules.shared.wording import count, listed

MOST_CHOICES = 3
MANY_POSTS = 300
"""More posts than this are altered in the table of posts, and not by one click."""


@rule(
    "EQ-511",
    "One appraisal scheme",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, _: School) -> Iterator[Found]:
    posts = {str(scheme): view.count(APPRAISED_BY, scheme) for scheme in view.keys(APPRAISED_BY)}
    if len(posts) < 2:
        return
    schemes = sorted(posts, key=lambda scheme: (-posts[scheme], scheme))
    said = listed(f"{scheme} ({count(posts[scheme], 'post')})" for scheme in schemes)
    fewer = [post for scheme in schemes[1:] for post in view.ids(APPRAISED_BY, scheme)]
    yield found(
        f"Posts are appraised under {count(len(schemes), 'scheme')}: {said}",
        *named(fewer),
        fixes=_fixes(view, schemes, posts),
    )


def _fixes(view: View, schemes: Sequence[str], posts: dict[str, int]) -> Iterator[Fix]:
    for scheme in schemes[:MOST_CHOICES]:
        others = [each for each in schemes if each != scheme]
        changed = sum(posts[each] for each in others)
        if changed <= MANY_POSTS:
            draft = Draft(view)
            for post_id in (post for each in others for post in view.ids(APPRAISED_BY, each)):
                draft.set(view.need(Post, post_id), appraisal=scheme)
            label = f"Appraise everybody under {scheme}"
            yield Fix(f"{label}: {count(changed, 'post')} change{'s' * (changed == 1)}", draft.change(label))


GOOD = (
    """
    post a "Teacher" appraisal="Staff Effectiveness"
    post b "Site Manager" appraisal="Staff Effectiveness "
    post c "Cook"
    post d "Adviser" external appraisal="The trust's"
    """,
)
BAD = (
    Example(
        """
        post a "Teacher" appraisal="Appraisal"
        post b "Teacher" appraisal="Appraisal"
        post c "Site Manager" appraisal="Performance review"
        """,
        found_at=("c",),
    ),
)
