"""Which posts answer for more priorities than the school's limit for one: those that the rule finds."""

from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.rules.asking import asking
from orgdesigner.rules.catalogue import rule

RULE = "COV-108"


def overloaded(view: View) -> dict[str, str]:
    """Return, by their ids, the posts that the rule finds, and what it says of each, as the plan sets it.

    None where the plan does not ask it.
    """
    named = rule(RULE)
    how = asking(named, view)
    if how.off:
        return {}
    found = (each for _, key in named.each.cells(view) for each in named.check(view, key, **how.given))
    return {
        subject.id: each.message
        for each in found
        for subject in each.subjects[:1]
        if subject.kind == Post.kind
    }
