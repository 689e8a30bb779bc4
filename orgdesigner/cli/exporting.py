"""`orgdesigner export FILE -o CHART` writes a chart as PDF, SVG or PNG, or the whole plan as JSON."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from orgdesigner.cli.plans import place_called, title
from orgdesigner.errors import UserError
from orgdesigner.model.document import Document
from orgdesigner.storage.plan_file import SUFFIX, read_plan

if TYPE_CHECKING:
    from orgdesigner.chart.pages import ChartRequest

JSON = ".json"
ENDINGS = (".pdf", ".svg", ".png", JSON)


def run(parsed: argparse.Namespace) -> int:
    """Write what the ending of the name asks for, and say what was written."""
    ending = parsed.output.suffix.lower()
    if ending not in ENDINGS:
        plan = " A plan is not written this way." if ending == SUFFIX else ""
        raise UserError(f"The name of the file to write should end in .pdf, .svg, .png or .json.{plan}")
    if ending == JSON:
        _refuse_options_of_charts(parsed)
    document = read_plan(parsed.file)
    written = [_write_json(document, parsed.output)] if ending == JSON else _write_chart(document, parsed)
    sys.stdout.write("".join(f"Wrote {path}\n" for path in written))
    return 0


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
    # No window is opened, and without a screen any other platform of Qt would end the process.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from orgdesigner.chart.paper import A3, A4, PageSetup
    from orgdesigner.exchange.charts import export_chart

    # Text is measured and drawn only while there is an application; the name keeps it alive.
    application = QGuiApplication.instance() or QGuiApplication(["orgdesigner"])
    setup = PageSetup(A4 if parsed.paper == "a4" else A3)
    written = export_chart(parsed.output, _request(document, parsed), setup)
    del application
    return written


def _request(document: Document, parsed: argparse.Namespace) -> ChartRequest:
    from orgdesigner.chart.pages import Caption, ChartRequest
    from orgdesigner.chart.picture import ChartView
    from orgdesigner.chart.showing import Names, Showing

    view = document.view(place_called(document, parsed.proposal))
    return ChartRequest(
        view=view,
        kind=ChartView(parsed.view or "teams"),
        caption=Caption(plan=view.school.name, structure=title(view), day=date.today()),
        showing=Showing(names=Names(parsed.names or "full"), pay=parsed.pay),
    )
