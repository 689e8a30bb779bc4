"""What a report is about, in one line."""

from orgdesigner.model.records import PROPOSAL_ID, Proposal
from orgdesigner.model.view import View


def about(view: View) -> str:
    """Return the school and which structure of it: "Hill School · Year two (proposal)"."""
    proposal = view.get(Proposal, PROPOSAL_ID)
    structure = f"{proposal.name} (proposal)" if proposal else "Current structure"
    return " · ".join(filter(None, (view.school.name, structure)))
