"""`orgdesigner export FILE -o OUT` writes a chart, a report or a structure as whatever OUT ends in.

JSON for nobody in particular is the whole plan.
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

if TYPE_CHECKING:
    from orgdesigner.chart.paper.pages import Caption
    from orgdesigner.disclosure.audience import Audience
    from orgdesigner.exchange.outgoing.exporting import Source
    from orgdesigner.rules.base import Finding


def run(parsed: argparse.Namespace) -> int:
    """Write what the ending of the name asks for, and say what was written."""
    ending = parsed.output.suffix.lower()
    refuse_page_options(parsed, ending)
    if ending == JSON and not parsed.audience:
        _refuse_options_of_charts(parsed)
        sys.stdout.write(f"Wrote {_write_json(plan_in(parsed.file), parsed.output)}\n")
        return 0
    application = drawing_application()
    from orgdesigner.chart.picture import ChartView
    from orgdesigner.exchange.outgoing.exporting import export_for
    from orgdesigner.exchange.outgoing.formats import Choice, format_of

    kind = parsed.report or ChartView(parsed.view or "teams")
    choice = Choice(kind=kind, setup=page_setup(parsed, "a4" if parsed.report else "a3"))
    format_of(parsed.output, kind)  # what can't be written is said before anything is read
    audience = _audience(parsed)
    written = export_for(parsed.output, source_of(plan_in(parsed.file), parsed.proposal), audience, choice)
    del application
    say_written(written, audience)
    return 0


def _audience(parsed: argparse.Namespace) -> Audience:
    """Return for whom the file is: the leaders if nobody is named, who are told pay if it is asked for."""
    from orgdesigner.disclosure.audience import LEADERS, Names, Pay, audience_called

    names = Names(parsed.names or Names.FULL)
    if parsed.audience is None:
        return LEADERS.told_no_more(names, Pay.EXACT if parsed.pay else Pay.ABSENT)
    if parsed.pay:
        raise UserError("--for says how pay is told, so --pay does not go with it.")
    return audience_called(parsed.audience).told_no_more(names, Pay.EXACT)


def source_of(document: Document, proposal: str | None) -> Source:
    """Return what there is to tell of the current structure, or of a proposal."""
    from orgdesigner.exchange.outgoing.exporting import Source

    where = place_called(document, proposal)
    view = document.view(where)
    before = None if where == CURRENT else document.view(CURRENT)
    return Source(view, _caption(view), _findings(document, where), before)


def say_written(files: Sequence[Path], audience: Audience) -> None:
    """Say what was written, and what its audience is told."""
    sys.stdout.write("".join(f"Wrote {path}\n" for path in files))
    sys.stdout.write(f"For {audience.in_a_sentence}: {audience.in_words()}.\n")


def _refuse_options_of_charts(parsed: argparse.Namespace) -> None:
    """Raise UserError rather than write everybody's name and pay for somebody who asked for less."""
    options = ("proposal", "view", "report", "paper", "names", "pay")
    given = [name for name in options if getattr(parsed, name)]
    if given:
        raise UserError(
            f"JSON holds the whole plan, with every name and sum, so --{given[0]} does not go with it."
            " To show less, say with --for whom it is for, or export a chart."
        )


def _write_json(document: Document, path: Path) -> Path:
    from orgdesigner.exchange import json_plan
    from orgdesigner.exchange.writing import write_file

    text = json_plan.write({place: document.view(place) for place in document.places()})
    write_file(path, text.encode())
    return path


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


def _caption(view: View) -> Caption:
    from orgdesigner.chart.paper.pages import Caption

    return Caption(plan=view.school.name, structure=title(view), day=date.today())
