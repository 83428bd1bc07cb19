"""Sweeps, circles and what is seen from the front: posed, and told by the truth."""

from dataclasses import replace

import numpy as np
import pytest

from posecheck.exercises.fault import Condition
from samples.render.anatomy import true_measures
from samples.render.body import Body, Posture
from samples.render.courses import Plan
from samples.render.excursions import Measure, measured
from samples.render.exercises import REPERTOIRES
from samples.render.motion import Excursion
from samples.render.quantities import Clock, quantity
from samples.render.repertoire_turning import circle, sweep, twist
from samples.render.turning import HipRoll, ShoulderRoll, Twist

TIMES = np.arange(0, 12, 0.05)


@pytest.fixture(scope="module")
def body() -> Body:
    return Body.named("man")


def test_the_feet_stay_where_they_are_when_the_pelvis_turns_or_circles(body: Body) -> None:
    for setting, ways in (
        (Twist(body), [{"turn_left": t, "hips": 0.7} for t in (0.0, 40.0, -40.0)]),
        (HipRoll(body), [{"size": 0.08, "round": r} for r in (0.0, 0.25, 0.5, 0.75)]),
    ):
        posed = [setting.place(way).joints for way in ways]
        for foot in ("left_ankle", "right_ankle"):
            places = np.array([joints[foot] for joints in posed])
            assert np.ptp(places, axis=0).max() < 0.01


def test_a_turn_to_the_left_reads_as_one_from_the_front(body: Body) -> None:
    values = true_measures(Twist(body).place({"turn_left": 40.0, "hips": 0.25}), "right")
    assert values["shoulder_turn"] == pytest.approx(40.0, abs=0.5)
    assert values["pelvis_turn"] == pytest.approx(10.0, abs=0.5)
    bent = true_measures(Twist(body).place({"turn_left": 0.0, "bend_left": 30.0}), "right")
    assert 8.0 < bent["side_lean"] < 30.0


def test_hips_to_the_left_sway_more_than_the_shoulders(body: Body) -> None:
    values = true_measures(HipRoll(body).place({"size": 0.08, "round": 0.25}), "right")
    assert values["hip_sway"] == pytest.approx(0.08 / 0.85, rel=0.15)
    assert 0 < values["shoulder_sway"] < 0.6 * values["hip_sway"]


def test_raised_shoulders_shorten_the_neck_and_leave_the_hips(body: Body) -> None:
    setting = ShoulderRoll(body)
    low, high = (setting.place({"size": 12.0, "round": r}) for r in (0.75, 0.25))
    before, after = (true_measures(posed, "right") for posed in (low, high))
    assert after["shoulder_height"] > before["shoulder_height"] + 0.04
    assert after["neck_length"] < before["neck_length"] - 0.03
    assert low.joints["left_hip"] == pytest.approx(high.joints["left_hip"], abs=0.005)


def test_what_does_not_fidget_is_kept_when_the_rest_does() -> None:
    posture = Posture(axial=20.0, side_bend=5.0, raised=8.0, forward=-3.0)
    stirred = posture.stirred(np.ones(len(posture.values())))
    assert replace(posture, pitch=1.0).axial == stirred.axial == 20.0
    assert (stirred.side_bend, stirred.raised, stirred.forward) == (5.0, 8.0, -3.0)
    assert stirred.pitch == 1.0


def test_a_sweep_goes_to_both_sides_and_comes_back() -> None:
    program = Plan(REPERTOIRES["neck-chin-sweep"].rest, (sweep(30.0),))(np.random.default_rng(1))
    faces = [program.at(t)["face"] for t in np.arange(0, program.duration, 0.1)]
    assert (min(faces), max(faces)) == pytest.approx((-30.0, 30.0), abs=2.1)
    assert faces[-1] == pytest.approx(0.0)
    (excursion,) = program.excursions
    assert program.at(excursion.start)["chin"] == pytest.approx(24.0)
    assert program.at(program.duration)["chin"] == pytest.approx(0.0)


def test_the_peak_of_a_sweep_is_on_the_side_it_reaches_less_far() -> None:
    series = np.interp(TIMES, [0, 1, 3, 4, 7, 8, 10], [0, 0, 40, 40, -25, -25, 0])
    rep = measured(
        Excursion("both", 1, 3, 4, 10),
        Measure("shoulder_turn", "trunk"),
        TIMES,
        {"shoulder_turn": series},
        "sweep",
    )
    assert (rep.rest, rep.peak) == (0.0, -25.0)
    assert TIMES[rep.first] == pytest.approx(1.1, abs=0.06)
    assert TIMES[rep.last] == pytest.approx(9.9, abs=0.06)


def test_every_round_is_a_repetition_as_large_as_it_is_wide() -> None:
    plan = Plan(REPERTOIRES["standing-hip-rolls"].rest, (circle(0.05, 3.0, 4),))
    program = plan(np.random.default_rng(2))
    assert len(program.excursions) == 4
    ends = [one.end for one in program.excursions]
    assert np.diff(ends) == pytest.approx([3.0] * 3, abs=0.5)
    assert program.at(program.duration)["round"] == pytest.approx(4.0)
    backwards = Plan(plan.rest, (circle(0.05, 3.0, -2),))(np.random.default_rng(2))
    assert backwards.at(backwards.duration)["round"] == pytest.approx(-2.0)
    assert len(backwards.excursions) == 2


def test_the_period_is_that_of_the_latest_swing_and_only_of_large_ones() -> None:
    condition = Condition(measure="hip_sway", of="period", swing=0.1, below=2)
    resting = (TIMES < 1.0) | (TIMES > 9.0)
    wave = np.where(resting, 0.0, 0.08 * np.sin(2 * np.pi * (TIMES - 1) / 2.0))
    found = quantity(condition, wave, None, Clock(TIMES, resting, 20), ~resting, 1.0)
    assert np.isnan(found[TIMES < 2.4]).all()
    assert found[(TIMES > 4.7) & (TIMES < 8.5)] == pytest.approx(2.0, abs=0.11)
    small = quantity(condition, 0.5 * wave, None, Clock(TIMES, resting, 20), ~resting, 1.0)
    assert np.isnan(small).all()


def test_a_quick_twist_is_quicker() -> None:
    rest = REPERTOIRES["waist-twist"].rest
    wrong = REPERTOIRES["waist-twist"].wrongs["twist-too-fast"].rep(1.0, "both")
    slow, fast = (Plan(rest, (rep,))(np.random.default_rng(1)) for rep in (twist(), wrong))
    lengths = [program.excursions[0].end - program.excursions[0].start for program in (slow, fast)]
    assert lengths[1] < 0.6 * lengths[0]
