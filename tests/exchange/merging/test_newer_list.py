"""A newer list of a school that was worked on since: what is found again, what stays, what is offered."""

from datetime import date
from decimal import Decimal

import pytest

from orgdesigner.exchange.incoming.merging.choosing import change_of, with_needs
from orgdesigner.exchange.incoming.merging.grounds import Certainty, Ground, Match
from orgdesigner.exchange.incoming.merging.lines import Kind, Line, Preview
from orgdesigner.exchange.incoming.merging.previewing import preview_of
from orgdesigner.exchange.incoming.outcome import Imported
from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.edits.posts import add_post
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Arrangement
from tests.exchange.merging.lists import a_list

HERE = """
school "Hill School"
team maths "Maths"
post head "Headteacher" head
  held amara "Amara Okafor" teaching staff_code=A1
  post hom "Head of Maths" middle
    held zoe "Zoë O’Neill" teaching
    post t1 "Teacher"
      held john "John Smith" teaching staff_code=J7
    post t2 "Teacher"
      held priya "Priya Patel" teaching
  post exams "Examinations Officer"
    held tomasz "Tomasz Nowak" support
"""


def taken(preview: Preview, text: str) -> Line:
    """Return the one line whose subject and sentence hold a text."""
    found = [line for line in preview.lines if text in f"{line.subject.caption}: {line.sentence}"]
    assert len(found) == 1, [(line.subject.caption, line.sentence) for line in preview.lines]
    return found[0]


def after(here: Structure, imported: Imported, *, complete: bool = False) -> Structure:
    """Return the structure with everything that an import does unless somebody says otherwise."""
    structure = here.copy()
    preview = preview_of(here.view, imported, complete=complete)
    structure.apply(change_of(here.view, preview, preview.default))
    return structure


def grounds(here: str, listed: str) -> dict[str, tuple[str, Ground]]:
    """Return who of the list was found as whom, and how."""
    preview = preview_of(parse(here).view, a_list(listed))
    return {match.listed: (match.present, match.ground) for match in preview.matches}


# Who is who


def test_people_are_found_by_code_then_by_name_and_post_then_by_name() -> None:
    found = grounds(
        HERE,
        """
        post a "Head of Mathematics"
          held n1 "Ms Zoe O'Neill" teaching
        post b "Teacher"
          held n2 "Smith-Jones, John" teaching staff_code=j7
        post c "Teacher"
          held n3 "PATEL, Priya" teaching
        """,
    )
    assert found["n1"] == ("zoe", Ground.NAME)
    assert found["n2"] == ("john", Ground.STAFF_CODE)
    assert found["n3"] == ("priya", Ground.NAME_AND_POST)


def test_two_staff_codes_are_two_people_of_one_name() -> None:
    listed = 'post b "Teacher"\n  held n2 "John Smith" teaching staff_code=X9'
    assert "n2" not in grounds(HERE, listed)


def test_of_two_people_with_one_name_nobody_is_guessed() -> None:
    here = HERE + 'person john2 "John Smith" teaching\n'
    listed = 'post b "Caretaker"\n  held n2 "John Smith" support'
    assert "n2" not in grounds(here, listed)


def test_a_reference_that_the_next_holder_has_too_is_not_the_same_person() -> None:
    listed = 'post t1 "Teacher"\n  held john "Kwame Mensah" teaching'
    assert "john" not in grounds(HERE, listed)
    corrected = 'post t1 "Teacher"\n  held priya "Priya Pattel" teaching'
    assert grounds(HERE, corrected)["priya"] == ("priya", Ground.REFERENCE)


def test_posts_are_found_by_reference_holder_title_and_place() -> None:
    found = grounds(
        HERE,
        """
        post a "Headteacher"
          post hom "Leader of Mathematics"
            post b "teacher"
            post c "Teacher"
              held n1 "John Smith" teaching staff_code=J7
        """,
    )
    assert found["hom"] == ("hom", Ground.REFERENCE)
    assert found["c"] == ("t1", Ground.TITLE_AND_HOLDER)
    assert found["a"] == ("head", Ground.TITLE)
    assert found["b"] == ("t2", Ground.PLACE)


