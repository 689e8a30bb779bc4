"""Exporting and printing what is looked at: a chart, or a report.

What lays out pages is imported when somebody asks for some.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from orgdesigner.chart.looking import EVERYTHING, Looking
from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.picture import ChartView
from orgdesigner.model.document import CURRENT
from orgdesigner.model.view import View
from orgdesigner.report.marking import marks_of
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.filing import Filing
from orgdesigner.ui.middle import Middle
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from orgdesigner.chart.paper.drawpage import Printout
    from orgdesigner.chart.paper.pages import Caption, ChartRequest
    from orgdesigner.report.blocks import Report
    from orgdesigner.ui.background import Job
    from orgdesigner.ui.dialogs.exporting import Order
    from orgdesigner.ui.wanted import Wanted

_FILES = "PDF for paper (*.pdf);;SVG to draw on (*.svg);;PNG picture (*.png)"
_TEXT = ";;Plain text (*.txt)"


class PaperCommands:
    """Takes the chart, or the report that is looked at, to a file or to a printer."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        filing: Filing,
        canvas: Canvas,
        middle: Middle,
        toast: Toast,
    ) -> None:
        self._window, self._session, self._filing = window, session, filing
        self._canvas, self._middle, self._toast = canvas, middle, toast
        self._wanted: Wanted | None = None
        self._wanted_report: Wanted | None = None

    def export_chart(self) -> None:
        """Ask what the file shall show, and write it."""
        self._ask("Export the {}", "Choose the file…", self._ask_for_file)

    def export_for(self) -> None:
        """Ask for whom something is exported, what and into which file, and write it."""
        from orgdesigner.ui.dialogs.exporting import ExportDialog

        is_proposal = self._session.place != CURRENT
        ExportDialog(
            self._window, kind=self._canvas.chart_view, is_proposal=is_proposal, go_on=self._ask_where
        ).open()

    def _ask_where(self, order: Order) -> None:
        stem = f"{Path(self._filing.name).stem} - for {order.audience.in_a_sentence}"
        title = f"Export for {order.audience.in_a_sentence}"
        kinds = f"{order.ending[1:].upper()} (*{order.ending})"
        file, _ = QFileDialog.getSaveFileName(self._window, title, stem + order.ending, kinds)
        if file:
            path = Path(file)
            self.export_to_audience(path if path.suffix else path.with_suffix(order.ending), order)

    def export_to_audience(self, path: Path, order: Order) -> None:
        """Write a file for an audience in the background; it can be cancelled."""
        from orgdesigner.exchange.exporting import Source, export_for
        from orgdesigner.exchange.pack.writing import export_pack
        from orgdesigner.ui.background import Watched
        from orgdesigner.ui.dialogs.refusal import say_refused

        session = self._session
        before = None if session.place == CURRENT else session.document.view(CURRENT).snapshot().view
        source = Source(session.view.snapshot().view, self._caption(), session.findings, before)
        write = export_pack if order.is_pack else export_for
        work = Watched(
            self._window, f"Writing {path.name}…", partial(write, path, source, order.audience, order.choice)
        )
        work.finished.connect(self._say_written)
        work.refused.connect(partial(say_refused, self._window))
        work.start()

    def export_json(self) -> None:
        """Ask for a file, and write the whole plan to it, every name and figure included."""
        name = f"{Path(self._filing.name).stem}.json"
        title = "Export the whole plan, with every name and figure"
        file, _ = QFileDialog.getSaveFileName(self._window, title, name, "JSON (*.json)")
        if file:
            path = Path(file)
            self._write(path if path.suffix else path.with_suffix(".json"), self._json_job)

    def print_preview(self) -> None:
        """Show the pages as they would be printed."""
        self._ask("Print preview", "Show the pages", self._preview)

    def print_chart(self) -> None:
        """Ask what the pages shall show and for a printer, and print."""
        self._ask("Print the {}", "Choose the printer…", self._print)

    def _ask(self, title: str, button: str, go_on: Callable[[Wanted], None]) -> None:
        from orgdesigner.chart.paper.setup import A4, PageSetup
        from orgdesigner.ui.dialogs.paper import PaperDialog
        from orgdesigner.ui.sheets.pages import PagesSheet
        from orgdesigner.ui.wanted import Wanted, without_pay

        shown, sheet = self._middle.sheet, ""
        if isinstance(shown, PagesSheet):
            wanted = shown.wanted
        elif sheet := self._middle.sheet_name:
            wanted = replace(self._wanted_report or Wanted(setup=PageSetup(A4)), kind=sheet)
        else:
            wanted = replace(self._wanted or Wanted(), kind=self._canvas.chart_view)

        def remember(chosen: Wanted) -> None:
            if sheet:
                self._wanted_report = without_pay(chosen)
            else:
                self._wanted = without_pay(chosen)
            go_on(chosen)

        title = title.format("report" if sheet else "chart")

        PaperDialog(self._window, title=title, button=button, wanted=wanted, go_on=remember).open()

    def _ask_for_file(self, wanted: Wanted) -> None:
        name = f"{Path(self._filing.name).stem} - {self._session.place_name(self._session.place)}.pdf"
        kind = wanted.kind
        if isinstance(kind, ChartView):
            title, kinds = "Export the chart", _FILES
        else:
            title, kinds = "Export the report", _FILES + _TEXT
        file, _ = QFileDialog.getSaveFileName(self._window, title, name, kinds)
        if file:
            path = Path(file)
            self.export_to(path if path.suffix else path.with_suffix(".pdf"), wanted)

    def export_to(self, path: Path, wanted: Wanted) -> None:
        """Write the chart or the report to a file in the background."""
        job = self._chart_job if isinstance(wanted.kind, ChartView) else self._report_job
        self._write(path, partial(job, wanted))

    def _write(self, path: Path, job: Callable[[Path], Job]) -> None:
        from orgdesigner.ui.background import Background
        from orgdesigner.ui.dialogs.refusal import say_refused

        work = Background(self._window, f"Writing {path.name}…", job(path), cancellable=False)
        work.finished.connect(self._say_written)
        work.refused.connect(partial(say_refused, self._window))
        work.start()

    def _chart_job(self, wanted: Wanted, path: Path) -> Job:
        request = self._request(wanted)
        request = replace(request, view=request.view.snapshot().view)  # what is edited meanwhile is not in it

        def write(_cancelled: Callable[[], bool]) -> list[Path]:
            from orgdesigner.exchange.charts import export_chart

            return export_chart(path, request, wanted.setup)

        return write

    def _report_job(self, wanted: Wanted, path: Path) -> Job:
        make = self._maker(wanted, self._session.view.snapshot().view)
        caption = self._caption()

        def write(_cancelled: Callable[[], bool]) -> list[Path]:
            from orgdesigner.exchange.reports import export_report

            return export_report(path, make(), caption, wanted.setup)

        return write

    def _json_job(self, path: Path) -> Job:
        document = self._session.document
        views = {place: document.view(place).snapshot().view for place in document.places()}

        def write(_cancelled: Callable[[], bool]) -> list[Path]:
            from orgdesigner.exchange import json_plan
            from orgdesigner.exchange.writing import write_file

            write_file(path, json_plan.write(views).encode())
            return [path]

        return write

    def _say_written(self, files: list[Path]) -> None:
        first = files[0].name
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        self._toast.say(f"Written: {first}{more}")

    def _preview(self, wanted: Wanted) -> None:
        from orgdesigner.ui.printing import preview

        preview(self._window, self._printout(wanted))

    def _print(self, wanted: Wanted) -> None:
        from orgdesigner.ui.printing import ask_and_print

        ask_and_print(self._window, self._printout(wanted))

    def _printout(self, wanted: Wanted) -> Printout:
        from orgdesigner.chart.paper.drawpage import printout
        from orgdesigner.chart.paper.pages import lay_out

        measure = FontMeasure()
        if isinstance(wanted.kind, ChartView):
            return printout(lay_out(self._request(wanted), measure, wanted.setup), measure)
        from orgdesigner.report import draw, pages

        report = self._maker(wanted, self._session.view)()
        return draw.printout(pages.lay_out(report, self._caption(), measure, wanted.setup), measure)

    def _request(self, wanted: Wanted) -> ChartRequest:
        from orgdesigner.chart.paper.pages import ChartRequest

        assert isinstance(wanted.kind, ChartView)
        session = self._session
        marks = marks_of(session.view, session.findings) if wanted.showing.marks else {}
        looking = self._looking(wanted.kind)
        return ChartRequest(session.view, wanted.kind, self._caption(), wanted.showing, marks, looking)

    def _looking(self, kind: ChartView) -> Looking:
        """What is left out of a chart on screen is left out on paper; another chart is whole."""
        from orgdesigner.ui.sheets.pages import PagesSheet

        shown = self._middle.sheet
        if isinstance(shown, PagesSheet) and kind is shown.chart_kind:
            return shown.looking
        return self._canvas.looking if kind is self._canvas.chart_view else EVERYTHING

    def _maker(self, wanted: Wanted, view: View) -> Callable[[], Report]:
        from orgdesigner.report.catalogue import report_called

        kind = report_called(str(wanted.kind))
        return partial(kind.make, view, self._session.findings, wanted.showing)

    def _caption(self) -> Caption:
        from orgdesigner.ui.wanted import caption_of

        return caption_of(self._session, date.today())
