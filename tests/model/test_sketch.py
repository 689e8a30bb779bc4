"""A sketch says everything about a structure, and is as legible as a picture."""

import pytest
from hypothesis import given

from orgdesigner.errors import UserError
from orgdesigner.model.sketch import parse, sketch
from orgdesigner.model.structure import Structure
from tests.model.strategies import structures


@given(structures())
def test_every_structure_comes_back_from_its_sketch(structure: Structure) -> None:
    assert parse(sketch(structure.view)).view == structure.view
