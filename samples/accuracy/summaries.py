"""What several scenes say together: one summary for each kind of check."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samples.accuracy.counting import Verdict
from samples.accuracy.holding import Timed
from samples.accuracy.scene import Scene
from samples.accuracy.sight import NotSeen
from samples.accuracy.statistics import Share, Spread, pooled, share, share_of, spread
from samples.accuracy.warned import EpisodeCheck, Outcome, WarningCheck

HOLD_S = 0.3
"""A hold counts as right within this."""
STRONG = 1.0
"""Strength of a fault 10 degrees, or 0.1 body lengths, beyond its limit."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Clips, in how many of them the number is exact, and each side's; the mean size of error.

    sure: of how many posecheck itself holds the number to be right. sure_exact: among those.
    """

    clips: int
    exact: Share
    sure: Share
    sure_exact: Share
    sides: Share
    mean_error: float | None
    too_many: int
    too_few: int


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Clear repetitions; `right` among those that were judged."""

    right: Share
    not_judged: int
    not_found: int


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Seconds that the start and the end of a repetition are off."""

    start: Spread
    end: Spread


@dataclass(frozen=True, slots=True)
class Holding:
    """Holds. within: within HOLD_S of the plateau, one that was missed counts as not.

    sure: of how many of the timed ones posecheck itself says that they are right to some tenths.
    sure_within: among those. error: seconds seen, less those of the plateau, of the holds that
    were timed.
    """

    within: Share
    sure: Share
    sure_within: Share
    error: Spread
    missed: int
    not_judged: int
    extra: int


@dataclass(frozen=True, slots=True)
class Warned:
    """A fault, or several. The recalls are among those that posecheck judged."""

    episodes: int
    recall: Share
    strong_recall: Share
    not_judged: int
    far_side: int
    warnings: int
    precision: Share
    strong_precision: Share
    f1: float | None
    delay: Spread


@dataclass(frozen=True, slots=True)
class FalseAlarms:
    """False warnings in so many minutes. far_off: those in which the body was not even near.

    upper_per_minute: the 95 % limit on the rate.
    """

    minutes: float
    false: int
    far_off: int
    per_minute: float | None
    upper_per_minute: float | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """Share of the time not seen, by what; true hiding that was said; share said without any."""

    by_kind: dict[str, float]
    said: Share
    astray: float | None


@dataclass(frozen=True, slots=True)
class Effect:
    """The headline numbers of a group of scenes; mae: of the measure that is counted by."""

    clips: int
    exact: Share
    mae: float | None
    strong_recall: Share
    alarms: FalseAlarms


def counting(scenes: Sequence[Scene]) -> Counting:
    """Sum up the counts."""
    errors = [scene.count.error for scene in scenes]
    return Counting(
        clips=len(scenes),
        exact=share(scene.exact for scene in scenes),
        sure=share(scene.sure for scene in scenes),
        sure_exact=share(scene.exact for scene in scenes if scene.sure),
        sides=share(s.count.sides for s in scenes if s.count.sides is not None),
        mean_error=float(np.abs(errors).mean()) if errors else None,
        too_many=sum(error > 0 for error in errors),
        too_few=sum(error < 0 for error in errors),
    )


def verdicts(scenes: Sequence[Scene]) -> Verdicts:
    """Sum up what became of clear repetitions."""
    all_of_them = [verdict for scene in scenes for verdict in scene.verdicts]
    right, wrong = all_of_them.count(Verdict.RIGHT), all_of_them.count(Verdict.WRONG)
    return Verdicts(
        share_of(right, right + wrong),
        all_of_them.count(Verdict.NOT_JUDGED),
        all_of_them.count(Verdict.NOT_FOUND),
    )


def boundaries(scenes: Sequence[Scene]) -> Boundaries:
    """Sum up starts and ends."""
    found = [boundary for scene in scenes for boundary in scene.boundaries]
    return Boundaries(spread([b.start_s for b in found]), spread([b.end_s for b in found]))


def holding(scenes: Sequence[Scene]) -> Holding:
    """Sum up the holds."""
    holds = [hold for scene in scenes for hold in scene.holds]
    timed = [hold for hold in holds if hold.became is Timed.TIMED]
    missed = sum(hold.became is Timed.MISSED for hold in holds)
    near = [hold for hold in timed if abs(hold.error_s) <= HOLD_S]
    sure = sum(hold.sure for hold in timed)
    return Holding(
        within=share_of(len(near), len(timed) + missed),
        sure=share_of(sure, len(timed)),
        sure_within=share_of(sum(hold.sure for hold in near), sure),
        error=spread([hold.error_s for hold in timed]),
        missed=missed,
        not_judged=sum(hold.became is Timed.NOT_JUDGED for hold in holds),
        extra=sum(scene.extra_holds for scene in scenes),
    )


def angles(
    scenes: Sequence[Scene], joint: str, limb: str, *, judged: bool = False
) -> tuple[Spread, Spread, Share]:
    """Spread of a joint's errors in degrees, that about each film's own mean error, and the share
    of the frames in which it was seen.

    judged: only in the exercises that go by that angle.
    """
    own = [
        a
        for scene in scenes
        for a in scene.angles
        if a.joint == joint and a.limb == limb and (a.judged or not judged)
    ]
    errors = pooled(a.errors for a in own)
    about_own = pooled(a.errors - a.errors.mean() for a in own if a.errors.size)
    return spread(errors), spread(about_own), share_of(errors.size, sum(a.frames for a in own))


def warned(scenes: Sequence[Scene], fault: str | None = None) -> Warned:
    """Sum up one fault, or all of them."""
    found = [e for s in scenes for e in s.episodes if fault in (None, e.fault)]
    given = [w for s in scenes for w in s.warnings if fault in (None, w.fault)]
    judged = [w for w in given if w.worst is not None]
    recall = _recall(found)
    precision = share(not w.false for w in judged)
    return Warned(
        episodes=len(found),
        recall=recall,
        strong_recall=_recall([e for e in found if e.strength >= STRONG]),
        not_judged=sum(e.outcome is Outcome.NOT_JUDGED for e in found),
        far_side=sum(e.outcome is Outcome.FAR_SIDE for e in found),
        warnings=len(given),
        precision=precision,
        strong_precision=_strong_precision(judged),
        f1=_f1(recall.value, precision.value),
        delay=spread([e.delay_s for e in found if e.delay_s is not None]),
    )


def false_alarms(scenes: Sequence[Scene]) -> FalseAlarms:
    """False warnings among these scenes."""
    minutes = sum(scene.seconds for scene in scenes) / 60
    false = [warning for scene in scenes for warning in scene.false_warnings]
    known = minutes > 0
    return FalseAlarms(
        minutes=minutes,
        false=len(false),
        far_off=sum(warning.far_off for warning in false),
        per_minute=len(false) / minutes if known else None,
        upper_per_minute=poisson_upper(len(false)) / minutes if known else None,
    )


def sighting(scenes: Sequence[Scene]) -> Sighting:
    """Sum up what was not seen."""
    seconds = sum(scene.sight.seconds for scene in scenes)
    by_kind = {
        kind.value: sum(s.sight.by_kind.get(kind.value, 0.0) for s in scenes) / seconds
        for kind in NotSeen
        if seconds
    }
    return Sighting(
        by_kind,
        share_of(sum(s.sight.said for s in scenes), sum(s.sight.hidden for s in scenes)),
        sum(s.sight.astray_s for s in scenes) / seconds if seconds else None,
    )


def effect(scenes: Sequence[Scene]) -> Effect:
    """The headline numbers of a group; false warnings of its right executions."""
    return Effect(
        clips=len(scenes),
        exact=share(scene.exact for scene in scenes),
        mae=spread(pooled(scene.primary for scene in scenes)).mae,
        strong_recall=warned(scenes).strong_recall,
        alarms=false_alarms([scene for scene in scenes if scene.kind == "right"]),
    )


def poisson_upper(events: int) -> float:
    """The one-sided 95 % upper limit on the expected number, given how many there were."""
    low, high = 0.0, 3.0 * events + 10.0
    for _ in range(60):
        mean = (low + high) / 2
        at_most = sum(
            math.exp(-mean + k * math.log(mean) - math.lgamma(k + 1)) for k in range(events + 1)
        )
        low, high = (mean, high) if at_most > 0.05 else (low, mean)
    return high


def _recall(episodes: Sequence[EpisodeCheck]) -> Share:
    judged = (Outcome.WARNED, Outcome.MISSED)
    return share(e.outcome is Outcome.WARNED for e in episodes if e.outcome in judged)


def _strong_precision(judged: Sequence[WarningCheck]) -> Share:
    """Warnings of strong faults among these and the false ones; slight faults are neither."""
    strong = sum(w.covers is not None and w.covers >= STRONG for w in judged)
    return share_of(strong, strong + sum(w.false for w in judged))


def _f1(recall: float | None, precision: float | None) -> float | None:
    if recall is None or precision is None or recall + precision == 0:
        return None
    return 2 * recall * precision / (recall + precision)
