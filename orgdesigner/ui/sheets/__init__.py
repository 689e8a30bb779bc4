"""The sheets: pictures that take the place of the chart, each a view of its own in the row of views.

A sheet is imported and made when somebody first asks for it, so that none costs the start.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from orgdesigner.ui.appearance import Appearance
    from orgdesigner.ui.session import Session
    from orgdesigner.ui.sheets.sheet import Sheet


@dataclass(frozen=True)
class SheetKind:
    """A sheet that can be asked for: the name of its command and module, its words, and its class."""

    name: str
    title: str
    tip: str
    class_name: str

    def make(self, session: Session, appearance: Appearance, parent: QWidget) -> Sheet:
        """Return the sheet, made now."""
        module = import_module(f"{__name__}.{self.name}")
        sheet: Sheet = getattr(module, self.class_name)(session, appearance, parent)
        return sheet


SHEETS = (
    SheetKind("access", "Access", "Who may hold which post, and who does (Ctrl+4)", "AccessSheet"),
    SheetKind("allowances", "Allowances", "Equal responsibility, equal money (Ctrl+5)", "AllowancesSheet"),
    SheetKind("priorities", "Priorities", "Who serves which priority (Ctrl+6)", "PrioritiesSheet"),
    SheetKind(
        "review", "Review", "Questions to ask of the structure, without a score (Ctrl+7)", "ReviewSheet"
    ),
    SheetKind("pages", "Pages", "How the chart falls on paper, page by page (Ctrl+8)", "PagesSheet"),
)
