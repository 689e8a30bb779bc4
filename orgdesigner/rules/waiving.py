"""Which findings a waiver excuses, and until when."""

from collections.abc import Iterable
from datetime import date

from orgdesigner.model.records import Waiver
from orgdesigner.model.relations import WAIVERS_OF_RULE
from orgdesigner.model.view import View
from orgdesigner.rules.base import Finding, Subject

_AUGUST = 8


def excuses(waived: Iterable[str], subjects: Iterable[Subject]) -> bool:
    """Whether a waiver's subjects are all that a finding of its rule is about.

    What is about the school as a whole, and so names nothing, needs a waiver that names nothing either.
    """
    excused, named = set(waived), {str(subject) for subject in subjects}
    return named <= excused if named else not excused


def waiver_of(view: View, rule_id: str, subjects: Iterable[Subject], today: date) -> Waiver | None:
    """Return a waiver that excuses what a rule finds about some records, and has not run out."""
    named = tuple(subjects)
    waivers = view.find(WAIVERS_OF_RULE, rule_id)
    return next((each for each in waivers if each.expires >= today and excuses(each.subjects, named)), None)


def run_out(view: View, finding: Finding, today: date) -> Waiver | None:
    """Return the waiver that excused a finding last and has run out; None if there is none."""
    waivers = view.find(WAIVERS_OF_RULE, finding.rule)
    over = [each for each in waivers if each.expires < today and excuses(each.subjects, finding.subjects)]
    return max(over, key=lambda each: (each.expires, each.id), default=None)


def end_of_school_year(today: date) -> date:
    """Return the last day of the school year: the next 31 August that is still to come."""
    this_year = date(today.year, _AUGUST, 31)
    return this_year if this_year > today else date(today.year + 1, _AUGUST, 31)
