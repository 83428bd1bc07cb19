"""A clip that is followed in pieces is judged as in one piece, cut every five seconds."""

from collections import Counter
from functools import cache

import numpy as np
import pytest

from posecheck.analyze.cuts import SHORTEST_PIECE_S
from posecheck.analyze.tracks import Tracks
from posecheck.checking.events import Event, Repetition, WarningRaised
from posecheck.exercises.load import load_exercise
from posecheck.frame import Frame
from posecheck.pipeline import Pipeline, needs_mask
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.video import open_video
from tests.clips.watch import SAMPLES

pytestmark = pytest.mark.slow

NO_PICTURE = np.zeros((0, 0, 3), np.uint8)
FPS = 25
CLIPS = ["all-fours-leg-lift-fault", "toe-touch-avoid-right"]


def exercise_of(clip: str) -> str:
    return clip.rpartition("-")[0]


@cache
def in_one_piece(clip: str) -> tuple[list[Event], float]:
    exercise = load_exercise(exercise_of(clip))
    events: list[Event] = []
    with (
        open_video(SAMPLES / f"{clip}.mp4") as frames,
        PoseLandmarker("full", needs_mask(exercise)) as poses,
    ):
        pipeline, time = Pipeline(exercise, poses), 0.0
        for frame in frames:
            events += pipeline.step(frame).events
            time = frame.time
    return [*events, *pipeline.finish()], time


@cache
def in_pieces(clip: str, workers: int) -> tuple[list[Event], list[float]]:
    exercise = load_exercise(exercise_of(clip))
    _, length = in_one_piece(clip)
    seams = np.arange(SHORTEST_PIECE_S, length - 2, SHORTEST_PIECE_S).tolist()
    pipeline, events, times = Pipeline(exercise), list[Event](), []

    def open_source() -> PoseLandmarker:
        return PoseLandmarker("full", needs_mask(exercise))

    with Tracks(SAMPLES / f"{clip}.mp4", seams, open_source, workers) as tracks:
        for index, seen in enumerate(tracks):
            events += pipeline.judge(Frame(NO_PICTURE, seen.time, index), seen.pose).events
            times.append(seen.time)
    return [*events, *pipeline.finish()], times


def repetitions(events: list[Event]) -> list[Repetition]:
    return [event for event in events if isinstance(event, Repetition)]


def faults(events: list[Event]) -> Counter[str]:
    return Counter(event.fault for event in events if isinstance(event, WarningRaised))


@pytest.mark.parametrize("clip", CLIPS)
def test_the_same_counts_and_warnings(clip: str) -> None:
    whole, pieces = in_one_piece(clip)[0], in_pieces(clip, 2)[0]
    assert [
        (one.side, one.counted, one.reason and one.reason.code) for one in repetitions(whole)
    ] == [(one.side, one.counted, one.reason and one.reason.code) for one in repetitions(pieces)]
    assert faults(whole) == faults(pieces)


@pytest.mark.parametrize("clip", CLIPS)
def test_movements_begin_and_end_within_the_network_s_own_noise(clip: str) -> None:
    pairs = zip(repetitions(in_one_piece(clip)[0]), repetitions(in_pieces(clip, 2)[0]), strict=True)
    apart = [
        FPS * abs(a - b)
        for one, other in pairs
        for a, b in ((one.start_s, other.start_s), (one.end_s, other.end_s))
    ]
    assert np.median(apart) <= 1.01
    assert max(apart) <= 3.01


def test_every_frame_has_its_time_and_cores_change_nothing() -> None:
    clip = CLIPS[1]
    with open_video(SAMPLES / f"{clip}.mp4") as frames:
        times = [time for _, time in frames.decoded()]
    one, two = in_pieces(clip, 1), in_pieces(clip, 2)
    assert one[1] == two[1] == times
    assert one[0] == two[0]
