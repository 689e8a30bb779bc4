"""How findings say things: small numbers, lists and dates in the school's words."""

from collections.abc import Iterable, Sequence
from datetime import date

from orgdesigner.model.records import Post
from orgdesigner.model.relations import holders
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

STAFF = {StaffGroup.TEACHING: "teaching staff", StaffGroup.SUPPORT: "support staff"}


def count(number: int, noun: str, plural: str = "") -> str:
    """Say how many there are: "no posts", "one post", "12 posts"."""
    return f"{in_words(number) if number else 'no'} {noun if number == 1 else plural or noun + 's'}"


def in_words(number: int) -> str:
    """Say a whole number: in a word up to ten."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def listed(things: Iterable[object], last: str = "and") -> str:
    """Say several things: "a, b and c"."""
    *others, final = (str(thing) for thing in things)
    return f"{', '.join(others)} {last} {final}" if others else final


def some_of(things: Iterable[object], most: int = 3) -> str:
    """Say several things, and of many only the first and how many more: "a, b, c and four more"."""
    all_of_them = [str(thing) for thing in things]
    more = len(all_of_them) - most
    return listed([*all_of_them[:most], f"{in_words(more)} more"] if more > 1 else all_of_them)


def sentence(text: str) -> str:
    """Begin a text with a capital letter, as a sentence does."""
    return text[:1].upper() + text[1:]


def day(when: date) -> str:
    """Say a day: "31 August 2027"."""
    return f"{when.day} {when:%B %Y}"


def told_apart(view: View, posts: Sequence[Post]) -> list[str]:
    """Return what posts are called: their titles, and who holds them where two have the same title."""
    titles = [post.title for post in posts]
    called = []
    for post in posts:
        people = holders(view, post.id) if titles.count(post.title) > 1 else []
        called.append(f"{post.title} ({people[0].name})" if people else post.title)
    return called
