"""The frozen records that a structure is made of.

Every field has a title, which is its label on screen, and where it helps a description, which is its
explanation. A record never changes: `evolve` gives a new, validated one.
"""

from decimal import Decimal
from typing import ClassVar, Self

from pydantic import Field, model_validator

from orgdesigner.model import fields as f
from orgdesigner.model import words as w
from orgdesigner.model.record import Record as Record
from orgdesigner.model.record import RefField as RefField
from orgdesigner.model.record import Value as Value
from orgdesigner.model.record import build as build
from orgdesigner.model.record import ref_fields as ref_fields
from orgdesigner.model.record import references as references
from orgdesigner.model.values import COACHING as COACHING
from orgdesigner.model.values import LINE as LINE
from orgdesigner.model.values import LINK_NAMES as LINK_NAMES
from orgdesigner.model.values import CharacteristicCount as CharacteristicCount
from orgdesigner.model.values import Limit as Limit
from orgdesigner.model.values import LinkName as LinkName


class School(Record):
    """The school as a whole; every structure has exactly one, and its id is SCHOOL_ID."""

    kind: ClassVar[str] = "school"
    noun: ClassVar[str] = "school"

    name: f.Title = Field("School", title="Name of the school")
    phase: w.Phase = Field(w.Phase.SECONDARY, title="Phase")
    pay_area: w.PayArea = Field(w.PayArea.REST_OF_ENGLAND, title="Pay area")
    pay_year: f.Line = Field("2026-27", title="Pay year", description="The year of the pay tables to use")
    pay_terms: w.PayTerms = Field(w.PayTerms.STPCD, title="Pay terms for teachers")
    teaching_headcount: f.Count | None = Field(
        None, title="Teaching staff (headcount)", description="All of them, even where not everyone is drawn"
    )
    support_headcount: f.Count | None = Field(
        None, title="Support staff (headcount)", description="All of them, even where not everyone is drawn"
    )
    pension_rate_support: f.Fraction | None = Field(
        None,
        title="Employer's pension rate, support staff",
        description="From your pension fund's rates certificate, as a fraction (0.2 is 20 %)",
    )
    link_names: tuple[LinkName, ...] = Field(LINK_NAMES, title="Kinds of link")
    committees: tuple[f.Title, ...] = Field((), title="Governors' committees")
    distribution_phase: w.DistributionPhase = Field(
        w.DistributionPhase.UNSTATED, title="Phase of distribution", description="MacBeath's three phases"
    )
    notes: f.Text = Field("", title="Notes")


SCHOOL_ID = "school"


class Proposal(Record):
    """What names a proposed structure; the current structure has none. Its id is PROPOSAL_ID."""

    kind: ClassVar[str] = "proposal"
    noun: ClassVar[str] = "proposal"

    name: f.Title = Field(title="Name of the proposal")
    starts: f.Day | None = Field(None, title="Takes effect on")
    milestones: tuple[f.Title, ...] = Field(
        (), title="Milestones", description="Such as: 1 December 2026, the first hundred days are over"
    )
    order: f.Order = Field(0, title="Order")
    notes: f.Text = Field("", title="Notes")


PROPOSAL_ID = "proposal"


class Team(Record):
    """People and posts that work together; being a member is not the same as reporting to its lead."""

    kind: ClassVar[str] = "team"
    noun: ClassVar[str] = "team"

    name: f.Title = Field(title="Name")
    team_kind: w.TeamKind = Field(w.TeamKind.OTHER, title="Kind of team")
    parent: f.TeamRef | None = Field(None, title="Part of")
    lead: w.TeamLead = Field(w.TeamLead.ONE, title="How it is led")
    leads: tuple[f.PostRef, ...] = Field((), title="Led by")
    committee: f.Line = Field("", title="Governors' committee")
    authority: f.Text = Field(
        "", title="Authority statement", description="What the team may decide without asking"
    )
    tasks: f.Text = Field(
        "", title="Shared tasks", description="Who does what, where several lead together or nobody does"
    )
    approvals: f.Count | None = Field(
        None, title="Approvals needed", description="Between a decision of the team and acting on it"
    )
    concerns: w.Concern = Field(
        w.Concern.NOBODY, title="Whose terms it changes", description="For a working group"
    )
    colour: f.Line = Field("", title="Colour", description="The name of a colour of the palette")
    order: f.Order = Field(0, title="Order")
    starts: f.Day | None = Field(None, title="From")
    ends: f.Day | None = Field(None, title="Until")
    notes: f.Text = Field("", title="Notes")


