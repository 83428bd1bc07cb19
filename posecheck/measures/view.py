"""From where the camera sees the trunk."""

import math

from posecheck.measures.reading import View
from posecheck.pose.sides import lateral_axis
from posecheck.pose.types import Pose

SIDE_UP_TO_DEG = 30.0
"""Up to this yaw a 45-degree knee bend reads at most 5.5 degrees low (quality_gate, GEOM)."""
OBLIQUE_UP_TO_DEG = 60.0
"""Beyond it sagittal angles mean nothing any more."""


def trunk_yaw(pose: Pose) -> float:
    """Angle between the camera's line of sight and the person's left-right axis, degrees 0..90.

    0 is a pure side view: sagittal angles are seen in full. 90: the axis lies across the picture.
    For a person who lies side-on, a camera that looks down from above counts as a turn as well:
    it shortens the sagittal plane in just the same way.

    On bodies rendered with a known yaw of 0 to 60 degrees it is 7 out at the mean: 6 too much
    at 0, then 2 to 5 too much standing and 6 to 8 too little lying and on all fours.
    """
    x, y, z = lateral_axis(pose)
    return math.degrees(math.atan2(math.hypot(x, y), abs(z)))


def view_of(yaw_deg: float) -> View:
    """The name of the view at that yaw."""
    if yaw_deg <= SIDE_UP_TO_DEG:
        return View.SIDE
    return View.OBLIQUE if yaw_deg <= OBLIQUE_UP_TO_DEG else View.FRONT
