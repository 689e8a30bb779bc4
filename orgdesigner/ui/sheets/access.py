"""Access and representation."""

from orgdesigner.report.blocks import Report
from orgdesigner.ui.sheets.sheet import Sheet


class AccessSheet(Sheet):
    """Access and representation, on screen."""

    def report(self) -> Report:
        """Return the report as it is now."""
        return Report("Access and representation", self.session.place_name(self.session.place), ())

    def refresh(self) -> None:
        """Show the report as it is now."""
