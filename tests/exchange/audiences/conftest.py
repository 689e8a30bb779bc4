"""The aviary, and every file that is made of it: each is made once, and looked at from several sides."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import Audience
from orgdesigner.exchange.outgoing.exporting import Source, export_for
from orgdesigner.exchange.outgoing.formats import FORMATS, Choice
from orgdesigner.exchange.outgoing.pack.writing import export_pack
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.report.catalogue import REPORTS
from orgdesigner.rules.engine import Engine
from tests.exchange.audiences.aviary import Aviary, aviary
from tests.exchange.audiences.unpacked import everything_in

DAY = date(2026, 11, 22)
PACK = "pack"
IN_FULL = "ORGDESIGNER_DISCLOSED" in os.environ
"""Whether every report is made in every format; else each is made as text, and two of them in the others."""

CHARTS: tuple[ChartView, ...] = tuple(ChartView) if IN_FULL else (ChartView.TEAMS,)
REPORT_NAMES = [each.name for each in REPORTS]


def cases() -> Iterator[tuple[str, ChartView | str]]:
    """Yield every kind of file by its ending, with what it shows."""
    for format_ in FORMATS:
        if format_.holds_all:
            yield format_.ending, ChartView.TEAMS
            continue
        yield from ((format_.ending, chart) for chart in CHARTS if format_.charts)
        if format_.reports:
            few = {".txt": REPORT_NAMES, ".png": []}.get(format_.ending, ["access", "findings"])
            names = REPORT_NAMES if IN_FULL else few
            yield from ((format_.ending, name) for name in names)
    yield ".pdf", PACK
    yield ".docx", PACK


CASES = list(cases())


def source_of(document: Document, place: str = "one") -> Source:
    """Return what there is to tell of a proposal."""
    view, before = document.view(place), document.view(CURRENT)
    findings = Engine(document.structure(place), today=DAY, before=before).findings
    return Source(view, Caption(view.school.name, "The proposal", DAY), findings, before)


class Made:
    """The files that are made of a plan, by audience, ending and what they show."""

    def __init__(self, source: Source, folder: Path) -> None:
        self._source = source
        self._folder = folder
        self.data = cache(self._data)
        self.words = cache(self._words)

    def _data(self, audience: Audience, ending: str, kind: ChartView | str) -> tuple[bytes, ...]:
        path = self._folder / f"{audience.key}{ending}"
        if kind == PACK:
            files = export_pack(path, self._source, audience, Choice(ChartView.REPORTING))
        else:
            files = export_for(path, self._source, audience, Choice(kind))
        return tuple(file.read_bytes() for file in files)

    def _words(self, audience: Audience, ending: str, kind: ChartView | str) -> str:
        return "\n".join(everything_in(data) for data in self.data(audience, ending, kind))


@pytest.fixture(scope="session")
def birds(tmp_path_factory: pytest.TempPathFactory) -> Aviary:
    """The plan full of canaries."""
    return aviary(tmp_path_factory.mktemp("aviary"))


@pytest.fixture(scope="session")
def made(qapp: QApplication, birds: Aviary, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The files that are made of the proposal in it."""
    return Made(source_of(birds.document), tmp_path_factory.mktemp("made"))
