"""Rows into posts and people: who is one person, which rows are one post, and what a repeated row is."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.exchange.incoming.organogram.cells import UNNAMED, folded
from orgdesigner.exchange.incoming.organogram.posts import MOST_SHARING
from orgdesigner.exchange.incoming.stafflist.entries import Entry
from orgdesigner.exchange.incoming.stafflist.problems import Problems
from orgdesigner.exchange.meanings import Meaning

ONE_CODE_TWO_NAMES = "the same code stands for another name in row {row}; they were taken as two people."
ONE_PERSON = "the same name as in row {row}, and no code; taken as one person in two posts."
TWICE = "the same person in the same post as in row {row}; they were entered once."
TOO_OFTEN = (
    "this post id is in more than {most} rows, so it names a kind of post; each row is a post of its own."
)
SHARES = "a job share with row {row}: one post."
NO_PARTNER = "it says that it is a job share, and no other row shares the post."
SHARED_DIFFERS = "another {what} than in row {row}, which shares the post; the first one counts."

# Two of them fit into the id of a tie between both, with its kind.
_AS_IT_IS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,26}")
_MARK_OF_SHARING = re.compile(r"\s*[-–(\[,]*\s*job[ -]?share\w*(\s*\d(\.\d+)?)?\s*[)\]]*", re.IGNORECASE)
_MOST_OF_ONE_POST = Decimal("1.05")


@dataclass(frozen=True)
class ListedPerson:
    """Somebody in the list: an id that is the same whenever the list is read, and the first row with them."""

    id: str
    name: str
    entry: Entry


@dataclass(frozen=True)
class ListedPost:
    """A post of the list: its rows, and who is in it in which of them."""

    id: str
    title: str
    entries: tuple[Entry, ...]
    holders: tuple[tuple[Entry, ListedPerson], ...]

    @property
    def first(self) -> Entry:
        """The first row: where rows differ in what a post has once, it counts."""
        return self.entries[0]


class Registry:
    """Tells people and posts of one list apart."""

    def __init__(self, problems: Problems, places: dict[Meaning, int]) -> None:
        self._problems, self._places = problems, places
        self._people: dict[tuple[str, str], ListedPerson] = {}
        self._coded_first: dict[str, ListedPerson] = {}
        self._names_of: dict[str, ListedPerson] = {}
        self._unnamed = 0

    def posts(self, entries: Sequence[Entry]) -> list[ListedPost]:
        """Return the posts of the list, in the order of their first rows."""
        groups: dict[str, list[Entry]] = {}
        uses = Counter(folded(entry.post_id) for entry in entries if entry.post_id)
        holders = {entry.row: tuple(self._person(entry, name) for name in entry.people) for entry in entries}
        shares = _shared(entries)
        alike: Counter[str] = Counter()
        for entry in entries:
            key = self._key(entry, holders[entry.row], uses, shares)
            if not entry.people and not entry.post_id and entry.row not in shares:
                alike[key] += 1
                key = f"{key}\x1f{alike[key]}"
            groups.setdefault(key, []).append(entry)
        ids = _ids(groups)
        posts = [self._post(ids[key], rows, holders) for key, rows in groups.items()]
        for post in posts:
            self._say_what_differs(post)
        return posts

    def without_post(self, entries: Sequence[Entry]) -> list[ListedPerson]:
        """Return the people of rows that name no post; ask after the posts, so that theirs come first."""
        found = (self._person(entry, name) for entry in entries for name in entry.people)
        return list({person.id: person for person in found}.values())

    def _person(self, entry: Entry, name: str) -> ListedPerson:
        code = entry.person_id or (entry.staff_code if len(entry.people) == 1 else "")
        if code:
            return self._coded(entry, name, code)
        if name == UNNAMED:
            self._unnamed += 1
            return ListedPerson(
                f"person-{_digest(f'{entry.post_id}{entry.title}{self._unnamed}')}", name, entry
            )
        known = self._names_of.get(folded(name))
        if known is None:
            known = self._names_of[folded(name)] = ListedPerson(
                f"person-{_digest(folded(name))}", name, entry
            )
        elif _post_named_in(known.entry) != _post_named_in(entry):
            self._say(ONE_PERSON.format(row=known.entry.row), entry, Meaning.NAME, Meaning.SURNAME)
        return known

    def _coded(self, entry: Entry, name: str, code: str) -> ListedPerson:
        first = None if (folded(code), folded(name)) in self._people else self._coded_first.get(folded(code))
        if first is not None and folded(first.name) != folded(name):
            column = Meaning.PERSON_ID if entry.person_id else Meaning.STAFF_CODE
            self._say(ONE_CODE_TWO_NAMES.format(row=first.entry.row), entry, column)
        key = (folded(code), folded(name))
        if key not in self._people:
            record_id = key_of(code) if first is None else f"person-{_digest(''.join(key))}"
            self._people[key] = ListedPerson(record_id, name, entry)
            self._coded_first.setdefault(folded(code), self._people[key])
            # A row without a code may mean somebody whose code another row has.
            self._names_of.setdefault(folded(name), self._people[key])
        return self._people[key]

    def _key(
        self, entry: Entry, people: Sequence[ListedPerson], uses: Counter[str], shares: dict[int, int]
    ) -> str:
        reference = folded(entry.post_id)
        if reference and uses[reference] <= MOST_SHARING:
            return f"id\x1f{reference}"
        if reference:
            self._say(TOO_OFTEN.format(most=MOST_SHARING), entry, Meaning.POST_ID)
        if entry.row in shares:
            return f"share\x1f{shares[entry.row]}"
        if people:
            return f"held\x1f{people[0].id}\x1f{folded(entry.title)}"
        return f"open\x1f{folded(entry.title)}\x1f{folded(entry.reports_to)}\x1f{''.join(entry.teams)}"

    def _post(
        self, post_id: str, rows: Sequence[Entry], people: dict[int, tuple[ListedPerson, ...]]
    ) -> ListedPost:
        holders: dict[str, tuple[Entry, ListedPerson]] = {}
        for entry in rows:
            for person in people[entry.row]:
                known = holders.setdefault(person.id, (entry, person))[0]
                if known is not entry and not entry.payments:
                    self._say(TWICE.format(row=known.row), entry, None)
                elif known is entry and entry is not rows[0]:
                    self._say(SHARES.format(row=rows[0].row), entry, None)
        title = next((title for entry in rows if (title := plain_title(entry.title))), "")
        if len(holders) < 2:
            for entry in rows:
                if entry.shares_post and len(entry.people) < 2 and len(rows) == 1 and not entry.vacant:
                    self._say(NO_PARTNER, entry, Meaning.JOB_SHARE, Meaning.TITLE)
            title = rows[0].title or title
        return ListedPost(post_id, title, tuple(rows), tuple(holders.values()))

    def _say_what_differs(self, post: ListedPost) -> None:
        for entry in post.entries[1:]:
            for what, meaning, value in (
                ("title", Meaning.TITLE, lambda each: folded(plain_title(each.title))),
                ("manager", Meaning.REPORTS_TO, lambda each: folded(each.reports_to)),
                ("team", Meaning.TEAM, lambda each: each.teams),
            ):
                if value(entry) and value(post.first) and value(entry) != value(post.first):
                    self._say(SHARED_DIFFERS.format(what=what, row=post.first.row), entry, meaning)

    def _say(self, message: str, entry: Entry, *meanings: Meaning | None) -> None:
        place = next((self._places[each] for each in meanings if each in self._places), None)
        self._problems.add(message, entry.row, place)


def _post_named_in(entry: Entry) -> tuple[str, str]:
    return folded(entry.post_id), folded(entry.title)


def _shared(entries: Iterable[Entry]) -> dict[int, int]:
    """Return the first row of each shared post, by row: same title, manager and team, full time at most."""
    shares: dict[int, int] = {}
    open_posts: dict[tuple[str, str, tuple[str, ...]], tuple[int, Decimal]] = {}
    for entry in entries:
        if entry.post_id or not entry.shares_post or len(entry.people) != 1:
            continue
        key = (folded(plain_title(entry.title)), folded(entry.reports_to), entry.teams)
        part = entry.fte if entry.fte is not None else Decimal("0.5")
        first, total = open_posts.get(key, (entry.row, Decimal(0)))
        if total + part > _MOST_OF_ONE_POST:
            first, total = entry.row, Decimal(0)
        shares[entry.row] = first
        open_posts[key] = (first, total + part)
    return shares


def plain_title(title: str) -> str:
    """Return a title without the words that say that the post is shared."""
    return _MARK_OF_SHARING.sub("", title).strip()


def key_of(text: str) -> str:
    """Return a code of the list as an id: as it is where it fits, and else its digest."""
    return text if _AS_IT_IS.fullmatch(text) else f"id-{_digest(folded(text))}"


def _ids(groups: dict[str, list[Entry]]) -> dict[str, str]:
    ids: dict[str, str] = {}
    for key, rows in groups.items():
        # A shared post keeps its id where its rows move: its people tell it, and not the numbers of the rows.
        kind = key.partition("\x1f")[0]
        if kind == "share":
            names = sorted(folded(name) for entry in rows for name in entry.people)
            key_text = "\x1f".join((folded(plain_title(rows[0].title)), *names))
        else:
            key_text = key
        ids[key] = key_of(rows[0].post_id) if kind == "id" else f"post-{_digest(key_text)}"
    return ids


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:14]
