"""`posecheck routine` and `posecheck skip`, as far as they go without a camera."""

from datetime import date

import pytest
import typer

from posecheck.cli import routine_run as run
from posecheck.cli.choices import Model
from posecheck.errors import UsageError
from posecheck.history.recording import SessionRecord
from posecheck.live.listening import Ending, How
from posecheck.prescription.load import parse_prescription
from posecheck.routines.model import Item, Routine, all_routines
from posecheck.routines.plan import Person, Plan, plan_routine
from posecheck.routines.remembered import runs, unfinished
from posecheck.safety.acknowledgement import acknowledge
from posecheck.store import open_store
from tests.history.made import repetition, session
from tests.live.fakes import FakeSteps, frames

TODAY = date.today()
INITIAL, INTERMEDIATE, ADVANCED = all_routines()
NOTHING = Plan("mine", "Mine", ())
BIRD_DOG = Routine(
    id="mine", name="Mine", level="initial", main=(Item(exercise="bird-dog", reps=4),)
)


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("POSECHECK_DATA", str(tmp_path / "data"))


def answers(monkeypatch, *given):
    asked = iter(given)
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: next(asked))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)


def test_todays_plan_is_said(command):
    shown = command("routine", "--plan").out
    assert "Initial routine: 9 exercises" in shown
    assert shown.count("put the camera higher") == 1
    assert "Heel slides: 5 times on each side" in shown


def test_what_is_skipped_is_left_out_until_it_is_offered_again(command):
    assert "prone" in command("skip", "prone", "heel slides").out
    assert "Leg raise on the stomach is left out: you skip the prone position" in (
        command("routine", "intermediate", "--plan").out
    )
    assert "leave out: heel-slides" in command("skip", "prone", "--again").out
    assert "Nothing is left out" in command("skip", "--again").out


def test_what_cannot_be_skipped_is_said(command):
    result = command("skip", "headstand")
    assert result.code == 2
    assert "Postures are" in result.sentence


def test_a_repetition_more_is_asked_for_from_then_on(command):
    assert "6 from now on" in command("routine", "--more", "heel-slides").out
    assert "Heel slides: 6 times" in command("routine", "--plan").out
    command("routine", "--less", "heel-slides")
    assert "Heel slides: 5 times" in command("routine", "--plan").out


def test_a_ball_is_said_once(command):
    assert "it needs a ball" in command("routine", "advanced", "--plan").out
    command("routine", "advanced", "--ball", "--plan")
    assert "it needs a ball" not in command("routine", "advanced", "--plan").out


