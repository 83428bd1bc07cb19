"""What is measured of one repetition beyond its entry: range, time up and time down."""

from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np

from posecheck.review.curve import Curve
from posecheck.session.model import HoldEntry, RepetitionEntry, Session

_EDGE_UNKNOWN = ("cut", "not-seen")


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one repetition; None where it was not seen or the clip cut it off.

    travel: how far the measure went, from its least to its greatest value. up_s: from leaving
    rest until the hold began, or until the furthest point where nothing was held; down_s: from
    there on back to rest. beside: the furthest point less that of the same repetition of the other
    side, the n-th beside the n-th; None where sides do not count apart.
    """

    travel: float | None
    up_s: float | None
    down_s: float | None
    beside: float | None = None


@dataclass(frozen=True, slots=True)
class Symmetry:
    """Means of the counted repetitions of each side, in the measure's unit and seconds."""

    left: float
    right: float
    left_hold_s: float
    right_hold_s: float

    @property
    def difference(self) -> float:
        """Left less right."""
        return self.left - self.right


def figures(session: Session, curve: Curve | None) -> list[Figures]:
    """Those of every entry of `repetitions`; curve: what was judged in every frame."""
    found = [_figures(entry, session.holds, curve) for entry in session.repetitions]
    beside = _beside(session)
    return [replace(one, beside=beside[number]) for number, one in enumerate(found)]


def symmetry(session: Session) -> Symmetry | None:
    """Left against right; None where sides do not count apart or one was never judged."""
    if session.counts.left is None:
        return None
    counted = {"left": [], "right": []}  # type: dict[str, list[RepetitionEntry]]
    for entry in session.repetitions:
        judged = entry.counted and entry.limit is not None and entry.peak is not None
        if judged and entry.side in counted:
            counted[entry.side].append(entry)
    left, right = counted["left"], counted["right"]
    if not left or not right:
        return None
    peaks = [fmean(e.peak for e in side if e.peak is not None) for side in (left, right)]
    holds = [fmean(e.hold_s for e in side) for side in (left, right)]
    return Symmetry(peaks[0], peaks[1], holds[0], holds[1])


def _beside(session: Session) -> list[float | None]:
    """Of each repetition: its peak less that of the other side's, where both were judged."""
    places: dict[str, list[int]] = {"left": [], "right": []}
    for number, entry in enumerate(session.repetitions):
        if entry.side in places and entry.limit is not None and entry.peak is not None:
            places[entry.side].append(number)
    found: list[float | None] = [None] * len(session.repetitions)
    for left, right in zip(places["left"], places["right"], strict=False):
        peaks = [session.repetitions[number].peak or 0.0 for number in (left, right)]
        found[left], found[right] = peaks[0] - peaks[1], peaks[1] - peaks[0]
    return found


def _figures(
    entry: RepetitionEntry,
    holds: tuple[HoldEntry, ...],
    curve: Curve | None,
) -> Figures:
    travel = _travel(entry, curve)
    if entry.reason is not None and entry.reason.code in _EDGE_UNKNOWN and not entry.counted:
        return Figures(travel, None, None)
    held = [h for h in holds if h.start_s >= entry.start_s and h.end_s <= entry.end_s]
    held = [h for h in held if h.side == entry.side]
    longest = max(held, key=lambda h: h.seconds, default=None)
    top, leaves = entry.peak_s, entry.peak_s
    if longest is not None:
        top, leaves = longest.start_s, longest.end_s
    return Figures(travel, round(top - entry.start_s, 2), round(entry.end_s - leaves, 2))


def _travel(entry: RepetitionEntry, curve: Curve | None) -> float | None:
    if curve is None or entry.peak is None:
        return None
    # Entries are rounded to the millisecond.
    first, last = np.searchsorted(curve.times, [entry.start_s - 1e-3, entry.end_s + 1e-3])
    part = curve.values[first:last]
    part = part[~np.isnan(part)]
    return float(part.max() - part.min()) if len(part) else None
