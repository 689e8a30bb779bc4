"""Rows into posts: a repeated reference is one post with several people in it, a job share."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from orgdesigner.exchange.incoming.organogram.cells import folded, is_stated
from orgdesigner.exchange.incoming.organogram.entries import Entry
from orgdesigner.exchange.incoming.outcome import Notebook

NOT_IN_POST = "0"
"""The reference of people who are paid but in no post, such as on gardening leave (senior schema)."""

MOST_SHARING = 12
"""The most rows that make one job share; a reference in more rows than that refers to nothing."""

# Short enough for the id of a tie to name both its ends, as `ids.speaking_id` does.
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_.-]{0,19}")
_BETWEEN = "\x1f"


@dataclass(frozen=True)
class SourcePost:
    """A post as the file has it.

    `organisation` and `id` are the same whenever the same file is read. `reference` is folded for comparing,
    and empty where no other row can mean this post.
    """

    organisation: str
    id: str
    reference: str
    entries: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The first row of the post: its title, unit and manager count where the rows differ."""
        return self.entries[0]


def posts_of(entries: Sequence[Entry], notebook: Notebook, *, organisation: str) -> list[SourcePost]:
    """Return the posts of both files, in the order of their first rows."""
    prefix = _digest(folded(organisation))[:6]
    uses = Counter(folded(entry.reference) for entry in entries if not entry.junior)
    alike: Counter[str] = Counter()
    rows_of: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        reference = folded(entry.reference)
        if is_stated(reference) and reference != NOT_IN_POST and uses[reference] <= MOST_SHARING:
            rows_of.setdefault((reference, reference), []).append(entry)
        else:
            content = _content(entry)
            alike[content] += 1
            rows_of["", f"{content}{_BETWEEN}{alike[content]}"] = [entry]
    posts = [
        SourcePost(prefix, f"{prefix}-{key_of(identity)}", reference, tuple(same))
        for (reference, identity), same in rows_of.items()
    ]
    for post in posts:
        _remark_on_share(post, notebook)
    _remark_on_repeats(posts, notebook)
    return posts


def key_of(text: str) -> str:
    """Return a text as a part of an id: as it is where it fits, and else its digest."""
    return text if _PLAIN.fullmatch(text) else f"_{_digest(text)}"


def _content(entry: Entry) -> str:
    # Without the FTE, so that a later issue of the file changes a group of posts instead of adding one.
    parts = (entry.reference, entry.reports_to, entry.unit, entry.title, entry.grade, entry.pay, entry.group)
    return _BETWEEN.join(("junior" if entry.junior else "senior", *parts))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _remark_on_share(post: SourcePost, notebook: Notebook) -> None:
    first = post.first
    if not post.reference and not first.junior:
        message = "it has no reference of its own, so nothing can report to it; each such row is a post."
        notebook.add(message, file=first.file, row=first.row)
    for other in post.entries[1:]:
        notebook.add("a job share with the row above that has its reference.", file=other.file, row=other.row)
        for column, name in (("title", "title"), ("unit", "unit"), ("reports_to", "post it reports to")):
            if folded(getattr(other, column)) != folded(getattr(first, column)):
                message = (
                    f"the {name} differs from that of the row it shares a post with; the first one counts."
                )
                notebook.add(message, file=other.file, row=other.row)


def _remark_on_repeats(posts: Sequence[SourcePost], notebook: Notebook) -> None:
    seen = set()
    for post in posts:
        entry = post.first
        if entry.junior and (content := (_content(entry), entry.fte)) in seen:
            message = "the same as a row above. Each is a post of its own; check whether it is meant."
            notebook.add(message, file=entry.file, row=entry.row)
        elif entry.junior:
            seen.add(content)
