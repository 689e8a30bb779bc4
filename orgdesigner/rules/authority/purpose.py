"""Each leadership post says in a line what it is for.

Why: Clear roles are what makes distributed leadership work: who holds a post, and everybody else, can say
what it is there for. A title is not a purpose.

Source: Leithwood and others (2006) on clarity of roles, as told in the founding documents; read in November
2026.

To fix: Write a line for each post. A first draft can be made of what the structure says about it.
"""

from collections.abc import Iterator

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.fields import set_fields
from orgdesigner.model.leading import WITHOUT_PURPOSE
from orgdesigner.model.records import SCHOOL_ID, Post
from orgdesigner.model.relations import in_order
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.drafts import MOST_AT_ONCE, purpose
from orgdesigner.rules.shared.wording import count, sentence


@rule(
    "AUT-714",
    "What a leadership post is for",
    each=WITHOUT_PURPOSE,
    severity=Severity.ADVICE,
    strength=Strength.HARD,
)
def check(view: View, key: object) -> Iterator[Found]:
    ids = view.ids(WITHOUT_PURPOSE, key)
    if len(ids) > MOST_AT_ONCE:
        yield found(_message(count(len(ids), "leadership post"), len(ids)), Subject("school", SCHOOL_ID))
        return
    posts = sorted((view.need(Post, each) for each in ids), key=in_order)
    who = posts[0].title if len(posts) == 1 else count(len(posts), "leadership post")
    yield found(_message(who, len(posts)), *posts, fixes=[_drafted(view, posts)])


def _message(who: str, posts: int) -> str:
    does, it, _is = ("does", "it", "is") if posts == 1 else ("do", "they", "are")
    return sentence(f"{who} {does} not say what {it} {_is} for")


def _drafted(view: View, posts: list[Post]) -> Fix:
    changes = [set_fields(view, post, purpose=purpose(view, post)) for post in posts]
    if len(posts) == 1:
        return Fix(f"Begin with “{purpose(view, posts[0])}”", changes[0])
    return Fix(
        "Begin with what the structure says of each: a first draft",
        squash(f"Draft the purpose of {len(posts)} posts", changes),
    )


GOOD = (
    """
    post head "Headteacher" head purpose="Leads the school."
    post t1 "Teacher"
    post adviser "Adviser" senior external
    """,
)
BAD = (
    Example(
        """
        priority 1 "Attainment" accountable=dh contributing=hod
        priority 2 "Attendance" accountable=dh
        team y9 "Year 9" year leads=y9
        post head "Headteacher" head
          post dh "Deputy Headteacher" senior
          post hod "Head of Art" middle responsibilities="displays"
          post y8 "Head of Year 8" middle role_class="Head of Year" purpose="Knows the year."
          post y9 "Head of Year 9" middle role_class="Head of Year"
          post y10 "Head of Year 10" middle role_class="Head of Year"
        post sbm "Business Manager" senior
        """,
        found_at=("dh",),
    ),
    Example('post head "Headteacher" head', found_at=("head",)),
)
