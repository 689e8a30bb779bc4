"""What a question of the review sheet is: it asks, shows what the structure has to say, and never scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from orgdesigner.disclosure.audience import Names
from orgdesigner.disclosure.naming import named
from orgdesigner.model.records import Person, Post, Record
from orgdesigner.model.relations import holders, in_order
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.rules.shared.wording import count, listed


@dataclass(frozen=True)
class Evidence:
    """One thing that a structure says of itself, and the record that says it, if it is a single one."""

    text: str
    subject: Subject | None = None


class Plan:
    """A structure as the questions read it: its posts in order, and people by the names that may be shown."""

    def __init__(self, view: View, names: Names) -> None:
        self.view = view
        self._names = names

    @cached_property
    def own_posts(self) -> tuple[Post, ...]:
        """The posts inside the school, in stored order."""
        return tuple(sorted((post for post in self.view.all(Post) if not post.external), key=in_order))

    @cached_property
    def leadership_posts(self) -> tuple[Post, ...]:
        """The school's own leadership posts, in stored order."""
        return tuple(post for post in self.own_posts if post.is_leadership)

    def called(self, people: Iterable[Person]) -> str:
        """Name people as far as they may be named: "Gwen Tan and Joan Mbeki"."""
        return listed(named(person, self._names) for person in people)

    def held_by(self, post: Post) -> str:
        """Name a post with whoever holds it: "Head of Year 9 (Gwen Tan)"."""
        people = holders(self.view, post.id)
        return f"{post.title} ({self.called(people)})" if people else f"{post.title} (vacant)"


Finder = Callable[[Plan], Iterator[Evidence]]
"""Finds what a structure has to say to a question."""


@dataclass(frozen=True)
class Prompt:
    """A question in the school's words, and how evidence for an answer is found."""

    question: str
    evidence: Finder


@dataclass(frozen=True)
class Group:
    """Questions that belong together, what they are about, and where they come from."""

    title: str
    introduction: str
    source: str
    prompts: tuple[Prompt, ...]


def says(record: Record, text: str) -> Evidence:
    """Return what a record says."""
    return Evidence(text, Subject(record.kind, record.id))


def together(posts: Iterable[Post]) -> Iterator[tuple[Post, str]]:
    """Yield posts role by role: the first of a role, and a name for all, "Head of Year (five posts)"."""
    roles: dict[str, list[Post]] = {}
    for post in posts:
        roles.setdefault(post.role_class or f"\n{post.id}", []).append(post)
    for role, same in roles.items():
        yield same[0], same[0].title if len(same) == 1 else f"{role} ({count(len(same), 'post')})"


def alike(posts: Iterable[Post], words: str) -> Iterator[Evidence]:
    """Say the same of posts, those of one role class in one sentence."""
    return (says(post, f"{name}: {words}") for post, name in together(posts))


def quoted(text: str, longest: int = 160) -> str:
    """Return the first words of a text in quotation marks, on one line."""
    words = " ".join(text.split())
    if len(words) > longest:
        words = words[:longest].rsplit(" ", 1)[0] + "…"
    return f"“{words}”"
