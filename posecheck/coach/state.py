"""Where in a set the coach is."""

from enum import Enum, auto


class State(Enum):
    """From the rest before a set to its pauses."""

    REST = auto()
    INTRODUCTION = auto()
    SET_UP = auto()
    COUNT_IN = auto()
    WORK = auto()
    PAUSED = auto()
    PAIN = auto()
