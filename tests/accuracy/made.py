"""Tiny truths and sessions with known answers: a wall slide of 20 s at ten frames a second."""

from dataclasses import replace
from typing import Any

import numpy as np

from posecheck.exercises.load import load_exercise
from posecheck.session.model import Session
from samples.accuracy.seen import BACK, JOINTS, TRUNK, Seen
from samples.accuracy.spans import Span
from samples.accuracy.statistics import Mask
from samples.accuracy.truth import TrueFault, TrueRepetition, Truth

WALL = load_exercise("wall-slide")
TIME = np.round(np.arange(0, 20, 0.1), 3)


def between(start: float, end: float) -> Mask:
    """The frames from one moment to the other."""
    return np.asarray((start <= TIME) & (end >= TIME))


def slide(start: float, peak: float = 46.0, hold: float = 6.0) -> TrueRepetition:
    """A repetition that takes a second down, `hold` seconds there, and a second up."""
    top = Span(start + 1, start + 1 + hold)
    return TrueRepetition(Span(start, start + hold + 2), top, "both", 0.0, peak)


def truth(*repetitions: TrueRepetition, **changes: Any) -> Truth:
    """The truth of a film with these repetitions, in the right view."""
    phase = np.full(TIME.size, "rest", dtype="<U4")
    knee = np.zeros(TIME.size)
    for one in repetitions:
        moments = [one.span.start, one.hold.start, one.hold.end, one.span.end]
        knee += np.interp(TIME, moments, [0, one.peak, one.peak, 0])
        for word, a, b in zip(("out", "hold", "back"), moments, moments[1:], strict=False):
            phase[between(a, b)] = word
    angles = {
        f"{side}_{joint}": np.zeros(TIME.size) for side in ("left", "right") for joint in JOINTS
    }
    angles |= {f"{side}_elbow_bend": np.zeros(TIME.size) for side in ("left", "right")}
    angles |= {name: np.zeros(TIME.size) for name in TRUNK}
    angles |= {"left_knee_flexion": knee, "right_knee_flexion": knee}
    made = Truth(
        name="made",
        exercise="wall-slide",
        kind="right",
        person="somebody",
        tags={},
        film={"fps": 10, "variable_rate": False, "size": [640, 480], "light": 1.0, "noise": 1.0},
        look={},
        view={"yaw_deg": 0.0, "near_side": "left", "person_px": 300},
        measure="knee_flexion",
        of="both",
        repetitions=repetitions,
        holds=tuple(one.hold for one in repetitions),
        faults=(),
        margins={fault.id: np.full(TIME.size, -2.0) for fault in WALL.fault},
        unseen=(),
        time=TIME,
        phase=tuple(phase.tolist()),
        angles=angles,
    )
    return replace(made, **changes)


def with_fault(
    known: Truth, fault: str, start: float, end: float, strength: float, side: str | None = None
) -> Truth:
    """The same with a fault, its margin included."""
    margin = known.margins[fault].copy()
    margin[between(start, end)] = strength
    entry = TrueFault(fault, Span(start, end), side, strength)
    return replace(known, faults=(*known.faults, entry), margins={**known.margins, fault: margin})


def cycle(start: float, end: float, counted: bool = True, reason: str | None = None) -> dict:
    """A repetition of a session."""
    why = None if reason is None else {"code": reason, "text": reason}
    return {
        "start_s": start, "peak_s": (start + end) / 2, "end_s": end, "side": "both",
        "counted": counted, "reason": why, "measure": "knee_flexion", "peak": 45.0, "limit": 38.0,
        "hold_s": 5.0, "start_frame": 0, "peak_frame": 0, "end_frame": 0,
    }  # fmt: skip


def hold(start: float, end: float, seconds: float | None = None) -> dict:
    """A hold of a session."""
    timed = end - start if seconds is None else seconds
    return {"start_s": start, "end_s": end, "seconds": timed, "side": "both",
            "start_frame": 0, "end_frame": 0}  # fmt: skip


def warning(fault: str, start: float, raised: float, end: float) -> dict:
    """A warning of a session."""
    return {
        "fault": fault, "severity": "warn", "start_s": start, "end_s": end, "side": "both",
        "measure": "near.knee_flexion", "of": "value", "value": 70.0, "limit": 62.0,
        "message": "", "say": "", "raised_s": raised, "raised_value": 65.0,
        "start_frame": 0, "end_frame": 0,
    }  # fmt: skip


def seen(
    known: Truth,
    cycles: list[dict] | None = None,
    holds: list[dict] | None = None,
    warnings: list[dict] | None = None,
    not_seen: list[dict] | None = None,
    yaw: float = 0.0,
    **off_by: float,
) -> Seen:
    """A session with these entries, and readings that are right but for `off_by` degrees."""
    sides = {"near": "left", "far": "right"}
    columns = {"time": TIME, "yaw_deg": np.full(TIME.size, yaw), BACK: np.zeros(TIME.size)}
    for joint in JOINTS:
        for limb, side in sides.items():
            true = "elbow_bend" if joint == "elbow_flexion" else joint
            values = known.angles[f"{side}_{true}"] + off_by.get(f"{limb}_{joint}", 0.0)
            columns[f"{side}.{joint}"] = values
    columns |= {name: known.angles[name] + off_by.get(name, 0.0) for name in TRUNK}
    columns |= {f"{name}.confidence": np.ones(TIME.size) for name in list(columns)[2:]}
    return Seen(_session(cycles or [], holds or [], warnings or [], not_seen or []), TIME, columns)


def _session(
    cycles: list[dict], holds: list[dict], warnings: list[dict], not_seen: list[dict]
) -> Session:
    return Session.model_validate(
        {
            "schema": 1, "posecheck": "0", "model": "full", "exercise": "wall-slide",
            "exercise_name": "Wall slide",
            "video": {"file": "made.mp4", "width": 640, "height": 480, "duration_s": 20.0,
                      "frames": 200, "fps": 10.0},
            "pose_found": 1.0,
            "view": {"seen": "side", "yaw_deg": 0.0, "ok": True, "needed": "side"},
            "goal": {"measure": "knee_flexion", "low": 38.0, "high": 55.0, "ideal": 45.0,
                     "reps": 5, "hold_s": 5.0},
            "counts": {"reps": len(cycles), "left": None, "right": None, "attempts": 0},
            "repetitions": cycles, "holds": holds, "warnings": warnings, "not_seen": not_seen,
            "cannot_see": [], "end": {"reason": "complete", "text": None},
        }
    )  # fmt: skip
