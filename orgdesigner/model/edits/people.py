"""People, and which posts they hold."""

from collections.abc import Iterable, Sequence
from typing import Any

from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.cascade import removal
from orgdesigner.model.edits.draft import Draft
from orgdesigner.model.edits.phrases import what
from orgdesigner.model.records import Holding, Person, Post
from orgdesigner.model.relations import ALLOWANCES_OF_POST, HOLDINGS_OF_POST
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup


def add_person(
    view: View,
    *,
    name: str,
    staff_group: StaffGroup,
    post: str | None = None,
    person_id: str | None = None,
    **values: Any,
) -> Change:
    """Add a person, who holds the given post if there is one. Other fields of a person are given by name."""
    draft = Draft(view)
    person = draft.add(Person, record_id=person_id, name=name, staff_group=staff_group, **values)
    if post is None:
        return draft.change(f"Add {name}")
    held = view.need(Post, post)
    draft.add(Holding, post=held.id, person=person.id)
    return draft.change(f"Add {name} as {held.title}")


def remove_people(view: View, person_ids: Sequence[str]) -> Change:
    """Remove people; the posts they held stay and are vacant, and what was paid to them alone ends."""
    people = [view.need(Person, person_id) for person_id in dict.fromkeys(person_ids)]
    return removal(view, people, f"Remove {what(people)}")


def hold(view: View, person_id: str, post_id: str, **values: Any) -> Change:
    """Let a person hold a post. Share, dates and other fields of a holding are given by name."""
    person, post = view.need(Person, person_id), view.need(Post, post_id)
    _refuse_second(view, person_id, post)
    draft = Draft(view)
    draft.add(Holding, post=post_id, person=person_id, **values)
    return draft.change(f"Let {person.name} hold {post.title}")


def vacate(view: View, post_id: str, *, person: str | None = None) -> Change:
    """Take one person out of a post, or everybody; what was paid to them alone for it ends."""
    post = view.need(Post, post_id)
    leaving = [each for each in view.find(HOLDINGS_OF_POST, post_id) if person in (None, each.person)]
    if not leaving:
        raise EditRefused(f"“{post.title}” is not held by anybody who could leave it.")
    draft = Draft(view)
    _release(draft, leaving)
    if person is None:
        return draft.change(f"Vacate {post.title}")
    return draft.change(f"Take {view.need(Person, person).name} out of {post.title}")


def move_holder(view: View, person_id: str, source: str, target: str) -> Change:
    """Move a person from one post to another, on the same terms."""
    person, post = view.need(Person, person_id), view.need(Post, target)
    moving = [each for each in view.find(HOLDINGS_OF_POST, source) if each.person == person_id]
    if not moving:
        raise EditRefused(f"That person no longer holds “{view.need(Post, source).title}”.")
    _refuse_second(view, person_id, post)
    draft = Draft(view)
    _release(draft, moving)
    draft.add_like(moving[0], post=target)
    return draft.change(f"Move {person.name} to {post.title}")


def swap_holders(view: View, first: str, second: str) -> Change:
    """Let the holders of two posts change places, each on their own terms."""
    posts = view.need(Post, first), view.need(Post, second)
    sides = [view.find(HOLDINGS_OF_POST, post.id) for post in posts]
    if not any(sides):
        raise EditRefused("Both posts are vacant, so there is nobody to swap.")
    draft = Draft(view)
    for holdings in sides:
        _release(draft, holdings)
    for holdings, post in zip(sides, reversed(posts), strict=True):
        for holding in holdings:
            draft.add_like(holding, post=post.id)
    return draft.change(f"Swap the holders of {posts[0].title} and {posts[1].title}")


def _release(draft: Draft, holdings: Iterable[Holding]) -> None:
    for holding in holdings:
        allowances = draft.view.find(ALLOWANCES_OF_POST, holding.post)
        draft.remove(each for each in allowances if each.person == holding.person)
        draft.remove([holding])


def _refuse_second(view: View, person_id: str, post: Post) -> None:
    if any(each.person == person_id for each in view.find(HOLDINGS_OF_POST, post.id)):
        raise EditRefused(f"That person holds “{post.title}” already. Change the share instead.")
