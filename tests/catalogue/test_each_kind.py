"""Every exercise of the catalogue on a stick figure, whatever its kind of movement."""

from dataclasses import replace

import pytest

from tests.catalogue.figures import FIGURES, Figure, shortened
from tests.figures import Body, Camera
from tests.motions import Run

EACH = pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
HELD = {name: figure for name, figure in FIGURES.items() if figure.hold_s >= 2.0}
STAYS = ("hold", "rock")
SIDED = {name: f for name, f in FIGURES.items() if shortened(name).dose.tells_sides}
CAMERAS = {
    "facing left": Camera(facing="left"),
    "mirrored": Camera(mirrored=True),
    "portrait, small": Camera(size=(720, 1280), scale=170),
}


def right_once(figure: Figure, run: Run) -> None:
    (repetition,) = run.repetitions
    assert repetition.counted
    assert repetition.reason is None or repetition.reason.code == "direction-not-seen"
    assert repetition.hold_s >= figure.hold_s - 0.1
    assert run.raised == {}
    if figure.peak is not None:
        peak = abs(repetition.peak) if figure.kind == "sweep" else repetition.peak
        assert peak == pytest.approx(figure.peak, abs=1.5)


@EACH
def test_done_right_it_counts_exactly_once_and_nothing_is_wrong(figure):
    right_once(figure, figure.run())


@EACH
@pytest.mark.parametrize("camera", CAMERAS.values(), ids=CAMERAS)
def test_from_either_side_mirrored_or_small_it_is_the_same(figure, camera):
    right_once(figure, figure.run(camera=figure.seen_by(camera)))


@EACH
@pytest.mark.parametrize("fps", [30, 60])
def test_the_frame_rate_changes_nothing(figure, fps):
    (slow,), (fast,) = figure.run().repetitions, figure.run(fps=fps).repetitions
    assert (fast.counted, fast.side, fast.direction) == (slow.counted, slow.side, slow.direction)
    for name in ("start_s", "end_s", "hold_s"):
        assert getattr(fast, name) == pytest.approx(getattr(slow, name), abs=0.2)
    assert abs(fast.peak) == pytest.approx(abs(slow.peak), abs=0.02 * max(50.0, abs(slow.peak)))


@EACH
def test_not_far_enough_it_is_an_attempt_or_no_hold_at_all(figure):
    run = figure.run(target=figure.shallow, hold_s=None)
    assert run.counted == 0
    if figure.kind in STAYS:
        assert run.repetitions == []
    else:
        (repetition,) = run.repetitions
        assert repetition.reason.code in ("too-shallow", "not-together")


@pytest.mark.parametrize("figure", HELD.values(), ids=HELD)
def test_held_too_short_it_is_an_attempt_that_says_how_long(figure):
    short = 0.4 * figure.hold_s if figure.kind not in STAYS else 0.7 * figure.hold_s
    quick = replace(figure, way_s=1.0)
    run = quick.run(hold_s=max(0.2, short - 0.3))
    (repetition,) = run.repetitions
    assert not repetition.counted
    assert repetition.reason.code == "hold-short"
    assert repetition.reason.text == f"held {repetition.hold_s:.1f} of {figure.hold_s:g} s"


def broken(figure: Figure, break_s: float) -> Run:
    """Held for as long as is asked in all, but with a break in the middle."""
    half = figure.hold_s / 2 + 0.5
    motion, seconds = figure.motion(figure.target, 2 * half + break_s)
    since = figure.hold_from_s + half
    away = figure.rest + 0.15 * (figure.target - figure.rest)

    def wobbling(time: float) -> Body:
        return figure.body(away) if since <= time < since + break_s else motion(time)

    return Run(shortened(figure.exercise), wobbling, seconds, 30.0, figure.camera)


PURE = {name: figure for name, figure in FIGURES.items() if figure.kind in STAYS}


@pytest.mark.parametrize("figure", PURE.values(), ids=PURE)
def test_a_hold_broken_for_0_9_s_goes_on(figure):
    (repetition,) = broken(figure, 0.9).repetitions
    assert repetition.counted
    assert repetition.hold_s >= figure.hold_s


@pytest.mark.parametrize("figure", PURE.values(), ids=PURE)
def test_a_hold_broken_for_1_1_s_starts_again(figure):
    run = broken(figure, 1.1)
    assert [r.counted for r in run.repetitions] == [False, False]
    assert {r.reason.code for r in run.repetitions} == {"hold-short"}


@pytest.mark.parametrize("figure", SIDED.values(), ids=SIDED)
def test_it_says_whose_limb_it_was(figure):
    assert figure.run().repetitions[0].side == "right"
    mirrored = figure.run(camera=figure.seen_by(Camera(mirrored=True)))
    assert mirrored.repetitions[0].side == "left"
