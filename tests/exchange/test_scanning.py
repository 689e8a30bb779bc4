"""What may not be told is found wherever in a file it hides, and what may be told stops nothing."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import docx
import pptx
import pypdf
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.chart.paper.setup import PageSetup, Wording
from orgdesigner.disclosure.audience import AUDIENCES, GOVERNORS, LEADERS, PUBLIC, STAFF, UNIONS, Audience
from orgdesigner.exchange.outgoing.exporting import Source, export_for
from orgdesigner.exchange.outgoing.formats import Choice
from orgdesigner.exchange.outgoing.scanning.scan import TellsTooMuch, scan
from orgdesigner.exchange.outgoing.scanning.secrets import Secrets
from orgdesigner.exchange.outgoing.scanning.words import sums
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import Cancelled, unwatched
from orgdesigner.model.records import RECORD_TYPES, Allowance, Holding, Person, Post, Record, School, Team
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceKind, StaffGroup

NAME = "Zoë O’Canary-Finch"
NOTE = "May retire early, and has asked us to say nothing about it"


def source(
    *, purpose: str = "Leads the school", note: str = NOTE, name: str = NAME, point: str = "", team: str = ""
) -> Source:
    view = Structure(
        [
            School(id="school"),
            *([Team(id="t", name=team)] if team else []),
            Post(
                id="p",
                title="Head of Year",
                purpose=purpose,
                salary=Decimal(61_234),
                pay_point=point,
                notes=note,
            ),
            Person(id="x", name=name, staff_group=StaffGroup.TEACHING),
            Holding(id="h", post="p", person="x"),
            Allowance(id="a", post="p", allowance_kind=AllowanceKind.TLR3, annual=Decimal(2_345)),
        ]
    ).view
    return Source(view, Caption("Hollin Bridge", "Current", date(2026, 11, 22)))


def looked_through(name: str, data: bytes, audience: Audience = PUBLIC) -> None:
    told, secrets = told_to(audience)
    scan(name, data, secrets, [told.view], unwatched)


@cache
def told_to(audience: Audience) -> tuple[Told, Secrets]:
    return source().told_to(audience)


def pdf_property(words: str) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": words})
    return written(writer)


def pdf_bookmark(words: str) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_outline_item(words, 0)
    return written(writer)


def pdf_attachment(words: str) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("notes.txt", words.encode())
    return written(writer)


def written(writer: pypdf.PdfWriter) -> bytes:
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def word_text(words: str) -> bytes:
    """Every letter is a run of its own, as Word leaves them after corrections."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for letter in words:
        paragraph.add_run(letter)
    return saved(document)


def word_property(words: str) -> bytes:
    document = docx.Document()
    document.core_properties.author = words
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def sheet_comment(words: str) -> bytes:
    return workbook(lambda sheet: sheet.write_comment("C7", words))


