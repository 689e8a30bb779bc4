"""Where the camera looks: points stay under the pointer, and what is asked for is in view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgdesigner.chart.picture import Box
from orgdesigner.ui.canvas.camera import Camera, Size, allowed_scale, fitting, opening

places = st.floats(-1e5, 1e5)
lengths = st.floats(1, 1e4)
cameras = st.builds(Camera, st.floats(0.1, 4), places, places)
boxes = st.builds(Box, places, places, lengths, lengths)
sizes = st.builds(Size, st.floats(50, 4000), st.floats(50, 3000))


@given(cameras, st.floats(0.1, 4), st.floats(0, 2000), st.floats(0, 2000))
def test_zooming_keeps_the_point_under_the_pointer(camera: Camera, scale: float, x: float, y: float) -> None:
    before = camera.to_chart(x, y)
    assert camera.zoomed(scale, x, y).to_chart(x, y) == pytest.approx(before, abs=1e-6)


@given(cameras, boxes, sizes)
def test_what_is_revealed_is_in_view_or_its_corner_is(camera: Camera, box: Box, size: Size) -> None:
    after = camera.revealing(box, size)
    shown = after.box_on_screen(box)
    assert after.scale == camera.scale
    assert -1e-6 <= shown.x < size.width
    assert -1e-6 <= shown.y < size.height
    if shown.width <= size.width and shown.height <= size.height:
        assert shown.right <= size.width + 1e-6
        assert shown.bottom <= size.height + 1e-6


@given(cameras, boxes, sizes)
def test_what_is_in_view_is_not_moved_to(camera: Camera, box: Box, size: Size) -> None:
    after = camera.revealing(box, size)
    again = after.revealing(box, size)
    assert again.to_screen(0, 0) == pytest.approx(after.to_screen(0, 0), abs=1e-6)


@given(boxes, sizes)
def test_fitting_shows_all_of_a_box(box: Box, size: Size) -> None:
    shown = fitting(box, size).box_on_screen(box)
    assert shown.x >= -1e-6
    assert shown.y >= -1e-6
    assert shown.right <= size.width + 1e-6
    assert shown.bottom <= size.height + 1e-6


@given(cameras, boxes, boxes)
def test_following_a_box_keeps_it_where_it_is_on_screen(camera: Camera, before: Box, after: Box) -> None:
    followed = camera.following(before, after)
    assert followed.to_screen(after.x, after.y) == pytest.approx(
        camera.to_screen(before.x, before.y), abs=1e-6
    )


@given(cameras, boxes, sizes)
def test_however_far_it_pans_some_of_the_chart_stays_in_view(camera: Camera, bounds: Box, size: Size) -> None:
    seen = camera.kept_near(bounds, size).seen(size)
    assert seen.x < bounds.right
    assert bounds.x < seen.right
    assert seen.y < bounds.bottom
    assert bounds.y < seen.bottom


@given(boxes, sizes)
def test_the_first_look_is_legible_and_begins_at_the_top(bounds: Box, size: Size) -> None:
    camera = opening(bounds, Box(bounds.x, bounds.y, 10, 10), size)
    assert 0.82 <= camera.scale <= 1.0
    assert camera.y == bounds.y


@given(st.floats(0.001, 100), boxes, sizes)
def test_the_scale_is_from_ten_to_four_hundred_per_cent_or_what_the_whole_chart_needs(
    scale: float, bounds: Box, size: Size
) -> None:
    allowed = allowed_scale(scale, bounds, size)
    assert min(0.1, fitting(bounds, size).scale) <= allowed <= 4.0