class Post(Record):
    """A place in the structure, with or without a holder. The post has access, its holder a staff group."""

    kind: ClassVar[str] = "post"
    noun: ClassVar[str] = "post"

    title: f.Title = Field(title="Title")
    short_title: f.Line = Field("", title="Short title", description="For a small chart")
    role_class: f.Line = Field(
        "",
        title="Role class",
        description="Posts that are the same job share a role class, such as Grassroots Leader",
    )
    level: w.Level = Field(w.Level.NONE, title="Level")
    fte: f.Fte = Field(Decimal(1), title="FTE")
    access: w.Access = Field(w.Access.ALL, title="Who may hold it")
    access_ground: w.AccessGround = Field(w.AccessGround.UNSTATED, title="Ground of the limit")
    access_reason: f.Text = Field("", title="Reason for the limit")
    new: bool = Field(False, title="New post", description="Introduced by this plan")
    filling: w.Filling = Field(w.Filling.NO_CHANGE, title="How it is filled")
    pool: f.Line = Field(
        "",
        title="Ring-fence pool",
        description="Affected people to whom the post is open first, in a restructure",
    )
    contract: w.ContractKind = Field(w.ContractKind.PERMANENT, title="Contract")
    starts: f.Day | None = Field(None, title="Starts")
    ends: f.Day | None = Field(None, title="Ends")
    longest_term: f.Months | None = Field(
        None, title="Longest term (months)", description="Nobody holds the post longer than this"
    )
    pay_scale: f.Line = Field("", title="Pay scale", description="Such as Main, Upper, Leadership, NJC")
    pay_point: f.Line = Field("", title="Pay point", description="Such as M3, L12, 23")
    salary: f.Money | None = Field(None, title="Full-time salary (£ a year)")
    hours: f.Hours | None = Field(None, title="Hours a week")
    weeks: f.Weeks | None = Field(None, title="Weeks a year")
    critical: bool = Field(
        False, title="Critical post", description="Its expertise must not rest with one person"
    )
    second: f.PostRef | None = Field(None, title="Named second", description="The post that can take over")
    expertise: tuple[f.Title, ...] = Field((), title="Expertise needed")
    purpose: f.Text = Field("", title="Purpose")
    responsibilities: tuple[f.Title, ...] = Field(
        (), title="Responsibilities", description="What this post alone answers for, such as: attendance"
    )
    shared_responsibilities: tuple[f.Title, ...] = Field(
        (), title="Shared responsibilities", description="What it shares with other posts on purpose"
    )
    without_priority: f.Text = Field(
        "", title="Why it serves no priority", description="For a leadership post that none names"
    )
    authority: f.Text = Field("", title="Authority", description="What the holder may decide")
    autonomy: f.Text = Field("", title="Autonomy", description="What the holder may pursue without asking")
    accountability: f.Text = Field("", title="Accountability", description="To whom, for what")
    decides: w.Decides = Field(w.Decides.UNSTATED, title="How far it decides")
    distribution: w.Distribution = Field(w.Distribution.UNSTATED, title="Way of distribution")
    review: f.Day | None = Field(None, title="Autonomy reviewed on")
    appraisal: f.Line = Field("", title="Appraisal scheme")
    external: bool = Field(False, title="Outside the school", description="Drawn, but not counted as staff")
    order: f.Order = Field(0, title="Order")
    arrangement: w.Arrangement = Field(w.Arrangement.INHERIT, title="Layout of its reports")
    assistant: bool = Field(False, title="Assistant", description="Drawn beside the line, not below it")
    notes: f.Text = Field("", title="Notes")

    @property
    def is_leadership(self) -> bool:
        """Whether this is one of the school's leadership posts."""
        return self.level is not w.Level.NONE


