"""What is lost if a person leaves, if a post is empty, or if a post is removed.

A structure answers questions about its records: who answers for this priority, who leads this team? What is
lost is every question that is answered worse afterwards than before. `lost` looks only at what hangs on the
person or the post; asking everything of a copy in which it has happened (`departure_change`, `answers`,
`worse`) says the same.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum

from orgdesigner.model import records as r
from orgdesigner.model import relations
from orgdesigner.model.changes import Change
from orgdesigner.model.edits.people import remove_people, vacate
from orgdesigner.model.edits.posts import Reports, remove_posts
from orgdesigner.model.index import reference
from orgdesigner.model.view import View


class Standing(IntEnum):
    """How well a question is answered: by nobody, by a post with nobody in it, or by somebody."""

    NOBODY = 0
    EMPTY = 1
    SOMEBODY = 2


class Question(Enum):
    """What a structure is asked about its records, in the order in which a loss matters."""

    HELD = "who holds the post"
    ACCOUNTABLE = "who answers for the priority"
    CONTRIBUTING = "who contributes to the priority"
    LED = "who leads the team"
    CHAIRED = "who chairs the meeting"
    SECOND = "who can take over from the post"
    MANAGED = "to whom the post reports"
    COACHED = "who coaches the post"
    KNOWN = "who has the expertise"
    PAID = "who receives the allowance"


EXPERTISE = "expertise"
"""The kind of what KNOWN is asked about: no record, but an expertise, by its name in small letters."""

Key = tuple[Question, str, str]
"""A question, and the kind and id of what it is asked about."""
Answers = dict[Key, Standing]


@dataclass(frozen=True)
class Loss:
    """A question that is answered worse than before, and the kind and id of what it is asked about."""

    question: Question
    kind: str
    id: str
    before: Standing
    after: Standing


class How(Enum):
    """What is imagined: a person leaves the school, nobody is in a post, or the post is no more."""

    LEAVES = "leaves"
    EMPTY = "empty"
    REMOVED = "removed"


@dataclass(frozen=True)
class Departure:
    """Somebody, or a post, that may be gone; `id` is the person's for LEAVES, else the post's."""

    how: How
    id: str

    @property
    def is_of_a_person(self) -> bool:
        """Whether it is a person that may be gone, and no post."""
        return self.how is How.LEAVES


def departure_change(view: View, departure: Departure) -> Change:
    """Return the edit that makes it so. Who reported to a removed post then reports to nobody."""
    match departure.how:
        case How.LEAVES:
            return remove_people(view, [departure.id])
        case How.REMOVED:
            return remove_posts(view, [departure.id], reports=Reports.TRAY)
        case How.EMPTY if view.count(relations.HOLDINGS_OF_POST, departure.id):
            return vacate(view, departure.id)
    return Change("Leave it empty", ())


def answers(view: View) -> Answers:
    """Return all answers of a structure; one that is left out is: nobody. Reads every record."""
    found: Answers = {}
    for question, asked in _ASKED.items():
        for record in view.all(asked.about):
            standing = max((_standing(view, post) for post in asked.posts(view, record.id)), default=None)
            if standing is not None:
                found[question, record.kind, record.id] = standing
    for person in view.all(r.Person):
        found |= {(Question.KNOWN, EXPERTISE, known): Standing.SOMEBODY for known in _known(person)}
    for allowance in view.all(r.Allowance):
        found[Question.PAID, allowance.kind, allowance.id] = _paid(view, allowance, ())
    return found


def worse(before: Answers, after: Answers) -> frozenset[Loss]:
    """Return what is lost between two states of a structure.

    Left out is what goes along: an empty post misses no manager and no coach, and one that is gone no second.
    """
    falls = {
        key: Loss(*key, standing, after.get(key, Standing.NOBODY))
        for key, standing in before.items()
        if after.get(key, Standing.NOBODY) < standing
    }
    left = {loss.id: loss.after for loss in falls.values() if loss.question is Question.HELD}
    return frozenset(loss for loss in falls.values() if not _goes_along(loss, left))


def lost(view: View, departure: Departure) -> frozenset[Loss]:
    """Return what is lost, found through what hangs on the person or the post alone.

    Raises EditRefused if the person or the post is no longer there.
    """
    if departure.how is How.LEAVES:
        view.need(r.Person, departure.id)
        leaving: Collection[str] = (departure.id,)
        posts = {each.post for each in view.find(relations.HOLDINGS_OF_PERSON, departure.id)}
    else:
        view.need(r.Post, departure.id)
        leaving = {each.person for each in view.find(relations.HOLDINGS_OF_POST, departure.id)}
        posts = {departure.id}
    after = {post: _standing_after(view, post, departure.how, leaving) for post in posts}
    falls = {
        (question, asked.about.kind, subject): _before_and_after(view, asked.posts(view, subject), after)
        for question, asked in _ASKED.items()
        for post in posts
        for subject in asked.of_post(view, post)
    }
    if departure.how is How.LEAVES:
        falls |= _expertise_lost(view, departure.id)
    falls |= _allowances_lost(view, departure, posts, leaving)
    before_all = {key: before for key, (before, _) in falls.items()}
    return worse(before_all, {key: now for key, (_, now) in falls.items()})


def _goes_along(loss: Loss, left: Mapping[str, Standing]) -> bool:
    """Whether a loss is one of a post that is empty, or gone, itself."""
    if loss.question in (Question.MANAGED, Question.COACHED):
        return loss.id in left
    return loss.question is Question.SECOND and left.get(loss.id) is Standing.NOBODY


def _standing(view: View, post: str) -> Standing:
    return Standing.SOMEBODY if view.count(relations.HOLDINGS_OF_POST, post) else Standing.EMPTY


def _standing_after(view: View, post: str, how: How, leaving: Collection[str]) -> Standing:
    if how is How.REMOVED:
        return Standing.NOBODY
    stays = any(each.person not in leaving for each in view.find(relations.HOLDINGS_OF_POST, post))
    return Standing.SOMEBODY if stays else Standing.EMPTY


def _before_and_after(
    view: View, posts: Iterable[str], after: Mapping[str, Standing]
) -> tuple[Standing, Standing]:
    """The best standing among posts; what is not in `after` stays as it is."""
    before = {post: _standing(view, post) for post in posts}
    now = [after.get(post, standing) for post, standing in before.items()]
    return max(before.values(), default=Standing.NOBODY), max(now, default=Standing.NOBODY)


# Who is asked about what


@dataclass(frozen=True)
class _Asked:
    """A question that posts answer: what it is asked about, the posts that answer, and the way back."""

    about: type[r.Record]
    posts: Callable[[View, str], Collection[str]]
    of_post: Callable[[View, str], Iterable[str]]


def _itself(_: View, post: str) -> Collection[str]:
    return (post,)


def _accountable(view: View, priority: str) -> Collection[str]:
    post = view.need(r.Priority, priority).accountable
    return () if post is None else (post,)


def _chair(view: View, forum: str) -> Collection[str]:
    post = view.need(r.Forum, forum).chair
    return () if post is None else (post,)


def _second(view: View, post: str) -> Collection[str]:
    second = view.need(r.Post, post).second
    return () if second in (None, post) else (second,)


def _managers(view: View, post: str) -> Collection[str]:
    return [link.upper for link in view.find(relations.LINE_UPWARD, post)]


def _reports(view: View, post: str) -> Collection[str]:
    return [link.lower for link in view.find(relations.LINE_DOWNWARD, post)]


def _coaches(view: View, post: str) -> Collection[str]:
    return [tie.upper for tie in view.find(relations.TIES_UPWARD, post) if tie.link_kind == r.COACHING]


def _coached(view: View, post: str) -> Collection[str]:
    return [tie.lower for tie in view.find(relations.TIES_DOWNWARD, post) if tie.link_kind == r.COACHING]


_CHAIRED_BY = reference(r.Forum, "chair")
_SECOND_OF = reference(r.Post, "second")
_ONLY_FOR = reference(r.Allowance, "person")

_ASKED: Mapping[Question, _Asked] = {
    Question.HELD: _Asked(r.Post, _itself, _itself),
    Question.ACCOUNTABLE: _Asked(
        r.Priority, _accountable, lambda view, post: view.ids(relations.ACCOUNTABLE_FOR, post)
    ),
    Question.CONTRIBUTING: _Asked(
        r.Priority,
        lambda view, priority: view.need(r.Priority, priority).contributing,
        lambda view, post: view.ids(relations.CONTRIBUTES_TO, post),
    ),
    Question.LED: _Asked(
        r.Team,
        lambda view, team: view.need(r.Team, team).leads,
        lambda view, post: view.ids(relations.TEAMS_LED, post),
    ),
    Question.CHAIRED: _Asked(r.Forum, _chair, lambda view, post: view.ids(_CHAIRED_BY, post)),
    Question.SECOND: _Asked(r.Post, _second, lambda view, post: view.ids(_SECOND_OF, post)),
    Question.MANAGED: _Asked(r.Post, _managers, _reports),
    Question.COACHED: _Asked(r.Post, _coaches, _coached),
}


# Expertise and allowances, which hang on people


def _known(person: r.Person) -> set[str]:
    return {each.strip().casefold() for each in person.expertise if each.strip()}


def _expertise_lost(view: View, leaving: str) -> dict[Key, tuple[Standing, Standing]]:
    """What only one person knows."""
    alone = _known(view.need(r.Person, leaving))
    for person in view.all(r.Person) if alone else ():
        if person.id != leaving:
            alone -= _known(person)
    return {(Question.KNOWN, EXPERTISE, each): (Standing.SOMEBODY, Standing.NOBODY) for each in alone}


def _paid(view: View, allowance: r.Allowance, leaving: Collection[str]) -> Standing:
    """Whether anybody receives an allowance, once some people have left its post."""
    holdings = view.find(relations.HOLDINGS_OF_POST, allowance.post)
    stays = {each.person for each in holdings} - set(leaving)
    receives = stays if allowance.person is None else stays & {allowance.person}
    return Standing.SOMEBODY if receives else Standing.EMPTY


def _allowances_lost(
    view: View, departure: Departure, posts: Collection[str], leaving: Collection[str]
) -> dict[Key, tuple[Standing, Standing]]:
    found = [each for post in posts for each in view.find(relations.ALLOWANCES_OF_POST, post)]
    if departure.how is How.LEAVES:
        found += view.find(_ONLY_FOR, departure.id)
    falls = {}
    for allowance in found:
        ends = departure.how is How.REMOVED or allowance.person in leaving
        after = Standing.NOBODY if ends else _paid(view, allowance, leaving)
        falls[Question.PAID, allowance.kind, allowance.id] = _paid(view, allowance, ()), after
    return falls
