import numpy as np
import pytest

from posecheck.checking.events import Phase, Reason
from posecheck.exercises.terms import Band, Severity
from posecheck.overlay.angle import band_edges
from posecheck.overlay.gauge import Gauge, _span, _words
from posecheck.overlay.icons import draw_icon
from posecheck.overlay.message import message_for, notice
from posecheck.overlay.ring import HoldShown
from tests.overlay.people import status, warning


class TestMessage:
    def test_the_most_severe_warning_goes_before_all_else(self):
        said = status(
            warnings=(warning("Unlock that knee", Severity.STOP), warning("Stand tall")),
            not_seen=("I cannot see your ankle",),
            last=Reason("too-shallow", "38 of 45 degrees"),
        )
        message = message_for(said, "Wall slide")
        assert (message.words, message.icon) == ("Unlock that knee", "stop")

    def test_then_what_is_not_seen(self):
        said = status(not_seen=("I cannot see your ankle",), last=Reason("cut", "cut off"))
        message = message_for(said, "")
        assert (message.words, message.icon) == ("I cannot see your ankle", "unseen")

    def test_then_the_hint_and_only_while_waiting(self):
        said = status(phase=Phase.WAITING, hint="Stand with your back to the wall.")
        message = message_for(said, "Wall slide")
        assert (message.heading, message.words) == ("Wall slide", said.hint)
        assert message_for(status(phase=Phase.WAITING), "").words == "Get ready"

    def test_then_why_the_last_one_did_not_count(self):
        message = message_for(status(last=Reason("too-shallow", "38 of 45 degrees")), "")
        assert (message.heading, message.words) == ("Almost", "38 of 45 degrees")

    def test_one_that_counted_unjudged_is_not_called_almost(self):
        message = message_for(status(last=Reason("depth-not-judged", "depth not judged")), "")
        assert message.heading == "Counted"

    def test_but_not_while_the_next_one_is_held(self):
        said = status(phase=Phase.HOLD, last=Reason("hold-short", "held 3.2 of 5 s"))
        assert message_for(said, "").words == "Hold"

    def test_else_the_phase(self):
        assert message_for(status(phase=Phase.HOLD, hold_s=4.9), "").words == "Hold"
        assert message_for(status(phase=Phase.HOLD, hold_s=5.0), "").words == "And back"

    def test_severities_differ_in_shape_and_colour(self):
        shown = [message_for(status(warnings=(warning("x", s),)), "") for s in Severity]
        assert len({message.icon for message in shown}) == 3
        assert len({(message.ink, message.ground) for message in shown}) == 3

    def test_a_notice_can_be_as_loud_as_a_warning(self):
        assert notice("Stopped. Rest now.", severity=Severity.STOP).icon == "stop"
        assert notice("Paused").icon == "none"


class TestRing:
    @pytest.mark.parametrize(("tenths", "left"), [(0, 5), (1, 5), (10, 4), (49, 1), (50, 0)])
    def test_counts_down_and_reaches_nothing_only_at_the_end(self, tenths, left):
        assert HoldShown(tenths, 5.0, True).left_s == left


class TestGauge:
    def words(self, target, judged=True):
        return _words(Gauge("knee bend", 40, "°", target, judged, False))

    def test_says_the_target(self):
        assert self.words((38, 55)) == "knee bend 38 to 55°"
        assert self.words((None, 55)) == "knee bend up to 55°"
        assert self.words((-5, None)) == "knee bend from \N{MINUS SIGN}5°"
        assert self.words(None) == "knee bend"

    def test_says_when_the_view_does_not_allow_a_judgement(self):
        assert self.words((38, 55), judged=False) == "knee bend: not judged"

    @pytest.mark.parametrize("target", [(38, 55), (-20, 15), (None, 20), (40, None), (0, None)])
    def test_the_bar_has_room_for_the_target_and_for_zero(self, target):
        least, most = _span(target)
        edges = [0, *(edge for edge in target if edge is not None)]
        assert least <= min(edges)
        assert most >= max(edges)
        assert most > least


def test_an_open_band_is_drawn_some_way():
    assert band_edges(Band(38, 55)) == (38, 55)
    assert band_edges(Band(None, 20))[1] == 20
    assert band_edges(Band(20, None))[0] == 20
    low, high = band_edges(Band(None, None))
    assert low < high


def test_every_sign_has_a_shape_of_its_own():
    shapes = []
    for icon in ("stop", "warn", "info", "unseen", "almost", "done", "pause"):
        image = np.zeros((60, 60, 3), np.uint8)
        draw_icon(image, icon, (30, 30), 40, (255, 255, 255), (0, 0, 0))
        shapes.append(image.tobytes())
    assert len(set(shapes)) == len(shapes)
    empty = np.zeros((60, 60, 3), np.uint8)
    draw_icon(empty, "none", (30, 30), 40, (255, 255, 255), (0, 0, 0))
    assert not empty.any()
