"""How a stick figure does each exercise of the catalogue once, right and not quite right.

Long holds are asked for in part only, so that the tests stay quick: how long does not matter.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise
from tests import repertoire as r
from tests.figures import Body, Camera
from tests.motions import Course, Motion, Run, Step, along, wall

ASIDE = Camera()
IN_FRONT = Camera(yaw=90)
LONGEST_HOLD_S = 4.0
BEGIN_S = 1.2


@cache
def shortened(exercise_id: str) -> Exercise:
    """The exercise with a hold of at most four seconds."""
    exercise = load_exercise(exercise_id)
    least, most = (min(seconds, LONGEST_HOLD_S) for seconds in exercise.dose.hold_s)
    dose = exercise.dose.model_copy(update={"hold_s": (least, most)})
    return exercise.model_copy(update={"dose": dose})


@dataclass(frozen=True)
class Figure:
    """rest, target, shallow: values of `body`; peak: what the checker reads at the target.

    low: the other end of a swing or a sweep. turns_s: of a circle, the time of one turn; its
    `target` and `shallow` are radii in metres.
    """

    exercise: str
    body: Callable[..., Body]
    rest: float
    target: float
    shallow: float | None = None
    way_s: float = 1.5
    peak: float | None = None
    low: float | None = None
    turns_s: float | None = None
    camera: Camera = ASIDE

    @property
    def hold_s(self) -> float:
        """What is asked for."""
        return shortened(self.exercise).dose.hold_s[0]

    @property
    def kind(self) -> str:
        """The kind of movement."""
        return shortened(self.exercise).movement.kind

    @property
    def hold_from_s(self) -> float:
        """When the target is reached."""
        return BEGIN_S + self.way_s

    def steps(self, target: float, hold_s: float) -> list[Step]:
        """Rest, there, stay and back; to both ends where there are two."""
        back = [(self.way_s, self.rest), (1.5, self.rest)]
        out = [(BEGIN_S, self.rest), (self.way_s, target), (hold_s, target)]
        if self.low is None:
            return out + back
        low = self.rest + (self.low - self.rest) * (target - self.rest) / (self.target - self.rest)
        return [*out, (2 * self.way_s, low), (hold_s, low), *back]

    def motion(self, target: float, hold_s: float) -> tuple[Motion, float]:
        """The body over time, and how long it takes."""
        if self.turns_s is not None:
            turn, radius = self.turns_s, target

            def circling(time: float) -> Body:
                return self.body(min(max(0.0, (time - BEGIN_S) / turn), 1.0), radius)

            return circling, BEGIN_S + turn + 1.5
        course = Course(self.rest, *self.steps(target, hold_s))
        return along(self.body, course), course.seconds

    def staying(self, hold_s: float | None) -> float:
        """How long to stay at the target: long enough, if not told otherwise."""
        if hold_s is not None:
            return hold_s
        # A swing and a sweep have no hold; a hold begins once the band is reached.
        return 0.3 if self.low is not None else max(self.hold_s + 0.4, 0.8)

    def run(
        self,
        target: float | None = None,
        hold_s: float | None = None,
        fps: float = 15.0,
        camera: Camera | None = None,
    ) -> Run:
        """A clip of it; unless told otherwise done right."""
        camera = camera or self.camera
        target = self.target if target is None else target
        key = repr((self, target, hold_s, fps, camera))
        if key not in _RUNS:
            motion, seconds = self.motion(target, self.staying(hold_s))
            _RUNS[key] = Run(shortened(self.exercise), motion, seconds, fps, camera)
        return _RUNS[key]

    def seen_by(self, camera: Camera) -> Camera:
        """Another camera, in the view that it needs."""
        return replace(camera, yaw=self.camera.yaw)


_RUNS: dict[str, Run] = {}
"""Clips that several tests look at."""

FIGURES = {
    figure.exercise: figure
    for figure in (
        Figure("neck-chin-sweep", r.neck, 0, 40, 20, 2.0, low=-40, camera=IN_FRONT),
        Figure("waist-twist", r.twist, 0, 35, 13, 2.0, 35, -35, camera=IN_FRONT),
        Figure("shoulder-rolls", r.shoulders, 0, 0.022, 0.0058, turns_s=2.5),
        Figure("standing-hip-rolls", r.hips, 0, 0.055, 0.032, turns_s=3.0, camera=IN_FRONT),
        Figure("ankle-pumps", r.pump, 30, 52, 41, 1.0, low=10),
        Figure("heel-slides", r.slide_heel, 8, 90, 55, peak=90),
        Figure("heel-raises", r.tiptoe, 0, 30, 14),
        Figure("straight-leg-raise", r.raise_one, 0, 17, 7.5, peak=17),
        Figure("supine-leg-raise", r.raise_long, 0, 17, 7.5, peak=17),
        Figure("knees-to-chest-rock", r.hug, 50, 120, 90, 2.5, peak=120),
        Figure("supine-hamstring-stretch", r.hamstring, 80, 25, 54, 2.0, peak=25),
        Figure("upright-back-stretch", r.back_bend, 0, -15, -7, peak=-15),
        Figure("back-extension-prone", r.press_up, 0, 32, 15, 2.0, peak=32),
        Figure("cobra", r.press_up, 0, 32, 15, 2.0, peak=32),
        Figure("pectoral-doorway-stretch", r.doorway, 0, 4, 0.8),
        Figure("prone-shoulder-squeeze", r.squeeze, 0, 13, 6),
        Figure("side-lying-leg-lift", r.side_lift, 0, 32, 18, peak=32),
        Figure("abdominal-reach-up", r.reach_up, 0, 13, 5, peak=13),
        Figure("buttock-stretch", r.crossed, 50, 100, 70, peak=100),
        Figure("piriformis-stretch", r.crossed, 50, 100, 70, peak=100),
        Figure("ball-bridge", r.ball_bridge, 30, 0, 17),
        Figure("wall-squat", wall, 5, 45, 30, peak=45),
        Figure("ball-wall-squat", wall, 5, 48, 30, peak=48),
        Figure("ball-under-legs-reach", r.ball_reach, 80, 12, 42, peak=12),
        Figure("hip-flexor-stretch", r.half_kneel, 12, -12, 5, peak=-24),
        Figure("bird-dog", r.bird, 80, 0, 35, 2.0, peak=0),
        Figure("front-plank-knees", r.plank, 60, 0, 46, peak=0),
        Figure("dead-bug", r.bug, 90, 20, 55, peak=20),
        Figure("child-pose", r.child, 90, 140, 100, peak=140),
        Figure("squat", r.squat, 5, 80, 48, peak=80),
    )
}
"""All that can be done right on a stick figure: not the timer, the back, and what is avoided."""
