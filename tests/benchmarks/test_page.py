"""docs/performance.md says what was measured, and what was not reached."""

import copy
from typing import Any

import pytest

from benchmarks.measuring import Cost, ratio
from benchmarks.page import page

MEMORY = [
    {"seconds": 10, "video": 3e8, "no video": 2e8},
    {"seconds": 60, "video": 4e8, "no video": 3e8},
    {"seconds": 1800, "video": 4.4e8, "no video": 3e8},
]
LIVE = {
    "size": "720p", "fps": 30, "seconds": 600.0, "inference": 18.0, "drawn": 25.0, "drawn_95": 40.0,
    "frames": 435, "dropped": 0,
}  # fmt: skip
DATA: dict[str, Any] = {
    "machine": dict.fromkeys(
        ("cores", "processor", "system", "python", "libraries"), "some"
    ),
    "taken": {
        "main": {"date": "2026-05-01", "minutes": 4.0, "kind": ""},
        "memory": {"date": "2026-05-03", "minutes": 30.0, "kind": "long"},
    },
    "main": {
        "frames": 950,
        "fps": {
            "plain": 39.0, "alone": 48.0, "side by side": 92.0, "no video": 84.0, "video": 62.0,
            "every, no video": 51.0, "every, video": 41.0,
        },
        "looked_at": 0.52,
        "video_to_plain": 1.61,
        "no_video_to_plain": 2.15,
        "no_video_to_alone": 1.76,
        "side_by_side_to_alone": 1.92,
        "inference_ms": 18.0,
        "decoding_ms": 1.0,
        "turning_ms": 1.0,
        "other_share": {
            "no video": 0.19, "video": 0.44, "every, no video": 0.12, "every, video": 0.31,
        },
        "work_ms": {
            "no video": 22.0, "video": 32.0, "every, no video": 31.0, "every, video": 40.0,
        },
    },
    "models": {
        "rows": [{"model": "full", "size": "720p", "plain": 39.0, "no video": 78.0, "video": 60.0}],
        "heavy": False,
        "seconds": 20,
    },
    "live": {"rows": [LIVE, {**LIVE, "fps": 60, "dropped": 300}], "window": False},
    "memory": {"rows": MEMORY},
    "start_up": {"--help": 0.21, "exercises": 0.4},
    "batch": {
        "clips": 16, "each_s": 4, "pool_to_one": 1.84, "dask_to_pool": 0.93,
        "clips_a_minute": {"one": 30.0, "pool": 55.0, "dask": 51.0},
        "work_of_a_clip_s": 2.1, "bytes_of_a_clip": 4e5,
    },
}  # fmt: skip


def line(text: str, begins: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"| {begins}"))


def test_parts_that_were_measured_at_other_times_are_told_apart() -> None:
    text = page(DATA)
    assert "`make bench` (main) and `make bench LONG=1` (memory), which took 34 minutes" in text
    assert "| date | 2026-05-01 to 2026-05-03 |" in text


def test_what_reading_alone_takes_grows_as_fewer_pictures_are_looked_at() -> None:
    # 2 of 20 ms; and 1.52 of 1.52 + 0.52 * 18.
    assert "10% of\nwhat reading and inference take, and where 52% are, 14%:" in page(DATA)


def test_what_is_reached_and_what_is_not() -> None:
    text = page(DATA)
    assert line(text, "analyze with video").endswith("| 1.61 | at least 1.6 | yes |")
    assert line(text, "analyze without video").endswith("| 1.76 | at least 1.8 | **no** |")
    assert line(text, "memory of a clip of 30 min").endswith("| 1.10 | at most 1.3 | yes |")
    assert line(text, "live 720p").endswith("| 25 ms, 0 of 435 | at most 55 ms, none | yes |")


def test_a_dropped_frame_is_a_target_missed() -> None:
    data = copy.deepcopy(DATA)
    data["live"]["rows"][0]["dropped"] = 1
    assert line(page(data), "live 720p").endswith("**no** |")


def test_the_cost_of_many_follows_from_the_work_of_a_frame() -> None:
    # 10 000 clips x 1500 frames x 22 ms = 91.7 hours
    assert line(page(DATA), "10 000").split("|")[2].strip() == "92"
    assert line(page(DATA), "1 000 000").split("|")[2].strip() == "9 167"


def test_without_dask_nothing_is_said_of_it() -> None:
    data = copy.deepcopy(DATA)
    del data["batch"]["dask_to_pool"], data["batch"]["clips_a_minute"]["dask"]
    assert "Dask cluster on this" not in page(data)


def test_every_table_has_cells_for_its_head() -> None:
    width = 0
    for text in page(DATA).splitlines():
        if not text.startswith("|"):
            width = 0
        elif width == 0:
            width = text.count("|")
        assert not text.startswith("|") or text.count("|") == width, text


def test_a_ratio_is_the_median_over_pairs() -> None:
    slow = [Cost(elapsed, 0, 0, "") for elapsed in (10.0, 30.0, 12.0)]
    quick = [Cost(elapsed, 0, 0, "") for elapsed in (5.0, 10.0, 4.0)]
    assert ratio(slow, quick) == pytest.approx(3.0)


def test_how_often_it_looks_and_what_looking_at_each_frame_costs_is_said() -> None:
    text = page(DATA)
    assert "52% of the frames" in text
    assert line(text, "posecheck analyze --every-frame").endswith("| 41.0 | 1.05 |")
    assert line(text, "`--no-video --every-frame`").endswith("| 31.0 | 12% |")
