"""A responsibility that was given ad hoc has an end, or a day on which it is reviewed.

Why: What is handed out because it has to be done by Monday tends to stay where it fell. A review asks whether
it should go on, with whom, and with what time or money.

Source: MacBeath's six ways in which leadership is distributed, of which the pragmatic one answers a need of
the day; read in November 2026. Only posts that are said to be distributed pragmatically are looked at.

To fix: Set the day on which it is reviewed, or on which it ends.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.model.words import Distribution
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.ends import ending, is_timed, school_years_end
from orgdesigner.rules.shared.wording import day


@rule(
    "TERM-304",
    "Ad hoc, but not for ever",
    each=Post,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, post: Post) -> Iterator[Found]:
    if post.distribution is not Distribution.PRAGMATIC or post.ends or post.review or is_timed(post):
        return
    yield found(
        f"{post.title} was given ad hoc, and has neither an end nor a review", post, fixes=_fixes(view, post)
    )


def _fixes(view: View, post: Post) -> Iterator[Fix]:
    when = next((each for each in school_years_end(view, post.starts)), None)
    if when is not None:
        reviewed = set_fields(view, post, review=when)
        yield Fix(f"Review it on {day(when)}", reviewed.relabelled(f"Review {post.title} on {day(when)}"))
        yield ending(view, post, post.title, when)


GOOD = (
    """
    post a "Cover Lead" distribution=pragmatic review=2027-01-15
    post b "Trips Lead" distribution=pragmatic ends=2027-08-31
    post c "Data Lead" distribution=formal
    post d "Project Lead" distribution=pragmatic fixed_term
    """,
)
BAD = (
    Example(
        """
        post a "Cover Lead" distribution=pragmatic
        post b "Trips Lead" distribution=pragmatic starts=2027-09-01
        """,
        found_at=("a", "b"),
    ),
)
