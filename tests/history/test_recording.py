"""Each event is in the file as soon as it is told, and stays there whatever happens."""

import os
import signal
import subprocess
import sys
from datetime import date

import pytest

from posecheck.checking.events import Phase, PhaseChanged, Side, WarningWithdrawn
from posecheck.coach.pain import pain_reported
from posecheck.errors import InputError
from posecheck.exercises.load import load_exercise
from posecheck.exercises.terms import Severity
from posecheck.history.clips import remember_clip
from posecheck.history.listener import HistoryListener, OpenSession
from posecheck.history.reading import first_day, read_history
from posecheck.history.recording import SessionRecord
from posecheck.live.listening import Ending, How, InBackground
from posecheck.session.model import Session
from posecheck.store import open_store
from tests.history.made import cleared, hold, raised, repetition, session
from tests.live.fakes import FakeSteps, frames

DAY = date(2026, 3, 2)
ALWAYS = (date(2000, 1, 1), date(2100, 1, 1))
WALL_SLIDE = load_exercise("wall-slide")


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "a.sqlite3") as opened:
        yield opened


def only_set(store):
    (one,) = [one for _, one in read_history(store, *ALWAYS).sets]
    return one


def begun(store, origin_s=0.0):
    one = SessionRecord.begin(store, "live").begin_set(WALL_SLIDE)
    one.origin_s = origin_s
    return one


def test_a_set_comes_back_as_it_was(store):
    session(store, DAY, [("wall-slide", 4, 1, 1, False)], kind="routine", routine="initial")
    (done,) = read_history(store, DAY, DAY).sessions
    assert (done.kind, done.routine, done.day, done.ending) == (
        "routine",
        "initial",
        DAY,
        "finished",
    )
    (one,) = done.sets
    assert (one.exercise, one.name, one.goal_reps, one.goal_hold_s) == (
        "wall-slide",
        "Wall slide to 45 degrees",
        5,
        5,
    )
    assert (one.counted, len(one.repetitions), one.clean) == (4, 5, 3)
    assert one.repetitions[-1].reason == "31 of 45 degrees"
    assert one.held_s == 25.0
    assert one.seconds == 50.0
    assert one.peak == pytest.approx(45.5)
    assert done.cleanness == 0.75


def test_times_count_from_the_start_of_the_set(store):
    one = begun(store, origin_s=100.0)
    one.add([repetition(104.0)])
    assert only_set(store).repetitions[0].start_s == 4.0


def test_a_warning_lasts_until_it_is_over_or_the_set_is(store):
    one = begun(store)
    first, second = raised(2.0), raised(20.0)
    one.add([first])
    assert only_set(store).warnings[0].end_s is None
    one.add([cleared(first, 3.5), second])
    one.finish("finished", 30.0)
    assert [w.end_s for w in only_set(store).warnings] == [3.5, 30.0]


def test_a_warning_that_was_none_leaves_no_trace(store):
    one = begun(store)
    warning = raised(2.0)
    one.add([warning])
    one.add([WarningWithdrawn(warning)])
    assert only_set(store).warnings == ()


def test_a_hint_leaves_a_repetition_clean(store):
    one = begun(store)
    one.add([raised(2.0, Severity.INFO), repetition(0.0)])
    assert only_set(store).clean == 1


def test_pain_is_kept_as_what_it_is(store):
    one = begun(store)
    one.add([repetition(0.0), pain_reported(12.0)])
    assert only_set(store).pain_stops == (12.0,)
    assert only_set(store).warnings == ()
    assert read_history(store, *ALWAYS).sessions[0].pain


def test_what_leaves_no_trace_is_not_written(store):
    one = begun(store)
    one.add([PhaseChanged(1.0, Phase.MOVING, Side.BOTH)])
    assert only_set(store).seconds == 0


def live(store):
    return OpenSession(lambda: SessionRecord.begin(store, "live"))


def test_pain_that_was_none_leaves_no_trace(store):
    one = begun(store)
    pain = pain_reported(12.0)
    one.add([pain])
    one.add([WarningWithdrawn(pain)])
    assert only_set(store).pain_stops == ()


def test_a_live_set_is_written_by_a_listener_in_the_background(store):
    opened = live(store)
    listener = InBackground(HistoryListener(opened, WALL_SLIDE, alone=True))
    steps = FakeSteps()
    for frame in frames(20):
        listener.on_step(steps.step(frame))
    listener.on_events([repetition(0.5), hold(0.6, 1.0)])
    listener.finish([], Ending(How.QUIT))
    (done,) = read_history(store, *ALWAYS).sessions
    assert done.ending == "quit"
    assert done.sets[0].ending == "quit"
    assert done.sets[0].counted == 1
    assert done.sets[0].seconds == 8.5


def test_a_set_without_a_frame_leaves_no_trace(store):
    opened = live(store)
    HistoryListener(opened, WALL_SLIDE).finish([], Ending(How.LOST))
    opened.finish("lost")
    assert read_history(store, *ALWAYS).sessions == ()


