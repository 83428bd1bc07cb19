"""Today's exercises: in order, with their dose, without what hurts or is enough."""

import pytest

from posecheck.errors import UsageError
from posecheck.exercises.load import all_exercises, load_exercise
from posecheck.prescription.load import parse_prescription
from posecheck.routines.model import Item, Routine, all_routines, load_routine
from posecheck.routines.order import Part, Place, place_of
from posecheck.routines.plan import (
    BETWEEN_SETS_S,
    Person,
    plan_routine,
    routine_of,
)

INITIAL, INTERMEDIATE, ADVANCED = all_routines()
NOBODY = Person()
BALL = Person(has=frozenset({"ball"}))


def prescription(*entries):
    return parse_prescription({"exercise": list(entries)}, "test")


@pytest.mark.parametrize("person", [NOBODY, BALL], ids=["without", "with-ball"])
@pytest.mark.parametrize("routine", all_routines(), ids=lambda routine: routine.id)
def test_the_camera_is_moved_once_at_most(routine, person):
    plan = plan_routine(routine, person)
    assert plan.camera_moves <= 1
    assert plan.stations[0].part is Part.WARM_UP


@pytest.mark.parametrize("routine", all_routines(), ids=lambda routine: routine.id)
def test_nothing_is_above_the_exercises_own_dose(routine):
    eager = Person(built_up=dict.fromkeys((e.id for e in all_exercises()), 99), has=BALL.has)
    for station in plan_routine(routine, eager).stations:
        own = load_exercise(station.exercise.id).dose
        assert station.exercise.dose.reps[0] <= own.reps[1]
        assert station.exercise.dose.hold_s[0] <= max(own.hold_s)


@pytest.mark.parametrize("routine", all_routines(), ids=lambda routine: routine.id)
def test_what_needs_a_ball_is_for_who_has_one(routine):
    assert not any("ball" in name for name in plan_routine(routine, NOBODY).exercises)


def test_without_a_ball_another_exercise_comes_in_its_place():
    assert "wall-slide" in plan_routine(ADVANCED, NOBODY).exercises
    assert "wall-slide" not in plan_routine(ADVANCED, BALL).exercises
    (left_out,) = plan_routine(ADVANCED, NOBODY).left_out
    assert (left_out.exercise.id, left_out.why) == ("ball-bridge", "it needs a ball")


def test_at_each_place_the_warm_up_comes_first_and_the_cool_down_last():
    for routine in all_routines():
        stations = plan_routine(routine, BALL).stations
        for place in Place:
            parts = [list(Part).index(s.part) for s in stations if s.place is place]
            assert parts == sorted(parts)


def test_the_standing_block_comes_first_where_only_it_has_a_warm_up():
    routine = Routine(
        id="mine", name="Mine", level="initial",
        warm_up=(Item(exercise="heel-raises", reps=5),),
        main=(Item(exercise="bridge", reps=8), Item(exercise="wall-slide", reps=5)),
    )  # fmt: skip
    plan = plan_routine(routine, NOBODY)
    assert plan.exercises == ("heel-raises", "wall-slide", "bridge")
    assert [station.moves_camera for station in plan.stations] == [False, False, True]
    assert [station.rest_s for station in plan.stations] == [0, 10, 0]


def test_every_posture_has_a_place_for_the_camera():
    assert place_of(load_exercise("all-fours-leg-lift")) is Place.LOW
    assert place_of(load_exercise("wall-slide")) is Place.HIGH


def test_it_takes_about_as_long_as_the_catalogue_reckons():
    for routine, minutes in zip(all_routines(), (11.8, 14.8, 15.4), strict=True):
        assert plan_routine(routine, NOBODY).minutes == pytest.approx(minutes, abs=2.0)


def test_an_exercise_that_is_skipped_is_left_out_with_the_reason():
    plan = plan_routine(INITIAL, Person(skipped=frozenset({"heel-slides"})))
    assert "heel-slides" not in plan.exercises
    assert [(one.exercise.id, one.why) for one in plan.left_out] == [("heel-slides", "you skip it")]


