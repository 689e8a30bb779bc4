"""How an allowance is recorded as paid, against how national terms pay it."""

from orgdesigner.model.pay import WHOLE, basis_by_rule, contract_part, received
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST
from orgdesigner.model.view import View
from orgdesigner.model.words import AllowanceBasis
from orgdesigner.rules.shared.tables import pay_tables


def is_paid_otherwise(view: View, allowance: Allowance) -> bool:
    """Whether an allowance is recorded on a basis that pays somebody another sum than national terms do."""
    if allowance.basis is not AllowanceBasis.CONTRACT and allowance.share == WHOLE:
        return False
    rule = basis_by_rule(allowance.allowance_kind, view.school)
    if rule is None or rule is allowance.basis:
        return False
    return allowance.basis is not AllowanceBasis.CONTRACT or _contract_pays_otherwise(view, allowance)


def _contract_pays_otherwise(view: View, allowance: Allowance) -> bool:
    holdings = [
        each
        for each in view.find(HOLDINGS_OF_POST, allowance.post)
        if allowance.person in (None, each.person)
    ]
    if not holdings:
        return view.need(Post, allowance.post).fte not in (0, WHOLE)
    terms = pay_tables().terms
    return any(
        contract_part(view, each, terms).value != received(view, allowance, each, terms).part.value
        for each in holdings
    )
