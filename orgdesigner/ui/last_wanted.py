"""What was wanted last, so that nobody has to say it twice.

On disk are only choices from lists, and numbers: neither the words for the head and the foot of pages, which
may name somebody, nor an audience that was told pay to the penny. The words are kept until the program ends.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QSettings

from orgdesigner.chart.paper.setup import A4, PLAIN_PAGE, Mode, Orientation, PageSetup
from orgdesigner.chart.picture import ChartView
from orgdesigner.disclosure.audience import STAFF, Pay, audience_called
from orgdesigner.exchange.outgoing.formats import Kind, Whole, files_for
from orgdesigner.ui.wanted import PAPERS, Wanted

_KEY = "export/last"
_CHART, _REPORT = "chart", "report"


class LastWanted:
    """Remembers the paper of charts and of reports apart, the kind of file of each, and for whom it was."""

    def __init__(self) -> None:
        self._setups = {_CHART: PageSetup(), _REPORT: PageSetup(A4)}
        self._endings: dict[str, str] = {}
        self._audience, self._marks = STAFF, False
        self._looked_at: Kind | None = None
        self._kind: Kind | None = None
        self._read()

    def offer(self, looked_at: Kind) -> Wanted:
        """Return what to offer to somebody who looks at a chart or a report: what they wanted of it last."""
        kind = self._kind if self._kind is not None and looked_at == self._looked_at else looked_at
        return self.suited(Wanted(kind, self._audience, marks=self._marks))

    def suited(self, wanted: Wanted) -> Wanted:
        """Return the same with the paper and the kind of file that this was wanted on last."""
        endings = [each.ending for each in files_for(wanted.kind)]
        ending = self._endings.get(_group(wanted.kind), "")
        return replace(
            wanted,
            setup=self._setups[_paper_of(wanted.kind)],
            ending=ending if ending in endings else endings[0],
        )

    def keep(self, wanted: Wanted, looked_at: Kind, *, exported: bool) -> None:
        """Remember what was chosen; a kind of file only if there was one to choose."""
        self._looked_at, self._kind, self._marks = looked_at, wanted.kind, wanted.marks
        if wanted.audience.pay is not Pay.EXACT:
            self._audience = audience_called(wanted.audience.key)
        self._setups[_paper_of(wanted.kind)] = wanted.setup
        if exported:
            self._endings[_group(wanted.kind)] = wanted.ending
        kept = {
            "audience": self._audience.key,
            "endings": self._endings,
            "setups": {name: _plain(setup) for name, setup in self._setups.items()},
        }
        QSettings().setValue(_KEY, json.dumps(kept))

    def _read(self) -> None:
        """Take what is on disk; what another version or somebody's hand left there is passed over."""
        try:
            kept = json.loads(str(QSettings().value(_KEY, "{}")))
            self._audience = audience_called(kept.get("audience", STAFF.key))
            self._endings = {str(group): str(ending) for group, ending in kept.get("endings", {}).items()}
            for name in self._setups:
                if name in kept.get("setups", {}):
                    self._setups[name] = _setup(kept["setups"][name])
        except (ValueError, KeyError, TypeError, AttributeError):
            return


def _group(kind: Kind) -> str:
    """Return which kinds share a kind of file: charts do, reports do, and each whole has its own."""
    return kind.value if isinstance(kind, Whole) else _paper_of(kind)


def _paper_of(kind: Kind) -> str:
    return _CHART if isinstance(kind, (ChartView, Whole)) else _REPORT


def _plain(setup: PageSetup) -> dict[str, Any]:
    return {
        **asdict(replace(setup, wording=PLAIN_PAGE)),
        "paper": setup.paper.name,
        "orientation": setup.orientation.value,
        "mode": setup.mode.value,
        "wording": setup.wording.draft,
    }


def _setup(kept: dict[str, Any]) -> PageSetup:
    return PageSetup(
        paper={name: paper for paper, name in PAPERS}[kept["paper"]],
        orientation=Orientation(kept["orientation"]),
        margin=float(kept["margin"]),
        mode=Mode(kept["mode"]),
        smallest=float(kept["smallest"]),
        index=bool(kept["index"]),
        wording=PLAIN_PAGE._replace(draft=bool(kept["wording"])),
        overlap=float(kept["overlap"]),
    )
