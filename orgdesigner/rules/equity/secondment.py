"""A secondment to senior leadership that is for one staff group has a partner for the other.

Why: A year on the senior team is how people learn to lead a school. A seat that only one group can be sent to
makes that group's careers, and not the other's.

Source: The founding school's account: a secondment for support staff that balances the teachers' secondment
of three years (2015); read in November 2026. A partner is another secondment to senior leadership, for the
other group; or a recorded round of the same role class in which somebody of the other group was appointed.

To fix: Open the secondment to all staff, or add one for the other group.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import Change, Step
from orgdesigner.model.edits.posts import duplicate_post
from orgdesigner.model.limited import SENIOR_SECONDMENTS
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.relations import ROUNDS_OF_CLASS
from orgdesigner.model.representation import LIMITED_TO
from orgdesigner.model.selection import selection
from orgdesigner.model.view import View
from orgdesigner.model.words import Access, AccessGround, AllowanceKind, StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.access import open_to, opened
from orgdesigner.rules.shared.wording import STAFF, count, in_words


@rule(
    "EQ-508",
    "Secondments in pairs",
    each=SENIOR_SECONDMENTS,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, access: Access) -> Iterator[Found]:
    (other,) = (group for group, limited in LIMITED_TO.items() if limited is not access)
    partners = view.count(SENIOR_SECONDMENTS, LIMITED_TO[other])
    if view.count(SENIOR_SECONDMENTS, access) <= partners:
        return
    seconded = view.find(SENIOR_SECONDMENTS, access)
    posts = [post for post in seconded if not _was_held_by(view, post, other)]
    missing = len(posts) - partners
    if missing <= 0:
        return
    are = "secondment to senior leadership is" if len(posts) == 1 else "secondments to senior leadership are"
    yield found(
        f"{in_words(len(posts)).capitalize()} {are} for {open_to(access)},"
        f" and {in_words(partners)} for {STAFF[other]}",
        *posts,
        fixes=_fixes(view, posts, missing, other),
    )


def _was_held_by(view: View, post: Post, group: StaffGroup) -> bool:
    """Whether somebody of a group was appointed to such a post in a round that is recorded."""
    rounds = view.find(ROUNDS_OF_CLASS, post.role_class) if post.role_class else ()
    return selection(rounds).appointed[group] > 0


def _fixes(view: View, posts: list[Post], missing: int, other: StaffGroup) -> Iterator[Fix]:
    alone = posts[-missing:]
    it = "it" if len(alone) == 1 else count(len(alone), "of them", "of them")
    yield Fix(f"Open {it} to all staff", opened(view, *alone))
    if missing == 1:
        label = f"Add one like {alone[0].title} for {STAFF[other]}"
        yield Fix(label, _partner(view, alone[0], other).relabelled(label))


def _partner(view: View, post: Post, group: StaffGroup) -> Change:
    """Return the change that adds a vacant post like another one, for the other staff group."""
    change = duplicate_post(view, post.id)
    return Change(change.label, tuple(_for_group(step, group) for step in change))


def _for_group(step: Step, group: StaffGroup) -> Step:
    match step:
        case Step(None, Post() as copy):
            reason = f"One of two, so that {STAFF[group]} are seconded too."
            return Step(
                None,
                copy.evolve(
                    access=LIMITED_TO[group],
                    access_ground=AccessGround.SCHOOL,
                    access_reason=reason,
                    responsibilities=(),
                ),
            )
        case Step(None, Allowance() as paid) if paid.allowance_kind is not AllowanceKind.HONORARIUM:
            # An R&R allowance may be paid to either group, whatever the other post pays.
            return Step(None, paid.evolve(allowance_kind=AllowanceKind.RR))
        case _:
            return step


GOOD = (
    """
    post a "Associate Senior Leader" senior secondment access=teaching ends=2027-08-31
    post b "Associate Senior Leader" senior secondment access=support ends=2027-08-31
    post c "Associate Senior Leader" senior secondment ends=2027-08-31
    post d "Researcher" secondment access=teaching ends=2027-08-31
    """,
    # Teachers were seconded before.
    """
    post a "Associate" senior role_class=Associate secondment access=support ends=2027-08-31
    round before "Associates 2025" role_class=Associate appointed_teaching=1
    """,
)
BAD = (
    Example(
        """
        post head "Headteacher" head
          post a "Associate Senior Leader" senior secondment access=teaching ends=2027-08-31
            allowance R&R 1000 ends=2027-08-31
        """,
        found_at=("a",),
    ),
    Example(
        """
        post a "Associate Senior Leader, Autumn" senior secondment access=support ends=2027-08-31
        post b "Associate Senior Leader, Spring" senior secondment access=support ends=2027-08-31
        post c "Associate Senior Leader, Summer" senior secondment access=support ends=2027-08-31
        post d "Seconded Deputy" senior secondment access=teaching ends=2027-08-31
        """,
        found_at=("a",),
    ),
)
