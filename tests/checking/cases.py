"""Each exercise done right once, and once not far enough, as a stick figure."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.figures import Body, Camera
from tests.motions import Course, Run, along, bridge, chair, chest, four, prone, toes, wall


@dataclass(frozen=True)
class Case:
    """rest, target, shallow: values of `body`; hold_s: what the dose asks for."""

    exercise: str
    body: Callable[[float], Body]
    rest: float
    target: float
    shallow: float
    hold_s: float
    way_s: float = 1.5
    sided: bool = True

    def course(self, target: float, hold_s: float, count: int = 1) -> Course:
        """Rest, and so many times out, hold and back."""
        once = [
            (self.way_s, target), (hold_s, target), (self.way_s, self.rest), (1.2, self.rest)
        ]  # fmt: skip
        return Course(self.rest, (1.2, self.rest), *once * count)

    def run(
        self,
        target: float | None = None,
        hold_s: float | None = None,
        fps: float = 15.0,
        camera: Camera | None = None,
        count: int = 1,
    ) -> Run:
        """A clip of it; unless told otherwise done right."""
        target = self.target if target is None else target
        course = self.course(target, self.hold_s if hold_s is None else hold_s, count)
        return Run(self.exercise, along(self.body, course), course.seconds, fps, camera)


WALL = Case("wall-slide", wall, 5, 45, 30, 5, sided=False)
FOUR = Case("all-fours-leg-lift", four, 80, 0, 35, 1, way_s=2.0)
BRIDGE = Case("bridge", bridge, 55, 0, 25, 3, sided=False)
CHEST = Case("single-knee-to-chest", chest, 50, 115, 85, 20)
PRONE = Case("prone-leg-raise", prone, 0, 15, 6, 8)
CHAIR = Case("chair-hamstring-stretch", chair, 4, 28, 11.5, 10, way_s=1.0)
TOES = Case("toe-touch-avoid", toes, 0, 85, 50, 1, way_s=2.0, sided=False)

CASES = {case.exercise: case for case in (WALL, FOUR, BRIDGE, CHEST, PRONE, CHAIR, TOES)}
DONE = {name: case for name, case in CASES.items() if case is not TOES}
