"""A draw.io drawing is read as a table: our own comes back as it was drawn, any other by its lines."""

import base64
import zlib
from collections import Counter
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.assets import resource
from orgdesigner.errors import FileRefused
from orgdesigner.exchange import json_plan
from orgdesigner.exchange.incoming.cells import Book, read_grids
from orgdesigner.exchange.incoming.cells.mxfile import MOST_UNPACKED
from orgdesigner.exchange.incoming.stafflist import read
from orgdesigner.exchange.outgoing.drawio import drawio
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model import records as r
from orgdesigner.model.document import CURRENT
from orgdesigner.model.relations import holdings, manager, teams_of_post
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from tests.chart.school import example_school
from tests.exchange.hostile import told_of

EXAMPLE = json_plan.read(resource("example", "plan.json").read_bytes())[CURRENT].view


def book(cells: str, *, name: str = "Page-1") -> Book:
    model = f'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{cells}</root></mxGraphModel>'
    return read_grids("chart.drawio", f'<mxfile><diagram name="{name}">{model}</diagram></mxfile>'.encode())


def shape(key: str, label: str, **said: str) -> str:
    cell = '<mxCell vertex="1" parent="1"><mxGeometry/></mxCell>'
    properties = "".join(f" {name}={quoteattr(value)}" for name, value in said.items())
    return f'<UserObject id="{key}" label={quoteattr(label)}{properties}>{cell}</UserObject>'


def line(source: str, target: str) -> str:
    return f'<mxCell id="{source}-{target}" edge="1" parent="1" source="{source}" target="{target}"/>'


def texts(read_book: Book) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in read_book.grid.rows]


