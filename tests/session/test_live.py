"""A live set that is recorded: the same folder as of a clip, however it ended."""

from pathlib import Path

import pytest

from posecheck.checking.events import WarningRaised
from posecheck.errors import InputError
from posecheck.exercises.load import load_exercise
from posecheck.exercises.terms import Severity
from posecheck.live.listening import Ending, How
from posecheck.session.live import LiveAccount, LiveRecord
from posecheck.video import VideoWriter, open_video
from tests.session.test_files import names, steps

ALL = {"session.json", "measures.parquet", "annotated.mp4", "report.html"}
PAIN = WarningRaised("pain", Severity.STOP, 1.0, 1.0, None, "", 0.0, 0.0, "Stopped.", "Stopping.")


def recording(folder: Path) -> LiveRecord:
    return LiveRecord(folder, "wall-slide", load_exercise("wall-slide"), "full", "camera 0")


@pytest.mark.parametrize("how", How)
def test_whatever_ends_it_the_folder_is_whole(tmp_path: Path, how: How) -> None:
    record = recording(tmp_path)
    for step in steps(20):
        record.on_step(step)
    record.finish([], Ending(how))
    assert names(record.folder) == ALL
    assert record.session is not None
    assert (record.session.video.file, record.session.video.frames) == ("camera 0", 20)
    with open_video(record.folder / "annotated.mp4") as reader:
        assert sum(1 for _ in reader) == 20


def test_pain_is_in_the_record(tmp_path: Path) -> None:
    record = recording(tmp_path)
    record.on_step(steps(1)[0])
    record.on_events([PAIN])
    record.finish([], Ending(How.PAIN))
    assert record.session is not None
    assert record.session.end.reason == "pain"
    assert record.session.warnings[0].message == "Stopped."


def test_the_reason_of_a_lost_camera_is_kept(tmp_path: Path) -> None:
    record = recording(tmp_path)
    record.on_step(steps(1)[0])
    record.finish([], Ending(How.LOST, "The cable came off."))
    assert record.session is not None
    assert (record.session.end.reason, record.session.end.text) == ("lost", "The cable came off.")


def test_without_a_single_frame_no_folder_stays(tmp_path: Path) -> None:
    record = recording(tmp_path)
    record.on_events([PAIN])
    record.finish([], Ending(How.LOST))
    record.discard_if_empty()
    assert names(tmp_path) == set()
    assert record.session is None


def test_disk_full_keeps_what_was_done_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = recording(tmp_path)
    made = steps(3)
    record.on_step(made[0])

    def full(*_arguments: object) -> None:
        raise InputError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(VideoWriter, "write", full)
        with pytest.raises(InputError, match="disk is full"):
            record.on_step(made[1])
    with pytest.raises(InputError, match="disk is full"):
        record.finish([], Ending(How.QUIT))
    assert record.session is not None
    assert record.session.end.reason == "failed"
    assert names(record.folder) == ALL


def test_a_set_that_is_not_recorded_is_summed_up_alike(tmp_path: Path) -> None:
    record, account = recording(tmp_path), LiveAccount(load_exercise("wall-slide"), "full", "x")
    for listener in (record, account):
        for step in steps(20):
            listener.on_step(step)
        listener.on_events([PAIN])
        listener.finish([], Ending(How.PAIN))
    assert record.session is not None
    assert account.session is not None
    for part in ("counts", "repetitions", "holds", "warnings", "end", "goal"):
        assert getattr(account.session, part) == getattr(record.session, part)


def test_of_a_set_without_a_frame_there_is_nothing_to_say() -> None:
    account = LiveAccount(load_exercise("wall-slide"), "full", "camera 0")
    account.finish([], Ending(How.LOST, "The cable came off."))
    assert account.session is None
