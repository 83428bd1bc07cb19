"""The few keys of the live window."""

from enum import Enum, auto


class Command(Enum):
    """What a key asks for."""

    PAUSE = auto()  # or go on
    PAIN = auto()
    QUIT = auto()
    FULL_SCREEN = auto()  # or back to a window


_COMMANDS = {
    ord(" "): Command.PAUSE,
    ord("p"): Command.PAIN,
    ord("P"): Command.PAIN,
    ord("q"): Command.QUIT,
    ord("Q"): Command.QUIT,
    27: Command.QUIT,  # Esc
    ord("f"): Command.FULL_SCREEN,
    ord("F"): Command.FULL_SCREEN,
}


def command_of(key: int) -> Command | None:
    """The command of a key code as OpenCV gives it; None for no key and for any other."""
    return None if key < 0 else _COMMANDS.get(key & 0xFF)
