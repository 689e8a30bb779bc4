"""The canvas and what is drawn in it, as a screen reader meets them: Qt's own kinds of interface.

PySide keeps every interface that the factory returns until the program ends, so each object has one, and
objects serve again. What `interface_cast` returns is an address: anything but a VoidPtr ends the process.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleObject,
    QAccessibleSelectionInterface,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr

from orgdesigner.chart.picture import Alias, Note, PlacedCard, Region
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.listening.exposed import ExposedChart, Key, Thing, subject_of
from orgdesigner.ui.canvas.listening.said import (
    actions,
    attributes,
    description,
    is_collapsed,
    is_expanded,
    name,
)

Role = QAccessible.Role
Text = QAccessible.Text
Interface = QAccessible.InterfaceType

_ROLES = {PlacedCard: Role.ListItem, Region: Role.Grouping, Alias: Role.Link, Note: Role.StaticText}


class ChartInterface(QAccessibleWidget):
    """The canvas: a list of what is in view; after it come the widgets that lie on it.

    A list, because Qt tells AT-SPI of a tree's items as of cells in a table that is not there; how far down a
    card is, is an attribute of it.
    """

    def __init__(self, chart: ExposedChart) -> None:
        super().__init__(chart.area, Role.List, "Chart")
        self._chart = chart
        self._selection = _Selection(self._chart, None)

    def childCount(self) -> int:
        return len(self._chart.inside()) + super().childCount()

    def child(self, index: int) -> QAccessibleInterface:
        keys = self._chart.inside()
        if 0 <= index < len(keys):
            return _interface(self._chart.thing(keys[index]))
        return super().child(index - len(keys))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        thing = child.object()
        keys = self._chart.inside()
        if isinstance(thing, Thing):
            return keys.index(thing.key) if thing.key in keys else -1
        own = super().indexOfChild(child)
        return own + len(keys) if own >= 0 else own

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        key = self._chart.at(QPoint(x, y))
        return _interface(self._chart.thing(key)) if key is not None else super().childAt(x, y)

    def focusChild(self) -> QAccessibleInterface:
        thing = self._chart.focus_thing()
        return _interface(thing) if thing is not None else super().focusChild()

    def text(self, text: QAccessible.Text) -> str:
        return self._chart.summary() if text is Text.Description else super().text(text)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.multiSelectable = state.extSelectable = 1
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        if kind is Interface.SelectionInterface:
            return _address(self._selection)
        return cast("int", VoidPtr(super().interface_cast(kind) or 0))


class ThingInterface(QAccessibleObject):
    """A card, a team, a second mention or a note in the chart."""

    def __init__(self, thing: Thing) -> None:
        super().__init__(thing)
        self._thing = thing
        self._actions = _Actions(thing)
        self._attributes = _Attributes(thing)
        self._selection = _Selection(thing.chart, thing)

    def isValid(self) -> bool:
        return self._thing.drawn is not None

    def parent(self) -> QAccessibleInterface:
        chart, key = self._thing.chart, self._thing.key
        above = chart.listed().parents.get(key)
        return _interface(chart.thing(above) if above is not None else chart.area)

    def _children(self) -> list[Key]:
        thing = self._thing
        return thing.chart.inside(thing.key) if isinstance(thing.drawn, Region) else []

    def childCount(self) -> int:
        return len(self._children())

    def child(self, index: int) -> QAccessibleInterface:
        keys = self._children()
        return _interface(self._thing.chart.thing(keys[index]) if 0 <= index < len(keys) else None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        thing, keys = child.object(), self._children()
        return keys.index(thing.key) if isinstance(thing, Thing) and thing.key in keys else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        chart = self._thing.chart
        key = chart.at(QPoint(x, y))
        return _interface(chart.thing(key) if key in self._children() else None)

    def role(self) -> QAccessible.Role:
        return _ROLES.get(type(self._thing.drawn), Role.NoRole)

    def rect(self) -> QRect:
        drawn = self._thing.drawn
        return self._thing.chart.rect(drawn) if drawn is not None else QRect()

    def text(self, text: QAccessible.Text) -> str:
        if text is Text.Name:
            return name(self._thing)
        return description(self._thing) if text is Text.Description else ""

    def state(self) -> QAccessible.State:
        state, thing = QAccessible.State(), self._thing
        chart, subject = thing.chart, thing.subject
        if subject is not None:
            state.selectable = state.focusable = 1
            state.selected = int(subject in chart.area.session.selection)
            state.focused = int(chart.focus_thing() is thing)
        collapsed, expanded = is_collapsed(thing), is_expanded(thing)
        state.expandable = int(collapsed or expanded)
        state.collapsed, state.expanded = int(collapsed), int(expanded)
        state.offscreen = int(not self.rect().intersects(_seen(chart)))
        state.invalid = int(thing.drawn is None)
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        if kind is Interface.ActionInterface:
            return _address(self._actions)
        if kind is Interface.AttributesInterface:
            return _address(self._attributes)
        if kind is Interface.SelectionInterface and isinstance(self._thing.drawn, Region):
            return _address(self._selection)
        return cast("int", VoidPtr(0))


class _Actions(QAccessibleActionInterface):
    def __init__(self, thing: Thing) -> None:
        super().__init__()
        self._thing = thing

    def actionNames(self) -> list[str]:
        return list(actions(self._thing))

    def localizedActionName(self, name: str) -> str:
        found = actions(self._thing).get(name)
        return found.words if found else name

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []

    def doAction(self, name: str) -> None:
        found = actions(self._thing).get(name)
        if found is not None:
            found.do()


class _Attributes(QAccessibleAttributesInterface):
    def __init__(self, thing: Thing) -> None:
        super().__init__()
        self._thing = thing

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return list(attributes(self._thing))

    def attributeValue(self, key: QAccessible.Attribute) -> object:
        return attributes(self._thing).get(key)


class _Selection(QAccessibleSelectionInterface):
    """What is selected in the chart, or (`within` a team) in that team."""

    def __init__(self, chart: ExposedChart, within: Thing | None) -> None:
        super().__init__()
        self._chart, self._within = chart, within

    def _chosen(self) -> list[Key]:
        listed, selection = self._chart.listed(), self._chart.area.session.selection
        keys = listed.drawn if self._within is None else listed.children.get(self._within.key, [])
        return [key for key in keys if key.kind != "alias" and subject_of(listed.drawn[key]) in selection]

    def selectedItemCount(self) -> int:
        return len(self._chosen())

    def selectedItems(self) -> list[QAccessibleInterface]:
        return [_interface(self._chart.thing(key)) for key in self._chosen()]

    def selectedItem(self, index: int) -> QAccessibleInterface:
        chosen = self._chosen()
        return _interface(self._chart.thing(chosen[index]) if 0 <= index < len(chosen) else None)

    def isSelected(self, item: QAccessibleInterface) -> bool:
        thing = item.object()
        return isinstance(thing, Thing) and thing.subject in self._chart.area.session.selection

    def select(self, item: QAccessibleInterface) -> bool:
        thing = item.object()
        if not isinstance(thing, Thing) or thing.subject is None:
            return False
        self._chart.select(thing.subject, add=True)
        return True

    def unselect(self, item: QAccessibleInterface) -> bool:
        thing = item.object()
        if not isinstance(thing, Thing) or thing.subject is None:
            return False
        self._chart.unselect(thing.subject)
        return True

    def selectAll(self) -> bool:
        listed = self._chart.listed()
        keys = listed.drawn if self._within is None else listed.children.get(self._within.key, [])
        self._chart.select_all(
            [s for key in keys if key.kind == "card" and (s := subject_of(listed.drawn[key]))]
        )
        return True

    def clear(self) -> bool:
        self._chart.unselect(*self._chart.area.session.selection)
        return True


_installed: list[str] = []


def install() -> None:
    """Let Qt ask here for the interfaces of canvases, once in a program."""
    if not _installed:
        QAccessible.installFactory(make_interface)
        _installed.append("once")


def make_interface(_: str, thing: QObject) -> QAccessibleInterface | None:
    """For Qt: return the interface of a canvas or of something in one; None for what is somebody else's."""
    if isinstance(thing, Thing):
        return ThingInterface(thing)
    chart = thing.findChild(ExposedChart) if isinstance(thing, ChartArea) else None
    return ChartInterface(chart) if chart is not None else None


def _interface(of: QObject | None) -> QAccessibleInterface:
    """Return the one interface of an object; Qt takes None for nothing, whatever its stubs say."""
    return cast("QAccessibleInterface", QAccessible.queryAccessibleInterface(of) if of is not None else None)


def _address(part: object) -> int:
    return cast("int", VoidPtr(cast("int", part)))


def _seen(chart: ExposedChart) -> QRect:
    viewport = chart.area.viewport()
    return viewport.rect().translated(viewport.mapToGlobal(QPoint(0, 0)))
