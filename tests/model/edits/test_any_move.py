"""Whatever is moved or removed, everybody else keeps manager and place."""

from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from orgdesigner.errors import EditRefused
from orgdesigner.model.edits.moves import report_to
from orgdesigner.model.edits.posts import Reports, remove_posts
from orgdesigner.model.records import Post
from orgdesigner.model.relations import below, manager, managers_upward, reports, roots
from orgdesigner.model.structure import Structure
from orgdesigner.model.view import View
from tests.model.strategies import structures


def read(view: View) -> list[str]:
    """The posts as they follow each other in the picture."""
    return [post.id for root in roots(view) for post in (root, *below(view, root.id))]


def manager_id(view: View, post_id: str) -> str | None:
    above = manager(view, post_id)
    return above.id if above else None


def nearest_that_stays(view: View, post_id: str, removed: Collection[str]) -> str | None:
    return next((above.id for above in managers_upward(view, post_id) if above.id not in removed), None)


@given(structures(least=3), st.data())
def test_who_reports_to_a_removed_post_goes_where_it_is_said_and_nobody_else_moves(
    structure: Structure, data: DataObject
) -> None:
    before, after = structure.view, structure.copy()
    everybody = sorted(post.id for post in before.all(Post))
    removed = data.draw(st.lists(st.sampled_from(everybody), min_size=1, unique=True))
    where = data.draw(st.sampled_from(Reports))
    to = data.draw(st.sampled_from(everybody)) if where is Reports.TO else None
    try:
        after.apply(remove_posts(before, removed, reports=where, to=to))
    except EditRefused:
        assert to is not None
        assert to in removed or any(above.id in removed for above in managers_upward(before, to))
        return
    stay = [post_id for post_id in read(before) if post_id not in removed]
    assert sorted(read(after.view)) == sorted(stay)
    for post_id in stay:
        present = manager_id(before, post_id)
        if present not in removed:
            assert manager_id(after.view, post_id) == present
        elif where is Reports.UP or post_id == to:
            assert manager_id(after.view, post_id) == nearest_that_stays(before, post_id, removed)
        else:
            assert manager_id(after.view, post_id) == to
    if where is Reports.UP:
        assert read(after.view) == stay


@given(structures(least=3), st.data())
def test_what_is_moved_comes_to_its_place_in_its_order_and_nobody_else_moves(
    structure: Structure, data: DataObject
) -> None:
    before, after = structure.view, structure.copy()
    everybody = st.sampled_from(sorted(post.id for post in before.all(Post)))
    moved = data.draw(st.lists(everybody, min_size=1, max_size=3, unique=True))
    to = data.draw(st.none() | everybody)
    present = [post.id for post in (roots(before) if to is None else reports(before, to))]
    anchor = data.draw(st.none() | st.sampled_from(present)) if present else None
    try:
        change = report_to(before, moved, to, before=anchor)
    except EditRefused:
        assert to is not None
        assert to in moved or any(above.id in moved for above in managers_upward(before, to))
        return
    after.apply(change)
    ahead = {each: [above.id for above in managers_upward(before, each)] for each in moved}
    top = [each for each in read(before) if each in moved and not set(ahead[each]) & set(moved)]
    if anchor is None:
        top = [each for each in top if each not in present]
    line = [post.id for post in (roots(after.view) if to is None else reports(after.view, to))]
    rest = [each for each in present if each not in top]
    at = len(rest) if anchor is None else sum(each not in top for each in present[: present.index(anchor)])
    assert line == [*rest[:at], *top, *rest[at:]]
    for post in before.all(Post):
        if post.id not in top:
            assert manager_id(after.view, post.id) == manager_id(before, post.id)
    branches = {*top, *(post.id for each in top for post in below(before, each))}
    assert [each for each in read(after.view) if each not in branches] == [
        each for each in read(before) if each not in branches
    ]
