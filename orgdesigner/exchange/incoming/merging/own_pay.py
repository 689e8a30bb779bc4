"""Whose pay a list says: it stands beside each holder, and a structure has it with the post or the holder.

Where the structure has it with a holder, news of it is the holder's. For all others it is the post's, unless
they differ from one another.
"""

from functools import cache
from typing import Any, NamedTuple

from orgdesigner.exchange.incoming.merging.grounds import Pairs
from orgdesigner.model.records import Holding, Post
from orgdesigner.model.relations import HOLDINGS_OF_POST
from orgdesigner.model.view import View

_PAY = ("pay_scale", "pay_point", "salary")
_NOTHING = (None, "")


class _Said(NamedTuple):
    """What a list says of one part of pay: of a post itself, and of its holders by their holdings' ids."""

    of_post: Any
    of_holdings: dict[str, Any]


class OwnPay:
    """Says the pay of a list where the structure has it: with a post or with its holders."""

    def __init__(self, present: View, listed: View, *, posts: Pairs, people: Pairs) -> None:
        self._present, self._listed, self._posts, self._people = present, listed, posts, people
        self._said = cache(self._find)

    def of_post(self, listed: Post, values: dict[str, Any]) -> dict[str, Any]:
        """Return what a list states of a post, with the pay that is the post's."""
        if not self._listed.count(HOLDINGS_OF_POST, listed.id):
            return values
        return _with(values, {name: said.of_post for name, said in self._said(listed.id).items()})

    def of_holding(self, listed: Holding, values: dict[str, Any]) -> dict[str, Any]:
        """Return what a list states of a holding, with the pay that is the holder's."""
        said = self._said(listed.post)
        return _with(values, {name: each.of_holdings[listed.id] for name, each in said.items()})

    def _find(self, post_id: str) -> dict[str, _Said]:
        """Return what is said of a post that the structure has; nothing of others."""
        present = self._present.get(Post, self._posts.present(post_id))
        if present is None:
            return {}
        listed = self._listed.need(Post, post_id)
        holdings = self._listed.find(HOLDINGS_OF_POST, post_id)
        there = {each.person: each for each in self._present.find(HOLDINGS_OF_POST, present.id)}
        found = {}
        for name in _PAY:
            said = {each.id: getattr(each, name) or getattr(listed, name) for each in holdings}
            own = {
                each.id
                for each in holdings
                if (held := there.get(self._people.present(each.person) or "")) is not None
                and getattr(held, name) not in _NOTHING
            }
            shared = [value for record_id, value in said.items() if record_id not in own]
            kept = getattr(present, name)
            of_post = kept if kept in shared else next(iter(shared), None)
            of_holdings = {
                record_id: value if record_id in own or value != of_post else None
                for record_id, value in said.items()
            }
            found[name] = _Said(of_post, of_holdings)
        return found


def _with(values: dict[str, Any], pay: dict[str, Any]) -> dict[str, Any]:
    """Return what is stated, with these parts of pay and no others; a list that says none says nothing."""
    rest = {name: value for name, value in values.items() if name not in pay}
    return rest | {name: value for name, value in pay.items() if value not in _NOTHING}
