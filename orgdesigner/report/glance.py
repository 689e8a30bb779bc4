"""Access, parity and coverage in a few words each, for the foot of the window.

A figure is that of the worst finding, so it says neither more nor less than the findings do, and it costs no
more than they are many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgdesigner.model.money import in_pounds
from orgdesigner.model.records import Allowance, Post
from orgdesigner.model.relations import LEADERSHIP_CLASS, headcount, priorities
from orgdesigner.model.representation import access_to_role
from orgdesigner.model.view import View
from orgdesigner.model.words import StaffGroup
from orgdesigner.rules.areas import ACCESS, COVERAGE, PARITY
from orgdesigner.rules.asking import asking
from orgdesigner.rules.base import Finding, Severity
from orgdesigner.rules.catalogue import rule
from orgdesigner.rules.shared.reserving import FEWEST_POSTS
from orgdesigner.rules.shared.wording import count, in_words

_OF_ROLES = ("EQ-507", "EQ-501", "EQ-506")
"""The rules that compare a role's posts with each staff group's part of the staff."""

_EQUAL_MONEY = "PAY-201"


@dataclass(frozen=True)
class Glance:
    """A figure in a few words, what is found beneath it in full sentences, and the rule behind it.

    `rules` is what the id of that rule begins with: that of its area, where no one finding makes the figure.
    """

    words: str
    rules: str
    found: tuple[str, ...] = ()


def access_at_a_glance(view: View, findings: Iterable[Finding]) -> Glance:
    """Return how far the leadership role is out of proportion that is furthest so."""
    open_now = _open(findings, ACCESS)
    roles = {role: None for each in open_now if each.rule in _OF_ROLES for role in _role(view, each)}
    shares = [access_to_role(view, role, group).representation for role in roles for group in StaffGroup]
    worst = max(range(len(shares)), key=lambda number: shares[number].short, default=None)
    if worst is not None and shares[worst].short:
        share, role = shares[worst], list(roles)[worst // len(StaffGroup)]
        words = f"{role} {share.held} of {share.posts}, {in_words(share.short)} short"
        behind = next(each.rule for each in open_now if role in _role(view, each) and each.rule in _OF_ROLES)
        return Glance(words, behind, _messages(open_now))
    if all(asking(rule(each), view).off for each in _OF_ROLES):
        words = "not asked"
    elif not view.has(Post):
        words = "no posts yet"
    elif not all(headcount(view).values()):
        words = "needs the headcounts"
    elif all(view.count(LEADERSHIP_CLASS, key) < FEWEST_POSTS for key in view.keys(LEADERSHIP_CLASS)):
        words = "nothing to compare yet"
    else:
        words = "in proportion, within a post"
    return Glance(words, ACCESS, _messages(open_now))


def parity_at_a_glance(view: View, findings: Iterable[Finding]) -> Glance:
    """Return what the holders of unequally paid roles are short of, together, in a year."""
    open_now = _open(findings, PARITY)
    gaps = [each.money for each in open_now if each.rule == _EQUAL_MONEY and each.money is not None]
    gap = sum(gaps, Decimal(0))
    if gap:
        words = f"{in_pounds(gap)} gap" + (f" in {count(len(gaps), 'role')}" if len(gaps) > 1 else "")
    elif asking(rule(_EQUAL_MONEY), view).off:
        words = "not asked"
    elif not view.has(Allowance):
        words = "no allowances yet" if view.has(Post) else "no posts yet"
    else:
        words = "equal"
    return Glance(words, _EQUAL_MONEY if gap else PARITY, _messages(open_now))


def coverage_at_a_glance(view: View, findings: Iterable[Finding]) -> Glance:
    """Return how many of the priorities somebody answers for."""
    named = priorities(view)
    covered = sum(priority.accountable is not None for priority in named)
    words = f"{covered} of {len(named)} priorities" if named else "no priorities yet"
    return Glance(words, COVERAGE, _messages(_open(findings, COVERAGE)))


def _open(findings: Iterable[Finding], area: str) -> list[Finding]:
    return [each for each in findings if each.rule.startswith(area) and not each.is_waived]


def _messages(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(each.message for each in findings if each.severity is not Severity.ADVICE) or tuple(
        each.message for each in findings
    )


def _role(view: View, finding: Finding) -> Iterable[str]:
    """Return the role class that a finding is about, if its chief subject is a post that has one."""
    chief = finding.subjects[0] if finding.subjects else None
    post = view.get(Post, chief.id) if chief is not None and chief.kind == Post.kind else None
    return [post.role_class] if post is not None and post.role_class else []
