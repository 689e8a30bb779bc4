"""A screen reader for tests: a program of its own, which knows of the window only what AT-SPI tells it.

Run by the system's Python, which has the bindings. It reads a request a line, as JSON, and answers each in a
line; what it hears meanwhile it keeps for whoever asks.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

Object = Any
"""What AT-SPI gives for an object of another program."""

EVENTS = (
    "object:state-changed:focused",
    "object:state-changed:selected",
    "object:property-change:accessible-name",
    "object:children-changed:add",
    "object:children-changed:remove",
    "object:announcement",
)
STATES = ("SELECTED", "FOCUSED", "SHOWING", "EXPANDED", "COLLAPSED", "EXPANDABLE", "SELECTABLE", "FOCUSABLE")
DEEPEST = 40


class Listener:
    """Answers what is asked about one program, by its process id."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._heard: list[list[str]] = []
        self._ear = Atspi.EventListener.new(self._hear)
        for event in EVENTS:
            self._ear.register(event)

    def answer(self, request: list[Any]) -> object:
        """Return the answer to one request: its first word says what is wanted of the rest."""
        wanted, *rest = request
        return getattr(self, wanted)(*rest)

    def heard(self) -> list[list[str]]:
        """Return what was heard since it was asked last."""
        heard, self._heard = self._heard, []
        return heard

    def tree(self) -> list[dict[str, object]] | None:
        """Return everything in the chart: its lines from the top down."""
        chart = self._chart()
        return None if chart is None else [self._told(each, above) for each, above in walked(chart)]

    def act(self, name: str, action: str) -> object:
        """Do what an object offers."""
        found = self._named(name)
        offered = [found.get_action_name(n) for n in range(found.get_n_actions())]
        return found.do_action(offered.index(action))

    def choose(self, name: str) -> object:
        """Select an object by way of what it is in."""
        found = self._named(name)
        return found.get_parent().get_selection_iface().select_child(found.get_index_in_parent())

    def chosen(self) -> list[str]:
        """Return the names of what is selected in the chart."""
        selection = self._chart().get_selection_iface()
        count = selection.get_n_selected_children()
        return [selection.get_selected_child(number).get_name() for number in range(count)]

    def under(self, x: int, y: int) -> str | None:
        """Return the name of what is at a point of the screen."""
        found = self._chart().get_component_iface().get_accessible_at_point(x, y, Atspi.CoordType.SCREEN)
        return found.get_name() if found else None

    def nameless(self) -> list[str]:
        """Return the roles of what takes the keyboard, is shown and has no name, anywhere in the program."""
        return [
            f"{each.get_role_name()} in {above}"
            for each, above in walked(self._program())
            if not each.get_name().strip() and _takes_keyboard(each)
        ]

    def _told(self, each: Object, above: str) -> dict[str, object]:
        states = each.get_state_set()
        rect = each.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        return {
            "name": each.get_name(),
            "role": each.get_role_name(),
            "description": each.get_description(),
            "in": above,
            "states": [name for name in STATES if states.contains(getattr(Atspi.StateType, name))],
            "rect": [rect.x, rect.y, rect.width, rect.height],
            "actions": [each.get_action_name(number) for number in range(each.get_n_actions())],
            "attributes": each.get_attributes(),
        }

    def _hear(self, event: Any) -> None:
        if event.source.get_process_id() == self._process:
            said = event.any_data if isinstance(event.any_data, str) else ""
            self._heard.append([event.type, event.source.get_name(), str(event.detail1), said])

    def _program(self) -> Object:
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(number)
            if program is not None and program.get_process_id() == self._process:
                return program
        return None

    def _chart(self) -> Object:
        program = self._program()
        found = walked(program) if program is not None else []
        return next(
            (each for each, _ in found if (each.get_name(), each.get_role_name()) == ("Chart", "list")), None
        )

    def _named(self, name: str) -> Object:
        return next(each for each, _ in walked(self._chart()) if each.get_name() == name)


def walked(top: Object) -> Iterator[tuple[Object, str]]:
    """Yield an object and everything in it, each with the name of what it is in."""
    waiting = [(top, "", 0)]
    while waiting:
        each, above, depth = waiting.pop()
        each.clear_cache()
        yield each, above
        inside = [each.get_child_at_index(number) for number in range(each.get_child_count())]
        if depth < DEEPEST:
            waiting.extend(
                (child, each.get_name(), depth + 1) for child in reversed(inside) if child is not None
            )


def _takes_keyboard(each: Object) -> bool:
    states = each.get_state_set()
    return all(states.contains(state) for state in (Atspi.StateType.FOCUSABLE, Atspi.StateType.SHOWING))


def _say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    listener = Listener(int(sys.argv[1]))
    loop = GLib.MainLoop()

    def read(_source: int, condition: int) -> bool:
        line = sys.stdin.readline() if condition & GLib.IO_IN else ""
        if not line:
            loop.quit()
            return False
        try:
            answer: dict[str, object] = {"answer": listener.answer(json.loads(line))}
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is the answer
            answer = {"error": repr(error)}
        _say(answer)
        return True

    GLib.io_add_watch(0, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, read)
    _say({"answer": "ready"})
    loop.run()


if __name__ == "__main__":
    main()
