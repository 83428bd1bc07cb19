import numpy as np
import pytest

from samples.accuracy.statistics import rank_curve, share, share_of, spread
from samples.accuracy.summaries import poisson_upper


def test_a_share_has_its_wilson_interval():
    nine_of_ten = share_of(9, 10)
    assert nine_of_ten.value == 0.9
    assert nine_of_ten.low == pytest.approx(0.596, abs=1e-3)
    assert nine_of_ten.high == pytest.approx(0.982, abs=1e-3)


def test_a_share_of_nothing_is_no_number():
    assert share([]).value is None


def test_the_spread_of_errors():
    errors = spread([1.0, 3.0, -2.0, 2.0, np.nan])
    assert errors.n == 4
    assert errors.bias == 1.0
    assert errors.mae == 2.0
    assert errors.median == 1.5
    assert errors.sd == pytest.approx(np.std([1, 3, -2, 2]))
    assert errors.p95 == pytest.approx(2.85)


def test_no_errors_have_no_spread():
    assert spread([]).mae is None


def test_a_score_that_parts_cases_from_others_has_all_of_the_area():
    curve = rank_curve(np.array([0.5, 0.6, 0.9]), np.array([0.1, 0.2, 0.3]))
    assert curve is not None
    assert curve.area == pytest.approx(1.0)
    assert curve.best_accuracy == 1.0
    assert 0.3 <= curve.best < 0.5


def test_a_score_that_tells_nothing_has_half_of_the_area():
    same = np.linspace(0, 1, 50)
    curve = rank_curve(same, same)
    assert curve is not None
    assert curve.area == pytest.approx(0.5, abs=0.02)


def test_without_cases_there_is_no_curve():
    assert rank_curve(np.empty(0), np.ones(3)) is None


@pytest.mark.parametrize(("events", "upper"), [(0, 2.996), (1, 4.744), (5, 10.513)])
def test_the_upper_limit_of_a_rate(events: int, upper: float):
    assert poisson_upper(events) == pytest.approx(upper, abs=2e-3)
