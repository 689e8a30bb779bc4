"""What is asked, and the answer in records and money: what changes, why, what it costs and what remains."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from orgdesigner.model.changes import Change
from orgdesigner.model.parity import Paid

NOTHING = Decimal(0)


class Counted(Enum):
    """What a budget is counted in."""

    EMPLOYER_COST = "employer cost"
    ALLOWANCES = "allowances"


@dataclass(frozen=True)
class Wish:
    """What somebody asks: the roles, and within which limits.

    `budget` is in pounds a year, more than is paid now; None sets no limit. Nobody's allowance is lowered
    unless `may_lower` says that it may be.
    """

    roles: tuple[str, ...]
    budget: Decimal | None = None
    counted: Counted = Counted.EMPLOYER_COST
    may_lower: bool = False


@dataclass(frozen=True)
class Extra:
    """What a change costs in a year, in pounds to the penny.

    `pension` leaves out those for whom no employer's rate is stated: so many are `unpensioned`. `kept` is
    what is saved on paper only, because a lowered TLR1 or TLR2 is safeguarded.
    """

    allowances: Decimal = NOTHING
    national_insurance: Decimal = NOTHING
    pension: Decimal = NOTHING
    unpensioned: int = 0
    kept: Decimal = NOTHING

    def __add__(self, other: "Extra") -> "Extra":
        return Extra(
            self.allowances + other.allowances,
            self.national_insurance + other.national_insurance,
            self.pension + other.pension,
            self.unpensioned + other.unpensioned,
            self.kept + other.kept,
        )

    @property
    def employer_cost(self) -> Decimal:
        """Allowances, National Insurance and pensions, as far as they are known."""
        return self.allowances + self.national_insurance + self.pension

    def counted_in(self, counted: Counted) -> Decimal:
        """The figure that a budget counts."""
        return self.allowances if counted is Counted.ALLOWANCES else self.employer_cost


@dataclass(frozen=True)
class Move:
    """What the plan does about one post: in words, for whom, and what it costs."""

    post: str
    words: str
    before: tuple[Paid, ...]
    after: tuple[Paid, ...]
    extra: Extra


@dataclass(frozen=True)
class Left:
    """A holder, or a vacancy, still short of the target, and why."""

    paid: Paid
    short: Decimal
    why: str


@dataclass(frozen=True)
class RolePlan:
    """The plan for one role: what everybody is to receive, and the gaps before and after it.

    Gaps are the sum of what each is short of the highest, at the rate for the whole of the responsibility.
    """

    role: str
    target: Decimal
    why: str
    compared: int
    gap_before: Decimal
    gap_after: Decimal
    moves: tuple[Move, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True)
class Plan:
    """The cheapest way that was found. Without a change it says in `refusal` why there is none.

    `least_gap` is the gap below which no answer can get: where it is smaller than what remains, the search
    ended before it was sure. `cheapest`: it is proved that no other answer as good costs less.
    """

    wish: Wish
    roles: tuple[RolePlan, ...] = ()
    change: Change | None = None
    refusal: str = ""
    least_gap: Decimal = NOTHING
    cheapest: bool = True

    @property
    def extra(self) -> Extra:
        """What all of it costs in a year."""
        return sum((move.extra for role in self.roles for move in role.moves), Extra())

    @property
    def gap_before(self) -> Decimal:
        """All gaps as they are."""
        return sum((role.gap_before for role in self.roles), NOTHING)

    @property
    def gap_after(self) -> Decimal:
        """All gaps as they would be."""
        return sum((role.gap_after for role in self.roles), NOTHING)

    @property
    def is_proved(self) -> bool:
        """Whether it is certain that nothing better is to be had."""
        return self.cheapest and self.least_gap == self.gap_after
