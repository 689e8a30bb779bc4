"""In any school, however odd: a plan does what it says, brings no error, and can be taken back."""

from contextlib import suppress
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.closing.closing import close_gap, roles_with_gaps
from orgdesigner.closing.plan import Wish
from orgdesigner.errors import EditRefused
from orgdesigner.model.parity import gap_of, paid_in_role
from orgdesigner.model.structure import Structure
from orgdesigner.rules.base import Severity
from orgdesigner.rules.shared.tables import pay_tables
from tests.rules.examples import findings
from tests.rules.histories import schools, telling_edit

TABLES = pay_tables()


def errors(structure: Structure) -> set[tuple[str, object]]:
    return {(each.rule, each.subjects[:1]) for each in findings(structure) if each.severity is Severity.ERROR}


@settings(max_examples=30, deadline=None)
@given(schools(), st.data(), st.booleans(), st.none() | st.integers(0, 5000))
def test_a_plan_does_what_it_says_and_brings_no_error(
    structure: Structure, data: DataObject, may_lower: bool, pounds: int | None
) -> None:
    for _ in range(data.draw(st.integers(0, 8))):
        with suppress(EditRefused):
            structure.apply(telling_edit(data, structure.view, ()))
    roles = roles_with_gaps(structure.view, TABLES)
    budget = None if pounds is None else Decimal(pounds)
    plan = close_gap(structure.view, Wish(roles, budget, may_lower=may_lower), TABLES)
    if plan.change is None:
        assert plan.refusal
        return
    before, wrong = structure.copy(), errors(structure)
    structure.apply(plan.change)
    left = sum((gap_of(paid_in_role(structure.view, role, TABLES.terms)) for role in roles), Decimal(0))
    assert left == plan.gap_after <= plan.gap_before
    assert budget is None or plan.extra.employer_cost <= budget
    assert errors(structure) <= wrong
    structure.apply(plan.change.inverse)
    assert structure.view == before.view
