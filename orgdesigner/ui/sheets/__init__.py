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
    """A sheet that can be asked for: the name of its command and module, its title, and its class."""

    name: str
    title: str
    class_name: str

    def make(self, session: Session, appearance: Appearance, parent: QWidget) -> Sheet:
        """Return the sheet, made now."""
        module = import_module(f"{__name__}.{self.name}")
        sheet: Sheet = getattr(module, self.class_name)(session, appearance, parent)
        return sheet


SHEETS = (
    SheetKind("access", "Access", "AccessSheet"),
    SheetKind("allowances", "Allowances", "AllowancesSheet"),
    SheetKind("priorities", "Priorities", "PrioritiesSheet"),
    SheetKind("review", "Review", "ReviewSheet"),
    SheetKind("pages", "Pages", "PagesSheet"),
)
