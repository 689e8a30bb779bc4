"""Where there is coaching, everybody has a coach, and nobody coaches more people than one can.

Why: Coaching in place of line management works for those who have it. Whoever was left out has neither, and a
coach with a dozen people to coach has time for none of them.

Source: The founding documents' vision of leaders who coach the colleagues below them, so that the words "line
manager" disappear; read in November 2026. The limit of eight is the program's own suggestion; a secondary
note that cites Kraft on coaching speaks of six to eight. Nothing is said as long as no post is coached, and
the head, posts outside the school and posts that nobody holds need no coach.

To fix: Let the post above coach them, or a colleague beside them.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from orgdesigner.model.changes import squash
from orgdesigner.model.edits.links import add_link, remove_link
from orgdesigner.model.leading import COACHING_LINKS
from orgdesigner.model.records import COACHING, Holding, Link, Post, School
from orgdesigner.model.relations import EXTERNAL_POSTS
from orgdesigner.model.view import View
from orgdesigner.rules.base import Example, Fix, Found, Limit, Severity, Strength, Subject, found, rule
from orgdesigner.rules.shared.coaching import MOST_AT_ONCE, Coaching
from orgdesigner.rules.shared.delegation import heads
from orgdesigner.rules.shared.wording import count, in_words, sentence


@rule(
    "TEAM-412",
    "Everybody has a coach",
    each=School,
    severity=Severity.ADVICE,
    strength=Strength.ADVICE,
    limits=(Limit("most", "People whom one post coaches, at most", Decimal(8)),),
)
def check(view: View, school: School, *, most: Decimal) -> Iterator[Found]:
    links = view.find(COACHING_LINKS, True)
    if not links or all(name.kind != COACHING for name in school.link_names):
        return
    without = _without(view, links)
    if without:
        one = len(without) == 1
        who = view.need(Post, without[0]).title if one else sentence(count(len(without), "post"))
        yield found(
            f"{who} {'has' if one else 'have'} no coach",
            *([school] if len(without) > MOST_AT_ONCE else [Subject("post", each) for each in without]),
            working=f"{count(len({link.lower for link in links}), 'post')} coached so far",
            fixes=_coached(view, links, without, int(most)),
        )
    for coach, coached in sorted(Counter(link.upper for link in links).items()):
        if coached > most:
            post = view.need(Post, coach)
            yield found(
                f"{post.title} coaches {in_words(coached)}; the limit is {in_words(int(most))}",
                post,
                fixes=_relieved(view, links, post, int(most)),
            )


def _without(view: View, links: tuple[Link, ...]) -> list[str]:
    """Return the posts whose holders have no coach in this post or in another that they hold."""
    settled = {*(link.lower for link in links), *heads(view), *view.ids(EXTERNAL_POSTS, True)}
    held = view.all(Holding)
    content = {holding.person for holding in held if holding.post in settled}
    return sorted({holding.post for holding in held if holding.person not in content})


def _coached(view: View, links: tuple[Link, ...], without: list[str], most: int) -> Iterator[Fix]:
    """Yield that each is coached by the post above, or where that has no time left by one beside it."""
    if len(without) > MOST_AT_ONCE:
        return
    coaching = Coaching(view, links, most)
    pairs = [(post, coaching.take_on(post)) for post in without]
    changes = [add_link(view, post, coach, link_kind=COACHING) for post, coach in pairs if coach]
    if len(changes) < len(pairs):
        return
    change = squash(f"Give {count(len(pairs), 'post')} a coach", changes)
    coaches = list(dict.fromkeys(coach for _, coach in pairs if coach))
    if len(coaches) == 1:
        them = {1: "it", 2: "both"}.get(len(pairs), f"all {in_words(len(pairs))}")
        yield Fix(f"Let {view.need(Post, coaches[0]).title} coach {them}", change)
    else:
        yield Fix("Let each be coached by the nearest post with time for it, the post above first", change)


def _relieved(view: View, links: tuple[Link, ...], coach: Post, most: int) -> Iterator[Fix]:
    """Yield that those over the limit are coached by the nearest post with time for it."""
    coaching = Coaching(view, links, most)
    own = [link for link in links if link.upper == coach.id]
    changes = []
    for link in own[most:]:
        other = coaching.take_on(link.lower)
        if other is None:
            return
        changes += [remove_link(view, link.id), add_link(view, link.lower, other, link_kind=COACHING)]
    over = len(own) - most
    yield Fix(
        f"Let {in_words(over)} of them be coached by the nearest post with time for it",
        squash(f"Relieve {coach.title} of {count(over, 'post')}", changes),
    )


GOOD = (
    """
    person twice "Win Bree" support
    post head "Headteacher" head
      held "B. Aldous" teaching
      post dh "Deputy Headteacher" senior
        held "M. Okafor" teaching
        link coaching head
        post ta "Teaching Assistant"
          held twice
          link coaching dh
        post lunch "Lunchtime Supervisor"
          held twice
        post empty "Teacher"
    post adviser "Adviser" external
      held "F. Osei" teaching
    """,
    """
    post head "Headteacher" head
      post dh "Deputy Headteacher" senior
        held "M. Okafor" teaching
    """,
)
BAD = (
    Example(
        """
        rule TEAM-412
          limit most 2
        post head "Headteacher" head
          held "B. Aldous" teaching
          post dh "Deputy Headteacher" senior
            held "M. Okafor" teaching
            link coaching head
            post a "Teacher"
              held "P. Iyer" teaching
            post b "Teacher"
              held "T. Nowak" teaching
            post c "Teacher"
              held "J. Mbeki" teaching
        """,
        found_at=("a",),
    ),
    Example(
        """
        rule TEAM-412
          limit most 2
        post head "Headteacher" head
          held "B. Aldous" teaching
          post dh "Deputy Headteacher" senior
            held "M. Okafor" teaching
            link coaching head
            post a "Teacher"
              held "P. Iyer" teaching
              link coaching dh
            post b "Teacher"
              held "T. Nowak" teaching
              link coaching dh
            post c "Teacher"
              held "J. Mbeki" teaching
              link coaching dh
        post office "Office Manager"
          held "C. Doyle" support
        """,
        found_at=("dh", "office"),
    ),
)
