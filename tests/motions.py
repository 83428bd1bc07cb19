"""Stick figures in motion: each exercise as a body for a value of its measure, and courses in time.

A course is a list of (seconds to get there, value): `slide(5, (2, 5), (3, 45), (6, 45))` rests,
goes down in three seconds and stays there for six.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from posecheck.checking.checker import Checker
from posecheck.checking.events import Event, Repetition, WarningCleared, WarningRaised
from posecheck.checking.status import Status
from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise
from posecheck.measures.measurer import Measurer
from posecheck.pose.smoothing import Smoother
from posecheck.pose.types import Pose
from tests.figures import ALL_FOURS, PRONE, SHANK, THIGH, TRUNK, Body, Camera, Leg, pose, reach

Step = tuple[float, float]
Motion = Callable[[float], Body | None]
"""The body at a time in seconds; None where nobody is found."""


class Course:
    """A value over time, straight from step to step, starting at the first step's value."""

    def __init__(self, start: float, *steps: Step) -> None:
        self.times = np.cumsum([0.0, *(seconds for seconds, _ in steps)])
        self.values = np.array([start, *(value for _, value in steps)], dtype=float)

    @property
    def seconds(self) -> float:
        """Its length."""
        return float(self.times[-1])

    def __call__(self, time: float) -> float:
        return float(np.interp(time, self.times, self.values))


# --- one body for one value of the exercise's measure ---------------------------------------


def flat(leg: Leg, trunk: float) -> Leg:
    """The same leg with the sole of its foot level."""
    return replace(leg, toes=leg.hip - trunk - leg.knee)


def wall(knee: float, forward: float = 0.29, lean: float = 0.0) -> Body:
    """Back to the wall, knees bent by so much, feet that far before the hips."""
    down = 2 * THIGH * np.cos(np.radians(abs(knee)) / 2)
    height = float(np.sqrt(max(0.01, down**2 - forward**2)))
    leg = reach(lean, (0.0, height), (forward, 0.0))
    if knee < 0:
        leg = Leg(leg.hip - leg.knee, -leg.knee)
    leg = flat(leg, lean)
    return Body(trunk=lean, left=leg, right=leg, at=(forward, 0.0))


def four(hip: float, side: str = "right", slope: float = 10.0, knee: float = 90.0) -> Body:
    """On all fours, one hip bent by so much against the trunk; the other thigh hangs down."""
    trunk = 90 - slope
    lifted, stance = Leg(hip, knee, 60), Leg(trunk, 90, 60)
    left, right = (lifted, stance) if side == "left" else (stance, lifted)
    return replace(ALL_FOURS, trunk=trunk, shoulder=trunk, left=left, right=right)


def bridge(hip: float, lean_back: float = 0.0) -> Body:
    """On the back, feet on the floor, the hip bent by so much (0: one line)."""
    angles = np.linspace(-5.0, 55.0, 121)
    legs = [_bridge_leg(angle) for angle in angles]
    bends = np.array([leg.hip for leg in legs])
    rise = float(np.interp(-hip, -bends, angles))
    leg = flat(_bridge_leg(rise), -90 - rise)
    return Body(
        trunk=-90 - rise, neck=12 + rise + lean_back, left=leg, right=leg, anchor="shoulder",
        at=(0.0, 0.0),
    )  # fmt: skip


def _bridge_leg(rise: float) -> Leg:
    hip = TRUNK * np.cos(np.radians(rise)), TRUNK * np.sin(np.radians(rise))
    ankle = TRUNK + 2 * THIGH * np.cos(np.radians(55.0)), 0.0
    return reach(-90 - rise, hip, ankle)


def crook(hip: float = 55.0) -> Leg:
    """A bent leg of someone on their back, its foot on the floor."""
    return Leg(hip, 2 * hip)


def chest(hip: float, side: str = "right") -> Body:
    """On the back, one knee drawn up so far, the other foot on the floor, hands on the knee."""
    drawn, other = Leg(hip, max(110.0, hip)), crook()
    left, right = (drawn, other) if side == "left" else (other, drawn)
    return Body(trunk=-90, left=left, right=right, shoulder=50, elbow=5,
                anchor="shoulder")  # fmt: skip


