"""The rendered samples against their exact truth, at half their frame rate where it is 25."""

import json

import pytest

from samples.render import showcase
from tests.clips.watch import SAMPLES, watch

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
}


def truth(name: str) -> dict:
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def every(exercise: str, kind: str) -> int:
    """Every so many frames are looked at."""
    return 2 if truth(f"{exercise}-{kind}")["film"]["fps"] >= 25 else 1


def test_every_exercise_has_its_samples():
    assert sorted({clip.exercise for clip in showcase.clips()}) == RIGHT


@pytest.mark.parametrize("exercise", RIGHT)
def test_a_right_execution_is_counted_exactly_and_not_warned_about(exercise):
    known = truth(f"{exercise}-right")["repetitions"]
    seen = watch(SAMPLES / f"{exercise}-right.mp4", exercise, every=every(exercise, "right"))
    assert len(seen.cycles) == len(known)
    for cycle, repetition in zip(seen.cycles, known, strict=True):
        assert cycle.start_s == pytest.approx(repetition["start_s"], abs=0.7)
        assert cycle.end_s == pytest.approx(repetition["end_s"], abs=0.7)
        assert repetition["side"] in (cycle.side, "both", "trunk")
    if exercise == "toe-touch-avoid":
        assert seen.counted == []
    else:
        assert len(seen.counted) == len(known)
        assert seen.faults == set()


@pytest.mark.parametrize("exercise", FAULTS)
def test_faults_are_seen(exercise):
    known = truth(f"{exercise}-fault")
    seen = watch(SAMPLES / f"{exercise}-fault.mp4", exercise, every=every(exercise, "fault"))
    assert len(seen.cycles) == len(known["repetitions"])
    assert FAULTS[exercise] <= seen.faults
    assert FAULTS[exercise] == {fault["fault"] for fault in known["faults"]} & FAULTS[exercise]
