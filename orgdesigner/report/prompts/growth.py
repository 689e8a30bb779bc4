"""How leaders grow: from inside, by what they know, and by whom they talk to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from orgdesigner.model.records import AppointmentRound, Person
from orgdesigner.model.relations import (
    LINE_DOWNWARD,
    TIES_DOWNWARD,
    forums,
    holders,
    holdings,
    members,
)
from orgdesigner.model.words import Filling
from orgdesigner.report.prompts.prompt import Evidence, Group, Plan, Prompt, alike, quoted, says
from orgdesigner.rules.shared.wording import count, in_words, listed

_INSIDE = (Filling.SLOTTING, Filling.POOL, Filling.REDEPLOYMENT, Filling.OPEN_INTERNAL)


def _from_inside(plan: Plan) -> Iterator[Evidence]:
    for each in sorted(plan.view.all(AppointmentRound), key=lambda each: (each.held or date.max, each.name)):
        appointed = each.appointed_teaching + each.appointed_support
        if appointed:
            inside = in_words(each.appointed_internal) if each.appointed_internal else "none on record as"
            yield says(each, f"{each.name}: {count(appointed, 'appointment')}, {inside} from inside")
    for filling in _INSIDE:
        filled = [post for post in plan.own_posts if post.filling is filling]
        yield from alike(filled, f"filled from inside, {filling.label[0].lower()}{filling.label[1:]}")


def _experts(plan: Plan) -> Iterator[Evidence]:
    """Yield, for each post that needs expertise, who is recorded as having it: its holder, or others."""
    experts: dict[str, list[Person]] = {}
    for person in sorted(plan.view.all(Person), key=lambda each: each.id):
        for known in person.expertise:
            experts.setdefault(known.casefold(), []).append(person)
    for post in plan.own_posts:
        holding = {person.id for person in holders(plan.view, post.id)}
        for needed in post.expertise:
            found = experts.get(needed.casefold(), [])
            has = [person for person in found if person.id in holding]
            others = [person for person in found if person.id not in holding]
            said = f"recorded for {plan.called(has)}" if has else "not recorded for whoever holds it"
            if others:
                said += f"; recorded for {plan.called(others)}, in another post"
            yield says(post, f"{post.title} needs {needed}: {said}")


def _time_in_post(plan: Plan) -> Iterator[Evidence]:
    """Yield in which years those who hold leadership posts began in them; no ages, and nobody by name."""
    held = [each for post in plan.leadership_posts for each in holdings(plan.view, post.id)]
    years = Counter(each.starts.year for each in held if each.starts is not None)
    if years:
        said = listed(f"{year} ({in_words(years[year])})" for year in sorted(years))
        yield Evidence(f"Those who hold leadership posts now began in them in {said}")
    if unknown := sum(each.starts is None for each in held):
        yield Evidence(f"{count(unknown, 'holder')} of a leadership post without a date".capitalize())


def _training(plan: Plan) -> Iterator[Evidence]:
    for post in plan.leadership_posts:
        for text in (post.notes, post.purpose, post.authority, post.autonomy):
            if "train" in text.casefold():
                yield says(post, f"{post.title}: {quoted(text)}")
                break
    for forum in forums(plan.view):
        if "train" in f"{forum.name} {forum.notes}".casefold():
            yield says(forum, f"{forum.name}, {forum.cadence.label.lower()}")


def _ways_of_reaching(plan: Plan) -> Iterator[Evidence]:
    """Yield by which ties and meetings each leader who has others to lead reaches them."""
    names = {each.kind: each.downward for each in plan.view.school.link_names}
    met = _meetings(plan)
    for post in plan.leadership_posts:
        links = (*plan.view.find(LINE_DOWNWARD, post.id), *plan.view.find(TIES_DOWNWARD, post.id))
        kinds = Counter(names.get(link.link_kind, "is tied to") for link in links)
        said = [f"{kind} {count(number, 'post')}" for kind, number in kinds.items()]
        said += [f"meets others at {listed(met[post.id])}"] if links and met.get(post.id) else []
        if said:
            yield says(post, f"{post.title} {listed(said)}")


def _meetings(plan: Plan) -> dict[str, list[str]]:
    """The names of the meetings that each post goes to, itself or with its team."""
    found: dict[str, list[str]] = {}
    for forum in forums(plan.view):
        seats = (seat.post for team in forum.teams for seat in members(plan.view, team))
        for post in dict.fromkeys(filter(None, (forum.chair, *forum.attendees, *seats))):
            found.setdefault(post, []).append(forum.name)
    return found


GROWTH = Group(
    "Growing leaders",
    "Who leads next is decided long before a post is vacant.",
    "A primary school's account of leadership by expertise and from inside, and the founding documents' essay"
    " on distributed leadership; read in November 2026.",
    (
        Prompt("Promotion from inside: who was appointed that worked here already?", _from_inside),
        Prompt("Expertise before rank: who knows most about it, and do they lead it?", _experts),
        Prompt("New and long-established: are both stretched? When did those who lead begin in their posts?",
               _time_in_post),
        Prompt("Training: who learns to lead, besides by leading?", _training),
        Prompt("Influence: how does each leader reach people: visits, meetings, coaching?",
               _ways_of_reaching),
    ),
)  # fmt: skip
