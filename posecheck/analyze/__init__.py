"""The driver for recorded clips: decodes, finds the person, draws and encodes side by side."""

from posecheck.analyze.driver import Analysis, analyze_clip

__all__ = ["Analysis", "analyze_clip"]
