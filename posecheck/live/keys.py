"""The few keys of the live window."""

from enum import Enum, auto

from posecheck.coach.requests import Request


class Command(Enum):
    """What a key asks for."""

    PAUSE = auto()  # or go on
    PAIN = auto()
    REST = auto()
    SKIP = auto()
    QUIT = auto()
    YES = auto()
    NO = auto()
    FULL_SCREEN = auto()  # or back to a window


_COMMANDS = {
    " ": Command.PAUSE,
    "p": Command.PAIN,
    "r": Command.REST,
    "s": Command.SKIP,
    "q": Command.QUIT,
    "\x1b": Command.QUIT,  # Esc
    "f": Command.FULL_SCREEN,
    "y": Command.YES,
    "n": Command.NO,
    "\r": Command.PAUSE,  # Enter
}
_REQUESTS = {
    Command.PAUSE: Request.PAUSE,
    Command.PAIN: Request.PAIN,
    Command.REST: Request.REST,
    Command.SKIP: Request.SKIP,
    Command.QUIT: Request.END,
}


def command_of(key: int) -> Command | None:
    """The command of a key code as OpenCV gives it; None for no key and for any other."""
    return None if key < 0 else _COMMANDS.get(chr(key & 0xFF).lower())


def request_of(command: Command | None) -> tuple[Request, ...]:
    """What a command asks of the coach; nothing for what concerns the window alone."""
    request = None if command is None else _REQUESTS.get(command)
    return () if request is None else (request,)
