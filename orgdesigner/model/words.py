"""The closed vocabularies of a structure. The value is what a file holds; `label` is what the screen says."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A word from a closed list, stored by its value and shown by its label."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word


class Phase(Word):
    PRIMARY = "primary", "Primary"
    SECONDARY = "secondary", "Secondary"
    ALL_THROUGH = "all-through", "All-through"
    SPECIAL = "special", "Special"
    NURSERY = "nursery", "Nursery"
    POST_16 = "post-16", "Post-16"
    OTHER = "other", "Other"


class PayArea(Word):
    """The four areas in which teachers' pay figures are published."""

    REST_OF_ENGLAND = "rest_of_england", "Rest of England"
    LONDON_FRINGE = "london_fringe", "London fringe"
    OUTER_LONDON = "outer_london", "Outer London"
    INNER_LONDON = "inner_london", "Inner London"


class PayTerms(Word):
    STPCD = "stpcd", "National (STPCD)"
    OWN = "own", "The school's or trust's own"


class StaffGroup(Word):
    TEACHING = "teaching", "Teaching"
    SUPPORT = "support", "Support"


class Access(Word):
    """Who may hold a post."""

    ALL = "all", "All staff"
    TEACHING = "teaching", "Teaching staff only"
    SUPPORT = "support", "Support staff only"


class AccessGround(Word):
    """Why a post is limited to one staff group; what the law ties to qualified teachers comes first."""

    UNSTATED = "unstated", "Not stated"
    SENCO = "senco", "In law: SENCO"
    LOOKED_AFTER = "looked_after", "In law: designated teacher for looked-after children"
    SPECIFIED_WORK = "specified_work", "In law: teaching (specified work)"
    SHARE = "share", "Reserved for a proportional share"
    SCHOOL = "school", "The school's choice"


LAW = (AccessGround.SENCO, AccessGround.LOOKED_AFTER, AccessGround.SPECIFIED_WORK)
"""The grounds on which the law itself limits a post to qualified teachers."""


class Level(Word):
    """How senior a post is; the posts above NONE are its school's leadership posts."""

    HEAD = "head", "Headteacher"
    SENIOR = "senior", "Senior leadership"
    MIDDLE = "middle", "Middle leadership"
    NONE = "none", "No leadership level"


class ContractKind(Word):
    PERMANENT = "permanent", "Permanent"
    FIXED_TERM = "fixed_term", "Fixed term"
    SECONDMENT = "secondment", "Secondment"
    CASUAL = "casual", "Casual"


class Filling(Word):
    """How a restructure fills a post."""

    NO_CHANGE = "no_change", "No change"
    ASSIMILATION = "assimilation", "Assimilation"
    SLOTTING = "slotting", "Slotting in"
    POOL = "pool", "Competition within a ring-fence pool"
    REDEPLOYMENT = "redeployment", "Redeployee priority"
    OPEN_INTERNAL = "open_internal", "Open to all staff of the school"
    OPEN_EXTERNAL = "open_external", "Advertised outside"
    DELETED = "deleted", "Post deleted"


class Distribution(Word):
    """MacBeath's six ways in which leadership is distributed."""

    UNSTATED = "unstated", "Not stated"
    FORMAL = "formal", "Formally"
    PRAGMATIC = "pragmatic", "Pragmatically"
    STRATEGIC = "strategic", "Strategically"
    INCREMENTAL = "incremental", "Incrementally"
    OPPORTUNISTIC = "opportunistic", "Opportunistically"
    CULTURAL = "cultural", "Culturally"


class Decides(Word):
    """How far the holder of a post decides without asking."""

    UNSTATED = "unstated", "Not stated"
    DECIDES = "decides", "Decides"
    DECIDES_AND_TELLS = "decides_and_tells", "Decides and tells"
    PROPOSES = "proposes", "Proposes"
    CARRIES_OUT = "carries_out", "Carries out"


class DistributionPhase(Word):
    """MacBeath's three phases in which a head distributes leadership."""

    UNSTATED = "unstated", "Not stated"
    OBSERVE = "observe", "1: observe, and appoint with a plan"
    WIDEN = "widen", "2: widen leadership to people with no formal position"
    STAND_BACK = "stand_back", "3: stand back"


class Arrangement(Word):
    """How a post's reports are laid out on the chart."""

    INHERIT = "inherit", "As the post above"
    AUTOMATIC = "automatic", "Automatic"
    ROW = "row", "Row"
    STACK_LEFT = "stack_left", "Stack, line on the left"
    STACK_RIGHT = "stack_right", "Stack, line on the right"
    TWO_COLUMNS = "two_columns", "Two columns"
    GRID = "grid", "Grid"
    ASSISTANTS = "assistants", "Assistants beside the line"


class TeamKind(Word):
    LEADERSHIP = "leadership", "Leadership team"
    FACULTY = "faculty", "Faculty or department"
    YEAR = "year", "Year or phase team"
    SUPPORT = "support", "Support team"
    WORKING_GROUP = "working_group", "Working group"
    OTHER = "other", "Other team"


class TeamLead(Word):
    """How a team says it is led."""

    ONE = "one", "One lead"
    CO_LED = "co_led", "Co-led"
    NONE = "none", "No formal lead"


class Concern(Word):
    """The staff group whose terms a working group is to change."""

    NOBODY = "nobody", "Nobody's in particular"
    TEACHING = "teaching", "Teaching staff's"
    SUPPORT = "support", "Support staff's"


class HoldingKind(Word):
    SUBSTANTIVE = "substantive", "Substantive"
    ACTING = "acting", "Acting"
    SECONDED = "seconded", "Seconded"


class MembershipKind(Word):
    CORE = "core", "Core"
    ROTATING = "rotating", "Rotating"


class Stroke(Word):
    SOLID = "solid", "Solid"
    DASHED = "dashed", "Dashed"
    DOTTED = "dotted", "Dotted"


class AllowanceKind(Word):
    TLR1 = "TLR1", "TLR1"
    TLR2 = "TLR2", "TLR2"
    TLR3 = "TLR3", "TLR3"
    SEN = "SEN", "SEN allowance"
    RR = "R&R", "R&R allowance"
    HONORARIUM = "honorarium", "Honorarium"


TLRS = (AllowanceKind.TLR1, AllowanceKind.TLR2, AllowanceKind.TLR3)
"""The allowances that only a classroom teacher may hold."""


PERMANENT_TLRS = (AllowanceKind.TLR1, AllowanceKind.TLR2)
"""The TLRs for a lasting responsibility; a TLR3 is for a time."""


class AllowanceBasis(Word):
    """What turns an allowance's annual value into the money received."""

    FLAT = "flat", "Paid in full"
    CONTRACT = "contract", "Paid through the contract (hours and weeks)"
    RESPONSIBILITY = "responsibility", "By share of the responsibility"


class Cadence(Word):
    WEEKLY = "weekly", "Weekly"
    FORTNIGHTLY = "fortnightly", "Fortnightly"
    MONTHLY = "monthly", "Monthly"
    HALF_TERMLY = "half_termly", "Half-termly"
    TERMLY = "termly", "Termly"
    YEARLY = "yearly", "Yearly"
    WHEN_NEEDED = "when_needed", "When needed"


class Severity(Word):
    """How much a finding matters; the order is the order of the findings panel."""

    ERROR = "error", "To put right"
    WARNING = "warning", "To look at"
    ADVICE = "advice", "Worth a thought"

    @property
    def rank(self) -> int:
        """The place in the findings panel: 0 comes first."""
        return list(Severity).index(self)
