"""The allowance parity studio."""

from orgdesigner.report.blocks import Report
from orgdesigner.ui.sheets.sheet import Sheet


class AllowancesSheet(Sheet):
    """The allowance parity studio, on screen."""

    def report(self) -> Report:
        """Return the report as it is now."""
        return Report("The allowance parity studio", self.session.place_name(self.session.place), ())

    def refresh(self) -> None:
        """Show the report as it is now."""