def test_a_post_under_another_title_is_found_by_its_holder_in_its_place() -> None:
    found = grounds(
        HERE,
        """
        post a "Headteacher"
          post b "Exams and Data Manager"
            held n1 "Tomasz Nowak" support
        """,
    )
    assert found["b"] == ("exams", Ground.HOLDER_IN_PLACE)
    assert found["b"][1].certainty is Certainty.CHECK


def test_what_somebody_says_is_not_the_same_is_kept_apart() -> None:
    here, listed = parse(HERE), a_list('post x "Examinations Officer"')
    first = preview_of(here.view, listed)
    assert [match.present for match in first.matches] == ["exams"]
    apart = preview_of(here.view, listed, apart=first.matches)
    assert apart.matches == ()
    assert taken(apart, "Examinations Officer: New post").kind is Kind.ADDED


def test_what_somebody_says_is_the_same_is_found_whatever_it_is_called() -> None:
    here, listed = parse(HERE), a_list('post x "Data and Timetable"\n  held n "Tom Nowak-Hill" support')
    first = preview_of(here.view, listed)
    new = {line.subject.listed: line for line in first.lines if line.kind is Kind.ADDED}
    assert {"x", "n"} <= set(new)
    said = [Match("post", "x", "exams", Ground.SAID), Match("person", "n", "tomasz", Ground.SAID)]
    preview = preview_of(here.view, listed, same=said)
    assert {match.present for match in preview.matches} == {"exams", "tomasz"}
    structure = here.copy()
    structure.apply(change_of(structure.view, preview, preview.default))
    view = structure.view
    assert view.need(r.Post, "exams").title == "Data and Timetable"
    assert [person.id for person in relations.holders(view, "exams")] == ["tomasz"]
    assert view.need(r.Person, "tomasz").name == "Tom Nowak-Hill"
    assert len(view.all(r.Person)) == len(here.view.all(r.Person))


def test_what_was_said_of_somebody_who_is_in_the_list_no_more_says_nothing() -> None:
    here, listed = parse(HERE), a_list('post x "Examinations Officer"')
    said = [Match("post", "gone", "exams", Ground.SAID), Match("person", "x", "nobody", Ground.SAID)]
    assert preview_of(here.view, listed, same=said) == preview_of(here.view, listed)


# What a line says and does


def test_a_holder_who_is_replaced_leaves_the_post_and_stays_in_the_plan() -> None:
    listed = a_list('post exams "Examinations Officer"\n  held kwame "Kwame Mensah" support')
    preview = preview_of(parse(HERE).view, listed)
    leaving = taken(preview, "Tomasz Nowak: Leaves “Examinations Officer”, which “Kwame Mensah” holds")
    assert (leaving.kind, leaving.taken) == (Kind.MOVED, True)
    view = after(parse(HERE), listed).view
    assert [person.name for person in relations.holders(view, "exams")] == ["Kwame Mensah"]
    assert view.get(r.Person, "tomasz") is not None


def test_somebody_who_changes_posts_moves_and_leaves_no_pay_behind() -> None:
    here = parse(HERE.replace("middle\n", "middle\n    allowance TLR2 3000 person=zoe\n"))
    listed = a_list(
        """
        post head "Headteacher"
          post hom "Head of Maths"
          post y "Head of Year"
            held n1 "Zoë O’Neill" teaching
        """
    )
    moved = taken(preview_of(here.view, listed), "Zoë O’Neill: Moves from “Head of Maths” to “Head of Year”.")
    assert moved.kind is Kind.MOVED
    view = after(here, listed).view
    assert [held.post for held in view.find(relations.HOLDINGS_OF_PERSON, "zoe")] == ["y"]
    assert not view.all(r.Allowance)


