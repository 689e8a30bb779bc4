"""The school's headcounts agree with the people who are drawn.

Why: A proportional share is worked out from how many staff each group has. Not everybody has to be drawn, but
more people than there are can't be; and a total for one group only is compared with nothing.

Source: The founding school's account, which counts 126 staff, 53 of them support staff (2015); read in
November 2026.

To fix: Correct the headcount, or leave it empty: then those who are drawn are counted.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import School
from orgdesigner.model.relations import staff_drawn, stated_headcount
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import STAFF

FIELDS = {StaffGroup.TEACHING: "teaching_headcount", StaffGroup.SUPPORT: "support_headcount"}


@rule(
    "EQ-504",
    "Headcounts and people agree",
    each=School,
    severity=Severity.WARNING,
    strength=Strength.HARD,
)
def check(view: View, school: School) -> Iterator[Found]:
    stated = stated_headcount(view)
    if all(count is None for count in stated.values()):
        return
    drawn = {group: staff_drawn(view, group) for group in StaffGroup}
    for group, count in stated.items():
        if count is not None and drawn[group] > count:
            yield found(
                f"The headcount of {STAFF[group]} is {count}, fewer than the {drawn[group]} drawn",
                school,
                fixes=[_count(view, school, group, drawn[group])],
            )
        (other,) = (each for each in StaffGroup if each is not group)
        other_stated = stated[other]
        if count is None and other_stated is not None and other_stated > drawn[other]:
            yield found(
                f"The headcount of {STAFF[group]} is missing, and that of {STAFF[other]} is {other_stated}",
                school,
                working=f"not everybody is drawn: {drawn[other]} of {other_stated} {STAFF[other]}",
                fixes=[_count(view, school, group, drawn[group])] if drawn[group] else [],
                severity=Severity.ADVICE,
            )


def _count(view: View, school: School, group: StaffGroup, number: int) -> Fix:
    label = f"Set the headcount of {STAFF[group]} to those drawn: {number}"
    return Fix(label, set_fields(view, school, **{FIELDS[group]: number}))


GOOD = (
    """
    school "Hill School" teaching_headcount=2 support_headcount=5
    person a "J. Mbeki" teaching
    person b "P. Iyer" teaching
    person c "L. Hart" support
    post adviser "Adviser" external
      held "Vi Visitor" teaching
    """,
    """
    school "Hill School" teaching_headcount=1
    person a "J. Mbeki" teaching
    person c "L. Hart" support
    """,
    """
    person a "J. Mbeki" teaching
    """,
    """
    school "Hill School" support_headcount=1 teaching_headcount=3
    person c "L. Hart" support
    post governor "Chair of Governors" external
      held "V. Visitor" support
    """,
)
BAD = (
    Example(
        """
        school "Hill School" teaching_headcount=1 support_headcount=0
        person a "J. Mbeki" teaching
        person b "P. Iyer" teaching
        person c "L. Hart" support
        """,
        found_at=("school", "school"),
    ),
    Example(
        """
        school "Hill School" teaching_headcount=73
        person a "J. Mbeki" teaching
        person c "L. Hart" support
        """,
        found_at=("school",),
    ),
)
