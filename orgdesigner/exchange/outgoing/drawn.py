"""What is drawn, as a file: PDF for paper, SVG to go on drawing, PNG for a slide. The ending says which."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from orgdesigner.chart.paint.typeface import load_fonts
from orgdesigner.chart.paper.drawpage import Printout
from orgdesigner.errors import SaveFailed
from orgdesigner.exchange.outgoing.pdf import pdf
from orgdesigner.exchange.outgoing.png import RESOLUTIONS, png, resolution_for
from orgdesigner.exchange.outgoing.svg import svg
from orgdesigner.exchange.writing import write_file

DRAWN = (".pdf", ".svg", ".png")
"""The endings of files that hold a drawing."""


def prepare_fonts() -> None:
    """Make the bundled fonts known. An application has to be running; a window need not."""
    if QGuiApplication.instance() is None:
        raise RuntimeError("text can be drawn only while a QGuiApplication is there")
    load_fonts()


def drawn(
    path: Path, sheet: Callable[[], Printout], pages: Callable[[], Printout]
) -> Iterator[tuple[Path, bytes]]:
    """Yield each file and what it holds: the pages as one PDF, or the one sheet as an SVG or a PNG.

    A PNG that would be huge is a file for every page instead, numbered. Raises SaveFailed, in words, if the
    ending is of no known kind.
    """
    ending = path.suffix.lower()
    if ending == ".pdf":
        yield path, pdf(pages())
    elif ending == ".svg":
        yield path, svg(sheet())
    elif ending == ".png":
        yield from _pictures(path, sheet(), pages)
    else:
        raise SaveFailed("A chart can be written as PDF, SVG or PNG: give the file one of these endings.")


def write_all(files: Iterable[tuple[Path, bytes]]) -> list[Path]:
    """Write files, each whole or left as it was, and return them; raises SaveFailed if one can't be."""
    written = []
    for file, data in files:
        write_file(file, data)
        written.append(file)
    return written


def _pictures(path: Path, sheet: Printout, pages: Callable[[], Printout]) -> Iterator[tuple[Path, bytes]]:
    resolution = resolution_for(sheet)
    if resolution:
        yield path, png(sheet, 0, resolution=resolution)
        return
    paged = pages()
    for number in range(paged.count):
        file = path.with_stem(f"{path.stem}-{number + 1}")
        yield file, png(paged, number, resolution=RESOLUTIONS[0])