def test_a_posture_that_is_skipped_takes_all_its_exercises_along():
    plan = plan_routine(INTERMEDIATE, Person(skipped=frozenset({"prone"})))
    assert {one.exercise.id for one in plan.left_out} == {
        "prone-leg-raise",
        "back-extension-prone",
        "ball-bridge",
    }


def test_what_hurt_today_is_not_offered_again_today():
    plan = plan_routine(INITIAL, Person(hurt_today=frozenset({"wall-squat"})))
    assert plan.left_out[0].why == "it hurt today"


def test_what_was_done_often_enough_today_is_left_out():
    twice = plan_routine(INTERMEDIATE, Person(times_today={"prone-leg-raise": 2}))
    assert "prone-leg-raise" in twice.exercises
    thrice = plan_routine(INTERMEDIATE, Person(times_today={"prone-leg-raise": 3}))
    assert "prone-leg-raise" not in thrice.exercises


def test_what_was_built_up_is_asked_for():
    plan = plan_routine(INITIAL, Person(built_up={"heel-slides": 7}))
    (station,) = [s for s in plan.stations if s.exercise.id == "heel-slides"]
    assert station.exercise.dose.reps == (7, 10)


def test_what_is_prescribed_goes_before_the_routines_dose():
    entry = {
        "id": "wall-squat",
        "reps": 4,
        "hold_s": 3,
        "sets": 2,
        "target": {"ideal": 40},
        "reason": "little, twice",
    }
    plan = plan_routine(INITIAL, NOBODY, prescription(entry))
    first, second = [s for s in plan.stations if s.exercise.id == "wall-squat"]
    assert (first.set_number, second.set_number, first.sets) == (1, 2, 2)
    assert first.exercise.dose.reps[0] == 4
    assert first.exercise.dose.hold_s[0] == 3
    assert first.exercise.movement.target.ideal == 40
    assert first.exercise.changes
    assert second.rest_s == BETWEEN_SETS_S
    assert first.id != second.id
    others = [s for s in plan.stations if s.exercise.id == "heel-slides"]
    assert others[0].exercise.dose.reps[0] == 5


def test_what_is_prescribed_may_be_a_routine_of_its_own():
    known = prescription(
        {"id": "wall-slide", "reps": 6}, {"id": "bridge"}, {"id": "waist-twist", "reps": 5}
    )
    routine = routine_of(known)
    plan = plan_routine(routine, NOBODY, known)
    assert plan.exercises == ("bridge", "wall-slide", "waist-twist")
    assert plan.camera_moves == 1
    assert routine.level == "intermediate"


def test_an_empty_prescription_is_no_routine():
    with pytest.raises(UsageError, match="no exercise"):
        routine_of(prescription())


def test_an_exercise_that_comes_twice_has_two_names():
    item = Item(exercise="bridge", reps=8)
    routine = Routine(id="mine", name="Mine", level="initial", main=(item, item))
    ids = [station.id for station in plan_routine(routine, NOBODY).stations]
    assert ids == ["main/bridge/1", "main/bridge/2"]


def test_what_is_done_is_not_done_again_and_the_camera_is_where_it_is():
    plan = plan_routine(INITIAL, NOBODY)
    floor = frozenset(s.id for s in plan.stations if s.place is Place.LOW)
    rest = plan.without(floor)
    assert len(rest.stations) == 3
    assert rest.camera_moves == 0


def test_in_the_place_of_another_the_dose_is_not_above_its_own(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        'id = "mine"\nname = "Mine"\nlevel = "initial"\n[[main]]\n'
        'exercise = "ball-bridge"\nreps = 12\ninstead = "wall-slide"\n',
        "utf-8",
    )
    with pytest.raises(UsageError, match="wall-slide: more than the 10"):
        load_routine(str(path))