class Person(Record):
    """Somebody who works at the school, with a staff group."""

    kind: ClassVar[str] = "person"
    noun: ClassVar[str] = "person"

    name: f.Title = Field(title="Name")
    staff_group: w.StaffGroup = Field(title="Staff group")
    staff_code: f.Line = Field("", title="Staff code", description="As in the school's information system")
    qts: bool = Field(False, title="Qualified teacher (QTS)")
    early_career: bool = Field(False, title="Early career teacher")
    expertise: tuple[f.Title, ...] = Field((), title="Expertise")
    notes: f.Text = Field("", title="Notes")


class Holding(Record):
    """A person in a post."""

    kind: ClassVar[str] = "holding"
    noun: ClassVar[str] = "holder"

    post: f.PostRef = Field(title="Post")
    person: f.PersonRef = Field(title="Held by")
    share: f.Fraction = Field(
        Decimal(1), title="Share of the post", description="Two people at 0.5 share a post"
    )
    holding_kind: w.HoldingKind = Field(w.HoldingKind.SUBSTANTIVE, title="Held as")
    starts: f.Day | None = Field(None, title="From")
    ends: f.Day | None = Field(None, title="Until")
    term_time_fraction: f.Fraction = Field(
        Decimal(1),
        title="Paid part of the year",
        description="1 for a whole-year contract; 0.856 for 39 weeks, for example",
    )
    pay_scale: f.Line = Field("", title="Pay scale", description="Where it differs from the post's")
    pay_point: f.Line = Field("", title="Pay point", description="Where it differs from the post's")
    salary: f.Money | None = Field(None, title="Full-time salary (£ a year)")


class Link(Record):
    """A tie between two posts: the lower one reports to, is coached by, … the upper one."""

    kind: ClassVar[str] = "link"
    noun: ClassVar[str] = "link"

    link_kind: f.Id = Field(LINE, title="Kind of link")
    lower: f.PostRef = Field(title="From post")
    upper: f.PostRef = Field(title="To post")


class Membership(Record):
    """A post (and so whoever holds it) or a person in a team."""

    kind: ClassVar[str] = "membership"
    noun: ClassVar[str] = "membership"

    team: f.TeamRef = Field(title="Team")
    post: f.PostRef | None = Field(None, title="Post")
    person: f.PersonRef | None = Field(None, title="Person")
    membership_kind: w.MembershipKind = Field(w.MembershipKind.CORE, title="Seat")
    starts: f.Day | None = Field(None, title="From")
    ends: f.Day | None = Field(None, title="Until")
    reason: f.Text = Field("", title="Reason", description="Such as development, or expertise")
    order: f.Order = Field(0, title="Order")

    @model_validator(mode="after")
    def _one_member(self) -> Self:
        if (self.post is None) == (self.person is None):
            raise ValueError("a membership is of a post or of a person, one of them.")
        return self


class Priority(Record):
    """One priority of the School Improvement Plan, with one accountable post and any that contribute."""

    kind: ClassVar[str] = "priority"
    noun: ClassVar[str] = "priority"

    number: f.Count = Field(title="Number")
    name: f.Title = Field(title="Name")
    wording: f.Text = Field("", title="Wording")
    accountable: f.PostRef | None = Field(None, title="Accountable post")
    contributing: tuple[f.PostRef, ...] = Field((), title="Contributing posts")


class Allowance(Record):
    """Money paid for a responsibility on top of salary."""

    kind: ClassVar[str] = "allowance"
    noun: ClassVar[str] = "allowance"

    post: f.PostRef = Field(title="Post")
    person: f.PersonRef | None = Field(
        None, title="Only for", description="Empty: for whoever holds the post"
    )
    allowance_kind: w.AllowanceKind = Field(title="Kind of allowance")
    annual: f.Money = Field(title="Annual value (£)")
    basis: w.AllowanceBasis = Field(w.AllowanceBasis.FLAT, title="Paid")
    share: f.Fraction = Field(Decimal(1), title="Share of the responsibility")
    starts: f.Day | None = Field(None, title="From")
    ends: f.Day | None = Field(None, title="Until")
    reason: f.Text = Field("", title="Reason")


