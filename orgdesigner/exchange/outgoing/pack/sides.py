"""The two structures that a pack compares, as one audience sees them, and what the pack says of a post."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from orgdesigner.disclosure.audience import Names, Pay
from orgdesigner.exchange.outgoing.told import Told
from orgdesigner.model import relations
from orgdesigner.model.money import in_pounds
from orgdesigner.model.records import Allowance, Holding, Person, Post
from orgdesigner.model.view import View
from orgdesigner.rules.shared.wording import STAFF, listed


@dataclass(frozen=True)
class Sides:
    """The current structure and a proposal, each with what is told of its pay."""

    now: Told
    then: Told

    @property
    def has_names(self) -> bool:
        """Whether it is told who holds a post."""
        return self.then.audience.names is not Names.NONE

    @property
    def has_pay(self) -> bool:
        """Whether anything is told of pay."""
        return self.then.audience.pay is not Pay.ABSENT

    @property
    def has_costs(self) -> bool:
        """Whether sums are told: a difference of two costs says more than a band does."""
        return self.then.audience.pay is Pay.EXACT

    def called(self, person: Person) -> str:
        """Return what somebody is called in a sentence: a name, or "a member of support staff"."""
        return person.name if self.has_names else f"a member of {STAFF[person.staff_group]}"


def held_by(view: View, post: Post) -> str:
    """Return who holds a post, as far as the audience may know."""
    names = [person.name for person in relations.holders(view, post.id)]
    return listed(names) if names else "vacant"


def pay_of(told: Told, post: Post) -> str:
    """Return what an audience is told of the pay of a post: grade and allowances, or a band."""
    view = told.view
    said = []
    if told.audience.pay is Pay.EXACT:
        said.append(" ".join(filter(None, (post.pay_scale, post.pay_point))))
        if post.salary is not None:
            said.append(in_pounds(post.salary))
    else:
        held: tuple[Holding, ...] = view.find(relations.HOLDINGS_OF_POST, post.id)
        said += dict.fromkeys(told.bands[each.id] for each in held if each.id in told.bands)
    allowances: tuple[Allowance, ...] = view.find(relations.ALLOWANCES_OF_POST, post.id)
    said += [f"{each.allowance_kind.label} {in_pounds(each.annual)}" for each in allowances]
    said += [f"{each.kind.label} {each.band}" for each in told.allowances.get(post.id, ())]
    return "; ".join(filter(None, said))


def fte(amount: Decimal) -> str:
    """Return a share of full time to two places: 1, 0.8, 0.81."""
    return f"{amount.quantize(Decimal('0.01'), ROUND_HALF_UP).normalize():f}"


def quoted(names: Iterable[str]) -> str:
    """Return names in quotation marks, with how often each is there: "“Cook” and “Teacher” (3)"."""
    counted = Counter(names)
    each = [f"“{name}”" + (f" ({number})" if number > 1 else "") for name, number in counted.items()]
    return listed(each) if each else ""