def test_an_allowance_is_not_paid_twice_where_the_list_names_its_holder() -> None:
    here = parse(HERE.replace("middle\n", "middle\n    allowance TLR2 3000\n"))
    listed = a_list(
        """
        post hom "Head of Maths"
          held zoe "Zoë O’Neill" teaching
          allowance TLR2 3100 person=zoe
        """
    )
    (allowance,) = after(here, listed).view.all(r.Allowance)
    assert (allowance.annual, allowance.person) == (Decimal(3100), None)
    line = taken(preview_of(here.view, listed), "TLR2")
    assert (line.kind, line.sentence) == (
        Kind.ALTERED,
        "TLR2: Annual value: £3,000 → £3,100",
    )


def test_a_post_that_the_list_puts_elsewhere_moves() -> None:
    listed = a_list(
        'post head "Headteacher"\n  post hom "Head of Maths"\n    post exams "Examinations Officer"'
    )
    line = taken(preview_of(parse(HERE).view, listed), "Examinations Officer: Reports to “Head of Maths”")
    assert (line.kind, line.taken) == (Kind.MOVED, True)
    assert line.sentence == "Reports to “Head of Maths” (so far: “Headteacher”)."


def test_a_post_whose_manager_the_list_leaves_empty_stays_where_it_is() -> None:
    listed = a_list('post head "Headteacher"\n  post hom "Head of Maths"\npost exams "Examinations Officer"')
    line = taken(preview_of(parse(HERE).view, listed), "Examinations Officer: The list names nobody")
    assert not line.taken
    assert relations.manager(after(parse(HERE), listed).view, "exams") is not None


def test_what_is_not_in_the_list_is_offered_and_goes_only_from_a_complete_one() -> None:
    here = parse(HERE + 'post union "Union Representative" external\n')
    listed = a_list('post head "Headteacher"\n  held amara "Amara Okafor" teaching staff_code=A1')
    preview = preview_of(here.view, listed)
    gone = [line for line in preview.lines if line.kind is Kind.GONE]
    assert len(gone) == 5 + 4
    assert not any(line.taken for line in gone)
    assert after(here, listed).view == here.view
    complete = after(here, listed, complete=True).view
    assert {post.id for post in complete.all(r.Post)} == {"head", "union"}
    assert {person.id for person in complete.all(r.Person)} == {"amara"}


def test_who_reports_to_a_post_that_goes_reports_to_the_one_above() -> None:
    here, listed = parse(HERE), a_list('post head "Headteacher"')
    preview = preview_of(here.view, listed)
    place = next(n for n, line in enumerate(preview.lines) if line.subject.id == "hom")
    here.apply(change_of(here.view, preview, [place]))
    assert [post.id for post in relations.reports(here.view, "head")] == ["t1", "t2", "exams"]


# Lines that need each other


def test_a_new_holder_brings_their_new_post_and_that_the_post_above_it() -> None:
    here = parse(HERE)
    listed = a_list('post a "Dean"\n  post b "Clerk"\n    held n1 "Kwame Mensah" support')
    preview = preview_of(here.view, listed)
    place = next(n for n, line in enumerate(preview.lines) if line.subject.id == "n1")
    needed = with_needs(here.view, preview, [place])
    assert {preview.lines[each].subject.id for each in needed} == {"n1", "a", "b"}


def test_two_posts_that_change_places_bring_each_other() -> None:
    here = parse('post a "Head"\n  post b "Deputy"\n    post c "Assistant"')
    listed = a_list('post a "Head"\n  post c "Assistant"\n    post b "Deputy"')
    preview = preview_of(here.view, listed)
    below = next(n for n, line in enumerate(preview.lines) if line.subject.id == "b")
    here.apply(change_of(here.view, preview, [below]))
    assert [post.id for post in relations.managers_upward(here.view, "b")] == ["c", "a"]


# What was done by hand


