"""`posecheck history` and `posecheck safety`, as they are called."""

import json
import os
import stat
from datetime import date, timedelta

import pytest
import typer

from posecheck.activities.log import log_activity
from posecheck.activities.model import find_activity
from posecheck.cli import safety as safety_screen
from posecheck.cli.kept import kept_history, say_today
from posecheck.errors import UsageError
from posecheck.exercises.load import load_exercise
from posecheck.history.reading import read_history
from posecheck.live.listening import Ending, How
from posecheck.safety.acknowledgement import acknowledge, due, set_emergency_number
from posecheck.store import open_store
from tests.history.made import session
from tests.live.fakes import FakeSteps, frames
from tests.session.puppet import SIZE
from tests.video.clips import even_times, make_clip

TODAY = date.today()
# Answers to the pages of signs: two of those that need help at once, two of those for a doctor.
NO_EMERGENCY = (False, False)
NO_SIGN = (*NO_EMERGENCY, False, False)


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("POSECHECK_DATA", str(tmp_path / "data"))


@pytest.fixture
def done():
    with open_store() as store:
        session(store, TODAY, [("wall-slide", 4, 1, 1, False)])
        session(store, TODAY - timedelta(days=100), [("bridge", 3, 0, 0, False)])
        log_activity(store, find_activity("walking"), 25, TODAY)


def test_with_nothing_in_it_it_says_so(command):
    shown = command("history")
    assert shown.code == 0
    assert "Nothing yet" in shown.out


def test_who_began_today_has_not_been_idle_for_weeks(command):
    with open_store() as store:
        session(store, TODAY, [("wall-slide", 4, 1, 1, False)])
    assert "Exercised on 1 of 1 day:" in command("history").out


@pytest.mark.usefixtures("done")
def test_the_last_weeks_are_shown(command):
    shown = command("history").out
    assert "1 session" in shown
    assert "Wall slide to 45 degrees: 4 counted, 1 not" in shown
    assert "25 min, 1 of 3 to 5 days" in shown
    assert "Bridge" not in shown


@pytest.mark.usefixtures("done")
def test_more_days_show_more(command):
    assert "Bridge" in command("history", "--days", 200).out
    assert "Bridge" not in command("history", "--days", 200, "-e", "wall-slide").out


@pytest.mark.usefixtures("done")
def test_json_is_all_there_is_on_stdout(command):
    data = json.loads(command("history", "--json").out)
    assert [len(one["sets"]) for one in data["sessions"]] == [1, 1]


@pytest.mark.usefixtures("done")
def test_files_are_private(command, tmp_path):
    table, page = tmp_path / "a.csv", tmp_path / "a.html"
    assert command("history", "--csv", table, "--html", page).code == 0
    assert len(table.read_text("utf-8").splitlines()) == 4
    assert "Wall slide" in page.read_text("utf-8")
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in (table, page)} == {0o600}


@pytest.mark.usefixtures("done")
def test_a_file_that_cannot_be_written_is_said_in_a_sentence(command, tmp_path):
    result = command("history", "--csv", tmp_path / "no" / "a.csv")
    assert result.code == 1
    assert "cannot be written" in result.sentence


@pytest.mark.usefixtures("done")
def test_an_unknown_exercise_is_answered_with_the_nearest(command):
    assert "Did you mean bridge" in command("history", "-e", "bridgge").sentence


@pytest.mark.usefixtures("done")
def test_deleting_is_one_command(command):
    assert "deleted" in command("history", "--delete", "--yes").out
    assert "Nothing yet" in command("history", "--days", 300).out


@pytest.mark.usefixtures("done")
def test_deleting_asks(command, monkeypatch):
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: False)
    assert "Nothing was deleted" in command("history", "--delete").out
    assert "Wall slide" in command("history").out


def answers(monkeypatch, *given):
    asked = iter(given)
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: next(asked))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)


def require(monkeypatch, *given):
    answers(monkeypatch, *given)
    with open_store() as store:
        safety_screen.require_safety(store, "0")


def test_who_has_no_sign_and_read_it_may_begin(monkeypatch, capsys):
    require(monkeypatch, *NO_SIGN, True)
    with open_store() as store:
        assert not due(store, TODAY)
    capsys.readouterr()
    require(monkeypatch)
    assert capsys.readouterr().out.count("\n") == 1


def test_an_emergency_sign_ends_it_with_the_number_to_call(monkeypatch, capsys):
    with open_store() as store:
        set_emergency_number(store, "112")
    with pytest.raises(typer.Exit):
        require(monkeypatch, True)
    assert "call 112" in capsys.readouterr().out
    with open_store() as store:
        assert due(store, TODAY)


def test_with_a_sign_for_a_doctor_who_is_cleared_may_begin(monkeypatch):
    require(monkeypatch, *NO_EMERGENCY, True, True, False, True)
    with open_store() as store:
        assert not due(store, TODAY)


def test_with_a_sign_for_a_doctor_nobody_else_begins(monkeypatch):
    with pytest.raises(typer.Exit):
        require(monkeypatch, *NO_EMERGENCY, True, False)
    with open_store() as store:
        assert due(store, TODAY)


def test_who_has_not_read_it_does_not_begin(monkeypatch):
    with pytest.raises(typer.Exit):
        require(monkeypatch, *NO_SIGN, False)


def test_where_nobody_can_be_asked_it_says_what_to_do():
    with open_store() as store, pytest.raises(UsageError, match="posecheck safety"):
        safety_screen.require_safety(store, "0")


def test_it_can_be_acknowledged_by_a_program(command):
    assert command("safety", "--acknowledge", "--emergency-number", "999").code == 0
    with open_store() as store:
        assert not due(store, TODAY)
        acknowledge(store, TODAY)


@pytest.mark.usefixtures("with_puppet")
def test_analyzed_clips_are_kept_only_when_they_are_said_to_be_ones_own(command, tmp_path):
    clip = make_clip(tmp_path / "a.mp4", even_times(30, 5.0), size=SIZE)
    arguments = ("analyze", clip, "-e", "wall-slide", "-o", tmp_path / "out", "--no-video")
    command(*arguments)
    assert json.loads(command("history", "--json").out)["sessions"] == []
    command(*arguments, "--history")
    command("history", "--add", tmp_path / "out")
    (session,) = json.loads(command("history", "--json").out)["sessions"]
    assert session["kind"] == "clip"


def test_what_hurt_or_was_enough_today_is_said_before_it_is_done_again(capsys):
    slide, bridge = load_exercise("wall-slide"), load_exercise("bridge")
    with open_store() as store:
        session(store, TODAY, [("bridge", 3, 0, 0, True)])
        for hour in range(8, 12):
            session(store, TODAY, [("wall-slide", 5, 0, 0, False)], hour=hour)
        say_today(store, slide)
        assert capsys.readouterr().out == ""
        session(store, TODAY, [("wall-slide", 5, 0, 0, False)], hour=12)
        say_today(store, slide)
        assert "5 times today" in capsys.readouterr().out
        say_today(store, bridge)
        assert "This hurt earlier today" in capsys.readouterr().out


@pytest.mark.parametrize(("wanted", "kept"), [(True, 1), (False, 0)])
def test_a_live_set_is_kept_unless_it_is_not_to_be(wanted, kept):
    with kept_history(load_exercise("bridge"), wanted) as history:
        if history is not None:
            for frame in frames(2):
                history.on_step(FakeSteps().step(frame))
            history.finish((), Ending(How.QUIT))
    with open_store() as store:
        assert len(read_history(store, TODAY, TODAY).sessions) == kept
