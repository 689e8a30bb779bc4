"""A school's folder with a plan in it, and a store that is the test's own."""

from pathlib import Path

import pytest

from orgdesigner.storage.plan_file import write_plan
from tests.storage.plans import a_document


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The small school's file, in a folder of its own."""
    path = tmp_path / "school" / "plan.orgplan"
    path.parent.mkdir()
    write_plan(a_document(), path)
    return path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"
