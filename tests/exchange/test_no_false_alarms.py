"""What may be told stops nothing, though it is written like a name, a sum or a pay point."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.disclosure.audience import GOVERNORS, PUBLIC, UNIONS
from orgdesigner.exchange.outgoing.exporting import Source
from orgdesigner.exchange.outgoing.scanning.scan import TellsTooMuch, scan
from orgdesigner.exchange.outgoing.scanning.words import sums
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model.records import RECORD_TYPES, Allowance, Post, Record, School
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from tests.exchange.looked_through import looked_through, source, stopped_by


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("J.B.", "Head of Year: J.B."),
        ("A B", "Set A, B and C"),
        ("Sarah J", "Head of Year\nS.J."),
        ("Mary O", "M.O."),
        ("Teacher 1", "Year 1 Teacher\nTeacher\n1.0 FTE"),
        ("TA 2", "TA\n2 posts"),
        ("Vacant", "vacant: one post"),
        ("Agency", "Agency: are people allowed to get on with it?"),
        ("To be appointed", "To be appointed in May"),
        ("All staff", "Open to all staff"),
        ("Harry Head", "P.H.\nHead of Year"),
        ("Harry Head", "held by P.H. Head of Year"),
        ("Faith Head", "Faith\nHead of Year"),
        ("Jane English", "A.J.\nEnglish"),
        ("Grace Learning", "P.G., Learning"),
        ("Emma School", "St Mary's C of E School"),
        ("Joan School", "so that nobody has to miss school"),
        ("A Young", "Helps a young child"),
        ("A Head", "A Head of Year helps"),
        ("I May", "I may ask"),
        ("Amit Sen", "Leads SEN"),
        ("Mary Christian", "Keeps the Christian ethos"),
        ("Peter Okafor", "Works with St Peter’s Church and SS. Peter and Paul"),
        ("Mark English", "Mark\nEnglish books"),
    ],
)
def test_what_is_no_name_where_it_stands_stops_nothing(name: str, file: str) -> None:
    for written in (file, "Leads"):
        of = source(name=name, purpose=written, team="English Learning")
        for audience in (UNIONS, PUBLIC):
            assert not stopped_by(file, of, audience)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Harry Head", "Ask H. Head"),
        ("Harry Head", "Ask H Head"),
        ("Harry Head", "Ask Mr Head"),
        ("Harry Head", "Harry Head is away"),
        ("Harry Head", "HEAD, Harry"),
        ("Head, Harry", "Harry Head is away"),
        ("Emma School", "Miss School is away"),
        ("A Head", "A. Head is away"),
        ("Faith Head-English", "ask Faith Head-English"),
        ("Okafor 2", "ask Okafor"),
        ("Mrs Ada Okafor", "ask Ada Okafor"),
        ("OKAFOR, Ada (Mrs)", "ask Mr A. Okafor or Ms Okafor"),
        ("Mr Head", "ask Mr Head"),
        ("J Okafor", "ask J Okafor"),
    ],
)
def test_a_name_of_ordinary_words_is_found_where_it_is_written_as_one(name: str, file: str) -> None:
    assert "the name of the holder" in stopped_by(file, source(name=name, team="English Learning"))


def test_an_ordinary_name_that_somebody_wrote_is_found_on_two_lines_too() -> None:
    of = source(name="Faith Head", purpose="Ask Faith Head about it")
    assert "It stands in “Purpose”" in stopped_by("Ask Faith\nHead about it", of)


def test_a_day_and_who_may_hold_a_post_are_no_note() -> None:
    for note in ("Held by support staff", "Head of Year from 1 September 2026 until 31 August 2027"):
        view = source(note=note).view
        post = view.need(Post, "p").evolve(starts=date(2026, 9, 1), ends=date(2027, 8, 31))
        of = Source(Structure([School(id="school"), post]).view, source().caption)
        assert not stopped_by(note, of)
    assert stopped_by(
        "Head of Year until 24 December 2026", source(note="Head of Year until 24 December 2026")
    )


def test_somebody_who_is_called_as_a_post_was_before_it_changed_stops_nothing() -> None:
    before = source(name="Lunchtime Supervisor").view
    before = Structure(
        [
            each.evolve(title="Lunchtime Supervisor") if isinstance(each, Post) else each
            for each in records(before)
        ]
    ).view
    after = [
        each.evolve(title="Lunchtime Lead") if isinstance(each, Post) else each for each in records(before)
    ]
    of = Source(Structure(after).view, source().caption, before=before)
    assert not stopped_by("Lunchtime Supervisor, from now on Lunchtime Lead", of)


def records(view: View) -> list[Record]:
    return [each for kind in RECORD_TYPES for each in view.all(kind)]


def test_a_team_that_is_called_as_somebody_by_ordinary_words_stops_nothing() -> None:
    assert not stopped_by("Grace Learning", source(name="Grace Learning", team="Grace Learning"))
    assert "the name of the holder" in stopped_by("Ada Okafor", source(name="Ada Okafor", team="Ada Okafor"))


@pytest.mark.parametrize(
    ("point", "title", "text"),
    [
        ("M6", "Teacher of Class M6", "Class M6"),
        ("Level 2", "Teaching Assistant Level 2", "Teaching Assistant Level 2"),
        ("L12", "Head of Year", "Leadership\n12 posts"),
        ("Grade 5", "Head of Year", "reach grade 5"),
        ("Level 1", "Head of Year", '<a:lvl class="level1"/>'),
    ],
)
def test_what_is_called_like_a_pay_point_stops_nothing(point: str, title: str, text: str) -> None:
    posts = [Post(id="p", title="Head of Year", pay_point=point), Post(id="q", title=title)]
    of = Source(Structure([School(id="school"), *posts]).view, source().caption)
    assert not stopped_by(text, of)


def test_a_title_that_tells_its_own_pay_point_is_found() -> None:
    posts = [Post(id="p", title="Assistant Head (L12)", pay_point="L12")]
    of = Source(Structure([School(id="school"), *posts]).view, source().caption)
    assert "It stands in “Title”" in stopped_by("Assistant Head (L12)", of)


def test_numbers_that_are_no_money_stop_nothing() -> None:
    paid = source().view
    school = School(id="school", teaching_headcount=2_345, support_headcount=1_250)
    of = Source(
        Structure([school, *(each for each in paid.all(Post)), *paid.all(Allowance)]).view, source().caption
    )
    for text in ("2,345 pupils", "2345 of 3595 staff", "post-02345", "ring 02345 611000"):
        assert not stopped_by(text, of)
    for text in ("£2,345", "£2,345 students", "£2345"):
        assert stopped_by(text, of), text
    round_ = paid.need(Allowance, "a").evolve(annual=Decimal(1_000))
    post = paid.need(Post, "p").evolve(purpose="Orders 1,000 reams and £1,000 of ink")
    of = Source(Structure([School(id="school"), post, round_]).view, source().caption)
    assert not stopped_by("Orders 1,000\nreams and £1,000 of ink", of)
    assert stopped_by("Ink: 1,000", of)
    beside = post.evolve(purpose="Orders ink for £1,000, and is paid £61,234")
    of = Source(Structure([School(id="school"), beside, round_]).view, source().caption)
    assert "“Full-time salary" in stopped_by("Orders ink for £1,000, and is paid £61,234", of)


def test_a_band_on_two_lines_is_no_sum_of_money_however_they_are_read() -> None:
    paid = source().view
    allowance = paid.need(Allowance, "a").evolve(annual=Decimal(2_000))
    of = Source(Structure([School(id="school"), *paid.all(Post), allowance]).view, source().caption)
    told, secrets = of.told_to(GOVERNORS)
    drawn = "<svg><text>TLR3 £2,000 to</text><text>£2,999</text></svg>"
    scan("a.svg", drawn.encode(), secrets, [told.view], unwatched)
    with pytest.raises(TellsTooMuch):
        scan("a.svg", drawn.replace(" to<", " a year<").encode(), secrets, [told.view], unwatched)


def test_what_is_no_text_is_searched_for_long_words_only() -> None:
    of = source(name="Ty Au")
    told, secrets = of.told_to(PUBLIC)
    scan("a.zip", within_a_zip(b"\xff\xd8\0\0TY Au\0"), secrets, [told.view], unwatched)
    with pytest.raises(TellsTooMuch):
        looked_through("a.zip", within_a_zip(b"\xff\xd8\0\0Zoe O'Canary-Finch\0"))


def within_a_zip(data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("docProps/thumbnail.jpeg", data)
    return held.getvalue()


def test_a_note_on_two_lines_is_found_in_json_too() -> None:
    with pytest.raises(TellsTooMuch, match="“Notes” of the post"):
        looked_through("plan.json", json.dumps({"x": 'he has asked\nus to "say" nothing'}).encode())


@given(st.decimals(1_000, 999_999, places=2))
def test_a_sum_is_read_back_from_every_way_of_writing_it(amount: Decimal) -> None:
    for text in (f"£{amount:,.2f}", f"pays {amount:,.2f}.", f"({amount:.2f})"):
        assert [each.amount for each in sums(text)] == [amount]
