"""The view that an exercise needs, as if it were the side view."""

from dataclasses import replace

from posecheck.measures.reading import Reading, View


def turned_to(view: View, reading: Reading) -> Reading:
    """The reading with its yaw counted from the view that is needed.

    The checker asks one thing of the yaw: how far the camera is from where it should be. For a
    side view that is the yaw itself, for a front view what it lacks of 90 degrees.
    """
    if view is not View.FRONT or reading.yaw_deg is None:
        return reading
    return replace(reading, yaw_deg=90.0 - reading.yaw_deg)
