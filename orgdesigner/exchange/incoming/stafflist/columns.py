"""Which column means what: by its heading, by a heading like it, or by its cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from orgdesigner.exchange.grid import Grid, GridCell, GridRow
from orgdesigner.exchange.incoming.organogram.cells import folded
from orgdesigner.exchange.incoming.stafflist.addresses import find_addressed
from orgdesigner.exchange.incoming.stafflist.content import (
    MOST_LOOKED_AT,
    fit,
    holds_personal_details,
    told_by_content,
)
from orgdesigner.exchange.incoming.stafflist.header import Header
from orgdesigner.exchange.incoming.stafflist.layout import Column, Grounds
from orgdesigner.exchange.incoming.stafflist.vocabulary import recognised
from orgdesigner.exchange.meanings import Meaning

_REFERRED_TO = (Meaning.NAME, Meaning.TITLE, Meaning.STAFF_CODE, Meaning.POST_ID, Meaning.PERSON_ID)
_MANY = (Meaning.NEVER, Meaning.IGNORED)
_OF_FEW_WORDS = (Meaning.CONTRACT, Meaning.STAFF_GROUP)
"""What can be only one of a few words: a column “Contract” may number contracts."""
_ENOUGH = 3
_INITIALS = {"initial", "initials", "initial(s)", "inits"}
_PARTS_OF_NAMES = {Meaning.SURNAME, Meaning.FORENAME}


class _Guess(NamedTuple):
    score: float
    column: Column


def columns_of(grid: Grid, header: Header, said: Mapping[int, Meaning]) -> tuple[Column, ...]:
    """Return every column of a sheet that has a heading or a cell. A meaning is given once, to the surest."""
    cells = {place: _cells_below(grid, header, place) for place in range(grid.width)}
    places = [place for place in cells if cells[place] or header.heading(place)]
    taken: dict[int, Column] = {
        place: Column(place, header.heading(place), said[place], 100, "you said so", Grounds.SAID)
        for place in places
        if place in said
    }
    used = {column.meaning for column in taken.values()}
    guesses = [
        guess for place in places if place not in taken for guess in _guesses(place, header, cells[place])
    ]
    for guess in sorted(guesses, key=lambda guess: (-guess.score, guess.column.place)):
        column = guess.column
        # Beside surnames and forenames, what is only like names are teams and places.
        if (
            column.meaning is Meaning.NAME
            and column.grounds is not Grounds.HEADING
            and used & _PARTS_OF_NAMES
        ):
            continue
        if column.place not in taken and (column.meaning in _MANY or column.meaning not in used):
            taken[column.place] = column
            used.add(column.meaning)
    _find_addressed_managers(taken, used, grid, header)
    _find_managers(taken, used, grid, header)
    _find_what_is_referred_to(taken, used, grid, header)
    for place in places:
        if place not in taken:
            taken[place] = _left_over(place, header, [each for each in guesses if each.column.place == place])
    return tuple(_names_in_two(taken[place] for place in places))


def _cells_below(grid: Grid, header: Header, place: int) -> list[GridCell]:
    found: list[GridCell] = []
    for row in grid.rows:
        if row.number > header.last and row.cell(place).text.strip():
            found.append(row.cell(place))
            if len(found) == MOST_LOOKED_AT:
                break
    return found


def _guesses(place: int, header: Header, cells: Sequence[GridCell]) -> Iterator[_Guess]:
    heading = header.heading(place)
    if holds_personal_details(cells):
        why = "its cells look like personal details that a structure does not need"
        yield _Guess(500, Column(place, heading, Meaning.NEVER, 95, why, Grounds.CONTENT))
        return
    for text in header.wordings(place):
        like = recognised(text)
        if like is None:
            continue
        for rank, meaning in enumerate(like.known.meanings):
            share = fit(meaning, cells)
            if like.certainty < 100 and share < 0.5 and meaning not in _MANY:
                continue
            if meaning in _OF_FEW_WORDS and share == 0 and len(cells) >= _ENOUGH:
                why = f"none of its cells says what “{meaning.label}” can be"
                yield _Guess(50, Column(place, heading, Meaning.IGNORED, 60, why, Grounds.CONTENT))
                continue
            yield _guess(place, heading, text, meaning, like.certainty, share, rank, like.known.words)
    if told := told_by_content(cells):
        meaning, why = told
        yield _Guess(40, Column(place, heading, meaning, 60, why, Grounds.CONTENT))


def _guess(
    place: int, heading: str, text: str, meaning: Meaning, certainty: int, share: float, rank: int, known: str
) -> _Guess:
    # Of two meanings of one heading the cells decide; where they fit both alike, the first of the list.
    score = certainty * (0.3 + 0.7 * share) - rank + (1 if text == heading else 0)
    sure = round(certainty * (0.6 + 0.4 * share))
    if certainty == 100:
        why = f"“{text}” is a known heading for this"
    else:
        why = f"the heading is like “{known}”"
    if share < 0.5:
        why += ", though most of its cells look like something else"
    grounds = Grounds.HEADING if certainty == 100 else Grounds.LIKENESS
    if meaning is Meaning.IGNORED:
        score -= 5
    return _Guess(score, Column(place, heading, meaning, sure, why, grounds))


def _find_addressed_managers(
    taken: dict[int, Column], used: set[Meaning], grid: Grid, header: Header
) -> None:
    """Take a column of addresses of e-mail for “reports to” if they are those of other rows."""
    if Meaning.REPORTS_TO in used:
        return
    rows = [row for row in grid.rows if row.number > header.last]
    found = find_addressed(
        rows, (column.place for column in taken.values() if column.meaning is Meaning.NEVER)
    )
    if found is None or taken[found.managers].grounds is Grounds.SAID:
        return
    why = "its cells are e-mail addresses of other people in the list"
    heading = header.heading(found.managers)
    taken[found.managers] = Column(found.managers, heading, Meaning.REPORTS_TO, 90, why, Grounds.CONTENT)
    used.add(Meaning.REPORTS_TO)


def _find_managers(taken: dict[int, Column], used: set[Meaning], grid: Grid, header: Header) -> None:
    """Take a column with no known heading for “reports to” if its cells repeat what other rows are called."""
    if Meaning.REPORTS_TO in used:
        return
    places = [column.place for column in taken.values() if column.meaning in _REFERRED_TO]
    rows = [row for row in grid.rows if row.number > header.last][:MOST_LOOKED_AT]
    own = [{folded(row.cell(place).text) for place in places} - {""} for row in rows]
    by_meaning = {column.meaning: column.place for column in taken.values()}
    if by_meaning.keys() >= _PARTS_OF_NAMES:
        both = [by_meaning[Meaning.FORENAME], by_meaning[Meaning.SURNAME]]
        for row, called in zip(rows, own, strict=True):
            called.add(folded(" ".join(row.cell(place).text for place in both)))
    named = set().union(*own)
    for place in range(grid.width):
        stated = [
            (folded(row.cell(place).text), called)
            for row, called in zip(rows, own, strict=True)
            if row.cell(place).text.strip()
        ]
        repeated = sum(text in named and text not in called for text, called in stated)
        if place not in taken and repeated and repeated >= 0.7 * len(stated):
            why = "its cells are names, codes or titles of other rows"
            taken[place] = Column(place, header.heading(place), Meaning.REPORTS_TO, 70, why, Grounds.CONTENT)
            return


def _find_what_is_referred_to(
    taken: dict[int, Column], used: set[Meaning], grid: Grid, header: Header
) -> None:
    """Take a column for codes of posts if it is the one that the cells of “reports to” are in."""
    managers = next((each.place for each in taken.values() if each.meaning is Meaning.REPORTS_TO), None)
    if managers is None or Meaning.POST_ID in used:
        return
    rows = [row for row in grid.rows if row.number > header.last][:MOST_LOOKED_AT]
    stated = {folded(row.cell(managers).text) for row in rows} - {""}
    known = [each.place for each in taken.values() if each.meaning in _REFERRED_TO]
    if sum(_is_in(text, rows, known) for text in stated) >= 0.5 * len(stated):
        return
    for place in range(grid.width):
        column = taken.get(place)
        texts = [text for row in rows if (text := folded(row.cell(place).text))]
        told = column is not None and not _may_be_of_posts(column)
        if told or len(set(texts)) < len(texts) or len(stated & set(texts)) < 0.7 * len(stated):
            continue
        why = "the managers of other rows are named by it"
        taken[place] = Column(place, header.heading(place), Meaning.POST_ID, 70, why, Grounds.CONTENT)
        return


def _may_be_of_posts(column: Column) -> bool:
    """Whether a column was left out by its heading alone, such as “No.”, and not for what its cells are."""
    return column.meaning in _MANY and column.grounds is not Grounds.CONTENT


def _is_in(text: str, rows: Sequence[GridRow], places: Sequence[int]) -> bool:
    return any(folded(row.cell(place).text) == text for row in rows for place in places)


def _left_over(place: int, header: Header, guesses: Sequence[_Guess]) -> Column:
    heading = header.heading(place)
    if guesses:
        best = max(guesses, key=lambda guess: guess.score).column.meaning
        why = f"another column says “{best.label}” already"
    elif heading:
        why = "its heading is not known"
    else:
        why = "it has no heading"
    return Column(place, heading, Meaning.IGNORED, 0, why, Grounds.NONE)


def _names_in_two(columns: Iterable[Column]) -> Iterator[Column]:
    """Take a column “name” or “initials” beside one of surnames for the forenames."""
    every = list(columns)
    meanings = {column.meaning for column in every}
    split = Meaning.SURNAME in meanings and Meaning.FORENAME not in meanings
    for column in every:
        first = column.meaning is Meaning.NAME or folded(column.heading) in _INITIALS
        if split and first and column.grounds is not Grounds.SAID:
            split = False
            why = "it stands beside a column of surnames"
            yield column._replace(meaning=Meaning.FORENAME, certainty=80, why=why)
        else:
            yield column
