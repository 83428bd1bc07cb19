"""From landmarks to joint centres: what the pose network sees lies on the body, not in it."""

import math

from posecheck.measures.geometry import Point

ANTERIOR = {"hip": 0.050, "shoulder": 0.022}
"""How far a landmark lies in front of its joint centre, in trunk lengths, seen side-on: about
3 cm and 1 cm. Means over six rendered bodies of both sexes, slim and heavy, short and tall, in
nine kinds of posture (`python -m samples.calibration`). In 108 films of all exercises with the same
bodies it is 0.051 and 0.012, give or take 0.026 from body to body (`--films`): a degree and a half
that one camera cannot know of. The shoulder's is left as it is: with 0.012 the trunks of people on
photographs who lie on their back or stand read half a degree further from flat or upright, those of
people who lie face down half a degree less far. Knee, ankle, elbow and wrist lie within
half a centimetre across their limb, which turns no angle by a degree, and are left alone."""


def joint_centres(points: dict[str, Point], handedness: float, yaw_deg: float) -> dict[str, Point]:
    """The points of one side with hip and shoulder moved back to where they turn.

    points: landmarks by name, (x, y) pixels. handedness: +1 or -1, see `handedness_evidence`.
    yaw_deg: off the side view; what lies in front of the trunk shows by its cosine.
    """
    (hx, hy), (sx, sy) = points["hip"], points["shoulder"]
    shown = handedness * math.cos(math.radians(yaw_deg))
    forward = (-(sy - hy) * shown, (sx - hx) * shown)
    moved = {
        name: (
            points[name][0] - share * forward[0],
            points[name][1] - share * forward[1],
        )
        for name, share in ANTERIOR.items()
    }
    return {**points, **moved}
