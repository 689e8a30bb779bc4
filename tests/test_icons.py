"""The icons that ship are those that are drawn."""

import pytest
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from orgdesigner.assets import resource
from tests.test_architecture import FILES

ICONS = {path.stem: path for path in sorted(resource("icons").glob("*.svg"))}
SHADES = ("dark", "light")


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_can_be_drawn(qapp: QApplication, name: str) -> None:
    assert QSvgRenderer(str(ICONS[name])).isValid()


def test_every_icon_is_used() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in FILES.values())
    for shade in SHADES:
        source += source.replace("-{shade}.svg", f"-{shade}.svg")
    assert [name for name in ICONS if f'"{name}"' not in source and f"{name}.svg" not in source] == []
