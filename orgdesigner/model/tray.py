"""What is not placed: posts that report to nobody and are in no team, and people who hold no post.

The head is placed by being the head, and a post that others report to by that.
"""

from collections.abc import Iterator

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.view import View
from orgdesigner.model.words import Level

_PLACING = (relations.LINE_UPWARD, relations.LINE_DOWNWARD, relations.TEAMS_OF_POST, relations.TEAMS_LED)
"""What places a post."""


def is_placed(view: View, post: r.Post) -> bool:
    """Whether a post reports to somebody, is reported to, is in a team, or is the head's."""
    return post.level is Level.HEAD or any(view.count(index, post.id) for index in _PLACING)


class Tray:
    """Knows the posts that are not placed and the people without a post, kept up to date change by change."""

    def __init__(self, view: View) -> None:
        self._view = view
        loose = relations.in_none(view, r.Post, *_PLACING)
        self._posts = {post.id for post in loose if post.level is not Level.HEAD}
        self._people = {each.id for each in relations.in_none(view, r.Person, relations.HOLDINGS_OF_PERSON)}

    @property
    def posts(self) -> list[r.Post]:
        """The posts that are not placed, in stored order."""
        return sorted((self._view.need(r.Post, each) for each in self._posts), key=relations.in_order)

    @property
    def people(self) -> list[r.Person]:
        """The people without a post, by name."""
        found = (self._view.need(r.Person, each) for each in self._people)
        return sorted(found, key=lambda person: (person.name, person.id))

    def follow(self, change: Change) -> bool:
        """Take note of a change that has been made; looks only at what it is about.

        Return whether something else is in the tray, or something else is to be said of what is in it.
        """
        view = self._view
        posts = {each for step in change for each in _posts(view, step.before, step.after)}
        people = {each for step in change for each in _people(step.before, step.after)}
        altered = not (self._posts.isdisjoint(posts) and self._people.isdisjoint(people))
        for post_id in posts:
            post = self._view.get(r.Post, post_id)
            self._posts.discard(post_id)
            if post is not None and not is_placed(self._view, post):
                self._posts.add(post_id)
        for person_id in people:
            person = self._view.get(r.Person, person_id)
            self._people.discard(person_id)
            if person is not None and not self._view.count(relations.HOLDINGS_OF_PERSON, person_id):
                self._people.add(person_id)
        altered |= not (self._posts.isdisjoint(posts) and self._people.isdisjoint(people))
        return altered or any(isinstance(step.record, r.School) for step in change)


def _posts(view: View, *records: r.Record | None) -> Iterator[str]:
    """Yield the posts that a record is about, by their places, their holders or what is paid for them."""
    for record in records:
        if isinstance(record, r.Post):
            yield record.id
        elif isinstance(record, r.Link):
            yield from (record.lower, record.upper)
        elif isinstance(record, r.Holding | r.Allowance):
            yield record.post
        elif isinstance(record, r.Person):
            yield from (held.post for held in view.find(relations.HOLDINGS_OF_PERSON, record.id))
        elif isinstance(record, r.Membership) and record.post:
            yield record.post
        elif isinstance(record, r.Team):
            yield from record.leads


def _people(*records: r.Record | None) -> Iterator[str]:
    for record in records:
        if isinstance(record, r.Person):
            yield record.id
        elif isinstance(record, r.Holding):
            yield record.person
