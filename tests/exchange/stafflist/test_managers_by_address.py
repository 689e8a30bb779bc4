"""Managers who are named by e-mail address are found, and no address is kept anywhere."""

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.exchange.incoming.stafflist import Corrections, StaffList
from orgdesigner.exchange.incoming.stafflist.lines import SEVERAL, UNKNOWN
from orgdesigner.exchange.incoming.stafflist.reading import BY_ADDRESS
from orgdesigner.exchange.meanings import Meaning
from orgdesigner.model.records import Link, Post
from tests.exchange.stafflist.reading_lists import listed, view_of

LIST = (
    "Name,Job title,Email,Line manager",
    "Ann Bell,Headteacher,a.bell@hill.sch.uk,",
    "Bea Cole,Deputy Headteacher,B.Cole@hill.sch.uk,A.Bell@hill.sch.uk",
    "Cy Dean,Teacher,cdean@hill.sch.uk,b.cole@hill.sch.uk ",
    "Di Eve,Teacher of Art,di@hill.sch.uk,b.cole@HILL.sch.uk",
    "Ed Fox,Caretaker,,a.bell@hill.sch.uk",
)


def lines(staff_list: StaffList) -> dict[str, str]:
    view = view_of(staff_list)
    return {view.need(Post, each.lower).title: view.need(Post, each.upper).title for each in view.all(Link)}


def everything_of(staff_list: StaffList) -> str:
    return repr((staff_list.imported, staff_list.problems))


@pytest.mark.parametrize("heading", ["Line manager", "Line manager email", "Zuordnung", "Reports to"])
def test_an_address_names_whoever_has_it_and_is_forgotten(heading: str) -> None:
    made = listed(LIST[0].replace("Line manager", heading), *LIST[1:])
    assert lines(made) == {
        "Deputy Headteacher": "Headteacher",
        "Teacher": "Deputy Headteacher",
        "Teacher of Art": "Deputy Headteacher",
        "Caretaker": "Headteacher",
    }
    assert made.layout.never_kept == ("Email",)
    assert BY_ADDRESS in [remark.message for remark in made.imported.remarks]
    assert "@" not in everything_of(made)


def test_the_columns_may_stand_in_any_order() -> None:
    cells = [row.split(",") for row in LIST]
    for order in itertools.permutations(range(4)):
        assert len(lines(listed(*(",".join(row[place] for place in order) for row in cells)))) == 4


def test_an_address_that_nobody_has_or_two_have_is_said_and_kept_nowhere() -> None:
    made = listed(
        *LIST,
        "Fay Gill,Cook,office@hill.sch.uk,nobody@hill.sch.uk",
        "Gus Hall,Cleaner,office@hill.sch.uk,a.bell@hill.sch.uk",
        "Hal Ince,Technician,hal@hill.sch.uk,office@hill.sch.uk",
    )
    assert [(each.message, each.row) for each in made.problems if each.outcome.name == "TRAY"] == [
        (UNKNOWN, 7),
        (SEVERAL.format(count=2), 9),
    ]
    assert "@" not in everything_of(made)


def test_two_cells_of_a_post_that_nobody_holds_give_no_id_that_leads_back_to_an_address() -> None:
    """Its id is a digest of what is known of it: the same, whatever addresses a school has."""
    vacant = "Vacant,Librarian,,a.bell@hill.sch.uk"
    one = listed(*LIST, vacant)
    other = listed(*(re.sub("hill(?=[.]sch)", "vale", row, flags=re.IGNORECASE) for row in (*LIST, vacant)))
    assert one.imported.records == other.imported.records


def test_names_of_managers_count_for_more_than_their_addresses() -> None:
    made = listed(
        "Name,Job title,Email,Reports to,Manager email",
        "Ann Bell,Headteacher,a@hill.sch.uk,,",
        "Bea Cole,Cook,b@hill.sch.uk,Ann Bell,a@hill.sch.uk",
    )
    assert lines(made) == {"Cook": "Headteacher"}
    assert made.layout.never_kept == ("Email", "Manager email")
    assert BY_ADDRESS not in [remark.message for remark in made.imported.remarks]


def test_without_a_column_of_the_peoples_own_an_address_names_nobody() -> None:
    made = listed(*(",".join(row.split(",")[:2] + row.split(",")[3:]) for row in LIST))
    assert made.layout.never_kept == ("Line manager",)
    assert "@" not in everything_of(made)


def test_two_addresses_of_everybody_are_no_managers() -> None:
    made = listed(
        "Name,Job title,Email,Work email",
        *(f"P{n} Q,Teacher,p{n}@home.uk,p{n}@hill.sch.uk" for n in range(5)),
    )
    assert made.layout.place(Meaning.REPORTS_TO) is None


def test_a_column_that_somebody_said_is_never_kept_stays_so_and_one_said_to_be_managers_is() -> None:
    never = listed(*LIST, corrections=Corrections(meanings={3: Meaning.NEVER}))
    assert lines(never) == {}
    said = listed(*LIST, corrections=Corrections(meanings={3: Meaning.REPORTS_TO}))
    assert len(lines(said)) == 4


@given(st.lists(st.integers(0, 11), min_size=3, max_size=12))
def test_it_comes_to_the_same_as_naming_managers_by_code(above_each: list[int]) -> None:
    """Everybody reports to somebody above in the list, so that there are neither loops nor several heads."""
    above = [None, *(number % place for place, number in enumerate(above_each, start=1))]

    def rows(called: str) -> list[str]:
        names = [called.format(number) for number in range(len(above))]
        managers = ["" if up is None else names[up] for up in above]
        return [f"{'ABCDEFGHIJKLM'[n]}nn Bell,Title {n},{names[n]},{managers[n]}" for n in range(len(above))]

    by_code = listed("Name,Job title,Staff code,Reports to", *rows("S{}"))
    by_address = listed("Name,Job title,Email,Reports to", *rows("s{}@hill.sch.uk"))
    assert lines(by_address) == lines(by_code)
