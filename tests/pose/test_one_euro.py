import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from posecheck.pose.one_euro import OneEuroFilter

Array = NDArray[np.float64]


def run(times: Array, values: Array, unit: float = 1.0) -> Array:
    """Filter (T, N, D) values."""
    one_euro = OneEuroFilter(min_cutoff=1.0, beta=10.0)
    return np.array([one_euro.update(t, v, unit) for t, v in zip(times, values, strict=True)])


def movement(fps: float, seconds: float = 4.0) -> tuple[Array, Array]:
    """One point that goes to and fro by half a unit, twice, like a slow repetition."""
    times = np.arange(0.0, seconds, 1.0 / fps)
    along = 0.25 - 0.25 * np.cos(np.pi * times)
    return times, np.stack([along, 0.3 * along], axis=1)[:, np.newaxis, :]


@given(st.floats(-1e4, 1e4), st.lists(st.floats(0.001, 2.0), min_size=1, max_size=20))
def test_a_constant_stays_what_it_is(value: float, steps: list[float]) -> None:
    times = np.cumsum(steps)
    values = np.full((len(times), 3, 2), value)
    np.testing.assert_allclose(run(times, values), values, atol=1e-9)


def test_the_first_value_passes_unchanged() -> None:
    values = np.array([[[3.0, 4.0]]])
    np.testing.assert_array_equal(run(np.array([7.0]), values), values)


def test_tremble_at_rest_is_damped() -> None:
    rng = np.random.default_rng(1)
    times = np.arange(0.0, 10.0, 1 / 30)
    values = rng.normal(0.0, 0.003, (len(times), 5, 2))
    assert run(times, values)[30:].std() < 0.6 * values.std()


@pytest.mark.parametrize("fps", [15.0, 30.0, 60.0])
def test_a_movement_is_hardly_late(fps: float) -> None:
    times, values = movement(fps)
    late_by = 0.060
    smooth = run(times, values)[:, 0, 0]
    later = np.interp(times - late_by, times, values[:, 0, 0])
    rising = (times > 0.3) & (times < 0.9)
    assert (smooth[rising] > later[rising]).all()


def test_results_do_not_depend_on_the_frame_rate() -> None:
    coarse_times, coarse = movement(15.0)
    smooth = run(coarse_times, coarse)[:, 0, 0]
    for fps in (30.0, 60.0):
        times, values = movement(fps)
        finer = np.interp(coarse_times, times, run(times, values)[:, 0, 0])
        assert np.abs(finer - smooth).max() < 0.015


def test_a_step_is_followed_alike_at_every_rate() -> None:
    """The weights are exact: at a fixed cutoff a step gives the same answer at the same time."""
    answers = []
    for fps in (10, 30, 120):
        one_euro = OneEuroFilter(min_cutoff=1.0, beta=0.0)
        one_euro.update(0.0, np.zeros((1, 2)))
        for i in range(1, fps + 1):
            answer = one_euro.update(i / fps, np.ones((1, 2)))
        answers.append(answer[0, 0])
    np.testing.assert_allclose(answers, 1.0 - np.exp(-2.0 * np.pi), rtol=1e-9)


@given(st.floats(0.01, 5000.0))
def test_results_scale_with_the_picture(scale: float) -> None:
    times, values = movement(30.0, seconds=1.0)
    np.testing.assert_allclose(
        run(times, values * scale, unit=scale), run(times, values) * scale, rtol=1e-7, atol=1e-9
    )


@given(st.floats(0.0, 6.3))
def test_results_turn_with_the_picture(angle: float) -> None:
    times, values = movement(30.0, seconds=1.0)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    np.testing.assert_allclose(run(times, values @ turn), run(times, values) @ turn, atol=1e-9)


def test_points_do_not_influence_each_other() -> None:
    times, values = movement(30.0)
    still = np.zeros_like(values)
    both = run(times, np.concatenate([values, still], axis=1))
    np.testing.assert_array_equal(both[:, :1], run(times, values))
    np.testing.assert_array_equal(both[:, 1:], still)


@pytest.mark.parametrize(("pause", "anew"), [(0.4, False), (0.6, True), (-1.0, True)])
def test_a_gap_or_a_step_back_starts_anew(pause: float, anew: bool) -> None:
    one_euro = OneEuroFilter(min_cutoff=1.0, beta=0.0)
    one_euro.update(10.0, np.zeros((1, 2)))
    after = one_euro.update(10.0 + pause, np.ones((1, 2)))
    assert (after == 1.0).all() == anew


def test_a_second_value_at_the_same_time_changes_nothing() -> None:
    one_euro = OneEuroFilter(min_cutoff=1.0, beta=10.0)
    one_euro.update(1.0, np.zeros((1, 2)))
    np.testing.assert_array_equal(one_euro.update(1.0, np.ones((1, 2))), np.zeros((1, 2)))


def test_the_callers_array_is_left_alone() -> None:
    one_euro = OneEuroFilter(min_cutoff=1.0, beta=10.0)
    first = np.zeros((1, 2))
    result = one_euro.update(0.0, first)
    result += 5.0
    np.testing.assert_array_less(one_euro.update(0.03, np.ones((1, 2))), 1.0)
    np.testing.assert_array_equal(first, 0.0)
