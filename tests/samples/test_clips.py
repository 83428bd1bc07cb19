"""The committed samples: complete, small, and their truth agrees with itself and the film."""

import av
import numpy as np
import pytest

from tests.samples.truths import CLIPS, NAMES, faulty_series, series, truth

LIMIT_MB = 12
ROUNDING = 0.02
SHORTEST_HOLD = {
    "wall-slide": 5.0,
    "all-fours-leg-lift": 1.0,
    "bridge": 3.0,
    "single-knee-to-chest": 20.0,
    "prone-leg-raise": 8.0,
    "chair-hamstring-stretch": 10.0,
}


def test_every_exercise_has_a_right_and_a_fault_clip_with_truth() -> None:
    assert {path.name for path in CLIPS.iterdir()} == {
        f"{name}.{kind}" for name in NAMES for kind in ("mp4", "json")
    }


def test_all_together_they_are_small() -> None:
    assert sum(path.stat().st_size for path in CLIPS.iterdir()) < LIMIT_MB * 1_000_000


@pytest.mark.parametrize("name", NAMES)
def test_the_film_is_the_one_the_truth_speaks_of(name: str) -> None:
    data = truth(name)
    with av.open(str(CLIPS / f"{name}.mp4")) as film:
        stream = film.streams.video[0]
        assert stream.codec_context.name == "h264"
        assert [stream.width, stream.height] == data["size"]
        assert stream.frames == len(data["time"])
        assert stream.average_rate == data["fps"]


@pytest.mark.parametrize("name", NAMES)
def test_every_series_has_one_entry_a_frame(name: str) -> None:
    data = truth(name)
    frames = len(data["time"])
    assert np.array_equal(data["time"], np.round(np.arange(frames) / data["fps"], 4))
    assert {len(values) for values in data["angles"].values()} == {frames}
    assert {np.shape(places) for places in data["joints_px"].values()} == {(frames, 2)}
    assert np.isfinite([*data["angles"].values()]).all()


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_body_is_in_the_picture(name: str) -> None:
    data = truth(name)
    places = np.array([*data["joints_px"].values()])
    assert (places >= 0).all()
    assert (places <= data["size"]).all()


@pytest.mark.parametrize("name", NAMES)
def test_peaks_are_the_extremes_of_the_angle_within_each_repetition(name: str) -> None:
    data = truth(name)
    times, measure = np.array(data["time"]), data["measure"]
    ends = [0.0]
    for rep in data["repetitions"]:
        assert ends[-1] < rep["start_s"] < rep["hold_start_s"] <= rep["peak_s"]
        assert rep["peak_s"] <= rep["hold_end_s"] < rep["end_s"]
        ends.append(rep["end_s"])
        angle = series(data, measure["name"], measure["of"], rep["side"])
        inside = (times >= rep["start_s"]) & (times <= rep["end_s"])
        outward = np.sign(rep["peak"] - rep["rest"])
        assert rep["peak"] == pytest.approx((outward * angle[inside]).max() * outward, abs=0.01)
        assert rep["peak"] == pytest.approx(
            angle[times.searchsorted(rep["peak_s"] - 1e-6)], abs=0.01
        )
    assert ends[-1] < times[-1]


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("fault")])
def test_faults_are_exactly_where_the_angle_is_beyond_its_limit(name: str) -> None:
    data = truth(name)
    times = np.array(data["time"])
    seen = {(f["fault"], f["measure"], f["side"], f["limit"]): f for f in data["faults"]}
    for (fault, measure, side, limit), rule in seen.items():
        sign = 1 if rule["above"] else -1
        angle = sign * faulty_series(data, measure, side, worst=sign)
        change = angle - angle[0] if rule["from_start"] else angle
        told = np.zeros(len(times), bool)
        for one in data["faults"]:
            if one["fault"] == fault:
                told |= (times >= one["start_s"] - 1e-3) & (times <= one["end_s"] + 1e-3)
        clear = np.abs(change - sign * limit) > ROUNDING
        assert np.array_equal(told[clear], (change > sign * limit)[clear])


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("fault")])
def test_the_fault_clips_show_a_fault_or_too_little(name: str) -> None:
    data = truth(name)
    assert data["faults"] or name == "single-knee-to-chest-fault"


@pytest.mark.parametrize("exercise", sorted(SHORTEST_HOLD))
def test_the_right_clips_hold_as_long_as_the_dose_asks_and_show_no_fault(exercise: str) -> None:
    data = truth(f"{exercise}-right")
    assert data["faults"] == []
    for rep in data["repetitions"]:
        assert rep["hold_end_s"] - rep["hold_start_s"] >= SHORTEST_HOLD[exercise]
