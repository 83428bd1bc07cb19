"""What is on the screen at one moment, in plain values; one renderer draws them all."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from posecheck.checking.events import Side
from posecheck.exercises.terms import Severity


class Kind(StrEnum):
    """Which screen it is."""

    INTRODUCTION = "introduction"
    SET_UP = "set-up"
    COUNT_IN = "count-in"
    WORK = "work"
    PAUSED = "paused"
    PAIN = "pain"
    REST = "rest"
    DONE = "done"
    SAFETY = "safety"


class Mood(StrEnum):
    """How the words are meant; each has a shape of its own, so colour is never alone."""

    PLAIN = "plain"
    GOOD = "good"
    ALMOST = "almost"
    UNSEEN = "unseen"
    INFO = "info"
    WARN = "warn"
    STOP = "stop"
    PAUSE = "pause"


MOODS = {Severity.INFO: Mood.INFO, Severity.WARN: Mood.WARN, Severity.STOP: Mood.STOP}


class Tally(NamedTuple):
    """Counted repetitions; `sides`: left and right count apart, `working` is at it now."""

    reps: int
    left: int
    right: int
    goal: int | None
    sides: bool = False
    working: Side | None = None


class Clock(NamedTuple):
    """A time that runs, as a ring: tenths of a second gone, and seconds in all.

    active: it runs now. below: the word under the seconds that are left.
    """

    gone_tenths: int
    of_s: float
    active: bool = True
    below: str = "seconds"


class Key(NamedTuple):
    """A key and what it does: ("Space", "pause")."""

    key: str
    does: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One screen. Everything but kind and words may be left out.

    heading: a quieter line above the words. words: the one thing. detail: a sentence below it.
    big: a number or word so large that it is the screen, as in a count-in.
    items: a list to be read. rung: of setting up, how many things are in order, and of how many.
    place: which exercise of how many.
    keys, gestures: what the person can do now, by keyboard and by hand.
    picture: of the exercise, a PNG. person: whether the person is drawn in.
    """

    kind: Kind
    words: str
    heading: str = ""
    detail: str = ""
    items: tuple[str, ...] = ()
    mood: Mood = Mood.PLAIN
    big: str = ""
    tally: Tally | None = None
    clock: Clock | None = None
    rung: tuple[int, int] | None = None
    place: tuple[int, int] | None = None
    keys: tuple[Key, ...] = ()
    gestures: tuple[str, ...] = ()
    picture: Path | None = None
    person: bool = True
