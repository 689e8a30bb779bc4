"""Appointment rounds as arithmetic: how many of each staff group applied, and how many were appointed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from orgdesigner.model.records import AppointmentRound
from orgdesigner.model.words import StaffGroup

FEWEST_EXPECTED = 5
"""Appointments that each group must expect before their rates are compared, unless many applied."""

MANY_APPLIED = 30
"""Applicants in all from which rates are compared whatever each group may expect."""

FOUR_FIFTHS = Decimal("0.8")


@dataclass(frozen=True)
class Stage:
    """One stage of a round: the field that counts by characteristic have for it, its title, and how many."""

    name: str
    title: str
    people: Mapping[StaffGroup, int]

    @property
    def total(self) -> int:
        """Everybody who came so far."""
        return sum(self.people.values())


def stages(appointments: AppointmentRound) -> tuple[Stage, ...]:
    """Return the stages of a round in their order."""
    teaching, support = StaffGroup.TEACHING, StaffGroup.SUPPORT
    return (
        Stage(
            "applied",
            "Applied",
            {teaching: appointments.applied_teaching, support: appointments.applied_support},
        ),
        Stage(
            "shortlisted",
            "Shortlisted",
            {teaching: appointments.shortlisted_teaching, support: appointments.shortlisted_support},
        ),
        Stage(
            "appointed",
            "Appointed",
            {teaching: appointments.appointed_teaching, support: appointments.appointed_support},
        ),
    )


@dataclass(frozen=True)
class Selection:
    """How many of each staff group applied and were appointed, in one round or in several added up."""

    applied: Mapping[StaffGroup, int]
    appointed: Mapping[StaffGroup, int]

    @property
    def all_applied(self) -> int:
        """Everybody who applied."""
        return sum(self.applied.values())

    @property
    def all_appointed(self) -> int:
        """Everybody who was appointed."""
        return sum(self.appointed.values())

    def expected(self, group: StaffGroup) -> Decimal:
        """The appointments of a group if its applicants had succeeded as often as all the others."""
        if not self.all_applied:
            return Decimal(0)
        return Decimal(self.all_appointed * self.applied[group]) / self.all_applied

    @property
    def can_be_judged(self) -> bool:
        """Whether there are enough people for the four-fifths ratio to say anything.

        Both groups have to have applied, somebody has to have been appointed, and either each group could
        expect five appointments or thirty applied in all.
        """
        if not all(self.applied.values()) or not self.all_appointed:
            return False
        each_expects_enough = all(self.expected(group) >= FEWEST_EXPECTED for group in StaffGroup)
        return each_expects_enough or self.all_applied >= MANY_APPLIED

    @property
    def ratio(self) -> Decimal | None:
        """The lower selection rate divided by the higher, to two places; None if it can't be judged."""
        if not self.can_be_judged:
            return None
        rates = [Decimal(self.appointed[group]) / self.applied[group] for group in StaffGroup]
        return (min(rates) / max(rates)).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def less_often(self) -> StaffGroup | None:
        """The group whose applicants were appointed less often; None if neither or if nobody could tell."""
        teaching, support = StaffGroup.TEACHING, StaffGroup.SUPPORT
        first = self.appointed[teaching] * self.applied[support]
        second = self.appointed[support] * self.applied[teaching]
        if first == second or not all(self.applied.values()):
            return None
        return teaching if first < second else support


def selection(rounds: Iterable[AppointmentRound]) -> Selection:
    """Return appointment rounds added up."""
    each_round = [stages(each) for each in rounds]

    def added_up(place: int) -> dict[StaffGroup, int]:
        return {group: sum(each[place].people[group] for each in each_round) for group in StaffGroup}

    return Selection(applied=added_up(0), appointed=added_up(-1))