def refusal(data: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        read_grids("chart.drawio", data)
    return str(caught.value)


def said(view: View) -> Counter[tuple[object, ...]]:
    """Everything that a drawing says of each post, with titles and names in place of ids."""
    found: Counter[tuple[object, ...]] = Counter()
    for post in view.all(r.Post):
        above = manager(view, post.id)
        people = ((view.need(r.Person, held.person), held.share) for held in holdings(view, post.id))
        found[
            post.title,
            post.fte,
            tuple(sorted((person.name, person.staff_group, share) for person, share in people)),
            above.title if above else None,
            tuple(sorted(team.name for team in teams_of_post(view, post.id))),
        ] += 1
    return found


@pytest.mark.parametrize("view", [EXAMPLE, example_school().view], ids=["shipped", "of the pictures"])
def test_a_drawing_of_our_own_comes_back_as_what_was_drawn(view: View, qapp: object) -> None:
    staff = read(read_grids("chart.drawio", drawio(told_of(view), unwatched)).grid)
    assert not staff.imported.refused
    assert said(Structure(staff.imported.records).view) == said(view)


def test_one_line_of_a_label_is_a_title_and_lines_lead_down() -> None:
    cells = (
        shape("a", "<b>Head</b>") + shape("b", "Deputy &amp; SENCO") + shape("c", "A note") + line("a", "b")
    )
    assert texts(book(cells)) == [
        ["Post id", "Job title", "Reports to"],
        ["1", "Head", ""],
        ["2", "Deputy & SENCO", "1"],
    ]


@pytest.mark.parametrize("label", ["{name}<br>{title}", "<div>{title}</div><div>{name}</div>"])
def test_a_name_and_a_title_are_told_apart_whichever_comes_first(label: str) -> None:
    people = (
        ("a", "Ada Hart", "Headteacher"),
        ("b", "Ivo Lane", "Teacher"),
        ("c", "Bo Ray", "Teaching Assistant"),
    )
    cells = "".join(shape(key, label.format(name=name, title=title)) for key, name, title in people)
    rows = texts(book(cells + line("a", "b") + line("b", "c")))
    assert rows[0] == ["Post id", "Job title", "Name", "Reports to"]
    assert rows[3] == ["3", "Teaching Assistant", "Bo Ray", "2"]


def test_a_title_that_is_broken_into_two_lines_is_one_title() -> None:
    cells = (
        shape("a", "Head")
        + shape("b", "Office of<br>Support")
        + shape("c", "Cook")
        + line("a", "b")
        + line("b", "c")
    )
    assert [row[1] for row in texts(book(cells))] == ["Job title", "Head", "Office of Support", "Cook"]


def test_arrows_that_point_up_mean_the_same() -> None:
    cells = "".join(shape(key, key.upper()) for key in "abc") + line("b", "a") + line("c", "a")
    assert [row[-1] for row in texts(book(cells))[1:]] == ["", "1", "1"]


def test_the_properties_of_a_shape_are_its_columns() -> None:
    cells = (
        shape("a", "%name%", name="Ada Hart", position="Head")
        + shape("b", "%name%", name="Bo Ray")
        + line("a", "b")
    )
    assert texts(book(cells)) == [
        ["Post id", "Reports to", "name", "position"],
        ["1", "", "Ada Hart", "Head"],
        ["2", "1", "Bo Ray", ""],
    ]


def packed(xml: bytes) -> bytes:
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = base64.b64encode(squeezed.compress(xml) + squeezed.flush())
    return b'<mxfile><diagram name="A">' + data + b"</diagram></mxfile>"


def test_a_packed_page_is_unpacked() -> None:
    cells = shape("a", "Head") + shape("b", "Cook") + line("a", "b")
    xml = quote(f"<mxGraphModel><root>{cells}</root></mxGraphModel>").encode()
    assert [row[1] for row in texts(read_grids("chart.drawio", packed(xml)))] == ["Job title", "Head", "Cook"]


@pytest.mark.parametrize(
    "data",
    [
        b"<mxfile><diagram>AAAA</diagram></mxfile>",
        b"<mxfile><diagram>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><mxfile/>',
        packed(b" " * (MOST_UNPACKED + 1)),
        packed(b"<mxGraphModel>"),
    ],
    ids=["no packing", "cut off", "declarations", "a bomb", "cut off within"],
)
def test_what_is_damaged_or_hostile_is_refused_in_words(data: bytes) -> None:
    assert "“chart.drawio”" in refusal(data)


def test_a_drawing_without_lines_says_so() -> None:
    assert "no lines lead from shape to shape" in refusal(b"<mxfile><diagram/></mxfile>")


PARTS = st.lists(
    st.one_of(
        st.builds(
            shape, st.sampled_from("abcd"), st.text(st.characters(exclude_categories=["C"]), max_size=8)
        ),
        st.builds(line, st.sampled_from("abcd"), st.sampled_from("abcdx")),
    ),
    max_size=8,
)


@given(PARTS)
def test_any_drawing_ends_in_a_structure_or_in_words(parts: list[str]) -> None:
    try:
        found = book("".join(parts))
        imported = read(found.grid).imported
    except FileRefused:
        return
    assert imported.rows == imported.placed + len(imported.tray) + len(imported.refused)
    Structure(imported.records)


LABELS = '# label: %name%\n# connect: {"from": "refs", \\\n#   "to": "id", "style": "curved=1;"}\n'


def lines_of_csv(*rows: str) -> list[list[str]]:
    return texts(read_grids("chart.csv", (LABELS + "\n".join(("id,name,refs", *rows))).encode()))[3:]


def test_a_csv_for_draw_io_that_names_who_is_below_says_who_is_above() -> None:
    assert lines_of_csv('1,Ada,"2,3"', "2,Ivo,", "3,Bo,4", "4,Cy") == [
        ["id", "name", "refs", "Reports to"],
        ["1", "Ada", "2,3", ""],
        ["2", "Ivo", "", "1"],
        ["3", "Bo", "4", "1"],
        ["4", "Cy", "", "3"],
    ]


def test_of_two_above_one_card_neither_is_chosen_and_without_lines_nothing_is_added() -> None:
    managers = [row[-1] for row in lines_of_csv('1,Ada,"2,3"', "2,Ivo,3", "3,Bo,4", "4,Cy,")]
    assert managers == ["Reports to", "", "1", "", "3"]
    assert lines_of_csv("1,Ada,", '2,Ivo,"7,8"')[0] == ["id", "name", "refs"]


def test_a_column_that_names_one_card_each_names_managers_and_nothing_is_added() -> None:
    assert lines_of_csv("1,Ada,", "2,Ivo,1", "3,Bo,1")[0] == ["id", "name", "refs"]
