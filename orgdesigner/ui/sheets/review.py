"""The review sheet."""

from orgdesigner.report.blocks import Report
from orgdesigner.ui.sheets.sheet import Sheet


class ReviewSheet(Sheet):
    """The review sheet, on screen."""

    def report(self) -> Report:
        """Return the report as it is now."""
        return Report("The review sheet", self.session.place_name(self.session.place), ())

    def refresh(self) -> None:
        """Show the report as it is now."""
