"""Year two: the second proposal, made by edits of the first."""

from orgdesigner.model import records as r
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.edits.posts import add_post, remove_posts
from orgdesigner.model.edits.rounds import add_round
from orgdesigner.model.edits.teams import remove_team
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import AllowanceBasis
from resources.example.editing import alter, appoint, make, pay
from resources.example.texts import read

WORDS = read("year_two.toml")
STARTS = WORDS["proposal"]["starts"]


def year_two(school: Structure) -> None:
    """Make the first proposal into the second."""
    alter(school, r.Proposal, r.PROPOSAL_ID, **WORDS["proposal"])
    what_has_ended(school)
    a_third_post_reserved(school)
    another_secondment(school)
    vacancies_filled(school)
    research(school)
    seats_to_learn_in(school)
    appointments(school)


def what_has_ended(school: Structure) -> None:
    """The wellbeing project and the group that wrote the scheme of appraisal have done their work."""
    make(school, remove_posts, ["wellbeing-1", "wellbeing-2"])
    make(school, remove_team, "wellbeing")
    make(school, remove_team, "staff-effectiveness")


def a_third_post_reserved(school: Structure) -> None:
    """A third Grassroots Leader comes from the support staff, paid through the contract by an oversight."""
    alter(school, r.Post, "gl-5", **WORDS["mentoring"])
    appoint(school, "p-hartnell-l", "gl-5", starts=STARTS)
    pay(school, "gl-5", starts=STARTS, basis=AllowanceBasis.CONTRACT, **WORDS["mentoring_pay"])


def another_secondment(school: Structure) -> None:
    """Somebody else from the support staff joins the senior leadership team for a year."""
    alter(school, r.Post, "asl", **WORDS["asl"])
    appoint(school, "p-denholm-p", "asl", starts=STARTS)


def vacancies_filled(school: Structure) -> None:
    """Year 9 has an assistant again, and the Data Manager a second."""
    appoint(school, "p-obiora-e", "ahoy-9", starts=STARTS)
    alter(school, r.Post, "ahoy-9", pay_point="19")
    make(school, remove_posts, ["cover-2"])
    alter(school, r.Post, "data-manager", second="examinations-officer")


def research(school: Structure) -> None:
    """Somebody is in charge of research, for a year."""
    make(school, add_post, **WORDS["research"])
    appoint(school, "p-ifeanyi-a", "research", starts=STARTS)
    pay(school, "research", starts=STARTS, **WORDS["research_pay"])


def seats_to_learn_in(school: Structure) -> None:
    """Each leadership team has a seat that goes round."""
    for said in WORDS["seat"]:
        team, person = said["team"], said["person"]
        make(school, join_team, [], team, people=[person])
        alter(school, r.Membership, f"member:{team}:{person}", reason=said["reason"], **WORDS["seats"])


def appointments(school: Structure) -> None:
    """The rounds in which Grassroots Leaders were appointed are on record."""
    for said in WORDS["round"]:
        make(school, add_round, **said)
