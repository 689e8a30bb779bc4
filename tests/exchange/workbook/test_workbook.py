"""A workbook holds what an audience is told, its sums come out to the penny, and nothing in it runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.disclosure.audience import AUDIENCES, LEADERS, Audience, Names, Pay
from orgdesigner.exchange.outgoing.told import Told, tell
from orgdesigner.exchange.outgoing.workbook import sheets_of, workbook
from orgdesigner.exchange.outgoing.workbook.sheet import Formula, Sheet
from orgdesigner.exchange.steps import Cancelled, unwatched
from orgdesigner.model import records as r
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceBasis, AllowanceKind, Level, PayTerms, Severity, StaffGroup, Word
from orgdesigner.rules.base import Finding, Subject
from orgdesigner.rules.shared.tables import pay_tables
from tests.chart.school import example_school
from tests.model.strategies import structures

CAPTION = Caption("Hollin & Bridge", "Current structure", date(2026, 11, 22))
NASTY = (
    "=1+1",
    "@SUM(A1)",
    "+44",
    "-2+3",
    "=cmd|' /C calc'!A0",
    "\t=1",
    "https://example.org",
    "{=1}",
    "_x0041_",
)


def _told(view: View, audience: Audience = LEADERS, **more: Any) -> Told:
    return tell(view, audience, CAPTION, tables=pay_tables(), **more)


def _paid_school(*, pay_year: str = "2026-27", terms: PayTerms = PayTerms.OWN) -> View:
    """Three roles: by contract, by share and flat; a job share, a vacancy, weeks, hours and stated parts."""
    records: list[r.Record] = [
        r.School(id="school", pay_terms=terms, pay_year=pay_year),
        r.Post(id="t", title="Teacher", fte=Decimal("0.6")),
    ]
    plain: dict[str, Any] = {"role_class": "<5", "level": Level.MIDDLE}
    records += [
        r.Post(id="a", title="Leader of A", **plain, hours=Decimal(30), weeks=Decimal(39)),
        r.Post(id="b", title="Leader of B", **plain, fte=Decimal("0.5")),
        r.Post(id="c", title="Leader of C", **plain),
        r.Post(id="d", title="Lead D", role_class="A*", level=Level.SENIOR, fte=Decimal(0)),
        r.Post(id="e", title="Lead E", role_class="A*", level=Level.SENIOR),
        r.Post(id="f", title="Lead F", role_class="A*", level=Level.SENIOR, weeks=Decimal("44.5")),
    ]
    people = {
        "pa": StaffGroup.SUPPORT, "pb": StaffGroup.SUPPORT, "pd": StaffGroup.TEACHING,
        "pe": StaffGroup.TEACHING, "pf": StaffGroup.SUPPORT, "pg": StaffGroup.SUPPORT,
    }  # fmt: skip
    records += [r.Person(id=key, name=f"Person {key}", staff_group=group) for key, group in people.items()]
    records += [
        r.Holding(id="h1", post="a", person="pa"),
        r.Holding(id="h2", post="b", person="pb", term_time_fraction=Decimal("0.8564")),
        r.Holding(id="h3", post="d", person="pd"),
        r.Holding(id="h4", post="t", person="pd"),
        r.Holding(id="h5", post="e", person="pe", share=Decimal("0.6")),
        r.Holding(id="h6", post="e", person="pg", share=Decimal("0.4")),
        r.Holding(id="h7", post="f", person="pf"),
    ]
    kinds = (AllowanceKind.RR, AllowanceKind.TLR2, AllowanceKind.HONORARIUM)
    bases = (AllowanceBasis.CONTRACT, AllowanceBasis.RESPONSIBILITY, AllowanceBasis.FLAT)
    number = 0
    for post in "abcdef":
        for kind, basis, annual in zip(kinds, bases, ("2345.67", "3391", "500"), strict=True):
            number += 1
            records.append(
                r.Allowance(
                    id=f"w{number}", post=post, allowance_kind=kind, annual=Decimal(annual), basis=basis,
                    share=Decimal(1) if number % 4 else Decimal("0.35"),
                )
            )  # fmt: skip
    return Structure(records).view


def _book(data: bytes, *, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data), data_only=values)


def _rows(book: openpyxl.Workbook, sheet: Sheet) -> list[tuple[Any, ...]]:
    table = next(iter(book[sheet.name].tables.values()))
    _, *rows = book[sheet.name][table.ref]
    return [tuple(cell.value for cell in row) for row in rows][: len(sheet.rows)]


def _read_as(cell: Any) -> Any:
    """What a cell is when it has been read back."""
    match cell:
        case Formula():
            return float(cell.value)
        case bool():
            return "Yes" if cell else "No"
        case Word():
            return cell.label
        case "":
            return None
        case Decimal() | int():
            return float(cell)
        case _:
            return cell


def _plain(value: Any) -> Any:
    if hasattr(value, "date"):
        return value.date()
    return float(value) if isinstance(value, int | float) else value


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_what_is_read_back_is_what_was_told(audience: Audience) -> None:
    told = _told(_paid_school(), audience, before=example_school().view)
    book = _book(workbook(told, unwatched), values=True)
    for sheet in sheets_of(told):
        wanted = [tuple(map(_read_as, row)) for row in sheet.rows]
        assert [tuple(map(_plain, row)) for row in _rows(book, sheet)] == wanted, sheet.name
        assert [cell.value for cell in book[sheet.name][1]] == [column.title for column in sheet.columns]


@settings(max_examples=15)
@given(structures())
def test_any_structure_is_read_back(structure: Structure) -> None:
    told = _told(structure.view)
    book = _book(workbook(told, unwatched), values=True)
    posts = next(sheet for sheet in sheets_of(told) if sheet.name == "Posts")
    read = [str(row[0]).replace("\r", "\n") for row in _rows(book, posts)]
    assert read == [str(row[0]) for row in posts.rows]
    assert len(posts.rows) == len(structure.view.all(r.Post))
    assert _formulas(workbook(told, unwatched)) <= _own_formulas(told)


def test_every_sheet_is_a_table_with_filters_and_a_heading_that_stays() -> None:
    book = _book(workbook(_told(example_school().view), unwatched))
    for page in book.worksheets[1:]:
        (table,) = page.tables.values()
        assert table.autoFilter is not None, page.title
        assert page.freeze_panes == "B2"
        assert page.print_title_rows == "$1:$1"


def test_no_text_becomes_a_formula_or_a_link() -> None:
    records: list[r.Record] = [r.School(id="school")]
    for number, text in enumerate(NASTY):
        line = text.strip()
        records.append(r.Post(id=f"p{number}", title=line, role_class=line, notes=text, level=Level.MIDDLE))
        records.append(r.Person(id=f"x{number}", name=line, staff_group=StaffGroup.SUPPORT, notes=text))
        records.append(r.Holding(id=f"h{number}", post=f"p{number}", person=f"x{number}"))
        records.append(
            r.Allowance(
                id=f"a{number}", post=f"p{number}", allowance_kind=AllowanceKind.RR, annual=Decimal(1)
            )
        )
    view = Structure(records).view
    found = Finding("X-1", Severity.ADVICE, (Subject("post", "p0"),), "=HYPERLINK(1)", "@x")
    told = tell(
        view, LEADERS, Caption("=1+1", "&R&A =2", CAPTION.day), tables=pay_tables(), findings=(found,)
    )
    data = workbook(told, unwatched)
    assert _formulas(data) <= _own_formulas(told)
    with ZipFile(BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "rels" in name and b"hyperlink" in parts.read(name)]
    book = _book(data)
    said = [
        cell.value for page in book.worksheets for row in page.rows for cell in row if cell.data_type == "s"
    ]
    for text in NASTY:
        assert any(text.strip() == str(value).strip() for value in said), text
    for page in book.worksheets:
        for row in page.rows:
            for cell in row:
                if cell.data_type == "s" and str(cell.value)[:1] in tuple("=@") and cell.row > 1:
                    assert cell.quotePrefix, (page.title, cell.coordinate)


def _formulas(data: bytes) -> set[str]:
    return {
        str(cell.value)
        for page in _book(data).worksheets
        for row in page.rows
        for cell in row
        if cell.data_type == "f"
    }


def _own_formulas(told: Told) -> set[str]:
    sums = {
        f"=SUBTOTAL(109,{letter}2:{letter}{max(1, len(sheet.rows)) + 1})"
        for sheet in sheets_of(told)
        for letter, column in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", sheet.columns, strict=False)
        if column.summed
    }
    return sums | {
        cell.text.format(row=row)
        for sheet in sheets_of(told)
        for row, cells in enumerate(sheet.rows, start=2)
        for cell in cells
        if isinstance(cell, Formula)
    }


@pytest.mark.parametrize(
    "view",
    [
        _paid_school(),
        _paid_school(terms=PayTerms.STPCD),
        _paid_school(terms=PayTerms.STPCD, pay_year="2024-25"),
        example_school().view,
    ],
    ids=["own terms", "national terms", "national terms of 2024", "example"],
)
def test_the_formulas_of_parity_give_the_figures_of_the_model(view: View) -> None:
    """Worked out again here, by their definition in words, from nothing but the figures in the file."""
    told = _told(view)
    book = _book(workbook(told, unwatched), values=True)
    sheets = {sheet.name: sheet for sheet in sheets_of(told)}
    sums, holders, roles = (
        [
            dict(zip([c.title for c in sheets[name].columns], row, strict=True))
            for row in _rows(book, sheets[name])
        ]
        for name in ("Parity sums", "Parity holders", "Parity roles")
    )
    assert sums
    for row in sums:
        part = _exact(row["Part that is paid"])
        assert part == pytest.approx(_part_again(row))
        received = _exact(row["Annual value"]) * part
        assert _exact(row["Received a year"]) == _penny(received)
        held = _exact(row["Share of the responsibility"]) * _exact(row["Part of the post"])
        assert _exact(row["For the whole of the responsibility"]) == _penny(received / held)
    for holder in holders:
        own = [row for row in sums if row["Holder no."] == holder["Holder no."]]
        for name in ("Received a year", "For the whole of the responsibility"):
            assert _exact(holder[name]) == sum(_exact(row[name]) for row in own)
        mates = [each for each in holders if each["Role no."] == holder["Role no."]]
        highest = max(_exact(each["For the whole of the responsibility"]) for each in mates)
        assert _exact(holder["Highest in the role"]) == highest
    for role in roles:
        mates = [each for each in holders if each["Role no."] == role["Role no."]]
        assert role["Holders compared"] == len(mates)
        assert _exact(role["Short in all"]) == sum(_exact(each["Short of the highest"]) for each in mates)


def _part_again(row: dict[str, Any]) -> Decimal:
    if row["Paid"] == AllowanceBasis.FLAT.label:
        return _exact(row["Part of the post"])
    if row["Paid"] == AllowanceBasis.RESPONSIBILITY.label or row["Part of full time"] is None:
        return _exact(row["Share of the responsibility"]) * _exact(row["Part of the post"])
    hours = (
        _exact(row["Hours a week"]) / _exact(row["Full-time hours"]) if row["Hours a week"] else Decimal(1)
    )
    year = Decimal(1)
    if row["Stated part of the year"]:
        year = _exact(row["Stated part of the year"])
    elif row["Weeks a year"]:
        year = min(year, _exact(row["Weeks a year"]) / _exact(row["Weeks worked for a whole year’s pay"]))
    return _exact(row["Part of full time"]) * hours * year


def _exact(value: Any) -> Decimal:
    return Decimal(str(value))


def _penny(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this computer")
def test_a_spreadsheet_that_works_everything_out_again_gets_the_same_figures(tmp_path: Path) -> None:
    told = _told(_paid_school())
    data = workbook(told, unwatched)
    # Without the figures in it, a program that opens the file has to work them out.
    (tmp_path / "in.xlsx").write_bytes(_without_results(data))
    with_fonts = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(tmp_path / "in.xlsx")],
        check=True, capture_output=True, env=with_fonts, timeout=50,
    )  # fmt: skip
    again = openpyxl.load_workbook(tmp_path / "out" / "in.xlsx", data_only=True)
    asked = 0
    for sheet in sheets_of(told):
        for row, cells in enumerate(sheet.rows, start=2):
            for number, cell in enumerate(cells, start=1):
                if isinstance(cell, Formula):
                    asked += 1
                    got = again[sheet.name].cell(row, number).value
                    assert got == pytest.approx(float(cell.value), abs=1e-9), (sheet.name, row, number)
    assert asked > 50


def _without_results(data: bytes) -> bytes:
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                root = ElementTree.fromstring(content)
                for cell in root.iter(f"{space}c"):
                    result = cell.find(f"{space}v")
                    if cell.find(f"{space}f") is not None and result is not None:
                        cell.remove(result)
                content = ElementTree.tostring(root)
            new.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_nothing_that_an_audience_may_not_know_is_in_any_part(audience: Audience) -> None:
    view = example_school().view
    told = _told(view, audience, before=view)
    with ZipFile(BytesIO(workbook(told, unwatched))) as parts:
        said = "".join(parts.read(name).decode() for name in parts.namelist())
    names = [person.name in said for person in view.all(r.Person)]
    assert all(names) if audience.names is Names.FULL else not any(names)
    assert ("<v>9782</v>" in said) is (audience.pay is Pay.EXACT)
    assert "python" not in said.lower()


def test_work_that_is_given_up_stops() -> None:
    def enough(done: float) -> None:
        if done > 0.1:
            raise Cancelled

    with pytest.raises(Cancelled):
        workbook(_told(example_school().view), enough)


def test_it_says_how_far_it_has_come() -> None:
    heard: list[float] = []
    workbook(_told(example_school().view), heard.append)
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)


def test_the_same_structure_gives_the_same_file() -> None:
    told = _told(_paid_school())
    assert workbook(told, unwatched) == workbook(told, unwatched)


def _lines(book: openpyxl.Workbook) -> Iterator[str]:
    yield from (str(row[0].value) for row in book["About"].rows)


def test_its_first_sheet_says_for_whom_it_is_and_what_is_in_it() -> None:
    told = _told(example_school().view)
    lines = list(_lines(_book(workbook(told, unwatched))))
    assert lines[:2] == ["Hollin & Bridge", "Current structure, 22 November 2026"]
    assert LEADERS.in_words() in lines[2]
    assert [line.partition(":")[0] for line in lines[4:]] == [sheet.name for sheet in sheets_of(told)]
