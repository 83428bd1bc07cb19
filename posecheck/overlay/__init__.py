"""Draws on a frame, for people, what the checker says about it."""

from posecheck.overlay.message import Message, notice
from posecheck.overlay.overlay import Overlay

__all__ = ["Message", "Overlay", "notice"]
