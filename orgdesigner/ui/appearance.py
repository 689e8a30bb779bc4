"""Light or dark, and how strong the contrasts are: the theme in use, its icons, and word of every change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from orgdesigner.chart.theme import Theme, on_screen
from orgdesigner.ui.icons import Icons


class Appearance(QObject):
    """The theme and the icons: light or dark as the system is unless told otherwise, in its contrast."""

    changed = Signal()

    def __init__(self, *, dark: bool | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = dark
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._use(self._wanted())

    def choose(self, *, dark: bool | None) -> None:
        """Use the dark theme, the light one, or (None) whichever the system uses."""
        self._choice = dark
        self._follow()

    @property
    def choice(self) -> bool | None:
        """True for dark, False for light, None for the system's."""
        return self._choice

    def _wanted(self) -> Theme:
        hints = QGuiApplication.styleHints()
        dark = hints.colorScheme() is Qt.ColorScheme.Dark if self._choice is None else self._choice
        contrast = hints.accessibility().contrastPreference()
        return on_screen(dark=dark, strong=contrast is Qt.ContrastPreference.HighContrast)

    def _follow(self) -> None:
        if self._wanted() is not self.theme:
            self._use(self._wanted())
            self.changed.emit()

    def _use(self, theme: Theme) -> None:
        self.theme = theme
        self.icons = Icons(theme.text, theme.disabled)
