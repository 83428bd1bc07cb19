"""One instruction at a time, each satisfied before the next."""

from dataclasses import replace

import pytest

from posecheck.checking.events import Phase
from posecheck.coach.ladder import ANEW_S, SETTLE_S, SOFT_S, Ladder, Rung
from posecheck.exercises.load import all_exercises, load_exercise
from posecheck.measures.measurer import Measurer
from tests.coach.coached import step
from tests.figures import ALL_FOURS, STANDING, SUPINE, Body, Camera, Leg, pose
from tests.motions import wall

GOOD = Camera(scale=170)
CROOK = Body(trunk=-90.0, anchor="hip", left=Leg(55, 110, 0), right=Leg(55, 110, 0))


def climb(exercise, body, camera=GOOD, seconds=2.0, phase=Phase.WAITING, ladder=None, begin=0.0):
    """The ladder's instruction after a person has been so for a while."""
    ladder = ladder or Ladder(load_exercise(exercise))
    measurer, shown = Measurer(), None
    for number in range(int(seconds * 15)):
        time = begin + number / 15
        found = None if body is None else pose(body, camera)
        made = step(time, found, phase=phase)
        made = replace(made, reading=measurer.read(time, found))
        shown = ladder.update(made)
    return shown


def rung(*arguments, **options):
    found = climb(*arguments, **options)
    return None if found is None else found.rung


def test_nobody_is_asked_to_come():
    assert climb("bridge", None).rung is Rung.THERE


def test_feet_out_of_the_picture():
    found = climb("wall-slide", wall(5), Camera(scale=170, offset=(0, 330)))
    assert found.rung is Rung.WHOLE
    assert "back" in found.say


def test_at_the_edge_one_steps_into_the_middle():
    found = climb("wall-slide", wall(5), Camera(scale=170, offset=(620, 0)))
    assert (found.rung, "middle" in found.say) == (Rung.WHOLE, True)


@pytest.mark.parametrize(("offset", "to"), [(-480, "feet"), (480, "head")])
def test_who_lies_is_told_to_shift_along_the_mat(offset, to):
    # Supine and facing right in the figures' sense: the head lies at the left.
    found = climb("bridge", SUPINE, Camera(scale=300, offset=(offset, 0)))
    assert found.rung is Rung.WHOLE
    assert to in found.say


def test_too_far_away():
    assert rung("wall-slide", wall(5), Camera(scale=50)) is Rung.DISTANCE


def test_a_small_movement_asks_for_a_larger_picture():
    far = Camera(scale=150)
    found = climb("shoulder-rolls", STANDING, far)
    assert (found.rung, "closer" in found.say) == (Rung.DISTANCE, True)
    assert rung("shoulder-rolls", STANDING, far, seconds=SOFT_S + 4) is not Rung.DISTANCE
    assert rung("shoulder-rolls", STANDING, Camera(scale=190)) is not Rung.DISTANCE
    assert rung("neck-chin-sweep", STANDING, far) is not Rung.DISTANCE


def test_no_room_to_lie_down():
    upright = Camera(scale=250, size=(420, 900))
    found = climb("bridge", STANDING, upright)
    assert found.rung is Rung.DISTANCE
    assert "lie down" in found.say


def test_a_tilted_camera():
    assert rung("bridge", STANDING, Camera(scale=190, roll=18)) is Rung.CAMERA


def test_nobody_is_kept_from_beginning_by_how_the_camera_stands():
    camera = Camera(scale=190, roll=18)
    assert rung("bridge", STANDING, camera, seconds=SOFT_S + 4) is Rung.POSTURE


def test_the_posture_comes_in_the_exercises_own_words():
    found = climb("bridge", STANDING)
    assert found.rung is Rung.POSTURE
    assert found.show == load_exercise("bridge").camera.advice


@pytest.mark.parametrize(("facing", "side"), [("right", "right"), ("left", "left")])
def test_turned_away_it_names_the_side_that_is_nearer(facing, side):
    found = climb("wall-slide", wall(5), Camera(scale=170, yaw=45, facing=facing), seconds=4)
    assert found.rung is Rung.SIDE
    assert f"{side} side" in found.say


def test_an_exercise_seen_from_the_front_asks_to_be_faced():
    found = climb("waist-twist", STANDING, seconds=4)
    assert found.rung is Rung.SIDE
    assert "face me" in found.say


def test_a_hidden_joint_is_named():
    found = climb("wall-slide", wall(5), Camera(scale=170, visibility={"ankle": 0.1}))
    assert (found.rung, "ankle" in found.say) == (Rung.JOINTS, True)


def test_last_comes_the_start_pose_with_what_to_change():
    found = climb("bridge", SUPINE)
    assert found.rung is Rung.POSE
    assert found.show == "Draw your knees up a little"
    assert climb("bridge", CROOK).show == "Hold still for a moment"


def test_when_all_is_in_order_there_is_nothing_to_say():
    ladder = Ladder(load_exercise("bridge"))
    assert climb("bridge", CROOK, phase=Phase.REST, ladder=ladder) is None
    assert ladder.rungs == (len(Rung), len(Rung))


def test_a_moment_of_something_amiss_changes_nothing():
    ladder = Ladder(load_exercise("wall-slide"))
    before = climb("wall-slide", wall(5), ladder=ladder)
    away = climb("wall-slide", None, seconds=SETTLE_S / 2, ladder=ladder, begin=2.0)
    assert away == before


def test_every_rung_is_shown_while_it_lacks_and_no_two_at_once():
    ladder, done = Ladder(load_exercise("bridge")), []
    stages = [(None, GOOD), (STANDING, Camera(scale=400)), (STANDING, GOOD), (SUPINE, GOOD),
              (CROOK, GOOD)]  # fmt: skip
    for number, (body, camera) in enumerate(stages):
        climb("bridge", body, camera, ladder=ladder, begin=3.0 * number)
        done.append(ladder.rungs[0])
    assert done == sorted(done)
    assert done[0] == 0


@pytest.mark.parametrize("exercise", all_exercises(), ids=lambda exercise: exercise.id)
def test_every_exercise_has_words_for_every_stage(exercise):
    for body in (None, STANDING, SUPINE, ALL_FOURS, CROOK):
        found = climb(exercise.id, body, seconds=1.0)
        assert found is not None
        assert 0 < len(found.show) <= 100
        assert not any(character.isdigit() for character in found.say)


def doubts_at(body, seconds):
    """The times at which the person had better be looked for anew, while set up for a bridge."""
    ladder, measurer, found = Ladder(load_exercise("bridge")), Measurer(), []
    for number in range(int(seconds * 15)):
        time = number / 15
        if ladder.doubts:
            found.append(time)
        shown = None if body is None else pose(body, GOOD)
        ladder.update(replace(step(time, shown), reading=measurer.read(time, shown)))
    return found


def test_setting_up_begins_with_a_new_look_at_the_person():
    assert doubts_at(CROOK, 4.0) == [0.0, 1 / 15]


def test_who_seems_not_to_be_as_told_is_looked_for_anew_every_five_seconds():
    _, _, *later = doubts_at(STANDING, 16.0)
    assert later == [pytest.approx(n * ANEW_S, abs=0.4) for n in (1, 2, 3)]


def test_where_nobody_is_there_is_nobody_to_be_looked_for_anew():
    assert doubts_at(None, 16.0) == [0.0, 1 / 15]


def test_who_is_there_when_it_begins_is_not_told_to_come():
    assert climb("bridge", STANDING, seconds=0.1).rung is Rung.POSTURE
