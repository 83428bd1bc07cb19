"""A prescription changes dose, target and cues of one patient, and never what keeps them safe."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from posecheck.errors import UsageError
from posecheck.exercises.load import all_exercises, load_exercise
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Severity
from posecheck.prescription import Entry, Prescription, load_prescription, prescribe
from posecheck.prescription.load import exercise_for, with_entry, write_prescription
from posecheck.prescription.safety import ALWAYS_TOLD


def entry(exercise: str = "wall-slide", **said: Any) -> Entry:
    return Entry.model_validate({"id": exercise, **said})


def wall_slide(**said: Any) -> Exercise:
    return prescribe(load_exercise("wall-slide"), entry(**said))


def limit(exercise: Exercise, fault: str) -> float | None:
    condition = next(f for f in exercise.fault if f.id == fault).conditions[0]
    return condition.above if condition.above is not None else condition.below


def refused(exercise: str = "wall-slide", **said: Any) -> str:
    with pytest.raises(UsageError) as error:
        prescribe(load_exercise(exercise), entry(exercise, **said))
    sentence = str(error.value)
    assert sentence.endswith(".")
    return sentence


@pytest.mark.parametrize("before", [e for e in all_exercises() if not e.discouraged])
def test_nothing_said_is_the_exercise_itself(before: Exercise) -> None:
    after = prescribe(before, entry(before.id, go_ahead=True))
    assert after.changes == ()
    assert after.model_dump(exclude={"prescribed"}) == before.model_dump()


def test_a_leg_that_may_rise_to_20_is_warned_of_earlier() -> None:
    before = load_exercise("prone-leg-raise")
    after = prescribe(before, entry(before.id, target={"to": 20, "ideal": 14}))
    assert limit(before, "leg-too-high") == 30
    assert limit(after, "leg-too-high") == 20
    assert "beyond the limit of leg-too-high" in refused(before.id, target={"to": 40})


def test_a_knee_that_may_bend_to_35_gets_a_band_around_35() -> None:
    target = wall_slide(target={"ideal": 35}).movement.target
    assert (target.low, target.ideal, target.high) == (28, 35, 45)


def test_a_band_without_an_ideal_is_aimed_at_its_middle() -> None:
    assert wall_slide(target={"from": 30, "to": 50}).movement.target.ideal == 40


def test_warnings_beyond_the_target_come_along_inwards_only() -> None:
    assert limit(wall_slide(target={"ideal": 35}), "too-deep") == 52
    assert limit(wall_slide(target={"ideal": 49}), "too-deep") == 62


def test_what_stops_the_movement_stays_where_it_is() -> None:
    assert limit(wall_slide(target={"ideal": 35}), "far-too-deep") == 90


def test_the_hint_to_go_lower_follows_the_target() -> None:
    assert limit(wall_slide(target={"ideal": 35}), "too-shallow") == 23


def test_dose_and_cues_are_as_prescribed() -> None:
    exercise = wall_slide(reps=3, hold_s=2, sets=1, leave_out=["head-forward"])
    assert (exercise.dose.reps[0], exercise.dose.hold_s[0]) == (3, 2)
    assert "head-forward" not in [fault.id for fault in exercise.fault]
    assert exercise.changes == (
        "3 repetitions (the exercise says 5).",
        "Held for 2 s (the exercise says 5 s).",
        "1 sets (the exercise says 1).",
        "Not told: head-forward.",
    )


def test_an_own_limit_moves_its_clear_level_too() -> None:
    exercise = wall_slide(limits={"too-deep": {"above": 58}})
    condition = next(f for f in exercise.fault if f.id == "too-deep").conditions[0]
    assert (condition.above, condition.clear) == (58, 53)


@pytest.mark.parametrize("exercise", [e for e in all_exercises() if not e.discouraged])
def test_what_keeps_safe_can_neither_be_left_out_nor_loosened(exercise: Exercise) -> None:
    for fault in exercise.fault:
        condition = fault.conditions[0]
        hasty = any(c.of in ("speed", "return-speed", "wobble", "fall") for c in fault.conditions)
        if not (fault.severity is Severity.STOP or fault.id in ALWAYS_TOLD or hasty):
            continue
        assert "cannot be left out" in refused(exercise.id, go_ahead=True, leave_out=[fault.id])
        if condition.above is not None:
            looser = {"above": condition.above + 5}
        else:
            assert condition.below is not None
            looser = {"below": condition.below - 5}
        assert "stricter, not looser" in refused(
            exercise.id, go_ahead=True, limits={fault.id: looser}
        )


def test_a_limit_that_stops_may_be_made_stricter() -> None:
    assert limit(wall_slide(limits={"far-too-deep": {"above": 80}}), "far-too-deep") == 80


def test_a_target_beyond_a_warning_is_refused() -> None:
    assert "beyond the limit of too-deep" in refused(target={"ideal": 70, "to": 75})


def test_more_than_the_sources_say_needs_a_reason_and_has_an_end() -> None:
    assert "give a `reason`" in refused(reps=12)
    assert wall_slide(reps=12, reason="an athlete").dose.reps[0] == 12
    assert "more than twice" in refused(reps=21, reason="an athlete")
    assert "give a `reason`" in refused(hold_s=6)


def test_what_is_better_not_done_cannot_be_prescribed() -> None:
    assert "better not done" in refused("toe-touch-avoid", reps=3)


def test_an_advanced_exercise_needs_a_go_ahead() -> None:
    advanced = load_exercise("wall-slide").model_copy(update={"level": "advanced"})
    with pytest.raises(UsageError, match="go_ahead = true"):
        prescribe(advanced, entry())
    assert prescribe(advanced, entry(go_ahead=True)).level == "advanced"


def test_a_slip_of_the_pen_is_named() -> None:
    assert "watches for no too-deap" in refused(leave_out=["too-deap"])
    assert "overlap" in refused(target={"ideal": 25, "from": 15})
    assert "less than" in refused(target={"from": 60, "to": 40, "ideal": 50})
    assert "several conditions" in refused(limits={"back-off-wall": {"above": 20}})
    assert "no such limit" in refused(limits={"too-deep": {"below": 20}})


def test_a_band_narrower_than_a_camera_can_tell_is_remarked() -> None:
    changes = wall_slide(target={"from": 42, "to": 48, "ideal": 45}).changes
    assert any("less than one camera can tell" in change for change in changes)


def test_a_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "rx.toml"
    whole = Prescription(
        note='for "her" knee\n',
        exercise=(
            entry(reps=6, target={"ideal": 35}, limits={"too-deep": {"above": 50}}),
            entry("bridge", leave_out=()),
        ),
    )
    write_prescription(path, whole)
    assert load_prescription(path) == whole
    assert tomllib.loads(path.read_text("utf-8"))["exercise"][0]["target"] == {"ideal": 35.0}
    again = with_entry(path, entry(reps=4))
    assert [(e.id, e.reps) for e in again.exercise] == [("bridge", None), ("wall-slide", 4)]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("exercise = 3", "exercise"),
        ("[[exercise]]\nid = 'wall-slide'\nrep = 3", "exercise.0.rep: is not a key"),
        ("[[exercise]]\nid = 'wall-slide'\nreps = 0", "exercise.0.reps"),
        ("[[exercise]]\nid = 'a'\n[[exercise]]\nid = 'a'", "stands in it twice"),
        ("[[exercise]]\nid = 'wall-slide'\nleave_out = ['far-too-deep']", "cannot be left out"),
        ("[[exercise", "not valid TOML"),
    ],
)
def test_a_broken_file_is_one_sentence(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "rx.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"rx\.toml") as error:
        load_prescription(path)
    assert complaint in str(error.value)


def test_an_exercise_that_is_not_in_it_is_not_judged_by_other_numbers(tmp_path: Path) -> None:
    path = tmp_path / "rx.toml"
    write_prescription(path, Prescription(exercise=(entry(reps=4),)))
    assert exercise_for("wall-slide", path).dose.reps[0] == 4
    assert exercise_for("bridge", None).changes == ()
    with pytest.raises(UsageError, match="says nothing of bridge; it has wall-slide"):
        exercise_for("bridge", path)
    with pytest.raises(UsageError, match="There is no prescription"):
        exercise_for("bridge", tmp_path / "none.toml")
