"""On a screen of 150 or 200 % the chart has the same faces, in the same size, and is painted sharp."""

import json
import os
import subprocess
import sys

import pytest

from orgdesigner.chart.detail import SMALLEST_TEXT

FACES = {0.25: "BLOCK", 0.5: "SHORT_TITLE", 0.75: "TITLE_AND_NAME", 1.0: "FULL"}

SHARP = 0.004
"""The share of pixels that may differ from cards painted straight onto the screen: dashes begin elsewhere.

At 150 % lines a pixel wide fall between pixels, so that a tree, which is mostly lines, is not compared.
"""


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_faces_are_the_same_and_sharp_at_any_scale_of_the_screen(scale: float) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.canvas.at_device_scale"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {(each["zoom"], each["face"]) for each in told} == set(FACES.items())
    for each in told:
        assert each["ratio"] == scale
        assert each["pixels"] == [round(length * scale) for length in each["size"]]
        assert each["smallest"] is None or each["smallest"] >= SMALLEST_TEXT - 0.01
        if each["zoom"] == 1 and (each["view"] != "reporting" or scale == 2):
            assert each["unlike"] < SHARP, each
