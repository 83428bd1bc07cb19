"""What accuracy is aimed at, and whether a run reached it."""

from collections.abc import Sequence
from dataclasses import dataclass

from samples.accuracy import summaries as sums
from samples.accuracy.factors import VIEWS
from samples.accuracy.scene import Scene
from samples.accuracy.spine import SpineCheck
from samples.accuracy.statistics import Share

RIGHT_VIEW_EXACT = 0.99
OBLIQUE_EXACT = 0.97
HOLDS_WITHIN = 0.95
ANGLE_MAE_DEG = 4.0
STRONG_FAULTS = 0.95
FALSE_A_MINUTE = 0.1
NEUTRAL_SPINE = 0.95
AIMED_JOINTS = (
    ("knee_flexion", "near", "knee"),
    ("hip_flexion", "near", "hip"),
    ("trunk_lean", "trunk", "trunk lean"),
    ("trunk_slope", "trunk", "trunk slope"),
    ("elbow_flexion", "near", "elbow"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """One aim. unit: "share", "deg" or "a minute". cases: that the value rests on, in words.

    met: None where nothing was measured. between: the 95 % interval, where there is one.
    """

    what: str
    unit: str
    aim: float
    at_most: bool
    value: float | None
    between: tuple[float, float] | None
    cases: str
    met: bool | None


def targets(scenes: Sequence[Scene], spine: SpineCheck) -> list[Target]:
    """Every aim with the value that these scenes reach. spine: with both knees down."""
    side = [scene for scene in scenes if scene.view == VIEWS[0]]
    oblique = [scene for scene in scenes if scene.view in VIEWS[1:3]]
    judged = [scene for scene in scenes if scene.view in VIEWS[:2]]
    faults, held = sums.warned(judged), sums.holding(side)
    shares = (
        *(
            (f"count exact, {where}{of}", aim, exact, "clips")
            for where, aim, scenes_there in (
                ("side view", RIGHT_VIEW_EXACT, side),
                ("15 to 45 degrees off", OBLIQUE_EXACT, oblique),
            )
            for of, exact in _exact(scenes_there)
        ),
        ("hold within 0.3 s, side view", HOLDS_WITHIN, held.within, "holds"),
        ("hold within 0.3 s, side view, where it is sure", HOLDS_WITHIN, held.sure_within, "holds"),
        ("strong faults warned of, to 30 degrees", STRONG_FAULTS, faults.strong_recall, "faults"),
        ("warnings right, to 30 degrees", STRONG_FAULTS, faults.strong_precision, "warnings"),
    )
    return [
        *(_share(*aim) for aim in shares),
        *(_angle(side, *joint, judged) for joint in AIMED_JOINTS for judged in (True, False)),
        _alarms([scene for scene in scenes if scene.kind == "right"]),
        _spine(spine),
    ]


def _exact(scenes: Sequence[Scene]) -> tuple[tuple[str, Share], ...]:
    """Of all clips, and of those whose count posecheck itself holds to be right."""
    counting = sums.counting(scenes)
    return ("", counting.exact), (", where it is sure", counting.sure_exact)


def _share(what: str, aim: float, share: Share, cases: str) -> Target:
    between = None if share.low is None or share.high is None else (share.low, share.high)
    met = None if share.value is None else share.value >= aim
    return Target(what, "share", aim, False, share.value, between, f"{share.of} {cases}", met)


def _angle(side: Sequence[Scene], joint: str, limb: str, name: str, judged: bool) -> Target:
    """judged: only in the exercises that go by this angle."""
    errors, *_ = sums.angles(side, joint, limb, judged=judged)
    met = None if errors.mae is None else errors.mae <= ANGLE_MAE_DEG
    where = "where it is judged" if judged else "in every exercise"
    what = f"mean error of the {name} angle, side view, {where}"
    return Target(what, "deg", ANGLE_MAE_DEG, True, errors.mae, None, f"{errors.n} frames", met)


def _alarms(right: Sequence[Scene]) -> Target:
    alarms = sums.false_alarms(right)
    rate = alarms.per_minute
    met = None if rate is None else rate <= FALSE_A_MINUTE
    cases = f"{alarms.minutes:.0f} minutes"
    what = "false warnings, right execution"
    return Target(what, "a minute", FALSE_A_MINUTE, True, rate, None, cases, met)


def _spine(check: SpineCheck) -> Target:
    met = None if check.accuracy is None else check.accuracy >= NEUTRAL_SPINE
    cases = f"{check.rounded.of + check.sagged.of} bent and {check.kept.of} neutral windows"
    what = "neutral spine on all fours, knees down, balanced accuracy, side view"
    return Target(what, "share", NEUTRAL_SPINE, False, check.accuracy, None, cases, met)
