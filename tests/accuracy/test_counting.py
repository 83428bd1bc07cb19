from dataclasses import replace

import pytest

from samples.accuracy.counting import Verdict, boundaries, count, should_count, verdicts
from samples.accuracy.holding import Timed, extra_holds, holds
from samples.accuracy.scene import measured
from samples.accuracy.spans import Span
from samples.accuracy.summaries import boundaries as sum_boundaries
from samples.accuracy.summaries import counting, holding
from tests.accuracy.made import WALL, cycle, hold, seen, slide, truth, with_fault

TWO = truth(slide(1), slide(10))


def test_a_right_count_is_exact():
    found = count(TWO, seen(TWO, [cycle(1, 9), cycle(10, 18, counted=False)]), WALL)
    assert (found.true, found.seen, found.error) == (2, 2, 0)
    assert found.sides is None


def test_what_the_film_cuts_is_no_repetition():
    assert count(TWO, seen(TWO, [cycle(1, 9), cycle(10, 18, False, "cut")]), WALL).error == -1


def test_a_count_that_is_off_by_one_is_not_exact():
    right = measured(TWO, seen(TWO, [cycle(1, 9), cycle(10, 18)]), WALL)
    off = measured(TWO, seen(TWO, [cycle(1, 9)]), WALL)
    both = counting([right, off])
    assert both.exact.value == 0.5
    assert both.mean_error == 0.5
    assert (both.too_few, both.too_many) == (1, 0)


def test_a_film_that_could_not_be_analysed_is_not_exact():
    none = truth()
    assert not measured(none, None, WALL).exact
    assert measured(none, seen(none), WALL).exact


def test_a_shifted_repetition_has_the_shift_at_its_ends():
    moved = boundaries(TWO, seen(TWO, [cycle(1.2, 8.9), cycle(10.2, 17.9)]))
    assert [b.start_s for b in moved] == pytest.approx([0.2, 0.2])
    assert [b.end_s for b in moved] == pytest.approx([-0.1, -0.1])
    summed = sum_boundaries([measured(TWO, seen(TWO, [cycle(1.2, 8.9)]), WALL)])
    assert summed.start.median == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("peak", "held", "due"),
    [
        (46, 6, True),
        (30, 6, False),
        (60, 6, False),
        (36, 6, None),
        (46, 4, False),
        (46, 5.2, None),
        (36, 4, False),
    ],
)
def test_what_clearly_counts(peak: float, held: float, due: bool | None):
    known = truth(slide(1, peak, held))
    assert should_count(known, known.repetitions[0], WALL) is due


def test_a_film_of_a_measure_in_another_unit_leaves_it_open_whether_it_counts():
    known = replace(truth(slide(1, 30, 6)), measure="hip_height")
    assert should_count(known, known.repetitions[0], WALL) is None


def test_a_fault_that_stops_the_clock_leaves_it_open_whether_it_counts():
    known = with_fault(truth(slide(1)), "heels-up", 4, 6, 1.0)
    assert should_count(known, known.repetitions[0], WALL) is None


@pytest.mark.parametrize(
    ("entries", "became"),
    [
        ([cycle(1, 9)], Verdict.RIGHT),
        ([cycle(1, 9, counted=False, reason="hold-short")], Verdict.WRONG),
        ([cycle(1, 9, reason="depth-not-judged")], Verdict.NOT_JUDGED),
        ([], Verdict.NOT_FOUND),
    ],
)
def test_verdicts(entries: list[dict], became: Verdict):
    known = truth(slide(1))
    assert verdicts(known, seen(known, entries), WALL) == [became]


def test_the_error_of_a_hold():
    one = truth(slide(1))
    checks = holds(one, seen(one, [cycle(1, 9)], [hold(2.1, 7.9)]), WALL)
    assert [check.became for check in checks] == [Timed.TIMED]
    assert checks[0].error_s == pytest.approx(-0.2)


def test_a_hold_that_was_not_timed_counts_as_off():
    one = truth(slide(1))
    missed = measured(one, seen(one, [cycle(1, 9)]), WALL)
    timed = measured(one, seen(one, [cycle(1, 9)], [hold(2, 8)]), WALL)
    both = holding([missed, timed])
    assert both.within.value == 0.5
    assert both.missed == 1
    assert both.error.n == 1


def test_a_hold_that_could_not_be_judged_is_left_out():
    one = truth(slide(1))
    unjudged = seen(one, [cycle(1, 9, reason="depth-not-judged")])
    assert [check.became for check in holds(one, unjudged, WALL)] == [Timed.NOT_JUDGED]


def test_a_hold_broken_in_two_may_be_seen_as_one_with_a_pause():
    one = truth(slide(1), holds=(Span(2, 4), Span(4.8, 8)))
    checks = holds(one, seen(one, [cycle(1, 9)], [hold(2, 8, seconds=5.2)]), WALL)
    assert len(checks) == 1
    assert checks[0].error_s == pytest.approx(0.0)


def test_a_hold_outside_the_target_band_is_none_to_be_timed():
    shallow = truth(slide(1, peak=25))
    assert holds(shallow, seen(shallow, [cycle(1, 9)]), WALL) == []


def test_a_hold_that_nobody_made_is_extra():
    nothing = truth()
    assert extra_holds(nothing, seen(nothing, holds=[hold(2, 8)])) == 1
