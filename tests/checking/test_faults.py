"""A fault is raised after its dwell and not before, and cleared once it has been gone a moment."""

import pytest

from posecheck.checking.baseline import Baseline
from posecheck.checking.events import Phase, Side, WarningCleared, WarningRaised
from posecheck.checking.faults import FaultWatch
from posecheck.checking.lens import Lens
from posecheck.exercises.fault import Fault
from tests.checking.readings import reading

WORDS = {"severity": "warn", "show": "s", "say": "s", "source": "own"}


def fault(**keys):
    return Fault.model_validate({"id": "a-fault", "for_s": 0.7, **WORDS, **keys})


class Watched:
    """A fault watched at 10 frames a second."""

    def __init__(self, fault, base=None, towards=1.0, fps=10):
        self.watch, self.base, self.towards, self.fps = FaultWatch(fault), Baseline(), towards, fps
        self.frame, self.events = 0, []
        for index in range(11):
            self.base.rest(reading(index / 10, base or {}))

    def see(self, seconds, values, phase=Phase.HOLD, side=Side.RIGHT, **how):
        for _ in range(round(seconds * self.fps)):
            event = self.watch.update(
                reading(self.frame / self.fps, values, **how),
                Lens(side), phase, self.base, self.towards,
            )  # fmt: skip
            self.events += [event] if event else []
            self.frame += 1
        return self

    @property
    def raised(self):
        return [event for event in self.events if isinstance(event, WarningRaised)]

    @property
    def cleared(self):
        return [event for event in self.events if isinstance(event, WarningCleared)]


KNEE = {"measure": "near.knee_flexion", "above": 62, "clear": 57}


def knee(value):
    return {"near.knee_flexion": value}


@pytest.mark.parametrize("fps", [10, 15, 30, 60])
def test_it_is_raised_after_its_dwell_and_not_before(fps):
    watched = Watched(fault(**KNEE), fps=fps).see(0.6, knee(70))
    assert watched.raised == []
    watched.see(0.3, knee(70))
    (raised,) = watched.raised
    assert raised.since_s == 0.0
    assert raised.time_s == pytest.approx(0.7, abs=1 / fps)
    assert (raised.value, raised.limit, raised.measure) == (70, 62, "near.knee_flexion")


def test_a_short_spell_starts_the_dwell_anew():
    watched = Watched(fault(**KNEE)).see(0.6, knee(70)).see(0.1, knee(60)).see(0.6, knee(70))
    assert watched.raised == []


def test_it_is_cleared_once_it_has_been_gone_for_a_moment():
    watched = Watched(fault(**KNEE)).see(1.0, knee(70)).see(0.5, knee(80)).see(0.6, knee(50))
    assert watched.cleared == []
    assert watched.watch.active.value == 50
    watched.see(0.3, knee(50))
    (cleared,) = watched.cleared
    assert cleared.end_s == pytest.approx(1.5)
    assert cleared.worst == 80
    assert watched.watch.active is None


def test_between_limit_and_clear_level_it_stays():
    watched = Watched(fault(**KNEE)).see(1.0, knee(70)).see(3.0, knee(60))
    assert watched.cleared == []
    assert Watched(fault(**KNEE)).see(3.0, knee(60)).raised == []


def test_without_a_clear_level_the_limit_itself_clears():
    watched = Watched(fault(measure="near.knee_flexion", below=5, for_s=0.5))
    watched.see(1.0, knee(0)).see(1.0, knee(6))
    assert len(watched.cleared) == 1
    assert watched.cleared[0].worst == 0


