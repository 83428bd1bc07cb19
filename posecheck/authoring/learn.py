"""From a demonstration, done once or a few times and well, to a proposed exercise file.

Every measure that a movement can be read from is tried: where does it rest, how far does it go, how
often, how long does it stay there? The proposal is the first of them, the plainest movement first,
that counts each repetition of the demonstration.
"""

import math
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from posecheck.authoring.course import Course, courses, stays
from posecheck.authoring.template import Draft, write
from posecheck.checking.checker import Checker
from posecheck.checking.events import Repetition
from posecheck.errors import InputError
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Posture, Reading, View
from posecheck.measures.registry import find_measure

PLAIN = {
    "knee_flexion": 1.0, "hip_flexion": 1.0, "leg_elevation": 1.0, "leg_out": 1.0,
    "trunk_lean": 1.0, "trunk_slope": 1.0, "body_line": 0.8, "arm_elevation": 0.6,
    "elbow_flexion": 0.4, "foot_pitch": 0.35,
}  # fmt: skip
"""Angles that a repetition may be read from, those of the trunk among them, and how much a degree
of each says: arms and feet go along with much, and are seen worst. Own."""
REACH = {"knee_flexion": (-20, 165), "hip_flexion": (-50, 160), "elbow_flexion": (-20, 165)}
"""Degrees between which a joint bends (AAOS: knee 0 to 135, hip -30 to 120, elbow 0 to 150) and a
camera may read it; what reads further has been taken for something else."""
OPENING = "leg_out"
"""The one that means something lying on the side, and there only."""
LEAST_TRAVEL_DEG = 12.0
"""Less cannot be told from how a body sways; own."""
ONE_SIDED = 1.6
"""A limb that moves so much more than its twin moves alone."""
TOGETHER_SHARE = 0.5
"""Limbs that share less of their time out move one after the other."""
TOLERANCE_DEG = 10.0
"""Bands are not narrower than this to either side: cameras read that much wrong (MP-SQUAT)."""
HOLD_S = 1.0
"""Who stays so long at the top holds."""
ALSO_SHARE = 0.1
"""A posture that is seen for so much of the clip belongs to it: who squats seems to sit."""
NOT_AT_REST = 0.3
"""What a course is worth that neither begins nor ends at rest, against one that does both."""
ROOM = 1.5
"""So many times as fast as in the demonstration is too fast; own."""
LEAST_LIMIT = 60.0
"""Degrees a second; own: no slower movement of a joint is called too fast."""

Finder = Callable[[Sequence[Reading], str, float], list[Course]]


@dataclass(frozen=True)
class Candidate:
    """A course of a measure on a limb, as an exercise file names them."""

    kind: str
    course: Course
    measure: str
    limb: str
    sides: str

    @property
    def worth(self) -> float:
        """Large movements of what is seen well first, from a rest and back to it."""
        course = self.course
        rested = NOT_AT_REST + (1.0 - NOT_AT_REST) * course.rested
        return course.travel * PLAIN[self.measure] * course.confidence * rested

    @property
    def likely(self) -> bool:
        """Whether a body can do that."""
        least, most = REACH.get(self.measure, (-math.inf, math.inf))
        return all(least <= end <= most for end in (self.course.rest, self.course.most))


@dataclass(frozen=True)
class Proposal:
    """A file's text and the exercise in it. counted: how often it counts the demonstration, of so
    many repetitions that were seen.
    """

    text: str
    exercise: Exercise
    counted: int
    seen: int


def learn(readings: Sequence[Reading], name: str) -> Proposal:
    """What is proposed for an exercise of that id.

    Raises InputError when no movement was seen that a file can describe.
    """
    seen = [reading for reading in readings if reading.person]
    if not seen:
        raise InputError("Nobody was seen in the clip.")
    posture = _posture(seen)
    best: Proposal | None = None
    for candidate in _likely(seen, posture):
        text = write(_draft(candidate, name, posture, seen))
        exercise = Exercise.model_validate(tomllib.loads(text))
        counted = _counted(exercise, readings)
        proposal = Proposal(text, exercise, counted, len(candidate.course.excursions))
        if counted == proposal.seen:
            return proposal
        if counted and best is None:
            best = proposal
    if best is not None:
        return best
    raise InputError(
        "No movement was seen that leaves a resting place and comes back, or stays; film one "
        "repetition from the side, with a moment of rest before and after."
    )


def _likely(seen: Sequence[Reading], posture: Posture) -> list[Candidate]:
    """All that a body can do of what was seen, the plainest first."""
    lying = posture is Posture.SIDE_LYING
    found = [*_candidates(seen, courses, "cycle"), *_candidates(seen, stays, "hold")]
    likely = [one for one in found if one.likely and (one.measure == OPENING) == lying]
    return sorted(likely, key=lambda one: -one.worth)


