"""The indexes that tell who leads, decides, coaches and meets: beside those of `relations`.

What most records are is left out of each, so that an ordinary edit alters none of them.
"""

import re
from typing import Any

from orgdesigner.model import records as r
from orgdesigner.model.index import Index, reference
from orgdesigner.model.words import Decides, Level, TeamKind, TeamLead

FORUMS_OF_TEAM = reference(r.Forum, "teams")
FORUMS_ATTENDED = reference(r.Forum, "attendees")
FORUMS_CHAIRED = reference(r.Forum, "chair")

_DEPUTY = re.compile(
    r"deputy head(teacher|master|mistress)?\b(?! of)|(deputy|vice)[- ]principal\b|dht\b|deputy$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(art|biology|business|chemistry|citizenship|computing|computer science|dance"
    r"|design|drama|economics|english|food|french|geography|german|history|humanities|ict|languages|latin"
    r"|literacy|maths|mathematics|media|mfl|music|numeracy|phonics|physical education|physics|psychology"
    r"|pe|pshe|re(?!-)|reading|religious education|science|sociology|spanish|technology|textiles|writing)\b",
    re.IGNORECASE,
)
_LEADS_ONE = re.compile(r"^(head|second) (of|in) |\b(lead|leader|co-?ordinator)\b", re.IGNORECASE)


def is_deputy(post: r.Post) -> bool:
    """Whether a senior post is the head's deputy by its title or role: not one of several of a year."""
    if post.level is not Level.SENIOR or post.external:
        return False
    return any(_DEPUTY.match(name) for name in (post.title, post.role_class))


def is_subject_role(post: r.Post) -> bool:
    """Whether a post leads on a subject of the curriculum, by its title."""
    return not post.external and bool(subject_of(post))


def subject_of(post: r.Post) -> str:
    """Return the subject that a post leads on, as its title has it, or "" if it leads on none."""
    # Most titles lack all three, and whether they do is told much faster than a pattern is sought.
    title = post.title.lower()
    if "ead" not in title and "second" not in title and "ordinator" not in title:
        return ""
    found = _SUBJECT.search(post.title) if _LEADS_ONE.search(post.title) else None
    return found.group() if found else ""


def is_self_led(team: r.Team) -> bool:
    """Whether a team says that it is co-led, or that it has no formal lead."""
    return team.lead is not TeamLead.ONE


def plain(text: str) -> str:
    """Return a responsibility as it is compared: without capitals and double spaces."""
    return " ".join(text.casefold().split())


def _leads(post: r.Post) -> bool:
    return post.is_leadership and not post.external


DEPUTIES = Index("deputies", r.Post, lambda post: [True] if is_deputy(post) else [], hinges_on="level")
SUBJECT_ROLES = Index("subject_roles", r.Post, lambda post: [True] if is_subject_role(post) else [])
WITHOUT_PURPOSE = Index(
    "without_purpose",
    r.Post,
    lambda post: [True] if _leads(post) and not post.purpose.strip() else [],
    hinges_on="level",
)
OWNERS = Index(
    "owners",
    r.Post,
    lambda post: [] if post.external else [plain(each) for each in post.responsibilities if each.strip()],
    hinges_on="responsibilities",
)
"""Posts by what each says that it alone answers for."""
RESPONSIBLE = Index(
    "responsible",
    r.Post,
    lambda post: (
        [post.level] if (post.responsibilities or post.shared_responsibilities) and not post.external else []
    ),
)
"""Posts that name a responsibility, their own or a shared one, by their level."""
DECIDING = Index(
    "deciding",
    r.Post,
    lambda post: [post.decides] if post.decides is not Decides.UNSTATED else [],
    hinges_on="decides",
)
POSTS_WITH_AUTHORITY = Index(
    "posts_with_authority",
    r.Post,
    lambda post: [True] if post.authority.strip() else [],
    hinges_on="authority",
)
TEAMS_WITH_AUTHORITY = Index(
    "teams_with_authority", r.Team, lambda team: [True] if team.authority.strip() else []
)
ASKING_TEAMS = Index("asking_teams", r.Team, lambda team: [True] if team.approvals is not None else [])
"""Teams that say how many approvals they need."""
SELF_LED_TEAMS = Index("self_led_teams", r.Team, lambda team: [team.id] if is_self_led(team) else [])
LEADING_A_LEADERSHIP_TEAM = Index(
    "leading_a_leadership_team",
    r.Team,
    lambda team: team.leads if team.team_kind is TeamKind.LEADERSHIP else (),
)
COACHING_LINKS = Index(
    "coaching_links",
    r.Link,
    lambda link: [True] if link.link_kind == r.COACHING else [],
    hinges_on="link_kind",
)
EARLY_CAREER = Index(
    "early_career", r.Person, lambda person: [True] if person.early_career else [], hinges_on="early_career"
)


INDEXES: tuple[Index[Any], ...] = (
    DEPUTIES,
    SUBJECT_ROLES,
    WITHOUT_PURPOSE,
    OWNERS,
    RESPONSIBLE,
    DECIDING,
    POSTS_WITH_AUTHORITY,
    TEAMS_WITH_AUTHORITY,
    ASKING_TEAMS,
    SELF_LED_TEAMS,
    LEADING_A_LEADERSHIP_TEAM,
    COACHING_LINKS,
    EARLY_CAREER,
)
