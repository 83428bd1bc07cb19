"""A proposal counts the demonstration it came from; the template is a valid file."""

from dataclasses import replace

import pytest

from posecheck.authoring.learn import learn
from posecheck.authoring.template import Draft, write
from posecheck.checking.checker import Checker
from posecheck.checking.events import WarningRaised
from posecheck.errors import InputError
from posecheck.exercises.load import check_file
from posecheck.measures.measurer import Measurer
from tests.catalogue.figures import ASIDE, FIGURES, Figure
from tests.checking.cases import DONE
from tests.checking.readings import reading
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


def demonstration(figure: Figure, times_over: int = 1, turned=lambda body: body):
    """Done so often with a hold of two seconds; turned: what every other one is."""
    motion, seconds = figure.motion(figure.target, 2.0)
    measurer = Measurer()

    def body(t):
        shown = motion(t % seconds)
        return turned(shown) if int(t // seconds) % 2 else shown

    return [measurer.read(t, pose(body(t), figure.camera)) for t in times(seconds * times_over, 15)]


@pytest.mark.parametrize("figure", SHOWN.values(), ids=SHOWN)
def test_the_proposal_counts_the_demonstration(figure, tmp_path):
    proposal = learn(demonstration(figure), "mine")
    assert (proposal.counted, proposal.seen) == (1, 1)
    file = tmp_path / "mine.toml"
    file.write_text(proposal.text, "utf-8")
    assert check_file(file) == proposal.exercise


@pytest.mark.parametrize("name", ["wall-slide", "bridge", "side-lying-leg-lift", "squat"])
def test_each_repetition_of_a_longer_demonstration_is_counted(name):
    proposal = learn(demonstration(SHOWN[name], times_over=3), "mine")
    assert (proposal.counted, proposal.seen) == (3, 3)
    # The seconds of one hold, not of all of them together.
    assert proposal.exercise.dose.hold_s[1] <= 3


def test_legs_that_take_turns_are_each_counted():
    def turned(body):
        return replace(body, left=body.right, right=body.left)

    proposal = learn(demonstration(FIRST["prone-leg-raise"], 2, turned), "lift")
    exercise = proposal.exercise
    assert proposal.counted == 2
    assert (exercise.dose.sides, exercise.movement.limb) == ("each", "working")


def test_a_demonstration_is_not_too_fast_for_its_own_file():
    readings = demonstration(SHOWN["squat"], 2)
    checker = Checker(learn(readings, "mine").exercise)
    events = [event for reading in readings for event in checker.update(reading)]
    assert not any(isinstance(event, WarningRaised) for event in events)


def test_a_reading_that_no_body_can_have_is_not_learned_from():
    readings = [
        reading(i / 10, {"left.knee_flexion": bend, "near.knee_flexion": bend})
        for i, bend in enumerate([5.0] * 20 + [-150.0] * 20 + [5.0] * 20)
    ]
    with pytest.raises(InputError, match="No movement was seen"):
        learn(readings, "mine")


def test_what_it_proposes_for_a_wall_slide():
    exercise = learn(demonstration(FIRST["wall-slide"]), "slide").exercise
    assert exercise.camera.posture == "standing"
    assert exercise.movement.measure in ("knee_flexion", "hip_flexion")
    assert exercise.dose.hold_s[0] >= 1
    assert exercise.dose.sides == "both-together"


def test_a_movement_of_one_leg_is_proposed_for_each_side():
    exercise = learn(demonstration(FIRST["prone-leg-raise"]), "lift").exercise
    assert exercise.dose.sides == "each"
    assert exercise.movement.limb == "working"


def test_a_pose_that_is_taken_and_kept_to_the_end_is_a_hold():
    figure = SHOWN["back-extension-prone"]
    motion, _ = figure.motion(figure.target, 8.0)
    measurer = Measurer()
    readings = [measurer.read(t, pose(motion(t), figure.camera)) for t in times(8, 15)]
    proposal = learn(readings, "mine")
    assert proposal.exercise.movement.kind == "hold"
    assert proposal.counted == 1


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
