"""What an audience is told of a plan, as JSON: a plan in its own right, which opens and fits the same schema.

The current structure and the proposal are as their audience may see them, ids and all.
"""

from orgdesigner.exchange.json_plan import write
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.exchange.steps import Step
from orgdesigner.model.document import CURRENT

PROPOSED = "proposal"
"""The place of the proposal in the plan that is written."""


def plan_json(told: Told, step: Step) -> bytes:
    """Return the plan: the structure, or a proposal with the current structure that it starts from."""
    views = {CURRENT: told.view} if told.before is None else {CURRENT: told.before, PROPOSED: told.view}
    step(0.0)
    text = write(views)
    step(1.0)
    return text.encode()
