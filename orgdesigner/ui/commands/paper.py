"""Exporting and printing: a chart, a report, a whole structure, the pack of a proposal, or the whole plan.

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

from orgdesigner.chart.looking import Looking
from orgdesigner.chart.picture import ChartView
from orgdesigner.model.document import CURRENT
from orgdesigner.ui.appearance import Appearance
from orgdesigner.ui.canvas.canvas import Canvas
from orgdesigner.ui.filing import Filing
from orgdesigner.ui.middle import Middle
from orgdesigner.ui.session import Session
from orgdesigner.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from orgdesigner.chart.paper.drawpage import Printout
    from orgdesigner.exchange.outgoing.exporting import Source
    from orgdesigner.exchange.outgoing.formats import Kind
    from orgdesigner.exchange.steps import Step
    from orgdesigner.ui.last_wanted import LastWanted
    from orgdesigner.ui.wanted import Purpose, Wanted


class PaperCommands:
    """Takes what is chosen to a file or to a printer. All of it can be watched and cancelled."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        filing: Filing,
        canvas: Canvas,
        middle: Middle,
        appearance: Appearance,
        toast: Toast,
    ) -> None:
        self._window, self._session, self._filing = window, session, filing
        self._canvas, self._middle = canvas, middle
        self._appearance, self._toast = appearance, toast
        self._last: LastWanted | None = None

    def export(self) -> None:
        """Ask what is to leave the program, for whom and in which kind of file, and write it."""
        from orgdesigner.ui.wanted import Purpose

        self._ask(Purpose.EXPORT, self._ask_where)

    def print_preview(self) -> None:
        """Ask what is to be printed, and show the pages as they would be."""
        from orgdesigner.ui.printing import preview
        from orgdesigner.ui.wanted import Purpose

        self._ask(Purpose.PREVIEW, partial(self._lay_out, partial(preview, self._window)))

    def print_chart(self) -> None:
        """Ask what is to be printed and for a printer, and print."""
        from orgdesigner.ui.printing import ask_and_print
        from orgdesigner.ui.wanted import Purpose

        self._ask(Purpose.PRINT, partial(self._lay_out, partial(ask_and_print, self._window)))

    def export_to(self, path: Path, wanted: Wanted) -> None:
        """Write what is wanted to a file, in the background."""
        from orgdesigner.exchange.outgoing.exporting import export
        from orgdesigner.exchange.outgoing.formats import Whole

        source = self._source()
        if wanted.kind is Whole.PLAN:
            document = self._session.document
            views = {place: document.view(place).snapshot().view for place in document.places()}
            source = replace(source, plan=views)
        write = partial(export, path, source, wanted.audience, wanted.choice)
        self._watch(f"Writing {path.name}…", write, self._say_written)

    def _ask(self, purpose: Purpose, go_on: Callable[[Wanted], None]) -> None:
        from orgdesigner.ui.dialogs.exporting import ExportDialog
        from orgdesigner.ui.last_wanted import LastWanted
        from orgdesigner.ui.sheets.pages import PagesSheet
        from orgdesigner.ui.wanted import Purpose, is_for

        last = self._last = self._last or LastWanted()
        looked_at, sheet = self._looked_at(), self._middle.sheet
        source = self._source()
        wanted = last.offer(looked_at)
        if isinstance(sheet, PagesSheet):
            wanted = replace(sheet.wanted, ending=last.suited(sheet.wanted).ending)
        elif not is_for(purpose, wanted.kind, is_proposal=source.before is not None):
            wanted = last.suited(replace(wanted, kind=looked_at))

        def answered(chosen: Wanted) -> None:
            last.keep(chosen, looked_at, exported=purpose is Purpose.EXPORT)
            go_on(chosen)

        ExportDialog(
            self._window,
            purpose=purpose,
            wanted=wanted,
            source=source,
            theme=self._appearance.theme,
            suited=last.suited,
            go_on=answered,
        ).open()

    def _ask_where(self, wanted: Wanted) -> None:
        from orgdesigner.exchange.outgoing.formats import Whole, files_for

        [file] = [each for each in files_for(wanted.kind) if each.ending == wanted.ending]
        place = self._session.place_name(self._session.place)
        about = "" if wanted.kind is Whole.PLAN else f" - {place} - for {wanted.audience.in_a_sentence}"
        name = f"{Path(self._filing.name).stem}{about}{file.ending}"
        kinds = f"{file.title} (*{file.ending})"
        chosen, _ = QFileDialog.getSaveFileName(self._window, "Export", name, kinds)
        if chosen:
            path = Path(chosen)
            is_named = path.suffix.lower() == file.ending
            self.export_to(path if is_named else path.with_name(path.name + file.ending), wanted)

    def _lay_out(self, show: Callable[[Printout], None], wanted: Wanted) -> None:
        """Lay out pages in the background, and show them."""
        self._watch("Laying out the pages…", partial(_printout, self._source(), wanted), show)

    def _watch(self, words: str, work: Callable[[Step], object], then: Callable[..., None]) -> None:
        from orgdesigner.ui.background import Watched
        from orgdesigner.ui.dialogs.refusal import say_refused

        watched = Watched(self._window, words, work)
        watched.finished.connect(then)
        watched.refused.connect(partial(say_refused, self._window))
        watched.start()

    def _say_written(self, files: list[Path]) -> None:
        first = files[0].name
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        self._toast.say(f"Written: {first}{more}")

    def _source(self) -> Source:
        """Return the structure as it is now: what is edited meanwhile is not in it."""
        from orgdesigner.exchange.outgoing.exporting import Source
        from orgdesigner.ui.wanted import caption_of

        session = self._session
        before = None if session.place == CURRENT else session.document.view(CURRENT).snapshot().view
        return Source(
            session.view.snapshot().view,
            caption_of(session, date.today()),
            session.findings,
            before,
            dict([self._looking()]),
        )

    def _looked_at(self) -> Kind:
        """Return the chart or the report that somebody looks at."""
        from orgdesigner.ui.sheets.pages import PagesSheet

        sheet = self._middle.sheet
        if isinstance(sheet, PagesSheet):
            return sheet.chart_kind
        return self._middle.sheet_name or self._canvas.chart_view

    def _looking(self) -> tuple[ChartView, Looking]:
        """What is left out of a chart on screen is left out on paper; another chart is whole."""
        from orgdesigner.ui.sheets.pages import PagesSheet

        sheet = self._middle.sheet
        if isinstance(sheet, PagesSheet):
            return sheet.chart_kind, sheet.looking
        return self._canvas.chart_view, self._canvas.looking


def _printout(source: Source, wanted: Wanted, step: Step) -> Printout:
    from orgdesigner.exchange.outgoing.laid_out import pages_of

    return pages_of(source.told(wanted.audience, step=step), wanted.choice, step).printout
