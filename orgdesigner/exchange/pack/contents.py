"""What is in a consultation pack, part by part and in order."""

from collections.abc import Callable
from dataclasses import dataclass

from orgdesigner.chart.dates import in_words
from orgdesigner.chart.paper.pages import ChartRequest
from orgdesigner.chart.picture import ChartView
from orgdesigner.exchange.pack.applying import applying_report
from orgdesigner.exchange.pack.changes import changes_report
from orgdesigner.exchange.pack.posts import posts_report
from orgdesigner.exchange.pack.sides import Sides
from orgdesigner.exchange.pack.timetable import timetable_report
from orgdesigner.exchange.told import Told
from orgdesigner.report.blocks import Heading, Report, Sentence
from orgdesigner.report.catalogue import report_called
from orgdesigner.report.titles import about


@dataclass(frozen=True)
class Part:
    """A part of a pack: its title, the chart or the report that it is, and whether it needs wide pages."""

    title: str
    make: Callable[[], Report | ChartRequest]
    across: bool = False


def parts_of(sides: Sides, chart: ChartView) -> list[Part]:
    """Return the parts of a pack; each is made when it is asked for."""
    then = sides.then
    parts = [
        Part(f"Current structure: {then.caption.plan}", lambda: _chart(sides.now, chart)),
        Part(f"Proposed structure: {then.caption.structure}", lambda: _chart(then, chart)),
        Part("Posts, current and proposed", lambda: posts_report(sides), across=True),
        Part("What changes", lambda: changes_report(sides)),
        Part("Who may apply", lambda: applying_report(sides), across=True),
        Part("Coverage of the priorities", lambda: _report("priorities", then)),
        Part("Allowance parity", lambda: _report("allowances", then)),
        Part("Access and representation", lambda: _report("access", then)),
        Part("Timetable", lambda: timetable_report(sides)),
        Part("Findings and waivers", lambda: _report("findings", then)),
    ]
    titles = [part.title for part in parts]
    return [Part("Consultation pack", lambda: _cover(sides, titles)), *parts]


def _cover(sides: Sides, titles: list[str]) -> Report:
    then = sides.then
    return Report(
        "Consultation pack",
        about(then.view),
        (
            Sentence("DRAFT FOR CONSULTATION", strong=True),
            Sentence(f"{then.caption.plan}, {in_words(then.caption.day)}."),
            Sentence(f"For {then.audience.in_a_sentence}: {then.audience.in_words()}."),
            Sentence(
                "It compares the current structure with one proposal. Nothing in it is decided: the governors"
                " consider every response before they decide."
            ),
            Heading("What is in it"),
            *(Sentence(f"{number}. {title}") for number, title in enumerate(titles, start=1)),
        ),
    )


def _chart(told: Told, chart: ChartView) -> ChartRequest:
    return ChartRequest(told.view, chart, told.caption, told.showing)


def _report(name: str, told: Told) -> Report:
    return report_called(name).make(told.view, told.findings, told.showing)
