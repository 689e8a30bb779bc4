"""A chart as a file: PDF for paper, SVG to go on drawing, PNG for a slide. The file's ending says which."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from orgdesigner.chart.pages import ChartRequest, lay_out, one_sheet
from orgdesigner.chart.paper import PageSetup
from orgdesigner.chart.typeface import FontMeasure, load_fonts
from orgdesigner.errors import SaveFailed
from orgdesigner.exchange.pdf import pdf
from orgdesigner.exchange.png import RESOLUTIONS, png, resolution_for
from orgdesigner.exchange.svg import svg
from orgdesigner.exchange.writing import write_file

ENDINGS = (".pdf", ".svg", ".png")


def export_chart(path: Path, request: ChartRequest, setup: PageSetup) -> list[Path]:
    """Write a chart, and return the files that were written.

    That is one, but for a PNG that would be huge: then every page is a file of its own, numbered. Raises
    SaveFailed, in words, if the ending is of no known kind or a file can't be written; a file is written
    whole or left as it was. An application has to be running; a window need not.
    """
    if QGuiApplication.instance() is None:
        raise RuntimeError("text can be drawn only while a QGuiApplication is there")
    load_fonts()
    written = []
    for file, data in _files(path, request, setup):
        write_file(file, data)
        written.append(file)
    return written


def _files(path: Path, request: ChartRequest, setup: PageSetup) -> Iterator[tuple[Path, bytes]]:
    measure = FontMeasure()
    ending = path.suffix.lower()
    if ending == ".pdf":
        yield path, pdf(lay_out(request, measure, setup), measure)
    elif ending == ".svg":
        yield path, svg(one_sheet(request, measure), measure)
    elif ending == ".png":
        yield from _pictures(path, request, setup, measure)
    else:
        raise SaveFailed("A chart can be written as PDF, SVG or PNG: give the file one of these endings.")


def _pictures(
    path: Path, request: ChartRequest, setup: PageSetup, measure: FontMeasure
) -> Iterator[tuple[Path, bytes]]:
    whole = one_sheet(request, measure)
    resolution = resolution_for(whole)
    if resolution:
        yield path, png(whole, 0, measure, resolution=resolution)
        return
    sheets = lay_out(request, measure, setup)
    for number in range(len(sheets.pages)):
        file = path.with_stem(f"{path.stem}-{number + 1}")
        yield file, png(sheets, number, measure, resolution=RESOLUTIONS[0])
