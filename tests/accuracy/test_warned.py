from dataclasses import replace

import numpy as np
import pytest

from posecheck.exercises.load import load_exercise
from samples.accuracy.scene import Scene, measured
from samples.accuracy.sight import sight
from samples.accuracy.spans import Span
from samples.accuracy.summaries import false_alarms, warned
from samples.accuracy.warned import Outcome, episodes, sustained
from tests.accuracy.made import TIME, WALL, cycle, seen, slide, truth, warning, with_fault

RIGHT = truth(slide(1, hold=10))
DEEP = with_fault(RIGHT, "too-deep", 4.0, 9.0, 1.2, "both")
DWELL = next(fault.for_s for fault in WALL.fault if fault.id == "too-deep")


def scene(known, warnings: list[dict] | None = None, **more) -> Scene:
    return measured(known, seen(known, [cycle(1, 13)], warnings=warnings, **more), WALL)


def test_a_fault_that_was_warned_of_in_time():
    good = scene(DEEP, [warning("too-deep", 4.0, 4.0 + DWELL, 9.0)])
    total = warned([good])
    assert (total.episodes, total.recall.value, total.precision.value) == (1, 1.0, 1.0)
    assert total.strong_recall.value == 1.0
    assert total.delay.median == pytest.approx(0.0)
    assert total.f1 == 1.0


def test_a_late_warning_has_its_delay():
    late = scene(DEEP, [warning("too-deep", 4.5, 4.5 + DWELL, 9.0)])
    assert warned([late]).delay.median == pytest.approx(0.5)


def test_a_missed_fault_lowers_the_recall():
    hit = scene(DEEP, [warning("too-deep", 4.0, 4.7, 9.0)])
    total = warned([hit, scene(DEEP)], "too-deep")
    assert total.recall.value == 0.5
    assert total.precision.value == 1.0


def test_a_fault_too_short_for_its_dwell_is_not_due():
    short = with_fault(RIGHT, "too-deep", 4.0, 4.6, 1.2)
    assert episodes(short, seen(short), WALL) == []


def test_a_fault_that_flickers_is_one():
    twice = with_fault(DEEP, "too-deep", 9.5, 12.0, 0.5, "both")
    assert len(episodes(twice, seen(twice), WALL)) == 1


def test_a_slight_fault_is_no_strong_one():
    slight = with_fault(RIGHT, "too-deep", 4.0, 9.0, 0.4)
    total = warned([scene(slight)])
    assert total.recall.value == 0.0
    assert total.strong_recall.of == 0


def test_a_view_in_which_nothing_is_judged_is_no_miss():
    assert [e.outcome for e in episodes(DEEP, seen(DEEP, yaw=40.0), WALL)] == [Outcome.NOT_JUDGED]
    hidden = [{"start_s": 3.5, "end_s": 9.5, "what": "knee"}]
    assert [e.outcome for e in episodes(DEEP, seen(DEEP, not_seen=hidden), WALL)] == [
        Outcome.NOT_JUDGED
    ]


def test_a_fault_of_the_far_limb_is_not_looked_for():
    lift = load_exercise("all-fours-leg-lift")
    margins = {fault.id: np.full(TIME.size, -2.0) for fault in lift.fault}
    base = truth(slide(1), exercise=lift.id, margins=margins)
    far = with_fault(base, "leg-above-trunk", 4, 8, 1.5, "right")
    assert [e.outcome for e in episodes(far, seen(far), lift)] == [Outcome.FAR_SIDE]
    near = with_fault(base, "leg-above-trunk", 4, 8, 1.5, "left")
    assert [e.outcome for e in episodes(near, seen(near), lift)] == [Outcome.MISSED]


def test_a_warning_without_a_fault_is_false():
    bad = scene(RIGHT, [warning("heels-up", 5.0, 5.7, 6.0)])
    alarms = false_alarms([bad, scene(RIGHT), scene(RIGHT)])
    assert (alarms.false, alarms.far_off) == (1, 1)
    assert alarms.minutes == pytest.approx(1.0)
    assert alarms.per_minute == pytest.approx(1.0)
    assert warned([bad]).precision.value == 0.0


