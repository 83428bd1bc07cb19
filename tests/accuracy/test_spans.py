from samples.accuracy.spans import Span, covered, joined, matched, together


def test_the_greatest_overlap_is_matched_first():
    assert matched([Span(0, 4), Span(5, 9)], [Span(3, 8), Span(8.5, 12)]) == [(1, 0)]
    assert matched([Span(0, 4), Span(5, 9)], [Span(0, 3), Span(4.5, 9)]) == [(0, 0), (1, 1)]


def test_what_overlaps_nothing_has_no_match():
    assert matched([Span(0, 1)], [Span(2, 3)]) == []


def test_a_hold_broken_on_one_side_only_is_one_group():
    broken = [Span(0, 4), Span(5, 9)]
    assert together(broken, [Span(0, 9)]) == [([0, 1], [0])]
    assert together(broken, [Span(20, 21)]) == [([0], []), ([1], []), ([], [0])]


def test_near_spans_are_joined():
    assert joined([Span(3, 4), Span(0, 1), Span(1.5, 2)], gap=0.5) == [Span(0, 2), Span(3, 4)]


def test_covered_seconds_are_counted_once():
    assert covered(Span(0, 10), [Span(1, 3), Span(2, 4), Span(9, 12)]) == 4
