"""From one demonstration, done once and well, to a proposed exercise file.

Every measure that a movement can be read from is tried: where does it rest, how far does it go, how
long does it stay there, does it come back? The proposal is the first of them, largest movement
first, that counts the demonstration itself.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from posecheck.authoring.template import Draft, write
from posecheck.checking.checker import Checker
from posecheck.checking.events import Repetition
from posecheck.errors import InputError
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Posture, Reading, View
from posecheck.measures.registry import find_measure

MEASURES = (
    "knee_flexion", "hip_flexion", "leg_elevation", "trunk_lean", "trunk_slope", "arm_elevation",
    "elbow_flexion", "foot_pitch", "leg_out", "body_line",
)  # fmt: skip
"""Angles that a repetition may be read from; those of the trunk among them."""
OPENING = "leg_out"
"""The one that means something lying on the side, and there only."""
LEAST_TRAVEL_DEG = 12.0
"""Less cannot be told from how a body sways; own."""
TOP_SHARE = 0.15
"""Within this share of the way from its furthest point a limb is at the top."""
BACK_SHARE = 0.35
"""It has come back with no more than this share of the way left."""
ONE_SIDED = 1.6
"""A limb that moves so much more than its twin moves alone."""
TOLERANCE_DEG = 10.0
"""Bands are not narrower than this to either side: cameras read that much wrong (MP-SQUAT)."""
STAY_S = 3.0
"""Who stays so long at the top holds."""


@dataclass(frozen=True)
class Course:
    """How one measure goes through the demonstration."""

    measure: str
    limb: str
    sides: str
    rest: float
    peak: float
    top_s: float
    comes_back: bool

    @property
    def travel(self) -> float:
        """From rest to the furthest point."""
        return abs(self.peak - self.rest)


def learn(readings: Sequence[Reading], name: str) -> tuple[str, Exercise, int]:
    """The proposed file's text, the exercise in it, and how often it counts the demonstration.

    Raises InputError when no movement was seen that a file can describe.
    """
    seen = [reading for reading in readings if reading.person]
    if not seen:
        raise InputError("Nobody was seen in the clip.")
    posture, view = _posture(seen), _view(seen)
    lying = posture is Posture.SIDE_LYING
    courses = [course for course in _courses(seen) if (course.measure == OPENING) == lying]
    for course in sorted(courses, key=lambda course: -_worth(course)):
        draft = _draft(course, name, posture, view, seen)
        text = write(draft)
        exercise = Exercise.model_validate(tomllib.loads(text))
        counted = _counted(exercise, readings)
        if counted:
            return text, exercise, counted
    raise InputError(
        "No movement was seen that leaves a resting place and comes back; film one repetition "
        "from the side, with a moment of rest before and after."
    )


def _posture(seen: Sequence[Reading]) -> Posture:
    known = [reading.posture for reading in seen if reading.posture is not Posture.UNKNOWN]
    # The first moment is the start pose; a deep squat looks like sitting.
    first = known[: max(1, len(known) // 4)]
    return Counter(first).most_common(1)[0][0] if first else Posture.STANDING


def _view(seen: Sequence[Reading]) -> View:
    yaws = [reading.yaw_deg for reading in seen if reading.yaw_deg is not None]
    return View.FRONT if yaws and median(yaws) > 60 else View.SIDE


def _courses(seen: Sequence[Reading]) -> Iterator[Course]:
    for measure in MEASURES:
        if find_measure(measure).trunk:
            course = _course(seen, measure, "none", "both-together", measure)
            if course is not None:
                yield course
            continue
        sides = {side: _course(seen, measure, "near", "each", f"{side}.{measure}")
                 for side in ("left", "right")}  # fmt: skip
        found = [course for course in sides.values() if course is not None]
        if not found:
            continue
        best = max(found, key=lambda course: course.travel)
        least = min(found, key=lambda course: course.travel).travel if len(found) == 2 else 0.0
        alone = best.travel > ONE_SIDED * least
        limb, how = ("working", "each") if alone else ("near", "both-together")
        key = next(f"{side}.{measure}" for side, c in sides.items() if c is best)
        course = _course(seen, measure, limb, how, key if alone else f"near.{measure}")
        if course is not None:
            yield course


def _course(
    seen: Sequence[Reading], measure: str, limb: str, sides: str, key: str
) -> Course | None:
    points = [(r.time, r.values[key].value) for r in seen if key in r.values]
    if len(points) < 10:
        return None
    values = [value for _, value in points]
    first = median(value for at, value in points if at <= points[0][0] + 0.7)
    last = median(value for at, value in points if at >= points[-1][0] - 0.7)
    ordered = sorted(values)
    low, high = ordered[len(ordered) // 50], ordered[-1 - len(ordered) // 50]
    peak = high if high - first > first - low else low
    way = abs(peak - first)
    if way < LEAST_TRAVEL_DEG:
        return None
    top = [at for at, value in points if abs(peak - value) <= TOP_SHARE * way]
    step = (points[-1][0] - points[0][0]) / (len(points) - 1)
    at_top = [value for _, value in points if abs(peak - value) <= TOP_SHARE * way]
    return Course(
        measure, limb, sides, first, median(at_top), len(top) * step,
        abs(last - first) <= BACK_SHARE * way,
    )  # fmt: skip


def _worth(course: Course) -> float:
    """Larger movements first, those that come back before all others."""
    return course.travel * (1.0 if course.comes_back else 0.2)


def _draft(
    course: Course, name: str, posture: Posture, view: View, seen: Sequence[Reading]
) -> Draft:
    up = course.peak > course.rest
    edge = course.rest + 0.3 * (course.peak - course.rest)
    near = course.rest + 0.8 * (course.peak - course.rest)
    short = course.peak - (0.5 if up else -0.5) * TOLERANCE_DEG
    near = min(near, short) if up else max(near, short)
    far = course.peak + (1.5 if up else -1.5) * TOLERANCE_DEG
    held = course.top_s >= STAY_S / 3
    points = find_measure(course.measure).points
    prefix = {"none": "", "near": "near.", "working": "working."}[course.limb]
    slack = max(TOLERANCE_DEG, 0.3 * course.travel)
    around = float(round(course.rest - slack)), float(round(course.rest + slack))
    stay = float(max(1, int(course.top_s * 0.6)))
    hold = (stay, max(stay, float(round(course.top_s)))) if held else None
    return Draft(
        id=name,
        name=name.replace("-", " ").capitalize(),
        posture=posture.value,
        view=view.value,
        needs=tuple(dict.fromkeys(p for p in (*points, "hip", "shoulder") if "other" not in p)),
        sides=course.sides,
        hold_s=hold,
        start={prefix + course.measure: around},
        measure=course.measure,
        limb=course.limb,
        rest=(None, round(edge)) if up else (round(edge), None),
        target=(
            (round(near), round(far), round(course.peak))
            if up
            else (round(far), round(near), round(course.peak))
        ),
        fastest=max(60.0, round(course.travel * 1.5, -1)),
        remark=f"Proposed from a demonstration of {seen[-1].time - seen[0].time:.0f} s.",
    )


def _counted(exercise: Exercise, readings: Sequence[Reading]) -> int:
    checker = Checker(exercise)
    events = [event for reading in readings for event in checker.update(reading)]
    events += checker.finish()
    return sum(event.counted for event in events if isinstance(event, Repetition))
