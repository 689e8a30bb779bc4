"""What was detected about a file, in a row of lists from which it can be put right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from orgdesigner.exchange.incoming.trial.shown import Setting
from orgdesigner.ui.importing.quiet_choice import QuietChoice
from orgdesigner.ui.widgets.flow import FlowLayout


class SettingsRow(QWidget):
    """`corrected` carries the name of a setting and the value that it shall have."""

    corrected = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(14)
        self.choices: dict[str, QuietChoice] = {}
        self._pairs: dict[str, QWidget] = {}

    def show_settings(self, settings: Sequence[Setting]) -> None:
        """Show settings; where only one thing is possible, nothing is asked."""
        for setting in settings:
            if setting.name not in self.choices:
                self._add(setting)
            self.choices[setting.name].show_choices(setting.choices, setting.value)
        shown = {setting.name for setting in settings if len(setting.choices) > 1}
        for name, pair in self._pairs.items():
            pair.setVisible(name in shown)

    def _add(self, setting: Setting) -> None:
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        label = QLabel(setting.words)
        label.setObjectName("fieldlabel")
        choice = QuietChoice()
        choice.setAccessibleName(setting.words.replace("&", ""))
        label.setBuddy(choice)
        row.addWidget(label)
        row.addWidget(choice)
        choice.chosen.connect(partial(self.corrected.emit, setting.name))
        self.choices[setting.name], self._pairs[setting.name] = choice, pair
        self._flow.addWidget(pair)
