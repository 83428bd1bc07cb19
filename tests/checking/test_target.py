import pytest

from posecheck.checking.foreshortening import view_scale
from posecheck.exercises.goal import goal_of
from posecheck.exercises.load import all_exercises, load_exercise


def test_a_bend_grows_towards_its_target():
    goal = goal_of(load_exercise("wall-slide"))
    assert (goal.key, goal.towards) == ("near.knee_flexion", 1.0)
    assert (goal.rest_edge, goal.near_edge, goal.far_edge, goal.ideal) == (20, 38, 55, 45)
    assert goal.slack == 5.0
    assert goal.travel == 25.0


def test_a_lift_from_bent_to_straight_shrinks_towards_its_target():
    goal = goal_of(load_exercise("all-fours-leg-lift"))
    assert (goal.key, goal.towards) == ("working.hip_flexion", -1.0)
    assert (goal.rest_edge, goal.near_edge, goal.far_edge) == (65, 20, -15)


def test_the_trunk_has_no_prefix_and_a_change_is_relative():
    assert goal_of(load_exercise("toe-touch-avoid")).key == "trunk_lean"
    assert goal_of(load_exercise("prone-leg-raise")).relative


def test_slack_never_reaches_half_way_back_to_rest():
    cycles = [e for e in all_exercises() if e.movement.kind in ("cycle", "sweep")]
    assert len(cycles) > 20
    for exercise in cycles:
        goal = goal_of(exercise)
        assert goal.slack <= 0.5 * abs(goal.near_edge - goal.rest_edge)


def test_a_ratio_has_slack_by_share_of_its_ideal():
    data = load_exercise("wall-slide").model_dump(by_alias=True)
    data["movement"] |= {
        "measure": "foot_forward", "rest": {"to": 0.2},
        "target": {"from": 1.0, "to": 2.0, "ideal": 1.2},
    }  # fmt: skip
    assert goal_of(type(load_exercise("wall-slide")).model_validate(data)).slack == pytest.approx(
        0.18
    )


def test_a_movement_needs_an_edge_between_rest_and_target():
    exercise = load_exercise("wall-slide")
    data = exercise.model_dump(by_alias=True)
    data["movement"]["target"] = {"to": 55, "ideal": 45}
    with pytest.raises(ValueError, match="where one ends"):
        goal_of(type(exercise).model_validate(data))


@pytest.mark.parametrize(
    ("yaw", "share"), [(None, 1.0), (0, 1.0), (15, 1.0), (30, 0.75), (45, 0.5), (90, 0.5)]
)
def test_an_oblique_view_shows_less_of_a_bend(yaw, share):
    goal = goal_of(load_exercise("wall-slide"))
    assert view_scale(goal, yaw) == pytest.approx(share)
