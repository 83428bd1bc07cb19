"""One track out of several: the same on any number of cores, and right at every seam."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import active_count

import numpy as np
import pytest

from posecheck.analyze.piece import OVERLAP_S
from posecheck.analyze.tracks import Tracks
from posecheck.frame import Frame
from posecheck.pose.types import Pose
from posecheck.video import open_video
from tests.session.puppet import SIZE, knee_bend, pose
from tests.video.clips import even_times, make_clip

FPS = 10
SEAMS = (5.0, 10.0, 15.0)
FRAMES = 200


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(
        tmp_path_factory.mktemp("tracks") / "clip.mp4", even_times(FRAMES, FPS), size=SIZE
    )


class Tracker:
    """Follows the puppet as the network does: what it says depends on when it began.

    settles: after so many frames it says what every other one does; offset: by how many pixels
    it is off until then.
    """

    def __init__(self, settles: float, offset: float) -> None:
        self.settles, self.offset = settles, offset
        self.frames = 0
        self.began: float | None = None

    def detect(self, frame: Frame) -> Pose | None:
        if self.began is None:
            self.began = frame.time
        self.frames += 1
        found = pose(knee_bend(frame.time))
        # The world's first point tells which tracker it was.
        world = found.world.copy()
        world[0, 0] = self.began
        off = 0.0 if self.began == 0.0 or self.frames > self.settles else self.offset
        mask = np.full((9, 16), round(frame.time * 10), np.uint8)
        return replace(found, landmarks=found.landmarks + off, world=world, mask=mask)


def opener(
    settles: float = 3, offset: float = 30.0
) -> Callable[[], AbstractContextManager[Tracker]]:
    @contextmanager
    def open_source() -> Iterator[Tracker]:
        yield Tracker(settles, offset)

    return open_source


def watched(clip: Path, workers: int, *, settles: float = 3) -> list[tuple[float, Pose]]:
    with Tracks(clip, SEAMS, opener(settles), workers) as tracks:
        found = [(seen.time, seen.pose) for seen in tracks]
    assert all(pose is not None for _, pose in found)
    return found  # type: ignore[return-value]


def whose(found: list[tuple[float, Pose]]) -> list[float]:
    """When the tracker began that saw each frame."""
    return [float(pose.world[0, 0]) for _, pose in found]


@cache
def all_times(clip: Path) -> list[float]:
    with open_video(clip) as reader:
        return [frame.time for frame in reader]


@pytest.mark.parametrize("workers", [1, 2, 3, 8])
def test_every_frame_comes_once_in_order_with_its_time(clip: Path, workers: int) -> None:
    found = watched(clip, workers)
    assert [time for time, _ in found] == all_times(clip)
    assert len(found) == FRAMES


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_no_seam_shows_though_every_new_track_begins_badly(clip: Path, workers: int) -> None:
    for time, found in watched(clip, workers):
        assert np.array_equal(found.landmarks, pose(knee_bend(time)).landmarks)
        assert found.mask is not None
        assert (found.mask == round(time * 10)).all()


def test_the_new_track_takes_over_in_the_overlap(clip: Path) -> None:
    owners = whose(watched(clip, 2))
    assert sorted(set(owners)) == [0.0, *SEAMS]
    for seam in SEAMS:
        taken = owners.index(seam) / FPS
        assert seam < taken <= seam + OVERLAP_S


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_where_tracks_meet_late_the_old_one_goes_on_until_then(clip: Path, workers: int) -> None:
    owners = whose(watched(clip, workers, settles=35))
    assert owners.index(5.0) == 50 + 35 + 5
    assert owners[:90] == [0.0] * 90


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_where_tracks_never_meet_the_first_one_goes_on_to_the_end(clip: Path, workers: int) -> None:
    found = watched(clip, workers, settles=1000)
    assert whose(found) == [0.0] * FRAMES
    assert [time for time, _ in found] == all_times(clip)


def test_the_number_of_cores_changes_nothing(clip: Path) -> None:
    runs = [whose(watched(clip, workers, settles=20)) for workers in (1, 2, 5)]
    assert runs[0] == runs[1] == runs[2]


def test_what_goes_wrong_is_raised_after_all_that_came_before(clip: Path) -> None:
    class Bad(Tracker):
        def detect(self, frame: Frame) -> Pose | None:
            if frame.time > 12:
                raise RuntimeError("network gone")
            return super().detect(frame)

    @contextmanager
    def bad() -> Iterator[Bad]:
        yield Bad(3, 30.0)

    times = []
    with Tracks(clip, SEAMS, bad, 2) as tracks, pytest.raises(RuntimeError, match="network gone"):
        times.extend(seen.time for seen in tracks)
    assert times == all_times(clip)[:121]


def test_leaving_early_ends_the_threads_and_closes_every_source(clip: Path) -> None:
    open_sources = set()

    @contextmanager
    def noting() -> Iterator[Tracker]:
        tracker = Tracker(3, 30.0)
        open_sources.add(id(tracker))
        yield tracker
        open_sources.discard(id(tracker))

    before = active_count()
    with Tracks(clip, SEAMS, noting, 3) as tracks:
        next(iter(tracks))
        assert open_sources
    assert active_count() == before
    assert not open_sources


def test_few_pieces_are_held_at_a_time(clip: Path) -> None:
    begun = []

    @contextmanager
    def noting() -> Iterator[Tracker]:
        begun.append(1)
        yield Tracker(3, 30.0)

    with Tracks(clip, SEAMS, noting, 1) as tracks:
        frames = iter(tracks)
        for _ in range(40):
            next(frames)
        # The first is read, the second may be under way; the others wait.
        assert len(begun) <= 2
