"""The curves of a page: the right ones, against the right zero, small, and without a peak lost."""

import base64
import gzip
from pathlib import Path

import numpy as np

from posecheck.review.page.packing import NOT_SEEN, pack
from posecheck.review.page.tracks import Track, Tracks, read_tracks
from posecheck.session.model import Watched, read_session
from posecheck.session.place import MEASURES
from tests.review.made import FRAMES, times


def unpacked(found: Tracks) -> tuple[np.ndarray, list[np.ndarray], list[np.ndarray]]:
    """What `decode.js` makes of it, in Python: ticks, least and greatest values of each track."""
    packed = pack(found)
    data = gzip.decompress(base64.b64decode(packed.data))
    at = 0

    def following(count: int, kind: type) -> np.ndarray:
        nonlocal at
        width = np.dtype(kind).itemsize
        planes = np.frombuffer(data[at : at + count * width], np.uint8).reshape(width, count)
        at += count * width
        return np.cumsum(planes.T.copy().view(kind).ravel(), dtype=kind)

    layout = packed.layout
    ticks = following(layout["frames"], np.int32)
    low, high = [], []
    for _ in layout["tracks"]:
        low.append(following(layout["bins"], np.int16))
        high.append(following(layout["bins"], np.int16) if layout["perBin"] > 1 else low[-1])
    assert at == len(data)
    return ticks, low, high


def test_times_and_values_come_back_to_a_tick_and_a_tenth() -> None:
    moments = times()
    values = np.linspace(-400, 4000, FRAMES)
    values[100:120] = np.nan
    ticks, low, high = unpacked(Tracks(moments, values, [Track("a", "deg", values)]))
    assert np.abs(ticks / 90_000 - moments).max() < 1 / 90_000
    assert (low[0][100:120] == NOT_SEEN).all()
    kept = np.clip(np.nan_to_num(values, nan=NOT_SEEN / 10), -3276.7, 3276.7)
    seen = ~np.isnan(values)
    assert np.abs(low[0][seen] / 10 - kept[seen]).max() <= 0.051
    assert (low[0] == high[0]).all()


def test_half_an_hour_of_noise_stays_small_and_keeps_its_peaks() -> None:
    count = 54_000
    noise = np.random.default_rng(1).normal(0, 20, (10, count))
    noise[3, 31_234] = 150.0
    moments = np.arange(count) / 30 + np.random.default_rng(2).uniform(0, 0.01, count)
    found = Tracks(moments, noise[0], [Track(str(n), "deg", row) for n, row in enumerate(noise)])
    packed = pack(found)
    assert packed.layout["perBin"] > 1
    assert len(packed.data) < 1_100_000
    ticks, low, high = unpacked(found)
    assert len(ticks) == count
    assert high[3].max() == 1500
    assert high[3].argmax() == 31_234 // packed.layout["perBin"]
    assert all(low[n].min() == round(noise[n].min() * 10) for n in range(10))


def test_the_judged_measure_comes_first_then_what_was_warned_of(made: Path) -> None:
    session = read_session(made / "session.json")
    found = read_tracks(made / MEASURES, session)
    assert found is not None
    first = found.tracks[0]
    assert (first.name, first.band) == ("knee bend", (38.0, 55.0))
    assert np.nanmax(first.values) > 44
    assert {line.text for line in first.lines} >= {"Come up a little", "Stand up slowly"}
    names = [track.name for track in found.tracks]
    assert "heel lift, change" in names
    assert len(names) == len(set(names))


def change_of_the_knee(made: Path, of: str, above: float) -> Track:
    """Its curve, where that limit on it was watched."""
    knee = Watched(
        fault="x", severity="warn", message="m", measure="near.knee_flexion", of=of,
        above=above, below=None, margin=4.0,
    )  # fmt: skip
    session = read_session(made / "session.json").model_copy(update={"watched": (knee,)})
    found = read_tracks(made / MEASURES, session)
    assert found is not None
    return next(track for track in found.tracks if track.name == "knee bend, change")


def test_a_change_is_measured_from_the_persons_own_rest(made: Path) -> None:
    change = change_of_the_knee(made, "change", 20.0)
    # The puppet rests at 5 degrees and bends to 46.
    assert abs(np.nanmax(change.values) - 41) < 2
    assert [(line.value, line.warned_from) for line in change.lines] == [(20.0, 24.0)]


def test_a_limit_either_way_is_two_lines_and_both_are_warned_of_further_out(made: Path) -> None:
    change = change_of_the_knee(made, "either-way", 12.0)
    assert [(line.value, line.warned_from) for line in change.lines] == [
        (12.0, 16.0),
        (-12.0, -16.0),
    ]


def test_a_measure_of_a_later_release_is_passed_over(made: Path) -> None:
    session = read_session(made / "session.json")
    later = session.watched[0].model_copy(update={"measure": "near.eyebrow_lift"})
    found = read_tracks(made / MEASURES, session.model_copy(update={"watched": (later,)}))
    assert found is not None
    assert [track.name for track in found.tracks] == ["knee bend"]


def test_without_measures_there_are_no_curves(tmp_path: Path, made: Path) -> None:
    session = read_session(made / "session.json")
    assert read_tracks(tmp_path / MEASURES, session) is None
