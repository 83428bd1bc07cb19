import pytest

from posecheck.checking.series import Recent, Speed


def filled(window_s, values, fps=10):
    recent = Recent(window_s)
    for index, value in enumerate(values):
        recent.add(index / fps, value)
    return recent


def test_recent_forgets_what_is_older_than_its_window():
    recent = filled(0.5, range(11))
    assert [value for _, value in recent] == [5, 6, 7, 8, 9, 10]
    assert len(recent) == 6
    assert recent.span_s == pytest.approx(0.5)
    assert recent.median == 7.5


def test_an_empty_window_has_no_span_and_no_swing():
    recent = Recent(1.0)
    assert recent.span_s == 0.0
    assert recent.peak_to_peak == 0.0
    assert recent.to_and_fro == 0.0


def test_a_cleared_window_is_empty():
    recent = filled(1.0, [1, 2])
    recent.clear()
    assert len(recent) == 0


def test_a_steady_drift_is_no_swing_however_long():
    assert filled(2.0, range(20)).to_and_fro == 0.0
    assert filled(2.0, range(20, 0, -1)).to_and_fro == 0.0
    assert filled(2.0, range(20)).peak_to_peak == 19


def test_bouncing_gives_its_full_swing():
    assert filled(2.0, [0, 6, 12, 6, 0, 6, 12]).to_and_fro == 12


@pytest.mark.parametrize("fps", [10, 15, 30, 60])
def test_speed_is_in_units_per_second_at_any_frame_rate(fps):
    speed = Speed()
    seen = [speed.update(index / fps, -40.0 * index / fps) for index in range(fps)]
    assert seen[-1] == pytest.approx(-40.0)


def test_speed_is_unknown_at_first_and_after_a_gap():
    speed = Speed()
    assert speed.update(0.0, 5.0) is None
    for index in range(1, 30):
        speed.update(index / 30, 5.0)
    assert speed.update(1.0, 5.0) == 0.0
    speed.clear()
    assert speed.update(1.1, 90.0) is None


def test_a_single_wild_value_does_not_make_a_speed():
    speed = Speed()
    for index in range(30):
        last = speed.update(index / 30, 500.0 if index == 29 else 0.0)
    assert last == 0.0
