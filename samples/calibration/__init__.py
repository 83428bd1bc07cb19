"""Where the pose network sees joints and the back against where they are, on rendered bodies."""

FITTED = ("man", "woman", "man-heavy", "woman-short", "man-slim-tall", "woman-old")
"""The bodies whose errors decided posecheck's corrections; accuracy is measured on others."""