def both_knees(hip: float) -> Body:
    """On the back, both knees drawn up together."""
    leg = Leg(hip, max(110.0, hip))
    return replace(chest(hip), left=leg, right=leg)


def prone(lift: float, side: str = "right", knee: float = 3.0) -> Body:
    """On the stomach, one straight leg lifted by so many degrees."""
    lifted, other = Leg(-lift, knee, 70), PRONE.left
    left, right = (lifted, other) if side == "left" else (other, lifted)
    return replace(PRONE, left=left, right=right)


def chair(knee: float, side: str = "right", raised: float = 30.0, lean: float = 0.0) -> Body:
    """One foot on a chair, that leg so far below level; the standing knee bent by so much."""
    stance = flat(Leg(knee / 2 + lean, knee), lean)
    height = (THIGH + SHANK) * float(np.cos(np.radians(knee) / 2))
    far = 0.838 * np.array([np.cos(np.radians(raised)), -np.sin(np.radians(raised))])
    foot = np.array([0.0, (THIGH + SHANK) * np.cos(np.radians(2.5))]) + far
    working = reach(lean, (0.0, height), (float(foot[0]), float(foot[1])))
    left, right = (working, stance) if side == "left" else (stance, working)
    hip = (0.0, height)
    return Body(trunk=lean, left=left, right=right, anchor="hip", at=hip)


def toes(lean: float, knee: float = 2.0) -> Body:
    """Standing, bent forward by so much on almost straight legs."""
    leg = flat(Leg(lean + knee / 2, knee), lean)
    return Body(trunk=lean, left=leg, right=leg, shoulder=lean)


# --- running them ---------------------------------------------------------------------------


def times(seconds: float, fps: float) -> Iterator[float]:
    """The times of the frames of a clip."""
    return (index / fps for index in range(int(seconds * fps) + 1))


def poses(
    motion: Motion, seconds: float, fps: float = 30.0, camera: Camera | None = None
) -> Iterator[tuple[float, Pose | None]]:
    """The pose at every frame."""
    for index, time in enumerate(times(seconds, fps)):
        body = motion(time)
        yield time, None if body is None else pose(body, camera, index)


class Run:
    """A whole clip through measurer and checker, with what came out; noise is smoothed first."""

    def __init__(
        self,
        exercise: str | Exercise,
        motion: Motion,
        seconds: float,
        fps: float = 30.0,
        camera: Camera | None = None,
    ) -> None:
        known = load_exercise(exercise) if isinstance(exercise, str) else exercise
        measurer, self.checker = Measurer(), Checker(known)
        self.events: list[Event] = []
        self.statuses: list[Status] = []
        smoother = Smoother() if camera is not None and camera.noise else None
        for time, found in poses(motion, seconds, fps, camera):
            if smoother is not None:
                found = smoother.update(time, found)
            self.events += self.checker.update(measurer.read(time, found))
            self.statuses.append(self.checker.status)
        self.events += self.checker.finish()

    @property
    def repetitions(self) -> list[Repetition]:
        """All cycles, counted or not."""
        return [event for event in self.events if isinstance(event, Repetition)]

    @property
    def counted(self) -> int:
        """How many counted."""
        return sum(repetition.counted for repetition in self.repetitions)

    @property
    def raised(self) -> dict[str, WarningRaised]:
        """The first raising of each fault."""
        found: dict[str, WarningRaised] = {}
        for event in self.events:
            if isinstance(event, WarningRaised):
                found.setdefault(event.fault, event)
        return found

    @property
    def cleared(self) -> dict[str, WarningCleared]:
        """The last clearing of each fault."""
        return {e.raised.fault: e for e in self.events if isinstance(e, WarningCleared)}

    def status_at(self, time: float) -> Status:
        """The status of the last frame up to that time."""
        return max((s for s in self.statuses if s.time_s <= time), key=lambda s: s.time_s)


def along(body: Callable[[float], Body], course: Course) -> Motion:
    """A body whose value follows a course."""
    return lambda time: body(course(time))
