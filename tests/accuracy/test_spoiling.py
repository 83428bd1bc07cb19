"""Films as a worse camera would have filmed them."""

from pathlib import Path

import numpy as np
import pytest

from posecheck.video import VideoWriter, open_video
from samples.accuracy.footage import FootageResult, spoiled
from samples.accuracy.spoiling import SPOILS, spoil

FPS = 25.0


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Ten pictures, bright on the left and dark on the right, with a white corner."""
    path = tmp_path / "film.mp4"
    across = np.linspace(230, 40, 64).astype(np.uint8)
    picture = np.ascontiguousarray(np.broadcast_to(across[None, :, None], (48, 64, 3)))
    picture[:12, :12] = 255
    with VideoWriter(path, (64, 48), FPS) as writer:
        for number in range(10):
            writer.write(picture, number / FPS)
    return path


def seen(path: Path) -> tuple[list[float], np.ndarray]:
    """The times, and the mean brightness of the first picture, (H, W)."""
    with open_video(path) as frames:
        pictures = list(frames)
    return [frame.time for frame in pictures], pictures[0].image.mean(axis=2)


@pytest.mark.parametrize("name", SPOILS)
def test_each_picture_keeps_its_time_or_is_left_out(film: Path, name: str, tmp_path: Path):
    how = SPOILS[name]
    spoil(film, how, tmp_path / "worse.mp4")
    times, _ = seen(tmp_path / "worse.mp4")
    due = [how.title_s + number / FPS / how.speed for number in range(0, 10, how.every)]
    assert times[-len(due) :] == pytest.approx(due, abs=1e-3)
    assert len(times) - len(due) == how.title_s * FPS


def test_they_look_as_they_are_called(film: Path, tmp_path: Path):
    pictures = {}
    for name, how in SPOILS.items():
        spoil(film, how, tmp_path / f"{name}.mp4")
        pictures[name] = seen(tmp_path / f"{name}.mp4")[1]
    _, plain = seen(film)
    assert np.abs(pictures["mirrored"][:, ::-1] - plain).mean() < 3
    assert pictures["half"].shape == (24, 32)
    assert pictures["dark"].mean() < 0.6 * plain.mean()
    assert 3 < np.abs(pictures["grainy"] - plain).mean() < 15
    assert np.abs(pictures["jerky"] - plain).mean() < 3
    # A corner that is turned about the middle rises or sinks on one side.
    assert np.abs(pictures["tilted"][:, :8] - plain[:, :8]).max() > 30
    assert pictures["titled"].max() < 20


def test_a_camera_held_in_the_hand_moves_what_is_seen_to_and_fro(film: Path):
    with open_video(film) as frames:
        picture = next(iter(frames)).image
    corners = []
    for tenth in range(60):
        moved = SPOILS["by-hand"].picture(picture, tenth / 10).mean(axis=2)
        corners.append(np.argwhere(moved[:24, :24] > 245).mean(axis=0))
    down, across = np.ptp(corners, axis=0)
    assert 1 < down < 4
    assert 1 < across < 4


def test_the_same_film_comes_of_it_each_time(film: Path, tmp_path: Path):
    for copy in ("one", "two"):
        spoil(film, SPOILS["grainy"], tmp_path / f"{copy}.mp4")
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "two.mp4").read_bytes()


def of(*, seen: int, counted: int = 0, ours: bool = True) -> FootageResult:
    return FootageResult("film", "bridge", ours, 2, seen, counted, None, None, 0, ())


def test_numbers_are_held_against_the_labels_and_against_those_before():
    plain = [of(seen=2), of(seen=3), of(seen=7, counted=0, ours=False)]
    worse = [of(seen=2), of(seen=2), of(seen=5, counted=0, ours=False)]
    found = spoiled("in poor light", plain, worse)
    assert (found.words, found.films, found.exact, found.same) == ("in poor light", 3, 3, 2)
