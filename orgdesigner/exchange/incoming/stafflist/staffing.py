"""Words that schools use for staff groups, contracts, levels and kinds of holding."""

import re

from orgdesigner.exchange.incoming.organogram.cells import one_line
from orgdesigner.exchange.incoming.stafflist.values import word
from orgdesigner.exchange.incoming.stafflist.vocabulary import role_of
from orgdesigner.model.words import ContractKind, HoldingKind, Level, StaffGroup

_SUPPORT = re.compile(
    r"non|support|associate|admin|assist|tech|premises|cater|clean|site|office|business|^njc|^s$|^ss$|^n$|^no$|^false$",
    re.IGNORECASE,
)
_TEACHING = re.compile(r"teach|^t$|^ts$|^y$|^yes$|^true$|leadership|qts|headteacher", re.IGNORECASE)
_TEACHERS_PAY = re.compile(
    r"(m|mps|mpr|main|u|ups|upr|upper|l|lp|leadership|uq|uqt|unq|unqualified|tms)\b|(m|u|l)\d|"
    r"(mps|ups|mpr|upr|uqt)\s?\d|.*teacher",
    re.IGNORECASE,
)
_SUPPORT_PAY = re.compile(r"njc|scp|apt|grade \w|scale \d|band|soulbury|sc\s?\d", re.IGNORECASE)
_CONTRACTS = tuple(
    (re.compile(words, re.IGNORECASE), kind)
    for words, kind in (
        (r"second", ContractKind.SECONDMENT),
        (r"^t$|fix|temp|ftc|fxt|tmp|term contract|maternity cover|apprentice", ContractKind.FIXED_TERM),
        (r"casual|zero|supply|relief|variable", ContractKind.CASUAL),
        (
            r"^p$|perm|prm|open.?ended|substantive|established|full.?time|part.?time|^ft$|^pt$",
            ContractKind.PERMANENT,
        ),
    )
)


def group_of(text: str) -> StaffGroup | None:
    """Return the staff group that a cell names, or None."""
    if _SUPPORT.search(text):
        return StaffGroup.SUPPORT
    return StaffGroup.TEACHING if _TEACHING.search(text) else None


def group_by(title: str, scale: str, point: str) -> StaffGroup | None:
    """Return the staff group that a title, or else a pay scale, usually means, or None."""
    if role := role_of(title):
        return role.group
    pay = one_line(scale or point)
    if _SUPPORT_PAY.match(pay):
        return StaffGroup.SUPPORT
    return StaffGroup.TEACHING if _TEACHERS_PAY.match(pay) else None


def contract_of(text: str) -> ContractKind | None:
    """Return the kind of contract that a cell names, or None."""
    return word(text, ContractKind) or next((kind for words, kind in _CONTRACTS if words.search(text)), None)


def holding_kind_of(text: str) -> HoldingKind | None:
    """Return how a post is held, or None."""
    kinds = {"acting": HoldingKind.ACTING, "second": HoldingKind.SECONDED, "subst": HoldingKind.SUBSTANTIVE}
    plain = text.casefold()
    return next((kind for start, kind in kinds.items() if start in plain), None)


def level_of(text: str) -> Level | None:
    """Return the level of a post that a cell names, or None."""
    plain = text.casefold()
    if found := word(text, Level):
        return found
    if plain in {"slt", "smt", "senior leader", "senior leaders"} or plain.startswith("senior lead"):
        return Level.SENIOR
    if plain in {"mlt", "middle leader", "middle leaders"} or plain.startswith("middle lead"):
        return Level.MIDDLE
    return Level.HEAD if plain in {"head teacher", "principal"} else None
