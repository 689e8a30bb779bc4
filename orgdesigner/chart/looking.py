"""How somebody looks at a structure: what is folded, what is left out, and what stands out by its colour."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

NOBODY: AbstractSet[str] = frozenset()


@dataclass(frozen=True)
class Looking:
    """What of a structure is laid out, and how. It says nothing about the structure and is in no plan.

    `collapsed` are the posts whose reports are left out; `focus` is the kind and id of the post or team whose
    branch alone is shown; `levels_aligned` sets cards that are equally far down equally high in all branches.
    """

    collapsed: AbstractSet[str] = NOBODY
    focus: tuple[str, str] | None = None
    levels_aligned: bool = False


@dataclass(frozen=True)
class Lens:
    """What stands out. `kept` are the posts that keep their colour while the rest fades: None if all do.

    `colours` are names of colours of the theme by post, in place of the colours of teams: None for those.
    """

    kept: AbstractSet[str] | None = None
    colours: Mapping[str, str] | None = field(default=None, hash=False)

    def fades(self, post_id: str) -> bool:
        """Whether a post's card fades."""
        return self.kept is not None and post_id not in self.kept


EVERYTHING = Looking()
PLAIN = Lens()
