"""When what moves: a program of eased moves and rests, and the small motions of a living body."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from samples.render.body import angle_names
from samples.render.geometry import Array, ease
from samples.render.setting import Params

SOFT_ENDS = 0.18
"""Share of a passage spent on getting under way, and again on coming to rest."""


@dataclass(frozen=True, slots=True)
class Excursion:
    """One planned repetition: leaving rest, top reached, top left, back; seconds.

    meant: what it was meant to be: "full", "half", "too-far", ...
    """

    side: str
    start: float
    top: float
    leave: float
    end: float
    meant: str = "full"


@dataclass(frozen=True, slots=True)
class Sway:
    """A swinging of one parameter to and fro, on top of everything else.

    swing: its amplitude in units of the parameter; period in seconds.
    """

    name: str
    start: float
    end: float
    swing: float
    period: float

    def at(self, time: float) -> float:
        """What is added to the parameter."""
        inside = min(time - self.start, self.end - time)
        phase = 2 * np.pi * (time - self.start) / self.period
        return self.swing * ease(inside / 0.4) * float(np.sin(phase))


@dataclass(frozen=True, slots=True)
class Pulse:
    """A gesture: one parameter leaves its value and comes back to it.

    size: how far; rise: seconds of the way there, and of the way back.
    """

    name: str
    start: float
    end: float
    size: float = 1.0
    rise: float = 0.8

    def at(self, time: float) -> float:
        """What is added to the parameter."""
        return self.size * ease(min(time - self.start, self.end - time) / self.rise)


@dataclass(frozen=True, slots=True)
class _Move:
    start: float
    end: float
    before: dict[str, float]
    after: dict[str, float]
    warp: float
    even: bool

    def at(self, time: float) -> dict[str, float]:
        if time >= self.end:
            return self.after
        fraction = (time - self.start) / (self.end - self.start)
        share = glide(fraction) if self.even else ease(fraction**self.warp)
        return {k: (1 - share) * self.before[k] + share * self.after[k] for k in self.after}


@dataclass
class Program:
    """A person's course through an exercise, built up call by call.

    rest: the parameters of the start pose. framed_from: from when on the camera must see it all,
    framed_until: up to when (None: the end). absences: (start, end) of when the person is not
    at the exercise: walking in, getting down or up, out of the picture.
    """

    rest: dict[str, float]
    excursions: list[Excursion] = field(default_factory=list)
    duration: float = 0.0
    framed_from: float = 0.0
    framed_until: float | None = None
    absences: list[tuple[float, float]] = field(default_factory=list)
    overlays: list[Sway | Pulse] = field(default_factory=list)
    breath_s: float = 4.0
    _moves: list[_Move] = field(default_factory=list)

    def wait(self, seconds: float) -> "Program":
        """Stay as it is."""
        self.duration += seconds
        return self

    def move(
        self, seconds: float, *, warp: float = 1.0, even: bool = False, **targets: float
    ) -> "Program":
        """Ease to other parameters, see `go_to`."""
        return self.go_to(seconds, targets, warp=warp, even=even)

    def go_to(
        self,
        seconds: float,
        targets: Mapping[str, float],
        *,
        warp: float = 1.0,
        even: bool = False,
    ) -> "Program":
        """Go to other parameters. warp: above 1 starts slowly, below 1 quickly; even: at one
        speed but for the ends, as people walk."""
        before = self._last()
        end = self.duration + seconds
        after = {**before, **targets}
        self._moves.append(
            _Move(
                self.duration,
                end,
                before | {k: before.get(k, 0.0) for k in targets},
                after,
                warp,
                even,
            )
        )
        self.duration = end
        return self

    def now(self, name: str) -> float:
        """A parameter after all that was planned so far; 0 if it never came up."""
        return self._last().get(name, 0.0)

    def absent(self, since: float) -> "Program":
        """Note that from then until now the person is not at the exercise."""
        self.absences.append((since, self.duration))
        return self

    def excursion(self, side: str, start: float, top: float, leave: float, meant: str) -> "Program":
        """Note a repetition that is over now."""
        self.excursions.append(Excursion(side, start, top, leave, self.duration, meant))
        return self

    def at(self, time: float) -> Params:
        """The parameters at a time."""
        current = self.rest
        for move in reversed(self._moves):
            if time >= move.start:
                current = move.at(time)
                break
        breath = float(np.sin(2 * np.pi * time / self.breath_s))
        current = {**current, "breath": breath}
        for overlay in self.overlays:
            if overlay.start < time < overlay.end:
                current[overlay.name] = current.get(overlay.name, 0.0) + overlay.at(time)
        return current

    def moments(self, count: int = 25) -> Array:
        """Times spread over what the camera must see, (count,) seconds."""
        until = self.duration if self.framed_until is None else self.framed_until
        return np.linspace(self.framed_from, until, count)

    def _last(self) -> dict[str, float]:
        return self._moves[-1].after if self._moves else dict(self.rest)


def glide(fraction: float) -> float:
    """A step from 0 to 1 at an even speed, with soft ends."""
    f = min(max(fraction, 0.0), 1.0)
    if f > 0.5:
        return 1 - glide(1 - f)
    s = SOFT_ENDS
    slope = 1 / (1 - s)
    return slope * (f * f / (2 * s) if f < s else f - s / 2)


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
