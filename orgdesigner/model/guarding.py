"""Which counts by a protected characteristic may be shown: those from which nobody can be picked out.

A count that is large enough can still give a small one away: the rest of the people at its stage, those of
the same characteristic who fell out between two stages, or whoever is left when several counts are taken off.
"""

from __future__ import annotations

from collections.abc import Iterable

from orgdesigner.model.records import AppointmentRound, CharacteristicCount
from orgdesigner.model.selection import stages

FEWEST = 5
"""The smallest count of people that may be shown, or be worked out from what is shown."""


def may_be_shown(appointments: AppointmentRound) -> tuple[CharacteristicCount, ...]:
    """Return the counts by characteristic of a round, with None for each that has to stay unsaid."""
    totals = {stage.name: stage.total for stage in stages(appointments)}
    shown = [_safe_by_itself(each, totals) for each in appointments.characteristics]
    for name, total in totals.items():
        kept = _safe_together((getattr(each, name) for each in shown), total)
        shown = [each.model_copy(update={name: count}) for each, count in zip(shown, kept, strict=True)]
    return tuple(shown)


def _safe_by_itself(counts: CharacteristicCount, totals: dict[str, int]) -> CharacteristicCount:
    """Leave out each count whose rest is small, or that differs little from one at an earlier stage."""
    said: list[tuple[int, int]] = []
    shown: dict[str, int | None] = {}
    for name, total in totals.items():
        count = getattr(counts, name)
        shown[name] = None
        if count is None or min(count, total - count) < FEWEST:
            continue
        rest = total - count
        if all(min(before - count, others - rest) >= FEWEST for before, others in said):
            said.append((count, rest))
            shown[name] = count
    return counts.model_copy(update=shown)


def _safe_together(counts: Iterable[int | None], total: int) -> Iterable[int | None]:
    """Yield the counts of one stage, and None for each that would leave a few people over with the others."""
    sums = {0}
    for count in counts:
        more = {each + count for each in sums} if count is not None else set()
        if any(0 < total - each < FEWEST for each in more):
            yield None
        else:
            sums |= more
            yield count
