"""The type of every drawing: the bundled family in the size and weight of each role, and its measure."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from orgdesigner.assets import FONT_FAMILY, resource
from orgdesigner.chart.theme import TextRole


def load_fonts() -> None:
    """Make the bundled family known to the running application; a second call does nothing."""
    if FONT_FAMILY not in QFontDatabase.families():
        for file in sorted(resource("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))


@cache
def font(role: TextRole, *, size: int | None = None) -> QFont:
    """Return the font of a role; `size` in pixels at 100 % where it is not the role's own.

    Hinting is off, so that text is as wide on paper and at every zoom as it was measured. There is one of
    each, which nobody changes.
    """
    made = QFont(FONT_FAMILY)
    made.setStyleHint(QFont.StyleHint.SansSerif)
    made.setWeight(QFont.Weight(role.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setPixelSize(role.size if size is None else size)
    return made


class FontMeasure:
    """Measures with the fonts that are drawn with; remembers what it has measured."""

    def __init__(self) -> None:
        self._metrics = {role: QFontMetricsF(font(role)) for role in TextRole}
        self._known: dict[TextRole, dict[str, float]] = {role: {} for role in TextRole}

    def width(self, text: str, role: TextRole) -> float:
        """Return the width in chart units."""
        known = self._known[role]
        width = known.get(text)
        if width is None:
            width = known[text] = self._metrics[role].horizontalAdvance(text)
        return width
