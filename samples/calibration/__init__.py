"""Where the pose network sees joints and the back against where they are, on rendered bodies."""

FITTED = ("man", "woman", "man-heavy", "woman-short", "man-slim-tall", "woman-old")
"""The bodies whose errors decided posecheck's corrections of angles."""

TUNED = (
    *FITTED,
    "man-old",
    "man-short",
    "man-strong",
    "woman-heavy",
    "woman-slim",
    "woman-strong",
    "woman-tall",
)
"""Those and the ones on whose films thresholds and signatures were chosen; accuracy is measured on
others."""

SIDE_ON_DEG = 20.0
"""Pictures and films up to so far off the side view show where points lie in front of the trunk."""
