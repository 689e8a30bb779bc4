"""`orgdesigner pack FILE --proposal NAME --for AUDIENCE -o OUT` writes a consultation pack as PDF or Word."""

import argparse

from orgdesigner.cli.exporting import drawing_application, say_written, source_of
from orgdesigner.cli.paging import page_setup
from orgdesigner.cli.plans import plan_in


def run(parsed: argparse.Namespace) -> int:
    """Write the pack, and say what its audience is told."""
    application = drawing_application()
    from orgdesigner.chart.picture import ChartView
    from orgdesigner.disclosure.audience import audience_called
    from orgdesigner.exchange.outgoing.formats import Choice
    from orgdesigner.exchange.outgoing.pack.writing import export_pack

    audience = audience_called(parsed.audience)
    choice = Choice(ChartView(parsed.view or "teams"), page_setup(parsed, "a3"))
    source = source_of(plan_in(parsed.file), parsed.proposal)
    written = export_pack(parsed.output, source, audience, choice)
    del application
    say_written(written, audience)
    return 0
