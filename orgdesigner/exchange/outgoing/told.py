"""What an audience is told of a structure: all that a writer of files is given, so it can tell no more."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from orgdesigner.chart.looking import EVERYTHING, Looking
from orgdesigner.chart.paper.pages import Caption, ChartRequest
from orgdesigner.chart.paper.sheets import go_on
from orgdesigner.chart.picture import ChartView
from orgdesigner.chart.showing import Showing
from orgdesigner.disclosure.audience import Audience, Names, Pay
from orgdesigner.disclosure.bands import ALLOWANCE_STEP, SALARY_STEP, BandedAllowance, band
from orgdesigner.disclosure.findings import may_hear
from orgdesigner.disclosure.numbering import Numbering, chart_order
from orgdesigner.disclosure.redaction import disclosed
from orgdesigner.disclosure.sensitivity import Sensitivity
from orgdesigner.model.pay import annual_salary
from orgdesigner.model.pay_tables import PayTables
from orgdesigner.model.records import Allowance, Holding, Person, Post, Team
from orgdesigner.model.relations import in_order
from orgdesigner.model.view import View
from orgdesigner.report.allowances import TITLE, allowances_report
from orgdesigner.report.blocks import Report, Sentence
from orgdesigner.report.catalogue import report_called
from orgdesigner.report.discretion import Discretion
from orgdesigner.report.marking import marks_of
from orgdesigner.report.titles import about
from orgdesigner.rules.base import Finding, Subject

PARITY = "allowances"
"""The report that compares what people receive."""

_NO_BANDS: Mapping[str, str] = MappingProxyType({})
_NOTHING_FOLDED: Mapping[ChartView, Looking] = MappingProxyType({})
_NO_ALLOWANCES: Mapping[str, tuple[BandedAllowance, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Told:
    """A structure as an audience may see it, what the rules say of it in words for them, and its caption.

    `before` is the current structure where `view` is a proposal, seen by the same audience. For an audience
    that is told bands, `bands` holds the band of the pay a year of each holding by its id, and `allowances`
    what is told of the allowances of each post by its. `parity` is the report that compares allowances, for
    who may not read those that it is made from. A chart that somebody looked at is folded as it was then.
    """

    audience: Audience
    caption: Caption
    view: View
    findings: tuple[Finding, ...] = ()
    before: View | None = None
    bands: Mapping[str, str] = field(default_factory=lambda: _NO_BANDS)
    allowances: Mapping[str, tuple[BandedAllowance, ...]] = field(default_factory=lambda: _NO_ALLOWANCES)
    parity: Report | None = None
    looking: Mapping[ChartView, Looking] = field(default_factory=lambda: _NOTHING_FOLDED)

    @property
    def showing(self) -> Showing:
        """How charts and reports of it are to name people and pay."""
        return Showing(names=self.audience.names, pay=self.audience.pay, banded=self.allowances)

    @property
    def posts(self) -> list[Post]:
        """Every post as a table has them: in the user's order, or in the chart's where people have no names.

        The order of a list that was read may be that of its surnames, which could be counted off.
        """
        if self.audience.names is Names.FULL:
            return sorted(self.view.all(Post), key=in_order)
        return chart_order(self.view)

    def chart(
        self, kind: ChartView, *, marks: bool = False, beat: Callable[[], None] = go_on
    ) -> ChartRequest:
        """Return what to lay out for a chart as the audience may see it, with marks of findings or not."""
        found = marks_of(self.view, self.findings) if marks else {}
        showing = replace(self.showing, marks=marks)
        looking = self.looking.get(kind, EVERYTHING)
        return ChartRequest(self.view, kind, self.caption, showing, found, looking, beat)

    def report(self, name: str) -> Report:
        """Return the report of a name as the audience may read it."""
        if name == PARITY and self.parity is not None:
            return self.parity
        return report_called(name).make(self.view, self.findings, self.showing)


def tell(
    view: View,
    audience: Audience,
    caption: Caption,
    *,
    tables: PayTables,
    findings: Sequence[Finding] = (),
    before: View | None = None,
    numbering: Numbering | None = None,
    looking: Mapping[ChartView, Looking] = _NOTHING_FOLDED,
    beat: Callable[[], None] = go_on,
) -> Told:
    """Return what an audience is told of a structure; nothing in it leads back to what they are not told.

    Whoever is not told all is told new ids: those of `numbering`, if structures are to be compared that are
    told of one by one. `beat` is called for every record, and raises to give it up.
    """
    if audience.is_told_all:
        numbering = None
    elif numbering is None:
        numbering = Numbering([view] if before is None else [view, before])
    is_banded = audience.pay is Pay.BANDED
    return Told(
        audience=audience,
        caption=caption,
        view=disclosed(view, audience, numbering, beat).view,
        findings=tuple(sorted(_retold(findings, view, audience, numbering), key=lambda each: each.order)),
        before=None if before is None else disclosed(before, audience, numbering, beat).view,
        bands=MappingProxyType(dict(_bands(view, tables, numbering))) if is_banded else _NO_BANDS,
        allowances=_allowances(view, numbering) if is_banded else _NO_ALLOWANCES,
        parity=_parity(view, audience),
        looking={kind: _retold_look(each, numbering) for kind, each in looking.items()},
    )


def _retold(
    findings: Iterable[Finding], view: View, audience: Audience, numbering: Numbering | None
) -> Iterator[Finding]:
    discretion = Discretion(view, Showing(names=audience.names, pay=audience.pay))
    for finding in findings:
        if finding.is_waived and not audience.may_read(Sensitivity.WAIVERS):
            continue
        if not may_hear(audience, finding.rule):
            continue
        yield replace(
            finding,
            message=discretion.retold(finding.message),
            working=discretion.retold(finding.working),
            subjects=_subjects(finding, numbering),
            waiver=finding.waiver and _told_id(numbering, "waiver", finding.waiver),
            money=finding.money if audience.pay is Pay.EXACT else None,
            fixes=(),
        )


def _retold_look(looking: Looking, numbering: Numbering | None) -> Looking:
    kinds = Post.kind, Team.kind
    collapsed = {_told_id(numbering, kind, each) for each in looking.collapsed for kind in kinds} - {""}
    focus = looking.focus and (looking.focus[0], _told_id(numbering, *looking.focus))
    return replace(looking, collapsed=frozenset(collapsed), focus=focus)


def _subjects(finding: Finding, numbering: Numbering | None) -> tuple[Subject, ...]:
    """Return what a finding is about; but for the chief one in the order of what is told, as ids are new."""
    if numbering is None:
        return finding.subjects
    new = (Subject(each.kind, numbering.id_of(each.kind, each.id)) for each in finding.subjects)
    told = [each for each in new if each.id]
    return (*told[:1], *sorted(told[1:]))


def _told_id(numbering: Numbering | None, kind: str, old: str) -> str:
    return old if numbering is None else numbering.id_of(kind, old)


def _bands(view: View, tables: PayTables, numbering: Numbering | None) -> Iterator[tuple[str, str]]:
    for holding in view.all(Holding):
        salary = annual_salary(view, holding, tables)
        if salary is not None:
            yield _told_id(numbering, Holding.kind, holding.id), band(salary.value, SALARY_STEP)


def _allowances(view: View, numbering: Numbering | None) -> Mapping[str, tuple[BandedAllowance, ...]]:
    """Return what is told of allowances by the id of the post that they are paid for."""
    found: dict[str, tuple[BandedAllowance, ...]] = {}
    for allowance in sorted(view.all(Allowance), key=lambda each: (each.allowance_kind.value, each.id)):
        told = BandedAllowance(
            kind=allowance.allowance_kind,
            band=band(allowance.annual, ALLOWANCE_STEP),
            ends=allowance.ends,
            person=allowance.person and _told_id(numbering, Person.kind, allowance.person),
        )
        post = _told_id(numbering, Post.kind, allowance.post)
        found[post] = (*found.get(post, ()), told)
    return MappingProxyType(found)


def _parity(view: View, audience: Audience) -> Report | None:
    """Return what may be said of equal pay; without this it would seem that nobody receives anything."""
    if audience.pay is Pay.EXACT:
        return None
    if audience.pay is Pay.BANDED:
        return allowances_report(view, Showing(names=Names.NONE, pay=Pay.BANDED))
    told = Sentence(
        f"Nothing is said of pay to {audience.in_a_sentence}, and so nothing of who receives what."
    )
    return Report(TITLE, about(view), (told,))
