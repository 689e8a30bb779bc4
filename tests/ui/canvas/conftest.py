"""A canvas on a sketched school, shown in a window without a screen."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from orgdesigner.chart.picture import ChartView
from orgdesigner.ui.canvas.canvas import Canvas
from tests.ui.canvas.hand import SCHOOL, Hand, session_of

Show = Callable[..., Hand]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a sketch on a canvas of 1000 by 700 and gives a hand on it."""

    def shown(sketch: str = SCHOOL, view: ChartView = ChartView.REPORTING) -> Hand:
        canvas = Canvas(session_of(sketch))
        qtbot.addWidget(canvas)
        canvas.animated = False
        canvas.chart_view = view
        canvas.resize(1000, 700)
        with qtbot.waitActive(canvas):
            canvas.show()
            canvas.activateWindow()
        canvas.setFocus()
        canvas.viewport().repaint()
        return Hand(canvas)

    return shown


@pytest.fixture
def reporting(show: Show) -> Hand:
    return show(view=ChartView.REPORTING)


@pytest.fixture
def teams(show: Show) -> Hand:
    return show(view=ChartView.TEAMS)
