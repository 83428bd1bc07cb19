"""Notices in a live set that the person is plainly doing another exercise than the chosen one."""

from posecheck.exercises.load import all_exercises
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading
from posecheck.recognition.recogniser import Recogniser

WINDOW_S = 30.0
"""So much of the past counts; then it is looked at afresh."""
FIRST_S = 8.0
"""Before that nothing is said: two quick repetitions take as long; own."""
EVERY_S = 2.0
PLAINLY = 0.8
"""So sure it must be. In 289 films of right execution, each told by the signatures of the other
bodies, nothing else than what was chosen was ever surer than 0.66."""
OWN_SHARE = 0.25
"""And the chosen exercise must explain less than this share of what the other one does."""


class AnotherExercise:
    """Takes readings; `name` is that of the other exercise, or None."""

    def __init__(self, chosen: Exercise) -> None:
        self._chosen = {chosen.id, chosen.like} - {""}
        known = {exercise.id: exercise for exercise in all_exercises()}
        # A file of the user's own is tried beside the shipped ones.
        self._exercises = tuple((known | {chosen.id: chosen}).values())
        self._recogniser = Recogniser(self._exercises)
        self._began_s: float | None = None
        self._looked_s = 0.0
        self.name: str | None = None

    def update(self, reading: Reading, *, doing: bool = False) -> None:
        """Take the next reading.

        doing: whether the chosen exercise is plainly being done: it is held at its target, or a
        repetition of it has just counted. What this looks like besides does not matter then: of
        a long hold nothing is explained before it is over.
        """
        time = reading.time
        if doing:
            self._began_s, self.name = None, None
            return
        if self._began_s is None or time - self._began_s > WINDOW_S:
            self._began_s, self._looked_s = time, time
            self._recogniser = Recogniser(self._exercises)
        self._recogniser.update(reading)
        if time - self._began_s >= FIRST_S and time - self._looked_s >= EVERY_S:
            self._looked_s = time
            self.name = self._another()

    def _another(self) -> str | None:
        candidates = self._recogniser.so_far().candidates
        if not candidates or candidates[0].exercise.id in self._chosen:
            return None
        best = candidates[0]
        own = max((c.score for c in candidates if c.exercise.id in self._chosen), default=0.0)
        plain = best.sure >= PLAINLY and own < OWN_SHARE * best.score
        return best.exercise.name if plain else None
