"""Who reports to whom: by the id of a post, a staff code, a name or a title; what can't be told is said."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

from orgdesigner.exchange.incoming.organogram.cells import UNNAMED, folded
from orgdesigner.exchange.incoming.organogram.lines import LOOP, TOO_DEEP, Line, loops, too_deep
from orgdesigner.exchange.incoming.outcome import row_numbers
from orgdesigner.exchange.incoming.stafflist.callings import Callings
from orgdesigner.exchange.incoming.stafflist.names import full_keys_of
from orgdesigner.exchange.incoming.stafflist.posts import ListedPost
from orgdesigner.exchange.incoming.stafflist.vocabulary import in_full, role_of
from orgdesigner.model.words import Level

NOBODY = "it does not say whom it reports to."
NO_COLUMN = "the list does not say whom anybody reports to."
ITSELF = "it reports to itself."
UNKNOWN = "it reports to somebody or something that is not in the list, or whose row was refused."
SEVERAL = "it reports to a name or title that {count} posts of the list have."

_ABOVE_THE_SCHOOL = {
    "governors", "governing body", "governing board", "chair of governors", "board", "trust", "trustees",
    "ceo", "chief executive", "local authority", "xx",
}  # fmt: skip
_MOST_REPAIRS = 5
_MOST_REPAIRED = 100
"""Where more references than these fit nobody, it is another column, and likenesses would take minutes."""
_LIKE = 85


class Directory:
    """Finds the posts of a list by what a cell may call them."""

    def __init__(self, posts: Sequence[ListedPost]) -> None:
        self._posts = posts
        self._repaired = 0
        self._tiers: tuple[dict[str, dict[str, None]], ...] = ({}, {}, {}, {})
        self._in_full: dict[str, dict[str, None]] = {}
        by_id, by_code, by_name, by_title = self._tiers
        for post in posts:
            _note(by_id, post.id, (entry.post_id for entry in post.entries))
            _note(by_id, post.id, (entry.person_id for entry in post.entries))
            _note(by_id, post.id, (entry.addressed for entry in post.entries))
            _note(by_code, post.id, (entry.staff_code for entry in post.entries))
            names = [person.name for _entry, person in post.holders if person.name != UNNAMED]
            titles = [post.title, *(entry.title for entry in post.entries)]
            _note(by_name, post.id, chain.from_iterable(map(full_keys_of, names)))
            _note(by_title, post.id, titles)
            _note(by_title, post.id, _with_titles(names, titles))
            _note(self._in_full, post.id, map(in_full, titles))
        self._people = Callings(
            (post.id, person.name)
            for post in posts
            for _entry, person in post.holders
            if person.name != UNNAMED
        )
        self._by_id = {post.id: post for post in posts}

    def find(self, reference: str) -> list[ListedPost]:
        """Return the posts that a reference may mean: by the surest kind of reference that fits any."""
        for wording in _wordings(reference):
            for tier in self._tiers:
                if ids := tier.get(wording):
                    return [self._by_id[each] for each in ids]
        for wording in (reference, *_wordings(reference)):
            if ids := self._in_full.get(in_full(wording)):
                return [self._by_id[each] for each in ids]
            if called := self._people.find(wording):
                return [self._by_id[each] for each in called]
        return []

    def repairs(self, reference: str) -> list[str]:
        """Return what a reference that fits nobody may be meant as: names and titles that are like it."""
        from rapidfuzz import fuzz, process

        self._repaired += 1
        if self._repaired > _MOST_REPAIRED:
            return []
        best = process.extract(
            reference,
            self._callings,
            scorer=fuzz.WRatio,
            processor=folded,
            limit=_MOST_REPAIRS,
            score_cutoff=_LIKE,
        )
        return [found for found, _score, _index in best if len(self.find(found)) == 1]

    @cached_property
    def _callings(self) -> list[str]:
        """Every name and title of the list, once."""
        words: dict[str, None] = {}
        for post in self._posts:
            words.update(dict.fromkeys(person.name for _entry, person in post.holders))
            words[post.title] = None
        return [each for each in words if each and each != UNNAMED]

    def apart(self, several: Sequence[ListedPost]) -> list[str]:
        """Return references that tell posts of one name apart: an id, a code, or the name with the title."""
        found = [
            each
            for post in several[:_MOST_REPAIRS]
            for each in _references(post)
            if [found.id for found in self.find(each)] == [post.id]
        ]
        return list(dict.fromkeys(found))


def _references(post: ListedPost) -> list[str]:
    name = post.holders[0][1].name if post.holders else ""
    stated = [post.first.post_id, post.first.staff_code]
    return [next(filter(None, stated), "")] if any(stated) else list(_with_titles([name], [post.title]))


def _with_titles(names: Iterable[str], titles: Sequence[str]) -> Iterable[str]:
    return (f"{name} ({title})" for name in names for title in titles if name and title)


def _wordings(reference: str) -> Iterable[str]:
    """Yield a reference as it is, and then without what stands behind a bracket or a dash."""
    yield folded(reference)
    for mark in (" (", " - ", " – ", " / "):
        before, found, after = reference.partition(mark)
        if found:
            yield folded(before)
            yield folded(after.rstrip(")"))


def _note(index: dict[str, dict[str, None]], post_id: str, texts: Iterable[str]) -> None:
    for text in texts:
        if text:
            index.setdefault(folded(text), {})[post_id] = None


def lines_of(
    posts: Sequence[ListedPost], *, has_column: bool
) -> tuple[dict[str, Line], dict[str, tuple[str, ...]]]:
    """Return the line of every post by its id, and repairs for those that have none: no loops, no nowhere."""
    directory = Directory(posts)
    lines: dict[str, Line] = {}
    repairs: dict[str, tuple[str, ...]] = {}
    stated: dict[str, tuple[Line, Sequence[str]]] = {}
    for post in posts:
        reference = next((entry.reports_to for entry in post.entries if entry.reports_to), "")
        if reference not in stated:
            stated[reference] = _line(reference, directory, has_column=has_column)
        line, instead = stated[reference]
        lines[post.id] = Line(problem=ITSELF) if line.upper == post.id else line
        repairs[post.id] = tuple(instead) if line.upper != post.id else ()
    _crown(posts, lines)
    rows = {post.id: post.first.row for post in posts}
    for loop in list(loops(lines)):
        first, *others = sorted(loop, key=rows.__getitem__)
        lines[first] = Line(problem=LOOP.format(others=row_numbers([rows[each] for each in others])))
    lines |= {post_id: Line(problem=TOO_DEEP) for post_id in too_deep(lines)}
    return lines, repairs


def _line(reference: str, directory: Directory, *, has_column: bool) -> tuple[Line, Sequence[str]]:
    if not reference:
        return Line(problem=NOBODY if has_column else NO_COLUMN), ()
    found = directory.find(reference)
    if len(found) == 1:
        return Line(found[0].id), ()
    if found:
        return Line(problem=SEVERAL.format(count=len(found))), directory.apart(found)
    if folded(reference) in _ABOVE_THE_SCHOOL:
        return Line(), ()
    return Line(problem=UNKNOWN), directory.repairs(reference)


def _crown(posts: Sequence[ListedPost], lines: dict[str, Line]) -> None:
    """Give the top its place: who reports to nobody, and is the head or the only such post."""
    if any(not line.upper and not line.problem for line in lines.values()):
        return
    open_ends = [post for post in posts if lines[post.id].problem in (NOBODY, ITSELF, NO_COLUMN)]
    heads = [post for post in open_ends if is_head(post)]
    followed = {line.upper for line in lines.values()}
    leading = [post for post in open_ends if post.id in followed]
    for candidates in (heads, open_ends, leading):
        if len(candidates) == 1:
            lines[candidates[0].id] = Line()
            return


def is_head(post: ListedPost) -> bool:
    """Whether a post is its school's head, by its level or its title."""
    role = role_of(post.title)
    return post.first.level is Level.HEAD or (role is not None and role.level is Level.HEAD)
