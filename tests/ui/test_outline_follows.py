"""After any edits the outline says what one made anew says, and an edit costs what it alters."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget

from orgdesigner.chart.picture import ChartView
from orgdesigner.errors import EditRefused
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.records import Post
from orgdesigner.model.sketch import parse
from orgdesigner.model.structure import Structure
from orgdesigner.rules.base import Subject
from orgdesigner.rules.engine import Engine
from orgdesigner.rules.rollup import Badge, Rollup, team
from orgdesigner.ui.panels.outline import OutlineModel
from orgdesigner.ui.panels.outline_badges import OutlineBadges
from orgdesigner.ui.panels.outline_tree import Node, outline
from tests.rules.examples import TODAY
from tests.rules.histories import schools, telling_edit
from tests.ui.conftest import MakeWindow

Said = tuple[str, str, bool, tuple["Said", ...]]


def said(node: Node) -> Said:
    """What a line and all those below it say."""
    below = tuple(said(child) for child in node.children)
    return node.key, node.text, node.has_children, below


def through_qt(model: OutlineModel, index: QModelIndex) -> tuple[object, ...]:
    """What Qt is told of a line and all those below it."""
    rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
    assert all(model.parent(row) == index for row in rows)
    return model.node(index).key, index.data(), tuple(through_qt(model, row) for row in rows)


def fresh(node: Node) -> tuple[object, ...]:
    return node.key, node.text or None, tuple(fresh(child) for child in node.children)


@given(structure=schools(), data=st.data())
def test_after_any_edits_the_outline_is_that_of_the_structure(
    qapp: QApplication, structure: Structure, data: DataObject
) -> None:
    owner = QWidget()
    view = structure.view
    shape = data.draw(st.sampled_from(list(ChartView)))
    model = OutlineModel(owner)
    model.show(outline(view, shape))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    done: list[Change] = []
    for _ in range(data.draw(st.integers(1, 6))):
        _open_some(model, QModelIndex(), data)
        with suppress(EditRefused):
            back = bool(done) and data.draw(st.sampled_from([True, False]))
            change = done.pop().inverse if back else telling_edit(data, view, ())
            structure.apply(change)
            if not back:
                done.append(change)
            model.follow(outline(view, shape), view, change)
    assert through_qt(model, QModelIndex()) == fresh(outline(view, shape))


def _open_some(model: OutlineModel, index: QModelIndex, data: DataObject) -> None:
    for row in range(model.rowCount(index)):
        if data.draw(st.booleans()):
            _open_some(model, model.index(row, 0, index), data)


def _large() -> Structure:
    """Two hundred leaders with ten posts each."""
    lines = ['school "S"', 'post head "Headteacher" head']
    for leader in range(200):
        lines.append(f'  post l{leader} "Leader {leader}" middle')
        lines += [f'    post p{leader}x{number} "Teacher"' for number in range(10)]
    return parse("\n".join(lines))


def test_a_title_is_looked_for_among_the_lines_beside_it_and_nowhere_else(qapp: QApplication) -> None:
    structure, owner = _large(), QWidget()
    model = OutlineModel(owner)
    root = outline(structure.view, ChartView.REPORTING)
    model.show(root)
    said(root)  # every line is known
    reset, told = [], []
    model.modelReset.connect(lambda: reset.append(1))
    model.rowsInserted.connect(lambda *_: reset.append(2))
    model.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    before = {id(each) for lines in root.lines.values() for each in lines}
    post = structure.view.need(Post, "p7x3")
    change = set_fields(structure.view, post, title="Librarian")
    structure.apply(change)
    model.follow(outline(structure.view, ChartView.REPORTING), structure.view, change)
    assert reset == []
    assert told == [(0, 9)]
    assert {id(each) for lines in root.lines.values() for each in lines} == before


def test_only_the_lines_that_move_come_and_go(qapp: QApplication) -> None:
    structure, owner = _large(), QWidget()
    model = OutlineModel(owner)
    root = outline(structure.view, ChartView.REPORTING)
    model.show(root)
    said(root)
    moved: list[tuple[str, int]] = []
    model.rowsInserted.connect(lambda _at, first, last: moved.append(("in", last - first + 1)))
    model.rowsRemoved.connect(lambda _at, first, last: moved.append(("out", last - first + 1)))
    change = report_to(structure.view, ["p7x3"], "l9")
    structure.apply(change)
    model.follow(outline(structure.view, ChartView.REPORTING), structure.view, change)
    assert sorted(moved) == [("in", 1), ("out", 1)]
    assert said(root) == said(outline(structure.view, ChartView.REPORTING))


def test_a_branch_that_moves_stays_open(make_window: MakeWindow) -> None:
    window = make_window(
        sketch='school "S"\npost head "Headteacher" head\n  post a "A"\n    post b "B"\n      post c "C"\n'
        '  post z "Z"\n    post y "Y"\n'
    )
    window.views.view_reporting()
    tree, model = window.outline.tree, window.outline.tree.model()
    assert isinstance(model, OutlineModel)

    def line(post: str) -> QModelIndex:
        said(model.node(QModelIndex()))  # every line is known
        [node] = model.lines_of(Subject("post", post))
        return model.index_of(node)

    for post in ("head", "a", "b", "z"):
        tree.expand(line(post))
    window.session.perform(lambda view: report_to(view, ["b"], "z"))
    assert line("b").parent() == line("z")
    assert tree.isExpanded(line("b"))
    assert tree.isExpanded(line("z"))


@given(structure=schools(), opened=st.booleans())
def test_a_line_speaks_for_all_that_stands_beneath_it(structure: Structure, *, opened: bool) -> None:
    view = structure.view
    findings = Engine(structure, today=TODAY).findings
    badges, rollup = OutlineBadges(view, findings), Rollup(findings)

    def beneath(line: Node) -> set[Subject]:
        own = {line.subject} if line.subject is not None else set()
        if line.subject is not None and line.subject.kind == "team":
            return {*own, *team(view, line.subject.id)}
        return own.union(*(() if line.is_open else map(beneath, line.children)))

    for shape in ChartView:
        for line in _all(outline(view, shape)):
            line.is_open = opened
            about = rollup.about(*beneath(line))
            assert badges.badge(line) == Badge.of(about)
            if about:
                assert badges.words(line).endswith(f": {about[0].message}")


@given(structure=schools(), data=st.data())
@settings(max_examples=40)
def test_badges_that_follow_are_those_of_a_new_outline(structure: Structure, data: DataObject) -> None:
    engine = Engine(structure, today=TODAY)
    badges = OutlineBadges(structure.view, engine.findings)
    for _ in range(data.draw(st.integers(1, 5))):
        _badges(badges, structure)
        with suppress(EditRefused):
            change = telling_edit(data, structure.view, engine.findings)
            structure.apply(change)
            badges.follow(change)
            engine.hear(change)
            badges.hear(engine.findings)
    assert _badges(badges, structure) == _badges(OutlineBadges(structure.view, engine.findings), structure)


def _badges(badges: OutlineBadges, structure: Structure) -> list[tuple[Badge | None, str]]:
    """What is said of every line of every outline while all of them are closed."""
    lines = (line for shape in ChartView for line in _all(outline(structure.view, shape)))
    return [(badges.badge(line), badges.words(line)) for line in lines]


def _all(line: Node) -> list[Node]:
    return [each for child in line.children for each in (child, *_all(child))]
