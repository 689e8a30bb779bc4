"""The example school as its file says, by structure."""

from orgdesigner.assets import resource
from orgdesigner.exchange.json_plan import read
from orgdesigner.model.document import CURRENT
from orgdesigner.model.view import View

PLACES = (CURRENT, "year-one", "year-two")
PLAN = resource("example", "plan.json").read_bytes()
STRUCTURES = read(PLAN)


def of(place: str) -> View:
    """Return what a structure of the example holds."""
    return STRUCTURES[place].view
