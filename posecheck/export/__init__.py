"""Sessions for other programs and other people: tables, gait formats, a folder to hand on."""

from posecheck.export.export import FORMATS, export

__all__ = ["FORMATS", "export"]
