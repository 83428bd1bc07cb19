"""Warnings: which true faults were warned of, how late, and which warnings were false."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from posecheck.checking.faults import JUDGED_UP_TO_DEG
from posecheck.exercises.fault import Fault
from posecheck.exercises.model import Exercise
from posecheck.measures.registry import find_measure
from posecheck.session.model import WarningEntry
from samples.accuracy.seen import Seen
from samples.accuracy.sight import NotSeen, not_seen
from samples.accuracy.spans import Span, covered, joined
from samples.accuracy.statistics import Array
from samples.accuracy.truth import Truth

AROUND_S = 0.5
"""A warning is right if its fault is there at any time of it, or so shortly before or after."""
GAP_S = 1.0
"""A fault that is gone for less than this is the same one still: so long a warning takes to go."""
SURE_S = 0.3
"""A fault is due to be warned of once it lasts for its dwell and so much longer."""


class Outcome(StrEnum):
    """What became of a true fault that lasted for long enough to be warned of."""

    WARNED = "warned"
    MISSED = "missed"
    NOT_JUDGED = "not judged"
    FAR_SIDE = "far side"


@dataclass(frozen=True, slots=True)
class EpisodeCheck:
    """One true fault. delay_s: from when it was due (onset and dwell) to when it was shown."""

    fault: str
    strength: float
    outcome: Outcome
    delay_s: float | None


@dataclass(frozen=True, slots=True)
class WarningCheck:
    """One warning. worst: how far beyond the limit the body truly was, None if truth is silent.

    covers: the greatest strength among the true faults that it belongs to, None without any.
    """

    fault: str
    start_s: float
    worst: float | None
    covers: float | None

    @property
    def false(self) -> bool:
        """Whether the body was never beyond the limit."""
        return self.worst is not None and self.worst <= 0

    @property
    def far_off(self) -> bool:
        """Whether it was not even near: 5 degrees or 0.05 body lengths off."""
        return self.worst is not None and self.worst < -0.5


@dataclass(frozen=True, slots=True)
class MarginCheck:
    """A fault in a whole clip.

    sustained: the most the body was beyond the limit for as long as the dwell asks.
    """

    fault: str
    sustained: float
    warned: bool


def episodes(truth: Truth, seen: Seen, exercise: Exercise) -> list[EpisodeCheck]:
    """Every true fault that is due to be warned of."""
    result = []
    for fault in exercise.fault:
        own = [episode for episode in truth.faults if episode.fault == fault.id]
        warnings = [w for w in seen.session.warnings if w.fault == fault.id]
        for span in joined([episode.span for episode in own], GAP_S):
            parts = [episode for episode in own if episode.span.overlap(span) >= 0]
            long = [p for p in parts if p.span.seconds >= fault.for_s + SURE_S]
            if not long:
                continue
            due = min(part.span.start for part in long) + fault.for_s
            sides = {part.side for part in parts}
            outcome, delay = _outcome(span, due, sides, warnings, fault, truth, seen)
            result.append(
                EpisodeCheck(fault.id, max(part.strength for part in parts), outcome, delay)
            )
    return result


def warnings(truth: Truth, seen: Seen, exercise: Exercise) -> list[WarningCheck]:
    """Every warning that was given. Of what truth knows nothing, a right execution has none."""
    known = {fault.id for fault in exercise.fault}
    result = []
    for entry in seen.session.warnings:
        if entry.fault not in known:
            continue
        span = Span(entry.start_s, entry.end_s).wider(AROUND_S)
        of = [f for f in truth.faults if f.fault == entry.fault and f.span.overlap(span) > 0]
        worst = _worst(truth, entry.fault, span)
        if of:
            worst = max(worst or 0.0, *(fault.strength for fault in of))
        if worst is None and truth.kind == "right":
            worst = -1.0
        covers = max((fault.strength for fault in of), default=None)
        result.append(WarningCheck(entry.fault, entry.start_s, worst, covers))
    return result


def margins(truth: Truth, seen: Seen, exercise: Exercise) -> list[MarginCheck]:
    """For every fault of which truth knows the margin: how bad it was, and whether it was said."""
    raised = {entry.fault for entry in seen.session.warnings}
    step = float(np.median(np.diff(truth.time)))
    return [
        MarginCheck(
            fault.id,
            sustained(truth.margins[fault.id], round(fault.for_s / step)),
            fault.id in raised,
        )
        for fault in exercise.fault
        if fault.id in truth.margins
        and _judged_at(fault) >= truth.yaw
        and not _is_far({f.side for f in truth.faults if f.fault == fault.id}, fault, truth)
    ]


def sustained(margin: Array, frames: int) -> float:
    """The highest level kept for so many frames in a row; -inf where it is never looked for."""
    known = np.where(np.isfinite(margin), margin, -np.inf)
    frames = max(1, min(frames, margin.size))
    windows = np.lib.stride_tricks.sliding_window_view(known, frames)
    return float(windows.min(axis=1).max())


def _worst(truth: Truth, fault: str, span: Span) -> float | None:
    if fault not in truth.margins:
        return None
    inside = (truth.time >= span.start) & (truth.time <= span.end)
    values = truth.margins[fault][inside]
    values = values[np.isfinite(values)]
    # Truth looks for some faults in some phases only: outside of them there is none.
    return float(values.max()) if values.size else -np.inf


def _judged_at(fault: Fault) -> float:
    """The yaw up to which posecheck looks for the fault."""
    if fault.judged_at_yaw is not None:
        return fault.judged_at_yaw
    sagittal = any(find_measure(c.measure).sagittal for c in fault.conditions)
    return JUDGED_UP_TO_DEG if sagittal else 90.0


def _outcome(
    span: Span,
    due: float,
    sides: set[str | None],
    entries: list[WarningEntry],
    fault: Fault,
    truth: Truth,
    seen: Seen,
) -> tuple[Outcome, float | None]:
    around = span.wider(AROUND_S)
    own = [e for e in entries if Span(e.start_s, e.end_s).overlap(around) > 0]
    if own:
        # What was shown long before the fault began says nothing about the delay.
        delays = [e.raised_s - due for e in own if e.raised_s > due - fault.for_s - AROUND_S]
        return Outcome.WARNED, min(delays, default=None)
    if _is_far(sides, fault, truth):
        return Outcome.FAR_SIDE, None
    if _seconds_judged(span, fault, truth, seen) < fault.for_s + SURE_S:
        return Outcome.NOT_JUDGED, None
    return Outcome.MISSED, None


def _is_far(sides: set[str | None], fault: Fault, truth: Truth) -> bool:
    """Whether it is a fault of the far limb alone, where posecheck does not look for any."""
    of_limb = all("." in condition.measure for condition in fault.conditions)
    far = "left" if truth.near_side == "right" else "right"
    return of_limb and sides == {far}


def _seconds_judged(span: Span, fault: Fault, truth: Truth, seen: Seen) -> float:
    """For how long posecheck claims to have judged it: the view allowed it, nothing was hidden."""
    with np.errstate(invalid="ignore"):
        allowed = truth.off_view(seen.columns["yaw_deg"]) <= _judged_at(fault)
    hidden = [spell.span for spell in not_seen(seen.session) if spell.kind is not NotSeen.COMPANY]
    inside = (seen.time >= span.start) & (seen.time <= span.end)
    if not inside.any():
        return 0.0
    return float(allowed[inside].mean()) * span.seconds - covered(span, hidden)
