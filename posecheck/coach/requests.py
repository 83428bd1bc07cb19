"""What the person asks for, by key, by gesture or by clicking the window away."""

from enum import Enum, auto


class Request(Enum):
    """One wish; the coach says what comes of it."""

    PAUSE = auto()  # or go on
    PAIN = auto()
    REST = auto()  # after pain: a minute more
    SKIP = auto()  # this exercise, or the introduction, or the rest of a rest
    END = auto()
