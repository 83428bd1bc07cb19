"""Stick people and what a checker could say about them."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Phase, Side
from posecheck.checking.status import ActiveWarning, Status
from posecheck.exercises.terms import Band, Severity
from posecheck.pose.types import LANDMARK_COUNT, Landmark, Pose

# A person seen from the right, standing, knees bent, facing right; parts of the picture's height.
_PLACES = {
    "NOSE": (0.07, -0.36),
    "EAR": (0.02, -0.37),
    "SHOULDER": (0.0, -0.25),
    "ELBOW": (-0.02, -0.12),
    "WRIST": (0.03, -0.02),
    "HIP": (-0.03, 0.0),
    "KNEE": (0.08, 0.17),
    "ANKLE": (-0.01, 0.35),
    "HEEL": (-0.03, 0.38),
    "FOOT_INDEX": (0.07, 0.39),
}


def person(size: tuple[int, int] = (640, 360), *, facing: int = 1, scale: float = 1.0) -> Pose:
    """Someone in the middle of a picture; facing +1 is to the right."""
    width, height = size
    landmarks = np.zeros((LANDMARK_COUNT, 2))
    world = np.zeros((LANDMARK_COUNT, 3))
    for landmark in Landmark:
        name = landmark.name.removeprefix("LEFT_").removeprefix("RIGHT_")
        x, y = _PLACES.get(name, _PLACES["NOSE" if landmark < 11 else "WRIST"])
        behind = 0.01 if landmark.name.startswith("LEFT_") else 0.0
        landmarks[landmark] = (facing * (x + behind) * scale, y * scale)
        world[landmark, 2] = 0.2 if landmark.name.startswith("LEFT_") else -0.2
    pixels = landmarks * height + (width / 2, height / 2)
    return Pose(pixels, np.ones(LANDMARK_COUNT), world, size)


def turned(pose: Pose, degrees: float) -> Pose:
    """The same person turned about the picture's middle."""
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = np.array(pose.size) / 2
    return replace(pose, landmarks=(pose.landmarks - middle) @ turn.T + middle)


def knee_bend(pose: Pose) -> float:
    """The right knee's bend in degrees, without a sign."""
    hip, knee, ankle = (
        pose.landmarks[place]
        for place in (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE)
    )
    thigh, shank = knee - hip, ankle - knee
    cosine = thigh @ shank / (np.hypot(*thigh) * np.hypot(*shank))
    return float(np.degrees(np.arccos(cosine)))


def status(**changes: Any) -> Status:
    """A checker's state in the middle of a wall slide."""
    usual: dict[str, Any] = {
        "time_s": 1.0,
        "phase": Phase.MOVING,
        "side": Side.BOTH,
        "reps": 2,
        "left": 0,
        "right": 0,
        "attempts": 0,
        "goal_reps": 5,
        "goal_hold_s": 5.0,
        "measure": "knee_flexion",
        "value": 60.0,
        "joint": ("hip", "knee", "ankle"),
        "joint_side": Side.RIGHT,
        "target": Band(38.0, 55.0),
        "depth_judged": True,
        "hold_s": 0.0,
    }
    return Status(**{**usual, **changes})


def warning(show: str, severity: Severity = Severity.WARN) -> ActiveWarning:
    """A fault being shown."""
    return ActiveWarning("fault", severity, show, show, "knee_flexion", None, 1.0, 2.0)


def picture(size: tuple[int, int] = (640, 360)) -> NDArray[np.uint8]:
    """Something with a different value at every place, brighter to the right."""
    width, height = size
    across = np.linspace(60, 200, width).astype(np.uint8)
    image = np.repeat(across[None, :, None], height, axis=0).repeat(3, axis=2)
    image[..., 1] = np.linspace(0, 255, height).astype(np.uint8)[:, None]
    return np.ascontiguousarray(image)
