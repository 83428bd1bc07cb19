"""One scene, measured: everything that truth and posecheck say about it, compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from posecheck.exercises.model import Exercise
from samples.accuracy.angles import AngleErrors, angle_errors
from samples.accuracy.counting import Boundary, Count, Verdict, boundaries, count, verdicts
from samples.accuracy.factors import FACTORS, Group, view
from samples.accuracy.holding import HoldCheck, extra_holds, holds
from samples.accuracy.seen import Seen
from samples.accuracy.sight import SightCheck, sight
from samples.accuracy.spine import SpineSample, spine_samples
from samples.accuracy.statistics import Array, pooled
from samples.accuracy.truth import Truth
from samples.accuracy.warned import (
    EpisodeCheck,
    MarginCheck,
    WarningCheck,
    episodes,
    margins,
    warnings,
)


@dataclass(frozen=True)
class Scene:
    """A scene's facts and its checks. groups: by a factor's key. analysed: posecheck got by.

    sure: posecheck itself holds its count to be right.
    """

    name: str
    exercise: str
    kind: str
    person: str
    yaw: float
    view: str
    tags: dict[str, str]
    groups: dict[str, Group]
    seconds: float
    analysed: bool
    sure: bool
    count: Count
    verdicts: list[Verdict]
    boundaries: list[Boundary]
    holds: list[HoldCheck]
    extra_holds: int
    angles: list[AngleErrors]
    episodes: list[EpisodeCheck]
    warnings: list[WarningCheck]
    margins: list[MarginCheck]
    sight: SightCheck
    spine: list[SpineSample]
    primary: Array
    """Errors of the measure that repetitions are counted by, near limb or trunk, degrees."""

    @property
    def exact(self) -> bool:
        """Whether the repetitions were counted exactly."""
        return self.analysed and self.count.error == 0

    @property
    def false_warnings(self) -> list[WarningCheck]:
        """Its warnings of faults that were not there."""
        return [warning for warning in self.warnings if warning.false]


def measured(truth: Truth, seen: Seen | None, exercise: Exercise) -> Scene:
    """Compare a scene's truth with what was seen; None: posecheck made nothing of the film."""
    found = {factor.key: factor.of(truth) for factor in FACTORS}
    groups = {key: group for key, group in found.items() if group is not None}
    angles = [] if seen is None else angle_errors(truth, seen, exercise)
    return Scene(
        name=truth.name,
        exercise=truth.exercise,
        kind=truth.kind,
        person=truth.person,
        yaw=truth.yaw,
        view=view(truth.yaw),
        tags={key: str(value) for key, value in truth.tags.items()},
        groups=groups,
        seconds=truth.seconds,
        analysed=seen is not None,
        sure=seen is not None and seen.session.counts.sure,
        count=count(truth, seen, exercise) if seen else Count(len(truth.repetitions), 0, None),
        verdicts=verdicts(truth, seen, exercise) if seen else [],
        boundaries=boundaries(truth, seen) if seen else [],
        holds=holds(truth, seen, exercise) if seen else [],
        extra_holds=extra_holds(truth, seen) if seen else 0,
        angles=angles,
        episodes=episodes(truth, seen, exercise) if seen else [],
        warnings=warnings(truth, seen, exercise) if seen else [],
        margins=margins(truth, seen, exercise) if seen else [],
        sight=sight(truth, seen) if seen else SightCheck(truth.seconds, {}, 0, 0, 0.0),
        spine=spine_samples(truth, seen, exercise) if seen else [],
        primary=_primary(angles, exercise),
    )


def _primary(angles: Sequence[AngleErrors], exercise: Exercise) -> Array:
    joint = exercise.movement.measure
    return pooled(a.errors for a in angles if a.joint == joint and a.limb in ("near", "trunk"))
