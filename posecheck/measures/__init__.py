"""From a pose to named measures: angles, offsets, view and posture."""
