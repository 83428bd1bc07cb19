"""The coach's voice: a speech engine or tones, in processes of their own."""

from typing import Protocol

from posecheck.coach.said import Say
from posecheck.voice.silent import Silent

__all__ = ["Silent", "Voice", "open_voice"]


class Voice(Protocol):
    """Takes what is to be said and returns at once, whatever becomes of it."""

    def say(self, say: Say) -> None:
        """Take something to say."""
        ...

    def close(self) -> None:
        """Fall silent and let go of everything."""
        ...


def open_voice(*, mute: bool = False) -> Voice:
    """The best voice that this machine has."""
    return Silent()
