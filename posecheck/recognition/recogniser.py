"""Tries all exercises at once and says which one explains best what was seen."""

from collections.abc import Iterable
from dataclasses import dataclass

from posecheck.exercises.load import all_exercises
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading
from posecheck.recognition.trial import Trial

STEP_S = 0.095
"""Ten readings a second are enough to tell movements apart, and quick enough for forty trials."""
LEAST = 0.04
"""Who explains less than this share of the time explains nothing."""
UNKNOWN = 0.2
"""How well something that is in no file would explain it: who does no better is not sure."""
SHARPNESS = 4.0
"""Twice the score is sixteen times as likely; own."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise, how much of the time it explains, and how sure it is among the others, 0..1."""

    exercise: Exercise
    score: float
    sure: float

    @property
    def words(self) -> str:
        """Which it is and how sure: "Bridge (bridge), 97 % sure"."""
        exercise = self.exercise
        return f"{exercise.name} ({exercise.id}), {min(self.sure, 0.99) * 100:.0f} % sure"


@dataclass(frozen=True, slots=True)
class Recognition:
    """All that could be meant, best first; empty where nothing fits."""

    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate | None:
        """The exercise that it is taken for."""
        return self.candidates[0] if self.candidates else None

    @property
    def runner_up(self) -> Candidate | None:
        """The next best."""
        return self.candidates[1] if len(self.candidates) > 1 else None


class Recogniser:
    """Takes readings in rising time.

    exercises: those to choose from; one that is `like` another looks the same, so that the other
    one stands for it.
    """

    def __init__(self, exercises: Iterable[Exercise] | None = None) -> None:
        known = all_exercises() if exercises is None else tuple(exercises)
        self._trials = [Trial(exercise) for exercise in known if not exercise.like]
        self._first_s: float | None = None
        self._last_s = 0.0

    def update(self, reading: Reading) -> None:
        """Take the next reading; those that follow too soon are passed over."""
        if self._first_s is None:
            self._first_s = reading.time
        elif reading.time - self._last_s < STEP_S:
            return
        self._last_s = reading.time
        for trial in self._trials:
            trial.update(reading)

    def finish(self) -> Recognition:
        """What it was."""
        for trial in self._trials:
            trial.finish()
        return self.so_far()

    def so_far(self) -> Recognition:
        """What it looks like by now."""
        seconds = self._last_s - (self._first_s or 0.0)
        scores = [(trial.score(seconds), trial.exercise) for trial in self._trials]
        fitting = sorted((s for s in scores if s[0] >= LEAST), key=lambda s: -s[0])
        total = sum(score**SHARPNESS for score in (UNKNOWN, *(score for score, _ in fitting)))
        return Recognition(
            tuple(
                Candidate(exercise, score, score**SHARPNESS / total) for score, exercise in fitting
            )
        )
