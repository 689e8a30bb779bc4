"""Nobody's jobs add up to more than one full-time job.

Why: A person with several posts is drawn several times, and each card looks possible on its own. Only the sum
shows that somebody has been given more than a week holds.

Source: Arithmetic; how staff systems record somebody with several positions, in the published data model of
one of them (Arbor), read in November 2026. That one full-time job is the limit is this program's own default.
Counted is the FTE of each post times the share that is held of it, on the day on which that comes to most.
Posts outside the school are left out. Whoever acts or is seconded gives up as much of a substantive post
meanwhile: of the two sums the greater one counts.

To fix: Lower a share, or let somebody else hold one of the posts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.money import number
from orgdesigner.model.records import Holding, Person, Post
from orgdesigner.model.relations import HOLDINGS_OF_PERSON, part_of_full_time
from orgdesigner.model.view import View
from orgdesigner.model.words import HoldingKind
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, found, rule
from orgdesigner.rules.shared.periods import Period, busiest, common
from orgdesigner.rules.shared.sharing import recorded


@dataclass(frozen=True)
class Job:
    """A post that somebody holds: when, and which part of a full-time week it takes."""

    holding: Holding
    post: Post
    when: Period
    part: Decimal


@rule(
    "STAFF-801",
    "No more than a full-time job",
    each=HOLDINGS_OF_PERSON,
    severity=Severity.WARNING,
    strength=Strength.HARD,
    limits=(Limit("most", "FTE of one person, at most", Decimal(1)),),
)
def check(view: View, person_id: str, *, most: Decimal) -> Iterator[Found]:
    if view.count(HOLDINGS_OF_PERSON, person_id) < 2:
        return
    jobs = list(_jobs(view, person_id))
    together = _busiest(jobs)
    total = _sum(together)
    if total > most:
        person = view.need(Person, person_id)
        yield found(
            f"{person.name}'s jobs add up to {number(total)} FTE",
            person,
            *(job.post for job in together),
            working=" + ".join(f"{job.post.title} {number(job.part)}" for job in together),
            fixes=_fixes(view, person, jobs, together, most),
        )


def _jobs(view: View, person_id: str) -> Iterator[Job]:
    for holding in view.find(HOLDINGS_OF_PERSON, person_id):
        post = view.need(Post, holding.post)
        if not post.external and post.fte:
            yield Job(holding, post, common(holding, post), part_of_full_time(view, holding))


def _busiest(jobs: list[Job]) -> list[Job]:
    """The jobs of the fullest day: substantive ones, or those held meanwhile, which they give way to."""
    kinds = [
        busiest(
            ((job, job.when) for job in jobs if _is_substantive(job) is substantive), lambda job: job.part
        )
        for substantive in (True, False)
    ]
    return max(kinds, key=_sum)


def _is_substantive(job: Job) -> bool:
    return job.holding.holding_kind is HoldingKind.SUBSTANTIVE


def _sum(jobs: list[Job]) -> Decimal:
    return sum((job.part for job in jobs), Decimal(0))


def _fixes(view: View, person: Person, jobs: list[Job], together: list[Job], most: Decimal) -> Iterator[Fix]:
    """Yield for each job the lower share that makes all fit; where none does, lower shares of all."""
    single = [job for job in together if job.post.fte <= 1]
    excess = _sum(together) - most
    ways = 0
    for job in sorted(single, key=lambda job: (-job.part, job.holding.id)):
        share = recorded((job.part - excess) / job.post.fte)
        lowered = [replace(each, part=share * each.post.fte) if each is job else each for each in jobs]
        if share > 0 and _sum(_busiest(lowered)) <= most:
            ways += 1
            label = f"Lower the share of {job.post.title} to {number(share)}"
            yield _lowering(view, {job.holding: share}, f"{label}: {number(most)} FTE in all", label)
    if not ways and len(single) == len(together):
        part = most / _sum(together)
        shares = {job.holding: recorded(job.holding.share * part) for job in jobs}
        said = f"Lower all shares of {person.name} alike"
        yield _lowering(view, shares, f"{said}, to {number(most)} FTE in all", said)


def _lowering(view: View, shares: dict[Holding, Decimal], label: str, change: str) -> Fix:
    draft = Draft(view)
    for holding, share in shares.items():
        draft.set(holding, share=share)
    return Fix(label, draft.change(change))


GOOD = (
    """
    post hod "Head of Art" fte=0
      held iyer "P. Iyer" teaching
    post t "Teacher of Art" fte=0.8
      held iyer
    post c "Cover Supervisor" fte=0.4
      held iyer share=0.5
    post dh "Deputy Headteacher"
      held tan "G. Tan" teaching seconded starts=2026-09-01 ends=2027-08-31
    post hoy "Head of Year 9"
      held tan
    post old "Librarian" ends=2026-12-31
      held osei "F. Osei" support
    post fresh "Examinations Officer" starts=2027-01-01
      held osei
    post there "Adviser to a Partner School" external fte=0.5
      held osei
    """,
    """
    rule STAFF-801
      limit most 1.2
    post t "Teaching Assistant"
      held tan "G. Tan" support
    post m "Midday Supervisor" fte=0.2
      held tan
    """,
)
BAD = (
    Example(
        """
        post t "Teacher of Art" fte=0.8
          held iyer "P. Iyer" teaching
        post c "Cover Supervisor" fte=0.4
          held iyer
        post dh "Deputy Headteacher"
          held tan "G. Tan" teaching acting
        post ah "Assistant Headteacher" fte=0.5
          held tan acting
        post hoy "Head of Year 9"
          held tan
        """,
        found_at=("iyer", "tan"),
    ),
    Example(
        """
        post a "Cleaner"
          held tan "G. Tan" support
        post b "Caretaker"
          held tan
        post c "Midday Supervisor"
          held tan
        """,
        found_at=("tan",),
    ),
)