class Forum(Record):
    """A meeting: who comes and how often; its slots say whose time its agenda holds."""

    kind: ClassVar[str] = "forum"
    noun: ClassVar[str] = "meeting"

    name: f.Title = Field(title="Name")
    cadence: w.Cadence = Field(w.Cadence.FORTNIGHTLY, title="How often")
    chair: f.PostRef | None = Field(None, title="Chaired by")
    attendees: tuple[f.PostRef, ...] = Field((), title="Posts that attend")
    teams: tuple[f.TeamRef, ...] = Field((), title="Teams that attend")
    open_to_all: bool = Field(False, title="Open to any member of staff")
    directed_time: bool = Field(False, title="In directed time")
    order: f.Order = Field(0, title="Order")
    notes: f.Text = Field("", title="Notes")


class Slot(Record):
    """Time on a forum's agenda that belongs to a team."""

    kind: ClassVar[str] = "slot"
    noun: ClassVar[str] = "agenda slot"

    forum: f.ForumRef = Field(title="Meeting")
    team: f.TeamRef = Field(title="Team")
    minutes: f.Count = Field(title="Minutes")


class Waiver(Record):
    """A reasoned excuse for a finding, with an owner and an end."""

    kind: ClassVar[str] = "waiver"
    noun: ClassVar[str] = "waiver"

    rule: f.Id = Field(title="Rule")
    subjects: tuple[f.Line, ...] = Field((), title="Of")
    reason: f.Text = Field(min_length=1, title="Reason")
    owner: f.Title = Field(title="Owner")
    expires: f.Day = Field(title="Expires")


class AppointmentRound(Record):
    """One round of appointments to a role class, counted by staff group."""

    kind: ClassVar[str] = "appointment_round"
    noun: ClassVar[str] = "appointment round"

    name: f.Title = Field(title="Name")
    role_class: f.Line = Field("", title="Role class")
    held: f.Day | None = Field(None, title="Held on")
    method: f.Text = Field("", title="Method")
    applied_teaching: f.Count = Field(0, title="Applied, teaching")
    applied_support: f.Count = Field(0, title="Applied, support")
    shortlisted_teaching: f.Count = Field(0, title="Shortlisted, teaching")
    shortlisted_support: f.Count = Field(0, title="Shortlisted, support")
    appointed_teaching: f.Count = Field(0, title="Appointed, teaching")
    appointed_support: f.Count = Field(0, title="Appointed, support")
    appointed_internal: f.Count = Field(
        0, title="Appointed from inside", description="Of all those appointed, who worked here already"
    )
    panel: tuple[f.PostRef, ...] = Field((), title="Panel", description="The posts that interviewed")
    characteristics: tuple[CharacteristicCount, ...] = Field(
        (),
        title="By protected characteristic",
        description="Counts only, and none under five: they could point at somebody",
    )


class RuleSetting(Record):
    """How a plan asks one rule, where it differs from how the rule comes."""

    kind: ClassVar[str] = "rule_setting"
    noun: ClassVar[str] = "rule setting"

    rule: f.Id = Field(title="Rule")
    off: bool = Field(False, title="Not asked")
    severity: w.Severity | None = Field(None, title="Severity")
    limits: tuple[Limit, ...] = Field((), title="Limits")


RECORD_TYPES: tuple[type[Record], ...] = (
    School, Proposal, Team, Post, Person, Holding, Link, Membership,
    Priority, Allowance, Forum, Slot, Waiver, AppointmentRound, RuleSetting,
)  # fmt: skip
KINDS: dict[str, type[Record]] = {record_type.kind: record_type for record_type in RECORD_TYPES}
