"""Every test that the table of the canvas names is there, and every row has one."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
ROWS = [
    line
    for line in (ROOT.parent / "docs" / "canvas.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d+ \|", line)
]


def test_there_are_twenty_seven_rows() -> None:
    assert [int(row.split("|")[1]) for row in ROWS] == list(range(1, 28))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[2].strip())
def test_the_tests_of_a_row_are_there(row: str) -> None:
    *_, proof, _ = row.split("|")
    parts = [part for part in proof.split("·") if part.strip()]
    assert parts, "no test is named"
    for part in parts:
        (file,) = re.findall(r"`([^`]+)`", part)
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        written = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        named = set(re.findall(r"\btest_\w+", part.replace(f"`{file}`", "")))
        assert named, f"no test of {file} is named"
        assert named <= written