@pytest.mark.parametrize(
    ("condition", "level"),
    [
        ({"measure": "near.knee_flexion", "above": 62}, lambda by: {"near.knee_flexion": 62 + by}),
        ({"measure": "near.knee_flexion", "below": -6}, lambda by: {"near.knee_flexion": -6 - by}),
        (
            {"measure": "near.knee_over_toe", "above": 0.15},
            lambda by: {"near.knee_over_toe": 0.15 + by / 100},
        ),
    ],
)
def test_what_reads_beyond_its_limit_by_no_more_than_a_camera_errs_is_no_fault(condition, level):
    assert Watched(fault(**condition)).see(3, level(3.9)).raised == []
    (raised,) = Watched(fault(**condition)).see(3, level(4.1)).raised
    assert raised.limit in (condition.get("above"), condition.get("below"))


def test_a_band_to_be_in_is_taken_as_it_stands():
    watched = Watched(fault(measure="near.knee_flexion", above=20, below=30))
    assert len(watched.see(3, knee(21)).raised) == 1


def test_a_relapse_within_the_moment_goes_on():
    watched = Watched(fault(**KNEE)).see(1, knee(70)).see(0.5, knee(50)).see(0.5, knee(70))
    watched.see(0.6, knee(50))
    assert watched.cleared == []


def test_it_is_looked_for_only_in_its_phases():
    watched = Watched(fault(**KNEE, during=["hold"]))
    assert watched.see(3, knee(70), Phase.MOVING).raised == []
    assert watched.see(0.6, knee(70), Phase.HOLD).raised == []
    assert len(watched.see(0.3, knee(70), Phase.HOLD).raised) == 1
    watched.see(1.0, knee(70), Phase.RETURN)
    assert len(watched.cleared) == 1


def test_a_dwell_does_not_reach_back_into_another_phase():
    watched = Watched(fault(**KNEE, during=["hold"])).see(0.5, knee(70))
    watched.see(0.3, knee(70), Phase.RETURN).see(0.5, knee(70), Phase.HOLD)
    assert watched.raised == []


@pytest.mark.parametrize("phase", [Phase.WAITING, Phase.PAUSED])
def test_nothing_is_looked_for_while_waiting_or_paused(phase):
    assert Watched(fault(**KNEE)).see(3, knee(70), phase).raised == []


@pytest.mark.parametrize(
    "how",
    [{"confidence": 0.6}, {"yaw": 31.0}, {"yaw": None}, {"near": "left"}],
    ids=["hardly seen", "oblique", "no view", "far side"],
)
def test_what_is_not_seen_well_is_not_warned_about(how):
    values = {"right.knee_flexion": 70.0}
    watched = Watched(fault(**(KNEE | {"measure": "working.knee_flexion"})))
    assert watched.see(3, values, **how).raised == []


def test_a_fault_may_say_itself_up_to_which_yaw_it_is_judged():
    assert Watched(fault(**KNEE, judged_at_yaw=45)).see(1, knee(70), yaw=40.0).raised


def test_a_warning_goes_when_its_measure_has_not_been_seen_for_a_second():
    watched = Watched(fault(**KNEE)).see(1, knee(70)).see(0.9, {})
    assert watched.cleared == []
    assert len(watched.see(0.4, {}).cleared) == 1


def test_a_moment_in_which_it_is_not_seen_does_not_start_the_dwell_anew():
    watched = Watched(fault(**KNEE)).see(0.4, knee(70)).see(0.3, knee(70), confidence=0.3)
    assert watched.raised == []
    assert watched.see(0.2, knee(70)).raised
    longer = Watched(fault(**KNEE)).see(0.4, knee(70)).see(0.7, knee(70), confidence=0.3)
    assert longer.see(0.5, knee(70)).raised == []


def test_who_bounces_is_told_though_the_ends_are_hardly_seen():
    watched = Watched(fault(measure="near.knee_flexion", of="wobble", above=10, for_s=1.0))
    for _ in range(4):
        watched.see(0.3, knee(80)).see(0.3, knee(110), confidence=0.3).see(0.3, knee(95))
    assert watched.raised


