"""Applicants of both staff groups are appointed about as often: at least four for every five of the other.

Why: A post that is open to all is open in fact only if those who apply have the same chance. The figures of a
round show it, once there are enough of them.

Source: The founding school's account: eighteen applied for seven posts (2015); guidance on the four-fifths
rule and on its false alarms in small numbers (Human Assets; a note on selection statistics advises care below
about thirty candidates); read in November 2026. Rates are compared only where each group could expect five
appointments, or thirty applied in all, and not where one appointment would change the answer. Otherwise the
counts are shown with the access to posts, and nothing is found.

To fix: Look at the advertisement, the criteria and the panel before the next round; what was decided stays.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from orgdesigner.model.records import AppointmentRound
from orgdesigner.model.selection import FOUR_FIFTHS, Selection, selection
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.base import Example, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import STAFF


@rule(
    "EQ-512",
    "Selected alike",
    each=AppointmentRound,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("least", "Lower rate divided by the higher, at least", FOUR_FIFTHS),),
)
def check(_: View, round_: AppointmentRound, *, least: Decimal) -> Iterator[Found]:
    selected = selection([round_])
    ratio, behind = selected.ratio, selected.less_often
    if ratio is None or behind is None or ratio >= least or not _is_settled(selected, behind, least):
        return
    (other,) = (group for group in StaffGroup if group is not behind)
    yield found(
        f"{round_.name}: {_counts(selected, behind)} who applied were appointed,"
        f" and {_counts(selected, other)}",
        round_,
        working=f"the lower rate divided by the higher is {ratio}; four fifths is {FOUR_FIFTHS}"
        if least == FOUR_FIFTHS
        else f"the lower rate divided by the higher is {ratio}; at least {least} is asked for",
    )


def _counts(selected: Selection, group: StaffGroup) -> str:
    return f"{selected.appointed[group]} of {selected.applied[group]} {STAFF[group]}"


def _is_settled(selected: Selection, behind: StaffGroup, least: Decimal) -> bool:
    """Whether the rates would still differ if one appointment had gone to the group that is behind."""
    moved = {
        group: selected.appointed[group] + (1 if group is behind else -1) for group in selected.appointed
    }
    if min(moved.values()) < 0:
        return False
    if_moved = replace(selected, appointed=moved)
    return if_moved.less_often is behind and if_moved.ratio is not None and if_moved.ratio < least


GOOD = (
    # Eighteen applied for seven posts: too few to judge. Of forty, one appointment would change the answer.
    """
    round a "Leaders 2026" applied_teaching=12 applied_support=6 appointed_teaching=6 appointed_support=1
    round b "Leaders 2027" applied_teaching=20 applied_support=20 appointed_teaching=4 appointed_support=3
    round c "Leaders 2028" applied_teaching=20 applied_support=20 appointed_teaching=10 appointed_support=9
    round d "Leaders 2029" applied_teaching=40
    """,
)
BAD = (
    Example(
        """
        round a "Leaders" applied_teaching=20 applied_support=20 appointed_teaching=11 appointed_support=2
        """,
        found_at=("a",),
    ),
)
