"""The questions that a structure answers about itself, each through an index.

The indexes tell readers exactly when an answer may have changed. Lists come in the user's stored order.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any, TypeVar, cast

from orgdesigner.model import leading
from orgdesigner.model import records as r
from orgdesigner.model.index import REFERENCES, Index, reference
from orgdesigner.model.limited import LIMITS
from orgdesigner.model.view import View
from orgdesigner.model.words import TLRS, Access, Distribution, Level, PayArea, PayTerms, StaffGroup, TeamKind

R = TypeVar("R", bound=r.Record)

LINE_UPWARD = Index("line_upward", r.Link, lambda link: [link.lower] if link.link_kind == r.LINE else [])
LINE_DOWNWARD = Index("line_downward", r.Link, lambda link: [link.upper] if link.link_kind == r.LINE else [])
TIES_UPWARD = Index(
    "ties_upward",
    r.Link,
    lambda link: [link.lower] if link.link_kind != r.LINE else [],
    hinges_on="link_kind",
)
TIES_DOWNWARD = Index(
    "ties_downward",
    r.Link,
    lambda link: [link.upper] if link.link_kind != r.LINE else [],
    hinges_on="link_kind",
)
HOLDINGS_OF_POST = reference(r.Holding, "post")
HOLDINGS_OF_PERSON = reference(r.Holding, "person")
ALLOWANCES_OF_POST = reference(r.Allowance, "post")
MEMBERS_OF_TEAM = reference(r.Membership, "team")
TEAMS_OF_POST = reference(r.Membership, "post")
TEAMS_OF_PERSON = reference(r.Membership, "person")
TEAMS_LED = reference(r.Team, "leads")
TEAMS_WITHIN = reference(r.Team, "parent")
ACCOUNTABLE_FOR = reference(r.Priority, "accountable")
CONTRIBUTES_TO = reference(r.Priority, "contributing")
ROLE_CLASS = Index(
    "role_class", r.Post, lambda post: [post.role_class] if post.role_class else [], hinges_on="role_class"
)
LEADERSHIP_CLASS = Index(
    "leadership_class", r.Post, lambda post: [post.role_class] if _leads(post) else [], hinges_on="level"
)
LIMITED_IN_CLASS = Index(
    "limited_in_class",
    r.Post,
    lambda post: [(post.role_class, post.access)] if _leads(post) and post.access is not Access.ALL else [],
    hinges_on="access",
)
STATED_IN_CLASS = Index(
    "stated_in_class",
    r.Post,
    lambda post: [post.role_class] if _leads(post) and _states_all_three(post) else [],
    hinges_on="level",
)
POSTS_AT_LEVEL = Index(
    "posts_at_level",
    r.Post,
    lambda post: [post.level] if post.is_leadership and not post.external else [],
    hinges_on="level",
)
WITHOUT_REASON_FOR_NO_PRIORITY = Index(
    "without_reason_for_no_priority",
    r.Post,
    lambda post: (
        [post.role_class]
        if post.level in (Level.SENIOR, Level.MIDDLE)
        and not post.external
        and not post.without_priority.strip()
        else []
    ),
    hinges_on="level",
)
DISTRIBUTED = Index(
    "distributed",
    r.Post,
    lambda post: [post.distribution] if post.distribution is not Distribution.UNSTATED else [],
    hinges_on="distribution",
)
CRITICAL_KNOWN_TO = Index(
    "critical_known_to",
    r.Post,
    lambda post: {each: None for each in (post.id, post.second) if each} if post.critical else [],
    hinges_on="critical",
)
"""Critical posts by the posts whose holders can do them: their own id and that of their second."""

SECOND_OF = reference(r.Post, "second")
APPRAISED_BY = Index(
    "appraised_by",
    r.Post,
    lambda post: [post.appraisal.strip()] if post.appraisal.strip() and not post.external else [],
    hinges_on="appraisal",
)
ROUNDS_OF_CLASS = Index(
    "rounds_of_class", r.AppointmentRound, lambda each: [each.role_class] if each.role_class else []
)
LEADERSHIP_TEAMS = Index(
    "leadership_teams",
    r.Team,
    lambda team: [team.parent or ""] if team.team_kind is TeamKind.LEADERSHIP else [],
)
SUPPORT_STAFF = Index(
    "support_staff", r.Person, lambda person: [person.id] if person.staff_group is StaffGroup.SUPPORT else []
)
STAFF_GROUP = Index("staff_group", r.Person, lambda person: [person.staff_group])
EXTERNAL_POSTS = Index(
    "external_posts", r.Post, lambda post: [True] if post.external else [], hinges_on="external"
)
PAY_SETTINGS = Index(
    "pay_settings", r.School, lambda school: [(school.pay_terms, school.pay_year, school.pay_area)]
)
POINTS_OF_POSTS = Index(
    "points_of_posts",
    r.Post,
    lambda post: [(post.pay_scale, post.pay_point)] if post.pay_point else [],
    hinges_on="pay_point",
)
POINTS_OF_HOLDINGS = Index(
    "points_of_holdings",
    r.Holding,
    lambda held: [(held.pay_scale, held.pay_point)] if held.pay_point else [],
    hinges_on="pay_point",
)
QUALIFIED = Index("qualified", r.Person, lambda person: [True] if person.qts else [], hinges_on="qts")
TLRS_PAID = Index("tlrs_paid", r.Allowance, lambda paid: [True] if paid.allowance_kind in TLRS else [])
ALLOWANCES_WITHOUT_REASON = Index(
    "allowances_without_reason",
    r.Allowance,
    lambda paid: [paid.allowance_kind] if not paid.reason.strip() else [],
)
ALLOWANCES_WITHOUT_END = Index(
    "allowances_without_end", r.Allowance, lambda paid: [paid.allowance_kind] if paid.ends is None else []
)
WAIVERS_OF_RULE = Index("waivers_of_rule", r.Waiver, lambda waiver: [waiver.rule])
SETTINGS_OF_RULE = Index("settings_of_rule", r.RuleSetting, lambda setting: [setting.rule])
SLOTS_OF_FORUM = reference(r.Slot, "forum")
SLOTS_OF_TEAM = reference(r.Slot, "team")

INDEXES: tuple[Index[Any], ...] = (
    LINE_UPWARD,
    LINE_DOWNWARD,
    TIES_UPWARD,
    TIES_DOWNWARD,
    ROLE_CLASS,
    LEADERSHIP_CLASS,
    LIMITED_IN_CLASS,
    STATED_IN_CLASS,
    POSTS_AT_LEVEL,
    WITHOUT_REASON_FOR_NO_PRIORITY,
    DISTRIBUTED,
    CRITICAL_KNOWN_TO,
    APPRAISED_BY,
    ROUNDS_OF_CLASS,
    LEADERSHIP_TEAMS,
    SUPPORT_STAFF,
    STAFF_GROUP,
    EXTERNAL_POSTS,
    PAY_SETTINGS,
    POINTS_OF_POSTS,
    POINTS_OF_HOLDINGS,
    QUALIFIED,
    TLRS_PAID,
    ALLOWANCES_WITHOUT_REASON,
    ALLOWANCES_WITHOUT_END,
    WAIVERS_OF_RULE,
    SETTINGS_OF_RULE,
    *leading.INDEXES,
    *LIMITS,
    *REFERENCES,
)


def manager(view: View, post_id: str) -> r.Post | None:
    """The post that a post reports to, or None."""
    links = view.find(LINE_UPWARD, post_id)
    return view.need(r.Post, links[0].upper) if links else None


def managers_upward(view: View, post_id: str) -> Iterator[r.Post]:
    """Yield the post above, the one above that, and so on to the top."""
    above = manager(view, post_id)
    while above is not None:
        yield above
        above = manager(view, above.id)


def reports(view: View, post_id: str) -> list[r.Post]:
    """The posts that report to a post, in stored order."""
    found = (view.need(r.Post, link.lower) for link in view.find(LINE_DOWNWARD, post_id))
    return sorted(found, key=in_order)


def below(view: View, post_id: str) -> Iterator[r.Post]:
    """Yield every post below a post, each branch from the top down."""
    waiting = reports(view, post_id)[::-1]
    while waiting:
        post = waiting.pop()
        yield post
        waiting.extend(reports(view, post.id)[::-1])


def in_none(view: View, record_type: type[R], *indexes: Index[Any]) -> list[R]:
    """The records of a kind that none of some indexes has something about, in no stated order.

    Reads every record of the kind, but asks no index about each: that takes ten times as long.
    """
    known = set(chain.from_iterable(view.keys(index) for index in indexes))
    return [record for record in view.all(record_type) if record.id not in known]


def roots(view: View) -> list[r.Post]:
    """The posts that report to nobody, in stored order. Reads every post."""
    return sorted(in_none(view, r.Post, LINE_UPWARD), key=in_order)


def holdings(view: View, post_id: str) -> list[r.Holding]:
    """Who is in a post, largest share first."""
    return sorted(view.find(HOLDINGS_OF_POST, post_id), key=lambda holding: (-holding.share, holding.id))


def holders(view: View, post_id: str) -> list[r.Person]:
    """The people in a post, largest share first."""
    return [view.need(r.Person, holding.person) for holding in holdings(view, post_id)]


def staff_group(view: View, person_id: str) -> StaffGroup:
    """The staff group of a person; whoever asks this hears of nothing else about the person."""
    return StaffGroup.SUPPORT if view.count(SUPPORT_STAFF, person_id) else StaffGroup.TEACHING


def members(view: View, team_id: str) -> list[r.Membership]:
    """The memberships of a team, in stored order."""
    return sorted(
        view.find(MEMBERS_OF_TEAM, team_id), key=lambda membership: (membership.order, membership.id)
    )


def teams(view: View) -> list[r.Team]:
    """All teams, in stored order."""
    return sorted(view.all(r.Team), key=lambda team: (team.order, team.id))


def teams_within(view: View, team_id: str) -> list[r.Team]:
    """The teams that are part of a team, in stored order."""
    return sorted(view.find(TEAMS_WITHIN, team_id), key=lambda team: (team.order, team.id))


def teams_of_post(view: View, post_id: str) -> list[r.Team]:
    """The teams that a post is a member of or leads, in stored order."""
    found = {membership.team for membership in view.find(TEAMS_OF_POST, post_id)}
    found |= {team.id for team in view.find(TEAMS_LED, post_id)}
    return sorted((view.need(r.Team, team_id) for team_id in found), key=lambda team: (team.order, team.id))


def priorities(view: View) -> list[r.Priority]:
    """The priorities of the School Improvement Plan, by number."""
    return sorted(view.all(r.Priority), key=lambda priority: (priority.number, priority.id))


def forums(view: View) -> list[r.Forum]:
    """All meetings, in stored order."""
    return sorted(view.all(r.Forum), key=lambda forum: (forum.order, forum.id))


def posts_of_class(view: View, role_class: str) -> list[r.Post]:
    """The posts that are the same job, in stored order."""
    return sorted(view.find(ROLE_CLASS, role_class), key=in_order)


def headcount(view: View) -> dict[StaffGroup, int]:
    """How many staff each group has: the school's own figure, or where there is none the people drawn."""
    return {
        group: staff_drawn(view, group) if count is None else count
        for group, count in stated_headcount(view).items()
    }


