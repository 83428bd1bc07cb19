"""How a scene is filmed: from where, with which lens, how fast, how well."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from samples.render.camera import Camera, aimed, direction, framing, further
from samples.render.geometry import Array

CLOCK = 90_000
"""Ticks a second of the times of films with a variable rate."""
SIZES = (
    (640, 480),
    (480, 360),
    (640, 360),
    (848, 480),
    (480, 640),
    (360, 480),
    (360, 640),
)
RATES = (24, 25, 30, 50, 60)
_RATE_ODDS = (0.74, 0.14, 0.08, 0.02, 0.02)
_SIZE_ODDS = (0.24, 0.24, 0.24, 0.06, 0.06, 0.08, 0.08)
_JITTER, _DROPPED = 0.12, 0.03
"""Of a variable rate: unevenness as a share of a frame's time; the share of frames left out."""
_FITTING = 0.92
"""How much of the picture the person's whole course may fill."""
_LEAST_PIXELS = 170
"""Smaller than this nobody films themselves."""
_DIM_NOISE = 1.3
"""How fast noise grows as light falls, 8-bit levels."""


@dataclass(frozen=True, slots=True)
class Filming:
    """The camera and what it does to the picture.

    yaw: degrees off the pure side view, + towards the front; facing: "left" or "right" in the
    picture. height: of the camera, metres. share: how much of the picture's width or height,
    whichever is tighter, the person fills at the start; aside: how far from the middle, -1..1
    right and down. vertical_fov, roll: degrees. size: pixels, even. fps: frames a second, the
    usual ones of a variable rate, which jitters and leaves out frames as phones do. crf: x264's,
    more is worse. noise: standard deviation in 8-bit levels. blur: defocus, pixels of standard
    deviation at 480 lines. motion: share of the picture before that is still seen. light: 1 a
    normal room .. 0.15 dim.
    """

    yaw: float = 0.0
    facing: str = "right"
    height: float = 1.0
    share: float = 0.85
    aside: tuple[float, float] = (0.0, 0.0)
    vertical_fov: float = 45.0
    roll: float = 0.0
    size: tuple[int, int] = (640, 480)
    fps: int = 25
    variable_rate: bool = False
    crf: int = 21
    noise: float = 1.5
    blur: float = 0.0
    motion: float = 0.0
    light: float = 1.0

    @property
    def camera_side(self) -> float:
        """-1 or 1: the side of x the camera is on."""
        return -1.0 if self.facing == "right" else 1.0

    @property
    def time_base(self) -> Fraction:
        """Seconds of a tick of the film's clock."""
        return Fraction(1, CLOCK if self.variable_rate else self.fps)

    def ticks(self, duration: float, rng: np.random.Generator) -> list[int]:
        """When the frames of so many seconds are taken, in ticks from 0; they rise."""
        count = round(duration * self.fps)
        if not self.variable_rate:
            return list(range(count))
        even = np.arange(count) / self.fps
        shaken = even + rng.normal(0, _JITTER, count).clip(-0.3, 0.3) / self.fps
        kept = rng.random(count) >= _DROPPED
        kept[0] = True
        shaken[0] = 0.0
        ticks: list[int] = np.round(np.abs(shaken[kept]) * CLOCK).astype(int).tolist()
        return ticks

    def camera(self, course: Array, person: Array) -> Camera:
        """The camera that sees all the points (n, 3) a person comes to.

        person: (m, 3), those of the start pose; they fill the share asked for, or less where
        otherwise the course would not fit in.
        """
        toward = direction(self.yaw, self.facing)

        def framed(points: Array, share: float) -> Camera:
            return framing(
                points,
                toward,
                self.size,
                height=self.height,
                margin=1 / share,
                vertical_fov=self.vertical_fov,
                roll=self.roll,
            )

        straight = further(framed(course, max(self.share, _FITTING)), framed(person, self.share))
        return aimed(straight, course, self.aside)


def sampled_filming(
    rng: np.random.Generator, *, yaw: float, lying: bool, facing: str | None = None
) -> Filming:
    """Some phone or webcam, somewhere in the room, in good light or bad.

    yaw: degrees off the side view; lying: on the floor, where cameras stand lower and pictures
    are seldom upright; facing: drawn if not given.
    """
    either = ("left", "right")[int(rng.integers(2))]
    odds = np.array(_SIZE_ODDS) * [1 if w > h or not lying else 0.25 for w, h in SIZES]
    size = SIZES[int(rng.choice(len(SIZES), p=odds / odds.sum()))]
    upright = size[1] > size[0]
    light = _light(rng)
    motion = 0.35 * float(rng.random()) * (1 if light < 0.6 else 0.4)
    return Filming(
        yaw=yaw,
        facing=facing or either,
        height=float(rng.uniform(0.30, 0.90) if lying else rng.uniform(0.70, 1.50)),
        share=max(_mostly(rng, (0.60, 0.92), 0.8, (0.40, 0.60)), _LEAST_PIXELS / min(size)),
        aside=(float(rng.uniform(-1, 1)), float(rng.uniform(-1, 1))),
        vertical_fov=float(rng.uniform(50, 75) if upright else rng.uniform(35, 60)),
        roll=float(np.clip(rng.normal(0, 1.4), -4, 4)),
        size=size,
        fps=int(rng.choice(RATES, p=_RATE_ODDS)),
        variable_rate=bool(rng.random() < 0.25),
        crf=round(_mostly(rng, (18, 27), 0.85, (27, 34))),
        noise=float(rng.uniform(0.5, 2.0) + _DIM_NOISE * (1 / light - 1) * rng.uniform(0.6, 1.0)),
        blur=float(rng.uniform(0.3, 1.3)) if rng.random() < 0.3 else 0.0,
        motion=motion if rng.random() < 0.6 else 0.0,
        light=light,
    )


def _light(rng: np.random.Generator) -> float:
    """Half of the rooms are well lit, a tenth are dim."""
    return 1.0 if rng.random() < 0.5 else _mostly(rng, (0.4, 1.0), 0.8, (0.15, 0.4))


def _mostly(
    rng: np.random.Generator,
    usual: tuple[float, float],
    odds: float,
    unusual: tuple[float, float],
) -> float:
    """A figure from the usual range with these odds, else from the unusual one."""
    return float(rng.uniform(*(usual if rng.random() < odds else unusual)))
