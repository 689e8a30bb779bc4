"""No file for an audience holds, in any byte of any part of it, what that audience may not be told.

Every text of every record is a canary: a word that stands nowhere else. What each audience may not read is
written down here once more, and what a file holds is found by other means than the program's own.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import AUDIENCES, LEADERS, Audience
from orgdesigner.exchange.exporting import Source, export_for
from orgdesigner.exchange.formats import FORMATS, Choice, Format
from orgdesigner.model import records as r
from orgdesigner.model.changes import Change, Step
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.record import ref_fields
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import AllowanceKind, Level, StaffGroup
from orgdesigner.report.catalogue import REPORTS
from orgdesigner.rules.engine import Engine

DAY = date(2026, 11, 22)
NOTES = {
    *("school.notes", "proposal.notes", "team.notes", "post.access_reason", "post.notes", "person.notes"),
    *("membership.reason", "allowance.reason", "forum.notes"),
}
NAMES = {"person.name", "person.staff_code"}
PERSONAL = {"person.expertise"}
WAIVERS = {"waiver.reason", "waiver.owner"}
APPOINTMENTS = {"appointment_round.name", "appointment_round.method"}
MONEY = {"post.salary", "holding.salary", "allowance.annual", "post.pay_point", "holding.pay_point"}
MONEY |= {"post.pay_scale", "holding.pay_scale", "allowance.reason"}
KEPT_BACK = {
    "leaders": set(),
    "governors": NOTES | PERSONAL | MONEY,
    "unions": NOTES | PERSONAL | MONEY | NAMES | WAIVERS,
    "staff": NOTES | PERSONAL | MONEY | WAIVERS | APPOINTMENTS,
    "public": NOTES | PERSONAL | MONEY | NAMES | WAIVERS | APPOINTMENTS,
}
WHOLE_OF_NOBODY = {"pay_year", "rule", "subjects", "colour", "id", "link_names", "link_kind"}
"""Texts that have to be what they are, such as the name of a pay table."""


@dataclass
class Aviary:
    """A plan full of canaries: of each its field, and those that no exported structure has."""

    document: Document
    canaries: dict[str, str] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)


class Hatchery:
    def __init__(self) -> None:
        self._number = count(100)
        self.canaries: dict[str, str] = {}

    def filled(self, record: r.Record) -> r.Record:
        """Return the record with a canary in every text and every sum of money."""
        texts: dict[str, Any] = {}
        refs = {ref.name for ref in ref_fields(type(record))}
        for name in type(record).model_fields:
            value = getattr(record, name)
            where = f"{record.kind}.{name}"
            if name in refs | WHOLE_OF_NOBODY or isinstance(value, Enum):
                continue
            if name in ("salary", "annual"):
                number = next(self._number)
                texts[name] = Decimal(30_000 + number * 7)
                self.canaries[f"{texts[name]:,}"] = where
            elif isinstance(value, str):
                texts[name] = " ".join(self._hatch(where) for _ in range(2))
            elif value == () and name in ("expertise", "responsibilities", "milestones", "committees"):
                texts[name] = (self._hatch(where),)
        return record.evolve(**texts)

    def _hatch(self, where: str) -> str:
        canary = f"Zq{next(self._number)}x"
        self.canaries[canary] = where
        return canary


def school(hatchery: Hatchery) -> Iterator[r.Record]:
    records: list[r.Record] = [r.School(id="school")]
    records += [r.Team(id=f"t{n}", name="T") for n in range(3)]
    for n in range(8):
        group = StaffGroup.TEACHING if n % 2 else StaffGroup.SUPPORT
        level = Level.SENIOR if n < 4 else Level.NONE
        records += [
            r.Post(id=f"p{n}", title="P", level=level),
            r.Person(id=f"x{n}", name="X", staff_group=group),
            r.Holding(id=f"h{n}", post=f"p{n}", person=f"x{n}"),
            r.Membership(id=f"m{n}", team=f"t{n % 3}", post=f"p{n}"),
            r.Allowance(id=f"a{n}", post=f"p{n}", allowance_kind=AllowanceKind.TLR3, annual=Decimal(1)),
        ]
        if n:
            records.append(r.Link(id=f"l{n}", lower=f"p{n}", upper="p0"))
    records += [
        r.Priority(id="q", number=1, name="Q", accountable="p1"),
        r.Forum(id="f", name="F"),
        r.Slot(id="s", forum="f", team="t0", minutes=30),
        r.Waiver(id="w", rule="EQ-501", reason="W", owner="O", expires=date(2030, 1, 1)),
        r.AppointmentRound(id="r", name="R", applied_teaching=9),
    ]
    return (hatchery.filled(record) for record in records)


@pytest.fixture(scope="module")
def aviary() -> Aviary:
    """The current structure, a proposal, another proposal, and edits that were undone or overwritten."""
    told, untold = Hatchery(), Hatchery()
    untold._number = count(700)
    current = Structure(school(told))
    proposed = current.copy()
    post = proposed.view.need(r.Post, "p3")
    altered = told.filled(post)
    proposal = told.filled(r.Proposal(id="proposal", name="N"))
    proposed.apply(Change("Draft", (Step(post, altered), Step(None, proposal))))
    other = current.copy()
    other.apply(
        Change("Other", tuple(Step(each, untold.filled(each)) for each in current.view.all(r.Person)))
    )
    document = Document({CURRENT: current, "one": proposed, "two": other})
    person = document.view().need(r.Person, "x5")
    document.apply(Change(untold._hatch("label"), (Step(person, untold.filled(person)),)))
    document.undo()
    return Aviary(document, told.canaries, list(untold.canaries))


@pytest.fixture(scope="module")
def source(aviary: Aviary) -> Source:
    view, before = aviary.document.view("one"), aviary.document.view()
    findings = Engine(aviary.document.structure("one"), today=DAY, before=before).findings
    return Source(view, Caption(view.school.name, "The proposal", DAY), findings, before)


def everything_in(data: bytes) -> str:
    """All that is in a file and in the files within it: as bytes, as text of a PDF, and unpacked."""
    found = data.decode("latin-1") + data.decode("utf-8", errors="ignore")
    found += data.decode("utf-16", errors="ignore")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found += "".join(everything_in(archive.read(name)) for name in archive.namelist())
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        found += " ".join(page.extract_text() for page in reader.pages)
        found += repr(reader.metadata) + repr(reader.outline)
    return found


KINDS: tuple[ChartView | str, ...] = (ChartView.TEAMS, ChartView.COACHING, *(each.name for each in REPORTS))
"""The third chart holds the same cards."""

CASES = [
    (format_, kind)
    for format_ in FORMATS
    for kind in (KINDS[:1] if format_.holds_all else KINDS)
    if format_.can_hold(kind) and (format_.ending != ".png" or kind is ChartView.TEAMS)
]


@pytest.mark.parametrize(
    ("format_", "kind"), CASES, ids=lambda each: getattr(each, "ending", None) or str(each)
)
@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda each: each.key)
def test_no_canary_is_in_a_file_for_those_who_may_not_hear_it(
    qapp: QApplication,
    tmp_path: Path,
    aviary: Aviary,
    source: Source,
    audience: Audience,
    format_: Format,
    kind: ChartView | str,
) -> None:
    files = export_for(tmp_path / f"out{format_.ending}", source, audience, Choice(kind))
    found = "".join(everything_in(file.read_bytes()) for file in files)
    forbidden = [canary for canary, where in aviary.canaries.items() if where in KEPT_BACK[audience.key]]
    plain = [canary.replace(",", "") for canary in forbidden if "," in canary]
    words = set(re.findall(r"\w+(?:,\d{3})*", found))
    assert sorted(words.intersection((*forbidden, *plain, *aviary.elsewhere))) == []


def test_there_are_two_hundred_of_them_and_a_chart_does_sing(
    qapp: QApplication, tmp_path: Path, aviary: Aviary, source: Source
) -> None:
    assert len(aviary.canaries) > 200
    assert set(aviary.canaries.values()) >= NOTES | NAMES | PERSONAL | WAIVERS | APPOINTMENTS
    (file,) = export_for(tmp_path / "chart.pdf", source, LEADERS, Choice(ChartView.TEAMS))
    found = everything_in(file.read_bytes())
    titles = [
        canary for canary, where in aviary.canaries.items() if where == "person.name" and canary in found
    ]
    assert len(titles) > 8
