"""What a question of the review sheet is: it asks, shows what the structure has to say, and never scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from orgdesigner.chart.cards import named
from orgdesigner.chart.showing import Names
from orgdesigner.model.records import Person, Post, Record
from orgdesigner.model.relations import holders, in_order
from orgdesigner.model.view import View
from orgdesigner.rules.base import Subject
from orgdesigner.rules.wording import count, listed


@dataclass(frozen=True)
class Evidence:
    """One thing that a structure says of itself, and the record that says it, if it is a single one."""

    text: str
    subject: Subject | None = None


Finder = Callable[[View, Names], Iterator[Evidence]]
"""Finds evidence; what it may call people is given."""


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


def leadership_posts(view: View) -> list[Post]:
    """The school's own leadership posts, in stored order."""
    return sorted((post for post in view.all(Post) if post.is_leadership and not post.external), key=in_order)


def own_posts(view: View) -> list[Post]:
    """The posts inside the school, in stored order."""
    return sorted((post for post in view.all(Post) if not post.external), key=in_order)


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


def called(people: Sequence[Person], names: Names) -> str:
    """Name people as far as they may be named: "Gwen Tan and Joan Mbeki"."""
    return listed(named(person, names) for person in people)


def held_by(view: View, post: Post, names: Names) -> str:
    """Name a post with whoever holds it: "Head of Year 9 (Gwen Tan)"."""
    people = holders(view, post.id)
    return f"{post.title} ({called(people, names)})" if people else f"{post.title} (vacant)"


def quoted(text: str, longest: int = 160) -> str:
    """Return the first words of a text in quotation marks, on one line."""
    words = " ".join(text.split())
    if len(words) > longest:
        words = words[:longest].rsplit(" ", 1)[0] + "…"
    return f"“{words}”"
