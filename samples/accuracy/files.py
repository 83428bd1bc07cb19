"""The data beside the page: all aggregated numbers as JSON, one line a scene as CSV."""

import csv
import io
import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from samples.accuracy.counting import Verdict
from samples.accuracy.holding import HoldCheck, Timed
from samples.accuracy.markdown import number
from samples.accuracy.results import Results
from samples.accuracy.scene import Scene
from samples.accuracy.statistics import pooled, spread
from samples.accuracy.summaries import HOLD_S, STRONG
from samples.accuracy.warned import Outcome

COLUMNS = (
    "name", "exercise", "shown", "tags", "body", "yaw_deg", "seconds", "repetitions", "seen",
    "wrong_verdicts", "mean_error_deg", "worst_hold_s", "missed", "missed_strong",
    "false_warnings", "badness",
)  # fmt: skip


def results_json(results: Results) -> str:
    """All numbers of the run, rounded to what they are worth; a line for each row of a table."""
    parts = [
        f"{json.dumps(key)}: {_block(value)}" for key, value in _rounded(asdict(results)).items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def scenes_csv(scenes: Sequence[Scene]) -> str:
    """One line a scene, in the order of their names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for scene in sorted(scenes, key=lambda scene: scene.name):
        writer.writerow(_line(scene))
    return out.getvalue()


def worst(scenes: Sequence[Scene], number_of_them: int = 12) -> list[tuple[Scene, str]]:
    """The scenes that went worst, with what went wrong; those in which nothing did left out."""
    bad = sorted(scenes, key=lambda scene: (-badness(scene), scene.name))
    return [
        (scene, ", ".join(_complaints(scene))) for scene in bad[:number_of_them] if badness(scene)
    ]


def badness(scene: Scene) -> float:
    """How bad a scene went: wrong counts weigh most, then verdicts, warnings, holds."""
    if not scene.analysed:
        return 100.0
    return (
        5.0 * abs(scene.count.error)
        + 2.0 * scene.verdicts.count(Verdict.WRONG)
        + 2.0 * scene.verdicts.count(Verdict.NOT_FOUND)
        + 2.0 * len(scene.false_warnings)
        + 2.0 * len(_missed(scene, STRONG))
        + 1.0 * len(_off(scene))
    )


def _line(scene: Scene) -> list[str]:
    mae = spread(scene.primary).mae
    holds = [abs(hold.error_s) for hold in _judged(scene)]
    return [
        scene.name,
        scene.exercise,
        scene.kind,
        " ".join(f"{key}={value}" for key, value in sorted(scene.tags.items())),
        scene.person,
        f"{scene.yaw:.1f}",
        f"{scene.seconds:.1f}",
        str(scene.count.true),
        str(scene.count.seen),
        str(scene.verdicts.count(Verdict.WRONG)),
        "" if mae is None else f"{mae:.1f}",
        f"{max(holds):.2f}" if holds else "",
        " ".join(sorted(set(_missed(scene, 0.0)))),
        " ".join(sorted(set(_missed(scene, STRONG)))),
        " ".join(sorted({warning.fault for warning in scene.false_warnings})),
        f"{badness(scene):g}",
    ]


def _judged(scene: Scene) -> list[HoldCheck]:
    return [hold for hold in scene.holds if hold.became is not Timed.NOT_JUDGED]


def _off(scene: Scene) -> list[HoldCheck]:
    """The holds that are not right."""
    return [hold for hold in _judged(scene) if abs(hold.error_s) > HOLD_S]


def _missed(scene: Scene, strength: float) -> list[str]:
    """The faults of that strength and more that were judged and not warned of."""
    return [
        e.fault for e in scene.episodes if e.outcome is Outcome.MISSED and e.strength >= strength
    ]


def _complaints(scene: Scene) -> list[str]:
    if not scene.analysed:
        return ["not analysed"]
    found = []
    if scene.count.error:
        found.append(f"{scene.count.seen} of {scene.count.true} repetitions")
    wrong = scene.verdicts.count(Verdict.WRONG)
    if wrong:
        found.append(f"{wrong} wrong verdicts")
    found += [
        f"false {warning.fault} at {warning.start_s:.1f} s" for warning in scene.false_warnings
    ]
    found += [f"missed {fault}" for fault in _missed(scene, STRONG)]
    found += [f"hold {hold.error_s:+.1f} s" for hold in _off(scene)]
    mae = spread(pooled([scene.primary])).mae
    return [*found, f"mean error {number(mae)} degrees"]


def _block(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _compact(value)
    return "[\n " + ",\n ".join(_compact(item) for item in value) + "\n]"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return value
