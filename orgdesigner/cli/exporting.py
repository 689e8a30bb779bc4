"""`orgdesigner export FILE -o OUT` writes a chart or a report as PDF, SVG or PNG, or the whole plan as JSON.

A report can be written as plain text too.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from orgdesigner.cli.paging import page_setup, refuse_page_options
from orgdesigner.cli.plans import JSON, place_called, plan_in, title
from orgdesigner.errors import UserError
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.view import View
from orgdesigner.storage.plan_file import SUFFIX

if TYPE_CHECKING:
    from orgdesigner.chart.paper.pages import Caption, ChartRequest
    from orgdesigner.chart.showing import Showing
    from orgdesigner.disclosure.audience import Audience
    from orgdesigner.exchange.exporting import Source
    from orgdesigner.rules.base import Finding

TEXT = ".txt"
_CHART_ENDINGS = (".pdf", ".svg", ".png", JSON)
_REPORT_ENDINGS = (".pdf", ".svg", ".png", TEXT)


def run(parsed: argparse.Namespace) -> int:
    """Write what the ending of the name asks for, and say what was written."""
    refuse_page_options(parsed, parsed.output.suffix.lower())
    if parsed.audience:
        return _write_for_audience(parsed)
    ending = parsed.output.suffix.lower()
    _refuse_ending(ending, report=bool(parsed.report))
    if ending == JSON:
        _refuse_options_of_charts(parsed)
    document = plan_in(parsed.file)
    if ending == JSON:
        written = [_write_json(document, parsed.output)]
    else:
        written = _write_report(document, parsed) if parsed.report else _write_chart(document, parsed)
    sys.stdout.write("".join(f"Wrote {path}\n" for path in written))
    return 0


def _write_for_audience(parsed: argparse.Namespace) -> int:
    """Write what an audience may be told, once it was looked through."""
    if parsed.names or parsed.pay:
        raise UserError("--for says how people and pay are told, so neither --names nor --pay goes with it.")
    application = drawing_application()
    from orgdesigner.chart.picture import ChartView
    from orgdesigner.disclosure.audience import audience_called
    from orgdesigner.exchange.exporting import export_for
    from orgdesigner.exchange.formats import Choice

    kind = parsed.report or ChartView(parsed.view or "teams")
    choice = Choice(kind=kind, setup=page_setup(parsed, "a4" if parsed.report else "a3"))
    audience = audience_called(parsed.audience)
    written = export_for(parsed.output, source_of(plan_in(parsed.file), parsed.proposal), audience, choice)
    del application
    say_written(written, audience)
    return 0


def source_of(document: Document, proposal: str | None) -> Source:
    """Return what there is to tell of the current structure, or of a proposal."""
    from orgdesigner.exchange.exporting import Source

    where = place_called(document, proposal)
    view = document.view(where)
    before = None if where == CURRENT else document.view(CURRENT)
    return Source(view, _caption(view), _findings(document, where), before)


def say_written(files: Sequence[Path], audience: Audience) -> None:
    """Say what was written, and what its audience is told."""
    sys.stdout.write("".join(f"Wrote {path}\n" for path in files))
    sys.stdout.write(f"For {audience.in_a_sentence}: {audience.in_words()}.\n")


def _refuse_ending(ending: str, *, report: bool) -> None:
    """Raise UserError if nothing that is asked for can be written to a file with that ending."""
    if ending in (_REPORT_ENDINGS if report else _CHART_ENDINGS):
        return
    if ending in (JSON, TEXT):
        what = "JSON holds the whole plan, and no report" if report else "Only a report is written as text"
        raise UserError(f"{what}: {'leave out' if report else 'say which with'} --report.")
    last = TEXT if report else JSON
    plan = " A plan is not written this way." if ending == SUFFIX else ""
    raise UserError(f"The name of the file to write should end in .pdf, .svg, .png or {last}.{plan}")


def _refuse_options_of_charts(parsed: argparse.Namespace) -> None:
    """Raise UserError rather than write everybody's name and pay for somebody who asked for less."""
    given = [name for name in ("proposal", "view", "paper", "names", "pay") if getattr(parsed, name)]
    if given:
        raise UserError(
            f"JSON holds the whole plan, with every name and sum, so --{given[0]} does not go with it."
            " To show less, export a chart."
        )


def _write_json(document: Document, path: Path) -> Path:
    from orgdesigner.exchange import json_plan
    from orgdesigner.exchange.writing import write_file

    text = json_plan.write({place: document.view(place) for place in document.places()})
    write_file(path, text.encode())
    return path


def _write_chart(document: Document, parsed: argparse.Namespace) -> list[Path]:
    application = drawing_application()
    from orgdesigner.exchange.charts import export_chart

    written = export_chart(parsed.output, _request(document, parsed), page_setup(parsed, "a3"))
    del application
    return written


def _write_report(document: Document, parsed: argparse.Namespace) -> list[Path]:
    application = None if parsed.output.suffix.lower() == TEXT else drawing_application()
    from orgdesigner.exchange.reports import export_report
    from orgdesigner.report.catalogue import report_called

    where = place_called(document, parsed.proposal)
    view = document.view(where)
    findings = _findings(document, where) if parsed.report == "findings" else ()
    report = report_called(parsed.report).make(view, findings, _showing(parsed))
    written = export_report(parsed.output, report, _caption(view), page_setup(parsed, "a4"))
    del application
    return written


def drawing_application() -> object:
    """Return what text is measured and drawn with: it can be only as long as somebody holds this."""
    # No window is opened, and without a screen any other platform of Qt would end the process.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.instance() or QGuiApplication(["orgdesigner"])


def _findings(document: Document, where: str) -> tuple[Finding, ...]:
    from orgdesigner.rules.engine import Engine

    before = None if where == CURRENT else document.view(CURRENT)
    return Engine(document.structure(where), today=date.today(), before=before).findings


def _request(document: Document, parsed: argparse.Namespace) -> ChartRequest:
    from orgdesigner.chart.paper.pages import ChartRequest
    from orgdesigner.chart.picture import ChartView

    view = document.view(place_called(document, parsed.proposal))
    return ChartRequest(
        view=view,
        kind=ChartView(parsed.view or "teams"),
        caption=_caption(view),
        showing=_showing(parsed),
    )


def _caption(view: View) -> Caption:
    from orgdesigner.chart.paper.pages import Caption

    return Caption(plan=view.school.name, structure=title(view), day=date.today())


def _showing(parsed: argparse.Namespace) -> Showing:
    from orgdesigner.chart.showing import Showing
    from orgdesigner.disclosure.audience import Names, Pay

    return Showing(names=Names(parsed.names or "full"), pay=Pay.EXACT if parsed.pay else Pay.ABSENT)
