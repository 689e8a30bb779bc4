"""What it costs to write a structure as PDF, SVG and XLSX, beside the programs that others write them with.

Run it by hand: `python -m benchmarks.export [POSTS…]`. CPU milliseconds, the least of several rounds, and how
many MB more memory is needed while a file is made; only ratios inside one run mean anything. Everything is
laid out before the clock runs, and every program draws one sheet:

- PDF beside Graphviz (`neato -n2 -Tpdf`, where it is installed), which is given the boxes of teams, cards and
  chips with their words and places, and the lines between posts, but no bars, signs and dots. Goal 0.45. With
  the boxes of posts alone it is the second figure.
- SVG beside QSvgGenerator, which draws the same page. Goal 0.2.
- XLSX beside XlsxWriter, which is given the same cells ready to be written, and makes no tables. Goal 2.

Reading a file for what its audience may not be told (`scanning`) is measured beside writing it.
"""

import gc
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from io import BytesIO

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtSvg import QSvgGenerator
from xlsxwriter import Workbook

from benchmarks.costs import ROUNDS, Work, cheapest, memory
from benchmarks.schools import SIZES, school
from orgdesigner.chart.cards.anatomy import chip_places
from orgdesigner.chart.paint.typeface import FontMeasure, load_fonts
from orgdesigner.chart.paper.drawpage import Printout, printout
from orgdesigner.chart.paper.pages import Caption, ChartRequest, one_sheet
from orgdesigner.chart.picture import Box, ChartView, Picture
from orgdesigner.disclosure.audience import LEADERS, PUBLIC
from orgdesigner.exchange.outgoing.exporting import Source, seen
from orgdesigner.exchange.outgoing.pdf import pdf
from orgdesigner.exchange.outgoing.scanning.scan import scan
from orgdesigner.exchange.outgoing.svg import svg
from orgdesigner.exchange.outgoing.workbook import sheets_of, workbook
from orgdesigner.exchange.outgoing.workbook.sheet import Formula, Sheet
from orgdesigner.exchange.steps import unwatched
from orgdesigner.model.records import Link
from orgdesigner.model.structure import Structure

CAPTION = Caption("Made up", "Current", date(2026, 7, 8))
INCH = 72
FEW_ROUNDS = 2
MANY_POSTS = 5_000


def main() -> None:
    application = QGuiApplication(["export", "-platform", "offscreen"])
    load_fonts()
    for posts in [int(word) for word in sys.argv[1:]] or SIZES:
        structure = Structure(school(posts))
        gc.collect()
        gc.freeze()
        print(f"\n{posts:,} posts")
        rounds = FEW_ROUNDS if posts > MANY_POSTS else ROUNDS
        for kind in (ChartView.TEAMS, ChartView.REPORTING):
            _measure_drawings(structure, kind, rounds)
        _measure_workbook(structure, rounds)
        gc.unfreeze()
    del application


def _measure_drawings(structure: Structure, kind: ChartView, rounds: int) -> None:
    measure = FontMeasure()
    sheet = one_sheet(ChartRequest(structure.view, kind, CAPTION), measure)
    page, picture = printout(sheet, measure), sheet.pages[0].picture
    works: dict[str, Work] = {
        "PDF": partial(pdf, page),
        "SVG": partial(svg, page),
        "QSvgGenerator": partial(_generate, page),
    }
    if shutil.which("neato"):
        works["Graphviz"] = partial(_graphviz, _dot(structure, picture))
        works["Graphviz, posts alone"] = partial(_graphviz, _dot(structure, picture, posts_alone=True))
    costs = cheapest(works, rounds)
    print(f"  one sheet of the {kind.value} view, {len(picture.cards):,} cards")
    _say("PDF", costs, "Graphviz", works["PDF"])
    _say("PDF", costs, "Graphviz, posts alone")
    _say("SVG", costs, "QSvgGenerator", works["SVG"])


