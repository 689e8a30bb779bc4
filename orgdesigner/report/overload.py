"""Which posts have more priorities than the school's limit for one: those that the rule finds."""

from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.rules.asking import asking
from orgdesigner.rules.catalogue import rules

RULE = "COV-108"


def overloaded(view: View) -> frozenset[str]:
    """Return the ids of the posts of which the rule finds that they have too many, as the plan sets it.

    None where the plan does not ask it.
    """
    return frozenset(
        subject.id
        for rule in rules()
        if rule.id == RULE and not (how := asking(rule, view)).off
        for _, record in rule.each.cells(view)
        for each in rule.check(view, record, **how.given)
        for subject in each.subjects[:1]
        if subject.kind == Post.kind
    )
