"""All the numbers of a run, table by table; what the page, the plots and the JSON are made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

import numpy as np

from posecheck.exercises.model import Exercise
from samples.accuracy import summaries as sums
from samples.accuracy.factors import FACTORS, VIEWS, Group
from samples.accuracy.footage import FootageResult, SpoiledResult
from samples.accuracy.holding import Timed
from samples.accuracy.scene import Scene
from samples.accuracy.seen import JOINTS, TRUNK
from samples.accuracy.spine import SpineCheck, back_limits, spine_check
from samples.accuracy.statistics import Share, Spread, share, spread
from samples.accuracy.targets import Target, targets

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

ALL_BACKS = "all"
KNEES_DOWN = "knees down"
CURVE_EDGES = (-3.0, -2.0, -1.5, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
HOLD_EDGES = tuple(np.round(np.arange(-2.0, 2.01, 0.1), 1).tolist())
BOUNDARY_EDGES = tuple(np.round(np.arange(-1.0, 1.01, 0.05), 2).tolist())


@dataclass(frozen=True, slots=True)
class Run:
    """The facts of a run.

    fitted: bodies that anything was fitted to or chosen by.
    backs: films for the neutral spine alone.
    """

    date: str
    posecheck: str
    mediapipe: str
    models: tuple[str, ...]
    scenes: int
    seed: int
    bodies: tuple[str, ...]
    fitted: tuple[str, ...]
    backs: int
    minutes: float
    not_analysed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row(Generic[T_co]):
    """A group of scenes and what they say. by: what they are grouped by."""

    by: str
    group: str
    value: T_co


@dataclass(frozen=True, slots=True)
class AngleRow:
    """Errors of one joint in a group of scenes, those about each film's own mean error, and the
    share of frames in which it was seen."""

    by: str
    group: str
    joint: str
    limb: str
    errors: Spread
    about_own: Spread
    seen: Share


@dataclass(frozen=True, slots=True)
class Bin:
    """Cases between two edges, and a share or a mean of them."""

    low: float
    high: float
    share: Share
    mean: float | None = None


@dataclass(frozen=True)
class Results:
    """Everything, aggregated."""

    run: Run
    targets: list[Target]
    counting: list[Row[sums.Counting]]
    verdicts: list[Row[sums.Verdicts]]
    boundaries: list[Row[sums.Boundaries]]
    holding: list[Row[sums.Holding]]
    angles: list[AngleRow]
    bias: dict[str, list[Bin]]
    faults: list[Row[sums.Warned]]
    alarms: list[Row[sums.FalseAlarms]]
    sighting: list[Row[sums.Sighting]]
    untested: list[str]
    unfilmed: list[str]
    curve: list[Bin]
    effects: dict[str, list[Row[sums.Effect]]]
    spine: dict[str, SpineCheck]
    models: list[Row[sums.Effect]]
    hold_errors: list[int]
    start_errors: list[int]
    end_errors: list[int]
    footage: list[FootageResult] = field(default_factory=list)
    spoiled: list[SpoiledResult] = field(default_factory=list)


def results(
    run: Run,
    scenes: Mapping[str, Sequence[Scene]],
    backs: Sequence[Scene],
    exercises: Sequence[Exercise],
    footage: Sequence[FootageResult] = (),
    spoiled: Sequence[SpoiledResult] = (),
) -> Results:
    """Sum up the scenes of each model; all tables but that of the models show the first one's.

    backs: what counts for the neutral spine alone.
    """
    own = list(next(iter(scenes.values())))
    shown = {scene.exercise for scene in (*own, *backs)}
    limits = back_limits([exercise for exercise in exercises if exercise.id in shown])
    spines = _spine_checks([*own, *backs], limits)
    holds = [h.error_s for s in own for h in s.holds if h.became is Timed.TIMED]
    starts = [b.start_s for s in own for b in s.boundaries]
    ends = [b.end_s for s in own for b in s.boundaries]
    return Results(
        run=run,
        targets=targets(own, spines[KNEES_DOWN]),
        counting=_rows(own, sums.counting),
        verdicts=_rows(own, sums.verdicts),
        boundaries=_rows(own, sums.boundaries),
        holding=_rows(own, sums.holding),
        angles=_angle_rows(own),
        bias={
            joint: _bias([s for s in own if s.view == VIEWS[0]], joint, limb)
            for joint, limb in (("knee_flexion", "near"), ("hip_flexion", "near"))
        },
        faults=_fault_rows(own),
        alarms=_alarm_rows(own),
        sighting=_rows(own, sums.sighting),
        untested=_untested(own, exercises),
        unfilmed=_unfilmed(own, exercises),
        curve=_curve(own),
        effects={factor.key: _effects(own, factor.key) for factor in FACTORS},
        spine=spines,
        models=[Row("model", model, sums.effect(of)) for model, of in scenes.items()],
        hold_errors=_histogram(holds, HOLD_EDGES),
        start_errors=_histogram(starts, BOUNDARY_EDGES),
        end_errors=_histogram(ends, BOUNDARY_EDGES),
        footage=list(footage),
        spoiled=list(spoiled),
    )


def _spine_checks(scenes: Sequence[Scene], limits: tuple[float, float]) -> dict[str, SpineCheck]:
    """All windows of the side view, and those with both knees down and with a leg lifted."""
    samples = [sample for s in scenes if s.view == VIEWS[0] for sample in s.spine]
    return {
        ALL_BACKS: spine_check(samples, limits),
        KNEES_DOWN: spine_check([one for one in samples if not one.lifted], limits),
        "a leg lifted": spine_check([one for one in samples if one.lifted], limits),
    }


def grouped(scenes: Sequence[Scene], of: Callable[[Scene], str]) -> list[tuple[str, list[Scene]]]:
    """The scenes by what they have in common, in the order of its name."""
    names = sorted({of(scene) for scene in scenes})
    return [(name, [scene for scene in scenes if of(scene) == name]) for name in names]


_WAYS: tuple[tuple[str, Callable[[Scene], str]], ...] = (
    ("all", lambda _: "all"),
    ("view", lambda scene: scene.view),
    ("exercise", lambda scene: scene.exercise),
    ("body", lambda scene: scene.person),
    ("shown", lambda scene: scene.kind),
)


def _groups(scenes: Sequence[Scene]) -> list[tuple[str, str, list[Scene]]]:
    found = []
    for by, of in _WAYS:
        groups = grouped(scenes, of)
        if by == "view":
            groups.sort(key=lambda group: VIEWS.index(group[0]))
        found += [(by, name, members) for name, members in groups]
    return found


def _rows(scenes: Sequence[Scene], summary: Callable[[Sequence[Scene]], T]) -> list[Row[T]]:
    return [Row(by, name, summary(members)) for by, name, members in _groups(scenes)]


def _angle_rows(scenes: Sequence[Scene]) -> list[AngleRow]:
    side = [scene for scene in scenes if scene.view == VIEWS[0]]
    groups = [("view", name, of) for by, name, of in _groups(scenes) if by == "view"]
    groups += [(by, name, of) for by, name, of in _groups(side) if by in ("body", "exercise")]
    joints = [(joint, "trunk") for joint in TRUNK]
    joints += [(joint, limb) for limb in ("near", "far") for joint in JOINTS]
    return [
        AngleRow(by, name, joint, limb, *sums.angles(members, joint, limb))
        for by, name, members in groups
        for joint, limb in joints
    ]


def _bias(scenes: Sequence[Scene], joint: str, limb: str) -> list[Bin]:
    """Errors by the true angle, in tens of degrees; the share is of frames within 5 degrees."""
    own = [a for s in scenes for a in s.angles if a.joint == joint and a.limb == limb]
    if not own:
        return []
    errors = np.concatenate([a.errors for a in own])
    true = np.concatenate([a.true for a in own])
    bins = []
    for low in range(-40, 160, 10):
        inside = errors[(true >= low) & (true < low + 10)]
        if inside.size >= 25:
            near = share(np.abs(inside) <= 5)
            bins.append(Bin(low, low + 10, near, spread(inside).bias))
    return bins


def _fault_rows(scenes: Sequence[Scene]) -> list[Row[sums.Warned]]:
    rows = _rows(scenes, sums.warned)
    for exercise, members in grouped(scenes, lambda scene: scene.exercise):
        known = {e.fault for s in members for e in s.episodes}
        known |= {w.fault for s in members for w in s.warnings}
        rows += [
            Row("fault", f"{exercise}: {fault}", sums.warned(members, fault))
            for fault in sorted(known)
        ]
    return rows


def _alarm_rows(scenes: Sequence[Scene]) -> list[Row[sums.FalseAlarms]]:
    """Of right executions, and of the others by what they show."""
    rows = _rows([s for s in scenes if s.kind == "right"], sums.false_alarms)
    others = grouped([s for s in scenes if s.kind != "right"], lambda scene: scene.kind)
    rows = [row for row in rows if row.by in ("all", "view", "exercise")]
    return rows + [Row("shown", kind, sums.false_alarms(of)) for kind, of in others]


def _untested(scenes: Sequence[Scene], exercises: Sequence[Exercise]) -> list[str]:
    """The faults of the filmed exercises that no scene truly shows for long enough."""
    filmed = {scene.exercise for scene in scenes}
    shown = {(scene.exercise, check.fault) for scene in scenes for check in scene.episodes}
    return [
        f"{exercise.id}: {fault.id}"
        for exercise in exercises
        for fault in exercise.fault
        if exercise.id in filmed and (exercise.id, fault.id) not in shown
    ]


def _unfilmed(scenes: Sequence[Scene], exercises: Sequence[Exercise]) -> list[str]:
    """The exercises of which there is no scene."""
    filmed = {scene.exercise for scene in scenes}
    return [exercise.id for exercise in exercises if exercise.id not in filmed]


def _curve(scenes: Sequence[Scene]) -> list[Bin]:
    checks = [margin for scene in scenes for margin in scene.margins]
    levels = np.array([check.sustained for check in checks])
    said = np.array([check.warned for check in checks], bool)
    edges = (-np.inf, *CURVE_EDGES[1:-1], np.inf)
    bins = []
    for place, (low, high) in enumerate(pairwise(edges)):
        inside = (levels > low) & (levels <= high) if levels.size else np.zeros(0, bool)
        bins.append(Bin(CURVE_EDGES[place], CURVE_EDGES[place + 1], share(said[inside])))
    return bins


def _effects(scenes: Sequence[Scene], key: str) -> list[Row[sums.Effect]]:
    groups: dict[Group, list[Scene]] = {}
    for scene in scenes:
        if key in scene.groups:
            groups.setdefault(scene.groups[key], []).append(scene)
    return [Row(key, group.name, sums.effect(groups[group])) for group in sorted(groups)]


def _histogram(values: Sequence[float], edges: Sequence[float]) -> list[int]:
    """Numbers between the edges; what lies beyond is in the outermost."""
    inside = np.clip(np.array(values, float), edges[0], edges[-1] - 1e-9)
    return [int(n) for n in np.histogram(inside, edges)[0]]
