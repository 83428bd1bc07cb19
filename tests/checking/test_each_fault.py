"""Every fault of every exercise on a stick figure: raised after its dwell, not before, and cleared.

A figure does the exercise right, but for a spell in which one thing is made wrong.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from posecheck.exercises.load import all_exercises, load_exercise
from tests.catalogue.figures import FIGURES
from tests.checking.cases import BRIDGE, CASES, CHAIR, CHEST, FOUR, PRONE, TOES, WALL, Case
from tests.figures import Body
from tests.motions import Course, Run, chair, four, wall

FPS = 15.0
HOLD, REST, RETURN = "hold", "rest", "return"


@dataclass(frozen=True)
class Wrong:
    """A fault and how the figure shows it: `change` for a spell within a phase.

    target: done with this target instead. body: done with this figure instead.
    """

    case: Case
    fault: str
    change: Callable[[Body], Body] | None = None
    when: str = HOLD
    target: float | None = None
    body: Callable[[float], Body] | None = None


def _legs(body: Body, **changes: float) -> Body:
    return replace(body, left=replace(body.left, **changes), right=replace(body.right, **changes))


def _working(body: Body, **changes: float) -> Body:
    return replace(body, right=replace(body.right, **changes))


def _more(body: Body, name: str, degrees: float) -> Body:
    return replace(body, **{name: getattr(body, name) + degrees})


def _move(body: Body, forward: float = 0.0, up: float = 0.0) -> Body:
    return replace(body, at=(body.at[0] + forward, body.at[1] + up))


def _heels_up(body: Body) -> Body:
    """On the toes: the foot tilts, and all of the body rises with the heel."""
    return _move(_legs(body, toes=body.right.toes + 20), up=0.07)


def _knee_off_hip(body: Body) -> Body:
    return replace(body, right=replace(body.right, hip=body.right.hip + 25))


WRONG = [
    Wrong(WALL, "too-shallow", target=27),
    Wrong(WALL, "too-deep", lambda _: wall(70)),
    Wrong(WALL, "far-too-deep", lambda _: wall(95)),
    Wrong(WALL, "back-off-wall", lambda _: wall(45, lean=16)),
    Wrong(WALL, "knees-over-toes", body=lambda k: wall(k, forward=0.0), target=55),
    Wrong(WALL, "feet-too-far", body=lambda k: wall(k, forward=0.55)),
    Wrong(WALL, "heels-up", _heels_up),
    Wrong(WALL, "knees-lock-at-top", lambda _: wall(-12), REST),
    Wrong(WALL, "head-forward", lambda b: _more(b, "neck", 25)),
    Wrong(FOUR, "leg-above-trunk", lambda b: _working(b, hip=-25)),
    Wrong(FOUR, "trunk-tilts", lambda _: four(0, slope=24)),
    Wrong(FOUR, "weight-shift-back", lambda b: _move(b, forward=-0.13)),
    Wrong(FOUR, "hands-not-under", lambda b: _more(b, "shoulder", 25)),
    Wrong(FOUR, "head-back", lambda b: _more(b, "neck", -28)),
    Wrong(FOUR, "head-drop", lambda b: _more(b, "neck", 32)),
    Wrong(FOUR, "elbows-bent", lambda b: _more(b, "elbow", 40)),
    Wrong(BRIDGE, "hips-sag", lambda b: _legs(b, hip=19)),
    Wrong(BRIDGE, "over-arched", lambda b: _legs(b, hip=-45)),
    Wrong(BRIDGE, "feet-slide", lambda b: _legs(b, knee=40)),
    Wrong(BRIDGE, "head-lifted-supine", lambda b: _more(b, "neck", 50)),
    Wrong(CHEST, "head-lifted-supine", lambda b: _more(b, "neck", 50)),
    Wrong(CHEST, "tail-lifts", lambda b: _more(b, "trunk", -10)),
    Wrong(CHEST, "no-hold-of-leg", lambda b: _more(b, "shoulder", -50)),
    Wrong(PRONE, "leg-too-high", lambda b: _working(b, hip=-36)),
    Wrong(PRONE, "pelvis-off-floor", lambda b: _move(b, up=0.08)),
    Wrong(PRONE, "chest-lifts", lambda b: _more(b, "trunk", -17)),
    Wrong(PRONE, "head-back", lambda b: _more(b, "neck", -62)),
    Wrong(PRONE, "knee-not-straight", lambda b: _working(b, knee=35)),
    Wrong(PRONE, "sinking", lambda b: _working(b, hip=-10), target=20),
    Wrong(CHAIR, "knee-locked", lambda b: _working(b, knee=-5)),
    Wrong(CHAIR, "knee-hyperextended", lambda b: _working(b, knee=-15)),
    Wrong(CHAIR, "raised-knee-bends", lambda b: _working(b, knee=40)),
    Wrong(CHAIR, "round-forward", lambda _: chair(28, lean=36)),
    Wrong(CHAIR, "too-deep-stance", lambda _: chair(60, "left"), body=lambda k: chair(k, "left")),
    Wrong(TOES, "toe-touch", lambda b: b),
    Wrong(TOES, "knee-locked", lambda b: _legs(b, knee=-2)),
    Wrong(TOES, "knee-hyperextended", lambda b: _legs(b, knee=-12)),
]  # fmt: skip

# Back and forth in a rhythm; tested by itself below. And what only the outline shows.
RHYTHM = {("all-fours-leg-lift", "rocking"), ("single-knee-to-chest", "bouncing-hug"),
          ("chair-hamstring-stretch", "bouncing")}  # fmt: skip
# How fast a figure moves, tested by itself below: (case, fault, too fast in units per second,
# well within the limit). Lowering is judged on the way back only.
SPEEDS = [
    (WALL, "slide-too-fast", 80.0, 30.0),
    (FOUR, "too-fast", 110.0, 60.0),
    (CHEST, "too-fast", 150.0, 55.0),
    (BRIDGE, "drops", 200.0, 60.0),
    (PRONE, "drops", 75.0, 20.0),
]
SPEED = {(case.exercise, fault) for case, fault, _, _ in SPEEDS}
OUTLINE = {("all-fours-leg-lift", "back-sags"), ("all-fours-leg-lift", "back-rounds")}


def _for_s(wrong: Wrong) -> float:
    exercise = load_exercise(wrong.case.exercise)
    return next(fault.for_s for fault in exercise.fault if fault.id == wrong.fault)


def _run(wrong: Wrong, spell_s: float) -> Run:
    case = wrong.case
    target = case.target if wrong.target is None else wrong.target
    hold_s = max(spell_s + 2.0, 2.0)
    course = case.course(target, hold_s)
    start, hold = 1.2, 1.2 + case.way_s
    since = hold + 0.5 if wrong.when == HOLD else start
    if wrong.when == REST:
        course = Course(case.rest, (hold + spell_s + 3, case.rest))

    def motion(time: float) -> Body:
        body = (wrong.body or case.body)(course(time))
        spell = since <= time < since + spell_s
        return wrong.change(body) if wrong.change is not None and spell else body

    return Run(case.exercise, motion, course.seconds + 1.0, FPS)


NAMES = [f"{wrong.case.exercise}: {wrong.fault}" for wrong in WRONG]


def test_no_fault_is_forgotten():
    tested = {(wrong.case.exercise, wrong.fault) for wrong in WRONG} | RHYTHM | SPEED | OUTLINE
    known = {(exercise.id, fault.id) for exercise in all_exercises() for fault in exercise.fault}
    assert tested == {(exercise, fault) for exercise, fault in known if exercise in CASES}


@pytest.mark.parametrize("wrong", WRONG, ids=NAMES)
def test_a_fault_is_raised_after_its_dwell_and_cleared(wrong):
    dwell = _for_s(wrong)
    run = _run(wrong, dwell + 1.2)
    assert wrong.fault in run.raised
    raised = run.raised[wrong.fault]
    assert dwell - 1e-6 <= raised.time_s - raised.since_s <= dwell + 1 / FPS + 1e-6
    cleared = run.cleared[wrong.fault]
    assert raised.time_s <= cleared.end_s < run.statuses[-1].time_s
    assert run.checker.status.warnings == ()


@pytest.mark.parametrize(
    "wrong",
    [w for w in WRONG if w.change is not None and w.case is not TOES],
    ids=[n for n, w in zip(NAMES, WRONG, strict=True)
         if w.change is not None and w.case is not TOES],
)  # fmt: skip
def test_a_spell_shorter_than_its_dwell_raises_nothing(wrong):
    assert wrong.fault not in _run(wrong, _for_s(wrong) - 0.15).raised


def _rhythm(case: Case, shake: Callable[[Body, float], Body], seconds: float) -> Run:
    course = case.course(case.target, seconds)
    begin = 1.2 + case.way_s + 0.5

    def motion(time: float) -> Body:
        body = case.body(course(time))
        beat = 1.0 if int((time - begin) / 0.4) % 2 else 0.0
        return shake(body, beat) if begin <= time < begin + seconds - 1 else body

    return Run(case.exercise, motion, course.seconds, FPS)


def test_rocking_on_all_fours():
    assert "rocking" in _rhythm(FOUR, lambda b, x: _move(b, -0.1 * x), 4).raised
    assert "rocking" not in _rhythm(FOUR, lambda b, x: _move(b, -0.05 * x), 4).raised


def test_bouncing_the_knee_towards_the_chest():
    shake = lambda b, x: _working(b, hip=b.right.hip - 15 * x)  # noqa: E731
    assert "bouncing-hug" in _rhythm(CHEST, shake, 6).raised


def test_bouncing_on_the_standing_leg():
    case = replace(CHAIR, body=lambda knee: chair(knee, "left"))
    assert "bouncing" in _rhythm(case, lambda _, x: chair(28 - 13 * x, "left"), 6).raised
    assert "bouncing" not in _rhythm(case, lambda _, x: chair(28 - 6 * x, "left"), 6).raised


def test_the_weight_may_also_shift_by_the_standing_thigh():
    course = FOUR.course(0, 3)

    def motion(time: float) -> Body:
        body = four(course(time), side="left")
        return _knee_off_hip(body) if 3.5 < time < 5.5 else body

    run = Run("all-fours-leg-lift", motion, course.seconds, FPS)
    assert run.raised["weight-shift-back"].measure == "other.knee_hip_offset"


def test_every_exercise_has_its_figure():
    # The abdominal contraction is timed, cat and cow show in no landmark; tested by themselves.
    others = {"abdominal-contraction", "cat-cow", "sit-up-crunch-avoid"}
    assert {*CASES, *FIGURES, *others} == {exercise.id for exercise in all_exercises()}


def _at_speed(case: Case, out: float, back: float) -> Run:
    travel = abs(case.target - case.rest)
    course = Course(
        case.rest, (1.2, case.rest), (travel / out, case.target), (2.0, case.target),
        (travel / back, case.rest), (1.5, case.rest),
    )  # fmt: skip
    return Run(case.exercise, lambda time: case.body(course(time)), course.seconds, 30.0)


@pytest.mark.parametrize(("case", "fault", "fast", "slow"), SPEEDS)
def test_moving_too_fast_is_said_and_moving_slowly_is_not(case, fault, fast, slow):
    assert fault in _at_speed(case, slow, fast).raised
    assert fault not in _at_speed(case, slow, slow).raised


@pytest.mark.parametrize(("case", "fault", "fast", "slow"), SPEEDS)
def test_a_fast_way_out_is_too_fast_but_no_drop(case, fault, fast, slow):
    assert (fault in _at_speed(case, fast, slow).raised) is (fault != "drops")
