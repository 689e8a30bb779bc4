"""Posts that are limited to one staff group: by law, for a proportional share, or by the school's choice.

Only the law limits without a question. The indexes leave out the ordinary post, which is open to all staff.
"""

import re
from typing import Any

from orgdesigner.model.index import Index
from orgdesigner.model.records import Post
from orgdesigner.model.words import LAW, Access, AccessGround, ContractKind, Level

_ASSISTANT = re.compile(r"^(assistant|deputy)\s+(to\s+(the\s+)?)?", re.IGNORECASE)


def is_limited_by_law(post: Post) -> bool:
    """Whether a post is limited to one staff group, on a ground that the law gives."""
    return post.access is not Access.ALL and post.access_ground in LAW


def is_limited_by_choice(post: Post) -> bool:
    """Whether a post is limited to one staff group because the school wants it so."""
    return post.access is not Access.ALL and post.access_ground not in LAW


def is_limited_without_reason(post: Post) -> bool:
    """Whether a post is limited by the school's choice, and neither its ground nor a sentence says why.

    A proportional share is a reason in itself.
    """
    return _is_beside_a_share(post) and not post.access_reason.strip()


def is_assistant(role: str) -> bool:
    """Whether a role is called the assistant or deputy of another."""
    return bool(_ASSISTANT.match(role.strip()))


def assisted(role: str) -> str:
    """Return the role that a role assists, or the role itself, in small letters: "head of year"."""
    return _ASSISTANT.sub("", role.strip()).casefold()


def role_of(post: Post) -> str:
    """Return what a post's job is called: its role class, or its title where it has none."""
    return post.role_class or post.title


def _is_beside_a_share(post: Post) -> bool:
    return is_limited_by_choice(post) and post.access_ground is not AccessGround.SHARE


def _together(post: Post) -> tuple[Access, str, str]:
    """The key of the posts of one role that are limited alike; a post without a role class is by itself."""
    return post.access, post.role_class, "" if post.role_class else post.id


def _is_still_limited(post: Post) -> bool:
    return (
        _is_beside_a_share(post) and not is_limited_without_reason(post) and not _is_senior_secondment(post)
    )


def _is_senior_secondment(post: Post) -> bool:
    return post.contract is ContractKind.SECONDMENT and post.level in (Level.HEAD, Level.SENIOR)


LIMITED_BY_LAW = Index(
    "limited_by_law",
    Post,
    lambda post: [post.role_class] if is_limited_by_law(post) else [],
    hinges_on="access",
)
LIMITED_BY_CHOICE = Index(
    "limited_by_choice",
    Post,
    lambda post: [_together(post)] if _is_still_limited(post) else [],
    hinges_on="access",
)
"""Posts whose limit is the school's choice, and says why.

Those reserved for a share, and secondments to senior leadership, are left out: they come in turn.
"""

LIMITED_UNSAID = Index(
    "limited_unsaid",
    Post,
    lambda post: [(post.new, *_together(post))] if is_limited_without_reason(post) else [],
    hinges_on="access",
)
"""Posts whose limit does not say why; the key begins with whether they are new."""

SENIOR_SECONDMENTS = Index(
    "senior_secondments",
    Post,
    lambda post: [post.access] if is_limited_by_choice(post) and _is_senior_secondment(post) else [],
    hinges_on="access",
)
PAIRED_ROLES = Index(
    "paired_roles",
    Post,
    lambda post: [assisted(role_of(post))] if is_limited_by_choice(post) else [],
    hinges_on="access",
)
"""Limited posts by the role that they have or assist."""

LIMITS: tuple[Index[Any], ...] = (
    LIMITED_BY_LAW,
    LIMITED_BY_CHOICE,
    LIMITED_UNSAID,
    SENIOR_SECONDMENTS,
    PAIRED_ROLES,
)
