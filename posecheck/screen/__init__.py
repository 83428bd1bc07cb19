"""Draws the coach's screens, to be read from three metres, in any window."""

from posecheck.screen.painter import Painter

__all__ = ["Painter"]
