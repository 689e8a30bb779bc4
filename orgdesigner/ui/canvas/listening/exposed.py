"""What of the chart is exposed to screen readers: every card, team, second mention and note in view.

Nothing is made until a reader asks; then there is one small object for each thing that was asked for, and
those of things that left the view serve again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent

from orgdesigner.chart.picture import Alias, Note, PlacedCard, Region
from orgdesigner.chart.spatial import Extent
from orgdesigner.rules.base import Subject
from orgdesigner.ui.canvas.camera import Camera, Size
from orgdesigner.ui.canvas.chart_area import ChartArea
from orgdesigner.ui.canvas.keyboard.commands import Commands
from orgdesigner.ui.canvas.reading.folding import Folding
from orgdesigner.ui.telling import Telling, counted

Drawn = PlacedCard | Region | Alias | Note

MOST = 1_000
"""So many cards are exposed at once: of more, in a view from far away, nobody listens to each."""

SETTLES = 120
"""Milliseconds after the last move of the view in which the next is likely to follow."""

Event = QAccessible.Event
_READING = ("card", "region", "alias", "note")


class Key(NamedTuple):
    """What a thing is, whichever edits it goes through: a kind of drawing, a record, and where it is."""

    kind: str
    record: str
    where: str = ""


class Thing(QObject):
    """Something in the chart that a screen reader can hold on to; `drawn` is None once it has left."""

    def __init__(self, chart: ExposedChart) -> None:
        super().__init__(chart)
        self.chart = chart
        self.key = Key("", "")
        self.drawn: Drawn | None = None
        self.told = ""

    @property
    def subject(self) -> Subject | None:
        """The record that it stands for, or None."""
        return subject_of(self.drawn)


class Listed(NamedTuple):
    """The things in view as they are at one moment, in reading order, and which of them are in which team."""

    extent: Extent | None
    camera: Camera
    size: Size
    selection: tuple[Subject, ...]
    drawn: dict[Key, Drawn]
    parents: dict[Key, Key]
    children: dict[Key | None, list[Key]]


_NOTHING = Listed(None, Camera(), Size(0, 0), (), {}, {}, {None: []})


class ExposedChart(QObject):
    """Knows what is in view, has an object for each thing of it that was asked for, and tells of changes."""

    def __init__(
        self,
        area: ChartArea,
        folding: Folding,
        commands: Commands,
        show_menu: Callable[[QPoint], None],
    ) -> None:
        """`show_menu` opens the menu for the selection at a place on the screen."""
        super().__init__(area)
        self.area, self.folding, self.commands, self.show_menu = area, folding, commands, show_menu
        self._listed = _NOTHING
        self._things: dict[Key, Thing] = {}
        self._free: list[Thing] = []
        self._focus: Thing | None = None
        self._selected: set[Key] = set()
        self._telling: Telling | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SETTLES)
        self._pause.timeout.connect(self.tell)
        session = area.session
        for signal in (session.changed, session.findings_changed, session.replaced, session.place_changed):
            signal.connect(self._forget_words)
        for signal in (
            session.changed,
            session.findings_changed,
            area.camera_moved,
            area.looked_otherwise,
        ):
            signal.connect(self._tell_soon)

    # What is there

    @property
    def telling(self) -> Telling:
        """The words about what is in the chart."""
        if self._telling is None:
            self._telling = Telling(self.area.session.view, self.area.session.findings)
        return self._telling

    @property
    def count(self) -> int:
        """How many objects there are, for things in view and for things to come."""
        return len(self._things) + len(self._free)

    def listed(self) -> Listed:
        """Return what is in view now."""
        area, was = self.area, self._listed
        extent, camera, size = area.extent, area.camera, area.visible_size()
        selection = area.session.selection
        if (was.extent, was.camera, was.size, was.selection) != (extent, camera, size, selection):
            self._listed = _list(extent, camera, size, selection)
            self._let_go()
        return self._listed

    def inside(self, parent: Key | None = None) -> list[Key]:
        """Return what is directly in the chart, or in a team of it."""
        return self.listed().children.get(parent, [])

    def thing(self, key: Key) -> Thing:
        """Return the object of something that is in view."""
        thing = self._things.get(key)
        if thing is None:
            thing = self._free.pop() if self._free else Thing(self)
            thing.key, thing.told = key, ""
            self._things[key] = thing
        thing.drawn = self.listed().drawn.get(key)
        return thing

    def known(self, subject: Subject) -> Key | None:
        """Return the key of what stands for a record in view, or None."""
        kind = {"post": "card", "team": "region"}.get(subject.kind, "note")
        drawn = self.listed().drawn
        if kind != "region":
            key = Key(kind, subject.id)
            return key if key in drawn else None
        return next((each for each in drawn if each[:2] == (kind, subject.id)), None)

    def at(self, place: QPoint) -> Key | None:
        """Return the foremost thing under a point of the screen, or None."""
        local = self.area.viewport().mapFromGlobal(place)
        x, y = self.area.camera.to_chart(local.x(), local.y())
        found = None
        for key, drawn in self.listed().drawn.items():
            if drawn.box.holds(x, y) and (found is None or not isinstance(drawn, Region)):
                found = key
        return found

    def rect(self, drawn: Drawn) -> QRect:
        """Return where on the screen something is drawn."""
        box = QRectF(*self.area.camera.box_on_screen(drawn.box)).toAlignedRect()
        return box.translated(self.area.viewport().mapToGlobal(QPoint(0, 0)))

    def summary(self) -> str:
        """Return what is in view, in a sentence."""
        listed = self.listed()
        cards = sum(key.kind == "card" for key in listed.drawn)
        words = f"{counted(cards, 'post')} in view"
        return f"{words}, and more than are read out one by one" if cards >= MOST else words

    # What a reader does

    def select(self, subject: Subject, *, add: bool = False) -> None:
        """Select a record as a click on it does."""
        session = self.area.session
        session.select(*(session.selection if add else ()), subject)
        self.area.reveal_subject(subject)

    def select_all(self, subjects: list[Subject]) -> None:
        """Select some records and nothing else."""
        self.area.session.select(*subjects)

    def unselect(self, *subjects: Subject) -> None:
        """Select all of what is selected but some."""
        session = self.area.session
        session.select(*(each for each in session.selection if each not in subjects))

    # Telling

    def tell(self) -> None:
        """Tell what came, what left, what is called otherwise, and what has the keyboard."""
        if not QAccessible.isActive() or not self.area.is_laid_out:
            return
        before = set(self._things)
        listed = self.listed()
        for key in sorted(before.intersection(listed.drawn)):
            self._tell_words(self.thing(key))
        if before or self._selected:
            for key in listed.drawn:
                if key not in before:
                    _send(self.thing(key), Event.ObjectCreated)
        self._tell_selection()
        self.tell_focus()

    def tell_focus(self) -> None:
        """Tell which thing has the keyboard, if it is another one than was told."""
        thing = self.focus_thing() if QAccessible.isActive() else None
        if thing is not self._focus:
            self._focus = thing
            if thing is not None:
                _send(thing, Event.Focus)

    def focus_thing(self) -> Thing | None:
        """Return the thing that has the keyboard: the last selected one, where the canvas has it."""
        selection = self.area.session.selection
        if not selection or not self.area.hasFocus():
            return None
        key = self.known(selection[-1])
        return self.thing(key) if key else None

    def _tell_words(self, thing: Thing) -> None:
        name = self.telling.name(thing.subject) if thing.subject else ""
        if thing.told and thing.told != name:
            _send(thing, Event.NameChanged)
        thing.told = name

    def _tell_selection(self) -> None:
        selection = self.area.session.selection
        keys = {key for subject in selection if (key := self.known(subject)) is not None}
        changed = self._selected ^ keys
        for key in sorted(changed):
            if key in keys or key in self._things:
                _send(self.thing(key), Event.SelectionAdd if key in keys else Event.SelectionRemove)
        self._selected = keys

    def _forget_words(self) -> None:
        self._telling = None

    def _tell_soon(self) -> None:
        if QAccessible.isActive():
            self._pause.start()

    def _let_go(self) -> None:
        """Keep the objects of what left the view for what comes."""
        for key in [key for key in self._things if key not in self._listed.drawn]:
            thing = self._things.pop(key)
            if QAccessible.isActive():
                _send(thing, Event.ObjectDestroyed)
            if self._focus is thing:
                self._focus = None
            thing.drawn = None
            self._free.append(thing)


def subject_of(drawn: Drawn | None) -> Subject | None:
    """Return the record that something drawn stands for, or None."""
    if isinstance(drawn, (PlacedCard, Alias)):
        return Subject("post", drawn.post) if drawn.post else None
    if isinstance(drawn, Region):
        return Subject("team", drawn.team) if len(drawn.teams) == 1 else None
    if isinstance(drawn, Note) and drawn.record_id:
        return Subject(drawn.record_kind, drawn.record_id)
    return None


def _list(extent: Extent, camera: Camera, size: Size, selection: tuple[Subject, ...]) -> Listed:
    """List what meets the view, and what is selected wherever it is: the keyboard may be on it."""
    part = extent.within(camera.seen(size))
    cards = {placed.post: placed for placed in part.cards[:MOST]}
    for subject in selection[-1:]:
        placed = extent.card(subject.id) if subject.kind == "post" else None
        if placed is not None:
            cards.setdefault(placed.post, placed)
    drawn: dict[Key, Drawn] = {}
    regions: dict[tuple[str, str], Key] = {}
    for number, region in enumerate(part.regions):
        key = Key(
            "region", region.team, region.kind.value if region.team else f"{region.kind.value} {number}"
        )
        drawn[key] = region
        regions.setdefault((region.kind.value, region.team), key)
    parents: dict[Key, Key] = {}
    for post, placed in cards.items():
        key = Key("card", post)
        drawn[key] = placed
        inside = placed.region and regions.get((placed.region.kind.value, placed.region.team))
        if inside:
            parents[key] = inside
    for number, alias in enumerate(part.aliases):
        key = Key("alias", alias.post, alias.team or str(number))
        drawn[key] = alias
        if within := regions.get(("team", alias.team)):
            parents[key] = within
    for number, note in enumerate(part.notes):
        drawn[Key("note", note.record_id, "" if note.record_id else f"{number} {note.text}")] = note
    children: dict[Key | None, list[Key]] = {None: []}
    for key in sorted(drawn, key=_alone_first):
        children.setdefault(parents.get(key), []).append(key)
    return Listed(extent, camera, size, selection, drawn, parents, children)


def _alone_first(key: Key) -> int:
    """Cards that are in no team come before the teams, as the head stands above them."""
    return _READING.index(key.kind)


def _send(thing: Thing, event: QAccessible.Event) -> None:
    QAccessible.updateAccessibility(QAccessibleEvent(thing, event))
