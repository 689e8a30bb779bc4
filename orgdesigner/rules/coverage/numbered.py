"""The priorities are numbered from one, each number once, and are as many as the plan has.

Why: Priorities are spoken of by number, on charts and in meetings. Two with the same number are taken for
one, and a gap is looked for.

Source: The founding school's account of the six priorities of its School Improvement Plan (2015); read in
November 2026. How many there should be is the school's to set; until it does, any number will do.

To fix: Number them anew in their order, or say how many the plan has.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.rule_settings import set_rule
from orgdesigner.model.records import Limit as OwnLimit
from orgdesigner.model.records import Priority, School
from orgdesigner.model.relations import priorities
from orgdesigner.model.view import View
from orgdesigner.rules.asking import setting_of
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.wording import count, in_words, listed

ID = "COV-103"
PLANNED = Limit("planned", "Priorities in the plan (0 for any number)", Decimal(0))


@rule(
    ID,
    "Priorities numbered once each",
    each=School,
    severity=Severity.WARNING,
    strength=Strength.HARD,
    limits=(PLANNED,),
)
def check(view: View, school: School, *, planned: Decimal) -> Iterator[Found]:
    found_there = priorities(view)
    numbers = [priority.number for priority in found_there]
    if numbers != [*range(1, len(numbers) + 1)]:
        yield _misnumbered(view, found_there, numbers)
    if planned and len(numbers) != planned:
        label = f"Take {len(numbers)} as the number of priorities in the plan"
        setting = setting_of(view, ID)
        change = set_rule(
            view,
            ID,
            severity=setting.severity if setting else None,
            limits=[OwnLimit(name=PLANNED.name, value=Decimal(len(numbers)))],
        )
        yield found(
            f"The plan has {count(int(planned), 'priority', 'priorities')}, and"
            f" {in_words(len(numbers))} {'is' if len(numbers) == 1 else 'are'} drawn",
            school,
            *found_there,
            fixes=[Fix(label, change.relabelled(label))] if numbers else [],
        )


def _misnumbered(view: View, found_there: Sequence[Priority], numbers: list[int]) -> Found:
    times = Counter(numbers)
    twice = [number for number in times if times[number] > 1]
    if twice:
        message = f"More than one priority has the number {listed(twice)}"
        subjects = [priority for priority in found_there if priority.number in twice]
    else:
        message = f"The priorities are numbered {listed(numbers)}, and not from one without a gap"
        subjects = list(found_there)
    draft = Draft(view)
    for number, priority in enumerate(found_there, start=1):
        draft.set(priority, number=number)
    last = len(found_there)
    label = "Number it 1" if last == 1 else f"Number them from 1 to {last}"
    return found(message, *subjects, fixes=[Fix(label, draft.change("Number the priorities anew"))])


GOOD = (
    """
    priority 1 "Attainment"
    priority 2 "Attendance"
    rule COV-103
      limit planned 2
    """,
    """
    team art "Art"
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=dh
        priority 2 "Attendance" accountable=dh
        priority 2 "Teaching" accountable=dh id=third
        post dh "Deputy Headteacher" senior
        """,
        found_at=("priority:2",),
    ),
    Example(
        """
        priority 1 "Attainment" accountable=dh
        priority 3 "Attendance" accountable=dh
        post dh "Deputy Headteacher" senior
        """,
        found_at=("priority:1",),
    ),
    Example(
        """
        priority 1 "Attainment" accountable=dh
        rule COV-103 warning
          limit planned 6
        post dh "Deputy Headteacher" senior
        """,
        found_at=("school",),
    ),
)
