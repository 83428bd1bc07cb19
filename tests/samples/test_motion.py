"""Programs and passages: nobody jumps, contacts hold, the same seed moves the same."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from samples.render.body import Body
from samples.render.courses import Aside, Passing, Plan, Rep
from samples.render.exercises import EXERCISES, REPERTOIRES
from samples.render.geometry import ease
from samples.render.motion import Fidget, Program, Pulse, Sway, glide
from samples.render.passage import Smooth
from tests.samples.acted import Acted, Filmed

FASTEST_M_PER_S = 6.0
"""A foot that swings forward in walking does four."""


@pytest.fixture(scope="module")
def body() -> Body:
    return Body.named("woman")


def short(exercise: str, **changes: object) -> Plan:
    """One quick repetition of an exercise."""
    repertoire = REPERTOIRES[exercise]
    side = repertoire.sides[0]
    return replace(Plan(repertoire.rest, (repertoire.right(side, 0.6),), natural=True), **changes)


def test_moves_ease_in_and_out() -> None:
    assert [ease(-1), ease(0), ease(0.5), ease(1), ease(2)] == [0, 0, 0.5, 1, 1]
    assert ease(0.05) < 0.002


def test_walking_goes_at_one_speed_but_for_the_ends() -> None:
    way = np.array([glide(f) for f in np.linspace(0, 1, 101)])
    assert (way[0], way[50], way[100]) == pytest.approx((0, 0.5, 1))
    speed = np.diff(way)
    assert speed[30:70] == pytest.approx(speed[50], rel=1e-6)
    assert speed[0] < 0.1 * speed[50]


def test_a_gesture_leaves_no_trace_before_and_after() -> None:
    pulse, sway = Pulse("look", 2.0, 5.0, 50.0), Sway("knee", 2.0, 5.0, 8.0, 1.0)
    for overlay in (pulse, sway):
        assert overlay.at(2.0) == overlay.at(5.0) == 0.0
    assert pulse.at(3.5) == 50.0
    assert max(sway.at(t) for t in np.linspace(2, 5, 200)) == pytest.approx(8.0, abs=0.05)


def test_a_program_goes_out_and_comes_back_to_where_it_was() -> None:
    program = Plan({"knee": 9.0}, (Rep("both", {"knee": 48.0}),))(np.random.default_rng(1))
    (excursion,) = program.excursions
    assert program.at(excursion.start)["knee"] == pytest.approx(9.0)
    assert program.at(excursion.top)["knee"] == pytest.approx(48.0)
    assert program.at(excursion.end)["knee"] == pytest.approx(9.0)


def test_repetitions_are_uneven_and_paces_differ() -> None:
    reps = (Rep("both", {"knee": 48.0}),) * 4
    uneven = Plan({"knee": 9.0}, reps, uneven=0.15, natural=True)(np.random.default_rng(1))
    lengths = [e.end - e.start for e in uneven.excursions]
    assert max(lengths) > 1.05 * min(lengths)
    slow = Plan({"knee": 9.0}, reps, pace=1.3)(np.random.default_rng(1))
    quick = Plan({"knee": 9.0}, reps, pace=0.8)(np.random.default_rng(1))
    assert slow.duration > 1.2 * quick.duration


def test_a_broken_hold_leaves_the_top_and_returns_to_it() -> None:
    rep = Rep("both", {"knee": 50.0}, hold=3.0, broken=0.4)
    program = Plan({"knee": 10.0}, (rep,))(np.random.default_rng(1))
    (excursion,) = program.excursions
    at_top = [program.at(t)["knee"] for t in np.linspace(excursion.top, excursion.leave, 60)]
    assert min(at_top) == pytest.approx(34.0, abs=0.5)
    assert (at_top[0], at_top[-1]) == pytest.approx((50.0, 50.0))


def test_the_same_seed_makes_the_same_course_and_fidgets() -> None:
    first, second = (short("wall-slide")(np.random.default_rng(5)) for _ in range(2))
    assert first.excursions == second.excursions
    assert first.at(6.0) == second.at(6.0)
    assert np.array_equal(Fidget(3).at(2.5), Fidget(3).at(2.5))
    assert not np.array_equal(Fidget(3).at(2.5), Fidget(4).at(2.5))


def test_fidgets_have_the_size_asked_for() -> None:
    fidget = Fidget(1)
    swings = np.array([fidget.at(t) for t in np.arange(0, 200, 0.5)])
    assert swings.std() == pytest.approx(1, abs=0.1)


def test_a_smooth_curve_meets_its_points_and_overshoots_none() -> None:
    times, values = np.array([0.0, 1.0, 1.5, 3.0]), np.array([[0.0], [10.0], [10.0], [4.0]])
    curve = Smooth(times, values)
    assert [curve.at(t)[0] for t in times] == pytest.approx([0, 10, 10, 4])
    between = [curve.at(t)[0] for t in np.linspace(0, 3, 100)]
    assert min(between) >= 0
    assert max(between) <= 10 + 1e-9


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_way_out_takes_as_long_as_the_repertoire_says(exercise: str, body: Body) -> None:
    setting = EXERCISES[exercise].setting(body)
    seconds = sum(key.seconds for key in setting.way_out())
    assert seconds == pytest.approx(REPERTOIRES[exercise].way_s)


@pytest.mark.parametrize(
    "exercise", ["wall-slide", "all-fours-leg-lift", "prone-leg-raise", "bridge"]
)
def test_nobody_jumps_from_walking_in_to_walking_out(exercise: str) -> None:
    repertoire = REPERTOIRES[exercise]
    way = Passing(repertoire.way_s, repertoire.walks[0])
    plan = short(exercise, arrival=way, departure=way)
    if exercise == "prone-leg-raise":
        plan = replace(plan, rest={**plan.rest, "gaze": 60.0})
    _, poses = Acted(exercise, plan, filming=Filmed(fps=6)).poses()
    steps = [
        max(np.linalg.norm(after.joints[n] - before.joints[n]) for n in after.joints)
        for (_, before), (_, after) in pairwise(poses)
    ]
    assert max(steps) * 6 < FASTEST_M_PER_S
    floor = [posed.vertices[:13380, 2].min() for _, posed in poses]
    assert np.abs(floor).max() < 1e-4
    ways = [np.linalg.norm(posed.joints["left_hip"][:2]) for _, posed in (poses[0], poses[-1])]
    assert min(ways) > 1.5


@pytest.mark.parametrize(
    ("exercise", "kept", "since"),
    [("bridge", "left_ankle", 1.2), ("all-fours-leg-lift", "right_knee", 2.6)],
)
def test_what_carries_the_weight_stays_where_it_is(
    exercise: str, kept: str, since: float, body: Body
) -> None:
    """Sitting up over the feet; from kneeling up to one foot ahead."""
    setting = EXERCISES[exercise].setting(body)
    rest = REPERTOIRES[exercise].rest
    moments = np.linspace(since - 1.0, since, 8) / REPERTOIRES[exercise].way_s
    places = [setting.place({**rest, "passage": t}).joints[kept][:2] for t in moments]
    assert np.ptp(places, axis=0).max() < 0.02


def test_asides_move_the_hand_to_the_head_and_the_gaze(body: Body) -> None:
    setting = EXERCISES["wall-slide"].setting(body)
    rest = REPERTOIRES["wall-slide"].rest
    scratching = setting.place({**rest, "scratch_left": 1.0}).joints
    assert np.linalg.norm(scratching["left_wrist"] - scratching["left_ear"]) < 0.2
    looking = setting.place({**rest, "look": 60.0}).joints
    still = setting.place(rest).joints
    assert looking["nose"][0] > still["nose"][0] + 0.05
    assert looking["left_ankle"] == pytest.approx(still["left_ankle"], abs=1e-6)


def test_a_false_start_is_no_repetition() -> None:
    rep = Rep("both", {"knee": 48.0})
    plan = Plan({"knee": 9.0}, (rep, rep), asides=(Aside("false-start", 1),))
    program = plan(np.random.default_rng(1))
    assert len(program.excursions) == 2
    between = np.linspace(program.excursions[0].end, program.excursions[1].start, 80)
    furthest = max(program.at(t)["knee"] for t in between)
    assert 9.0 + 0.1 * 39 < furthest < 9.0 + 0.2 * 39


def test_absences_are_noted_and_the_camera_may_look_past_them() -> None:
    way = Passing(1.3, 3.2)
    rep = Rep("both", {"knee": 48.0})
    plan = Plan({"knee": 9.0}, (rep,), arrival=way, departure=way)
    program = plan(np.random.default_rng(1))
    (came, ready), (left, gone) = program.absences
    assert came == 0.0
    assert gone == pytest.approx(program.duration)
    assert ready < program.excursions[0].start < program.excursions[0].end < left
    assert program.moments().min() == pytest.approx(ready)
    assert program.moments().max() == pytest.approx(left)
    assert isinstance(replace(plan, framed=True)(np.random.default_rng(1)), Program)
