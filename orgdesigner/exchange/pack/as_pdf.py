"""A consultation pack as one PDF, with a bookmark for each part."""

import io

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper import drawpage, pages
from orgdesigner.chart.paper.pages import ChartRequest
from orgdesigner.chart.paper.setup import A4, Orientation, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.drawn import prepare_fonts
from orgdesigner.exchange.pack.contents import parts_of
from orgdesigner.exchange.pack.sides import Sides
from orgdesigner.exchange.pdf import LANGUAGE, PROGRAM, pdf
from orgdesigner.exchange.steps import Step, stepping
from orgdesigner.report import draw
from orgdesigner.report import pages as report_pages


def pack_pdf(sides: Sides, chart: ChartView, setup: PageSetup, step: Step) -> bytes:
    """Return a pack as a PDF: charts on the paper of the set-up, reports on A4."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    prepare_fonts()
    measure = FontMeasure()
    writer = PdfWriter()
    for part in stepping(parts_of(sides, chart), step):
        made = part.make()
        if isinstance(made, ChartRequest):
            printout = drawpage.printout(pages.lay_out(made, measure, setup), measure)
        else:
            way = Orientation.LANDSCAPE if part.across else Orientation.BEST
            laid = report_pages.lay_out(made, sides.then.caption, measure, PageSetup(A4, way))
            printout = draw.printout(laid, measure)
        writer.append(PdfReader(io.BytesIO(pdf(printout))), outline_item=part.title, import_outline=False)
    title = f"{sides.then.caption.plan} – {sides.then.caption.structure} – Consultation pack"
    writer.metadata = None
    writer.add_metadata({"/Title": title, "/Creator": PROGRAM, "/Producer": PROGRAM})
    writer.root_object[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()
