"""Judges a cycle: does it count, and if not, why; in words with the value and the limit."""

from statistics import median

from posecheck.checking.events import Reason, Repetition, Side
from posecheck.checking.foreshortening import seen_from
from posecheck.checking.hold import LEAST_S
from posecheck.checking.track import Finished
from posecheck.exercises.goal import Goal
from posecheck.exercises.model import Exercise
from posecheck.measures.registry import find_measure
from posecheck.measures.words import roughly

UNSEEN_S = 1.0
"""A cycle unseen for longer has no known peak (lost_landmark_pause_s)."""
HOLD_TOLERANCE_S = 0.1
"""A hold may be short by this much: the clock sees frames, and 4.95 of 5 seconds is 5."""


def judge(exercise: Exercise, goal: Goal, done: Finished) -> Repetition:
    """The repetition, or the attempt with its reason, that a finished cycle is."""
    cycle = done.cycle
    if done.story.yaws:
        goal = seen_from(goal, median(done.story.yaws))
    peak = goal.towards * cycle.travel if goal.relative else cycle.peak
    reason, counted = _verdict(exercise, goal, done, peak)
    edge = goal.far_edge if reason is not None and reason.code == "too-far" else goal.near_edge
    return Repetition(
        start_s=cycle.start_s,
        peak_s=cycle.peak_s,
        end_s=cycle.end_s,
        side=done.side,
        counted=counted,
        measure=exercise.movement.measure,
        peak=None if done.cut == "start" else peak,
        limit=edge if done.depth_seen else None,
        hold_s=done.hold_s,
        reason=reason,
        hold_sure=done.hold_sure,
    )


def _verdict(
    exercise: Exercise, goal: Goal, done: Finished, peak: float
) -> tuple[Reason | None, bool]:
    if done.cut == "start":
        return Reason("cut", "the clip begins in the middle of it"), False
    refused = refusal(exercise, done)
    if refused is not None:
        return refused, False
    depth = _depth_reason(exercise, goal, peak) if done.depth_seen else None
    if depth is not None and depth.code == "too-shallow":
        return depth, False
    wanted = exercise.dose.hold_s[0] or LEAST_S
    if done.hold_s < wanted - HOLD_TOLERANCE_S:
        return depth or hold_short(exercise, done), False
    if not done.depth_seen:
        return Reason("depth-not-judged", _why_not_judged(done)), True
    return None, True


def hold_short(exercise: Exercise, done: Finished) -> Reason:
    """Not there for long enough; while a warning stands the clock stands still as well."""
    asked = exercise.dose.hold_s[0]
    held = roughly(f"{done.hold_s:.1f}", done.hold_sure)
    if asked:
        return Reason("hold-short", f"held {held} of {asked:g} s")
    return Reason("hold-short", f"only {held} s at the target in good form")


def refusal(exercise: Exercise, done: Finished) -> Reason | None:
    """What keeps a repetition of any kind of movement from counting, or None."""
    if done.cut == "end":
        return Reason("cut", "the clip ends in the middle of it")
    if exercise.discouraged:
        return Reason("discouraged", exercise.advice)
    if done.story.unseen_s > UNSEEN_S and done.hold_s < exercise.dose.hold_s[0]:
        return Reason("not-seen", f"hidden for {done.story.unseen_s:.1f} s")
    return None


def _depth_reason(exercise: Exercise, goal: Goal, peak: float) -> Reason | None:
    if (peak - goal.near_edge) * goal.towards < 0:
        return Reason("too-shallow", _compare(exercise, goal, peak, "at least", goal.near_edge))
    far = goal.far_edge
    if far is not None and (peak - far) * goal.towards > goal.slack:
        return Reason("too-far", _compare(exercise, goal, peak, "at most", far))
    return None


def _compare(exercise: Exercise, goal: Goal, peak: float, word: str, edge: float) -> str:
    measure = find_measure(exercise.movement.measure)
    if measure.unit != "deg":
        return f"{peak:.2f}, {word} {edge:.2f}"
    reached = _told_apart(peak, edge)
    if word == "at least" and goal.towards > 0:
        enough = "" if round(edge) == round(goal.ideal) else f" ({edge:.0f} is enough)"
        return f"{reached} of {goal.ideal:.0f} degrees{enough}"
    if word == "at least":
        return f"{measure.label} {reached} degrees, should go down to {edge:.0f}"
    return f"{measure.label} {reached} degrees, no further than {edge:.0f}"


def _told_apart(value: float, edge: float) -> str:
    """Whole degrees, unless they would read like the edge that was missed."""
    return f"{value:.1f}" if round(value) == round(edge) else f"{value:.0f}"


def _why_not_judged(done: Finished) -> str:
    near = done.story.near
    if done.side is not Side.BOTH and near and sum(near) <= 0.5 * len(near):
        return "depth not judged: the limb is on the far side"
    return "depth not judged: the view is not side-on"