def _posture(seen: Sequence[Reading]) -> Posture:
    known = [reading.posture for reading in seen if reading.posture is not Posture.UNKNOWN]
    # The first moment is the start pose; a deep squat looks like sitting.
    first = known[: max(1, len(known) // 4)]
    return Counter(first).most_common(1)[0][0] if first else Posture.STANDING


def _also(seen: Sequence[Reading], posture: Posture) -> tuple[str, ...]:
    """The other postures that the movement leads through."""
    often = Counter(reading.posture for reading in seen)
    least = ALSO_SHARE * len(seen)
    others = (one for one in often if one not in (posture, Posture.UNKNOWN))
    return tuple(one.value for one in others if often[one] >= least)


def _view(seen: Sequence[Reading]) -> View:
    yaws = [reading.yaw_deg for reading in seen if reading.yaw_deg is not None]
    return View.FRONT if yaws and median(yaws) > 60 else View.SIDE


def _candidates(seen: Sequence[Reading], find: Finder, kind: str) -> Iterator[Candidate]:
    for measure in PLAIN:
        if find_measure(measure).trunk:
            for course in find(seen, measure, LEAST_TRAVEL_DEG):
                yield Candidate(kind, course, measure, "none", "both-together")
            continue
        left, right, near = (
            find(seen, f"{side}.{measure}", LEAST_TRAVEL_DEG) for side in ("left", "right", "near")
        )
        for upwards in (True, False):
            pair = (_way(left, upwards), _way(right, upwards))
            yield from _of_limbs(kind, measure, [x for x in pair if x], _way(near, upwards))


def _of_limbs(
    kind: str, measure: str, pair: Sequence[Course], near: Course | None
) -> Iterator[Candidate]:
    if not pair:
        return
    ordered = sorted(pair, key=lambda course: course.travel)
    smaller, larger = ordered[0], ordered[-1]
    if len(pair) == 1 or larger.travel > ONE_SIDED * smaller.travel:
        yield Candidate(kind, larger, measure, "working", "each")
    elif _shared(larger, smaller) < TOGETHER_SHARE:
        yield Candidate(kind, _both(larger, smaller), measure, "working", "each")
    elif near is not None:
        yield Candidate(kind, near, measure, "near", "both-together")


def _way(found: Sequence[Course], upwards: bool) -> Course | None:
    return next((course for course in found if (course.peak > course.rest) == upwards), None)


def _shared(a: Course, b: Course) -> float:
    """The share of the time out of the one that is out for less, in which both are."""
    common = sum(
        max(0.0, min(one.end_s, other.end_s) - max(one.start_s, other.start_s))
        for one in a.excursions
        for other in b.excursions
    )
    return common / min(sum(x.end_s - x.start_s for x in one.excursions) for one in (a, b))


def _both(a: Course, b: Course) -> Course:
    """One limb after the other: what holds of both."""
    up = a.peak > a.rest
    return Course(
        max(a.rest, b.rest) if up else min(a.rest, b.rest),
        (a.peak + b.peak) / 2,
        (*a.excursions, *b.excursions),
        min(a.rested, b.rested),
        min(a.confidence, b.confidence),
        max(a.fastest, b.fastest),
    )


def _draft(candidate: Candidate, name: str, posture: Posture, seen: Sequence[Reading]) -> Draft:
    course = candidate.course
    points = find_measure(candidate.measure).points
    prefix = {"none": "", "near": "near.", "working": "working."}[candidate.limb]
    slack = max(TOLERANCE_DEG, 0.3 * course.travel)
    around = float(round(course.rest - slack)), float(round(course.rest + slack))
    edge = round(course.rest + 0.3 * (course.least - course.rest))
    return Draft(
        id=name,
        name=name.replace("-", " ").capitalize(),
        posture=posture.value,
        also=_also(seen, posture),
        view=_view(seen).value,
        needs=tuple(dict.fromkeys(p for p in (*points, "hip", "shoulder") if "other" not in p)),
        sides=candidate.sides,
        hold_s=_hold(course),
        kind=candidate.kind,
        start={prefix + candidate.measure: around},
        measure=candidate.measure,
        limb=candidate.limb,
        rest=(None, edge) if course.peak > course.rest else (edge, None),
        target=_target(course),
        fastest=max(LEAST_LIMIT, round(course.fastest * ROOM, -1)),
        remark=f"Proposed from a demonstration of {seen[-1].time - seen[0].time:.0f} s.",
    )


def _target(course: Course) -> tuple[float, float, float]:
    """From a little less than the least that was shown to a little more than the most."""
    up = 1.0 if course.peak > course.rest else -1.0
    way = abs(course.least - course.rest)
    near = course.rest + up * max(0.5 * way, min(0.8 * way, way - 0.5 * TOLERANCE_DEG))
    far = course.most + up * 1.5 * TOLERANCE_DEG
    low, high = sorted((round(near), round(far)))
    return low, high, round(course.peak)


def _hold(course: Course) -> tuple[float, float] | None:
    if course.top_s < HOLD_S:
        return None
    stay = float(max(1, int(course.top_s * 0.6)))
    return stay, max(stay, float(round(course.top_s)))


def _counted(exercise: Exercise, readings: Sequence[Reading]) -> int:
    checker = Checker(exercise)
    events = [event for reading in readings for event in checker.update(reading)]
    events += checker.finish()
    return sum(event.counted for event in events if isinstance(event, Repetition))
