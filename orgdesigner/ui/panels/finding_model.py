"""The findings as Qt sees them: headings, and beneath each its findings. No row has a widget of its own.

A long group ends in a row that says how many more there are; they are listed once somebody asks. Qt looks at
every row that there is after every edit, and nobody reads thousands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from orgdesigner.rules.base import Finding
from orgdesigner.ui.panels.finding_groups import Group
from orgdesigner.ui.widgets.tips import literal

AnyIndex = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
"""The role under which a row gives its Group or Finding."""

BENEATH = Qt.ItemDataRole.UserRole + 1
"""The role under which a finding gives what stands beneath its sentence."""

_HEADING = 0
"""The internal id of headings; a finding's is the number of its group, counted from one."""

LISTED = 250
"""So many findings of a group are listed at first, and so many more whenever somebody asks."""


@dataclass(frozen=True)
class More:
    """The row at the end of a group of which not all is listed."""

    waiting: int

    @property
    def words(self) -> str:
        """What the row says."""
        return f"List {min(LISTED, self.waiting):,} more of {self.waiting:,}"


class FindingModel(QAbstractItemModel):
    """Findings in groups."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []
        self._rows: list[int] = []
        self._listed: dict[str, int] = {}
        self._waivers: Mapping[str, str] = {}

    def show(self, groups: Sequence[Group], waivers: Mapping[str, str]) -> None:
        """List other findings; `waivers` says in words what each waiver's id stands for."""
        self.beginResetModel()
        self._groups = list(groups)
        self._rows = [_rows(each, self._listed.get(each.key, LISTED)) for each in groups]
        self._waivers = waivers
        self.endResetModel()

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is listed."""
        return tuple(self._groups)

    def finding(self, index: AnyIndex) -> Finding | None:
        """Return the finding of a row, or None for a heading."""
        if not index.isValid() or index.internalId() == _HEADING:
            return None
        number = index.internalId() - 1
        return self._groups[number].findings[index.row()] if index.row() < self._count(number) else None

    def more(self, index: AnyIndex) -> More | None:
        """Return what a row says of those that wait to be listed, or None for a finding or a heading."""
        if not index.isValid() or index.internalId() == _HEADING or self.finding(index) is not None:
            return None
        number = index.internalId() - 1
        return More(len(self._groups[number].findings) - self._count(number))

    def list_more(self, index: AnyIndex) -> QModelIndex:
        """List more of the group whose last row says that there are more; return the first of them."""
        number, first = index.internalId() - 1, index.row()
        self._list(number, first + 1)
        return self.createIndex(first, 0, number + 1)

    def group(self, index: AnyIndex) -> Group | None:
        """Return the group of a heading, or None for a finding."""
        is_heading = index.isValid() and index.internalId() == _HEADING
        return self._groups[index.row()] if is_heading else None

    def heading(self, number: int) -> QModelIndex:
        """Return the row of a group's heading."""
        return self.createIndex(number, 0, _HEADING)

    def index_of(self, finding: Finding) -> QModelIndex:
        """Return the row of a finding, by what it says; an invalid one if it is not listed."""
        said = finding.rule, finding.subjects, finding.message
        return self._first(lambda each: (each.rule, each.subjects, each.message) == said)

    def index_of_rule(self, rules: str) -> QModelIndex:
        """Return the row of the first finding of a rule whose id begins so; an invalid one if none does."""
        return self._first(lambda each: each.rule.startswith(rules))

    def nearest(self, group: str, row: int) -> QModelIndex:
        """Return the row that has come in the place of another, in its group or else in the first one."""
        keys = [each.key for each in self._groups]
        if not keys:
            return QModelIndex()
        number = keys.index(group) if group in keys else 0
        last = self._count(number) - 1
        return self.createIndex(min(row, last) if group in keys else 0, 0, number + 1)

    def index(self, row: int, column: int, parent: AnyIndex | None = None) -> QModelIndex:
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        within = _HEADING if parent is None or not parent.isValid() else parent.row() + 1
        return self.createIndex(row, 0, within)

    def parent(self, index: AnyIndex | None = None) -> QModelIndex:  # type: ignore[override]
        if index is None or not index.isValid() or index.internalId() == _HEADING:
            return QModelIndex()
        return self.heading(index.internalId() - 1)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._groups)
        if parent.internalId() != _HEADING:
            return 0
        return self._rows[parent.row()]

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        group, finding, more = self.group(index), self.finding(index), self.more(index)
        if role == ITEM:
            return group or finding or more
        if more is not None:
            return more.words if role == Qt.ItemDataRole.DisplayRole else None
        if group is not None:
            shown = f"{group.title} · {len(group.findings):,}"
            return shown if role == Qt.ItemDataRole.DisplayRole else None
        return self._said(finding, role) if finding is not None else None

    def _beneath(self, finding: Finding) -> str:
        """What stands beneath a finding's sentence: its rule, and the working or the waiver."""
        beneath = self._waivers.get(finding.waiver, "") if finding.is_waived else finding.working
        return " · ".join(part for part in (finding.rule, beneath.replace("\n", " ")) if part)

    def _said(self, finding: Finding, role: int) -> str | None:
        if role == BENEATH:
            return self._beneath(finding)
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.message
        if role == Qt.ItemDataRole.ToolTipRole:
            fixes = "\n".join(f"• {fix.label}" for fix in finding.fixes)
            waiver = self._waivers.get(finding.waiver, "")
            return literal("\n\n".join(filter(None, (finding.message, finding.working, waiver, fixes))))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            fixes = f"{len(finding.fixes)} fixes" if len(finding.fixes) > 1 else ""
            fix = fixes or (f"Fix: {finding.fixes[0].label}" if finding.fixes else "")
            waiver = self._waivers.get(finding.waiver, "")
            return ". ".join(filter(None, (finding.working, waiver or fix))) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            standing = "waived, " if finding.is_waived else ""
            return f"{standing}{finding.severity.label}: {finding.message}"
        return None

    def _first(self, fits: Callable[[Finding], bool]) -> QModelIndex:
        for number, group in enumerate(self._groups, start=1):
            for row, finding in enumerate(group.findings):
                if fits(finding):
                    self._list(number - 1, row + 1)
                    return self.createIndex(row, 0, number)
        return QModelIndex()

    def _count(self, number: int) -> int:
        """Return how many findings of a group are listed."""
        group = self._groups[number]
        return min(len(group.findings), self._listed.get(group.key, LISTED))

    def _list(self, number: int, least: int) -> None:
        """List at least so many findings of a group, in steps."""
        before, group = self._count(number), self._groups[number]
        if before >= least:
            return
        heading, listed = self.heading(number), math.ceil(least / LISTED) * LISTED
        self.beginRemoveRows(heading, before, before)
        self._rows[number] = before
        self.endRemoveRows()
        rows = _rows(group, listed)
        self.beginInsertRows(heading, before, rows - 1)
        self._listed[group.key] = listed
        self._rows[number] = rows
        self.endInsertRows()


def _rows(group: Group, listed: int) -> int:
    """Return how many rows a group has, with the one that says how many more there are."""
    return min(len(group.findings), listed + 1)
