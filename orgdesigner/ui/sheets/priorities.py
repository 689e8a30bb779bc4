"""Coverage of the priorities."""

from orgdesigner.report.blocks import Report
from orgdesigner.ui.sheets.sheet import Sheet


class PrioritiesSheet(Sheet):
    """Coverage of the priorities, on screen."""

    def report(self) -> Report:
        """Return the report as it is now."""
        return Report("Coverage of the priorities", self.session.place_name(self.session.place), ())

    def refresh(self) -> None:
        """Show the report as it is now."""
