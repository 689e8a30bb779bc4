"""Where a chart is looked at first, decided once there is a size to look with."""

from __future__ import annotations

from orgdesigner.chart.spatial import Extent
from orgdesigner.ui.canvas.camera import Camera, opening
from orgdesigner.ui.canvas.camera_area import CameraArea


class FirstLook:
    """Whether a chart has been looked at yet, and the camera of the first look.

    A window that is still finding its size may decide it again, until the chart has rested.
    """

    def __init__(self, area: CameraArea) -> None:
        self._area = area
        self._opened: Camera | None = None
        self.taken = False

    def take(self, extent: Extent) -> None:
        """Look at a picture for the first time, if that has not been done and there is a size."""
        area = self._area
        if not self.taken and area.isVisible():
            self.taken = True
            top = next((spot.box for spot in extent.spots()), extent.bounds)
            # What is looked at decides whether there are scroll bars, and they how much can be looked at.
            for _ in range(2):
                area.look_exactly(opening(extent.bounds, top, area.visible_size()))
            self._opened = area.camera

    def follow_size(self) -> None:
        """Take note that the size is another: if nobody has looked elsewhere since, look again."""
        if self._opened == self._area.camera:
            self.taken = False

    def settle(self) -> None:
        """Let what is looked at now stay, whatever becomes of the size."""
        self._opened = None
