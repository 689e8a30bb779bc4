"""Year one: the first proposal, made by edits of the school as it is."""

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.edits.coaching import coached_by
from orgdesigner.model.edits.forums import add_forum, add_slot
from orgdesigner.model.edits.memberships import join_team
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.edits.people import vacate
from orgdesigner.model.edits.posts import add_post, remove_posts
from orgdesigner.model.edits.priorities import contribute, make_accountable
from orgdesigner.model.edits.teams import add_team, remove_team
from orgdesigner.model.structure import Structure
from orgdesigner.model.words import Access, AllowanceBasis
from resources.example.editing import alter, appoint, make, pay
from resources.example.texts import read

WORDS = read("year_one.toml")
STARTS = WORDS["proposal"]["starts"]


def year_one(school: Structure) -> None:
    """Make the school as it is into the first proposal."""
    alter(school, r.Proposal, r.PROPOSAL_ID, **WORDS["proposal"])
    alter(school, r.School, r.SCHOOL_ID, **WORDS["school"])
    three_teams(school)
    fewer_people_for_the_head_to_manage(school)
    grassroots_leaders(school)
    two_priorities_each(school)
    a_secondment_for_support_staff(school)
    years_open_to_everybody(school)
    equal_money(school)
    nobody_left_out(school)
    meetings(school)
    coaches(school)


def three_teams(school: Structure) -> None:
    """One leadership team becomes three, each led by a deputy, with a committee and authority of its own."""
    make(school, remove_team, "slt")
    alter(school, r.Team, "pedagogy", **WORDS["pedagogy"])
    for said in WORDS["team"]:
        make(school, add_team, **said)
    for team, members in WORDS["members"].items():
        make(school, join_team, members, team)


def fewer_people_for_the_head_to_manage(school: Structure) -> None:
    """The headteacher manages the deputies, the business manager and her PA, and lets go of the rest."""
    for manager, posts in WORDS["reports"].items():
        make(school, report_to, posts, manager)
    alter(school, r.Post, "dht-achievement", "dht-pedagogy", "dht-partnerships", **WORDS["deputy"])


def grassroots_leaders(school: Structure) -> None:
    """Seven Grassroots Leaders over three teams take the place of six Pedagogy Leaders in one."""
    pedagogy_leaders = relations.posts_of_class(school.view, "Pedagogy Leader")
    make(school, remove_posts, [post.id for post in pedagogy_leaders])
    for said in WORDS["grassroots"]:
        post, holder = said["post"]["post_id"], said["holder"]
        limit = WORDS["reserved"] if said.get("reserved") else {}
        make(school, add_post, **said["post"], **WORDS["grassroots_leader"], **limit)
        appoint(school, holder, post, starts=STARTS)
        pay(school, post, starts=STARTS, **WORDS["grassroots_leader_pay"])


def two_priorities_each(school: Structure) -> None:
    """Each deputy answers for two of the six priorities, and others join in."""
    for said in WORDS["priority"]:
        priority = f"priority:{said['number']}"
        make(school, make_accountable, priority, said["accountable"])
        make(school, contribute, priority, said["joined_by"])


def a_secondment_for_support_staff(school: Structure) -> None:
    """The place on the senior leadership team that teachers had for three years goes to support staff."""
    alter(school, r.Post, "asl", **WORDS["asl"])
    appoint(school, "p-osei-f", "asl", starts=STARTS)


def years_open_to_everybody(school: Structure) -> None:
    """Anybody can be Head of Year or assistant, and two internal promotions make room for two new ones."""
    years = [f"{post}-{year}" for year in range(7, 12) for post in ("hoy", "ahoy")]
    alter(school, r.Post, *years, access=Access.ALL, access_reason="")
    for teacher, promoted_to, leaves in WORDS["promotions"]:
        appoint(school, teacher, promoted_to, starts=STARTS)
        make(school, remove_posts, [leaves])
    alter(school, r.Allowance, "TLR2:second-mathematics", **WORDS["second_mathematics_pay"])
    alter(school, r.Post, "hoy-9", **WORDS["head_of_year_9"])
    appoint(school, "p-sahota-a", "hoy-9", starts=STARTS)
    pay(school, "hoy-9", starts=STARTS, **WORDS["head_of_year_pay"])
    appoint(school, "p-brannigan-a", "hoy-10", starts=STARTS)
    make(school, vacate, "ahoy-9")


def equal_money(school: Structure) -> None:
    """The two Wellbeing Project Leads do equal work, and now receive equal money."""
    alter(school, r.Allowance, "RR:wellbeing-2", annual=1500, basis=AllowanceBasis.FLAT)


def nobody_left_out(school: Structure) -> None:
    """Whoever was in no team joins one, and staff of all kinds write one scheme of appraisal for all."""
    make(school, join_team, ["attendance"], "student-services")
    make(school, join_team, ["librarian"], "english")
    make(school, add_team, **WORDS["working_group"])
    make(school, join_team, WORDS["writers_of_the_scheme"], "staff-effectiveness")


def meetings(school: Structure) -> None:
    """Team leaders meet the headteacher weekly; the SLT meets fortnightly, half an hour for each team."""
    alter(school, r.Forum, "slt-meeting", **WORDS["slt_meeting"])
    for said in WORDS["forum"]:
        make(school, add_forum, **said)
    for team in ("achievement", "pedagogy", "partnerships"):
        make(school, add_slot, "slt-meeting", team, minutes=30)
        make(school, add_slot, "training-day", team, minutes=20)


def coaches(school: Structure) -> None:
    """Coaching begins with those who asked for it, teaching assistants and a cover supervisor included."""
    for coach, coached in WORDS["coaching"].items():
        make(school, coached_by, coached, coach)
