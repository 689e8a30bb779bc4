"""People from outside the school are drawn, but not counted as staff.

Why: Each share of posts is measured against the staff. Somebody from a partner school, or a governor, who is
counted too makes every share a little wrong.

Source: A paper on leadership that is shared across partner schools; read in November 2026. People who hold
posts outside the school, and none inside it, are left out of every count of those drawn. Listed is a
headcount that the school states and that is just as high as if they were counted.

To fix: Leave them out of the headcount.
"""

from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Person, School
from orgdesigner.model.relations import EXTERNAL_POSTS, STAFF_GROUP, outsiders, stated_headcount
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.wording import STAFF, count


@rule(
    "STAFF-805",
    "Outsiders not counted as staff",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, school: School) -> Iterator[Found]:
    if not view.ids(EXTERNAL_POSTS, True):
        return
    for group, stated in stated_headcount(view).items():
        others = outsiders(view, group) if stated else []
        if stated and others and stated == view.count(STAFF_GROUP, group):
            counted = set_fields(view, school, **{f"{group}_headcount": stated - len(others)})
            people = count(len(others), "person", "people")
            yield found(
                f"The {stated} {STAFF[group]} stated are as many as are drawn, "
                f"with {people} from outside the school among them",
                *(Subject(Person.kind, each) for each in others),
                fixes=[Fix(f"Count {stated - len(others)} {STAFF[group]}", counted)],
            )


GOOD = (
    """
    school "Hill School" teaching_headcount=1 support_headcount=3
    post hod "Head of Art"
      held tan "G. Tan" teaching
    post adviser "Adviser to a Partner School" external
      held tan
    post governor "Chair of Governors" external
      held "V. Visitor" support
    """,
    """
    post governor "Chair of Governors" external
      held "V. Visitor" support
    """,
)
BAD = (
    Example(
        """
        school "Hill School" teaching_headcount=1 support_headcount=2
        post hod "Head of Art"
          held "G. Tan" teaching
        post ta "Teaching Assistant"
          held "F. Osei" support
        post governor "Chair of Governors" external
          held visitor "V. Visitor" support
        """,
        found_at=("visitor",),
    ),
)
