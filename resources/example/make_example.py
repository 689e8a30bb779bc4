"""Makes plan.json, the example school that comes with the program, from the texts beside this file.

    python -m resources.example.make_example

What the school is about is told in resources/guide/guide.md.
"""

from pathlib import Path

from orgdesigner.exchange.json_plan import write
from orgdesigner.model.document import CURRENT
from orgdesigner.model.edits.proposals import new_proposal
from orgdesigner.model.structure import Structure
from resources.example.current import current
from resources.example.year_one import year_one
from resources.example.year_two import year_two

PLAN = Path(__file__).with_name("plan.json")


def example() -> dict[str, Structure]:
    """Return the school as it is and its two proposals, by place."""
    as_it_is = current()
    first = proposal(as_it_is)
    year_one(first)
    second = proposal(first)
    year_two(second)
    return {CURRENT: as_it_is, "year-one": first, "year-two": second}


def proposal(school: Structure) -> Structure:
    """Return a proposal that changes nothing yet."""
    copy = Structure()
    copy.apply(new_proposal(school.view, "Proposal"))
    return copy


def plan() -> str:
    """Return the text of plan.json."""
    return write({place: structure.view for place, structure in example().items()})


if __name__ == "__main__":
    PLAN.write_text(plan(), "utf-8", newline="\n")
