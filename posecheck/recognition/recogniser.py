"""Tries all exercises at once: which one explains and looks best like what was seen."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from posecheck.exercises.load import all_exercises
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading, View
from posecheck.recognition.appearance import Appearance
from posecheck.recognition.signatures import log_likelihoods
from posecheck.recognition.trial import Trial

STEP_S = 0.095
"""Ten readings a second are enough to tell movements apart, and quick enough for forty trials."""
LEAST = 0.04
"""Who explains less than this share of the time explains nothing."""
UNKNOWN = 0.1
"""How well something that is in no file would explain it, while it looks as well as what looks
best: who does no better is not sure. Set with the next one on rendered people, once with the
exercise's own file and once without."""
TEMPER = 0.1
"""The numbers of an appearance say too much, even with their correlations: no two people do an
exercise in quite the same way, and real ones differ from rendered ones. This power of their
likelihood is taken. With one and a half of it as many photographed and filmed people are told, with
twice as much fewer."""
NO_SIGNATURE = 20.0
"""A file of one's own is in no list of looks: it has to explain more instead; own."""
LEAST_SCORE = 0.01
"""What a shipped exercise explains at least when it looks right: counting may have failed."""
LEAST_SURE = 0.01
"""Who is less likely and explains nothing is no candidate."""


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
        self._appearance = Appearance()
        self._side_on = Appearance()
        self._first_s: float | None = None
        self._last_s = 0.0

    def update(self, reading: Reading, side_on: Reading | None = None) -> None:
        """Take the next reading; those that follow too soon are passed over.

        side_on: what would be read from the side of somebody who is not seen from there, for the
            exercises that need it; None: the same.
        """
        if self._first_s is None:
            self._first_s = reading.time
        elif reading.time - self._last_s < STEP_S:
            return
        self._last_s = reading.time
        from_side = side_on or reading
        self._appearance.update(reading)
        self._side_on.update(from_side)
        for trial in self._trials:
            trial.update(from_side if _needs_side(trial.exercise) else reading)

    def finish(self) -> Recognition:
        """What it was."""
        for trial in self._trials:
            trial.finish()
        return self.so_far()

    def so_far(self) -> Recognition:
        """What it looks like by now."""
        seconds = self._last_s - (self._first_s or 0.0)
        looks = self._looks()
        tried = [
            _Tried(one.exercise, one.score(seconds), looks.get(one.exercise.id))
            for one in self._trials
        ]
        # What is in no file would look as the best of these does.
        unknown = UNKNOWN * max(one.likeness for one in tried)
        total = unknown + sum(one.weight for one in tried)
        candidates = [Candidate(one.exercise, one.score, one.weight / total) for one in tried]
        fitting = [one for one in candidates if one.score >= LEAST or one.sure >= LEAST_SURE]
        return Recognition(tuple(sorted(fitting, key=lambda one: -one.sure)))

    def _looks(self) -> dict[str, float]:
        """By exercise, how much less it looks like that than the likeliest one does."""
        seen, side_on = self._appearance.features(), self._side_on.features()
        both = seen.keys() & side_on.keys()
        found = log_likelihoods({name: seen[name] for name in seen if name in both})
        from_side = log_likelihoods({name: side_on[name] for name in seen if name in both})
        for trial in self._trials:
            name = trial.exercise.id
            if _needs_side(trial.exercise) and name in from_side:
                found[name] = from_side[name]
        best = max(found.values(), default=0.0)
        return {name: one - best for name, one in found.items()}


def _needs_side(exercise: Exercise) -> bool:
    """Whether it is looked for from the side; small circles are not: guessed depths waver so."""
    return exercise.camera.view is View.SIDE and exercise.movement.kind != "circle"


class _Tried(NamedTuple):
    """An exercise, what it explains, and its look: how much less than the likeliest one it looks
    like what was seen, 0 or less; None without signature."""

    exercise: Exercise
    score: float
    look: float | None

    @property
    def likeness(self) -> float:
        """0..1, 1 for what looks right."""
        look = -NO_SIGNATURE if self.look is None else self.look
        return math.exp(TEMPER * look)

    @property
    def weight(self) -> float:
        """How likely it is, not normalised."""
        if self.look is None and self.score < LEAST:
            return 0.0
        return max(self.score, LEAST_SCORE) * self.likeness
