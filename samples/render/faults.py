"""The faults a clip can show, each with the true angle and the limit beyond which it is there.

Limits are those at which a warning is due; a checker's dwell is not taken off the intervals.
"""

from samples.render.truth import FaultRule

TOO_DEEP = FaultRule("too-deep", "knee_flexion", 62.0, side="both")
HEELS_UP = FaultRule("heels-up", "foot_pitch", 12.0, side="both", from_start=True)
TOE_TOUCH = FaultRule("toe-touch", "trunk_lean", 60.0)
LEG_ABOVE_TRUNK = FaultRule("leg-above-trunk", "thigh_elevation", 15.0, side="both")
TRUNK_TILTS = FaultRule("trunk-tilts", "trunk_slope", -8.0, above=False, from_start=True)
HEAD_BACK = FaultRule("head-back", "neck_line", -20.0, above=False, from_start=True)
OVER_ARCHED = FaultRule("over-arched", "hip_flexion", -12.0, above=False, side="both")
LEG_TOO_HIGH = FaultRule("leg-too-high", "leg_elevation", 30.0, side="both")
KNEE_LOCKED = FaultRule("knee-locked", "knee_flexion", 5.0, above=False, side="right")
KNEE_HYPEREXTENDED = FaultRule(
    "knee-hyperextended", "knee_flexion", -5.0, above=False, side="right"
)
ROUND_FORWARD = FaultRule("round-forward", "trunk_lean", 30.0)
