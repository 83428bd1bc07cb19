"""A routine before the camera: what comes next, what pain and skipping change, what is kept."""

from datetime import date

import pytest

from posecheck.coach.pain import pain_reported
from posecheck.coach.words import dose_words
from posecheck.exercises.load import load_exercise
from posecheck.history.listener import OpenSession
from posecheck.history.reading import read_history
from posecheck.history.recording import SessionRecord
from posecheck.live.listening import Ending, How
from posecheck.prescription.load import parse_prescription
from posecheck.routines.model import Item, all_routines
from posecheck.routines.order import Place
from posecheck.routines.plan import Person, plan_routine
from posecheck.routines.program import FIRST, MOVED, RoutineProgram
from posecheck.routines.remembered import person, runs, unfinished
from posecheck.store import open_store
from tests.history.made import repetition
from tests.live.fakes import FakeSteps, frames

TODAY = date.today()
INITIAL = all_routines()[0]
PLAN = plan_routine(INITIAL, Person())


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "a.sqlite3") as opened:
        yield opened


def program(store, plan=PLAN, *, record=None, **more):
    begin = lambda: SessionRecord.begin(store, "routine", routine="initial")  # noqa: E731
    return RoutineProgram(plan, OpenSession(begin, record), **more)


def do(running, how=How.FINISHED, events=(), leaving=False):
    """One task from its first frame to its end."""
    task = running.next()
    (history,) = running.listeners(task)
    for frame in frames(2):
        history.on_step(FakeSteps().step(frame))
    history.on_events(events)
    ending = Ending(how, leaving=leaving)
    history.finish((), ending)
    running.over(task, ending, None)
    return task


def test_every_exercise_comes_with_its_place_among_all(store):
    running = program(store)
    tasks = []
    while (task := running.next()) is not None:
        tasks.append(task)
        running.over(task, Ending(How.FINISHED), None)
    assert [task.number for task in tasks] == list(range(1, 10))
    assert {task.of for task in tasks} == {9}
    assert all(task.introduced for task in tasks)
    assert tasks[0].rest_s == 0
    assert tasks[1].rest_s > 0
    assert running.whole


def test_the_camera_is_spoken_of_at_the_start_and_when_it_moves(store):
    running = program(store)
    notes = [do(running).note for _ in range(9)]
    assert notes[0] == FIRST[Place.LOW]
    assert notes[6] == MOVED[Place.HIGH]
    assert [note for note in notes if note] == [notes[0], notes[6]]


def test_a_second_set_is_not_introduced_again(store):
    prescription = parse_prescription(
        {"exercise": [{"id": "wall-squat", "sets": 2, "reason": "twice"}]}, "test"
    )
    running = program(store, plan_routine(INITIAL, Person(), prescription))
    tasks = [do(running) for _ in range(9)]
    squats = [task for task in tasks if task.exercise.id == "wall-squat"]
    assert [(task.set_number, task.sets, task.introduced) for task in squats] == [
        (1, 2, True),
        (2, 2, False),
    ]
    assert squats[0].number == squats[1].number


@pytest.mark.parametrize("how", [How.PAIN, How.SKIPPED])
def test_what_hurts_or_is_skipped_is_not_asked_for_again(store, how):
    prescription = parse_prescription(
        {"exercise": [{"id": "ankle-pumps", "sets": 3, "reason": "thrice"}]}, "test"
    )
    running = program(store, plan_routine(INITIAL, Person(), prescription))
    for _ in range(2):
        do(running)
    assert do(running, how).exercise.id == "ankle-pumps"
    assert do(running).exercise.id == "heel-slides"


def test_the_last_screen_is_for_who_went_through_all(store):
    running = program(store)
    do(running)
    assert running.closing() is None
    for _ in range(7):
        do(running)
    do(running, How.SKIPPED)
    assert running.next() is None
    assert "8 exercises" in running.closing().detail


def test_a_run_in_which_all_was_skipped_is_not_praised(store):
    running = program(store)
    for _ in range(9):
        do(running, How.SKIPPED)
    assert not running.whole
    assert running.closing() is None


