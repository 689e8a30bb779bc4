"""Pupils, governors and volunteers are drawn as outside the school's staff.

Why: Leadership can come from anybody, and a chart may well show a head pupil, a governing body or a reading
volunteer. They are no staff: counted as such, they bend every share of posts and every headcount.

Source: A study of distributed leadership that found it with pupils, support staff and others; read in
November 2026. The program goes by the title of the post, and by nothing else, so a person decides.

To fix: Mark the post as outside the school.
"""

import re
from collections.abc import Iterator

from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.records import Post
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, found, rule

_TITLES = re.compile(
    r"""
    (?:.*\ )?(?:governors?|trustees?|volunteers?)      # but not a clerk *to* the governors: see _THEIR_STAFF
    |governing\ (?:body|board)
    |volunteer\ (?!co-?ordinator|manager|lead|officer).*
    |(?:deputy\ )?head\ (?:boy|girl|pupil|student)
    |(?:senior\ )?prefects?
    |(?:pupil|student)\ (?:leader|ambassador|councillor|governor|parliament|council)s?
    |school\ council(?:lor)?s?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_THEIR_STAFF = re.compile(r"\b(?:clerk|secretary|adviser|officer|manager|lead|to|for|with)\b", re.IGNORECASE)


@rule(
    "STAFF-806",
    "Pupils, governors and volunteers outside the staff",
    each=Post,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
)
def check(view: View, post: Post) -> Iterator[Found]:
    title = post.title.strip()
    if post.external or not _TITLES.fullmatch(title) or _THEIR_STAFF.search(title):
        return
    yield found(
        f"{post.title} is drawn as a post of the school's staff",
        post,
        fixes=[Fix("Mark it as outside the school", set_fields(view, post, external=True))],
    )


GOOD = (
    """
    post a "Chair of Governors" external
    post b "Clerk to the Governors"
    post c "Volunteer Co-ordinator"
    post d "Deputy Head: Students"
    post e "Student Support Officer"
    post f "Head of Year 9"
    post g "Pupil Premium Lead"
    """,
)
BAD = (
    Example(
        """
        post a "Chair of Governors"
        post b "Parent Governor"
        post c "Governing Body"
        post d "Head Girl"
        post e "Volunteer Reader"
        post f "School Council"
        post g "Student Leader"
        post h "Lunchtime Volunteers"
        """,
        found_at=("a", "b", "c", "d", "e", "f", "g", "h"),
    ),
)
