"""Backs on all fours, rounded and sagging, against the same person's own neutral back."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.measures.outline import back_profile
from samples.calibration.shots import Studio
from samples.render.body import Body
from samples.render.camera import Camera
from samples.render.floor import AllFours
from samples.render.setting import Params

SERIES, EACH = 4, 14
_NEUTRAL: Params = {"left_thigh": 0.0, "right_thigh": 0.0, "top_knee": 25.0}


@dataclass(frozen=True, slots=True)
class Back:
    """The change of a back's outline from neutral, (n,) trunk lengths, and of the spine, degrees.

    lifted: how far a leg was lifted, degrees.
    """

    body: str
    yaw: float
    lifted: float
    spine: float
    change: NDArray[np.float64]


def backs(body: str, *, seed: int) -> Iterator[Back]:
    """Series of postures of one body, each from a camera of its own."""
    person = Body.named(body)
    for number in range(SERIES):
        rng = np.random.default_rng([seed, number, *body.encode()])
        setting = AllFours(person)
        studio = Studio(setting, rng)
        yaw = float(rng.uniform(-25, 25))
        still = setting.place(_NEUTRAL)
        camera = studio.camera(still, yaw, rng.uniform(0.35, 0.8), rng.uniform(1.3, 1.7))
        neutral = _profile(studio, setting, _NEUTRAL, camera)
        for _ in range(EACH):
            params = _drawn(rng)
            seen = _profile(studio, setting, params, camera)
            if neutral is not None and seen is not None:
                lifted = max(params["left_thigh"], params["right_thigh"])
                yield Back(body, yaw, lifted, params["spine"], seen - neutral)
        studio.close()


def _profile(
    studio: Studio, setting: AllFours, params: Params, camera: Camera
) -> NDArray[np.float64] | None:
    pose = studio.pose(setting.place(params), camera)
    return None if pose is None else back_profile(pose)


def _drawn(rng: np.random.Generator) -> Params:
    """Half of the backs neutral, the others anywhere within 35 degrees; head and weight move."""
    lifted = rng.uniform(0, 95) if rng.random() < 1 / 3 else 0.0
    legs = {"left_thigh": lifted, "right_thigh": 0.0}
    if rng.random() < 0.5:
        legs = {"left_thigh": 0.0, "right_thigh": lifted}
    spine = 0.0 if rng.random() < 0.4 else float(rng.choice([-25.0, 25.0, rng.uniform(-35, 35)]))
    body = {"neck": rng.uniform(-35, 10), "lean": rng.uniform(-6, 8), "elbow": rng.uniform(0, 15)}
    return {**legs, **body, "top_knee": 25.0, "spine": spine}