def _measure_workbook(structure: Structure, rounds: int) -> None:
    source = Source(structure.view, CAPTION)
    told, _ = source.told_to(LEADERS)
    sheets = sheets_of(told)
    works: dict[str, Work] = {
        "XLSX": partial(workbook, told, unwatched),
        "bare XlsxWriter": partial(_bare, [(each, list(_cells(each))) for each in sheets]),
    }
    costs = cheapest(works, rounds)
    print(f"  workbook, {sum(len(sheet.rows) * len(sheet.columns) for sheet in sheets):,} cells")
    _say("XLSX", costs, "bare XlsxWriter", works["XLSX"])
    public, secrets = source.told_to(PUBLIC)
    measure = FontMeasure()
    page = printout(
        one_sheet(ChartRequest(public.view, ChartView.TEAMS, CAPTION, public.showing), measure), measure
    )
    print("  for the public: told, written, and looked through for what they may not be told")
    costs = cheapest({"told": partial(source.told_to, PUBLIC)}, 1)
    _say("told", costs, "")
    for name, write in (
        ("a.pdf", partial(pdf, page)),
        ("a.svg", partial(svg, page)),
        ("a.xlsx", partial(workbook, public, unwatched)),
    ):
        look = partial(scan, name, write(), secrets, seen(public), unwatched)
        _say(f"scan {name}", cheapest({f"scan {name}": look, "writing it": write}, 1), "writing it", look)


def _say(name: str, costs: dict[str, float], beside: str, work: Work | None = None) -> None:
    said = f"    {name:12}{costs[name]:9.1f} ms"
    if beside in costs:
        said += f", {beside} {costs[beside]:.1f} ms: {costs[name] / costs[beside]:.2f} of it"
    print(f"{said}, {memory(work):.0f} MB" if work else said, flush=True)


def _generate(page: Printout) -> None:
    """Draw a page with Qt's own writer of SVG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    page.draw(painter, 0)
    painter.end()


def _graphviz(dot: bytes) -> None:
    subprocess.run(["neato", "-n2", "-Tpdf"], input=dot, capture_output=True, check=True)


def _dot(structure: Structure, picture: Picture, *, posts_alone: bool = False) -> bytes:
    said = [
        'digraph{node[shape=box style="filled,rounded" fixedsize=true fontname="DejaVu Sans" fontsize=9]'
        "splines=line;"
    ]
    if not posts_alone:
        said += [_node(f"r{n}", each.box, "\n".join(each.title)) for n, each in enumerate(picture.regions)]
    for placed in picture.cards:
        card = placed.card
        words = (*card.title, *(holder.text for holder in card.holders))
        said.append(_node(placed.post, placed.box, "\n".join(words)))
        if not posts_alone:
            chips = enumerate(chip_places(card, placed.box))
            said += [_node(f"{placed.post}-{number}", box, chip.text) for number, (chip, box) in chips]
    drawn = {placed.post for placed in picture.cards}
    if picture.lines:
        pairs = ((link.upper, link.lower) for link in structure.view.all(Link))
        said += [f'"{upper}"->"{lower}";' for upper, lower in pairs if {upper, lower} <= drawn]
    return "\n".join((*said, "}")).encode()


def _node(name: str, box: Box, words: str) -> str:
    label = words.replace('"', '\\"').replace("\n", "\\n")
    place = f"{box.x + box.width / 2:g},{-box.y - box.height / 2:g}!"
    size = f"width={box.width / INCH:.3f} height={box.height / INCH:.3f}"
    return f'"{name}"[{size} label="{label}" pos="{place}"];'


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, str, str | float]]:
    """Yield every cell that holds something as what XlsxWriter takes: its row, column, method and value."""
    for row, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, Formula):
                yield row, column, "write_formula", cell.text.format(row=row + 1)
            elif isinstance(cell, str):
                yield row, column, "write_string", cell
            elif isinstance(cell, date):
                yield row, column, "write_string", cell.isoformat()
            elif cell is not None:
                yield row, column, "write_number", float(cell)


def _bare(sheets: list[tuple[Sheet, list[tuple[int, int, str, str | float]]]]) -> bytes:
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    for sheet, cells in sheets:
        page = book.add_worksheet(sheet.name)
        for number, heading in enumerate(sheet.columns):
            page.write_string(0, number, heading.title)
        for row, column, method, value in cells:
            getattr(page, method)(row, column, value)
    book.close()
    return file.getvalue()


if __name__ == "__main__":
    main()
