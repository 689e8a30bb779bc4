"""Making a consultation pack for an audience: the same way as every other file for one."""

from dataclasses import replace
from pathlib import Path

from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import Audience
from orgdesigner.disclosure.numbering import Numbering
from orgdesigner.errors import SaveFailed
from orgdesigner.exchange.outgoing.exporting import Source, put_in_place
from orgdesigner.exchange.outgoing.formats import Choice
from orgdesigner.exchange.outgoing.pack.contents import CURRENT
from orgdesigner.exchange.outgoing.pack.sides import Sides
from orgdesigner.exchange.steps import Step, part, unwatched
from orgdesigner.model.view import View

PDF, DOCX = ".pdf", ".docx"
_TOLD, _WRITTEN = 0.1, 0.7


def export_pack(
    path: Path, source: Source, audience: Audience, choice: Choice, step: Step = unwatched
) -> list[Path]:
    """Write the pack of a proposal for an audience; `choice` says which chart it has, and on which paper.

    Raises SaveFailed, in words, if there is nothing to compare, the ending is of no known kind, the file
    can't be written, or it would tell the audience more than it may.
    """
    ending = path.suffix.lower()
    if ending not in (PDF, DOCX):
        raise SaveFailed("A consultation pack can be written as PDF or Word: give the file .pdf or .docx.")
    if source.before is None:
        raise SaveFailed("A consultation pack is made of a proposal: choose one, and try again.")
    step(0.0)
    numbering = Numbering([source.view, source.before])
    told, secrets = source.told_to(audience, numbering)
    step(_TOLD)
    sides = Sides(_now(source, source.before).told(audience, numbering), told)
    chart = _chart(choice)
    written = part(step, _TOLD, _WRITTEN)
    if ending == PDF:
        from orgdesigner.exchange.outgoing.pack.as_pdf import pack_pdf

        data = pack_pdf(sides, chart, choice.setup, written)
    else:
        from orgdesigner.exchange.outgoing.pack.as_docx import pack_docx

        data = pack_docx(sides, chart, choice.setup, written)
    put_in_place([(path, data)], told, secrets, part(step, _WRITTEN, 1.0))
    return [path]


def pages_of_pack(
    source: Source, audience: Audience, choice: Choice, step: Step = unwatched
) -> list[Printout]:
    """Return the pages of a pack part by part, as its PDF has them; there has to be a proposal."""
    from orgdesigner.exchange.outgoing.pack.as_pdf import bind

    if source.before is None:
        return []
    numbering = Numbering([source.view, source.before])
    now = _now(source, source.before).told(audience, numbering, step)
    sides = Sides(now, source.told(audience, numbering, step))
    return bind(sides, _chart(choice), choice.setup, step).parts


def _now(source: Source, before: View) -> Source:
    return Source(before, replace(source.caption, structure=CURRENT))


def _chart(choice: Choice) -> ChartView:
    return choice.kind if isinstance(choice.kind, ChartView) else ChartView.TEAMS
