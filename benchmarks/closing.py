"""What it costs to close the gap in one role of many posts: asking what could be done, and having it solved.

Run it by hand: `python -m benchmarks.closing`. Seconds of CPU. Every post has a contract and an allowance of
its own, so that the budget is a puzzle to the penny; a school has a handful of different ones. The search for
a budget that does not reach is given the time that the window gives it at first.
"""

import random
import time
from decimal import Decimal

from orgdesigner.closing.asking import ask
from orgdesigner.closing.closing import close_gap
from orgdesigner.closing.plan import Plan, Wish
from orgdesigner.model.sketch import parse
from orgdesigner.model.view import View
from orgdesigner.rules.shared.tables import pay_tables
from orgdesigner.ui.sheets.allowances import AT_ONCE

SIZES = (12, 100, 1000)
ROLE = ("Leader",)


def main() -> None:
    """Print what each size costs."""
    for size in SIZES:
        view = school(size)
        whole = close_gap(view, Wish(ROLE), pay_tables())
        part = (whole.extra.employer_cost / 3).quantize(Decimal(1))
        print(f"{size:,} posts, a gap of £{whole.gap_before:,} a year")
        for name, wish in (
            ("whatever it costs", Wish(ROLE)),
            ("a third of that", Wish(ROLE, part)),
            ("a third, lowering allowed", Wish(ROLE, part, may_lower=True)),
        ):
            asking, found, solving = _timed(view, wish)
            print(f"  {name:28}{asking:6.2f} s asking {solving:6.2f} s in all   {_sure(found)}")


def _sure(found: Plan) -> str:
    if found.is_proved:
        return f"£{found.gap_after:,} left, proved"
    off = found.gap_after - found.least_gap
    return f"£{found.gap_after:,} left, " + (
        f"within £{off:,} of the best" if off else "perhaps not cheapest"
    )


def school(posts: int) -> View:
    """A role of so many posts, paid differently, and one that is paid most."""
    chance = random.Random(1)
    lines = ['post best "Leader" role_class=Leader middle', '  held b "B" teaching', "  allowance R&R 4000"]
    for number in range(posts):
        contract = f"fte={chance.choice(('1', '0.8', '0.6'))} weeks={chance.choice((38, 39, 40, 44))}"
        group = chance.choice(("support", "teaching qts"))
        annual = Decimal(chance.randrange(50_000, 360_000)) / 100
        lines += (
            f'post p{number} "Leader" role_class=Leader middle {contract}',
            f'  held h{number} "H" {group}',
            f"  allowance R&R {annual} {chance.choice(('contract', 'flat'))}",
        )
    return parse("\n".join(lines)).view


def _timed(view: View, wish: Wish) -> tuple[float, Plan, float]:
    begin = time.process_time()
    ask(view, ROLE[0], wish, pay_tables(), lambda: False)
    asked = time.process_time()
    plan = close_gap(view, wish, pay_tables(), seconds=AT_ONCE)
    return asked - begin, plan, time.process_time() - asked


if __name__ == "__main__":
    main()
