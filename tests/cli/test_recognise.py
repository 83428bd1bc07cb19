"""Which exercise a clip shows, in words; and what is said when that cannot be told."""

from pathlib import Path

import pytest

from posecheck.cli import recognise
from posecheck.cli.choices import Model
from posecheck.errors import InputError
from posecheck.exercises.load import load_exercise
from posecheck.recognition import Candidate, Recognition

BRIDGE = Candidate(load_exercise("bridge"), 0.6, 0.97)
CAT = Candidate(load_exercise("cat-cow"), 0.1, 0.02)


@pytest.fixture
def found(monkeypatch):
    def answer(*candidates):
        monkeypatch.setattr(
            "posecheck.recognition.clip.recognise_clip", lambda *_, **__: Recognition(candidates)
        )

    return answer


def asked(capsys):
    exercise = recognise.recognised(Path("clip.mp4"), Model.FULL)
    return exercise.id, capsys.readouterr().out


def test_it_is_named_with_how_sure_that_is_and_the_runner_up(found, capsys):
    found(BRIDGE, CAT)
    name, said = asked(capsys)
    assert name == "bridge"
    assert "Bridge (bridge), 97 % sure" in " ".join(said.split())
    assert "cat-cow" in said


def test_nothing_is_ever_called_certain(found, capsys):
    found(Candidate(BRIDGE.exercise, 0.9, 1.0))
    assert "99" in asked(capsys)[1]


@pytest.mark.parametrize("candidates", [(), (CAT,)])
def test_one_who_cannot_tell_asks(found, candidates):
    found(*candidates)
    with pytest.raises(InputError, match="say it with -e"):
        recognise.recognised(Path("clip.mp4"), Model.FULL)
