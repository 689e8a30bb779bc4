"""The layers of the house: who may import whom, and why."""

import ast
import re
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "orgdesigner"


class Layer(NamedTuple):
    """What a layer may import beside the standard library, itself and what everybody may; and the reason."""

    may_import: tuple[str, ...]
    because: str


BELOW_THE_WINDOW = tuple(
    f"orgdesigner.{layer}"
    for layer in ("model", "rules", "closing", "storage", "disclosure", "chart", "report", "exchange")
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
        ("orgdesigner.model", "pydantic", "pydantic_core", "sqlalchemy"),
        "the file format is a technology of its own, which no other layer has to know",
    ),
    "disclosure": Layer(
        ("orgdesigner.model",),
        "who may be told what is decided once, below everything that tells",
    ),
    "chart": Layer(
        ("orgdesigner.model", "orgdesigner.disclosure", "PySide6.QtCore", "PySide6.QtGui"),
        "one drawing code serves screen, paper, PDF and SVG, and widgets belong to the screen alone",
    ),
    "closing": Layer(
        ("orgdesigner.model", "orgdesigner.rules", "highspy", "numpy"),
        "one question of optimisation has a solver of its own, which no other layer has to know",
    ),
    "report": Layer(
        (
            *("orgdesigner.model", "orgdesigner.rules", "orgdesigner.chart", "orgdesigner.closing"),
            "orgdesigner.disclosure",
            *("PySide6.QtCore", "PySide6.QtGui"),
        ),
        "what is counted is worked out once, for screen and paper alike",
    ),
    "exchange": Layer(
        (
            *("orgdesigner.model", "orgdesigner.chart", "orgdesigner.rules", "orgdesigner.report"),
            "orgdesigner.disclosure",
            *("pydantic", "pydantic_core", "PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg"),
            *("python_calamine", "rapidfuzz", "xlsxwriter", "docx", "pptx", "pypdf", "lxml"),
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

CHART_MODULES_WITH_QT = (
    *("draw", "drawcards", "drawpage", "drawsigns", "farfaces", "ink", "mapnames", "marks", "patterns"),
    *("batches", "drawtiles", "shapes", "typeface"),
)
"""All others of the chart are geometry: values in, values out, tested without Qt."""

REPORT_MODULES_WITH_QT = ("draw", "drawscale", "marks")
"""All others of the reports are words, figures and geometry."""

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


def module_of(path: Path) -> str:
    """The dotted name that a file is imported by."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def layer_of(module: str) -> str:
    return module.split(".")[1]


FILES = {module_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(FILES[module].read_text(encoding="utf-8"))


@cache
def imports_of(module: str) -> tuple[str, ...]:
    """Every name that a module imports, wherever in it; `from package import name` is `package.name`."""
    names: list[str] = []
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names += (f"{node.module}.{alias.name}" for alias in node.names)
    return tuple(names)


def is_within(name: str, *modules: str) -> bool:
    """Whether an imported name is one of the modules, or something in one of them."""
    return any(f"{name}.".startswith(f"{module}.") for module in modules)


@pytest.mark.parametrize(("room", "other"), [("incoming", "outgoing"), ("outgoing", "incoming")])
def test_files_in_and_files_out_know_nothing_of_each_other(room: str, other: str) -> None:
    there = [module for module in FILES if module.startswith(f"orgdesigner.exchange.{room}.")]
    assert there
    beyond = f"orgdesigner.exchange.{other}"
    assert [each for each in there if any(name.startswith(beyond) for name in imports_of(each))] == []


def test_a_module_imports_only_what_its_layer_may() -> None:
    for module in FILES:
        layer = layer_of(module)
        assert layer in LAYERS, f"say in this file what the layer {layer} may import, and why"
        may_import, because = LAYERS[layer]
        allowed = (*sys.stdlib_module_names, *EVERYBODY_MAY_IMPORT, f"orgdesigner.{layer}", *may_import)
        forbidden = [name for name in imports_of(module) if not is_within(name, *allowed)]
        assert forbidden == [], f"{module}: {because}"


@pytest.mark.parametrize("banned", NOBODY_MAY_IMPORT)
def test_nobody_imports_what_would_break_a_promise(banned: str) -> None:
    breaking = [module for module in FILES if any(is_within(name, banned) for name in imports_of(module))]
    assert breaking == [], NOBODY_MAY_IMPORT[banned]


def test_the_geometry_of_the_chart_knows_no_qt() -> None:
    geometry = [
        module
        for module in FILES
        if layer_of(module) == "chart" and module.rpartition(".")[2] not in CHART_MODULES_WITH_QT
    ]
    assert [
        module for module in geometry if any(is_within(name, "PySide6") for name in imports_of(module))
    ] == []


def test_what_a_report_says_and_where_it_stands_knows_no_qt() -> None:
    plain = [
        module
        for module in FILES
        if layer_of(module) == "report" and module.rpartition(".")[2] not in REPORT_MODULES_WITH_QT
    ]
    assert [
        module for module in plain if any(is_within(name, "PySide6") for name in imports_of(module))
    ] == []


def test_names_say_what_a_thing_is() -> None:
    # Functions are left out: in a school, a post's `manager` is the post that it reports to.
    classes = {
        node.name for module in FILES for node in ast.walk(tree_of(module)) if isinstance(node, ast.ClassDef)
    }
    assert [name for name in (*FILES, *classes) if words_of(name) & NAMES_THAT_SAY_NOTHING] == []


def words_of(name: str) -> set[str]:
    """The words in a name, `LayoutManager` or `layout_manager`, in small letters."""
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in name)
    return set(re.split(r"[ ._]", spaced.lower()))


def test_a_module_keeps_no_state() -> None:
    stateful = [
        module for module in FILES if any(isinstance(node, ast.Global) for node in ast.walk(tree_of(module)))
    ]
    assert stateful == []


def test_a_module_can_be_read_in_one_sitting() -> None:
    lines = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in FILES.items()}
    assert {module: count for module, count in lines.items() if count > LONGEST_SITTING} == {}
