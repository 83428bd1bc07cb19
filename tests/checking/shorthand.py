"""Short ways to say a clip."""

from tests.figures import Camera
from tests.motions import Course, Run, along, wall

FPS = 15.0


def slide(*steps: tuple[float, float], camera: Camera | None = None, start: float = 5.0) -> Run:
    """A wall slide whose knee bend goes through these steps of (seconds, degrees)."""
    course = Course(start, *steps)
    return Run("wall-slide", along(wall, course), course.seconds, FPS, camera)


def codes(run: Run) -> list[str]:
    """What became of each cycle: "counted" or the code of its reason."""
    return [r.reason.code if r.reason else "counted" for r in run.repetitions]
