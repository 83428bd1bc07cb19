"""When what moves: a program of eased moves and rests, and the small fidgets of a living body."""

from dataclasses import dataclass, field

import numpy as np

from samples.render.body import angle_names
from samples.render.geometry import Array, ease
from samples.render.setting import Params


@dataclass(frozen=True, slots=True)
class Excursion:
    """One planned repetition: leaving rest, top reached, top left, back; seconds."""

    side: str
    start: float
    top: float
    leave: float
    end: float


@dataclass(frozen=True, slots=True)
class _Move:
    start: float
    end: float
    before: dict[str, float]
    after: dict[str, float]


@dataclass
class Program:
    """A person's course through an exercise, built up call by call.

    rest: the parameters of the start pose. framed_from: from when on the camera must see it all.
    """

    rest: dict[str, float]
    excursions: list[Excursion] = field(default_factory=list)
    duration: float = 0.0
    framed_from: float = 0.0
    _moves: list[_Move] = field(default_factory=list)

    def wait(self, seconds: float) -> "Program":
        """Stay as it is."""
        self.duration += seconds
        return self

    def move(self, seconds: float, **targets: float) -> "Program":
        """Ease to other parameters."""
        before = self._last()
        end = self.duration + seconds
        self._moves.append(_Move(self.duration, end, before, before | targets))
        self.duration = end
        return self

    def repeat(
        self, side: str, out: float, hold: float, back: float, pause: float, **targets: float
    ) -> "Program":
        """One repetition: out, hold, back to where it started, pause."""
        start, before = self.duration, self._last()
        self.move(out, **targets)
        top = self.duration
        self.wait(hold)
        leave = self.duration
        self.move(back, **{name: before[name] for name in targets})
        self.excursions.append(Excursion(side, start, top, leave, self.duration))
        return self.wait(pause)

    def at(self, time: float) -> Params:
        """The parameters at a time."""
        current = self.rest
        for move in self._moves:
            if time < move.start:
                break
            share = ease((time - move.start) / (move.end - move.start))
            current = {k: (1 - share) * move.before[k] + share * move.after[k] for k in move.after}
        return current

    def _last(self) -> dict[str, float]:
        return self._moves[-1].after if self._moves else dict(self.rest)


class Fidget:
    """Slow random swaying of every angle, unit standard deviation, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng([seed, 3])
        count, waves = len(angle_names()), 5
        self._frequency = rng.uniform(0.07, 0.9, (count, waves))
        self._phase = rng.uniform(0, 2 * np.pi, (count, waves))
        weight = 1 / np.sqrt(self._frequency)
        self._weight = weight / np.sqrt((weight**2).sum(1, keepdims=True) / 2)

    def at(self, time: float) -> Array:
        """Offsets in the order of `angle_names`, to be scaled to degrees."""
        waves = np.sin(2 * np.pi * self._frequency * time + self._phase)
        swing: Array = (self._weight * waves).sum(1)
        return swing