def test_all_of_it_is_in_the_history(store):
    running = program(store)
    do(running, events=[repetition(0.1)])
    do(running, How.PAIN, [pain_reported(0.2)])
    do(running, How.SKIPPED)
    (session,) = read_history(store, TODAY, TODAY).sessions
    assert (session.kind, session.routine) == ("routine", "initial")
    assert [(one.exercise, one.ending) for one in session.sets] == [
        ("single-knee-to-chest", "finished"),
        ("knees-to-chest-rock", "pain"),
        ("ankle-pumps", "skipped"),
    ]
    assert session.sets[0].station == "warm-up/single-knee-to-chest/1"
    assert session.sets[1].pain_stops


def test_after_a_break_it_goes_on_with_the_next_exercise_in_the_same_session(store):
    first = program(store)
    do(first)
    do(first, How.PAIN, [pain_reported(0.2)])
    do(first, How.QUIT, leaving=True)
    left = unfinished(runs(store, INITIAL, TODAY), TODAY)
    who = person(store, INITIAL, TODAY, ignored=left.session)
    plan = plan_routine(INITIAL, who).without(left.done, left.counted)
    second = program(store, plan, record=SessionRecord(store, left.session), done_before=2)
    task = do(second)
    assert (task.exercise.id, task.number, task.of) == ("ankle-pumps", 3, 9)
    assert len(read_history(store, TODAY, TODAY).sessions) == 1


def test_repetitions_from_before_the_break_are_not_asked_for_again(store):
    first = program(store)
    do(first, How.QUIT, [repetition(0.1), repetition(0.2)], leaving=True)
    with store.change() as connection:
        connection.execute("UPDATE exercise_set SET station = 'main/wall-squat/1'")
    left = unfinished(runs(store, INITIAL, TODAY), TODAY)
    plan = PLAN.without(left.done, left.counted)
    (squat,) = [one for one in plan.stations if one.exercise.id == "wall-squat"]
    assert squat.exercise.dose.reps[0] == 3


@pytest.mark.parametrize(
    ("exercise", "counted", "reps"),
    [
        ("heel-slides", (2, 1, 0), 4),  # 5 each side
        ("heel-slides", (5, 0, 0), 5),
        ("heel-slides", (5, 5, 0), None),
        ("standing-hip-rolls", (0, 0, 12), 4),  # 10 each way, counted together
        ("wall-squat", (0, 0, 5), None),
    ],
)
def test_what_is_left_of_a_set(exercise, counted, reps):
    (station,) = [one for one in PLAN.stations if one.exercise.id == exercise]
    plan = PLAN.without(frozenset(), {station.id: counted})
    found = [one.exercise.dose.reps[0] for one in plan.stations if one.exercise.id == exercise]
    assert found == ([] if reps is None else [reps])


def test_no_side_gets_beyond_the_exercises_dose():
    (station,) = [one for one in PLAN.stations if one.exercise.id == "heel-slides"]
    for left in range(11):
        for right in range(11):
            plan = PLAN.without(frozenset(), {station.id: (left, right, 0)})
            rest = [one.exercise.dose for one in plan.stations if one.id == station.id]
            if rest:
                assert max(left, right) + rest[0].reps[0] <= 10


def test_both_ways_of_a_circle_and_both_unseen_sides_are_asked_for():
    rolls, stretch = load_exercise("standing-hip-rolls"), load_exercise("piriformis-stretch")
    assert dose_words(rolls) == "10 times each way"
    assert dose_words(stretch).startswith("2 times on each side")


def test_gestures_are_new_where_another_posture_has_other_ones(store):
    items = [Item(exercise=name, reps=2) for name in ("bridge", "heel-slides", "prone-leg-raise")]
    plan = plan_routine(INITIAL.model_copy(update={"warm_up": (), "main": items}), Person())
    running = program(store, plan)
    new = {}
    while (task := running.next()) is not None:
        new[task.exercise.id] = task.new_gestures
    assert (new["bridge"], new["heel-slides"], new["prone-leg-raise"]) == (True, False, True)
