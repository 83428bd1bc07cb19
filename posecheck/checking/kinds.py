"""The kinds of movement: what follows each, and how what it finds is judged."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median

from posecheck.checking.events import Reason, Repetition, Side
from posecheck.checking.follower import Follower
from posecheck.checking.foreshortening import seen_from
from posecheck.checking.judge import HOLD_TOLERANCE_S, hold_short, judge, refusal
from posecheck.checking.staying import StayFollower
from posecheck.checking.sweeping import SweepFollower
from posecheck.checking.swinging import SwingFollower
from posecheck.checking.timing import TimerFollower
from posecheck.checking.track import Finished, Track
from posecheck.checking.whole import WholeTrack
from posecheck.exercises.goal import Goal
from posecheck.exercises.model import Exercise
from posecheck.measures.registry import find_measure

TIMED = Reason("timed", "timed, not seen")
NO_DIRECTION = Reason("direction-not-seen", "direction not seen")
NO_DEPTH = Reason("depth-not-judged", "depth not judged: the view is not the one it needs")


@dataclass(frozen=True, slots=True)
class Kind:
    """follow: makes what follows one side. judge: what a finished repetition is."""

    follow: Callable[[Exercise, Goal, Side], Follower]
    judge: Callable[[Exercise, Goal, Finished], Repetition]


def kind_of(exercise: Exercise) -> Kind:
    """The kind of an exercise's movement."""
    return _KINDS[exercise.movement.kind]


def _cycle(exercise: Exercise, goal: Goal, side: Side) -> Follower:
    make = WholeTrack if exercise.movement.also else Track
    return make(exercise, goal, side)


def _told(
    exercise: Exercise, goal: Goal, done: Finished, reason: Reason | None, counted: bool
) -> Repetition:
    cycle = done.cycle
    if done.story.yaws:
        goal = seen_from(goal, median(done.story.yaws))
    return Repetition(
        start_s=cycle.start_s, peak_s=cycle.peak_s, end_s=cycle.end_s, side=done.side,
        counted=counted, measure=exercise.movement.measure, peak=cycle.peak,
        limit=goal.near_edge if done.depth_seen else None, hold_s=done.hold_s, reason=reason,
        direction=done.direction, sways=done.sways, hold_sure=done.hold_sure,
    )  # fmt: skip


def _judge_cycle(exercise: Exercise, goal: Goal, done: Finished) -> Repetition:
    told = judge(exercise, goal, done)
    short = told.reason is not None and told.reason.code == "hold-short"
    return replace(told, reason=done.reason) if short and done.reason is not None else told


def _judge_swing(exercise: Exercise, goal: Goal, done: Finished) -> Repetition:
    refused = refusal(exercise, done) or done.reason
    size, edge = done.cycle.travel, goal.near_edge
    if refused is None and done.depth_seen and size < edge:
        refused = Reason("too-shallow", _amounts(exercise, size, goal.ideal))
    if refused is None and done.depth_seen and goal.far_edge is not None and size > goal.far_edge:
        refused = Reason("too-far", "smaller is enough")
    if refused is not None:
        return _told(exercise, goal, done, refused, counted=False)
    asked = exercise.dose.sides == "each-unseen" and exercise.movement.kind == "circle"
    note = NO_DIRECTION if asked and done.direction is None else None
    return _told(exercise, goal, done, note if done.depth_seen else NO_DEPTH, counted=True)


def _judge_stay(exercise: Exercise, goal: Goal, done: Finished) -> Repetition:
    refused, wanted = refusal(exercise, done), exercise.dose.hold_s[0]
    if refused is None and done.hold_s < wanted - HOLD_TOLERANCE_S:
        refused = hold_short(exercise, done)
    if refused is not None:
        return _told(exercise, goal, done, refused, counted=False)
    return _told(exercise, goal, done, None if done.depth_seen else NO_DEPTH, counted=True)


def _judge_timer(exercise: Exercise, goal: Goal, done: Finished) -> Repetition:
    told = _judge_stay(exercise, goal, done)
    # Nothing was measured: it has no peak and no limit.
    told = replace(told, peak=None, limit=None)
    return replace(told, reason=TIMED) if told.counted else told


def _judge_sweep(exercise: Exercise, goal: Goal, done: Finished) -> Repetition:
    refused = refusal(exercise, done) or done.reason
    if refused is not None:
        return _told(exercise, goal, done, refused, counted=False)
    return _told(exercise, goal, done, None if done.depth_seen else NO_DEPTH, counted=True)


def _amounts(exercise: Exercise, size: float, ideal: float) -> str:
    if find_measure(exercise.movement.measure).unit == "deg":
        return f"{size:.0f} of {ideal:.0f} degrees"
    return f"{size:.2f} of {ideal:.2f}"


_KINDS = {
    "cycle": Kind(_cycle, _judge_cycle),
    "sweep": Kind(SweepFollower, _judge_sweep),
    "swing": Kind(SwingFollower, _judge_swing),
    "circle": Kind(SwingFollower, _judge_swing),
    "hold": Kind(StayFollower, _judge_stay),
    "rock": Kind(StayFollower, _judge_stay),
    "timer": Kind(TimerFollower, _judge_timer),
}
