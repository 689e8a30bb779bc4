"""Making a file for an audience: told, written, looked through, and only then put in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType

from orgdesigner.chart.looking import Looking
from orgdesigner.chart.paper.pages import Caption
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import Audience
from orgdesigner.disclosure.numbering import Numbering
from orgdesigner.errors import SaveFailed
from orgdesigner.exchange.outgoing.drawn import write_all
from orgdesigner.exchange.outgoing.formats import Choice, Whole, format_of
from orgdesigner.exchange.outgoing.scanning.scan import scan
from orgdesigner.exchange.outgoing.scanning.secrets import Secrets, secrets_of
from orgdesigner.exchange.outgoing.told import Told, tell
from orgdesigner.exchange.steps import Step, part, unwatched
from orgdesigner.model.view import View
from orgdesigner.rules.base import Finding
from orgdesigner.rules.shared.tables import pay_tables

_TOLD = 0.1
_WRITTEN = 0.7


@dataclass(frozen=True)
class Source:
    """What there is to tell from: a whole structure, what the rules say, and what a proposal starts from.

    `looking` is how charts were looked at, for what is folded there to be folded in a file. `plan` has every
    structure of the plan by its place, for the export of all of it.
    """

    view: View
    caption: Caption
    findings: Sequence[Finding] = ()
    before: View | None = None
    looking: Mapping[ChartView, Looking] = field(default_factory=dict)
    plan: Mapping[str, View] = field(default_factory=dict)

    def told(self, audience: Audience, numbering: Numbering | None = None, step: Step = unwatched) -> Told:
        """Return what an audience is told of it; with a `numbering`, under the ids that others have too."""
        return tell(
            self.view,
            audience,
            self.caption,
            tables=pay_tables(),
            findings=self.findings,
            before=self.before,
            numbering=numbering,
            looking=self.looking,
            beat=partial(step, 0.0),
        )

    def told_to(
        self, audience: Audience, numbering: Numbering | None = None, step: Step = unwatched
    ) -> tuple[Told, Secrets]:
        """Return what an audience is told of it, and what must not be found in a file for them."""
        told = self.told(audience, numbering, step)
        whole = [view for view in (self.view, self.before) if view is not None]
        said = [words for each in told.findings for words in (each.message, each.working)]
        beat = partial(step, 0.5)
        return told, secrets_of(whole, audience, seen(told), pay_tables(), said, beat)


def seen(told: Told) -> list[View]:
    """Return the structures that an audience sees."""
    return [view for view in (told.view, told.before) if view is not None]


def export(
    path: Path, source: Source, audience: Audience, choice: Choice, step: Step = unwatched
) -> list[Path]:
    """Write whatever is chosen: a chart, a report, a structure, a pack or the whole plan; return the files.

    Raises SaveFailed, in words, as those do that write them; then every file is as it was before.
    """
    if choice.kind is Whole.PLAN:
        return [export_plan(path, source, audience, step)]
    if choice.kind is Whole.PACK:
        from orgdesigner.exchange.outgoing.pack.writing import export_pack

        return export_pack(path, source, audience, choice, step)
    return export_for(path, source, audience, choice, step)


def export_plan(path: Path, source: Source, audience: Audience, step: Step = unwatched) -> Path:
    """Write every structure of a plan as JSON, for an audience that is told all, and return the file."""
    from orgdesigner.exchange import json_plan

    if not audience.is_told_all:
        raise SaveFailed(
            f"The whole plan holds every name and figure: it can't be written for {audience.in_a_sentence}."
        )
    step(0.0)
    text = json_plan.write(source.plan)
    step(_WRITTEN)
    write_all([(path, text.encode())])
    step(1.0)
    return path


def export_for(
    path: Path, source: Source, audience: Audience, choice: Choice, step: Step = unwatched
) -> list[Path]:
    """Write a file for an audience, and return the files that were written.

    Raises SaveFailed, in words, if the ending fits nothing, a file can't be written, or it would tell the
    audience more than it may; then every file is as it was before.
    """
    format_ = format_of(path, choice.kind)
    step(0.0)
    told, secrets = source.told_to(audience, step=part(step, 0.0, _TOLD))
    files = list(format_.write(path, told, choice, part(step, _TOLD, _WRITTEN)))
    put_in_place(files, told, secrets, part(step, _WRITTEN, 1.0), choice.setup.wording.typed)
    return [file for file, _ in files]


def put_in_place(
    files: Sequence[tuple[Path, bytes]],
    told: Told,
    secrets: Secrets,
    step: Step,
    typed: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Look through files for an audience, all of them, and then write them; `typed` is as in `scan`."""
    for number, (file, data) in enumerate(files):
        onward = part(step, number / len(files), (number + 1) / len(files))
        scan(file.name, data, secrets, seen(told), onward, typed)
    write_all(files)
    step(1.0)
