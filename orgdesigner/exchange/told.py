"""What an audience is told of a structure: all that a writer of files is given, so it can tell no more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from orgdesigner.chart.paper.pages import Caption
from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.audience import Audience, Pay
from orgdesigner.disclosure.bands import ALLOWANCE_STEP, SALARY_STEP, band
from orgdesigner.disclosure.redaction import disclosed
from orgdesigner.disclosure.sensitivity import Sensitivity
from orgdesigner.model.pay import annual_salary
from orgdesigner.model.pay_tables import PayTables
from orgdesigner.model.records import Allowance, Holding
from orgdesigner.model.view import View
from orgdesigner.report.discretion import Discretion
from orgdesigner.rules.base import Finding


@dataclass(frozen=True)
class Told:
    """A structure as an audience may see it, what the rules say of it in words for them, and its caption.

    `before` is the current structure where `view` is a proposal, seen by the same audience. `bands` holds, of
    each holding and allowance by its id, the band of its pay a year, for an audience that is told bands.
    """

    audience: Audience
    caption: Caption
    view: View
    findings: tuple[Finding, ...] = ()
    before: View | None = None
    bands: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def showing(self) -> Showing:
        """How charts and reports of it are to name people and pay."""
        return Showing(names=self.audience.names, pay=self.audience.pay)


def tell(
    view: View,
    audience: Audience,
    caption: Caption,
    *,
    tables: PayTables,
    findings: Sequence[Finding] = (),
    before: View | None = None,
) -> Told:
    """Return what an audience is told of a structure; nothing in it leads back to what they are not told."""
    return Told(
        audience=audience,
        caption=caption,
        view=disclosed(view, audience).view,
        findings=tuple(_retold(findings, view, audience)),
        before=None if before is None else disclosed(before, audience).view,
        bands=MappingProxyType(dict(_bands(view, tables))) if audience.pay is Pay.BANDED else _NONE,
    )


_NONE: Mapping[str, str] = MappingProxyType({})


def _retold(findings: Iterable[Finding], view: View, audience: Audience) -> Iterator[Finding]:
    discretion = Discretion(view, Showing(names=audience.names, pay=audience.pay))
    for finding in findings:
        if finding.is_waived and not audience.may_read(Sensitivity.WAIVERS):
            continue
        message, working = discretion.retold(finding.message), discretion.retold(finding.working)
        yield replace(finding, message=message, working=working, fixes=())


def _bands(view: View, tables: PayTables) -> Iterator[tuple[str, str]]:
    for holding in view.all(Holding):
        salary = annual_salary(view, holding, tables)
        if salary is not None:
            yield holding.id, band(salary.value, SALARY_STEP)
    for allowance in view.all(Allowance):
        yield allowance.id, band(allowance.annual, ALLOWANCE_STEP)