def test_pain_before_the_first_frame_is_kept(store):
    listener = HistoryListener(live(store), WALL_SLIDE)
    listener.on_events([pain_reported(0.5)])
    listener.finish([], Ending(How.PAIN))
    assert len(only_set(store).pain_stops) == 1


def test_what_is_skipped_in_a_routine_is_kept_as_skipped(store):
    HistoryListener(live(store), WALL_SLIDE, station="a").finish([], Ending(How.SKIPPED))
    assert only_set(store).ending == "skipped"


def test_a_file_that_takes_no_more_disturbs_nobody_but_is_told(store):
    opened = live(store)
    listener = HistoryListener(opened, WALL_SLIDE)
    steps = FakeSteps()
    first, second = frames(2)
    listener.on_step(steps.step(first))
    with store.change() as connection:
        connection.execute("DROP TABLE repetition")
    listener.on_events([repetition(0.5)])
    listener.on_step(steps.step(second))
    listener.finish([], Ending(How.FINISHED))
    assert "cannot be written" in opened.failure
    assert opened.failure.endswith("not in your history.")


def clip(**changes):
    data = {
        "schema": 1, "posecheck": "0", "model": "full", "exercise": "wall-slide",
        "exercise_name": "Wall slide", "pose_found": 1.0, "cannot_see": [], "not_seen": [],
        "video": {"file": "a.mp4", "width": 4, "height": 4, "duration_s": 20.0, "frames": 2,
                  "fps": 1.0, "fingerprint": "abc", "recorded": "2026-03-02T10:00:00+00:00"},
        "view": {"seen": "side", "yaw_deg": 0.0, "ok": True, "needed": "side"},
        "goal": {"measure": "knee_flexion", "low": 38, "high": 55, "ideal": 45, "reps": 5,
                 "hold_s": 5},
        "counts": {"reps": 1, "left": None, "right": None, "attempts": 0},
        "repetitions": [{"start_s": 1, "peak_s": 4, "end_s": 9, "side": "both", "counted": True,
                         "reason": None, "measure": "near.knee_flexion", "peak": 44.0,
                         "limit": 38.0, "hold_s": 5.0, "start_frame": 0, "peak_frame": 0,
                         "end_frame": 0}],
        "holds": [{"start_s": 2, "end_s": 7, "seconds": 5, "side": "both", "start_frame": 0,
                   "end_frame": 0}],
        "warnings": [], "end": {"reason": "complete"},
    }  # fmt: skip
    return Session.model_validate(data | changes)


def test_a_clip_is_kept_on_the_day_it_was_filmed_and_only_once(store):
    remember_clip(store, clip())
    remember_clip(store, clip())
    (done,) = read_history(store, *ALWAYS).sessions
    assert (done.kind, done.day, done.sets[0].counted) == ("clip", date(2026, 3, 2), 1)
    assert done.sets[0].held_s == 5.0
    assert first_day(store) == date(2026, 3, 2)


def test_a_recorded_live_set_is_not_kept_twice(store):
    video = clip().video.model_copy(update={"fingerprint": None})
    with pytest.raises(InputError, match="posecheck live"):
        remember_clip(store, clip(video=video.model_dump()))


BUSY = """
import sys, time
from pathlib import Path
from posecheck.exercises.load import load_exercise
from posecheck.history.recording import SessionRecord
from posecheck.store import open_store
from tests.history.made import hold, repetition
with open_store(Path(sys.argv[1])) as store:
    one = SessionRecord.begin(store, "live").begin_set(load_exercise("wall-slide"))
    for number in range(int(sys.argv[2])):
        one.add([repetition(10.0 * number), hold(10.0 * number)])
        print(number + 1, flush=True)
    if len(sys.argv) > 3:
        time.sleep(60)
    one.finish("finished")
"""


def busy(path, count, *more):
    return subprocess.Popen(
        [sys.executable, "-c", BUSY, path, str(count), *more], stdout=subprocess.PIPE, text=True
    )


@pytest.mark.skipif(os.name != "posix", reason="a process is killed as POSIX does it")
def test_a_process_killed_in_mid_set_loses_no_repetition_that_was_over(tmp_path):
    path = tmp_path / "a.sqlite3"
    with busy(path, 7, "wait") as process:
        told = [process.stdout.readline() for _ in range(7)]
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert told[-1] == "7\n"
    with open_store(path) as store:
        one = only_set(store)
        assert one.counted == 7
        assert one.ending is None
        assert one.seconds == 68.0


def test_two_processes_write_at_once_into_a_file_that_was_not_there(tmp_path):
    path = tmp_path / "a.sqlite3"
    processes = [busy(path, 30), busy(path, 30)]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    with open_store(path) as store:
        assert [one.counted for _, one in read_history(store, *ALWAYS).sets] == [30, 30]


def test_it_can_be_read_while_another_writes(tmp_path):
    path = tmp_path / "a.sqlite3"
    with open_store(path) as writer, open_store(path) as reader:
        one = begun(writer)
        one.add([repetition(0.0)])
        with writer.change() as connection:
            connection.execute("UPDATE exercise_set SET seconds = 99")
            assert only_set(reader).seconds == 8.0
        assert only_set(reader).seconds == 99.0