def test_a_warning_of_the_working_limb_goes_when_the_other_limb_works():
    watched = Watched(fault(**(KNEE | {"measure": "working.knee_flexion"})))
    watched.see(1, {"right.knee_flexion": 70.0}).see(0.1, {"left.knee_flexion": 70.0},
                                                     side=Side.LEFT)  # fmt: skip
    assert len(watched.cleared) == 1


def test_a_change_is_from_the_persons_own_base():
    tilt = fault(measure="trunk_slope", of="change", above=8)
    base = {"trunk_slope": 14.0}
    assert Watched(tilt, base).see(2, {"trunk_slope": 21.0}).raised == []
    assert Watched(tilt, base).see(2, {"trunk_slope": 27.0}).raised
    assert Watched(tilt, base).see(2, {"trunk_slope": 5.0}).raised == []


def test_either_way_is_the_size_of_the_change():
    tilt = fault(measure="trunk_slope", of="either-way", above=8)
    base = {"trunk_slope": 14.0}
    (raised,) = Watched(tilt, base).see(2, {"trunk_slope": 1.0}).raised
    assert raised.value == 13.0


def test_a_change_without_a_base_is_not_known():
    for of in ("change", "either-way"):
        watched = Watched(fault(measure="trunk_slope", of=of, above=8))
        assert watched.see(2, {"trunk_slope": 90.0}).raised == []


def ramp(watched, rate, seconds):
    for step in range(round(seconds * 10)):
        watched.see(0.1, knee(rate * step / 10))
    return watched


def test_speed_is_degrees_per_second():
    fast = fault(measure="near.knee_flexion", of="speed", above=60, for_s=0.3)
    assert ramp(Watched(fast), 50, 2).raised == []
    assert ramp(Watched(fast), 70, 2).raised[0].value == pytest.approx(70)


def test_wobble_is_the_swing_to_and_fro():
    bouncing = fault(measure="near.knee_flexion", of="wobble", above=10, for_s=1.0)
    steady = Watched(bouncing)
    assert ramp(steady, 20, 4).raised == []
    for _ in range(6):
        steady.see(0.3, knee(80)).see(0.3, knee(95))
    assert steady.raised


def test_a_point_misplaced_for_a_moment_is_no_wobble():
    watched = Watched(fault(measure="near.knee_flexion", of="wobble", above=10, for_s=0.5))
    for _ in range(6):
        watched.see(0.7, knee(45)).see(0.1, knee(20))
    assert watched.raised == []


def bounced(between, pause_s=0.3):
    """Out of the hold for a moment at every bounce."""
    watched = Watched(fault(measure="near.knee_flexion", of="wobble", above=10, for_s=2.0,
                            during=["hold"]))  # fmt: skip
    for _ in range(4):
        watched.see(0.9, knee(90)).see(pause_s, knee(60), between)
    return watched.see(0.9, knee(90))


def test_who_bounces_out_of_the_hold_and_back_bounces():
    assert bounced(Phase.RETURN).raised
    assert bounced(Phase.MOVING).raised


def test_a_rest_or_a_longer_time_away_from_the_hold_is_no_bounce():
    assert bounced(Phase.REST).raised == []
    assert bounced(Phase.RETURN, pause_s=1.2).raised == []


def test_a_wobble_of_a_place_is_in_body_lengths_and_needs_a_base():
    rocking = fault(measure="hip_forward", of="wobble", above=0.15, for_s=0.3)
    base = {"hip_forward": 100.0, "trunk_length": 100.0}

    def rock(watched, swing):
        for _ in range(6):
            watched.see(0.3, {"hip_forward": 100.0}).see(0.3, {"hip_forward": 100.0 + swing})
        return watched

    assert rock(Watched(rocking, base), 10).raised == []
    assert rock(Watched(rocking, base), 20).raised
    assert rock(Watched(rocking), 20).raised == []


