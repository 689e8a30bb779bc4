"""Whose money for the responsibility of a role is compared, and in which figure."""

from decimal import Decimal

import pytest

from orgdesigner.model.parity import paid_in_role
from orgdesigner.model.sketch import parse
from orgdesigner.rules.shared.tables import pay_tables


def rates(sketch: str) -> list[Decimal]:
    return [paid.rate for paid in paid_in_role(parse(sketch).view, "Leader", pay_tables().terms)]


def test_in_leadership_posts_those_who_receive_nothing_count() -> None:
    found = rates(
        """
post a "A" middle role_class=Leader
  held p "P" teaching
  allowance TLR3 2000
post b "B" middle role_class=Leader
  held q "Q" support
post c "C" middle role_class=Leader
post d "D" role_class=Leader
  held r "R" support
"""
    )
    assert found == [2000, 0]


@pytest.mark.parametrize(("group", "expected"), [("support", [2000, 500]), ("teaching", [])])
def test_in_other_posts_only_who_is_paid_counts_and_only_across_staff_groups(
    group: str, expected: list[int]
) -> None:
    found = rates(
        f"""
post a "A" role_class=Leader
  held p "P" teaching
  allowance TLR3 2000
post b "B" role_class=Leader
  held q "Q" {group}
  allowance R&R 500
post c "C" role_class=Leader
  held r "R" support
"""
    )
    assert found == expected


def test_allowances_add_up_but_an_sen_allowance_is_for_something_else() -> None:
    assert rates(
        """
post a "A" middle role_class=Leader
  held p "P" teaching
  allowance TLR3 2000
  allowance TLR2 4000
  allowance SEN 3000
"""
    ) == [6000]


def test_a_vacant_post_counts_with_what_it_offers_unless_that_needs_a_contract() -> None:
    found = rates(
        """
post a "A" middle role_class=Leader
  allowance TLR3 2000
post b "B" middle role_class=Leader
  allowance TLR3 1000 contract
post c "C" middle role_class=Leader
  allowance R&R 700 contract
"""
    )
    assert found == [2000, 1000]
