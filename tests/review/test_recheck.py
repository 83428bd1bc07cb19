"""A recheck gives what the analysis gave, or says what is different."""

from pathlib import Path

import numpy as np
import pytest

from posecheck.errors import InputError
from posecheck.exercises.load import load_exercise
from posecheck.frame import Frame
from posecheck.pipeline import Pipeline
from posecheck.prescription import Entry, prescribe
from posecheck.review.compare import compare
from posecheck.review.listing import list_sessions
from posecheck.review.recheck import measures_of, recheck
from posecheck.review.wording import comparison_rows, recheck_words
from posecheck.session import End, SessionFolder, Video, read_session
from tests.review.made import make_session, times
from tests.session.puppet import SIZE, Puppet

LOWER = Entry.model_validate(
    {"id": "wall-slide", "hold_s": 1.5, "target": {"from": 20, "to": 50, "ideal": 35}}
)


def test_the_same_exercise_gives_the_same_session(made: Path) -> None:
    result = recheck(made, load_exercise("wall-slide"))
    assert result.after == result.before
    assert recheck_words(result)[-1] == "Nothing changed."


def test_somebody_else_in_the_picture_is_remembered(tmp_path: Path) -> None:
    class WithCompany(Puppet):
        def detect(self, frame: Frame):  # type: ignore[no-untyped-def]
            from dataclasses import replace

            pose = super().detect(frame)
            return None if pose is None else replace(pose, company=5 < frame.time < 12)

    exercise = load_exercise("wall-slide")
    source = Video(file="a.mp4", width=320, height=240, duration_s=1, frames=1, fps=10)
    pipeline = Pipeline(exercise, WithCompany())
    image = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    with SessionFolder(tmp_path, exercise, "full", source) as record:
        for number, time in enumerate(times(200).tolist()):
            record.add(pipeline.step(Frame(image, time, number)))
        record.recorder.add_events(pipeline.finish())
        session = record.finish(End(reason="complete"))
    assert any("somebody else" in gap.what for gap in session.not_seen)
    assert recheck(tmp_path, exercise).after == session


def test_a_prescription_changes_the_verdict_and_says_which(made: Path) -> None:
    result = recheck(made, prescribe(load_exercise("wall-slide"), LOWER))
    assert (result.before.counts.reps, result.after.counts.reps) == (2, 3)
    changed = [d for d in result.differences if d.before and d.after]
    assert any(
        d.before.looks == "missed" and d.after.looks == "counted"
        for d in changed
        if d.before and d.after
    )
    assert result.after.prescribed[0] == "Held for 1.5 s (the exercise says 5 s)."
    # What was filmed, and how it ended, is as it was.
    assert (result.after.video, result.after.end) == (result.before.video, result.before.end)


def test_nothing_on_the_disk_is_touched(own: Path) -> None:
    before = {path: path.read_bytes() for path in own.iterdir()}
    recheck(own, prescribe(load_exercise("wall-slide"), LOWER))
    assert {path: path.read_bytes() for path in own.iterdir()} == before


def test_another_exercise_is_refused(made: Path) -> None:
    with pytest.raises(InputError, match="cannot be judged as bridge"):
        recheck(made, load_exercise("bridge"))


def test_without_measures_it_says_so(own: Path) -> None:
    (own / "measures.parquet").unlink()
    with pytest.raises(InputError, match="cannot be read"):
        recheck(own, load_exercise("wall-slide"))


def test_two_sessions_are_compared_repetition_by_repetition(made: Path, tmp_path: Path) -> None:
    make_session(tmp_path / "shorter", count=150)
    found = compare(tmp_path / "shorter", made)
    assert [(p.number, p.before is not None, p.after is not None) for p in found.pairs] == [
        (1, True, True), (2, False, True), (3, False, True),
    ]  # fmt: skip
    rows = {row[0]: row[1:] for row in comparison_rows(found)}
    assert rows["repetitions counted"] == ("1", "2", "+1")
    assert rows["not counted"][1] == "1"
    assert rows["knee bend"][0].endswith("°")
    one = found.pairs[0].after
    assert one is not None
    assert one.travel == pytest.approx(41, abs=5)
    # Three seconds out of 5 degrees, most of them until the band is reached, and two back.
    assert one.up_s == pytest.approx(2.6, abs=0.6)
    assert one.down_s == pytest.approx(2.0, abs=0.6)


def test_other_exercises_are_not_compared(made: Path, own: Path) -> None:
    path = own / "session.json"
    path.write_text(path.read_text("utf-8").replace('"wall-slide"', '"bridge"'), "utf-8")
    with pytest.raises(InputError, match="only sessions of the same exercise"):
        compare(made, own)


def test_a_list_finds_sessions_and_skips_what_is_none(tmp_path: Path) -> None:
    make_session(tmp_path / "b" / "later", recorded="2026-02-05T08:00:00+01:00")
    make_session(tmp_path / "a" / "clean", count=140)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "session.json").write_text("{}", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "b")
    listing = list_sessions([tmp_path])
    assert [Path(one.name).name for one in listing.sessions] == ["later", "clean"]
    assert len(listing.unreadable) == 1
    (tmp_path / "b" / "later" / "review.json").write_text("{}", encoding="utf-8")
    listing = list_sessions([tmp_path])
    assert [Path(one.name).name for one in listing.sessions] == ["clean", "later"]


def test_a_folder_without_sessions_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no session in"):
        list_sessions([tmp_path])
    with pytest.raises(InputError, match="There is no folder"):
        list_sessions([tmp_path / "none"])


def test_a_session_of_an_earlier_release_can_still_be_read(own: Path) -> None:
    import json

    path = own / "session.json"
    data = json.loads(path.read_text("utf-8"))
    for key in ("watched", "prescribed"):
        del data[key]
    del data["video"]["recorded"]
    del data["goal"]["of"]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert read_session(path).watched == ()
    assert recheck(own, load_exercise("wall-slide")).after.counts.reps == 2


def test_a_measure_that_an_earlier_release_did_not_record_is_named(own: Path) -> None:
    import pyarrow.parquet as pq

    path = own / "measures.parquet"
    table = pq.read_table(path)
    lost = [name for name in table.column_names if "knee_over_toe" in name]
    assert lost
    pq.write_table(table.drop_columns(lost), path)
    with pytest.raises(InputError, match=r"without knee_over_toe, .* analyse the clip anew"):
        recheck(own, load_exercise("wall-slide"))


@pytest.mark.parametrize("exercise", ["bird-dog", "standing-hip-rolls", "knees-to-chest-rock"])
def test_what_a_kind_of_movement_needs_is_read(exercise: str) -> None:
    movement = load_exercise(exercise).movement
    needed = {also.measure for also in movement.also} | {movement.measure}
    needed |= {movement.across} if movement.across else set()
    needed |= {movement.sway.measure} if movement.sway else set()
    assert len(needed) > 1
    assert {name.rpartition(".")[2] for name in needed} <= measures_of(load_exercise(exercise))
