"""A proposal counts the demonstration it came from; the template is a valid file."""

import pytest

from posecheck.authoring.learn import learn
from posecheck.authoring.template import Draft, write
from posecheck.errors import InputError
from posecheck.exercises.load import check_file
from posecheck.measures.measurer import Measurer
from tests.catalogue.figures import ASIDE, FIGURES, Figure
from tests.checking.cases import DONE
from tests.figures import STANDING, pose
from tests.motions import times

FIRST = {name: Figure(name, c.body, c.rest, c.target, way_s=c.way_s) for name, c in DONE.items()}
SHOWN = {
    name: (FIRST | FIGURES)[name]
    for name in (
        "wall-slide", "bridge", "all-fours-leg-lift", "prone-leg-raise", "heel-slides",
        "heel-raises", "back-extension-prone", "side-lying-leg-lift", "squat", "dead-bug",
    )
}  # fmt: skip


def demonstration(figure: Figure, hold_s: float = 2.0):
    motion, seconds = figure.motion(figure.target, hold_s)
    measurer = Measurer()
    return [measurer.read(t, pose(motion(t), figure.camera)) for t in times(seconds, 15)]


@pytest.mark.parametrize("figure", SHOWN.values(), ids=SHOWN)
def test_the_proposal_counts_the_demonstration(figure, tmp_path):
    text, exercise, counted = learn(demonstration(figure), "mine")
    assert counted == 1
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    assert check_file(file) == exercise


def test_what_it_proposes_for_a_wall_slide():
    _, exercise, _ = learn(demonstration(FIRST["wall-slide"]), "slide")
    assert exercise.camera.posture == "standing"
    assert exercise.movement.measure in ("knee_flexion", "hip_flexion")
    assert exercise.dose.hold_s[0] >= 1
    assert exercise.dose.sides == "both-together"


def test_a_movement_of_one_leg_is_proposed_for_each_side():
    _, exercise, _ = learn(demonstration(FIRST["prone-leg-raise"]), "lift")
    assert exercise.dose.sides == "each"
    assert exercise.movement.limb == "working"


def test_nobody_and_no_movement_are_said():
    with pytest.raises(InputError, match="Nobody"):
        learn([Measurer().read(0.0, None)], "mine")
    measurer = Measurer()
    still = [measurer.read(t, pose(STANDING, ASIDE)) for t in times(3, 15)]
    with pytest.raises(InputError, match="No movement was seen"):
        learn(still, "mine")


def test_the_file_to_start_from_is_valid(tmp_path):
    file = tmp_path / "new.toml"
    file.write_text(write(Draft("new", "New")), "utf-8")
    assert check_file(file).id == "new"