def stated_headcount(view: View) -> dict[StaffGroup, int | None]:
    """How many staff each group has in the school's own words; None where it does not say."""
    school = view.school
    return {StaffGroup.TEACHING: school.teaching_headcount, StaffGroup.SUPPORT: school.support_headcount}


def staff_drawn(view: View, group: StaffGroup) -> int:
    """How many people of a staff group are drawn, without those who hold posts only outside the school."""
    return view.count(STAFF_GROUP, group) - len(outsiders(view, group))


def outsiders(view: View, group: StaffGroup) -> list[str]:
    """The people of a staff group, by id, who hold posts outside the school and none inside it."""
    external = set(view.ids(EXTERNAL_POSTS, True))
    people = {holding.person for post_id in external for holding in view.find(HOLDINGS_OF_POST, post_id)}
    return sorted(
        person
        for person in people
        if staff_group(view, person) is group
        and all(holding.post in external for holding in view.find(HOLDINGS_OF_PERSON, person))
    )


def part_of_full_time(view: View, holding: r.Holding) -> Decimal:
    """The part of a full-time week that a holder of a post works in it.

    It is the post's FTE times the holder's share; on a card that stands for several like posts, whose shares
    come to more than 1, nobody works more than one of them.
    """
    fte = view.need(r.Post, holding.post).fte
    shares = sum((each.share for each in view.find(HOLDINGS_OF_POST, holding.post)), Decimal(0))
    return min(fte, Decimal(1)) * holding.share if shares > 1 else min(fte * holding.share, Decimal(1))


def pay_settings(view: View) -> tuple[PayTerms, str, PayArea]:
    """The school's pay terms, pay year and pay area; whoever asks this hears of nothing else about it."""
    (settings,) = cast("tuple[tuple[PayTerms, str, PayArea], ...]", view.keys(PAY_SETTINGS))
    return settings


def is_on_national_terms(view: View) -> bool:
    """Whether the school pays its teachers under national terms."""
    return pay_settings(view)[0] is PayTerms.STPCD


def in_order(post: r.Post) -> tuple[int, str]:
    """The sort key of posts: the user's order, and the id where that is the same."""
    return post.order, post.id


def _leads(post: r.Post) -> bool:
    return bool(post.role_class) and post.is_leadership and not post.external


def _states_all_three(post: r.Post) -> bool:
    return all(text.strip() for text in (post.authority, post.autonomy, post.accountability))
