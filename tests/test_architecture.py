"""The layers of the house: who may import whom, and why."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "orgdesigner"


class Layer(NamedTuple):
    """What a layer may import beside the standard library, itself and what everybody may; and the reason."""

    may_import: tuple[str, ...]
    because: str


BELOW_THE_WINDOW = tuple(
    f"orgdesigner.{layer}" for layer in ("model", "rules", "storage", "chart", "exchange")
)

LAYERS = {
    "model": Layer(
        ("pydantic",),
        "the vocabulary of the whole house runs, and is tested, without Qt and without files",
    ),
    "rules": Layer(
        ("orgdesigner.model", "pydantic"),
        "a rule asks a structure, and answers the same in the window, on the command line and in a test",
    ),
    "storage": Layer(
        ("orgdesigner.model", "pydantic", "sqlalchemy"),
        "the file format is a technology of its own, which no other layer has to know",
    ),
    "chart": Layer(
        ("orgdesigner.model", "PySide6.QtCore", "PySide6.QtGui"),
        "one drawing code serves screen, paper, PDF and SVG, and widgets belong to the screen alone",
    ),
    "exchange": Layer(
        (
            *("orgdesigner.model", "orgdesigner.chart", "orgdesigner.rules"),
            *("pydantic", "PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg"),
        ),
        "files go in and out without a window, so that the command line can do it too",
    ),
    "ui": Layer(
        (*BELOW_THE_WINDOW, "pydantic", "PySide6", "shiboken6"),
        "the window stands on everything but the command line",
    ),
    "cli": Layer(
        (*BELOW_THE_WINDOW, "orgdesigner.ui.app", "PySide6.QtGui"),
        "the command line works without a window, and opens one only by starting the program itself",
    ),
    "testing": Layer(
        (*BELOW_THE_WINDOW, "pydantic"),
        "fault tests drive the real engine and the real files, without a window",
    ),
    "__main__": Layer(("orgdesigner.cli",), "`python -m orgdesigner` is the command line"),
    "__init__": Layer((), "whoever imports any part imports it"),
    "assets": Layer((), "everybody imports it"),
    "errors": Layer((), "everybody imports it"),
}
EVERYBODY_MAY_IMPORT = ("orgdesigner.assets", "orgdesigner.errors", "orgdesigner.__version__")

CHART_MODULES_WITH_QT = ("typeface",)
"""All others of the chart are geometry: values in, values out, tested without Qt."""

NOBODY_MAY_IMPORT = {
    "sqlalchemy.orm": "records are frozen values, and importing the mapper costs every start",
    "logging": "names and pay must not reach a log: what goes wrong is said to the user, once",
    "pickle": "a file is data, from whoever sent it, and never code",
    "socket": "nothing leaves the school's own machine",
    "urllib.request": "nothing leaves the school's own machine",
    "http": "nothing leaves the school's own machine",
    "PySide6.QtNetwork.QNetworkAccessManager": "nothing leaves the school's own machine",
}

NAMES_THAT_SAY_NOTHING = {"manager", "handler", "helper", "service", "controller", "util", "utils", "data"}
LONGEST_SITTING = 400
LONGER_FOR_A_REASON = {"orgdesigner.model.records": "the whole file format, in one place"}


def module_of(path: Path) -> str:
    """The dotted name that a file is imported by."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def layer_of(module: str) -> str:
    return module.split(".")[1]


FILES = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
every_module = pytest.mark.parametrize("module", FILES)


def tree_of(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


def imports_of(module: str) -> Iterator[str]:
    """Every name that a module imports, wherever in it; `from package import name` is `package.name`."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(name: str, *modules: str) -> bool:
    """Whether an imported name is one of the modules, or something in one of them."""
    return any(f"{name}.".startswith(f"{module}.") for module in modules)


@every_module
def test_a_module_imports_only_what_its_layer_may(module: str) -> None:
    layer = layer_of(module)
    assert layer in LAYERS, f"say in this file what the layer {layer} may import, and why"
    allowed = (
        *sys.stdlib_module_names,
        *EVERYBODY_MAY_IMPORT,
        f"orgdesigner.{layer}",
        *LAYERS[layer].may_import,
    )
    forbidden = [name for name in imports_of(module) if not is_within(name, *allowed)]
    assert forbidden == [], LAYERS[layer].because


@every_module
def test_nobody_imports_what_would_break_a_promise(module: str) -> None:
    broken = {
        name: because
        for name in imports_of(module)
        for banned, because in NOBODY_MAY_IMPORT.items()
        if is_within(name, banned)
    }
    assert broken == {}


@every_module
def test_the_geometry_of_the_chart_knows_no_qt(module: str) -> None:
    if layer_of(module) == "chart" and module.rpartition(".")[2] not in CHART_MODULES_WITH_QT:
        assert [name for name in imports_of(module) if is_within(name, "PySide6")] == []


@every_module
def test_names_say_what_a_thing_is(module: str) -> None:
    # Functions are left out: in a school, a post's `manager` is the post that it reports to.
    classes = [node.name for node in ast.walk(tree_of(module)) if isinstance(node, ast.ClassDef)]
    assert [name for name in (*module.split("."), *classes) if words_of(name) & NAMES_THAT_SAY_NOTHING] == []


def words_of(name: str) -> set[str]:
    """The words in a name, `LayoutManager` or `layout_manager`, in small letters."""
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in name)
    return set(spaced.lower().replace("_", " ").split())


@every_module
def test_a_module_keeps_no_state(module: str) -> None:
    assert [node.names for node in ast.walk(tree_of(module)) if isinstance(node, ast.Global)] == []


@every_module
def test_a_module_can_be_read_in_one_sitting(module: str) -> None:
    lines = len(FILES[module].read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_SITTING or module in LONGER_FOR_A_REASON
