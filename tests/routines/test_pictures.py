"""A picture of an exercise at its furthest, where there is a clip of it."""

import numpy as np
import pytest
from PIL import Image

from posecheck.errors import InputError
from posecheck.routines import pictures
from posecheck.routines.pictures import Pictures, take_picture
from tests.video.clips import even_times, make_clip

DARK, BRIGHT = np.zeros((48, 64, 3), np.uint8), np.full((48, 64, 3), 255, np.uint8)


@pytest.fixture
def clip(tmp_path, monkeypatch):
    """Dark, bright from the second second on."""
    path = make_clip(tmp_path / "bridge.mp4", even_times(30, 10), [DARK] * 20 + [BRIGHT] * 10)

    def find(exercise):
        if exercise != "bridge":
            raise InputError("No sample clip.")
        return path

    monkeypatch.setattr(pictures, "find_sample", find)
    return path


def truth(clip, text):
    clip.with_suffix(".json").write_text(text, "utf-8")


def brightness(path):
    with Image.open(path) as image:
        return np.asarray(image).mean()


@pytest.mark.parametrize(
    ("text", "bright"),
    [
        ('{"repetitions": [{"peak_s": 2.5}], "holds": []}', True),
        ('{"repetitions": [{"peak_s": 0, "hold_start_s": 2.1, "hold_end_s": 2.9}], "holds": [1]}',
         True),
        ('{"repetitions": []}', False),
        ("nothing", False),
    ],
)  # fmt: skip
def test_it_shows_the_exercise_at_its_furthest(clip, tmp_path, text, bright):
    truth(clip, text)
    path = take_picture("bridge", tmp_path)
    assert bool(brightness(path) > 128) is bright


def test_without_a_clip_there_is_none(clip, tmp_path):
    truth(clip, '{"repetitions": [{"peak_s": 99}], "holds": []}')
    assert take_picture("bridge", tmp_path) is None
    assert take_picture("cobra", tmp_path) is None


@pytest.mark.usefixtures("clip")
def test_they_are_taken_in_the_background(tmp_path):
    with Pictures(tmp_path, ("bridge", "cobra")) as taken:
        assert taken.of("bridge").is_file()
        assert taken.of("cobra") is None
        assert taken.of("squat") is None