def test_a_warning_near_the_limit_is_false_but_not_far_off():
    margins = {**RIGHT.margins, "heels-up": np.full(TIME.size, -0.2)}
    near = scene(replace(RIGHT, margins=margins), [warning("heels-up", 5.0, 5.7, 6.0)])
    alarms = false_alarms([near])
    assert (alarms.false, alarms.far_off) == (1, 0)


def test_a_warning_may_begin_half_a_second_early():
    early = scene(DEEP, [warning("too-deep", 3.0, 3.4, 3.6)])
    assert early.false_warnings == []
    earlier = scene(DEEP, [warning("too-deep", 2.0, 2.7, 3.4)])
    assert len(earlier.false_warnings) == 1


def test_a_warning_of_which_truth_knows_nothing_is_false_in_a_right_execution_alone():
    known = {name: values for name, values in RIGHT.margins.items() if name != "head-forward"}
    given = [warning("head-forward", 5.0, 6.5, 8.0)]
    assert len(scene(replace(RIGHT, margins=known), given).false_warnings) == 1
    assert scene(replace(RIGHT, margins=known, kind="fault"), given).false_warnings == []


def test_a_margin_that_is_not_looked_for_makes_a_warning_false():
    margins = {**RIGHT.margins, "feet-too-far": np.full(TIME.size, np.nan)}
    silent = replace(RIGHT, margins=margins, kind="fault")
    assert len(scene(silent, [warning("feet-too-far", 5, 6, 7)]).false_warnings) == 1


def test_strong_precision_leaves_slight_faults_out():
    slight = with_fault(RIGHT, "too-deep", 4.0, 9.0, 0.4)
    right_but_slight = scene(slight, [warning("too-deep", 4.0, 4.7, 9.0)])
    strong = scene(DEEP, [warning("too-deep", 4.0, 4.7, 9.0)])
    false = scene(RIGHT, [warning("too-deep", 4.0, 4.7, 9.0)])
    total = warned([right_but_slight, strong, false])
    assert (total.strong_precision.hits, total.strong_precision.of) == (1, 2)
    assert (total.precision.hits, total.precision.of) == (2, 3)


def test_the_level_that_is_kept():
    assert sustained(np.array([0.0, 2.0, 1.0, 1.5, -1.0]), 3) == 1.0
    assert sustained(np.array([0.0, 2.0, np.nan]), 1) == 2.0
    assert sustained(np.array([np.nan]), 4) == -np.inf


def test_hiding_that_was_said_and_seeing_nothing_without_cause():
    hidden = replace(RIGHT, unseen=(Span(2, 5), Span(10, 10.5)))
    spells = [
        {"start_s": 2.5, "end_s": 5.0, "what": "knee"},
        {"start_s": 12.0, "end_s": 14.0, "what": "nobody in the picture"},
        {"start_s": 0.0, "end_s": 4.0, "what": "the side view that the angles need"},
        {"start_s": 6.0, "end_s": 9.0, "what": "ankle well enough to warn of anything"},
    ]
    check = sight(hidden, seen(hidden, not_seen=spells))
    assert (check.hidden, check.said) == (1, 1)
    assert check.astray_s == pytest.approx(2.0)
    assert check.by_kind["the side view"] == pytest.approx(4.0)
    assert check.by_kind["the form"] == pytest.approx(3.0)


def test_a_fault_of_what_is_said_to_be_seen_too_badly_is_not_judged():
    dim = [{"start_s": 3.0, "end_s": 9.5, "what": "knee well enough to warn of anything"}]
    known = seen(DEEP, [cycle(1, 13)], not_seen=dim)
    (episode,) = episodes(DEEP, known, WALL)
    assert episode.outcome is Outcome.NOT_JUDGED
