"""A patient's own dose, targets and limits, within what is safe."""

from posecheck.prescription.apply import prescribe
from posecheck.prescription.load import load_prescription
from posecheck.prescription.model import Entry, Prescription

__all__ = ["Entry", "Prescription", "load_prescription", "prescribe"]