@pytest.mark.parametrize("towards", [1.0, -1.0])
def test_fall_is_the_way_back_from_the_furthest_point(towards):
    sinking = fault(measure="near.knee_flexion", of="fall", above=8, for_s=0.3, during=["hold"])
    watched = Watched(sinking, towards=towards)
    watched.see(1, knee(15 * towards)).see(1, knee(9 * towards))
    assert watched.raised == []
    assert watched.see(1, knee(5 * towards)).raised[0].value == pytest.approx(10)


def test_a_fall_is_counted_within_one_phase():
    sinking = fault(measure="near.knee_flexion", of="fall", above=8, for_s=0.3, during=["hold"])
    watched = Watched(sinking).see(1, knee(30)).see(0.5, knee(15), Phase.RETURN)
    assert watched.see(1, knee(15), Phase.HOLD).raised == []


BOTH = [
    {"measure": "trunk_lean", "above": 60, "clear": 50},
    {"measure": "near.knee_flexion", "below": 8, "clear": 12},
]


def lean(trunk, knee_bend):
    return {"trunk_lean": trunk, "near.knee_flexion": knee_bend}


def test_all_of_needs_all_and_goes_with_the_first_that_is_clear():
    watched = Watched(fault(all_of=BOTH))
    assert watched.see(2, lean(70, 20)).see(2, lean(20, 3)).raised == []
    assert watched.see(1, lean(70, 3)).raised[0].measure == "trunk_lean"
    assert watched.see(1, lean(70, 10)).cleared == []
    assert watched.see(1, lean(70, 20)).cleared


def test_all_of_is_unknown_while_one_of_them_is_not_seen():
    watched = Watched(fault(all_of=BOTH))
    assert watched.see(2, {"trunk_lean": 70.0}).raised == []


def test_any_of_takes_the_one_that_holds_and_clears_with_all():
    watched = Watched(fault(any_of=BOTH))
    assert watched.see(1, lean(20, 3)).raised[0].measure == "near.knee_flexion"
    watched.see(1, lean(70, 20))
    assert watched.cleared == []
    assert watched.see(1, lean(20, 20)).cleared


def test_any_of_needs_only_one_of_them_to_be_seen():
    watched = Watched(fault(any_of=BOTH))
    assert watched.see(1, {"trunk_lean": 70.0}).raised
    assert watched.see(1, {"trunk_lean": 20.0}).cleared


def test_with_both_all_of_the_ones_and_one_of_the_others_are_needed():
    wrist, hip = "near.elbow_flexion", "near.hip_flexion"
    either = [{"measure": wrist, "above": 20}, {"measure": hip, "above": 20}]
    watched = Watched(fault(all_of=BOTH, any_of=either))
    assert watched.see(2, {**lean(70, 3), wrist: 5, hip: 5}).raised == []
    assert watched.see(2, {**lean(20, 3), wrist: 30, hip: 5}).raised == []
    assert watched.see(1, {**lean(70, 3), wrist: 5, hip: 30}).raised[0].measure == "trunk_lean"
    assert watched.see(1, {**lean(70, 3), wrist: 30, hip: 5}).cleared == []
    assert watched.see(1, {**lean(70, 3), wrist: 5, hip: 5}).cleared


def test_with_both_it_is_unknown_while_none_of_the_others_is_seen():
    either = [{"measure": "near.elbow_flexion", "above": 20}]
    watched = Watched(fault(all_of=BOTH, any_of=either))
    assert watched.see(2, lean(70, 3)).raised == []


def test_a_band_between_two_limits_is_a_fault_only_inside():
    shallow = fault(measure="near.knee_flexion", above=20, below=33)
    assert Watched(shallow).see(2, knee(15)).see(2, knee(40)).raised == []
    assert Watched(shallow).see(2, knee(25)).see(1, knee(40)).cleared


def test_a_standing_warning_is_cleared_when_the_readings_end():
    watched = Watched(fault(**KNEE)).see(1, knee(70))
    assert watched.watch.finish(9.0).end_s == 9.0
    assert watched.watch.finish(9.0) is None