def sheet_hidden(words: str) -> bytes:
    def fill(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write(4, 4, words)
        sheet.set_column("E:E", None, None, {"hidden": True})

    return workbook(fill)


def workbook(fill: Callable[[xlsxwriter.worksheet.Worksheet], object]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        fill(book.add_worksheet("Posts"))
    return held.getvalue()


def zip_comment(words: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "nothing")
        archive.comment = words.encode()
    return held.getvalue()


def zip_within_a_zip(words: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("inner.docx", word_text(words))
    return held.getvalue()


def png_words(words: str) -> bytes:
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.setText("Description", words)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def escaped(words: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in words)


HIDING_PLACES: dict[str, Callable[[str], bytes]] = {
    "text.txt": lambda words: f"A line\nand {words}".encode(),
    "wide.csv": lambda words: f"Post;Name\r\nHead;{words}\r\n".encode("utf-16"),
    "latin.csv": lambda words: f"Post;Name\r\nHead;{words}\r\n".replace("’", "'").encode("latin-1"),
    "page.html": lambda words: f"<p><b>{words.replace(' ', '</b> <i>')}</i></p>".encode(),
    "letters.html": lambda words: f"<p>{'<wbr>'.join(words)}</p>".encode(),
    "entities.html": lambda words: f"<p>{escaped(words)}</p>".encode(),
    "comment.html": lambda words: f"<p><!-- {words} --></p>".encode(),
    "attribute.svg": lambda words: f'<svg><a aria-label="{words}"/></svg>'.encode(),
    "label.drawio": lambda words: f'<mxCell value="&lt;b&gt;Head&lt;/b&gt; {escaped(words)}"/>'.encode(),
    "script.html": lambda words: f'<script>x = "{words.encode("unicode_escape").decode()}"</script>'.encode(),
    "plan.json": lambda words: f'{{"posts": ["{words}"]}}'.encode(),
    "property.pdf": pdf_property,
    "bookmark.pdf": pdf_bookmark,
    "attachment.pdf": pdf_attachment,
    "text.docx": word_text,
    "property.docx": word_property,
    "comment.xlsx": sheet_comment,
    "hidden.xlsx": sheet_hidden,
    "comment.zip": zip_comment,
    "within.zip": zip_within_a_zip,
    "words.png": png_words,
}


@pytest.mark.parametrize("place", HIDING_PLACES)
@pytest.mark.parametrize(
    "form", [NAME, "Finch, Zoe", "ZOE O'CANARY-FINCH"], ids=["as it is", "surname first", "in capitals"]
)
def test_a_name_is_found_wherever_it_hides(qapp: QApplication, place: str, form: str) -> None:
    form = form.encode("latin-1", errors="replace").decode("latin-1") if place == "latin.csv" else form
    if "?" in form:
        form = form.replace("?", "'")
    with pytest.raises(TellsTooMuch) as stopped:
        looked_through(place, HIDING_PLACES[place](form))
    assert "the name of the holder of “Head of Year”" in str(stopped.value)
    assert place in str(stopped.value)
    assert "anary" not in str(stopped.value)


@pytest.mark.parametrize("place", HIDING_PLACES)
def test_what_may_be_told_stops_nothing(qapp: QApplication, place: str) -> None:
    data = HIDING_PLACES[place]("The Head of Year leads the school in 2026")
    for audience in AUDIENCES:
        looked_through(place, data, audience)
    looked_through(place, HIDING_PLACES[place](NAME), STAFF)


@pytest.mark.parametrize(
    "sum_",
    [
        *("£61,234", "61,234.00", "£ 2,345", "61234", "2345", "61234.00", "61.234", "61’234", "£61 234"),
        *("£61,234pa", "61.234,00", "61\u202f234", "£5,102.83 a month", "６１２３４"),
    ],
)
def test_pay_is_found_however_it_is_written(sum_: str) -> None:
    for audience in (GOVERNORS, STAFF, PUBLIC):
        with pytest.raises(TellsTooMuch, match="Head of Year") as stopped:
            looked_through("list.txt", f"Head of Year\t{sum_}".encode(), audience)
        assert set(re.findall(r"\d+", str(stopped.value))) <= {"1"}, "it names the line and no figure"
    looked_through("list.txt", f"Head of Year\t{sum_}".encode(), LEADERS)


def test_a_number_in_a_cell_is_pay_and_a_coordinate_is_not() -> None:
    with pytest.raises(TellsTooMuch, match="on the sheet “Posts”, cell B3"):
        looked_through("list.xlsx", workbook(lambda sheet: sheet.write(2, 1, 61_234)))
    looked_through("chart.svg", b'<svg><path d="M2345 61234 L2345,61234"/></svg>')


def test_a_band_is_no_sum() -> None:
    view = source().view
    post = view.need(Post, "p")
    held = Structure([School(id="school"), post.evolve(salary=Decimal(60_000))]).view
    told, secrets = Source(held, source().caption).told_to(GOVERNORS)
    scan("a.txt", "£60,000 to £64,999".encode(), secrets, [told.view], unwatched)
    with pytest.raises(TellsTooMuch):
        scan("a.txt", "£60,000 a year".encode(), secrets, [told.view], unwatched)


def test_a_piece_of_a_note_is_found_and_what_is_told_elsewhere_is_no_secret() -> None:
    with pytest.raises(TellsTooMuch, match="“Notes” of the post “Head of Year”"):
        looked_through("a.txt", b"he has asked us to\nsay nothing", GOVERNORS)
    told, secrets = source(note="Leads the school").told_to(PUBLIC)
    scan("a.txt", b"Leads the school", secrets, [told.view], unwatched)


def test_titles_below_each_other_are_no_piece_of_a_note() -> None:
    """The example's notes say “only support staff Assistant Head of Year”; so do two lines of a report."""
    note = "Only teachers are Head of Year, and support staff Head of Year Assistant at most"
    told, secrets = source(note=note, team="Assistant").told_to(PUBLIC)
    page = "all held by support staff\nHead of Year\nAssistant"
    scan("a.txt", page.encode(), secrets, [told.view], unwatched)
    with pytest.raises(TellsTooMuch):
        scan("a.txt", b"only teachers are Head of Year", secrets, [told.view], unwatched)


def test_free_text_that_holds_a_name_stops_the_export_and_says_where(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "chart.svg"
    path.write_text("as it was")
    told, secrets = source(purpose=f"Ask {NAME} about it").told_to(PUBLIC)
    with pytest.raises(TellsTooMuch, match="It stands in “Purpose” of the post “Head of Year”"):
        scan("chart.txt", f"Ask {NAME}".encode(), secrets, [told.view], unwatched)
    view = source().view
    view = Structure([School(id="school", name=f"{NAME}’s school"), *view.all(Person)]).view
    named = Source(view, Caption(view.school.name, "Current", date(2026, 1, 1)))
    with pytest.raises(TellsTooMuch, match="“Name of the school”"):
        export_for(path, named, PUBLIC, Choice())
    assert path.read_text() == "as it was"
    assert list(folder.iterdir()) == [path]


def stopped_by(text: str, of: Source, audience: Audience = PUBLIC) -> str:
    """What is said of a text that is to be written for an audience; nothing if it may be."""
    told, secrets = of.told_to(audience)
    try:
        scan("a.txt", text.encode(), secrets, [told.view], unwatched)
    except TellsTooMuch as stopped:
        return str(stopped)
    return ""


@pytest.mark.parametrize(
    "text", ["Ask Okafor about keys", "Okafor's room", "If MIRIAM agrees", "the Okafors’ Miriam"]
)
def test_a_word_of_a_name_in_free_text_stops_the_export_and_says_which_text(text: str) -> None:
    of = source(name="Miriam Okafor", purpose=text)
    for audience in (UNIONS, PUBLIC):
        said = stopped_by(f"Purpose\n{text}", of, audience)
        assert "line 2, there is what may be part of the name of the holder of “Head of Year”" in said
        assert "It stands in “Purpose” of the post “Head of Year”" in said
        assert "kafor" not in said
        assert "iriam" not in said
    assert not stopped_by(text, of, STAFF)
    assert not stopped_by("Sources: Okafor (2013)", source(name="Miriam Okafor")), "nobody wrote that of her"


@pytest.mark.parametrize("name", ["Ann Young", "May Church", "Rose Head", "Grace Cook", "Mark Day", "Young"])
def test_a_name_that_is_a_word_stops_nothing_by_itself(name: str) -> None:
    text = "Mark books with Grace. Young people: Head of the Church school. In May a Cook, a Rose, a Day."
    of = source(name=name, purpose=text)
    assert not stopped_by(text, of)
    if " " in name:
        assert "the name of the holder" in stopped_by(f"Ask {name}", of), "the whole name does"
        assert "the name of the holder" in stopped_by(f"Ask Mrs {name.split()[1]}", of)


def test_what_something_is_called_stops_nothing_though_a_person_is_called_so_too() -> None:
    of = source(name="Ada Nelson", purpose="Looks after Nelson", team="Nelson House")
    assert not stopped_by("Looks after Nelson", of)
    assert stopped_by("Looks after Ada Nelson", of)


@pytest.mark.parametrize(
    ("point", "texts"),
    [
        ("M6", ["on M6", "MPS6", "mps 6", "Main 6"]),
        ("L12", ["L12", "Leadership 12"]),
        ("23", ["SCP 23", "scp23", "point 23"]),
        ("PO3", ["PO3", "po3"]),
        ("Grade 5", ["Grade 5"]),
    ],
)
def test_a_pay_point_is_found_in_every_way_of_saying_it(point: str, texts: list[str]) -> None:
    of = source(point=point)
    for text in texts:
        assert "“Pay point” of the post “Head of Year”" in stopped_by(f"Head, {text}.", of)
    assert not stopped_by("page 23 of 31, room 6, A.M. 6, L. 12 posts", of)


def test_a_band_is_pay_to_whom_not_even_bands_are_told() -> None:
    for band in ("£60,000 to £69,999", "£2,000 to £2,999"):
        assert not stopped_by(band, source(), GOVERNORS)
        assert "“Head of Year”" in stopped_by(band, source(), STAFF)
    assert not stopped_by("£30,000 to £39,999", source(), STAFF)


def test_the_message_says_where_as_the_reader_of_the_file_would() -> None:
    def slides(words: str) -> bytes:
        deck = pptx.Presentation()
        for text in ("A slide", words):
            slide = deck.slides.add_slide(deck.slide_layouts[5])
            slide.shapes.title.text = text
        held = io.BytesIO()
        deck.save(held)
        return held.getvalue()

    def cell(words: str) -> bytes:
        return workbook(lambda sheet: (sheet.write(0, 0, "Name"), sheet.write(6, 27, words)))

    for name, data, where in (
        ("a.pptx", slides(NAME), "a.pptx, on slide 2,"),
        ("a.xlsx", cell(NAME), "a.xlsx, on the sheet “Posts”, cell AB7,"),
        ("a.docx", word_text(NAME), "a.docx, in its text,"),
        ("a.docx", word_property(NAME), "a.docx, in its properties,"),
        ("a.csv", f"Name\nA\n{NAME}\n".encode(), "a.csv, line 3,"),
    ):
        with pytest.raises(TellsTooMuch) as stopped:
            looked_through(name, data)
        assert where in str(stopped.value)


def test_a_name_over_two_cells_is_found_and_the_sheet_is_said() -> None:
    data = workbook(lambda sheet: (sheet.write(2, 0, "Zoe"), sheet.write(2, 1, "O’Canary-Finch")))
    with pytest.raises(TellsTooMuch, match="on the sheet “Posts”, row 3,"):
        looked_through("a.xlsx", data)


def test_a_name_that_was_typed_as_the_header_is_said_to_stand_there(
    qapp: QApplication, tmp_path: Path
) -> None:
    setup = PageSetup(wording=Wording(header=f"Written by {NAME}"))
    with pytest.raises(TellsTooMuch, match="You typed it as the header: change that text"):
        export_for(tmp_path / "chart.pdf", source(), PUBLIC, Choice(setup=setup))


def test_an_export_can_be_given_up_and_leaves_what_was_there(qapp: QApplication, tmp_path: Path) -> None:
    said: list[float] = []

    def step(done: float) -> None:
        said.append(done)
        if done > 0.6:
            raise Cancelled

    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(Cancelled):
        export_for(folder / "chart.pdf", source(), PUBLIC, Choice(), step)
    assert list(folder.iterdir()) == []
    assert said == sorted(said)


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
