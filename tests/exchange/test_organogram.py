"""What the cells of an organogram come to, each in a file that is made for it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.errors import FileRefused
from orgdesigner.exchange.incoming.organogram import cells, lines
from orgdesigner.model import records as r
from orgdesigner.model.ids import speaking_id
from orgdesigner.model.relations import holders, holdings, manager, members
from orgdesigner.model.words import Filling, Phase, StaffGroup
from tests.exchange.made_files import (
    accounted,
    imported,
    junior,
    junior_row,
    post,
    reasons,
    senior,
    senior_row,
    view_of,
)

# Which file is which


def test_the_two_files_may_come_in_any_order() -> None:
    one, two = senior(senior_row("1")), junior(junior_row("1"))
    assert imported(one, two).records == imported(two, one).records


def test_a_senior_file_is_enough() -> None:
    assert imported(senior(senior_row("1"))).placed == 1


def test_a_junior_file_alone_has_all_its_rows_in_the_tray() -> None:
    outcome = imported(junior(junior_row("1"), junior_row("2")))
    assert (outcome.rows, outcome.placed) == (2, 0)
    assert reasons(outcome.tray) == {("1.csv", 2): lines.UNKNOWN, ("1.csv", 3): lines.UNKNOWN}


def test_two_files_of_one_kind_are_refused_by_name() -> None:
    with pytest.raises(FileRefused, match=r"“1\.csv” and “2\.csv” are both senior files"):
        imported(senior(senior_row("1")), senior(senior_row("2")))


# Who reports to whom


@pytest.mark.parametrize("top", ["XX", "xx", "Xx", " XX "])
def test_xx_in_any_case_is_the_top(top: str) -> None:
    outcome = imported(senior(senior_row("1", top), senior_row("2", "1")))
    assert outcome.placed == 2
    assert manager(view_of(outcome), post(view_of(outcome), "Director 1").id) is None


def test_references_are_one_whatever_their_case_and_spaces() -> None:
    outcome = imported(
        senior(senior_row("DfE-1", "XX"), senior_row("2", " DFE-1 ")), junior(junior_row("dfe-1"))
    )
    view = view_of(outcome)
    assert outcome.placed == 3
    for title in ("Director 2", "Adviser"):
        assert manager(view, post(view, title).id) == post(view, "Director DfE-1")


def test_an_orphan_is_in_the_tray_with_those_below_it_still_below() -> None:
    outcome = imported(senior(senior_row("1"), senior_row("2", "99"), senior_row("3", "2")))
    view = view_of(outcome)
    assert reasons(outcome.tray) == {("1.csv", 3): lines.UNKNOWN}
    assert manager(view, post(view, "Director 2").id) is None
    assert manager(view, post(view, "Director 3").id) == post(view, "Director 2")
    assert "99" in post(view, "Director 2").notes
    assert accounted(outcome)


def test_a_loop_is_broken_once_at_the_row_that_comes_first() -> None:
    outcome = imported(
        senior(senior_row("1"), senior_row("2", "4"), senior_row("3", "2"), senior_row("4", "3"))
    )
    assert reasons(outcome.tray) == {("1.csv", 3): lines.LOOP.format(others="rows 4 and 5")}
    assert len(view_of(outcome).all(r.Link)) == 2
    assert accounted(outcome)


def test_a_post_that_reports_to_itself_beside_a_marked_top_is_in_the_tray() -> None:
    outcome = imported(senior(senior_row("1"), senior_row("2", "2")))
    assert reasons(outcome.tray) == {("1.csv", 3): lines.ITSELF}


def test_a_post_that_says_nothing_beside_a_marked_top_is_in_the_tray() -> None:
    outcome = imported(senior(senior_row("1"), senior_row("2", "N/A")))
    assert reasons(outcome.tray) == {("1.csv", 3): lines.NOBODY}


def test_a_chain_of_twenty_thousand_is_cut_and_every_row_accounted_for() -> None:
    length = 20_000
    chain = (senior_row(str(n), "XX" if n == 1 else str(n - 1), Unit="") for n in range(1, length + 1))
    outcome = imported(senior(*chain))
    assert outcome.rows == length
    assert accounted(outcome)
    assert {remark.message for remark in outcome.tray} == {lines.TOO_DEEP}
    assert len(outcome.tray) == (length - 1) // (lines.DEEPEST + 1)


references = st.sampled_from(["1", "2", "3", "4", "5", "XX", "", "gone"])


@given(st.lists(st.tuples(references, references), max_size=12), st.lists(references, max_size=5))
def test_whatever_reports_to_whatever_every_row_is_accounted_for(
    seniors: list[tuple[str, str]], juniors: list[str]
) -> None:
    outcome = imported(senior(*(senior_row(*pair) for pair in seniors)), junior(*map(junior_row, juniors)))
    view = view_of(outcome)
    assert accounted(outcome)
    assert outcome.rows == len(seniors) + len(juniors)
    tops = [post for post in view.all(r.Post) if manager(view, post.id) is None]
    assert len(tops) + len(view.all(r.Link)) == len(view.all(r.Post))


# Job shares, holders and vacancies


def test_a_repeated_reference_is_one_post_shared_by_fte() -> None:
    outcome = imported(senior(senior_row("1", FTE="0.6", Name="Ada"), senior_row("1", FTE="0.4", Name="Bob")))
    view = view_of(outcome)
    shared = post(view, "Director 1")
    assert shared.fte == 1
    assert [(person.name, holding.share) for person, holding in zip(
        holders(view, shared.id), holdings(view, shared.id), strict=True
    )] == [("Ada", Decimal("0.6")), ("Bob", Decimal("0.4"))]  # fmt: skip
    assert (outcome.rows, outcome.placed) == (2, 2)


@given(st.lists(st.integers(0, 150), min_size=2, max_size=12))
def test_the_shares_of_a_post_make_a_whole(hundredths: list[int]) -> None:
    outcome = imported(senior(*(senior_row("1", FTE=f"{n / 100:.2f}", Name="Ada") for n in hundredths)))
    assert sum(holding.share for holding in view_of(outcome).all(r.Holding)) == 1


def test_a_reference_in_more_rows_than_share_a_post_refers_to_nothing() -> None:
    outcome = imported(senior(*(senior_row("TBC") for _ in range(13)), senior_row("2", "TBC")))
    assert len(view_of(outcome).all(r.Post)) == 14
    assert reasons(outcome.tray) == {("1.csv", 15): lines.UNKNOWN}


@pytest.mark.parametrize("name", ["Vacant", "VACANT POST", "vacancy", "Eliminated"])
def test_a_vacancy_is_a_post_without_a_holder(name: str) -> None:
    view = view_of(imported(senior(senior_row("1", Name=name))))
    assert not view.all(r.Person)
    assert len(view.all(r.Post)) == 1


def test_an_eliminated_post_is_marked_as_deleted() -> None:
    view = view_of(imported(senior(senior_row("1", Name="Eliminated", FTE="0"))))
    assert post(view, "Director 1").filling is Filling.DELETED


@pytest.mark.parametrize("name", ["N/D", "'N/D'", "ND", "NO NAME", "", "-"])
def test_somebody_whose_name_is_not_published_is_a_person(name: str) -> None:
    (person,) = view_of(imported(senior(senior_row("1", Name=name)))).all(r.Person)
    assert person.name == cells.UNNAMED


def test_an_empty_name_with_no_fte_is_a_vacancy() -> None:
    assert not view_of(imported(senior(senior_row("1", Name="", FTE="")))).all(r.Person)


@pytest.mark.parametrize("name", ["NA", "NULL", "None", "nan", "True", "0x Smith"])
def test_a_name_that_a_library_takes_for_nothing_is_kept(name: str) -> None:
    (person,) = view_of(imported(senior(senior_row("1", Name=name)))).all(r.Person)
    assert person.name == name


@pytest.mark.parametrize(
    "name",
    [
        "=cmd|'/c calc'!A1",
        "@SUM(1+1)",
        "+44 Smith",
        "<img src='file:///etc/passwd'>",
        "../../x %n",
        "😀 عمر",
        "Ŵ",
    ],
)
def test_a_name_is_text_and_nothing_else(name: str) -> None:
    (person,) = view_of(imported(senior(senior_row("1", Name=name)))).all(r.Person)
    assert person.name == name


def test_everybody_is_support_staff_and_the_account_says_so() -> None:
    outcome = imported(senior(senior_row("1")), junior(junior_row("1")))
    assert {person.staff_group for person in view_of(outcome).all(r.Person)} == {StaffGroup.SUPPORT}
    assert any("support staff" in remark.message for remark in outcome.remarks)


@pytest.mark.parametrize(("fte", "people"), [("4.86", 0), ("1", 1), ("0.5", 1), ("", 1), ("0", 0)])
def test_a_junior_row_is_one_card_with_its_fte_and_at_most_one_person(fte: str, people: int) -> None:
    view = view_of(imported(senior(senior_row("1")), junior(junior_row("1", fte))))
    group = post(view, "Adviser")
    assert group.fte == Decimal(fte or "1")
    assert [person.name for person in holders(view, group.id)] == [cells.UNNAMED] * people


def test_the_range_of_a_junior_row_is_its_scale() -> None:
    pay = {"Grade": "Grade 7", "Payscale Minimum (£)": "44300", "Payscale Maximum (£)": "59000"}
    group = post(view_of(imported(junior(junior_row("1", **pay)))), "Adviser")
    assert (group.pay_scale, group.pay_point) == ("Grade 7, £44,300–£59,000", "")


def test_rows_that_are_the_same_are_posts_of_their_own_and_named() -> None:
    outcome = imported(senior(senior_row("1")), junior(junior_row("1"), junior_row("1")))
    assert len(view_of(outcome).all(r.Post)) == 3
    assert any(remark.rows == (3,) and "same as a row above" in remark.message for remark in outcome.remarks)


# Teams and the school


def test_units_are_teams_led_by_the_one_who_reports_out_of_them() -> None:
    outcome = imported(
        senior(
            senior_row("1", Unit="Top"), senior_row("3", "2", Unit="Law"), senior_row("2", "1", Unit="LAW")
        ),
        junior(junior_row("2", Unit="law"), junior_row("1", Unit="N/A")),
    )
    view = view_of(outcome)
    law = next(team for team in view.all(r.Team) if team.name == "Law")
    assert law.leads == (post(view, "Director 2").id,)
    assert members(view, law.id)[0].post == law.leads[0]
    assert sum(member.team == law.id for member in view.all(r.Membership)) == 3
    assert len(view.all(r.Team)) == 2


def test_a_unit_with_two_who_report_out_of_it_names_no_lead() -> None:
    rows = (senior_row("1", Unit="Top"), senior_row("2", "1", Unit="Law"), senior_row("3", "1", Unit="Law"))
    view = view_of(imported(senior(*rows)))
    assert next(team for team in view.all(r.Team) if team.name == "Law").leads == ()


def test_the_structure_is_named_after_the_organisation() -> None:
    school = view_of(imported(senior(senior_row("1")))).school
    assert (school.name, school.phase) == ("Example Board", Phase.OTHER)


def test_ties_have_the_ids_that_they_would_have_if_somebody_drew_them() -> None:
    rows = senior_row("A long reference that has to be a digest"), senior_row("2", "1"), senior_row("1", "XX")
    outcome = imported(senior(*rows, rows[-1]), junior(junior_row("1")))
    for record in outcome.records:
        if isinstance(record, r.Link | r.Holding):
            assert record.id == speaking_id(record)


def test_two_bodies_with_the_same_references_stay_two() -> None:
    one = imported(senior(senior_row("1", Organisation="One Board")))
    two = imported(senior(senior_row("1", Organisation="Two Board")))
    ids = [{record.id for record in outcome.records if record.kind != "school"} for outcome in (one, two)]
    assert not ids[0] & ids[1]
