"""A PNG states its resolution and never grows beyond what a computer can show."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from orgdesigner.chart.paint.typeface import FontMeasure
from orgdesigner.chart.paper.drawpage import Printout, printout
from orgdesigner.chart.paper.pages import Caption, ChartRequest, one_sheet
from orgdesigner.chart.paper.setup import A4, PageFormat, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.errors import SaveFailed
from orgdesigner.exchange.outgoing import png as png_module
from orgdesigner.exchange.outgoing.png import png, resolution_for
from tests.chart.school import example_school
from tests.exchange.written import write_chart

CAPTION = Caption("Plan", "Current structure", date(2026, 7, 8))


def request() -> ChartRequest:
    return ChartRequest(example_school().view, ChartView.TEAMS, CAPTION)


def test_a_picture_has_the_size_and_resolution_that_it_states(qapp: QApplication) -> None:
    measure = FontMeasure()
    sheets = printout(one_sheet(request(), measure), measure)
    image = QImage.fromData(png(sheets, 0, resolution=96))
    assert image.width() == pytest.approx(sheets.format.width / 25.4 * 96, abs=1)
    assert image.height() == pytest.approx(sheets.format.height / 25.4 * 96, abs=1)
    assert image.dotsPerMeterX() == pytest.approx(96 / 0.0254, abs=1)


def test_a_higher_resolution_is_the_same_picture_with_more_pixels(qapp: QApplication) -> None:
    measure = FontMeasure()
    sheets = printout(one_sheet(request(), measure), measure)
    small = QImage.fromData(png(sheets, 0, resolution=96))
    large = QImage.fromData(png(sheets, 0, resolution=192))
    assert large.width() == pytest.approx(2 * small.width(), abs=2)
    part = small.copy(0, 0, 400, 300)
    shrunk = large.scaled(small.size()).copy(0, 0, 400, 300)
    points = [(x, y) for x in range(0, 400, 7) for y in range(0, 300, 7)]
    alike = [
        abs(part.pixelColor(x, y).lightness() - shrunk.pixelColor(x, y).lightness()) < 96 for x, y in points
    ]
    assert sum(alike) > 0.97 * len(points)


def test_a_huge_chart_gets_fewer_pixels_to_the_inch_and_at_last_none() -> None:
    def of(width: float, height: float) -> Printout:
        return Printout("Plan", PageFormat(width, height, 5), 1, lambda painter, number: None)

    assert resolution_for(of(500, 500)) == 192
    assert resolution_for(of(1_500, 1_000)) == 144
    assert resolution_for(of(2_000, 1_800)) == 96
    assert resolution_for(of(20_000, 500)) is None


def test_a_chart_too_huge_for_one_picture_is_one_of_every_page(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(png_module, "MOST_PIXELS", 100_000)
    written = write_chart(tmp_path / "chart.png", request(), PageSetup(A4))
    assert [path.name for path in written] == [f"chart-{n}.png" for n in range(1, len(written) + 1)]
    assert len(written) > 1
    assert sorted(tmp_path.glob("*.png")) == sorted(written)
    assert not QImage(str(written[0])).isNull()


@pytest.mark.parametrize("ending", ["pdf", "svg", "png", "PDF"])
def test_the_ending_says_what_is_written(qapp: QApplication, tmp_path: Path, ending: str) -> None:
    begins = {"pdf": b"%PDF-", "svg": b"<?xml", "png": b"\x89PNG"}[ending.lower()]
    (path,) = write_chart(tmp_path / f"chart.{ending}", request(), PageSetup(A4))
    assert path.read_bytes().startswith(begins)


def test_another_ending_is_refused_in_words(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="PDF, SVG or PNG"):
        write_chart(tmp_path / "chart.docx", request(), PageSetup(A4))
    assert not list(tmp_path.glob("chart*"))
