"""The rendered samples against their exact truth.

Most are judged by poses that were found in them before: the network takes most of the time, and
what it sees differs a little from one machine to the next. One of each kind is looked at anew.
"""

import json
from pathlib import Path
from statistics import median

import pytest

from posecheck.analyze.meeting import apart
from posecheck.exercises.load import load_exercise
from samples.render import showcase
from tests.clips.kept import is_kept, kept, path_of
from tests.clips.watch import SAMPLES, Watched, exercise_of, judge, look_at, watch

pytestmark = pytest.mark.slow

RIGHT = sorted(path.stem.removesuffix("-right") for path in SAMPLES.glob("*-right.mp4"))
# Those a viewer is to see in the fault clips, for faults that a side view shows.
FAULTS = {
    "wall-slide": {"too-deep", "heels-up"},
    "all-fours-leg-lift": {"leg-above-trunk", "head-back", "trunk-tilts"},
    "toe-touch-avoid": {"toe-touch"},
    "chair-hamstring-stretch": {"knee-locked", "knee-hyperextended"},
    "bridge": {"over-arched"},
    "prone-leg-raise": {"leg-too-high"},
    "squat": {"bends-forward", "heels-up"},
    "wall-squat": {"too-deep", "back-off-wall"},
    "ball-wall-squat": {"too-deep", "trunk-tilts"},
    "heel-raises": {"leaning-in", "knees-pump"},
    "hip-flexor-stretch": {"arches-back", "leans-forward"},
    # Its head is thrown back by 1.2 degrees beyond the limit, which no camera tells.
    "upright-back-stretch": {"knees-bend", "hands-off"},
    "waist-twist": {"too-far", "side-bend"},
    "standing-hip-rolls": {"roll-too-fast", "shoulders-swing"},
    "cat-cow": {"too-fast"},
    "straight-leg-raise": {"leg-too-high", "knee-not-straight"},
    "supine-leg-raise": {"leg-too-high", "leg-drops"},
    "dead-bug": {"too-fast"},
    "side-lying-leg-lift": {"leg-too-high", "swing"},
    "cobra": {"pelvis-off-floor", "legs-lift"},
}


# One of each kind of movement and of each posture, none in which the network trades the legs on
# some processors: with noise of a single level the two tracks are still as near as is asked below.
LOOKED_AT = [
    "wall-slide-fault",  # standing, against a wall
    "toe-touch-avoid-right",  # head down
    "chair-hamstring-stretch-right",
    "bridge-right",  # supine
    "back-extension-prone-right",
    "side-lying-leg-lift-fault",
    "hip-flexor-stretch-right",  # half kneeling, a pose that is kept
    "knees-to-chest-rock-right",
    "ankle-pumps-right",  # a swing
    "waist-twist-right",  # seen from the front, a sweep
    "standing-hip-rolls-right",  # circles
]


def truth(name: str) -> dict:
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def seen_in(clip: str) -> Watched:
    """What comes of a sample clip."""
    exercise = exercise_of(clip)
    return judge(kept(path_of(clip)), exercise) if is_kept(clip) else watch(clip_of(clip), exercise)


def clip_of(name: str) -> Path:
    return SAMPLES / f"{name}.mp4"


def test_every_exercise_has_its_samples():
    assert sorted({clip.exercise for clip in showcase.clips()}) == RIGHT


@pytest.mark.parametrize("exercise", RIGHT)
def test_a_right_execution_is_counted_exactly_and_not_warned_about(exercise):
    known = truth(f"{exercise}-right")["repetitions"]
    seen = seen_in(f"{exercise}-right")
    assert len(seen.cycles) == len(known)
    kind = load_exercise(exercise).movement.kind
    # A pose that is kept is its hold; a small circle grows out of the trembling of the reading, and
    # so does the bend of the standing knee beside a chair: 0.84 s early, the others 0.7 at most.
    start, end = (
        ("hold_start_s", "hold_end_s") if kind in ("hold", "rock") else ("start_s", "end_s")
    )
    within = {"circle": 2.5, "hold": 1.6, "rock": 1.6}.get(kind, 0.9)
    for cycle, repetition in zip(seen.cycles, known, strict=True):
        # A swing to and fro may be told from either end.
        if kind != "swing":
            assert cycle.start_s == pytest.approx(repetition[start], abs=within)
            assert cycle.end_s == pytest.approx(repetition[end], abs=within)
        assert repetition["side"] in (cycle.side, "both", "trunk")
    if load_exercise(exercise).discouraged:
        assert seen.counted == []
    else:
        assert len(seen.counted) == len(known)
        assert seen.faults == set()


@pytest.mark.parametrize("exercise", FAULTS)
def test_faults_are_seen(exercise):
    known = truth(f"{exercise}-fault")
    seen = seen_in(f"{exercise}-fault")
    assert len(seen.cycles) == len(known["repetitions"])
    assert FAULTS[exercise] <= seen.faults
    assert FAULTS[exercise] == {fault["fault"] for fault in known["faults"]} & FAULTS[exercise]


MISCOUNTED = {
    "front-plank-knees": "hips that sag to the floor are warned of, and no plank",
    "neck-chin-sweep": "of the turn of a head that is thrown back the network shows a quarter",
    "shoulder-rolls": "of rolls within a second, 15 pictures a second show half",
}


def others() -> list:
    return [
        pytest.param(
            exercise,
            marks=pytest.mark.xfail(reason=MISCOUNTED[exercise], strict=True)
            if exercise in MISCOUNTED
            else (),
        )
        for exercise in sorted(set(RIGHT) - set(FAULTS))
    ]


@pytest.mark.parametrize("exercise", others())
def test_who_does_it_wrong_is_counted_all_the_same(exercise):
    seen = seen_in(f"{exercise}-fault")
    assert len(seen.cycles) == len(truth(f"{exercise}-fault")["repetitions"])


@pytest.mark.parametrize("clip", LOOKED_AT)
def test_the_network_finds_what_is_kept(clip):
    found, known = look_at(clip_of(clip), exercise_of(clip)), list(kept(path_of(clip)))
    assert [frame.time for frame, _ in found] == [frame.time for frame, _ in known]
    ways = [apart(ours, theirs) for (_, ours), (_, theirs) in zip(found, known, strict=True)]
    # If this is changed on purpose: python -m tests.clips.kept
    assert median(ways) <= 0.01
    assert sorted(ways)[int(0.95 * len(ways))] <= 0.05
    exercise = exercise_of(clip)
    assert len(judge(found, exercise).cycles) == len(judge(known, exercise).cycles)