def test_what_was_done_by_hand_stays() -> None:
    here = parse(
        HERE + 'team group "Working group"\n  member t1\n',
    )
    post = here.view.need(r.Post, "t1")
    by_hand = post.evolve(notes="Mine", order=7, arrangement=Arrangement.GRID)
    waiver = r.Waiver(
        id="w", rule="some-rule", subjects=("t1",), reason="Agreed", owner="Head", expires=date(2030, 1, 1)
    )
    coaching = r.Link(id="c", link_kind=r.COACHING, lower="t1", upper="exams")
    structure = Structure(
        [
            *(each for kind in r.RECORD_TYPES for each in here.view.all(kind) if each != post),
            *(by_hand, waiver, coaching),
        ]
    )
    listed = a_list(
        """
        school "Another name"
        team x "Maths"
          member a
        post h "Headteacher"
          post m "Head of Maths"
            post a "Teacher" notes="From the list" fte=0.5
              held n1 "John Smith" teaching staff_code=J7
        """
    )
    view = after(structure, listed).view
    kept = view.need(r.Post, "t1")
    assert (kept.notes, kept.order, kept.arrangement, str(kept.fte)) == ("Mine", 7, Arrangement.GRID, "0.5")
    assert view.get(r.Waiver, "w") == waiver
    assert view.get(r.Link, "c") == coaching
    assert {seat.team for seat in view.find(relations.TEAMS_OF_POST, "t1")} == {"group", "maths"}
    assert view.school.name == "Hill School"


def test_new_posts_come_after_those_that_are_there_in_the_order_of_the_list() -> None:
    listed = a_list('post head "Headteacher"\n  post z "Bursar"\n  post y "Caretaker"')
    view = after(parse(HERE), listed).view
    assert [post.id for post in relations.reports(view, "head")] == ["hom", "exams", "z", "y"]


# Proposals


@pytest.mark.parametrize("complete", [False, True])
def test_an_import_leaves_every_proposal_as_it_is_and_comparable(complete: bool) -> None:
    document = Document({CURRENT: parse(HERE)})
    document.apply(new_proposal(document.view(), "Year one"), "year-one")
    document.apply(
        add_post(document.view("year-one"), title="Lead Coach", manager="hom", post_id="coach"), "year-one"
    )
    before = document.view("year-one").snapshot().view
    listed = a_list('post h "Headteacher"\n  post m "Head of Maths"\n    held n1 "Kwame Mensah" teaching')
    preview = preview_of(document.view(), listed, complete=complete)
    document.apply(change_of(document.view(), preview, preview.default))
    assert document.view("year-one") == before
    # What both have goes by one id, so comparing them shows what differs, and not everything.
    assert document.view().get(r.Post, "hom") is not None
    assert document.view("year-one").get(r.Post, "hom") is not None
    document.undo()
    assert document.view() == parse(HERE).view
    assert document.view("year-one") == before


def test_a_list_can_be_brought_into_a_proposal_and_leaves_its_own_work() -> None:
    document = Document({CURRENT: parse(HERE)})
    document.apply(new_proposal(document.view(), "Year one"), "year-one")
    document.apply(
        add_post(document.view("year-one"), title="Lead Coach", manager="hom", post_id="coach"), "year-one"
    )
    view = document.view("year-one")
    preview = preview_of(view, a_list('post h "Headteacher"\n  post m "Head of Maths" fte=0.5'))
    document.apply(change_of(view, preview, preview.default), "year-one")
    assert view.get(r.Proposal, r.PROPOSAL_ID) is not None
    assert view.get(r.Post, "coach") is not None
    assert str(view.need(r.Post, "hom").fte) == "0.5"


# The sums


def test_the_preview_counts_what_it_does_and_with_whom_nothing_is_done() -> None:
    preview = preview_of(parse(HERE).view, a_list('post h "Headteacher"\npost x "Bursar"'))
    assert preview.message(preview.default) == "1 added"
    assert preview.message(()) == "nothing changes"
    assert preview.unchanged == 1
    assert preview.label == "Import staff.csv"


def test_a_post_whose_manager_can_t_be_used_is_found_by_its_title_wherever_it_is() -> None:
    found = grounds(
        HERE, 'post a "Headteacher"\n  post m "Head of Maths"\npost b "Teacher"\npost c "Teacher"'
    )
    assert [found["b"], found["c"]] == [("t1", Ground.PLACE), ("t2", Ground.PLACE)]
