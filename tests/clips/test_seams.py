"""A clip that is followed in pieces is judged as in one piece, cut every five seconds."""

from collections import Counter

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
from posecheck.video.pieces import seekable_length
from tests.clips.watch import SAMPLES, exercise_of

pytestmark = pytest.mark.slow

NO_PICTURE = np.zeros((0, 0, 3), np.uint8)
CLIPS = {"bird-dog-fault": 12, "toe-touch-avoid-fault": 25}
SHORT = "ankle-pumps-right"


def in_one_piece(clip: str) -> list[Event]:
    exercise = load_exercise(exercise_of(clip))
    events: list[Event] = []
    with (
        open_video(SAMPLES / f"{clip}.mp4") as frames,
        PoseLandmarker("full", needs_mask(exercise)) as poses,
    ):
        pipeline = Pipeline(exercise, poses)
        for frame in frames:
            events += pipeline.step(frame).events
    return [*events, *pipeline.finish()]


def in_pieces(clip: str, workers: int) -> tuple[list[Event], list[float]]:
    path, exercise = SAMPLES / f"{clip}.mp4", load_exercise(exercise_of(clip))
    length = seekable_length(path)
    assert length is not None
    seams = np.arange(SHORTEST_PIECE_S, length - 2, SHORTEST_PIECE_S).tolist()
    pipeline, events, times = Pipeline(exercise), list[Event](), []

    def open_source() -> PoseLandmarker:
        return PoseLandmarker("full", needs_mask(exercise))

    with Tracks(path, seams, open_source, workers) as tracks:
        for index, seen in enumerate(tracks):
            events += pipeline.judge(Frame(NO_PICTURE, seen.time, index), seen.pose).events
            times.append(seen.time)
    assert len(seams) > 1
    return [*events, *pipeline.finish()], times


def repetitions(events: list[Event]) -> list[Repetition]:
    return [event for event in events if isinstance(event, Repetition)]


def faults(events: list[Event]) -> Counter[str]:
    return Counter(event.fault for event in events if isinstance(event, WarningRaised))


@pytest.mark.parametrize(("clip", "fps"), CLIPS.items())
def test_the_same_counts_and_warnings_within_the_network_s_own_noise(clip: str, fps: int) -> None:
    whole, (pieces, _) = in_one_piece(clip), in_pieces(clip, 2)
    pairs = list(zip(repetitions(whole), repetitions(pieces), strict=True))
    for one, other in pairs:
        assert (one.side, one.counted) == (other.side, other.counted)
        assert (one.reason and one.reason.code) == (other.reason and other.reason.code)
    assert faults(whole) == faults(pieces) != Counter()
    apart = [
        fps * abs(a - b)
        for one, other in pairs
        for a, b in ((one.start_s, other.start_s), (one.end_s, other.end_s))
    ]
    assert np.median(apart) <= 1.01
    assert max(apart) <= 3.01


def test_every_frame_has_its_time_and_cores_change_nothing() -> None:
    with open_video(SAMPLES / f"{SHORT}.mp4") as frames:
        times = [time for _, time in frames.decoded()]
    one, two = in_pieces(SHORT, 1), in_pieces(SHORT, 2)
    assert one[1] == two[1] == times
    assert one[0] == two[0]
