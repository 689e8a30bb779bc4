"""Why a post is limited decides who asks about it; only the law is not asked."""

from typing import Any

import pytest

from orgdesigner.model.limited import (
    LIMITS,
    assisted,
    is_assistant,
    is_limited_by_choice,
    is_limited_by_law,
    is_limited_without_reason,
)
from orgdesigner.model.records import Post
from orgdesigner.model.words import LAW, Access, AccessGround


def post(**values: Any) -> Post:
    return Post(id="p", title="Head of Year 9", **values)


@pytest.mark.parametrize("ground", AccessGround)
@pytest.mark.parametrize("reason", ["", " ", "She asked"])
@pytest.mark.parametrize("access", Access)
def test_a_limit_is_by_law_or_by_choice_and_only_a_bare_choice_lacks_a_reason(
    access: Access, ground: AccessGround, reason: str
) -> None:
    limited = post(access=access, access_ground=ground, access_reason=reason)
    assert is_limited_by_law(limited) + is_limited_by_choice(limited) == (access is not Access.ALL)
    is_bare = ground not in {*LAW, AccessGround.SHARE} and not reason.strip()
    assert is_limited_without_reason(limited) == (access is not Access.ALL and is_bare)


def test_a_post_that_is_open_to_all_is_in_no_index_of_limits() -> None:
    for ground in AccessGround:
        assert [list(index.keys(post(access_ground=ground))) for index in LIMITS] == [[]] * len(LIMITS)


@pytest.mark.parametrize(
    ("role", "of", "assists"),
    [
        ("Head of Year", "head of year", False),
        ("Assistant Head of Year", "head of year", True),
        ("assistant to the Site Manager ", "site manager", True),
        ("Deputy Headteacher", "headteacher", True),
        ("Teaching Assistant", "teaching assistant", False),
        ("Assistant", "assistant", False),
    ],
)
def test_an_assistant_is_known_by_the_name_of_the_role(role: str, of: str, assists: bool) -> None:
    assert assisted(role) == of
    assert is_assistant(role) is assists
