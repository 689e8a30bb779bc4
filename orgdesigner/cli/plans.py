"""Plans as the command line names them: a file, and one structure in it."""

from pathlib import Path

from orgdesigner.errors import UserError
from orgdesigner.model.document import CURRENT, Document
from orgdesigner.model.records import PROPOSAL_ID, Proposal
from orgdesigner.model.view import View
from orgdesigner.storage.plan_file import read_plan

JSON = ".json"


def plan_in(path: Path) -> Document:
    """Return the plan in a file, also in one that was exported as JSON.

    Raises UserError, in words, if there is none.
    """
    if path.suffix.lower() != JSON:
        return read_plan(path)
    from orgdesigner.exchange import json_plan
    from orgdesigner.exchange.incoming.source import read_source

    return Document(json_plan.read(read_source(path)))


def place_called(document: Document, name: str | None) -> str:
    """Return where a proposal of that name is, or the current structure if none is asked for.

    Capital letters don't matter. Raises UserError with the names there are if there is no such proposal.
    """
    if name is None:
        return CURRENT
    names = {place: title(document.view(place)) for place in document.places() if place != CURRENT}
    found = [place for place, each in names.items() if name.casefold() in (each.casefold(), place.casefold())]
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError(
            f"Several proposals are called “{name}”. Rename one, or say its id: {', '.join(found)}."
        )
    if not names:
        raise UserError("This plan has no proposals.")
    listed = ", ".join(f"“{each}”" for each in names.values())
    raise UserError(f"There is no proposal called “{name}”. The proposals are: {listed}.")


def title(view: View) -> str:
    """Return what a structure is called: the name of its proposal, or the current structure."""
    proposal = view.get(Proposal, PROPOSAL_ID)
    return proposal.name if proposal else "Current structure"
