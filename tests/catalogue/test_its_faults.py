"""Every fault of the catalogue's exercises on a stick figure: after its dwell, and not before.

A figure does the exercise right, but for a spell in which one thing is made different.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import cos, radians, sin

import pytest

from posecheck.exercises.load import all_exercises, load_exercise
from tests import repertoire as r
from tests.catalogue.figures import BEGIN_S, FIGURES, Figure, shortened
from tests.checking.cases import CASES
from tests.figures import Aside, Body, Camera
from tests.motions import Course, Motion, Run

FPS = 15.0
Change = Callable[[Body], Body]


@dataclass(frozen=True)
class Wrong:
    """A fault and how the figure shows it.

    at: the target that is held meanwhile; None: the exercise's own. at_rest: instead of at the
    target. camera: where the limb that it is about is the near one.
    """

    exercise: str
    fault: str
    change: Change
    at: float | None = None
    at_rest: bool = False
    camera: Camera | None = None


def legs(**changes: float) -> Change:
    return lambda b: replace(
        b, left=replace(b.left, **changes), right=replace(b.right, **changes)
    )  # fmt: skip


def working(**changes: float) -> Change:
    return lambda b: replace(b, right=replace(b.right, **changes))


def other(**changes: float) -> Change:
    return lambda b: replace(b, left=replace(b.left, **changes))


def more(name: str, degrees: float) -> Change:
    return lambda b: replace(b, **{name: getattr(b, name) + degrees})


def move(forward: float = 0.0, up: float = 0.0) -> Change:
    return lambda b: replace(b, at=(b.at[0] + forward, b.at[1] + up))


def aside(**changes: float) -> Change:
    return lambda b: replace(b, aside=replace(b.aside or Aside(), **changes))


def body(figure: Callable[[], Body]) -> Change:
    return lambda _: figure()


def on_toes(b: Body) -> Body:
    """The foot tilts, and all of the body rises with the heel."""
    return replace(legs(toes=b.right.toes + 20)(b), at=(b.at[0], b.at[1] + 0.07))


def shrugged(b: Body) -> Body:
    up = along_the_trunk(b, 0.055)
    return replace(b, roll=(b.roll[0] + up[0], b.roll[1] + up[1]))


def along_the_trunk(b: Body, by: float) -> tuple[float, float]:
    return by * sin(radians(b.trunk)), by * cos(radians(b.trunk))


FROM_THE_LEFT = Camera(facing="left")
HEAD_UP = more("neck", 50)

WRONG = [
    Wrong("neck-chin-sweep", "neck-thrown-back", lambda b: replace(b, neck=-25)),
    Wrong("neck-chin-sweep", "shrug", shrugged),
    Wrong("neck-chin-sweep", "body-turns", aside(turn=22)),
    Wrong("shoulder-rolls", "knee-locked", legs(knee=0, hip=0)),
    Wrong("shoulder-rolls", "standing-lean", more("trunk", 22)),
    Wrong("waist-twist", "side-bend", aside(lean=16)),
    Wrong("waist-twist", "too-far", aside(turn=60)),
    Wrong("waist-twist", "feet-move", aside(step=0.12)),
    Wrong("standing-hip-rolls", "feet-move", aside(step=0.12)),
    Wrong("heel-slides", "heel-lifts", working(hip=70, knee=90)),
    Wrong("heel-slides", "other-leg-moves", other(hip=20, knee=40), camera=FROM_THE_LEFT),
    Wrong("heel-slides", "knee-falls-out", aside(spread=(0, 68))),
    Wrong("heel-slides", "head-lifted-supine", HEAD_UP),
    Wrong("heel-raises", "knee-locked", legs(knee=0)),
    Wrong("heel-raises", "knee-hyperextended", legs(knee=-12)),
    Wrong("heel-raises", "knees-pump", legs(knee=32)),
    Wrong("heel-raises", "leaning-in", more("trunk", 16)),
    Wrong("abdominal-contraction", "pelvis-lifts", move(up=0.08)),
    Wrong("abdominal-contraction", "head-lifts", more("trunk", 17)),
    Wrong("straight-leg-raise", "knee-not-straight", working(hip=33, knee=33)),
    Wrong("straight-leg-raise", "leg-too-high", working(hip=55)),
    Wrong("straight-leg-raise", "hip-hike", lambda b: move(up=0.08)(b)),
    Wrong("straight-leg-raise", "head-lifted-supine", HEAD_UP),
    Wrong("straight-leg-raise", "knee-hyperextended", working(knee=-14)),
    Wrong("supine-leg-raise", "knee-not-straight", working(hip=33, knee=33)),
    Wrong("supine-leg-raise", "leg-too-high", working(hip=60)),
    Wrong("supine-leg-raise", "back-arches", move(up=0.08)),
    Wrong("supine-leg-raise", "head-lifted-supine", HEAD_UP),
    Wrong("supine-leg-raise", "sinking", working(hip=12), at=24),
    Wrong("supine-leg-raise", "knee-hyperextended", working(knee=-14)),
    Wrong("knees-to-chest-rock", "head-lifted-supine", HEAD_UP),
    Wrong("supine-hamstring-stretch", "knee-locked", working(knee=-2)),
    Wrong("supine-hamstring-stretch", "knee-hyperextended", working(knee=-12)),
    Wrong("supine-hamstring-stretch", "thigh-drops", working(hip=52)),
    Wrong("supine-hamstring-stretch", "hips-lift", move(up=0.1)),
    Wrong("supine-hamstring-stretch", "head-lifted-supine", HEAD_UP),
    Wrong("supine-hamstring-stretch", "toes-away", working(toes=25)),
    Wrong("upright-back-stretch", "knees-bend", legs(knee=26)),
    Wrong("upright-back-stretch", "knee-locked", legs(knee=0)),
    Wrong("upright-back-stretch", "knee-hyperextended", legs(knee=-12)),
    Wrong("upright-back-stretch", "too-far-back", body(lambda: r.back_bend(-42))),
    Wrong("upright-back-stretch", "hips-slide-forward", move(forward=0.2)),
    Wrong("upright-back-stretch", "head-thrown-back", more("neck", -38)),
    Wrong("upright-back-stretch", "hands-off", more("shoulder", 60)),
    Wrong("back-extension-prone", "pelvis-off-floor", move(up=0.09)),
    Wrong("back-extension-prone", "head-back", more("neck", -52)),
    Wrong("back-extension-prone", "shrug", shrugged),
    Wrong("back-extension-prone", "legs-lift", legs(hip=-48)),
    Wrong("pectoral-doorway-stretch", "back-arches", more("trunk", -18)),
    Wrong("pectoral-doorway-stretch", "shrug", shrugged),
    Wrong("pectoral-doorway-stretch", "head-pokes", more("neck", 22)),
    Wrong("pectoral-doorway-stretch", "too-far", more("trunk", 30)),
    Wrong("pectoral-doorway-stretch", "knee-locked", legs(knee=0)),
    Wrong("prone-shoulder-squeeze", "head-lifts", more("neck", -48)),
    Wrong("prone-shoulder-squeeze", "chest-lifts", more("trunk", -17)),
    Wrong("side-lying-leg-lift", "rolls-back", aside(roll=-64)),
    Wrong("side-lying-leg-lift", "leg-too-high", body(lambda: r.side_lift(60))),
    Wrong("side-lying-leg-lift", "leg-drifts-forward", working(hip=42)),
    Wrong("side-lying-leg-lift", "waist-hikes", aside(lean=-50)),
    Wrong("abdominal-reach-up", "sit-up", body(lambda: r.reach_up(42))),
    Wrong("abdominal-reach-up", "chin-jams", more("neck", 40)),
    Wrong("abdominal-reach-up", "feet-lift", move(up=0.1)),
    Wrong("abdominal-reach-up", "pelvis-moves", move(up=0.08)),
    Wrong("buttock-stretch", "head-lifted-supine", HEAD_UP),
    Wrong("buttock-stretch", "hips-lift", move(up=0.1)),
    Wrong("ball-bridge", "over-arched", legs(hip=-22)),
    Wrong("ball-bridge", "hips-sag", body(lambda: r.ball_bridge(19))),
    Wrong("ball-bridge", "knees-lock", legs(knee=-10)),
    Wrong("ball-bridge", "head-lifted-supine", HEAD_UP),
    Wrong("ball-wall-squat", "too-deep", body(lambda: r.squat(80, 0))),
    Wrong("ball-wall-squat", "trunk-tilts", more("trunk", 20)),
    Wrong("ball-under-legs-reach", "trunk-moves", more("trunk", 18)),
    Wrong("ball-under-legs-reach", "head-lifted-supine", HEAD_UP),
    Wrong("hip-flexor-stretch", "leans-forward", more("trunk", 20)),
    Wrong("hip-flexor-stretch", "arches-back", more("trunk", -20)),
    Wrong("hip-flexor-stretch", "front-knee-far", other(hip=88, knee=130), camera=FROM_THE_LEFT),
    Wrong("hip-flexor-stretch", "head-back", more("neck", -28)),
    Wrong("bird-dog", "arm-too-high", body(lambda: r.bird(0, 230)), camera=FROM_THE_LEFT),
    Wrong("bird-dog", "trunk-tilts", more("trunk", 20)),
    Wrong("bird-dog", "same-side", lambda b: replace(b, right_arm=(160, 5))),
    Wrong("front-plank-knees", "hips-sag", legs(hip=-19)),
    Wrong("front-plank-knees", "hips-high", legs(hip=28)),
    Wrong("front-plank-knees", "head-drop", more("neck", 32)),
    Wrong("front-plank-knees", "head-back", more("neck", -28)),
    Wrong("dead-bug", "back-arches", move(up=0.09)),
    Wrong("dead-bug", "arm-stays", body(lambda: r.bug(20, 95)), camera=FROM_THE_LEFT),
    Wrong("dead-bug", "head-lifted-supine", HEAD_UP),
    Wrong("squat", "too-deep", body(lambda: r.squat(120)), at=110),
    Wrong("squat", "knees-over-toes", legs(hip=60)),
    Wrong("squat", "heels-up", on_toes),
    Wrong("squat", "bends-forward", body(lambda: r.squat(80, 68))),
]  # fmt: skip

NAMES = [f"{wrong.exercise}: {wrong.fault}" for wrong in WRONG]


def dwell_of(wrong: Wrong) -> float:
    faults = shortened(wrong.exercise).fault
    return next(fault.for_s for fault in faults if fault.id == wrong.fault)


def run_of(wrong: Wrong, spell_s: float) -> Run:
    figure = FIGURES.get(wrong.exercise, STILL)
    exercise = shortened(wrong.exercise)
    camera = wrong.camera or figure.camera
    target = figure.target if wrong.at is None else wrong.at
    if wrong.at_rest or figure is STILL:
        plain, seconds = figure.motion(figure.rest, spell_s + 4.5)
        since = 4.0
    elif figure.turns_s is not None:
        plain, seconds = circling(figure, spell_s + 4.0)
        since = BEGIN_S + 1.5
    else:
        plain, seconds = figure.motion(target, spell_s + 2.5)
        since = figure.hold_from_s + 1.2

    def spoilt(time: float) -> Body:
        found = plain(time)
        assert found is not None
        return wrong.change(found) if since <= time < since + spell_s else found

    return Run(exercise, spoilt, seconds + 0.7, FPS, camera)


def circling(figure: Figure, seconds: float, turn_s: float | None = None) -> tuple[Motion, float]:
    turn = turn_s or figure.turns_s or 1.0
    return (
        lambda time: figure.body(max(0.0, time - BEGIN_S) / turn, figure.target),
        BEGIN_S + seconds,
    )


STILL = Figure("abdominal-contraction", r.brace, 0, 0)


@pytest.mark.parametrize("wrong", WRONG, ids=NAMES)
def test_a_fault_is_raised_after_its_dwell_and_cleared(wrong):
    dwell = dwell_of(wrong)
    run = run_of(wrong, dwell + 1.2)
    assert wrong.fault in run.raised
    raised = run.raised[wrong.fault]
    assert dwell - 1e-6 <= raised.time_s - raised.since_s <= dwell + 1 / FPS + 1e-6
    cleared = run.cleared[wrong.fault]
    assert raised.time_s <= cleared.end_s < run.statuses[-1].time_s


@pytest.mark.parametrize("wrong", WRONG, ids=NAMES)
def test_a_spell_shorter_than_its_dwell_raises_nothing(wrong):
    if dwell_of(wrong) > 0.2:
        assert wrong.fault not in run_of(wrong, dwell_of(wrong) - 0.15).raised


# --- to and fro: (exercise, fault, what one beat changes, seconds of a beat there and back) ------

Shake = Callable[[Body, float], Body]


def shaken(name: str, by: float) -> Shake:
    return lambda b, x: working(**{name: getattr(b.right, name) + by * x})(b)


RHYTHM: list[tuple[str, str, Shake, float]] = [
    ("supine-hamstring-stretch", "bouncing", shaken("knee", 16), 0.8),
    ("pectoral-doorway-stretch", "bouncing", lambda _, x: r.doorway(4 + 2.5 * x), 0.8),
    ("buttock-stretch", "bouncing", lambda _, x: r.crossed(100 + 16 * x), 0.8),
    ("hip-flexor-stretch", "bouncing", lambda _, x: r.half_kneel(-12 - 14 * x), 0.8),
    ("child-pose", "bouncing", lambda _, x: r.child(140 - 18 * x), 0.8),
    ("knees-to-chest-rock", "rocking-hard", lambda _, x: r.hug(120, 9 * x), 1.0),
    ("ball-bridge", "ball-wobble", lambda b, x: move(forward=0.1 * x)(b), 0.8),
    ("ankle-pumps", "knee-bends", lambda b, x: legs(knee=3 + 30 * x, hip=15 * x)(b), 0.8),
]  # fmt: skip


def shaking(name: str, shake: Shake, beat_s: float, seconds: float = 5.0) -> Run:
    figure = FIGURES[name]
    plain, length = figure.motion(figure.target, seconds + 1.0)
    since = figure.hold_from_s + 0.8

    def motion(time: float) -> Body:
        found = plain(time)
        assert found is not None
        beat = 0.5 - 0.5 * cos(2 * 3.14159 * (time - since) / beat_s)
        return shake(found, beat) if since <= time < since + seconds else found

    return Run(shortened(name), motion, length, 30.0, figure.camera)


@pytest.mark.parametrize(("name", "fault", "shake", "beat_s"), RHYTHM)
def test_to_and_fro_is_said_and_a_little_of_it_is_not(name, fault, shake, beat_s):
    assert fault in shaking(name, shake, beat_s).raised
    assert fault not in shaking(name, lambda b, x: shake(b, 0.3 * x), 3.0).raised


# --- how fast: (exercise, fault, seconds out and back that are too few, seconds that are enough) --

SPEEDS = [
    ("heel-slides", "too-fast", (0.5, 0.5), (2.0, 2.0)),
    ("heel-raises", "drops", (1.5, 0.3), (1.5, 1.5)),
    ("straight-leg-raise", "leg-drops", (1.5, 0.2), (1.5, 1.0)),
    ("supine-leg-raise", "leg-drops", (1.5, 0.2), (1.5, 1.0)),
    ("knees-to-chest-rock", "legs-drop", (2.0, 0.5), (2.0, 2.0)),
    ("upright-back-stretch", "bend-too-fast", (0.35, 1.5), (1.5, 1.5)),
    ("side-lying-leg-lift", "swing", (0.4, 0.4), (1.5, 1.5)),
    ("abdominal-reach-up", "jerk-up", (0.25, 1.0), (1.0, 1.0)),
    ("ball-bridge", "drops", (1.5, 0.3), (1.5, 1.0)),
    ("ball-under-legs-reach", "too-fast", (0.4, 0.4), (1.5, 1.5)),
    ("squat", "too-fast", (0.4, 0.4), (1.5, 1.5)),
    ("dead-bug", "too-fast", (0.5, 0.5), (1.5, 1.5)),
    ("waist-twist", "twist-too-fast", (0.4, 0.4), (1.5, 1.5)),
]


def at_pace(name: str, out_s: float, back_s: float) -> Run:
    figure = FIGURES[name]
    stay = figure.hold_s + 0.5
    course = Course(
        figure.rest, (BEGIN_S, figure.rest), (out_s, figure.target), (stay, figure.target),
        (back_s, figure.rest), (1.5, figure.rest),
    )  # fmt: skip
    motion: Motion = lambda time: figure.body(course(time))  # noqa: E731
    return Run(shortened(name), motion, course.seconds, 30.0, figure.camera)


@pytest.mark.parametrize(("name", "fault", "fast", "slow"), SPEEDS)
def test_too_fast_is_said_and_slow_is_not(name, fault, fast, slow):
    assert fault in at_pace(name, *fast).raised
    assert fault not in at_pace(name, *slow).raised


def test_a_jerk_of_the_elbows_on_the_way_up():
    def motion(time: float) -> Body:
        slope = min(max(0.0, (time - 1.2) * 16), 32.0)
        elbow = 80 - 60 * min(max(0.0, (time - 1.8) / 0.4), 1.0)
        return replace(r.press_up(slope), elbow=elbow)

    run = Run(shortened("back-extension-prone"), motion, 4.0, 30.0)
    assert "press-jerk" in run.raised


# --- how quick the circles and swings are -------------------------------------------------------


def swinging(figure: Figure, turn_s: float) -> Run:
    if figure.turns_s is not None:
        motion, seconds = circling(figure, 10.0, turn_s)
    else:
        low = figure.low
        assert low is not None
        middle, half = (figure.target + low) / 2, (figure.target - low) / 2
        seconds = 14.0

        def motion(time: float) -> Body:
            turned = max(0.0, time - BEGIN_S) / turn_s
            return figure.body(middle + half * sin(2 * 3.14159 * turned))

    return Run(shortened(figure.exercise), motion, seconds, 30.0, figure.camera)


PERIODS = [
    ("neck-chin-sweep", "sweep-too-fast", 3.0, 8.0),
    ("shoulder-rolls", "roll-too-fast", 1.0, 2.5),
    ("standing-hip-rolls", "roll-too-fast", 1.3, 3.0),
    ("ankle-pumps", "pump-too-fast", 0.7, 2.0),
]


@pytest.mark.parametrize(("name", "fault", "fast", "slow"), PERIODS)
def test_quick_circles_are_said_and_slow_ones_are_not(name, fault, fast, slow):
    assert fault in swinging(FIGURES[name], fast).raised
    assert fault not in swinging(FIGURES[name], slow).raised


def test_small_pumps_are_asked_to_be_larger():
    figure = replace(FIGURES["ankle-pumps"], target=38, low=22)
    assert "small-pump" in swinging(figure, 2.0).raised


def test_arms_that_swing_and_shoulders_that_sway():
    def arms(time: float) -> Body:
        return replace(r.shoulders(0), shoulder=30 + (25 * sin(4 * time) if time > 1.5 else 0.0))

    assert "arm-swing" in Run(shortened("shoulder-rolls"), arms, 6.0, 15.0).raised

    def chest(time: float) -> Body:
        turned = max(0.0, time - BEGIN_S) / 3.0
        found = r.hips(turned)
        aside_ = replace(found.aside or Aside(), chest_sway=0.09 * sin(2 * 3.14159 * turned))
        return replace(found, aside=aside_)

    run = Run(
        shortened("standing-hip-rolls"), chest, 9.0, 15.0, FIGURES["standing-hip-rolls"].camera
    )
    assert "shoulders-swing" in run.raised


def own_faults() -> set[tuple[str, str]]:
    """Those of an exercise itself, not of the one that it is like."""
    found = set()
    for exercise in all_exercises():
        like = load_exercise(exercise.like).fault if exercise.like else ()
        found |= {(exercise.id, fault.id) for fault in exercise.fault if fault not in like}
    return found


def test_no_fault_is_forgotten():
    tested = {(wrong.exercise, wrong.fault) for wrong in WRONG}
    tested |= {(name, fault) for name, fault, *_ in (*RHYTHM, *SPEEDS, *PERIODS)}
    tested |= {
        ("ankle-pumps", "small-pump"), ("shoulder-rolls", "arm-swing"),
        ("standing-hip-rolls", "shoulders-swing"), ("back-extension-prone", "press-jerk"),
    }  # fmt: skip
    # Of the first seven, and of the two that no landmark shows or that are told by themselves.
    elsewhere = {*CASES, "cat-cow", "sit-up-crunch-avoid"}
    assert {one for one in own_faults() if one[0] not in elsewhere} == tested
