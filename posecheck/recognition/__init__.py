"""Which exercise it is, from posture and movement; by the exercise files alone."""

from posecheck.recognition.recogniser import Candidate, Recogniser, Recognition

__all__ = ["Candidate", "Recogniser", "Recognition"]
