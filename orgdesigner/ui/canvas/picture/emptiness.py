"""What the canvas shows where there is nothing yet: what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orgdesigner.ui.textsize import scaled


class Emptiness(QWidget):
    """A short invitation in the middle of an empty canvas, with the two ways to begin."""

    import_requested = Signal()
    first_post_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        heading = QLabel("Draw your school’s structure")
        heading.setObjectName("emptyheading")
        font = heading.font()
        font.setPixelSize(scaled(22))
        font.setWeight(font.Weight.DemiBold)
        heading.setFont(font)
        words = QLabel(
            "Bring in a staff list and drag posts to where they belong,\n"
            "or begin at the top with the headteacher. Everything stays on this computer."
        )
        words.setObjectName("supporting")
        bring = QPushButton("Import a staff list…")
        bring.setObjectName("primary")
        bring.clicked.connect(self.import_requested)
        add = QPushButton("Add the first post")
        add.clicked.connect(self.first_post_requested)
        for label in (heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(bring)
        buttons.addWidget(add)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch()
        column.addWidget(heading)
        column.addWidget(words)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addStretch()
