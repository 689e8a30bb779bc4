"""Who leads on something: the posts that do, and the people who hold them."""

from orgdesigner.model.leading import RESPONSIBLE
from orgdesigner.model.relations import (
    ACCOUNTABLE_FOR,
    CONTRIBUTES_TO,
    EXTERNAL_POSTS,
    HOLDINGS_OF_POST,
    POSTS_AT_LEVEL,
    TEAMS_LED,
)
from orgdesigner.model.view import View
from orgdesigner.model.words import Level


def posts_that_lead(view: View) -> set[str]:
    """Return the ids of the posts that lead on something.

    A leadership post does, and so does one that leads a team, answers for or contributes to a priority, or
    names a responsibility. Only who they are is read, and no post.
    """
    by_level = (each for level in Level for each in view.ids(POSTS_AT_LEVEL, level))
    by_work = (each for level in Level for each in view.ids(RESPONSIBLE, level))
    named = (str(key) for index in (TEAMS_LED, ACCOUNTABLE_FOR, CONTRIBUTES_TO) for key in view.keys(index))
    return {*by_level, *by_work, *named} - {*view.ids(EXTERNAL_POSTS, True)}


def people_who_lead(view: View) -> set[str]:
    """Return the ids of the people who hold a post that leads on something."""
    return {holding.person for post in posts_that_lead(view) for holding in view.find(HOLDINGS_OF_POST, post)}
