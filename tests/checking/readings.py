"""Readings written by hand."""

from collections.abc import Mapping

from posecheck.measures.reading import Measured, Posture, Reading, View

POINTS = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index", "nose")


def reading(
    time: float,
    values: Mapping[str, float] | None = None,
    *,
    yaw: float | None = 0.0,
    posture: Posture = Posture.STANDING,
    near: str = "right",
    confidence: float = 0.99,
    hidden: tuple[str, ...] = (),
    dim: tuple[str, ...] = (),
    places: Mapping[str, tuple[float, float]] | None = None,
) -> Reading:
    """A reading; values of the near side may be written as "near.name".

    dim: points that are seen well enough to count by, and not to warn by.
    """
    given = dict(values or {})
    for name in list(given):
        if name.startswith("near."):
            given[f"{near}.{name.removeprefix('near.')}"] = given[name]
    return Reading(
        time,
        {name: Measured(value, confidence) for name, value in given.items()},
        view=View.SIDE,
        yaw_deg=yaw,
        posture=posture,
        near=near,
        places=places or dict.fromkeys(POINTS, (0.0, 0.0)),
        trunk_px=100.0,
        visible={
            point: 0.0 if point in hidden else 0.6 if point in dim else confidence
            for point in POINTS
        },
    )


def nobody(time: float) -> Reading:
    """A reading without a person."""
    return Reading(time, {}, person=False)