def test_what_is_prescribed_is_a_routine(command, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('[[exercise]]\nid = "bridge"\nreps = 9\n', "utf-8")
    shown = command("routine", "--prescription", file, "--plan").out
    assert "Prescribed exercises: 1 exercise" in shown
    assert "Bridge: 9 times" in shown
    assert "9 repetitions (the exercise says 8)" in shown


def test_an_unknown_routine_is_answered_with_all(command):
    assert "initial, intermediate, advanced" in command("routine", "expert").sentence


def test_nobody_begins_without_having_read_what_to_know(command):
    result = command("routine")
    assert result.code == 2
    assert "posecheck safety" in result.sentence


def test_the_advanced_routine_asks_once_for_consent(monkeypatch):
    with open_store() as store:
        acknowledge(store, TODAY)
        with pytest.raises(UsageError, match="--go-ahead"):
            run.require_consent(store, ADVANCED, NOTHING, go_ahead=False)
        answers(monkeypatch, False, True)
        with pytest.raises(typer.Exit):
            run.require_consent(store, ADVANCED, NOTHING, go_ahead=False)
        run.require_consent(store, ADVANCED, NOTHING, go_ahead=False)
        run.require_consent(store, ADVANCED, NOTHING, go_ahead=False)
        run.require_consent(store, INTERMEDIATE, NOTHING, go_ahead=False)


def test_an_advanced_exercise_asks_for_consent_unless_it_is_prescribed():
    entry = {"id": "bird-dog", "go_ahead": True}
    prescribed = parse_prescription({"exercise": [entry]}, "test")
    with open_store() as store:
        with pytest.raises(UsageError, match="Bird dog"):
            run.require_consent(store, BIRD_DOG, plan_routine(BIRD_DOG, Person()), go_ahead=False)
        plan = plan_routine(BIRD_DOG, Person(), prescribed)
        run.require_consent(store, BIRD_DOG, plan, go_ahead=False)


def test_soreness_is_asked_about_on_a_later_day_and_once(monkeypatch, capsys):
    day = date.fromordinal(TODAY.toordinal() - 2)
    with open_store() as store:
        done = [("prone-leg-raise", 5, 0, 0, False)]
        record = session(store, day, done, kind="routine", routine="intermediate")
        record.felt("comfortable")
        answers(monkeypatch, True)
        run.ask_soreness(store, runs(store, INTERMEDIATE, TODAY), INTERMEDIATE)
        assert "posecheck routine initial" in capsys.readouterr().out
        run.ask_soreness(store, runs(store, INTERMEDIATE, TODAY), INTERMEDIATE)


def test_it_is_not_done_more_often_than_it_is_to_be(command):
    with open_store() as store:
        for hour in (8, 9, 10):
            session(
                store, TODAY, [("heel-slides", 5, 0, 0, False)], kind="routine", routine="initial",
                hour=hour,
            )  # fmt: skip
    result = command("routine")
    assert result.code == 0
    assert "3 times a day is all" in result.out


def stopped_for_pain(store):
    session(
        store, TODAY, [("heel-slides", 5, 0, 0, True)], kind="routine", routine="initial",
        ending="pain",
    )  # fmt: skip
    return unfinished(runs(store, INITIAL, TODAY), TODAY)


@pytest.mark.parametrize("goes_on", [True, False])
def test_who_stopped_for_pain_is_asked_before_going_on(monkeypatch, goes_on):
    with open_store() as store:
        left = stopped_for_pain(store)
        with pytest.raises(UsageError):
            run.require_no_pain(left)
        answers(monkeypatch, goes_on)
        if goes_on:
            run.require_no_pain(left)
        else:
            with pytest.raises(typer.Exit):
                run.require_no_pain(left)


def test_what_hurt_is_not_in_what_is_gone_on_with():
    with open_store() as store:
        plan = run.plan_of(store, INITIAL, None, stopped_for_pain(store))
    assert "heel-slides" not in plan.exercises


def one_exercise(program, *_, **__):
    """Stands in for the live session: the first exercise is done, then the person leaves."""
    for how in (How.FINISHED, How.QUIT):
        task = program.next()
        (history,) = program.listeners(task)
        for frame in frames(2):
            history.on_step(FakeSteps().step(frame))
        history.on_events([repetition(0.1)])
        ending = Ending(how, leaving=how is How.QUIT)
        history.finish((), ending)
        program.over(task, ending, None)


def test_a_run_is_kept_and_gone_on_with_and_said(command, monkeypatch, capfd):
    monkeypatch.setattr("posecheck.live.run.run_program", one_exercise)
    way = run.Way("0", Model.FULL, None, private=False, mute=True)
    with open_store() as store:
        run.go_through(store, INITIAL, plan_routine(INITIAL, Person()), None, way)
        assert "Single knee to chest: 1 counted" in capfd.readouterr().out
        left = unfinished(runs(store, INITIAL, TODAY), TODAY)
        assert left.done == {"warm-up/single-knee-to-chest/1"}
    shown = command("routine", "--plan").out
    assert "going on where you stopped: 7 exercises" in shown
    assert "Single knee" not in shown
    assert "9 exercises" in command("routine", "--plan", "--from-start").out


def test_advice_is_a_suggestion(capsys):
    with open_store() as store:
        for back in range(3):
            day = date.fromordinal(TODAY.toordinal() - back)
            session(
                store, day, [("heel-slides", 10, 0, 0, False)], kind="routine", routine="initial"
            )
        with store.change() as connection:
            connection.execute("UPDATE exercise_set SET goal_reps = 5")
        run.advise(store, INITIAL)
    assert "If you like, 6 from now on" in capsys.readouterr().out


def test_what_left_somebody_sore_suggests_the_easier_routine(capsys):
    with open_store() as store:
        record = session(
            store, TODAY, [("prone-leg-raise", 5, 0, 0, False)], kind="routine",
            routine="intermediate",
        )  # fmt: skip
        SessionRecord(store, record.id).felt("sore")
        run.advise(store, INTERMEDIATE)
    assert "posecheck routine initial" in capsys.readouterr().out
