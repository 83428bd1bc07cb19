import numpy as np
import pytest

from posecheck.coach.said import Rank, Say, Tone
from posecheck.voice.engines import tones
from posecheck.voice.sounding import RATE, samples


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_is_short_mild_and_without_a_click(tone):
    sound = samples(tone.value)
    assert 0.05 < len(sound) / RATE < 0.8
    assert 0.1 < np.abs(sound).max() < 0.5
    assert np.abs(sound[[0, -1]]).max() < 0.02
    assert np.abs(np.diff(sound)).max() < 0.06


def test_the_tones_differ():
    assert len({samples(tone.value).tobytes() for tone in Tone}) == len(Tone)


def test_every_rank_has_a_tone_and_a_stop_has_its_own():
    given = {rank: tones().words(Say("x", rank)) for rank in Rank}
    assert set(given.values()) <= {tone.value for tone in Tone}
    assert list(given.values()).count(given[Rank.STOP]) == 1
