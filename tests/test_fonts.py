"""What resources/fonts/README.md says of the bundled font is so."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QPainter, QPdfWriter, QRawFont
from PySide6.QtWidgets import QApplication

from orgdesigner.assets import FONT_FAMILY, resource

FILES = sorted(resource("fonts").glob("*.ttf"))
WEIGHTS = [QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold, QFont.Weight.Bold]
TYPED = "Deputy Headteacher → £11,123.50 “don’t” 3×4 -> Ŵyn Nguyễn"
NEEDED = "ŵŷẃÁéğłñøşžỄ£€→←↑↓×÷−½≤≥≠…–—“”‘’•✓✗▲"


def font(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(12)
    font.setWeight(weight)
    return font


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_of_the_one_family(qapp: QApplication, path: Path) -> None:
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    assert families[0] == FONT_FAMILY
    assert all(family.startswith(FONT_FAMILY) for family in families)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_weight_is_there(qapp: QApplication, weight: QFont.Weight) -> None:
    assert QFontInfo(font(weight)).family() == FONT_FAMILY
    assert QFontInfo(font(weight)).weight() == weight


@pytest.mark.parametrize("weight", WEIGHTS)
def test_figures_are_of_equal_width(qapp: QApplication, weight: QFont.Weight) -> None:
    metrics = QFontMetricsF(font(weight))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_names_and_signs_of_a_school_can_be_written(qapp: QApplication, path: Path) -> None:
    raw = QRawFont(str(path), 12.0)
    assert [sign for sign in NEEDED if not raw.supportsCharacter(ord(sign))] == []


def test_a_pdf_gives_back_what_was_typed(qapp: QApplication, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "typed.pdf"))
    writer.setResolution(72)
    painter = QPainter(writer)
    painter.setFont(font())
    painter.drawText(20, 50, TYPED)
    painter.end()
    assert PdfReader(tmp_path / "typed.pdf").pages[0].extract_text().strip() == TYPED
