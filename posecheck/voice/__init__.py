"""The coach's voice: a speech engine or tones, in processes of their own."""

from typing import Protocol

from posecheck.coach.said import Say
from posecheck.voice.engines import speech, tones
from posecheck.voice.silent import Silent
from posecheck.voice.speaker import Speaker

__all__ = ["Silent", "Speaker", "Voice", "open_voice"]


class Voice(Protocol):
    """Takes what is to be said and returns at once, whatever becomes of it."""

    def say(self, say: Say) -> None:
        """Take something to say."""
        ...

    def close(self) -> None:
        """Fall silent and let go of everything."""
        ...


def open_voice(*, mute: bool = False) -> Voice:
    """The best voice that this machine has: speech, or tones, or the terminal's bell."""
    if mute:
        return Silent()
    spoken = speech()
    return Speaker([tones()] if spoken is None else [spoken, tones()])
